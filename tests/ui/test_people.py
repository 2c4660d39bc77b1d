"""People: the list, one person, merging with one undo, persistence, and the weekly batch."""

from __future__ import annotations

from datetime import date

import pytest

from db.reader import FileReader
from tests.ui.support import MANAGER, OFFICER, TODAY, OfficeFile, app_on, press, seen, settle, told
from tracker.core import commands as cmd
from tracker.core import people_commands as pcmd
from tracker.core.case import Party
from tracker.core.person import PersonRow
from tracker.core.words import NameGiven

NARROW, WIDE = (80, 24), (120, 40)


def again(office: OfficeFile, name: str = "Smyth, Jan", telephone: str = "") -> str:
    """Janet Smith once more, in another spelling and from her own number."""
    party = Party(NameGiven.NAMED, name, telephone=telephone or "(01632) 960142", email="j@x.org")
    contact = cmd.LogContact(TODAY, "Telephone", "Nobody rang.", party, child="Ava S")
    return office.do(contact, OFFICER).refs[0]


def rows(office: OfficeFile, text: str = "") -> dict[str, PersonRow]:
    """Who is listed, by name."""
    reader = FileReader(office.path)
    try:
        return {r.person.name: r for r in reader.people(text, TODAY)}
    finally:
        reader.close()


def decided(office: OfficeFile, name: str = "Smith, Janet", day: date = TODAY) -> int:
    """Make somebody a persistent complainant; their number."""
    number = rows(office)[name].number
    office.do(pcmd.DecidePersistent(number, "Rings daily", "M. Ade", day), MANAGER, day)
    return number


async def test_everybody_with_counts_found_by_name_sound_and_telephone(
    office: OfficeFile,
) -> None:
    again(office, telephone="020 7946 0111")
    app = app_on(office)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        text = seen(app)
        assert "10 all, last contact first" in text
        (smith,) = [line for line in text.splitlines() if "Smith, Janet" in line]
        assert "Mother of Ava S" in smith
        assert "Thu 5 Nov" in smith
        await press(pilot, "slash", " smith")
        assert "Smyth, Jan" in seen(app)  # sounds the same
        assert "Okafor" not in seen(app)
        await press(pilot, "escape", "slash", " 79460")
        assert [line for line in seen(app).splitlines() if ", J" in line] == [
            line for line in seen(app).splitlines() if "Smyth" in line
        ]
        await press(pilot, "enter", "enter")
        assert "1 contact, 1 open" in seen(app)
        await press(pilot, "enter")
        assert "Nobody rang." in seen(app)  # the case itself


async def test_a_merge_is_previewed_saved_and_undone_by_one_key(office: OfficeFile) -> None:
    ref = again(office)
    before = rows(office)
    app = app_on(office)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "v", "v", "v", "slash", " smyth", "enter")
        text = seen(app)
        assert "same telephone" in text
        await press(pilot, "enter")
        text = seen(app)
        assert "Smyth, Jan is Smith, Janet?" in text
        assert f"Cases that move: {ref}" in text
        assert "Name: stays Smith, Janet, not Smyth, Jan" in text
        assert "E-mail: stays j@x.org (was empty)" in text
        await press(pilot, "enter")
        assert "1 case moved" in told(app)
        after = rows(office)
        assert "Smyth, Jan" not in after
        assert after["Smith, Janet"].contacts == 2
        assert office.case(ref).complainant.name == "Smyth, Jan"  # as it was said
        await press(pilot, "u")
        assert rows(office).keys() == before.keys()
        assert rows(office)["Smith, Janet"].contacts == 1


async def test_not_the_same_is_remembered(office: OfficeFile) -> None:
    again(office)
    app = app_on(office)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter")
        assert "May be the same person" in seen(app)
        await press(pilot, "m")
        assert "Put the cursor" in told(app)
        await press(pilot, "end")
        name = rows(office)["Smith, Janet"]
        while "+" not in app.screen.query_one("#person-lines").name_at:  # type: ignore[attr-defined]
            await press(pilot, "up")
        before = len(name.person.not_same)
        await press(pilot, "x")
        assert "are two people" in told(app)
        assert len(rows(office)["Smith, Janet"].person.not_same) == before + 1


