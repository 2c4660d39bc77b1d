"""Settings: a calendar edit is seen before it is kept; people, looks and keys are chosen."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from db.reader import FileReader
from tests.ui.support import (
    MANAGER,
    OFFICER,
    TODAY,
    OfficeFile,
    app_on,
    at_front,
    front,
    press,
    seen,
    settle,
    told,
)
from tracker.core.clocks import Clockwork
from tracker.core.commands import EditCalendar
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.core.workdays import Calendar
from tracker.ui import say_settings as say
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.panes.pane import Pane

SIZES = [(80, 24), (120, 40)]


def calendar(office: OfficeFile) -> Calendar:
    """The calendar that the file holds."""
    reader = FileReader(office.path)
    try:
        return reader.calendar()
    finally:
        reader.close()


def users(office: OfficeFile) -> list[UserCard]:
    """The people that the file holds."""
    reader = FileReader(office.path)
    try:
        return list(reader.users())
    finally:
        reader.close()


def due(office: OfficeFile, ref: str) -> date | None:
    """When the reply to a case is due by the file's own calendar."""
    reader = FileReader(office.path)
    try:
        clockwork = Clockwork(reader.calendar(), reader.rules(), TODAY)
        verdict = clockwork.main(reader.case_file(ref, TODAY).case)
        return verdict.due if verdict else None
    finally:
        reader.close()


async def settings(pilot: Pilot[None], section: int = 0) -> SettingsScreen:
    """Go to the settings and into a section."""
    await settle(pilot)
    await press(pilot, "7", *["down"] * section, "enter")
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen


# -- sections -------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", SIZES)
async def test_a_section_shows_as_the_cursor_moves_over_it(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "7")
        shown = {}
        for section in say.SECTIONS:
            shown[section] = seen(app)
            await press(pilot, "down")
        assert "confirmed up to 31 Dec 2028" in shown["calendar"]
        assert "Fri 25 Dec" in shown["calendar"]
        assert "not protected by passwords" in shown["who"]
        assert "High contrast" in shown["look"]
        assert "Log a new contact" in shown["keys"]
        assert str(office.path)[:20] in shown["about"]


async def test_esc_goes_from_a_section_to_the_list_and_then_to_today(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot, 1)
        assert screen.pane.lines.has_focus
        await press(pilot, "escape")
        assert screen.focused is not None
        assert screen.focused.id == "sections"
        await press(pilot, "escape")
        assert at_front(app, TodayScreen)


# -- calendar -------------------------------------------------------------------------------------
async def test_the_next_closed_day_is_under_the_cursor(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot)
        assert screen.pane.lines.name_at == "holiday:2026-12-25"
        assert "> Fri 25 Dec  Christmas Day" in seen(app)


