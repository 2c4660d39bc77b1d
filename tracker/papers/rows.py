"""One row of a log, whatever it is a log of: cells cleaned, dates and known words, every reason.

A row is read whole or not at all: what is missing or not known rejects it, with the line and the
column, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from tracker.core.clean import Unclean, clean_line, clean_text, csv_unsafe
from tracker.core.importing.cells import plain
from tracker.papers.csv_text import shown

if TYPE_CHECKING:
    from tracker.core.importing.wording import Vocabularies


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


class LogRow:
    """One row while it is read; afterwards its ``rejects`` and ``notes`` say what was found.

    ``cells`` are the raw cells by field, days year first; ``columns`` the headings to name in
    reasons. ``today`` refuses dates after it; None lets them pass. Each kind of log says what a
    row of it is.
    """

    PARAGRAPHS: ClassVar[Collection[str]] = ()
    """The fields that may hold more than one line."""

    def __init__(
        self,
        line: int,
        cells: Mapping[str, str],
        columns: Mapping[str, str],
        today: date | None,
        words: Vocabularies,
    ) -> None:
        """``words`` are those of the file."""
        self.rejects: list[Reject] = []
        self.notes: list[str] = []
        self._line, self._raw, self._columns, self._today = line, cells, columns, today
        self._words = words
        self._cells = {field: self._cleaned(field, raw) for field, raw in cells.items()}

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

    def known(self, field: str, noun: str, hints: tuple[str, ...] = ()) -> str:
        """The file's word for the cell; "" for an empty cell or a rejected one.

        ``noun`` is what the word is: "a theme"; ``hints`` are the words that another may be a
        slip for, where those are not the file's own.
        """
        text = self.text(field)
        if not text:
            return ""
        if (word := self._words.by_plain[field].get(plain(text))) is not None:
            return word
        slip = nearest_of(text, hints or self._words.words[field])
        hint = f" Is it “{slip}”?" if slip else ""
        self.reject(field, f"This is not {noun} that the tracker knows.{hint}")
        return ""

    def day(self, field: str) -> date | None:
        """The day in the cell; None for an empty cell or a rejected one."""
        text = self.text(field)
        if not text:
            return None
        day = date.fromisoformat(text)
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


@lru_cache(maxsize=4096)
def nearest_of(text: str, words: tuple[str, ...]) -> str:
    """The one of ``words`` that ``text`` may be a slip for; "" when none is near."""
    # What is long is no slip of a word, and what is short is near to everything.
    if not 3 <= len(text) <= 60:
        return ""
    by_plain = {plain(word): word for word in words}
    near = get_close_matches(plain(text), list(by_plain), n=1, cutoff=0.6)
    return by_plain[near[0]] if near else ""
