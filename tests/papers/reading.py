"""A log as CSV text, read the way the program reads it: opened, planned, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.core.importing.already import There
from tracker.core.importing.cells import RawBook
from tracker.core.importing.choices import Choices
from tracker.core.importing.plans import ColumnPlan
from tracker.papers.book_read import RowReject
from tracker.papers.csv_text import LogError
from tracker.papers.importing import Knowledge, planned, rows_of
from tracker.papers.workbook import open_book, text_book


@dataclass(frozen=True)
class Read:
    """What was read of a log of one kind."""

    rows: tuple[Any, ...]
    rejects: tuple[RowReject, ...]
    columns: tuple[ColumnPlan, ...]
    notes: tuple[str, ...]
    blanks: int
    lines: int
    rejected: int


def read_text(text: str, *, today: date | None = None, refs: frozenset[str] = frozenset()) -> Read:
    """A log from its text; ``refs`` are the cases that are here."""
    return _read(text_book("log.csv", text), today, refs)


def kind_of(path: Path) -> str:
    """What the rows of a log are taken for, "" if they are not known for anything."""
    (sheet,) = planned(open_book(path), Knowledge(), Choices()).sheets
    return sheet.kind.name if sheet.kind else ""


def read_file(path: Path, *, today: date | None = None) -> Read:
    """A log from its file."""
    return _read(open_book(path), today, frozenset())


def _read(book: RawBook, today: date | None, refs: frozenset[str]) -> Read:
    """Raises LogError with the first thing that has to be settled before anything is read."""
    known = Knowledge(there=There(refs=refs))
    plan = planned(book, known, Choices())
    if plan.problems:
        raise LogError(plan.problems[0])
    read = rows_of(plan, known, today)
    found: tuple[Any, ...] = (*read.contacts, *read.compliments, *read.stage2)
    return Read(
        rows=tuple(one.past for one in found),
        rejects=tuple(read.rejects),
        columns=tuple(column for sheet in plan.used for column in sheet.columns),
        notes=tuple(read.notes),
        blanks=read.blanks,
        lines=read.lines,
        rejected=read.rejected,
    )