async def test_a_bank_holiday_is_previewed_saved_and_undone(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        before = due(office, "26-0004")
        await press(pilot, "plus", " 24/11")
        assert "= Tue 24 Nov 2026, tomorrow" in seen(app)
        await press(pilot, "enter", " Royal day", "enter")
        text = seen(app)
        assert "Add the bank holiday Tue 24 Nov 2026, Royal day?" in text
        assert "26-0004   Wed 25 Nov -> Thu 26 Nov" in text
        assert "26-0001" not in text  # late already: its date is past
        assert calendar(office).version == 1  # nothing is saved by looking
        await press(pilot, "enter")
        assert calendar(office).holidays[date(2026, 11, 24)] == "Royal day"
        assert (before, due(office, "26-0004")) == (date(2026, 11, 25), date(2026, 11, 26))
        assert "> Tue 24 Nov  Royal day" in seen(app)
        assert "Bank holiday added" in told(app)
        await press(pilot, "u")
        assert date(2026, 11, 24) not in calendar(office).holidays
        assert due(office, "26-0004") == before
        assert "Royal day" not in seen(app)


async def test_the_preview_names_every_date_and_colour_that_changes(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settings(pilot)
        # Taking the 19th out of the count makes "2 late" "1 late", and today's reply due tomorrow.
        await press(pilot, "plus", " 19/11/2026", "enter", " Day of mourning", "enter")
        text = seen(app)
        today = next(line for line in text.splitlines() if "26-0003" in line)
        assert "Mon 23 Nov -> Tue 24 Nov" in today
        assert "! TODAY" in today
        assert "▲ soon" in today
        assert "1 colour changes" in text or "colours change" in text


async def test_a_closed_verdict_would_flip_but_is_kept(office: OfficeFile) -> None:
    # Answered in time on day 8 by a calendar with a bank holiday, which was none after all.
    office.do(EditCalendar(date(2026, 11, 18), "Not really a holiday"))
    ref = office.stage_1("Marsh, Pat", date(2026, 11, 6))
    from tracker.core.commands import SendReply

    office.do(SendReply(ref, date(2026, 11, 23)), MANAGER, date(2026, 11, 23))
    kept = office.case(ref).stopped
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settings(pilot)
        screen.pane.lines.move_to("holiday:2026-11-18")
        await press(pilot, "minus")
        text = seen(app)
        assert "1 closed verdict would have been another and is kept." in text
        assert f"{ref}   in time; the new calendar would say late" in text
        await press(pilot, "enter")
        assert date(2026, 11, 18) not in calendar(office).holidays
        assert office.case(ref).stopped == kept


async def test_a_local_closure_moves_nothing_and_says_so(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        before = due(office, "26-0004")
        await press(pilot, "l", " 24/11", "enter", " Training", "enter")
        assert say.NOTHING_MOVES in seen(app)
        await press(pilot, "enter")
        assert calendar(office).local == {date(2026, 11, 24): "Training"}
        assert due(office, "26-0004") == before
        assert "local; still counts" in seen(app)


async def test_a_wrong_day_is_told_under_its_field_and_nothing_typed_is_lost(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        await press(pilot, "plus", " 25/12", "enter", " Again", "enter")
        assert "a bank holiday already" in seen(app)
        fields = [field.value for field in app.screen.query(Input)]
        assert fields == ["25/12", "Again"]
        assert calendar(office).version == 1


async def test_esc_on_the_preview_goes_back_to_the_form_as_it_was(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        await press(pilot, "plus", " 7/12", "enter", " Jubilee", "enter", "escape")
        assert [field.value for field in app.screen.query(Input)] == ["7/12", "Jubilee"]
        await press(pilot, "escape")
        assert at_front(app, SettingsScreen)
        assert calendar(office).version == 1


async def test_removing_asks_with_a_preview(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        await press(pilot, "minus")
        assert "Remove the bank holiday Fri 25 Dec 2026, Christmas Day?" in seen(app)
        await press(pilot, "escape")
        assert date(2026, 12, 25) in calendar(office).holidays
        await press(pilot, "minus", "enter")
        assert date(2026, 12, 25) not in calendar(office).holidays


async def test_an_edit_in_another_window_is_not_overwritten(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot)
        await press(pilot, "plus", " 7/12", "enter", " Jubilee", "enter")
        office.do(EditCalendar(date(2026, 12, 8), "Other"))
        await press(pilot, "enter")
        assert "has changed since you looked" in told(app)
        assert date(2026, 12, 7) not in calendar(office).holidays


async def test_names_of_days_are_text_and_not_markup(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settings(pilot)
        await press(pilot, "plus", " 7/12", "enter")
        app.screen.query(Input).last().value = "[/] [@click=app.quit]day"
        await press(pilot, "enter")
        assert "[/]" in seen(app)
        assert "[@click=app.quit]day" in seen(app)
        await press(pilot, "enter")
        assert "Mon  7 Dec  [/] [@click=app.quit]day" in seen(app)


# -- people ---------------------------------------------------------------------------------------
async def test_somebody_else_sits_down(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 1)
        assert "M. Ade                        manager   (here now)" in seen(app)
        await press(pilot, "down", "enter")
        assert app.actor == OFFICER
        assert "J. Lee (officer)" in seen(app).splitlines()[0]
        assert "J. Lee                        officer   (here now)" in seen(app)
        kept = tomllib.loads(app.config_path.read_text(encoding="utf-8"))
        assert kept["users"] == {str(office.path): "J. Lee"}


async def test_a_person_is_added_by_name_and_one_letter(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 1)
        await press(pilot, "plus", " Sam Hill", "enter", "o")
        assert users(office)[-1] == UserCard("Sam Hill", Role.OFFICER)
        assert "Sam Hill" in seen(app)
        assert "Sam Hill added as officer" in told(app)


async def test_a_name_that_is_taken_does_not_change_a_role(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 1)
        await press(pilot, "plus", " j. lee", "enter", "m")
        assert "J. Lee is listed already" in seen(app)
        assert users(office)[1] == UserCard("J. Lee", Role.OFFICER)


async def test_an_empty_name_is_asked_for(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 1)
        await press(pilot, "plus", "ctrl+s")
        assert say.NAME_NEEDED in seen(app)
        assert say.ROLE_NEEDED in seen(app)
        assert len(users(office)) == 2


# -- look -----------------------------------------------------------------------------------------
async def test_a_look_is_shown_while_moving_and_kept_by_enter(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 2)
        await press(pilot, "down")
        assert app.theme == "tracker-light"
        assert app.config.theme == "tracker-dark"
        await press(pilot, "escape")
        assert app.theme == "tracker-dark"
        await press(pilot, "enter", "home", "down", "down", "enter")
        assert app.theme == app.config.theme == "tracker-contrast"
        kept = tomllib.loads(app.config_path.read_text(encoding="utf-8"))
        assert kept["theme"] == "tracker-contrast"
        await press(pilot, "escape", "1")
        assert app.theme == "tracker-contrast"


async def test_a_look_that_was_only_tried_is_gone_on_another_screen(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 2)
        await press(pilot, "down", "1")
        assert at_front(app, TodayScreen)
        assert app.theme == "tracker-dark"


async def test_signs_are_tried_in_the_sample_and_kept(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 2)
        assert "■ LATE 6" in seen(app)
        await press(pilot, "end")
        assert "# LATE 6" in seen(app)
        assert app.config.signs == "unicode"
        await press(pilot, "enter", "1")
        assert app.config.signs == "ascii"
        assert "# LATE 6" in seen(app)


async def test_no_color_is_told(office: OfficeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settings(pilot, 2)
        assert say.NO_COLOR_SET in seen(app)
        await press(pilot, "down", "enter")
        assert app.theme == "tracker-plain"  # the choice is kept for terminals with colours
        assert app.config.theme == "tracker-light"


# -- keys -----------------------------------------------------------------------------------------
async def test_a_key_is_changed_by_pressing_another_and_kept(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settings(pilot, 3)
        screen.pane.lines.move_to("case.chase")
        await press(pilot, "enter")
        assert "Press the new key for: Chase" in seen(app)
        await press(pilot, "x")
        assert "x is taken: Extend the clock" in seen(app)
        await press(pilot, "J")
        assert "J            Chase: noted, look again in 2 days  (yours)" in seen(app)
        kept = tomllib.loads(app.config_path.read_text(encoding="utf-8"))
        assert kept["keys"] == {"case.chase": "J"}
        await press(pilot, "1", "J")
        assert office.case("26-0001").chases == 1


async def test_a_changed_key_goes_back(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settings(pilot, 3)
        screen.pane.lines.move_to("case.chase")
        await press(pilot, "R")
        assert told(app) == say.USUAL_ALREADY
        await press(pilot, "k", "J", "R")
        assert app.config.keys == {}
        assert app.current_keys["case.chase"] == "c"


async def test_every_key_goes_back_after_a_question(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settings(pilot, 3)
        assert screen.pane.lines.name_at == "plain"
        await press(pilot, "R")
        assert told(app) == say.NO_OWN_KEYS
        app.choose(keys={"case.chase": "J", "case.note": "N"})
        await press(pilot, "R", "y")
        assert app.config.keys == {}


async def test_esc_leaves_a_key_as_it_is(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot, 3)
        screen.pane.lines.move_to("find.all")
        await press(pilot, "enter", "escape")
        assert at_front(app, SettingsScreen)
        assert app.config.keys == {}


async def test_the_vim_set_is_chosen_and_own_keys_it_needs_go_back(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settings(pilot, 3)
        app.choose(keys={"case.chase": "j"})
        await press(pilot, "down", "enter")
        assert app.config.key_style == "vim"
        assert app.config.keys == {}
        await press(pilot, "j")
        assert at_front(app, SettingsScreen)
        assert front(app, SettingsScreen).pane.lines.name_at == "log.new"
        await press(pilot, "k", "k", "l")  # up, up, choose
        assert app.config.key_style == "plain"


# -- about ----------------------------------------------------------------------------------------
async def test_about_tells_where_everything_is(office: OfficeFile, tmp_path: Path) -> None:
    app = app_on(office, config=tmp_path / "c.toml")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settings(pilot, list(say.SECTIONS).index("about"))
        text = screen.pane.lines.text
        joined = "".join(text.split())
        assert str(office.path) in joined
        assert str(tmp_path / "c.toml") in joined
        assert "Cases            10" in text
        assert "version 1, confirmed up to Sun 31 Dec 2028" in text
        assert "Textual 8.2.8" in text


async def test_a_file_without_people_says_so(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settings(pilot, 1)
        pane = screen.query_one("#pane-who", Pane)
        assert pane.known is not None
        from dataclasses import replace

        pane.show(replace(pane.known, users=()))
        await settle(pilot)
        assert say.NOBODY in seen(app)
