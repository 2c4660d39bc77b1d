"""Reads a log of Stage 2 investigations kept as CSV: every line becomes a row or a reason."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from tracker.core.clean import Unclean, clean_line, csv_unsafe
from tracker.core.past import PastStage2
from tracker.papers.csv_text import shown
from tracker.papers.log_headings import plain
from tracker.papers.log_rows import Reject, parse_day
from tracker.papers.sheets import ColumnUse, Headings, Sheet, has_headings, read_sheet

_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ref": ("Ref", "Reference", "Case"),
        "requested_on": ("Requested", "Stage 2 requested", "Requested on"),
        "terms_on": ("TOR signed", "tor_signed", "Terms of reference signed", "TOR"),
        "adjudicated_on": ("Adjudicated", "Adjudication letter", "Adjudication"),
        "closed_on": ("Closed", "Closed on"),
        "reported_days": ("Reported days", "reported_days", "Days"),
        "pence": ("Cost", "Cost in pounds", "Total cost"),
    }
)
_FIELDS = {plain(heading): field for field, all_ in _HEADINGS.items() for heading in all_}
_NEEDED = ("ref", "requested_on")
_OWN = ("terms_on", "adjudicated_on")
"""Columns that only a Stage 2 log has: both are wanted before a file is taken for one."""

_POUNDS = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.([0-9]{1,2}))?")

STAGE_2 = Headings(
    {field: names[0] for field, names in _HEADINGS.items()},
    (*_NEEDED, *_OWN),
    lambda heading: _FIELDS.get(plain(heading[:200]).rstrip("?"), ""),
)
"""The columns of a Stage 2 log."""


@dataclass(frozen=True, slots=True)
class Stage2Read:
    """A log as read. ``lines`` counts the rows below the headings, ``blanks`` the empty ones."""

    rows: tuple[PastStage2, ...]
    rejects: tuple[Reject, ...]
    columns: tuple[ColumnUse, ...]
    notes: tuple[str, ...]
    blanks: int
    lines: int

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len({reject.line for reject in self.rejects})


def is_stage2_log(path: Path) -> bool:
    """Whether a file has the headings of a Stage 2 log. Raises LogError if unreadable."""
    return has_headings(path, STAGE_2)


def read_stage2(
    source: str | os.PathLike[str] | TextIO, *, today: date | None = None
) -> Stage2Read:
    """Read a log as ``read_sheet`` does. Dates after ``today`` are rejected when it is given."""
    log = read_sheet(source, STAGE_2, lambda heads, whole: _Stage2(heads, whole, today))
    return Stage2Read(
        rows=tuple(log.rows),
        rejects=tuple(log.rejects),
        columns=log.columns(),
        notes=tuple(log.all_notes()),
        blanks=log.blanks,
        lines=log.lines,
    )


class _Stage2(Sheet):
    """A Stage 2 log while it is read."""

    def __init__(self, headings: list[str], ends_whole: bool, today: date | None) -> None:
        super().__init__(STAGE_2, headings, ends_whole=ends_whole)
        self.rows: list[PastStage2] = []
        self._today = today

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one investigation: whole or not at all."""
        row = _Row(line, cells, self.columns_by_field, self._today)
        past = row.stage2()
        self.rejects += row.rejects
        if past is not None:
            self.rows.append(past)


class _Row:
    """One row while it is read. What is missing or not known rejects it: nothing is guessed."""

    def __init__(
        self, line: int, cells: Mapping[str, str], columns: Mapping[str, str], today: date | None
    ) -> None:
        self.rejects: list[Reject] = []
        self._line, self._raw, self._columns, self._today = line, cells, columns, today

    def stage2(self) -> PastStage2 | None:
        """The row, or None with the reasons in ``rejects``."""
        requested = self._day("requested_on")
        found = PastStage2(
            ref=self._text("ref"),
            requested_on=requested or date.min,
            terms_on=self._later("terms_on", requested),
            adjudicated_on=self._later("adjudicated_on", requested),
            closed_on=self._later("closed_on", requested),
            reported_days=self._days(),
            pence=self._pence(),
        )
        return None if self.rejects else found

    def _reject(self, field: str, reason: str) -> None:
        value = shown(self._raw.get(field, ""))
        self.rejects.append(Reject(self._line, self._columns.get(field, ""), value, reason))

    def _text(self, field: str) -> str:
        try:
            text = clean_line(csv_unsafe(self._raw.get(field, ""))).text.strip()
        except Unclean as unclean:
            self._reject(field, str(unclean))
            return ""
        if not text and field in _NEEDED:
            self._reject(field, "This cell must not be empty.")
        return text

    def _day(self, field: str) -> date | None:
        text = self._text(field)
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

    def _later(self, field: str, requested: date | None) -> date | None:
        day = self._day(field)
        if day is not None and requested is not None and day < requested:
            self._reject(field, f"This is before the request of {requested:%d/%m/%Y}.")
        return day

    def _days(self) -> int | None:
        text = self._text("reported_days")
        if text and not re.fullmatch("[0-9]{1,4}", text):
            self._reject("reported_days", "This is not a number of days.")
            return None
        return int(text) if text else None

    def _pence(self) -> int | None:
        text = self._text("pence")
        match = _POUNDS.fullmatch(text)
        if text and match is None:
            self._reject("pence", "This is not an amount in pounds, such as 6265.11.")
        if match is None:
            return None
        pounds, pence = match.groups()
        return int(pounds.replace(",", "")) * 100 + int((pence or "0").ljust(2, "0"))
