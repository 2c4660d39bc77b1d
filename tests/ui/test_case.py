"""One case: read it, do something to it, be told what is missing before it can be closed."""

from __future__ import annotations

from datetime import date

from tests.ui.support import MANAGER, OFFICER, OfficeFile, app_on, press, seen, settle, told
from tracker.core import commands as cmd
from tracker.core.words import Handling, Outcome
from tracker.ui.app import TrackerApp


async def open_case(app: TrackerApp, pilot: object, name: str) -> None:
    """Open a case by its caller's name, by the keys."""
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await settle(pilot)
    await press(pilot, "slash", *name, "enter")
    await settle(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def test_the_story_the_clock_and_the_timeline_are_there(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_case(app, pilot, "smith")
        text = seen(app)
        for words in (
            "Smith, Janet, mother of Ava S",
            "Stage 1 complaint",
            "Due Thu 19 Nov, 2 working days late",
            "Day 0",
            "[12]",
            "Nobody rang back.",
            "Timeline (3)",
            "Acknowledgement sent",
            "P. Shah  team manager",
        ):
            assert words in text


async def test_the_due_date_is_explained_day_by_day(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 40)) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "e")
        await settle(pilot)
        text = seen(app)
        assert "Day 0 is Thu 5 Nov 2026" in text
        assert "Stage 1: due Thu 19 Nov 2026" in text
        assert "10  Thu 19 Nov 2026   due" in text
        assert "Saturday" in text
        await press(pilot, "escape")
        await settle(pilot)
        assert "Timeline" in seen(app)


async def test_brackets_go_to_the_neighbours_in_the_list(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "Okafor" in seen(app)
        await press(pilot, "right_square_bracket")
        await settle(pilot)
        assert "Smith, Janet" in seen(app)
        await press(pilot, "left_square_bracket")
        await settle(pilot)
        assert "Okafor" in seen(app)


async def test_closing_is_blocked_by_a_sentence_that_says_what_is_missing(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await open_case(app, pilot, "brown")
        await press(pilot, "z")
        await settle(pilot)
        assert "26-0009 cannot be closed yet" in seen(app)
        assert "the outcome and the quality check are missing." in told(app)


async def test_from_reply_to_closed_with_the_keys(office: OfficeFile) -> None:
    app = app_on(office)
    ref = "26-0009"
    assert office.case(ref).complainant.name == "Brown, Lee"
    async with app.run_test(size=(100, 30)) as pilot:
        await open_case(app, pilot, "brown")
        await press(pilot, "q")
        await settle(pilot)
        await press(pilot, "o", "p")
        await settle(pilot)
        case = office.case(ref)
        assert case.quality_check is not None
        assert case.quality_check.by == MANAGER.name
        assert case.outcome is Outcome.PARTLY_UPHELD
        await press(pilot, "z")
        await settle(pilot)
        await press(pilot, *ref, "enter")
        await settle(pilot)
        assert office.case(ref).closed_on == date(2026, 11, 23)


async def test_no_single_key_closes_or_withdraws(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 30)) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "w")
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert office.case("26-0002").withdrawal is None
        await press(pilot, "escape")
        await settle(pilot)
        assert office.case("26-0002").closed_on is None


async def test_a_note_is_written_and_found_again(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(100, 30)) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "n")
        await settle(pilot)
        await press(pilot, " Rang: zebra crossing", "ctrl+s")
        await settle(pilot)
        assert "Rang: zebra crossing" in seen(app)
        await press(pilot, "escape", "escape", "ctrl+f")
        await settle(pilot)
        await press(pilot, " zebra")
        await settle(pilot)
        assert "Smith, Janet" in seen(app)


async def test_an_officer_proposes_and_a_manager_confirms(office: OfficeFile) -> None:
    ref = "26-0005"
    assert office.case(ref).handling is None
    app = app_on(office, OFFICER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "t", "1", "b", "a", "ctrl+s")
        await settle(pilot)
    case = office.case(ref)
    assert case.handling is None
    assert case.proposal is not None
    assert case.proposal.handling is Handling.STAGE_1
    assert case.proposal.by == OFFICER.name
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        assert "Proposed: Stage 1 complaint" in seen(app)
        await press(pilot, "t")
        await settle(pilot)
        await press(pilot, "ctrl+s")
        await settle(pilot)
    case = office.case(ref)
    assert case.handling is Handling.STAGE_1
    assert case.theme == "Actions of Worker"
    assert case.area == "ACPS Central"


async def test_reclassifying_asks_for_a_reason_and_keeps_the_clock_start(
    office: OfficeFile,
) -> None:
    ref = "26-0002"
    app = app_on(office)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "t")
        await settle(pilot)
        await press(pilot, "2", "ctrl+s")
        await settle(pilot)
        assert "Say why the handling changes." in seen(app)
        await press(pilot, " Agreed with mother", "ctrl+s")
        await settle(pilot)
    case = office.case(ref)
    assert case.handling is Handling.REPRESENTATION
    assert case.period_from == case.received_on == date(2026, 11, 5)


async def test_a_change_made_meanwhile_is_not_overwritten(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 34), notifications=True) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "r")
        await settle(pilot)
        before = office.case("26-0002").version
        office.do(cmd.AddNote("26-0002", "Reply went on Friday by post."), OFFICER)
        await press(pilot, "enter")
        await settle(pilot)
        case = office.case("26-0002")
        assert case.reply_sent_on == date(2026, 11, 23)
        assert case.version == before + 2  # the note stands, and the reply stands after it
        said = " ".join(told(app).split())
        assert "Meanwhile: Reply went on Friday by post (J. Lee, " in said
