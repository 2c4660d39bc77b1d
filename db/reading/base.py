"""What every part of the reading side needs: the connection, the calendar and the clocks."""

from __future__ import annotations

from datetime import date

from sqlcipher3 import dbapi2 as driver

from db import lookups
from db.errors import spoken
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.office import Lists
from tracker.core.workdays import Calendar


class Reading:
    """A connection that only reads, and what is in force in its file."""

    def __init__(self, connection: driver.Connection) -> None:
        """The connection is used by one thread."""
        self._connection = connection
        self._clockwork: Clockwork | None = None
        self._clockwork_at = (0, date.min)

    def change_count(self) -> int:
        """A number that moves when anybody else's save changes the file."""
        with spoken():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def calendar(self) -> Calendar:
        """The calendar in force."""
        with spoken():
            return lookups.calendar(self._connection)

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        with spoken():
            return lookups.rules(self._connection)

    def lists(self) -> Lists:
        """The vocabularies in force."""
        with spoken():
            return lookups.lists(self._connection)

    def clockwork(self, today: date) -> Clockwork:
        """The clocks of ``today``: kept, with what they have counted, until somebody saves."""
        at = (self.change_count(), today)
        if self._clockwork is None or self._clockwork_at != at:
            self._clockwork = Clockwork(self.calendar(), self.rules(), today)
            self._clockwork_at = at
        return self._clockwork
