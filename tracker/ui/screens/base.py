"""What every screen of ours shares: top bar, key bar, re-reading, and keys that say why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from tracker.ui.keys import bindings
from tracker.ui.widgets.bars import KeyBar, TopBar

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

EVERYWHERE = (
    "log.new",
    "find.all",
    "app.palette",
    "app.jump",
    "app.help",
    "nav.back",
)
"""Bindings that every screen has."""

LISTS = (
    "nav.today",
    "nav.cases",
    "nav.learning",
    "nav.compliments",
    "nav.summary",
    "nav.settings",
    "nav.people",
    "compliment.new",
    "edit.undo",
    "edit.redo",
    "list.help",
)
"""Bindings of screens on which no text is typed."""


WHILE_TYPING = frozenset(
    {"back", "log_new", "find", "command_palette", "jump", "help_now", "leave", "up", "down"}
)
"""Actions whose keys are no letters, and so mean the same while a filter is being typed."""


class TrackerScreen(Screen[Any]):
    """A whole screen: a bar above, a bar of keys below, and between them what it is about.

    ``KEY_BAR`` names the keys shown below, most used first. ``name_shown`` stands in the top bar.
    """

    BINDINGS: ClassVar = bindings(*EVERYWHERE, *LISTS, first=True)
    KEY_BAR: ClassVar[tuple[str, ...]] = ()
    TITLE_SHOWN: ClassVar[str] = ""

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The frame; ``compose_body`` fills it."""
        yield TopBar(self.TITLE_SHOWN, id="topbar")
        yield from self.compose_body()
        yield KeyBar(self.KEY_BAR, id="keybar")

    def compose_body(self) -> ComposeResult:
        """What the screen is about."""
        yield from ()

    def _compositor_refresh(self) -> None:
        """Draw nothing while nothing is painted: Textual draws, and then throws it away.

        What changed on a screen under questions is drawn again by every question above it. Textual
        asks only the one on top, which then shows what the one between still remembers; and it
        leaves a wish to paint the whole screen, at which it forgets which parts change next.
        """
        if self.app._batch_count:
            return
        if self is self.app.screen:
            super()._compositor_refresh()
            return
        changed = tuple(self._compositor._dirty_regions)
        super()._compositor_refresh()
        self._repaint_required = False
        self._dirty_widgets.clear()
        stack = self.app.screen_stack
        if changed and self in stack:
            for question in stack[stack.index(self) + 1 : -1]:
                question.refresh(*changed)

    def why_not(self, action: str) -> str:
        """Why an action cannot be done here and now, as a sentence; "" if it can.

        Asked before any action runs and by the key bar, which greys what cannot be done.
        """
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While somebody types into a line, letters are letters."""
        if isinstance(self.focused, Input) and action not in WHILE_TYPING:
            return False
        return super().check_action(action, parameters)

    def reread(self) -> None:
        """Read anew what the screen shows: after a save, here or in another window."""

    def taken_back(self, refs: tuple[str, ...]) -> None:
        """Something was undone on these cases."""

    def on_screen_resume(self) -> None:
        """What changed while the screen was hidden is read when it is shown again."""
        self.reread()

    async def action_back(self) -> None:
        """Esc: to where we came from; on a first screen, to Today."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            await self.tracker.action_go("today")

    def refresh_keys(self) -> None:
        """Repaint the key bar: what can be done has changed."""
        self.query_one(KeyBar).refresh()
