"""The file behind the app: who works on it, on which day, and with which calendar and rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.words import Role
from tracker.ui.link import Link
from tracker.ui.presence import Presence
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.toasts import Toasts
from tracker.ui.watching import Watching

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.clock_rules import ClockRules
    from tracker.core.doors import Doors
    from tracker.core.office import Actor, Lists, Office
    from tracker.core.ports import DayClock
    from tracker.core.workdays import Calendar


class Surroundings(Toasts):
    """An app on one file. What it knows it asks for."""

    def __init__(
        self, doors: Doors, clock: DayClock, actor: Actor | None, config_path: Path | None
    ) -> None:
        """``actor`` None means: whoever worked on this file last, else the file's first person."""
        self.clock = clock
        self.doors = doors
        self.link = Link(doors, clock)
        self._actor = actor
        self._actor_given = actor is not None
        self._surroundings: tuple[Calendar, ClockRules, Lists] | None = None
        self._watching = Watching(self)
        self.presence = Presence(self)
        super().__init__(config_path)

    @property
    def actor(self) -> Actor:
        """Who is at the keyboard; somebody without a name until the file is read."""
        if self._actor is None:
            from tracker.core.office import Actor

            self._actor = Actor("", Role.OFFICER)
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        self._actor = actor

    @property
    def who_shown(self) -> str:
        """Who is at the keyboard, for the top bar."""
        if self._actor is None or not self._actor.name:
            return ""
        return f"{self.actor.name} ({self.actor.role.label.lower()})"

    async def meet(self) -> None:
        """Read what everything is decided with; the first time, who is at the keyboard."""
        before = self._surroundings
        if before is None:  # ahead of everything shown: whatever is saved later is newer
            self._watching.read_from(await self.link.read(lambda r: r.change_count()))
        self._surroundings = await self.link.read(lambda r: (r.calendar(), r.rules(), r.lists()))
        if before is not None and before[2] != self._surroundings[2]:
            self._tell_forms(self._surroundings[2])
        if self._actor_given:
            return
        users = await self.link.read(lambda r: r.users())
        last = self.config.users.get(self.doors.file_name)
        card = next((u for u in users if u.name == last), users[0] if users else None)
        if card is not None:
            from tracker.core.office import Actor

            self.actor = Actor(card.name, card.role)
        self._actor_given = True
        self.screen.refresh()

    def _tell_forms(self, lists: Lists) -> None:
        """Forms that are open offer the lists as they are now."""
        for screen in self.screen_stack:
            changed = getattr(screen, "lists_changed", None)
            if changed is not None and screen.is_mounted:
                changed(lists)

    def reread(self) -> None:
        """Read anew what the screen on top shows; hidden ones do when they are shown again."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, TrackerScreen):
                screen.reread()
                return

    @property
    def ready(self) -> bool:
        """Whether the file has been read once."""
        return self._surroundings is not None

    def office(self) -> Office:
        """What decisions are made with here and now: for forms that check as people type.

        Kept from the last reading, so that a form is on screen before the next key comes.
        """
        from tracker.core.office import Office

        assert self._surroundings is not None
        calendar, rules, lists = self._surroundings
        return Office(self.actor, self.clock.today(), calendar, "", rules, lists)
