"""Taking back and bringing back: one key for what was done here, a question for older things."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tracker.ui.background import begin
from tracker.ui.screens.base import TrackerScreen

if TYPE_CHECKING:
    from tracker.core.views import SaveNote
    from tracker.ui.doing import Doing


class Undoing:
    """What the undo and redo keys do."""

    def __init__(self, app: Doing) -> None:
        """``app`` carries out the undo and says what it did."""
        self._app = app
        self._one_at_a_time = asyncio.Lock()
        self._saves_here: set[str] = set()

    def remember(self, save_id: str) -> None:
        """This was saved here and now: one key takes it back."""
        self._saves_here.add(save_id)

    def begin(self, *, undo: bool) -> None:
        """Take back this person's last change; with ``undo``, bring back what was undone last."""
        begin(self._app, partial(self._take_back, undo), "undo", exclusive=False)

    async def _take_back(self, undo: bool) -> None:
        from tracker.ui import say

        async with self._one_at_a_time:  # two keys in one breath take two changes back
            name = self._app.actor.name
            note = await self._app.link.read(lambda r: r.last_save(name, undo))
            if note is None:
                self._app.say(say.NOTHING_TO_REDO if undo else say.NOTHING_TO_UNDO)
            elif note.save_id in self._saves_here:
                await self._undo(note)
            else:
                self._ask_first(note)

    def _ask_first(self, note: SaveNote) -> None:
        """A change from another day or window is not undone by one key."""
        from tracker.ui import say
        from tracker.ui.screens.ask import YesNo

        def answered(sure: bool | None) -> None:
            if sure:
                begin(self._app, partial(self._undo, note), "undo")

        self._app.push_screen(YesNo(say.undo_older(note, self._app.clock.now())), answered)

    async def _undo(self, note: SaveNote) -> None:
        from tracker.core.commands import Undo

        receipt = await self._app.do(Undo(note.save_id))
        if receipt is not None and isinstance(self._app.screen, TrackerScreen):
            self._app.screen.taken_back(receipt.refs)
