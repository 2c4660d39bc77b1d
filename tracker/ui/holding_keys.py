"""Where keys go: to the field that takes them, or to the screen that is about to come."""

from __future__ import annotations

from textual import events
from textual.app import App

from tracker.ui.held_keys import HeldKeys
from tracker.ui.keys import letter


class HoldingKeys(App[None]):
    """An app whose keys can be made to wait."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        """No key waits."""
        self._held = HeldKeys()
        super().__init__(ansi_color=ansi_color)

    async def on_event(self, event: events.Event) -> None:
        """Keys go nowhere once we are leaving, and wait while something is being saved."""
        leaving = self._exit and isinstance(event, events.InputEvent)
        if not leaving and not self._held.takes(event):
            await super().on_event(event)

    def hold_keys(self) -> None:
        """What is typed from now on goes to the screen that is there when they are let go."""
        self._held.hold()

    def let_keys_go(self) -> None:
        """The counterpart of each ``hold_keys``."""
        self.post_message(HeldKeys.Release())

    async def on_held_keys_release(self) -> None:
        """Deal with the keys that waited, in the order in which they came."""
        for event in self._held.let_go():
            await self.on_event(event)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A letter belongs to the field that would take it, whatever a keymap has made of it.

        Textual says so for the keys that bindings are written with, but forgets it for those that
        a keymap gives them.
        """
        focused = self.focused
        if priority and focused is not None and focused.check_consume_key(key, letter(key) or None):
            return False
        return await super()._check_bindings(key, priority)
