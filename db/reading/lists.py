"""The lists and rules of the file, where their words stand, and who works on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db import lookups
from db.errors import spoken
from db.reading.base import Reading
from tracker.core.records import RecordKind
from tracker.core.views import (
    SaveNote,
    UserCard,
)
from tracker.core.words import ListKind, Role

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.vocabulary import Vocabulary


class ReadsLists(Reading):
    """The words of the file, and who works on it."""

    def vocabulary(self) -> Vocabulary:
        """The lists and rules as one record, with what was retired."""
        from db import records
        from tracker.core.vocabulary import NUMBER, Vocabulary

        with spoken():
            found = records.read(self._connection, RecordKind.LISTS, NUMBER)
        assert isinstance(found, Vocabulary)
        return found

    def standing(self) -> Mapping[ListKind, Mapping[str, int]]:
        """On how many cases each word of each list stands."""
        with spoken():
            return lookups.standing(self._connection)

    def changes_of_lists(self, most: int = 10) -> Sequence[SaveNote]:
        """The newest saves that changed the lists or rules, newest first."""
        with spoken():
            return lookups.changes_of_lists(self._connection, most)

    def users(self) -> Sequence[UserCard]:
        """Who works on this file."""
        with spoken():
            return [
                UserCard(name, Role(role))
                for name, role in self._connection.execute(
                    "SELECT name, role FROM users ORDER BY position"
                )
            ]
