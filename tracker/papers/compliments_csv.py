"""Reads a compliments log kept as CSV: every line of it becomes a compliment or a reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from tracker.core.clean import Unclean, clean_line, clean_text, csv_unsafe
from tracker.core.compliments import SOURCES, ComplimentType, Facts, PastCompliment
from tracker.core.words import AREAS
from tracker.papers.csv_text import shown
from tracker.papers.log_headings import plain
from tracker.papers.log_rows import Reject, parse_day
from tracker.papers.sheets import ColumnUse, Headings, Sheet, has_headings, read_sheet

_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "received_on": ("Date", "Date received", "Received", "Received on"),
        "type": ("Type", "Internal or external", "Internal/external"),
        "source": ("Source", "Source of compliment"),
        "area": ("Service area", "Area"),
        "words": ("Words", "Compliment", "What was said", "Details"),
        "said_by": ("Said by", "Name", "From"),
        "staff": ("Staff", "Staff thanked", "Staff member"),
        "shared_on": ("Shared on", "Shared", "Shared with the team", "Shared with team"),
    }
)
_FIELDS = {plain(heading): field for field, all_ in _HEADINGS.items() for heading in all_}

_NEEDED = ("received_on", "type", "source", "area", "words")
_NAMED = {
    "type": ("a type (Internal or External)", tuple(one.label for one in ComplimentType)),
    "source": ("a source", tuple(SOURCES)),
    "area": ("a service area", AREAS),
}
"""What a field's word is, for the sentence that refuses one; and the words it may be."""


def _field_of(heading: str) -> str:
    return _FIELDS.get(plain(heading[:200]).rstrip("?"), "")


COMPLIMENTS = Headings({f: names[0] for f, names in _HEADINGS.items()}, _NEEDED, _field_of)
"""The columns of a compliments log."""


@dataclass(frozen=True, slots=True)
class ComplimentsRead:
    """A log as read. ``lines`` counts the rows below the headings, ``blanks`` the empty ones.

    ``rejects`` holds every reason, in the order of the file; ``notes`` are sentences.
    """

    rows: tuple[PastCompliment, ...]
    rejects: tuple[Reject, ...]
    columns: tuple[ColumnUse, ...]
    notes: tuple[str, ...]
    blanks: int
    lines: int

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len({reject.line for reject in self.rejects})


def is_compliments_log(path: Path) -> bool:
    """Whether a file has the headings of a compliments log. Raises LogError if unreadable."""
    return has_headings(path, COMPLIMENTS)


def read_compliments(
    source: str | os.PathLike[str] | TextIO, *, today: date | None = None
) -> ComplimentsRead:
    """Read a log as ``read_sheet`` does. Dates after ``today`` are rejected when it is given."""
    log = read_sheet(source, COMPLIMENTS, lambda heads, whole: _Compliments(heads, whole, today))
    return ComplimentsRead(
        rows=tuple(log.rows),
        rejects=tuple(log.rejects),
        columns=log.columns(),
        notes=tuple(log.all_notes()),
        blanks=log.blanks,
        lines=log.lines,
    )


class _Compliments(Sheet):
    """A compliments log while it is read."""

    def __init__(self, headings: list[str], ends_whole: bool, today: date | None) -> None:
        super().__init__(COMPLIMENTS, headings, ends_whole=ends_whole)
        self.rows: list[PastCompliment] = []
        self._today = today

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one compliment: whole or not at all."""
        row = _Row(line, cells, self.columns_by_field, self._today)
        past = row.compliment()
        self.cleaned += row.notes
        self.rejects += row.rejects
        if past is not None:
            self.rows.append(past)


class _Row:
    """One row while it is read. What is missing or not known rejects it: nothing is guessed."""

    def __init__(
        self, line: int, cells: Mapping[str, str], columns: Mapping[str, str], today: date | None
    ) -> None:
        self.rejects: list[Reject] = []
        self.notes: list[str] = []
        self._line, self._raw, self._columns, self._today = line, cells, columns, today
        self._cells = {field: self._cleaned(field) for field in _HEADINGS}

    def compliment(self) -> PastCompliment | None:
        """The row as a compliment, or None with the reasons in ``rejects``."""
        received, shared = self._day("received_on"), self._day("shared_on")
        if received and shared and shared < received:
            self._reject("shared_on", f"This is before the day it came, {received:%d/%m/%Y}.")
        kind = self._word("type")
        facts = (self._word("source"), self._word("area"), self._needed("words"))
        if self.rejects or received is None:
            return None
        said_by, staff = self._cells["said_by"] or "", self._cells["staff"] or ""
        source, area, words = facts
        return PastCompliment(
            Facts(
                received,
                ComplimentType(kind.casefold()),
                source,
                area,
                words,
                said_by,
                staff,
                shared,
            )
        )

    def _reject(self, field: str, reason: str) -> None:
        value = shown(self._raw.get(field, ""))
        self.rejects.append(Reject(self._line, self._columns.get(field, ""), value, reason))

    def _cleaned(self, field: str) -> str | None:
        """The cell's text, or None when it cannot be text of ours (and the row is rejected)."""
        try:
            clean = clean_text if field == "words" else clean_line
            cleaned = clean(csv_unsafe(self._raw.get(field, "")))
        except Unclean as unclean:
            self._reject(field, str(unclean))
            return None
        column = self._columns.get(field, "")
        self.notes += [f"Line {self._line}, {column}: {note}." for note in cleaned.notes]
        return cleaned.text.strip()

    def _needed(self, field: str) -> str:
        text = self._cells[field]
        if text == "":
            self._reject(field, "This cell must not be empty.")
        return text or ""

    def _word(self, field: str) -> str:
        """The field's known word for the cell; "" for one that rejects the row."""
        text = self._needed(field)
        noun, known = _NAMED[field]
        by_plain = {plain(word): word for word in known}
        word = by_plain.get(plain(text), "")
        if text and not word:
            near = get_close_matches(plain(text[:60]), list(by_plain), n=1, cutoff=0.6)
            hint = f" Is it “{by_plain[near[0]]}”?" if near else ""
            self._reject(field, f"This is not {noun} that the tracker knows.{hint}")
        return word

    def _day(self, field: str) -> date | None:
        text = self._needed(field) if field in _NEEDED else self._cells[field]
        if not text:
            return None
        try:
            day = parse_day(text)
        except ValueError as error:
            self._reject(field, str(error))
            return None
        if self._today is not None and day > self._today:
            self._reject(field, f"This date is after today, {self._today:%d/%m/%Y}.")
        return day
