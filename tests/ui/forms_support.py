"""Typing into forms as people do: key by key, all at once, and by pasting."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot

from db.reader import FileReader
from tests.ui.support import OFFICER, OfficeFile, app_on, seen, settle
from tracker.core.case import Case
from tracker.core.views import Draft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.fields import Field

NARROW, WIDE = (80, 24), (120, 40)
"""The smallest terminal, and a usual one."""

_NAMED = {
    " ": "space",
    "\n": "enter",
    ",": "comma",
    ".": "full_stop",
    "'": "apostrophe",
    "/": "slash",
    "-": "minus",
}


@asynccontextmanager
async def call(
    office: OfficeFile, *, size: tuple[int, int] = NARROW, begin: bool = True
) -> AsyncIterator[Pilot[None]]:
    """An officer on Today; with ``begin`` the form is open."""
    app = app_on(office, OFFICER)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if begin:
            await press(pilot, "n")
        yield pilot
    app.let_go()


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type free text, as fast as it comes."""
    _send(pilot, tuple(_NAMED.get(letter, letter) for letter in text))
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys that are no free text; waits for what they began."""
    await pilot.press(*keys)
    await settle(pilot)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys as fast as a terminal can send them: none waits for the one before."""
    _send(pilot, keys)
    await settle(pilot)


def _send(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    driver = pilot.app._driver
    assert driver is not None
    letters = {name: letter for letter, name in _NAMED.items() if name != "enter"}
    for key in keys:
        event = events.Key(key, letters.get(key, key if len(key) == 1 else None))
        event.set_sender(pilot.app)
        driver.send_message(event)


async def paste(pilot: Pilot[None], text: str) -> None:
    """A paste from the terminal."""
    app: App[Any] = pilot.app
    app.post_message(events.Paste(text))
    await settle(pilot)


def tracker(pilot: Pilot[None]) -> TrackerApp:
    """The app, with its type."""
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


def form(pilot: Pilot[None]) -> FormScreen[Any]:
    """The form on top."""
    screen = pilot.app.screen
    assert isinstance(screen, FormScreen)
    return screen


def top(pilot: Pilot[None]) -> type[Any]:
    """What kind of screen is on top."""
    return type(pilot.app.screen)


def value(pilot: Pilot[None], name: str) -> str:
    """What a field of the form on top holds."""
    return form(pilot).field(name).value


def here(pilot: Pilot[None]) -> str:
    """The name of the field that has the focus."""
    focused = pilot.app.screen.focused
    field = (
        next((n for n in focused.ancestors_with_self if isinstance(n, Field)), None)
        if (focused)
        else None
    )
    return field.key if field else ""


def shown(pilot: Pilot[None]) -> str:
    """The screen as text."""
    return seen(tracker(pilot))


def toasts(pilot: Pilot[None]) -> list[str]:
    """What is said in the corner."""
    return [one.message for one in pilot.app._notifications]


def drafts(office: OfficeFile) -> list[Draft]:
    """What is parked in the file."""
    reader = FileReader(office.path)
    try:
        return list(reader.drafts(OFFICER.name))
    finally:
        reader.close()


def newest(office: OfficeFile) -> Case:
    """The last contact logged."""
    reader = FileReader(office.path)
    try:
        return list(reader.all_cases())[-1].case
    finally:
        reader.close()
