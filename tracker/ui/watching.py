"""Watching the file and the date: another window's save, and midnight, show without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.ui.background import begin

if TYPE_CHECKING:
    from tracker.ui.surroundings import Surroundings

EVERY = 1.0
"""Seconds between looks."""


class Watching:
    """Looks at a number that moves with every save, and at the date."""

    def __init__(self, app: Surroundings) -> None:
        """Nothing was seen yet, so nothing has changed."""
        self._app = app
        self._count = -1
        self._day = app.clock.today()

    def read_from(self, count: int) -> None:
        """The first reading begins at this number: a save after it shows at the first look."""
        if self._count < 0:
            self._count = count

    def begin(self) -> None:
        """Look from now on."""
        self._app.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Look once, now."""
        begin(self._app, self._look_once, "look")

    async def _look_once(self) -> None:
        from tracker.core.ports import CouldNot

        today, count = self._app.clock.today(), self._count
        if self._app.link.reading:
            try:
                count = await self._app.link.read(lambda r: r.change_count())
            except CouldNot:
                return  # whatever the person does next says so; a look each second must not
        moved = (count != self._count != -1) or today != self._day
        self._count, self._day = count, today
        if moved:
            if self._app.ready:
                await self._surroundings()
            self._app.reread()
        if self._app.link.reading:
            await self._app.presence.look()

    async def _surroundings(self) -> None:
        """Calendar, rules and lists again: any screen may be on top, and any form open."""
        from tracker.core.ports import CouldNot

        try:
            await self._app.meet()
        except CouldNot:
            return  # as above
