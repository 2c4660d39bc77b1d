"""The app: from its start to its end."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.screen import Screen

from tracker import crash
from tracker.ui.going import Going
from tracker.ui.holding_keys import HoldingKeys
from tracker.ui.keys import bindings

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.doors import Doors
    from tracker.core.office import Actor
    from tracker.core.ports import DayClock

AT_REST_AFTER = 0.3
"""Seconds from the first rows to reading the other looks: the case beside them comes first."""


def _palette() -> type[Provider]:
    from tracker.ui.palette import Commands

    return Commands


class TrackerApp(Going, HoldingKeys):
    """Tracker on one file."""

    TITLE = "Tracker"
    BINDINGS: ClassVar[list[Any]] = [
        *bindings("app.quit", "app.palette"),
        Binding("ctrl+c", "app.how_to_leave", show=False, system=True),
    ]
    COMMANDS = {_palette}

    def __init__(
        self,
        doors: Doors,
        clock: DayClock,
        actor: Actor | None = None,
        config_path: Path | None = None,
        home: Path | None = None,
    ) -> None:
        """``actor`` None means: whoever worked on this file last, else the file's first person.

        ``home`` is where a crash note may be written.
        """
        self._home = home
        self.first_rows = asyncio.Event()
        super().__init__(doors, clock, actor, config_path)

    def on_mount(self) -> None:
        """Paint first; the file is opened by the first screen's reading thread."""
        self._use_keys()
        self._watching.begin()
        if self.config.trouble:
            self.say(self.config.trouble, "warning")

    def rows_are_shown(self) -> None:
        """The first rows are on screen: the start is over, but for what was put by for later."""
        if not self.first_rows.is_set():
            self.first_rows.set()
            self.set_timer(AT_REST_AFTER, self._at_rest)

    def _at_rest(self) -> None:
        """What the start needs is loaded, for good: no garbage is looked for in it from now on."""
        self.read_all_looks()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _fatal_error(self) -> None:
        """Leave with one sentence: a traceback would show names and addresses."""
        from tracker.ui import say

        self.panic(say.crashed(crash.note(self._exception, self._home)))

    async def action_leave(self) -> None:
        """Leave; every save that was begun has ended first, and forms are kept as drafts."""
        for screen in list(self.screen_stack):
            keep = getattr(screen, "keep_before_leaving", None)
            if keep is not None:
                await keep()
        self.exit()

    def action_how_to_leave(self) -> None:
        """^C is not for leaving: it would be pressed by habit in the middle of a call."""
        from tracker.ui import say

        self.say(say.HOW_TO_LEAVE)

    def let_go(self) -> None:
        """Finish writing and close the file: after the app has ended."""
        self.link.close()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: our own commands. No screenshot: it would write case data to disk."""
        from tracker.ui.palette import commands

        return commands(self)
