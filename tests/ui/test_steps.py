"""Stage 2, Stage 3, the Ombudsman and suspensions by the keys that people press."""

from __future__ import annotations

from datetime import date

from tests.ui.forms_support import burst
from tests.ui.support import MANAGER, OFFICER, OfficeFile, app_on, press, seen, settle, told
from tracker.core import commands_later as later
from tracker.core.words import AsideKind, Outcome, Stage2Decision
from tracker.ui.screens.steps import StepsScreen

ANSWERED = "26-0010"
"""Khan, Mo: answered on 13 October and closed."""

REF_KEYS = ("2", "slash", " khan", "enter", "enter")
"""From Today to the case of Khan, Mo."""


async def test_a_manager_takes_a_case_through_stage_2(office: OfficeFile) -> None:
    """Asked for, accepted, people named, terms not signed, a cost, and the letter."""
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *REF_KEYS, "S")
        assert isinstance(app.screen, StepsScreen)
        assert "Stage 2 was asked for" in seen(app)
        await press(pilot, "2")
        assert "29 working days after the reply" in seen(app)
        await press(pilot, " 20/11", "enter")
        case = office.case(ANSWERED)
        assert case.stage2 is not None
        assert case.stage2.requested_on == date(2026, 11, 20)
        assert case.is_open
        assert "Stage 2 due Mon 28 Dec" not in seen(app)
        assert "Stage 2 due Tue 29 Dec, 24 working days left" in seen(app)
        await press(pilot, "S", "a", "enter")
        assert "Working days: 1 from request *, 0 from acceptance" in seen(app)
        await press(pilot, "e")
        assert "Stage 2: day 0 is Fri 20 Nov 2026, when it was asked for." in seen(app)
        await press(pilot, "escape")
        await press(pilot, "S", "p", " Otto Lamb", "tab", " Ivy Poole", "ctrl+s")
        await press(pilot, "S", "t", "n", "enter")
        await press(pilot, "S", "c", " Visit", "tab", " 1,250.5", "enter")
        await press(pilot, "S", "v", "enter", "p")
        text = seen(app)
    case = office.case(ANSWERED)
    assert case.stage2 is not None
    stage2 = case.stage2
    assert (stage2.decision, stage2.officer, stage2.independent) == (
        Stage2Decision.ACCEPTED,
        "Otto Lamb",
        "Ivy Poole",
    )
    assert (stage2.terms_signed, stage2.cost, stage2.outcome) == (
        False,
        125_050,
        Outcome.PARTLY_UPHELD,
    )
    for words in ("IP", "Ivy Poole", "did not sign", "£1,250.50", "1 working day from request *"):
        assert words in text, words


async def test_what_is_typed_right_after_the_letter_is_for_its_question(
    office: OfficeFile,
) -> None:
    """The figures of a date are keys of the screen below, and must not get there."""
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *REF_KEYS, "S")
        await burst(pilot, *"220", "slash", *"11", "enter")
    case = office.case(ANSWERED)
    assert case.stage2 is not None
    assert case.stage2.requested_on == date(2026, 11, 20)


async def test_an_officer_is_told_that_a_manager_decides(office: OfficeFile) -> None:
    """The step stays visible, and its key says why."""
    office.do(later.RequestStage2(ANSWERED, date(2026, 11, 20)))
    app = app_on(office, OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *REF_KEYS, "S", "r")
        assert "Only a manager decides a Stage 2 request." in told(app)
        assert isinstance(app.screen, StepsScreen)
        await press(pilot, "escape")
    case = office.case(ANSWERED)
    assert case.stage2 is not None
    assert case.stage2.decision is None


async def test_a_refusal_warns_and_wants_its_reasons(office: OfficeFile) -> None:
    """Nothing typed is lost by what is missing, and one u takes it back."""
    office.do(later.RequestStage2(ANSWERED, date(2026, 11, 20)))
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *REF_KEYS, "S", "r")
        assert "found at fault" in " ".join(seen(app).split())
        assert "Empty: not yet." not in seen(app)  # it cannot be left out
        await press(pilot, "ctrl+s")
        assert "Say why, in a few words." in seen(app)
        await press(pilot, " Everything was answered", "tab", "tab", " 23/11", "ctrl+s")
        case = office.case(ANSWERED)
        assert case.stage2 is not None
        assert (case.stage2.reasons, case.stage2.rights_given_on) == (
            "Everything was answered",
            date(2026, 11, 23),
        )
        await press(pilot, "u")
    case = office.case(ANSWERED)
    assert case.stage2 is not None
    assert case.stage2.decision is None


async def test_the_independent_person_may_not_sit_on_the_panel(office: OfficeFile) -> None:
    """The sentence stands in the form, with the three names as they were typed."""
    for command in (
        later.RequestStage2(ANSWERED, date(2026, 10, 14)),
        later.DecideStage2(ANSWERED, date(2026, 10, 15), True),
        later.AppointStage2(ANSWERED, "Otto Lamb", "Ivy Poole"),
        later.Adjudicate(ANSWERED, date(2026, 11, 19), Outcome.NOT_UPHELD),
        later.RequestStage3(ANSWERED, date(2026, 11, 20)),
    ):
        office.do(command, MANAGER)
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *REF_KEYS, "S", "n")
        await press(pilot, " Ann Dale", "tab", " Ivy Poole", "tab", " Cy Marsh", "ctrl+s")
        text = " ".join(seen(app).split())
        assert "Ivy Poole was the Independent Person at Stage 2 and may not sit" in text
        assert "Cy Marsh" in text
    case = office.case(ANSWERED)
    assert case.stage3 is not None
    assert case.stage3.panel == ()


async def test_a_suspended_case_is_held_on_today(office: OfficeFile) -> None:
    """With its ground as the next step; it goes on with two keys and Enter."""
    ref = office.stage_1("Ward, Ali", date(2026, 11, 18))
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " ward", "enter", "S", "s")
        assert "Before a court" in seen(app)
        assert "Over a year old" not in seen(app)  # it never ends: that is declined
        await press(pilot, "p", "enter", "ctrl+s")
        case = office.case(ref)
        assert [(a.kind, a.ground) for a in case.asides] == [
            (AsideKind.SUSPENDED, "Police investigation")
        ]
        text = seen(app)
        assert "HELD" in text
        assert "Suspended: polic" in text
        await press(pilot, "S", "w", "enter")
    assert not office.case(ref).suspended


async def test_nothing_comes_next_on_a_case_taken_back(office: OfficeFile) -> None:
    """And a case that is only logged can be suspended, declined, or gone early with."""
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", " jones", "enter", "S")
        text = seen(app)
        assert "Ombudsman gone to" in text
        assert "Decline" in text
        await press(pilot, "b")
        assert "The procedure has not ended" in seen(app)
