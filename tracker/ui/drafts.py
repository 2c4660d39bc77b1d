"""Keeping a form as a draft while it is filled in, without ever holding up whoever types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from textual.dom import DOMNode

from tracker.core.identity import new_save_id
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.core.views import Draft
from tracker.ui.background import begin
from tracker.ui.link import Link

REST = 0.2
"""Seconds after the last key before a form is kept."""

AT_THE_LATEST = 0.4
"""Seconds after the first key that is not kept yet, however fast more keys come."""


class DraftKeeper:
    """Keeps one form. ``fields`` gives its raw strings, or None while there is nothing in it.

    ``told`` hears of every keeping: when it was, or why it could not be done. ``whole`` says
    whether the form still has all its fields: one that is being taken down is not an empty one.
    """

    def __init__(
        self,
        node: DOMNode,
        link: Link,
        fields: Callable[[], Mapping[str, str] | None],
        told: Callable[[datetime | None, str], None],
        whole: Callable[[], bool],
        *,
        kind: str,
        owner: str,
        now: Callable[[], datetime],
        draft: Draft | None = None,
    ) -> None:
        """``draft`` is the one that was taken up: it is kept on under its own id."""
        self._node, self._link = node, link
        self._fields, self._told, self._now = fields, told, now
        self._whole = whole
        self.draft_id = draft.draft_id if draft else new_save_id()
        self._kind = draft.kind if draft else kind
        self._owner = draft.owner if draft else owner
        self._started = draft.started_at if draft else now()
        self._on_file = draft is not None
        self._kept: dict[str, str] | None = dict(draft.fields) if draft else None
        self._first: float | None = None
        self._last = 0.0
        self._running = False
        self._held = False

    def touch(self) -> None:
        """Something was typed: keep the form soon."""
        moment = asyncio.get_running_loop().time()
        self._last = moment
        if self._first is None:
            self._first = moment
        self._start()

    def _start(self) -> None:
        if not self._running and not self._held and self._first is not None:
            self._running = True
            begin(self._node, self._keep_on, "draft", exclusive=False)

    async def _keep_on(self) -> None:
        """Keep the form whenever it rests, until everything typed is kept."""
        try:
            while self._first is not None and not self._held:
                due = min(self._last + REST, self._first + AT_THE_LATEST)
                wait = due - asyncio.get_running_loop().time()
                if wait > 0:
                    await asyncio.sleep(wait)
                else:
                    await self._keep()
        finally:
            self._running = False

    def hold(self) -> None:
        """Keep nothing for now: a save has begun, which takes the draft away with it."""
        self._held = True

    def go_on(self) -> None:
        """The save failed: what is typed is to be kept again."""
        self._held = False
        self._start()

    async def finish(self) -> bool:
        """Keep everything that is typed, and nothing after it: the form is about to go.

        Asks the form itself: that something was typed may not have been said yet. False if it
        could not be kept, which ``told`` has heard, and the form is kept on.
        """
        while await self._keep():
            if self._held or self._same_as_kept():
                self._held = True
                return True
        return False

    def _same_as_kept(self) -> bool:
        found = self._fields()
        return (None if found is None else dict(found)) == self._kept

    async def drop(self) -> bool:
        """Throw the draft away. False if it could not be done, which ``told`` has heard."""
        self._held, self._first = True, None
        return await self._forget()

    async def _keep(self) -> bool:
        self._first = None
        if not self._whole():
            self._held = True
            return True
        found = self._fields()
        if found is None:
            return await self._forget()
        fields = dict(found)
        if fields == self._kept:
            return True
        moment = self._now()
        draft = Draft(self.draft_id, self._kind, self._started, moment, self._owner, fields)
        self._on_file = True  # from here on: throwing it away must wait for this one, not pass it
        try:
            await self._link.keep_draft(draft)
        except (CouldNot, Refusal) as trouble:
            self._told(None, str(trouble))
            return False
        self._kept = fields
        self._told(moment, "")
        return True

    async def _forget(self) -> bool:
        self._kept = None
        if not self._on_file:
            return True
        try:
            await self._link.drop_draft(self.draft_id)
        except (CouldNot, Refusal) as trouble:
            self._told(None, str(trouble))
            return False
        self._on_file = False
        return True
