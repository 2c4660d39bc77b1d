"""Today: what the manager sees on arrival, and what one key does."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine

from tests.ui.support import MANAGER, OFFICER, OfficeFile, app_on, press, seen, settle
from tracker.core import commands as cmd
from tracker.core.words import Bucket
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.case_table import CaseTable


def refs(screen: TodayScreen) -> list[str]:
    """The references on the list, top to bottom."""
    table = screen.query_one(CaseTable)
    rows = [table.row_of(i) for i in table.ids]
    return [row.ref for row in rows if row is not None]


async def test_the_worst_case_is_on_top_and_open_beside_the_list(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = seen(app)
        first = next(line for line in text.splitlines() if "26-000" in line)
        assert "LATE 6" in first
        assert "Okafor, Chidi" in first
        assert "6 working days late" in text  # the preview, without a key
        assert "A reply." in text


async def test_every_bucket_is_counted_and_the_counts_are_the_rows(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        assert screen._queue is not None
        counts = screen._queue.counts
        assert counts[Bucket.LATE] == 2
        assert counts[Bucket.TO_CLASSIFY] == 2
        for bucket in (Bucket.DUE_TODAY, Bucket.DUE_SOON, Bucket.ON_TIME, Bucket.PAUSED):
            assert counts[bucket] == 1
        assert counts[Bucket.TO_FINISH] == 1
        assert sum(counts.values()) == len(refs(screen)) == 9
        head = seen(app).splitlines()[0]
        for shown in ("■2 LATE", "!1 TODAY", "▲1 soon", "?2 to sort", "·1 on time", "‖1 held"):
            assert shown in head


async def test_reviewed_is_one_key_and_the_cursor_goes_on(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        worst = refs(app.screen)[0]
        await press(pilot, "full_stop")
        await settle(pilot)
        assert office.case(worst).reviewed_on == date(2026, 11, 23)
        assert app.screen.table.row is not None
        assert app.screen.table.row.ref == refs(app.screen)[1]


async def test_chase_is_one_key_noted_and_comes_up_again(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        worst = refs(app.screen)[0]
        await press(pilot, "c")
        await settle(pilot)
        case = office.case(worst)
        assert case.chases == 1
        assert case.look_again_on == date(2026, 11, 25)
        assert worst in app.clipboard
        assert "Chased, Wed 25" in seen(app)


async def test_u_undoes_and_says_what_and_U_brings_it_back(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        worst = refs(app.screen)[0]
        await press(pilot, "c")
        await settle(pilot)
        await press(pilot, "u")
        await settle(pilot)
        assert office.case(worst).chases == 0
        assert "Undone" in seen(app)
        await press(pilot, "U")
        await settle(pilot)
        assert office.case(worst).chases == 1


async def test_the_cursor_stays_on_its_case_when_another_window_saves(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        await press(pilot, "down", "down")
        await settle(pilot)
        assert screen.table.row is not None
        before = screen.table.row.ref
        await app._watching._look_once()
        office.stage_1("Newer, Worse", date(2026, 10, 1))  # from another process, so to say
        await app._watching._look_once()
        await settle(pilot)
        assert "Newer, Worse" in seen(app)
        assert screen.table.row is not None
        assert screen.table.row.ref == before


async def test_a_save_before_the_first_look_shows_at_it(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        theirs = (("details", "She rang on Tuesday."),)
        office.do(cmd.CorrectFacts("26-0001", theirs), OFFICER)
        await app._watching._look_once()
        await settle(pilot)
        assert "Story  She rang on Tuesday." in seen(app)
    app.let_go()


async def test_colours_change_at_midnight_without_a_key(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "! TODAY" in seen(app)
        await app._watching._look_once()
        after = datetime(2026, 11, 24, 0, 0, 1, tzinfo=ZoneInfo("Europe/London"))
        with time_machine.travel(after, tick=False):
            await app._watching._look_once()
            await settle(pilot)
            text = seen(app)
        assert "! TODAY" not in text
        assert "■ LATE 1" in text
        assert "Tue 24 Nov" in text.splitlines()[0]


async def test_filter_as_you_type_and_escape_clears_it(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"nowak")
        await settle(pilot)
        text = seen(app)
        assert "Nowak, Kasia" in text
        assert "Okafor, Chidi" not in text
        assert "!1 TODAY" in text.splitlines()[0]
        assert "LATE" not in text.splitlines()[0]
        await press(pilot, "escape")
        await settle(pilot)
        assert "Okafor, Chidi" in seen(app)


async def test_letters_typed_into_the_filter_are_letters(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        worst = refs(app.screen)[0]
        await press(pilot, "slash", *"cur.")
        await settle(pilot)
        assert office.case(worst).chases == 0
        assert office.case(worst).reviewed_on is None
        assert app.screen.filter_text == "cur."


async def test_ticked_cases_are_chased_together_and_undone_with_one_key(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        both = refs(app.screen)[:2]
        await press(pilot, "space", "space", "semicolon")
        await settle(pilot)
        await press(pilot, "c")
        await settle(pilot)
        assert "to all 2" in seen(app)
        for ref in both:
            assert office.case(ref).chases == 0  # only a preview so far
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert [office.case(ref).chases for ref in both] == [1, 1]
        await press(pilot, "u")
        await settle(pilot)
        assert [office.case(ref).chases for ref in both] == [0, 0]


async def test_a_key_that_cannot_act_says_why(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "full_stop")
        await settle(pilot)
        assert "Only a manager does that." in seen(app)


async def test_fast_keys_reach_the_question_and_not_the_list(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        worst = refs(app.screen)[0]
        await press(pilot, "r", "enter")  # one burst, no waiting in between
        await settle(pilot)
        assert office.case(worst).reply_sent_on == date(2026, 11, 23)


async def test_reply_sent_is_two_keys_and_extend_three(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        first, second = refs(app.screen)[:2]
        await press(pilot, "down")
        await settle(pilot)
        await press(pilot, "x", "a", "enter")
        await settle(pilot)
        extension = office.case(second).extension
        assert extension is not None
        assert extension.reason == "Advocate"
        assert extension.agreed_by == MANAGER.name
        app.screen.table.action_first()
        await settle(pilot)
        await press(pilot, "r", "enter")
        await settle(pilot)
        assert office.case(first).reply_sent_on == date(2026, 11, 23)


async def test_the_queue_of_a_past_date_shows_what_stood_open_then(office: OfficeFile) -> None:
    ref = office.stage_1("Past, Percy", date(2026, 9, 1))
    office.do(cmd.SendReply(ref, date(2026, 9, 25)), MANAGER, date(2026, 9, 25))
    then = datetime(2026, 9, 16, 9, 0, tzinfo=ZoneInfo("Europe/London"))
    with time_machine.travel(then, tick=False):
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            text = seen(app)
            assert "Past, Percy" in text
            assert "LATE 1" in text
            assert "Okafor" not in text


async def test_an_empty_file_says_what_to_do(empty: OfficeFile) -> None:
    app = app_on(empty)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Nothing is open. n logs a new contact." in seen(app)


async def test_a_file_that_is_gone_is_said_in_one_sentence(office: OfficeFile) -> None:
    office.path.unlink()
    app = app_on(office)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "There is no file at" in seen(app)
    assert not office.path.exists()
