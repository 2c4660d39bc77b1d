"""A workbook as it stands: sheets of rows of raw cells, before anybody knows what they mean."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

RawCell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a spreadsheet holds in a cell; numbers are floats, whatever they count. "" is empty."""

_TOTAL = re.compile(r"\s*(grand\s+|sub-?\s*)?totals?\b[\s:.=0-9,]*", re.IGNORECASE)
_NOTHING = frozenset({"na", "nil", "notapplicable"})


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: ``number`` is its row in the sheet (or line of the file), the first being 1.

    ``last`` is the line it ends on: in a text file a quoted cell may hold line ends.
    """

    number: int
    cells: tuple[RawCell, ...]
    last: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(text_of(cell).strip() for cell in self.cells)

    def cell(self, index: int) -> RawCell:
        """The cell in a column; "" beyond the end of a short row."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet. ``ends_whole`` is False for a text file that may have been cut off at its end."""

    name: str
    rows: tuple[RawRow, ...]
    ends_whole: bool = True


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook, or a text file as a workbook of one sheet. ``notes`` are sentences."""

    name: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[str, ...] = ()
    is_text: bool = False


def text_of(cell: RawCell) -> str:
    """A cell as text: whole numbers without a point, days year first, yes and no in words."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float | int):
        return _number(float(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return str(cell)


def _number(value: float) -> str:
    if math.isfinite(value) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def plain(text: str) -> str:
    """The letters and digits of ``text`` in small letters, for comparing words.

    A question mark stays: "Upheld?" is a doubt, and not the word.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char == "?")


def means_nothing(text: str) -> bool:
    """Whether a cell says in words that there is nothing in it: "n/a", "-"."""
    if not text.strip():
        return True
    if len(text) > 20:
        return False
    word = plain(text)
    return word in _NOTHING or (not word and set(text.strip()) <= set("-\u2013\u2014."))


def is_total(row: RawRow) -> bool:
    """Whether a row adds up the rows above it: "TOTAL" and a number or two, nothing else."""
    filled = [text for cell in row.cells if (text := text_of(cell).strip())]
    if not filled or len(filled[0]) > 60 or not _TOTAL.fullmatch(filled[0]):
        return False
    return all(re.fullmatch(r"[£0-9.,%\s]+", text) for text in filled[1:])


def column_letter(index: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
