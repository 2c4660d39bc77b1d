"""Reads a log kept as CSV, whatever it is a log of: every line becomes a row or a reason.

Nothing is dropped in silence: ``rows read + rejected + blanks == lines``, columns that nobody
knows are named, and what was changed in reading is noted.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TextIO, TypeVar

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
from tracker.papers.rows import Headings, LogRow, Reject

MAX_ROWS = 200_000
"""The most rows below the headings, blank ones included."""

_NOTES_KEPT = 50

Source = str | os.PathLike[str] | TextIO
"""Where a log is: a path, or a stream of its text."""

R = TypeVar("R")
"""What a row of the log is read as."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column is read as.

    ``field`` is a field of the row, or "" for a column that is not read; ``via`` of a complaints
    log is held against the channel. ``example`` is its first cell with something in it.
    """

    header: str
    field: str
    example: str


class Sheet(ABC, Generic[R]):
    """A log while it is read, row by row. Each kind of log says what a row of it is."""

    NAMES: ClassVar[Headings]

    def __init__(self, headings: list[str], *, ends_whole: bool, today: date | None) -> None:
        """``ends_whole`` says that the file ends with a line end; ``today`` goes to its rows."""
        self.rows: list[R] = []
        self.notes: list[str] = []
        self.rejects: list[Reject] = []
        self.cleaned: list[str] = []
        self.blanks = self.lines = 0
        self.today = today
        self._headings = headings
        self._fields = _fields(self.NAMES, headings)
        self.columns_by_field = {
            field: shown(heading) for field, heading in zip(self._fields, headings, strict=True)
        }
        self._examples = [""] * len(headings)
        self._ends_whole = ends_whole
        self._short: list[int] = []

    @abstractmethod
    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read the row that begins on ``line``: keep it, or leave its reasons in ``rejects``."""

    def keep(self, row: LogRow, found: R | None) -> None:
        """Keep what a row was read as, with what it noted, or its reasons if it has any."""
        self.cleaned += row.notes
        self.rejects += row.rejects
        if found is not None and not row.rejects:
            self.rows.append(found)

    def take(self, record: Record, *, is_last: bool) -> None:
        """Read one row: it counts as blank, is kept, or leaves its reasons."""
        self.lines += 1
        if self.lines > MAX_ROWS:
            raise LogError(f"The log has more than {MAX_ROWS:,} rows.")
        if record.is_blank:
            self.blanks += 1
        elif self._fits(record, is_last):
            for number, cell in enumerate(record.cells[: len(self._headings)]):
                if not self._examples[number]:
                    self._examples[number] = shown(cell, 40)
            self.read(record.first, dict(zip(self._fields, record.cells, strict=False)))

    def columns(self) -> tuple[ColumnUse, ...]:
        """What each column was read as."""
        return tuple(
            ColumnUse(shown(heading), field if field in self.NAMES.usual else "", example)
            for heading, field, example in zip(
                self._headings, self._fields, self._examples, strict=True
            )
        )

    def all_notes(self) -> list[str]:
        """Sentences on what was passed over or changed."""
        notes = list(self.notes)
        for number, column in enumerate(self.columns(), start=1):
            if not column.field and (column.header or column.example):
                notes.append(f"Column “{column.header or number}” is not read.")
        if self._short:
            notes.append(
                f"Rows with fewer cells than headings: {len(self._short)}, the first on line "
                f"{self._short[0]}. The cells left out are taken as empty."
            )
        notes += self.cleaned[:_NOTES_KEPT]
        if (more := len(self.cleaned) - _NOTES_KEPT) > 0:
            notes.append(f"{more} more cells were cleaned in the same ways.")
        return notes

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
            self.rejects.append(Reject(record.first, "", shown(value), reason))
        return not reason


@dataclass(frozen=True, slots=True)
class SheetRead(Generic[R]):
    """A log as read. ``lines`` counts the rows below the headings, ``blanks`` the empty ones.

    ``rejects`` holds every reason, in the order of the file; ``notes`` are sentences.
    """

    rows: tuple[R, ...]
    rejects: tuple[Reject, ...]
    columns: tuple[ColumnUse, ...]
    notes: tuple[str, ...]
    blanks: int
    lines: int

    @classmethod
    def of(cls, log: Sheet[R]) -> Self:
        """What was read of a log."""
        return cls(
            rows=tuple(log.rows),
            rejects=tuple(log.rejects),
            columns=log.columns(),
            notes=tuple(log.all_notes()),
            blanks=log.blanks,
            lines=log.lines,
        )

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len({reject.line for reject in self.rejects})


S = TypeVar("S", bound=Sheet[Any])


def read_sheet(source: Source, kind: type[S], today: date | None) -> S:
    """Read a log from a path, or from a stream of text, as a ``kind`` of sheet.

    Dates after ``today`` are rejected when it is given.

    Takes UTF-8 with or without a byte order mark, UTF-16 with one, and Windows text (cp1252);
    commas, semicolons, tabs or bars between cells; headings in any order and case. Raises
    LogError when the whole cannot be read: no such file, too large, a needed column missing, a
    quotation mark never closed.
    """
    text, note = _text_of(source)
    names = kind.NAMES
    with closing(records(text, delimiter_of(text, names.knows))) as rows:
        head = list(islice(rows, HEADING_ROWS))
        at = _heading_row(names, head)
        ends_whole = text.endswith(("\n", "\r"))
        sheet = kind(head[at].cells, ends_whole=ends_whole, today=today)
        if note:
            sheet.notes.append(note)
        if any(not record.is_blank for record in head[:at]):
            sheet.notes.append(f"The headings are on line {head[at].first}; above is not read.")
        below: Iterator[Record | None] = chain(head[at + 1 :], rows, (None,))
        for record, following in pairwise(below):
            if record is not None:
                sheet.take(record, is_last=following is None)
    return sheet


def has_headings(path: Path, names: Headings) -> bool:
    """Whether a file begins with every heading that this kind of log needs.

    Raises LogError when it cannot be read at all.
    """
    text, _ = _text_of(path)
    with closing(records(text, delimiter_of(text, names.knows))) as rows:
        return any(
            set(names.required) <= {names.field_of(cell) for cell in record.cells}
            for record in islice(rows, HEADING_ROWS)
        )


def _text_of(source: Source) -> tuple[str, str]:
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


def _heading_row(names: Headings, head: Sequence[Record]) -> int:
    """Which of the first rows holds the headings. Raises LogError for want of a needed one."""
    if all(record.is_blank for record in head):
        raise LogError("The log is empty.")
    found = [{names.field_of(cell) for cell in record.cells} - {""} for record in head]
    best = max(range(len(head)), key=lambda n: len(found[n]))
    missing = [names.usual[field] for field in names.required if field not in found[best]]
    if missing:
        needed = [names.usual[field] for field in names.required]
        raise LogError(
            f"The log has no column “{'”, “'.join(missing)}”. It needs at least the headings "
            f"“{'”, “'.join(needed)}”."
        )
    return best


def _fields(names: Headings, headings: Sequence[str]) -> list[str]:
    """The field of each column; of one not known, a number, so that every column has its own.

    Raises LogError when two columns would fill one field.
    """
    fields: dict[str, str] = {}
    for number, heading in enumerate(headings):
        field = names.field_of(heading) or str(number)
        if field in fields:
            raise LogError(
                f"Two columns are both read as “{names.usual[field]}”: “{shown(fields[field])}” "
                f"and “{shown(heading)}”. Rename one of them."
            )
        fields[field] = heading
    return list(fields)
