"""Reads a compliments log kept as CSV: every line of it becomes a compliment or a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from tracker.core.compliments import SOURCES, ComplimentType, Facts, PastCompliment
from tracker.core.words import AREAS
from tracker.papers.rows import Headings, LogRow, nearest_of, plain
from tracker.papers.sheets import Sheet, SheetRead, Source, has_headings, read_sheet

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
_NEEDED = ("received_on", "type", "source", "area", "words")
_NAMED = {
    "type": ("a type (Internal or External)", tuple(one.label for one in ComplimentType)),
    "source": ("a source", tuple(SOURCES)),
    "area": ("a service area", AREAS),
}
"""What a field's word is, for the sentence that refuses one; and the words it may be."""

COMPLIMENTS = Headings.of(_HEADINGS, _NEEDED)
"""The columns of a compliments log."""


class ComplimentsRead(SheetRead[PastCompliment]):
    """A compliments log as read."""


def is_compliments_log(path: Path) -> bool:
    """Whether a file has the headings of a compliments log. Raises LogError if unreadable."""
    return has_headings(path, COMPLIMENTS)


def read_compliments(source: Source, *, today: date | None = None) -> ComplimentsRead:
    """Read a log as ``read_sheet`` does."""
    return ComplimentsRead.of(read_sheet(source, _Compliments, today))


class _Compliments(Sheet[PastCompliment]):
    """A compliments log while it is read."""

    NAMES = COMPLIMENTS

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one compliment: whole or not at all."""
        row = ComplimentRow(line, cells, self.columns_by_field, self.today)
        self.keep(row, row.compliment())


class ComplimentRow(LogRow):
    """One compliment while it is read."""

    HEADINGS = COMPLIMENTS
    PARAGRAPHS = frozenset({"words"})

    def compliment(self) -> PastCompliment | None:
        """The row as a compliment, or None with the reasons in ``rejects``."""
        received, shared = self.day("received_on"), self.day("shared_on")
        if received and shared and shared < received:
            self.reject("shared_on", f"This is before the day it came, {received:%d/%m/%Y}.")
        kind, source, area = self._word("type"), self._word("source"), self._word("area")
        self.need(*_NEEDED)
        if self.rejects or received is None:
            return None
        return PastCompliment(
            Facts(
                received_on=received,
                type=ComplimentType(kind.casefold()),
                source=source,
                area=area,
                words=self.text("words"),
                said_by=self.text("said_by"),
                staff=self.text("staff"),
                shared_on=shared,
            )
        )

    def _word(self, field: str) -> str:
        noun, words = _NAMED[field]
        if self._lists is not None:
            words = self._lists.words[field]
        by_plain = {plain(word): word for word in words}
        return self.known(field, noun, by_plain, partial(nearest_of, words=words))
