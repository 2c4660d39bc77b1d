"""Dates as spreadsheets hold them, and which comes first in a column of them: day or month.

The order is decided for a column as a whole, from what it holds, and never from one cell. A month
comes first only if a person says so: reading 04/05 the wrong way round harms nobody's eyes and
every figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.core.importing.cells import RawCell, means_nothing, text_of

EARLIEST, LATEST = 1990, 2069
"""Years that a date of such a log can have."""

_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = (
    (date(EARLIEST, 1, 1) - _FIRST_SERIAL).days,
    (date(LATEST, 12, 31) - _FIRST_SERIAL).days,
)

_TIME = r"(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]m)?)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+)?"
_BETWEEN = r"\s*[/.\- ]\s*"
_FIGURES = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}}|[0-9]{{2}}){_TIME}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}", re.I)
_NAMED = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?([a-z]{{3,9}})[\s\-/.,]*"
    rf"([0-9]{{4}}|[0-9]{{2}}){_TIME}",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    rf"{_WEEKDAY}([a-z]{{3,9}})\.?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}}){_TIME}",
    re.IGNORECASE,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_LONGEST = 40

NOT_A_DATE = "This is not a date as day/month/year or year-month-day."
NO_SUCH_DAY = "There is no such day (dates are read {order})."


class Order(StrEnum):
    """Which comes first in a date of figures."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"

    @property
    def words(self) -> str:
        """ "day first" """
        return "day first" if self is Order.DAY_FIRST else "month first"


@dataclass(frozen=True, slots=True)
class DateUse:
    """How the dates of a column are read, and why.

    ``order`` None: it has to be decided by a person, and ``reason`` says so. ``warning`` is a
    sentence where something looks wrong although the column can be read.
    """

    order: Order | None
    reason: str
    chosen: bool = False
    warning: str = ""

    @property
    def undecided(self) -> bool:
        """Whether a person has to say which comes first."""
        return self.order is None


@dataclass(slots=True)
class _Seen:
    """What a column holds, counted."""

    real: int = 0
    real_late: int = 0
    texts: int = 0
    serials: int = 0
    day_first: int = 0
    month_first: int = 0
    either: int = 0
    year_first: int = 0
    day_example: str = ""
    month_example: str = ""


def evidence(cells: Iterable[RawCell], chosen: Order | None = None) -> DateUse:
    """How a column of dates is to be read. ``chosen`` is what a person has said."""
    seen = _count(cells)
    if chosen is not None:
        return DateUse(
            chosen, f"{chosen.words}, as you chose", chosen=True, warning=_clash(seen, chosen)
        )
    if seen.day_first and seen.month_first:
        return DateUse(
            None,
            f"“{seen.day_example}” can only be day first and “{seen.month_example}” only month "
            f"first ({seen.day_first} and {seen.month_first} such dates): say which is right",
        )
    if seen.month_first:
        return DateUse(
            None,
            f"MONTH FIRST? “{seen.month_example}” can only be month first "
            f"({seen.month_first} such dates, none that can only be day first): say so if it is",
        )
    if seen.day_first:
        reason = f"day first: {seen.day_first} can only be so, such as “{seen.day_example}”"
    elif seen.either:
        reason = f"day first, which nothing proves: all {seen.either} could be either"
    elif seen.year_first:
        reason = "year first"
    elif seen.real or seen.serials:
        reason = "real dates" if seen.real else "Excel's day numbers"
    else:
        reason = "day first, if there are any"
    if seen.serials and "Excel" not in reason:
        reason += f"; {seen.serials} of Excel's day numbers"
    return DateUse(Order.DAY_FIRST, reason, warning=_swapped(seen))


def _clash(seen: _Seen, chosen: Order) -> str:
    against = seen.month_first if chosen is Order.DAY_FIRST else seen.day_first
    return f"{against} dates cannot be {chosen.words}: their rows are rejected" if against else ""


def _swapped(seen: _Seen) -> str:
    """The trap of a spreadsheet set to American dates: it turns 05/04 round and leaves 25/04."""
    if seen.day_first >= 5 and not seen.either and seen.real >= 5 and not seen.real_late:
        return (
            "every real date is on the 1st to 12th and every date in text later in the month: a "
            "spreadsheet set to American dates may have swapped day and month"
        )
    return ""


def _count(cells: Iterable[RawCell]) -> _Seen:
    seen = _Seen()
    for cell in cells:
        if isinstance(cell, date):
            seen.real += 1
            seen.real_late += cell.day > 12
        elif _serial(cell) is not None:
            seen.serials += 1
        elif isinstance(cell, str) and (found := _FIGURES.fullmatch(cell.strip()[:_LONGEST])):
            one, two = int(found[1]), int(found[2])
            if one > 12 >= two >= 1:
                seen.day_first += 1
                seen.day_example = seen.day_example or cell.strip()
            elif two > 12 >= one >= 1 and two <= 31:
                seen.month_first += 1
                seen.month_example = seen.month_example or cell.strip()
            elif one != two:
                seen.either += 1
            seen.texts += 1
        elif isinstance(cell, str) and _YEAR_FIRST.fullmatch(cell.strip()[:_LONGEST]):
            seen.year_first += 1
    return seen


def day_of(cell: RawCell, order: Order = Order.DAY_FIRST) -> date | None:
    """The day in a cell; None for one that says there is none.

    Raises:
        ValueError: a sentence on what is wrong with it.
    """
    if isinstance(cell, datetime):
        return _within(cell.date())
    if isinstance(cell, date):
        return _within(cell)
    serial = _serial(cell)
    if serial is not None:
        return serial
    text = " ".join(text_of(cell).split())
    if means_nothing(text):
        return None
    if len(text) > _LONGEST:
        raise ValueError(NOT_A_DATE)
    year, month, day = _parts(text, order)
    _check_year(year)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(NO_SUCH_DAY.format(order=order.words)) from None


def _parts(text: str, order: Order) -> tuple[int, int, int]:
    """Year, month and day of a date in text. Raises ValueError for what is none."""
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _FIGURES.fullmatch(text):
        one, two = int(found[1]), int(found[2])
        day, month = (one, two) if order is Order.DAY_FIRST else (two, one)
        return _year(found[3]), month, day
    if found := _NAMED.fullmatch(text):
        return _year(found[3]), _month(found[2]), int(found[1])
    if found := _NAME_FIRST.fullmatch(text):
        return _year(found[3]), _month(found[1]), int(found[2])
    raise ValueError(NOT_A_DATE)


def _year(text: str) -> int:
    # Two-digit years are of this office's time: 90 to 99 before 2000, the rest after.
    year = int(text)
    if len(text) == 2:
        year += 1900 if year >= EARLIEST % 100 else 2000
    return year


def _month(name: str) -> int:
    word = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(word) or (word == "sept" and number == 9):
            return number
    raise ValueError(NOT_A_DATE)


def _check_year(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f"The year {year} is outside {EARLIEST} to {LATEST}.")


def _within(day: date) -> date:
    _check_year(day.year)
    return day


def _serial(cell: RawCell) -> date | None:
    """The day that a number is to a spreadsheet: 42465 is 5 April 2016."""
    if isinstance(cell, str):
        if not re.fullmatch(r"[0-9]{5}(?:\.0+)?", cell.strip()):
            return None
        cell = float(cell)
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return None
    # Not a number is in no range.
    if not _SERIALS[0] <= cell < _SERIALS[1] + 1:
        return None
    return _FIRST_SERIAL + timedelta(days=int(cell))
