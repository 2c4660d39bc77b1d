"""Reads a complaints log kept as CSV: every line of it becomes a contact or a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.core.past import PastContact
from tracker.papers.log_headings import COMPLAINTS
from tracker.papers.log_rows import ContactRow
from tracker.papers.sheets import Sheet, SheetRead, Source, read_sheet


class LogRead(SheetRead[PastContact]):
    """A complaints log as read."""


def read_log(source: Source, *, today: date | None = None) -> LogRead:
    """Read a log as ``read_sheet`` does."""
    return LogRead.of(read_sheet(source, _Complaints, today))


class _Complaints(Sheet[PastContact]):
    """A complaints log while it is read."""

    NAMES = COMPLAINTS

    def __init__(self, headings: list[str], *, ends_whole: bool, today: date | None) -> None:
        super().__init__(headings, ends_whole=ends_whole, today=today)
        self._refs: dict[str, int] = {}

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one contact; a reference that stands in the log twice rejects the second."""
        row = ContactRow(line, cells, self.columns_by_field, self.today)
        contact = row.contact()
        ref = row.ref.casefold()
        if ref and ref in self._refs:
            row.reject("source_ref", f"This reference is on line {self._refs[ref]} already.")
        self._refs.setdefault(ref, line)
        self.keep(row, contact)

    def all_notes(self) -> list[str]:
        """Sentences on what was passed over or changed, and on how people were told apart."""
        notes = super().all_notes()
        if people := len({row.person_key for row in self.rows} - {""}):
            notes.append(f"The same name is taken for the same person: {people} people are named.")
        return notes
