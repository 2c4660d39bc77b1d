"""Reads a log of Stage 2 investigations kept as CSV: every line becomes a row or a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from tracker.core.past import PastStage2
from tracker.papers.rows import Headings, LogRow
from tracker.papers.sheets import Sheet, SheetRead, Source, has_headings, read_sheet

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
_NEEDED = ("ref", "requested_on")
_OWN = ("terms_on", "adjudicated_on")
"""Columns that only a Stage 2 log has: both are wanted before a file is taken for one."""

STAGE_2 = Headings.of(_HEADINGS, (*_NEEDED, *_OWN))
"""The columns of a Stage 2 log."""

_POUNDS = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.([0-9]{1,2}))?")


class Stage2Read(SheetRead[PastStage2]):
    """A Stage 2 log as read."""


def is_stage2_log(path: Path) -> bool:
    """Whether a file has the headings of a Stage 2 log. Raises LogError if unreadable."""
    return has_headings(path, STAGE_2)


def read_stage2(source: Source, *, today: date | None = None) -> Stage2Read:
    """Read a log as ``read_sheet`` does."""
    return Stage2Read.of(read_sheet(source, _Stage2, today))


class _Stage2(Sheet[PastStage2]):
    """A Stage 2 log while it is read."""

    NAMES = STAGE_2

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one investigation: whole or not at all."""
        row = Stage2Row(line, cells, self.columns_by_field, self.today)
        self.keep(row, row.stage2())


class Stage2Row(LogRow):
    """One investigation while it is read."""

    HEADINGS = STAGE_2

    def stage2(self) -> PastStage2 | None:
        """The row, or None with the reasons in ``rejects``."""
        self.need(*_NEEDED)
        requested = self.day("requested_on")
        found = PastStage2(
            ref=self.text("ref"),
            requested_on=requested or date.min,
            terms_on=self._later("terms_on", requested),
            adjudicated_on=self._later("adjudicated_on", requested),
            closed_on=self._later("closed_on", requested),
            reported_days=self._days(),
            pence=self._pence(),
        )
        return None if self.rejects else found

    def _later(self, field: str, requested: date | None) -> date | None:
        day = self.day(field)
        if day is not None and requested is not None and day < requested:
            self.reject(field, f"This is before the request of {requested:%d/%m/%Y}.")
        return day

    def _days(self) -> int | None:
        text = self.text("reported_days")
        if text and not re.fullmatch("[0-9]{1,4}", text):
            self.reject("reported_days", "This is not a number of days.")
            return None
        return int(text) if text else None

    def _pence(self) -> int | None:
        text = self.text("pence")
        match = _POUNDS.fullmatch(text)
        if text and match is None:
            self.reject("pence", "This is not an amount in pounds, such as 6265.11.")
        if match is None:
            return None
        pounds, pence = match.groups()
        return int(pounds.replace(",", "")) * 100 + int((pence or "0").ljust(2, "0"))
