"""One row of a log, whatever it is a log of: cells cleaned, dates and known words, every reason.

A row is read whole or not at all: what is missing or not known rejects it, with the line and the
column, and nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

from tracker.core.clean import Unclean, clean_line, clean_text, csv_unsafe
from tracker.papers.csv_text import shown

if TYPE_CHECKING:
    from tracker.core.importing.wording import Vocabularies

_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_EARLIEST, _LATEST = 1990, 2069
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Reject:
    """One reason why a row was not read.

    ``line`` is the line of the file that the row begins on, the first being 1; ``column`` the
    heading as the file has it, "" when it is the row as a whole; ``value`` the cell, cut to 80
    characters and with nothing in it that a terminal would obey; ``reason`` a sentence.
    """

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What a kind of log calls its columns.

    ``usual`` is the heading that each field usually stands under; ``required`` are the fields
    without whose columns it cannot be read; ``field_of`` gives the field of a heading, "" for
    one not known.
    """

    usual: Mapping[str, str]
    required: tuple[str, ...]
    field_of: Callable[[str], str]

    @classmethod
    def of(cls, names: Mapping[str, tuple[str, ...]], required: tuple[str, ...]) -> Headings:
        """From all the headings that each field is known under, the usual one first."""
        fields = {plain(heading): field for field, all_ in names.items() for heading in all_}

        def field_of(heading: str) -> str:
            # A whole file in one cell is no heading, and slow to compare.
            if len(heading) > _LONGEST_HEADING:
                return ""
            return fields.get(plain(heading).rstrip("?"), "")

        return cls({field: all_[0] for field, all_ in names.items()}, required, field_of)

    def knows(self, heading: str) -> bool:
        """Whether a cell is one of these headings."""
        return bool(self.field_of(heading))


class LogRow:
    """One row while it is read; afterwards its ``rejects`` and ``notes`` say what was found.

    ``cells`` are the raw cells by field, ``columns`` the headings to name in reasons; what is no
    field of ``HEADINGS`` is not looked at. ``today`` refuses dates after it; None lets them pass.
    Each kind of log says what a row of it is.
    """

    HEADINGS: ClassVar[Headings]
    PARAGRAPHS: ClassVar[Collection[str]] = ()
    """The fields that may hold more than one line."""

    def __init__(
        self,
        line: int,
        cells: Mapping[str, str],
        columns: Mapping[str, str],
        today: date | None,
        lists: Vocabularies | None = None,
    ) -> None:
        """``lists`` are the words of a file; without them those of a new file are known."""
        self.rejects: list[Reject] = []
        self.notes: list[str] = []
        self._line, self._raw, self._columns, self._today = line, cells, columns, today
        self._lists = lists
        self._cells = {
            field: self._cleaned(field, raw)
            for field, raw in cells.items()
            if field in self.HEADINGS.usual
        }

    def reject(self, field: str, reason: str) -> None:
        """Refuse the row because of one cell; ``reason`` is a sentence."""
        column, value = self._columns.get(field, ""), self._raw.get(field, "")
        self.rejects.append(Reject(self._line, column, shown(value), reason))

    def text(self, field: str) -> str:
        """The cell's text, cleaned; "" for an empty cell or a rejected one."""
        return self._cells.get(field) or ""

    def is_empty(self, field: str) -> bool:
        """Whether nothing stands in the cell; one whose text was refused is not empty."""
        return self._cells.get(field, "") == ""

    def need(self, *fields: str) -> None:
        """Refuse the row for every one of these cells that is empty."""
        for field in fields:
            if self.is_empty(field):
                self.reject(field, "This cell must not be empty.")

    def known(
        self, field: str, noun: str, words: Mapping[str, str], near: Callable[[str], str]
    ) -> str:
        """The known word for the cell; "" for an empty cell or a rejected one.

        ``words`` are the known ones by their plain form; ``near`` gives the one that another may
        be a slip for, "" for none; ``noun`` is what the word is: "a theme".
        """
        text = self.text(field)
        if not text:
            return ""
        if (word := words.get(plain(text))) is not None:
            return word
        hint = f" Is it “{slip}”?" if (slip := near(text)) else ""
        self.reject(field, f"This is not {noun} that the tracker knows.{hint}")
        return ""

    def day(self, field: str) -> date | None:
        """The day in the cell; None for an empty cell or a rejected one."""
        text = self.text(field)
        if not text:
            return None
        try:
            day = parse_day(text)
        except ValueError as error:
            self.reject(field, str(error))
            return None
        if self._today is not None and day > self._today:
            self.reject(field, f"This date is after today, {self._today:%d/%m/%Y}.")
        return day

    def _cleaned(self, field: str, raw: str) -> str | None:
        """The cell's text, or None when it cannot be text of ours (and the row is rejected)."""
        if not raw:
            return ""
        try:
            clean = clean_text if field in self.PARAGRAPHS else clean_line
            cleaned = clean(csv_unsafe(raw))
        except Unclean as unclean:
            self.reject(field, str(unclean))
            return None
        column = self._columns.get(field, "")
        self.notes += [f"Line {self._line}, {column}: {note}." for note in cleaned.notes]
        return cleaned.text.strip()


def plain(text: str) -> str:
    """The letters and digits of ``text`` in small letters, for comparing words.

    A question mark stays: "Upheld?" is a doubt, and not the word.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char == "?")


def nearest_of(text: str, words: Collection[str]) -> str:
    """The one of ``words`` that ``text`` may be a slip for; "" when none is near."""
    # What is long is no slip of a word, and what is short is near to everything.
    if not 3 <= len(text) <= 60:
        return ""
    by_plain = {plain(word): word for word in words}
    near = get_close_matches(plain(text), list(by_plain), n=1, cutoff=0.6)
    return by_plain[near[0]] if near else ""


def parse_day(text: str) -> date:
    """The day a cell names: D/M/YYYY, D/M/YY or YYYY-MM-DD, never month first.

    Raises:
        ValueError: a sentence on what is wrong with it.
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            # Two-digit years are of this office's time: 90 to 99 before 2000, the rest after.
            year += 1900 if year >= _EARLIEST % 100 else 2000
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError("This is not a date as day/month/year or year-month-day.")
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(f"The year {year} is outside {_EARLIEST} to {_LATEST}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("There is no such day (dates are read day first).") from None
