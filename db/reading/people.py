"""People: callers, doubles, and everybody with a decision about persistence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from db import finding
from db.errors import spoken
from db.reading.base import Reading

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.doubles import Double
    from tracker.core.people import PersonCard
    from tracker.core.person import PersonFile, PersonRow


class ReadsPeople(Reading):
    """The people who made contact."""

    def callers(self, typed_name: str, typed_telephone: str) -> Sequence[PersonCard]:
        """People who may be the caller; ``tracker.core.people`` says who is likely."""
        with spoken():
            return finding.callers(self._connection, typed_name, typed_telephone)

    def people(self, text: str, today: date) -> Sequence[PersonRow]:
        """Everybody who made contact under a name, by name, telephone or sound."""
        from db import people_list

        with spoken():
            return people_list.rows(self._connection, text, today)

    def person_file(self, number: int, today: date) -> PersonFile:
        """One person with their cases and possible doubles.

        Raises:
            NoSuchRecord: nobody has this number.
        """
        from db import people_list

        with spoken():
            return people_list.person_file(self._connection, number, today)

    def doubles(self, today: date) -> Sequence[Double]:
        """Every pair of people who may be one, with reasons."""
        from db import people_list

        with spoken():
            return people_list.possible_doubles(self._connection, today)

    def persistent(self, today: date) -> Sequence[PersonRow]:
        """Everybody with a decision about persistence in force, the next review first."""
        from db import people_list

        with spoken():
            return people_list.with_decisions(self._connection, today)
