"""Reads a complaints log kept as CSV: every line of it becomes a contact or a reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from tracker.core.past import PastContact
from tracker.papers.csv_text import LogError
from tracker.papers.log_headings import HEADINGS, REQUIRED, field_of
from tracker.papers.log_rows import Reject, Row
from tracker.papers.sheets import MAX_ROWS, ColumnUse, Headings, Sheet, read_sheet

__all__ = ["COMPLAINTS", "MAX_ROWS", "ColumnUse", "LogError", "LogRead", "Reject", "read_log"]

COMPLAINTS = Headings({field: names[0] for field, names in HEADINGS.items()}, REQUIRED, field_of)
"""The columns of a complaints log."""


@dataclass(frozen=True, slots=True)
class LogRead:
    """A log as read. ``lines`` counts the rows below the headings, ``blanks`` the empty ones.

    ``rejects`` holds every reason, in the order of the file; ``notes`` are sentences.
    """

    rows: tuple[PastContact, ...]
    rejects: tuple[Reject, ...]
    columns: tuple[ColumnUse, ...]
    notes: tuple[str, ...]
    blanks: int
    lines: int

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len({reject.line for reject in self.rejects})


def read_log(source: str | os.PathLike[str] | TextIO, *, today: date | None = None) -> LogRead:
    """Read a log as ``read_sheet`` does. Dates after ``today`` are rejected when it is given."""
    log = read_sheet(source, COMPLAINTS, lambda heads, whole: _Complaints(heads, whole, today))
    notes = log.all_notes()
    if people := len({row.person_key for row in log.rows} - {""}):
        notes.append(f"The same name is taken for the same person: {people} people are named.")
    return LogRead(
        rows=tuple(log.rows),
        rejects=tuple(log.rejects),
        columns=log.columns(),
        notes=tuple(notes),
        blanks=log.blanks,
        lines=log.lines,
    )


class _Complaints(Sheet):
    """A complaints log while it is read."""

    def __init__(self, headings: list[str], ends_whole: bool, today: date | None) -> None:
        super().__init__(COMPLAINTS, headings, ends_whole=ends_whole)
        self.rows: list[PastContact] = []
        self._today = today
        self._refs: dict[str, int] = {}

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one contact; a reference that stands in the log twice rejects the second."""
        row = Row(line, cells, self.columns_by_field, self._today)
        contact = row.contact()
        ref = row.ref.casefold()
        if ref and ref in self._refs:
            row.reject("source_ref", f"This reference is on line {self._refs[ref]} already.")
        self._refs.setdefault(ref, line)
        self.cleaned += row.notes
        self.rejects += row.rejects
        if contact is not None and not row.rejects:
            self.rows.append(contact)