async def test_details_are_put_right_and_cases_keep_what_was_said(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter", "f")
        assert "What cases were told at the time stays on them." in seen(app)
        await press(pilot, "tab", "end", *["backspace"] * 3, " 999", "ctrl+s")
        assert "details put right" in told(app)
    assert rows(office)["Smith, Janet"].person.telephone == "01632 960999"
    assert office.case("26-0002").complainant.telephone == "01632 960142"


async def test_a_decision_its_review_on_today_and_the_warning_on_the_telephone(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter", "p")
        assert "Empty: six months after From." in seen(app)
        await press(pilot, " Rings daily", "tab", " M. Ade", "ctrl+s")
        assert "review Sun 23 May 2027" in told(app)
        assert "Persistent since Mon 23 Nov: calls to M. Ade" in seen(app)
        await press(pilot, "1")
        assert "Persistence review" not in seen(app)
        await press(pilot, "n", " smith, j", "enter")
        text = seen(app)
        assert "Smith, Janet is a persistent complainant: calls go to M. Ade." in text
        assert "What happened" in text
        assert "If saved now" in text
    app.let_go()


async def test_a_review_that_is_due_stands_on_today_and_goes_on_or_ends(
    office: OfficeFile,
) -> None:
    decided(office, day=date(2026, 5, 20))
    app = app_on(office)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        (line,) = [x for x in seen(app).splitlines() if "Persistence review due" in x]
        assert "Smith, Janet" in line
        await press(pilot, "3", "v", "v", "enter", "p")
        await press(pilot, "g", "ctrl+s")
        assert "reviewed, goes on" in told(app)
        await press(pilot, "p", "e", "ctrl+s")
        assert "Say why, in a few words." in seen(app)
        await press(pilot, " Calls have stopped", "ctrl+s")
        assert "no longer" in told(app)
        await press(pilot, "1")
        assert "Persistence review" not in seen(app)


KEYS_OF_A_BATCH = 4.0
"""The most keys for a contact of a batch of 25, besides its words, opening and saving included."""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_25_contacts_in_one_sitting_with_one_save(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    decided(office)
    app = app_on(office, OFFICER)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter")
        count = office.count()
        pressed, keys = 2, list[str]()  # w to open, ^S to save
        await press(pilot, "w")
        for day in ("mon", "tue", "wed", "thu", "fri"):
            for n in range(5):
                begin = f"{day} t " if n == 0 else ". "
                words = f"Rang about contact on {day}, call {n}"
                pressed += len(begin) + 1  # and Enter
                keys.append(f"{begin}{words}")
        for n, text in enumerate(keys):
            if n:
                await press(pilot, "enter")
            await press(pilot, f" {text}")
        assert "25 contacts. Last: Fri 20 Nov, Telephone" in seen(app)
        await press(pilot, "ctrl+s")
        assert "25 contacts of Smith, Janet logged" in told(app)
        assert pressed / 25 <= KEYS_OF_A_BATCH
        assert office.count() == count + 25
        assert rows(office)["Smith, Janet"].contacts == 26
        await press(pilot, "u")
        assert office.count() == count
    app.let_go()


async def test_a_batch_says_which_line_is_wrong_and_is_parked_by_esc(office: OfficeFile) -> None:
    decided(office)
    app = app_on(office, OFFICER)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter", "w")
        await press(pilot, " mon e Wrote", "enter", " and again", "ctrl+s")
        assert "Line 2: begin with the day" in seen(app)
        await press(pilot, "escape")
        assert "Parked" in told(app)
        await press(pilot, "1", "d")
        assert "Wrote" in seen(app)
        await press(pilot, *["backspace"] * 9, "full_stop", "space", " and again", "ctrl+s")
        assert "2 contacts of Smith, Janet logged" in told(app)
    app.let_go()


async def test_a_batch_is_only_for_persistent_complainants(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "slash", " janet", "enter", "enter", "w")
        assert "Log the decision first" in told(app)


async def test_cases_with_and_without_persistent_complainants(office: OfficeFile) -> None:
    decided(office)
    app = app_on(office)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", *["v"] * 7)
        assert "9 without persistent complainants" in seen(app)
        assert "Smith, Janet" not in seen(app)
        await press(pilot, "v")
        assert "1 of persistent complainants" in seen(app)
        assert "Smith, Janet" in seen(app)


async def test_a_small_window_keeps_the_names(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        assert "Smith, Janet" in seen(app)
        assert "Contacts" not in seen(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Contacts" in seen(app)


async def test_a_small_window_keeps_the_list_above_the_preview(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert app.screen.query_one("#preview").region.height == 3
        assert app.screen.query_one("#cases").region.height >= 5
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen.query_one("#preview").region.height == 7
