"""Compliments: found, counted, by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from db.errors import spoken
from db.reading.base import Reading

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.compliments import Compliment, ComplimentFilter, ComplimentTally


class ReadsCompliments(Reading):
    """Compliments."""

    def compliment_tally(self, wanted: ComplimentFilter) -> ComplimentTally:
        """The compliments that meet a filter, newest first, and their counts."""
        from db import compliments_found

        with spoken():
            return compliments_found.tally(self._connection, wanted)

    def compliments(self, numbers: Sequence[int]) -> Sequence[Compliment]:
        """The compliments with these numbers, in the order asked."""
        from db import compliments_found

        with spoken():
            return compliments_found.by_number(self._connection, numbers)

    def compliments_between(self, first: date, last: date) -> Sequence[Compliment]:
        """Every compliment received from one day to another, both included, by day."""
        from db import compliments_found

        with spoken():
            return compliments_found.between(self._connection, first, last)

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        from db import compliments_found

        with spoken():
            return compliments_found.brought_in(self._connection)

    def compliment_years(self) -> Sequence[int]:
        """The financial years in which any compliment was received, newest first."""
        from db import compliments_found

        with spoken():
            return compliments_found.years(self._connection)
