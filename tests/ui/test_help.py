"""Help: this screen's keys first, a search as one types, Enter does what the line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.support import OfficeFile, app_on, at_front, front, press, seen, settle, told
from tracker.ui import say_help as say
from tracker.ui.app import TrackerApp
from tracker.ui.screens.help import HelpScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.line_list import LineList


def lines(app: TrackerApp) -> LineList:
    """The list of help."""
    assert at_front(app, HelpScreen)
    return app.screen.query_one(LineList)


@pytest.mark.parametrize("opens", ["f1", "question_mark"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_keys_of_this_screen_are_shown_first(
    office: OfficeFile, opens: str, size: tuple[int, int]
) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, opens)
        text = lines(app).text
        assert "^N           Log a new contact" in text
        assert "x            Extend the clock" in text
        assert "Throw this draft away" not in text  # only on the form
        assert "this screen" in seen(app).splitlines()[0]
        await press(pilot, "tab")
        assert "Throw this draft away" in lines(app).text
        assert "Forms, not on this screen" in lines(app).text
        assert "all screens" in seen(app).splitlines()[0]
        await press(pilot, "tab")
        assert "Throw this draft away" not in lines(app).text


async def test_typing_searches_words_and_keys_of_all_screens(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1", *"ext")
        assert lines(app).name_at == "case.extend"
        assert "Log a new contact" not in lines(app).text
        await press(pilot, *["backspace"] * 3, *"draft")
        assert "Throw this draft away" in lines(app).text  # of another screen
        assert "Drafts" in lines(app).text  # of the guide
        await press(pilot, *"zz")
        assert say.HELP_NONE in seen(app)


async def test_a_key_is_found_by_itself(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1", "x")
        assert lines(app).name_at == "case.extend"
        await press(pilot, "backspace", "full_stop")
        assert lines(app).name_at == "case.reviewed"
        await press(pilot, "backspace", *"pgdn")
        assert lines(app).name_at == "list.page_down"


async def test_enter_does_it_on_the_screen_below(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1", *"chase", "enter")
        assert at_front(app, TodayScreen)
        assert office.case("26-0001").chases == 1
        await press(pilot, "f1", *"settings", "enter")
        assert at_front(app, SettingsScreen)


async def test_enter_moves_a_list_below_too(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert at_front(app, TodayScreen)
        table = front(app, TodayScreen).table
        await press(pilot, "f1", *"end", "enter")
        assert table.cursor == len(table.ids) - 1


async def test_what_cannot_be_done_is_grey_and_says_why(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f1", *"ticked")
        assert "Do something to the ticked cases   Tick cases with Space first." in seen(app)
        await press(pilot, "enter")
        assert at_front(app, HelpScreen)
        await press(pilot, *["backspace"] * 6, *"throw", "enter")
        assert at_front(app, HelpScreen)
        assert told(app) == "Throw this draft away: not on the screen below."


async def test_the_guide_explains_states_day_0_undo_and_drafts(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        text = lines(app).text
        for words in ("■ LATE 6", "! TODAY", "▲ 2 left", "? SORT", "‖ HELD", "✗ 2 late"):
            assert words in text
        for first in ("Day 0", "Undo          (u)", "Drafts", "Closing"):
            assert first in text
        for _ in range(8):
            await press(pilot, "pagedown")
        assert "deletes a case." in seen(app)  # the very last line can be reached
        await press(pilot, *["pageup"] * 8)
        assert "Everywhere" in seen(app)


async def test_help_shows_the_keys_that_this_person_has(office: OfficeFile, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('key_style = "vim"\n[keys]\n"edit.undo" = "f9"\n', encoding="utf-8")
    app = app_on(office, config=config)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        text = lines(app).text
        assert "F9           Undo the last change" in text
        assert "(F9) takes your last change back" in text
        assert "Down j" in text


async def test_help_over_a_form_shows_the_keys_of_the_form(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "f1")
        text = lines(app).text
        assert "^S           Save" in text
        assert "F3           When and how it was received" in text
        assert "Review the overdue cases" not in text
        await press(pilot, "escape")
        assert not at_front(app, HelpScreen)


async def test_esc_closes_and_changes_nothing(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = seen(app)
        await press(pilot, "f1", "u", "escape")
        assert at_front(app, TodayScreen)
        assert seen(app) == before
