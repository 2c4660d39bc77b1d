"""The calendar, version by version."""

from __future__ import annotations

from db import lookups
from db.seed_tables import insert_calendar
from db.writing.base import Writing
from tracker.core.office import Conflict
from tracker.core.workdays import Calendar


class WritesCalendar(Writing):
    """The calendar: a new version, or the one before."""

    def set_calendar(self, calendar: Calendar, what: str) -> None:
        """A new version of the calendar; the earlier ones stay."""
        insert_calendar(self._raw, calendar, self._save_id, what)
        self._note("calendar", calendar.version, "CalendarChanged", {"what": what})
        self._calendar = calendar

    def calendar_before(self, save_id: str) -> Calendar | None:
        """The calendar as it was before a save changed it; None if it did not.

        Raises:
            Conflict: it was changed again since, and that change would be lost.
        """
        made = lookups.calendar_made(self._raw, save_id)
        if made is None:
            return None
        before, after = made
        current = self.calendar()
        if after.renumbered(current.version) != current:
            raise Conflict("The calendar has changed since: undo that first.")
        return before
