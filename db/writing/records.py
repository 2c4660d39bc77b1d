"""Records beside cases, each change of them in the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db import compliments_found, importing, learning, records
from db.writing.base import Writing
from tracker.core.compliments import Compliment
from tracker.core.importing.choices import ImportMapping
from tracker.core.records import Record, RecordKind


class WritesRecords(Writing):
    """Compliments, learning forms, lists and every other record beside cases."""

    def next_number(self, kind: RecordKind) -> int:
        """The next number of a kind of record, without gaps."""
        return records.next_number(self._raw, kind)

    def next_in_year(self, kind: RecordKind, year: int) -> int:
        """The next place of a kind of record in a financial year, without gaps."""
        return records.next_in_year(self._raw, kind, year)

    def record(self, kind: RecordKind, number: int) -> Record:
        """The record with this number; raises NoSuchRecord."""
        return records.read(self._raw, kind, number)

    def put(self, kind: RecordKind, before: Record | None, after: Record) -> None:
        """Add or change a record; raises Conflict if it was saved since ``before`` was read."""
        records.put(self._raw, kind, before, after)
        kept, altered = records.audit_kinds(kind)
        change = {"before": before, "after": after}
        self._note(kind.value, after.number, kept if before is None else altered, change)

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        return compliments_found.brought_in(self._raw)

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read, taken back or not; None if never kept."""
        return importing.mapping_for(self._raw, fingerprint)

    def next_learning_ref(self, on: date) -> str:
        """The next reference of a learning form, without gaps in its financial year."""
        return learning.next_ref(self._raw, on)

    def learning_number(self, of: str) -> int | None:
        """The number of the learning form with this reference, or of this case."""
        return learning.number_of(self._raw, of)
