"""Keys that wait: what is typed while a form is being saved is for the screen that comes next."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tracker.ui.keys import BY_ID


class HeldKeys:
    """Keys and pasted text that came while something was under way, in order.

    Holding may be asked for more than once; it ends when everybody who asked has let go.
    """

    class Release(Message):
        """A holder lets go. Posted to the app, it comes behind every key that came before it."""

    def __init__(self) -> None:
        """Nothing is held yet."""
        self._holders = 0
        self._held: list[events.Event] = []

    def hold(self) -> None:
        """From now on keys wait."""
        self._holders += 1

    def takes(self, event: events.Event) -> bool:
        """Whether this event now waits. Pressing save again while it saves is the same save."""
        if not self._holders or not isinstance(event, events.Key | events.Paste):
            return False
        if not (isinstance(event, events.Key) and event.key in BY_ID["form.save"].plain.split(",")):
            self._held.append(event)
        return True

    def let_go(self) -> list[events.Event]:
        """One holder lets go. Returns the events to be dealt with now, in their order."""
        self._holders = max(0, self._holders - 1)
        if self._holders:
            return []
        held, self._held = self._held, []
        return held
