"""The start: the frame is painted first, and the rest of the program is loaded behind it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tracker.ui.app import TrackerApp
from tracker.ui.widgets.bars import TopBar

AT_MOST = 0.3
"""Seconds that Today waits for its rows before it is shown without them."""


class OpeningScreen(Screen[None], inherit_bindings=False):
    """The head of Today. It is there until Today can be; what is typed meanwhile is passed on."""

    def __init__(self) -> None:
        """Nothing typed yet."""
        super().__init__()
        self._typed: list[events.Key] = []

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast(TrackerApp, self.app)

    def compose(self) -> ComposeResult:
        """The bar above, and an empty one below for the keys."""
        yield TopBar("Today", id="topbar")
        yield Static(id="keybar")

    def on_key(self, event: events.Key) -> None:
        """Keep a key for the screen that it is meant for."""
        self._typed.append(event)

    async def go_on(self) -> None:
        """Load the rest and open the file, both away from here, and hand over."""
        with suppress(Exception):  # Today tries again, and says what the trouble is
            await self.tracker.link.read(lambda reader: None)
        with self.app.batch_update():  # one frame with the rows instead of one without before it
            await self.app.switch_mode("today")
            with suppress(TimeoutError):
                await asyncio.wait_for(self.tracker.first_rows.wait(), AT_MOST)
        self.app.screen.refresh()
        for key in self._typed:
            self.app.post_message(events.Key(key.key, key.character))
        self.app.call_later(self.app.remove_mode, "opening")


class OpeningApp(TrackerApp):
    """The app as the command starts it."""

    MODES: ClassVar[dict[str, Any]] = {**TrackerApp.MODES, "opening": OpeningScreen}
    DEFAULT_MODE = "opening"

    def on_ready(self) -> None:
        """Go on when this much can be seen."""
        if isinstance(self.screen, OpeningScreen):
            self.screen.call_later(self.screen.go_on)
