"""Reads a complaints log kept as CSV: every line of it becomes a contact or a reason.

Nothing is dropped in silence: ``len(rows) + rejected + blanks == lines``, columns that nobody
knows are named, and what was changed in reading is noted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TextIO

from tracker.core.past import PastContact
from tracker.papers.csv_text import (
    HEADING_ROWS,
    MAX_BYTES,
    LogError,
    Record,
    decode,
    delimiter_of,
    read_bytes,
    records,
    shown,
    too_large,
)
from tracker.papers.log_headings import HEADINGS, REQUIRED, field_of, usual_heading
from tracker.papers.log_rows import Reject, Row

__all__ = ["MAX_ROWS", "ColumnUse", "LogError", "LogRead", "Reject", "read_log"]

MAX_ROWS = 200_000
"""The most rows below the headings, blank ones included."""

_NOTES_KEPT = 50


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column is read as.

    ``field`` is a field of ``PastContact``, ``via`` for the column held against the channel, or
    "" for a column that is not read. ``example`` is its first cell with something in it.
    """

    header: str
    field: str
    example: str


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
    """Read a log from a path, or from a stream of text.

    Takes UTF-8 with or without a byte order mark, UTF-16 with one, and Windows text (cp1252);
    commas, semicolons, tabs or bars between cells; headings in any order and case. Dates after
    ``today`` are rejected when it is given. Raises LogError when the whole cannot be read: no
    such file, too large, a needed column missing, a quotation mark never closed.
    """
    text, note = _text_of(source)
    delimiter = delimiter_of(text, lambda heading: bool(field_of(heading)))
    with closing(records(text, delimiter)) as rows:
        head = list(islice(rows, HEADING_ROWS))
        at = _heading_row(head)
        reading = _Reading(head[at].cells, today, ends_whole=text.endswith(("\n", "\r")))
        if note:
            reading.notes.append(note)
        if any(not record.is_blank for record in head[:at]):
            reading.notes.append(f"The headings are on line {head[at].first}; above is not read.")
        below: Iterator[Record | None] = chain(head[at + 1 :], rows, (None,))
        for record, following in pairwise(below):
            if record is not None:
                reading.take(record, is_last=following is None)
    return reading.result()


def _text_of(source: str | os.PathLike[str] | TextIO) -> tuple[str, str]:
    if isinstance(source, str | os.PathLike):
        text, note = decode(read_bytes(Path(source)))
    else:
        try:
            text, note = source.read(MAX_BYTES + 1), ""
        except UnicodeDecodeError as error:
            raise LogError("The log is not text in the encoding it was opened with.") from error
    if len(text) > MAX_BYTES:
        raise too_large()
    return text.removeprefix("\ufeff"), note


def _heading_row(head: Sequence[Record]) -> int:
    """Which of the first rows holds the headings. Raises LogError for want of a needed one."""
    if all(record.is_blank for record in head):
        raise LogError("The log is empty.")
    found = [{field_of(cell) for cell in record.cells} - {""} for record in head]
    best = max(range(len(head)), key=lambda n: len(found[n]))
    missing = [usual_heading(field) for field in REQUIRED if field not in found[best]]
    if missing:
        raise LogError(
            f"The log has no column “{'”, “'.join(missing)}”. It needs at least the headings "
            f"“{'”, “'.join(map(usual_heading, REQUIRED))}”."
        )
    return best


class _Reading:
    """A log while it is read, row by row."""

    def __init__(self, headings: list[str], today: date | None, *, ends_whole: bool) -> None:
        self.notes: list[str] = []
        self._headings = headings
        self._fields = _fields(headings)
        self._columns = {
            field: shown(heading) for field, heading in zip(self._fields, headings, strict=True)
        }
        self._examples = [""] * len(headings)
        self._today = today
        self._ends_whole = ends_whole
        self._rows: list[PastContact] = []
        self._rejects: list[Reject] = []
        self._cleaned: list[str] = []
        self._short: list[int] = []
        self._refs: dict[str, int] = {}
        self._blanks = self._lines = 0

    def take(self, record: Record, *, is_last: bool) -> None:
        """Read one row: it counts as blank, becomes a contact, or leaves its reasons."""
        self._lines += 1
        if self._lines > MAX_ROWS:
            raise LogError(f"The log has more than {MAX_ROWS:,} rows.")
        if record.is_blank:
            self._blanks += 1
        elif self._fits(record, is_last):
            self._read(record)

    def result(self) -> LogRead:
        """All that was read."""
        columns = tuple(
            ColumnUse(shown(heading), field if field in HEADINGS else "", example)
            for heading, field, example in zip(
                self._headings, self._fields, self._examples, strict=True
            )
        )
        return LogRead(
            rows=tuple(self._rows),
            rejects=tuple(self._rejects),
            columns=columns,
            notes=tuple(self._all_notes(columns)),
            blanks=self._blanks,
            lines=self._lines,
        )

    def _fits(self, record: Record, is_last: bool) -> bool:
        """Whether the row's cells can stand under the headings; the reason is kept if not."""
        width, found = len(self._headings), len(record.cells)
        beyond = "".join(record.cells[width:]).strip()
        reason = ""
        if beyond:
            reason = f"The row has {found} cells under {width} headings."
            if record.last > record.first:
                reason += f" Lines {record.first} to {record.last} were read as one row."
        elif found < width and is_last and not self._ends_whole:
            reason = "The file ends in the middle of this row."
        elif found < width:
            # Spreadsheets leave out empty cells at the end of a row.
            self._short.append(record.first)
        if reason:
            value = beyond or record.cells[-1]
            self._rejects.append(Reject(record.first, "", shown(value), reason))
        return not reason

    def _read(self, record: Record) -> None:
        for number, cell in enumerate(record.cells[: len(self._headings)]):
            if not self._examples[number]:
                self._examples[number] = shown(cell, 40)
        cells = dict(zip(self._fields, record.cells, strict=False))
        row = Row(record.first, cells, self._columns, self._today)
        contact = row.contact()
        ref = row.ref.casefold()
        if ref and ref in self._refs:
            row.reject("source_ref", f"This reference is on line {self._refs[ref]} already.")
        self._refs.setdefault(ref, record.first)
        self._cleaned += row.notes
        self._rejects += row.rejects
        if contact is not None and not row.rejects:
            self._rows.append(contact)

    def _all_notes(self, columns: tuple[ColumnUse, ...]) -> list[str]:
        notes = list(self.notes)
        for number, column in enumerate(columns, start=1):
            if not column.field and (column.header or column.example):
                notes.append(f"Column “{column.header or number}” is not read.")
        if self._short:
            notes.append(
                f"Rows with fewer cells than headings: {len(self._short)}, the first on line "
                f"{self._short[0]}. The cells left out are taken as empty."
            )
        notes += self._cleaned[:_NOTES_KEPT]
        if (more := len(self._cleaned) - _NOTES_KEPT) > 0:
            notes.append(f"{more} more cells were cleaned in the same ways.")
        if people := len({row.person_key for row in self._rows} - {""}):
            notes.append(f"The same name is taken for the same person: {people} people are named.")
        return notes


def _fields(headings: Sequence[str]) -> list[str]:
    """The field of each column; of one not known, a number, so that every column has its own.

    Raises LogError when two columns would fill one field.
    """
    fields: dict[str, str] = {}
    for number, heading in enumerate(headings):
        field = field_of(heading) or str(number)
        if field in fields:
            raise LogError(
                f"Two columns are both read as “{usual_heading(field)}”: “{shown(fields[field])}” "
                f"and “{shown(heading)}”. Rename one of them."
            )
        fields[field] = heading
    return list(fields)
