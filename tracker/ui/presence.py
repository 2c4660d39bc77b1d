"""What is open in other windows, looked at each second and shown where the case is shown.

It changes one line of the bar above; no screen reads anything anew for it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from tracker.ui.background import begin

if TYPE_CHECKING:
    from tracker.core.presence import OpenElsewhere
    from tracker.ui.surroundings import Surroundings


class Presence:
    """Says what is open here, and knows what is open elsewhere."""

    def __init__(self, app: Surroundings) -> None:
        """Nothing is open, and nobody else is there."""
        self._app = app
        self._others: tuple[OpenElsewhere, ...] = ()
        self._mine: OpenElsewhere | None = None

    def also_open(self, ref: str) -> tuple[OpenElsewhere, ...]:
        """Who has a case open in another window."""
        return tuple(one for one in self._others if one.ref == ref)

    def look_soon(self) -> None:
        """A case was opened: do not wait for the next second."""
        begin(self._app, self.look, "presence")

    async def look(self) -> None:
        """Note what is open here; show what is open elsewhere, where that is another now."""
        mine = self._open_here()
        others = await self._app.link.windows(lambda w: w.look(mine))
        if others != self._others:
            self._others = others
            for screen in self._app.screen_stack:
                show = getattr(screen, "show_also_open", None)
                if show is not None:
                    with suppress(NoMatches):  # it is being put up or taken down
                        show()

    def _open_here(self) -> OpenElsewhere | None:
        """The case in front, since when it is; a question is open on the case it is about."""
        from tracker.core.presence import OpenElsewhere

        stack = reversed(self._app.screen_stack)
        ref = next((r for r in (getattr(s, "open_ref", "") for s in stack) if r), "")
        who = self._app.actor.name
        if not ref or not who:
            self._mine = None
        elif self._mine is None or (self._mine.ref, self._mine.who) != (ref, who):
            self._mine = OpenElsewhere(who, ref, self._app.clock.now())
        return self._mine
