"""Jump: a letter on every field, the same every day; the letter goes there."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tests.ui.support import OfficeFile, app_on, at_front, front, press, seen, settle
from tracker.ui import say_help as say
from tracker.ui.app import TrackerApp
from tracker.ui.screens.jump import JumpScreen, assign, targets
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.field import Field


def field_of(widget: Widget | None) -> str:
    """The name of the field that a widget is the editor of."""
    found = [node for node in (widget.ancestors if widget else []) if isinstance(node, Field)]
    return found[0].key if found else ""


def letters(app: TrackerApp) -> dict[str, str]:
    """Which letter stands on which field."""
    screen = cast("Screen[Any]", app.screen)
    return {letter: field_of(w) for letter, w in assign(targets(screen)).items()}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_w_is_what_happened_on_a_new_contact(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert at_front(app, LogScreen)
        await press(pilot, "ctrl+g", "w")
        assert at_front(app, LogScreen)
        assert field_of(app.screen.focused) == "details"
        await press(pilot, "H", "i")
        assert front(app, LogScreen).field("details").value == "Hi"


async def test_keys_typed_fast_after_the_letter_land_in_the_field(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "ctrl+g", "w", "o", "n", "e")
        await settle(pilot)
        assert at_front(app, LogScreen)
        assert front(app, LogScreen).field("details").value == "one"


async def test_letters_are_mnemonic_each_its_own_and_the_same_every_time(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        first = letters(app)
        assert first["w"] == "details"
        assert first["c"] == "caller"
        assert first["s"] == "safety"
        assert len(set(first.values())) == len(first)
        await press(pilot, "ctrl+g", "w")
        assert letters(app) == first
        await press(pilot, "escape", "n")
        assert letters(app) == first


async def test_every_letter_is_on_screen_at_its_field(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "ctrl+g")
        assert at_front(app, JumpScreen)
        marks = app.screen.query(".jump-mark")
        for (letter, widget), mark in zip(
            front(app, JumpScreen).letters.items(), marks, strict=True
        ):
            assert mark.region.y == widget.region.y
            assert abs(mark.region.x - widget.region.x) <= 2
            assert seen(app).splitlines()[mark.region.y][mark.region.x + 1] == letter
        assert say.JUMP_TELLS in seen(app)


async def test_esc_stays_and_other_keys_change_nothing(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "7", "ctrl+g", "9", "f5")
        assert at_front(app, JumpScreen)
        await press(pilot, "escape")
        assert at_front(app, SettingsScreen)
        assert app.screen.focused is not None
        assert app.screen.focused.id == "sections"


async def test_jumping_in_the_settings_and_in_a_question(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "7", "ctrl+g", "c")
        assert at_front(app, SettingsScreen)
        assert front(app, SettingsScreen).pane.lines.has_focus
        await press(pilot, "plus", "ctrl+g", "n", "x")
        assert [one.value for one in app.screen.query(Input)] == ["", "x"]


async def test_on_a_list_the_letter_comes_from_its_name(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+g", "c")
        assert at_front(app, TodayScreen)
        assert front(app, TodayScreen).table.has_focus


async def test_another_size_of_window_ends_it(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+g")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert at_front(app, TodayScreen)
