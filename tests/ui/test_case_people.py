"""The people of one case: roles, consent, the advocate who ends a wait, and monitoring."""

from __future__ import annotations

from datetime import date

from tests.ui.support import MANAGER, OFFICER, OfficeFile, app_on, press, seen, settle, told
from tracker.core.case_people import AgeBand, Disability, Ethnicity, Gender, PersonRole, Purpose

HELD = "26-0008"
"""Green, Tom: the clock waits for an advocate since 16 November."""


async def test_children_by_age_or_date_of_birth(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " green", "enter", "enter", "i")
        assert "child concerned, as told" in seen(app)
        await press(pilot, "down", "enter")  # the child as told: give the age
        await press(pilot, "tab", "tab", " 7", "ctrl+s")
        assert "Ava S" in seen(app)
        assert "child concerned, aged 7" in seen(app)
        await press(pilot, "plus", "c", " Ben S", "tab", " 5/11/2014", "ctrl+s")
        assert "born 5 Nov 2014, aged 12" in seen(app)
        await press(pilot, "plus", "c", " Cal", "tab", " eleven", "ctrl+s")
        assert "Type an age in years" in seen(app)
        await press(pilot, "escape", "y", "escape")
        assert "Ava S  child concerned, aged 7" in seen(app)
    people = office.case(HELD).people.of(PersonRole.CHILD)
    assert [(p.name, p.age, p.born) for p in people] == [
        ("Ava S", 7, None),
        ("Ben S", None, date(2014, 11, 5)),
    ]
    app.let_go()


async def test_consent_is_asked_for_somebody_acting_and_never_for_their_own(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " green", "enter", "enter", "i")
        assert "Their own complaint needs nobody's consent." in seen(app)
        await press(pilot, "plus", "r", " Lee, Kim", "ctrl+s")
        assert "! Acting for somebody: consent is not recorded." in seen(app)
        await press(pilot, "c", "a", " Green, Tom", "enter")
        assert "consent is not recorded" not in seen(app)
        assert "Green, Tom, Mon 23 Nov, to somebody acting for them" in seen(app)
        await press(pilot, "u")
        assert "consent is not recorded" in seen(app)
    assert not office.case(HELD).people.agreed_to(Purpose.ACTING)
    app.let_go()


async def test_appointing_the_advocate_ends_the_wait(office: OfficeFile) -> None:
    app = app_on(office)
    assert office.case(HELD).paused
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " green", "enter", "enter", "i", "a")
        assert "Appointing ends the wait" in seen(app)
        await press(pilot, " 13/11", "tab", "y", " NYAS", "tab", " 20/11", "ctrl+s")
        text = seen(app)
        assert "offered Fri 13 Nov, wanted, NYAS, appointed Fri 20 Nov" in text
    case = office.case(HELD)
    assert not case.paused
    assert case.pauses[-1].to_on == date(2026, 11, 20)
    app.let_go()


async def test_monitoring_is_five_letters_and_shown_only_there(office: OfficeFile) -> None:
    app = app_on(office, MANAGER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " green", "enter", "enter", "i", "e")
        await press(pilot, "f", "z", "b", "q", "n")
        assert "Equality monitoring recorded" in told(app)
        assert "black" not in seen(app).casefold()
        await press(pilot, "escape")
        assert "black" not in seen(app).casefold()
        await press(pilot, "i", "home", "enter")  # the complainant over all their cases
        words = " ".join(seen(app).split())
        assert "age 45 to 64, gender not stated, ethnicity black" in words
    equality = office.case(HELD).equality
    assert (equality.age, equality.gender) == (AgeBand.FROM_45, Gender.NOT_STATED)
    assert (equality.ethnicity, equality.disability) == (Ethnicity.BLACK, Disability.NOT_ASKED)
    app.let_go()


async def test_somebody_is_taken_off_after_a_question(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " green", "enter", "enter", "i", "minus")
        assert "Put the cursor on somebody" in told(app)
        await press(pilot, "plus", "a", " Lee, Kim", "ctrl+s", "end", "minus")
        assert "Take Lee, Kim off this case?" in seen(app)
        await press(pilot, "y")
        assert office.case(HELD).people.people == ()
        await press(pilot, "u")
        assert "Lee, Kim" in seen(app)
    app.let_go()
