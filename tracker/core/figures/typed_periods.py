"""Periods as people type them: "2017/18", "Q2 2017/18", "April 2017", "4/2017", "2017-04"."""

from __future__ import annotations

import re
from datetime import date

from tracker.core.figures.periods import Period, month_of, quarter_of, year
from tracker.core.years import read_year

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_QUARTER = re.compile(r"q?\s*([1-4])\s*(?:of|,)?\s*(\d{4}.*)", re.IGNORECASE)
_NAMED = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{4})-(\d{1,2})")


class NotAPeriod(Exception):
    """The text names no period; the exception's own text is a sentence."""


def read_quarter(typed: str) -> Period:
    """A quarter of a financial year: "Q2 2017/18".

    Raises:
        NotAPeriod: it is none.
    """
    found = _QUARTER.fullmatch(typed.strip())
    begins = read_year(found[2]) if found else None
    if found is None or begins is None:
        raise NotAPeriod(f"A quarter is written like Q2 2017/18, not {typed}.")
    months = (int(found[1]) - 1) * 3 + 3
    return quarter_of(date(begins + months // 12, months % 12 + 1, 1))


def read_month(typed: str) -> Period:
    """A month: "April 2017", "Apr 2017", "4/2017" or "2017-04".

    Raises:
        NotAPeriod: it is none.
    """
    text, number, of_year = typed.strip(), 0, 0
    if named := _NAMED.fullmatch(text):
        word = named[1].casefold()
        full = [m for m in _MONTHS if word.startswith(m) and _is_month(word)]
        number, of_year = (_MONTHS.index(full[0]) + 1 if full else 0), int(named[2])
    elif numbered := _NUMBERED.fullmatch(text):
        number, of_year = int(numbered[1] or numbered[4]), int(numbered[2] or numbered[3])
    if not 1 <= number <= 12 or not 1990 <= of_year <= 2189:
        raise NotAPeriod(f"A month is written like April 2017 or 2017-04, not {typed}.")
    return month_of(date(of_year, number, 1))


def _is_month(word: str) -> bool:
    return any(f"{date(2000, n, 1):%B}".casefold().startswith(word) for n in range(1, 13))


def read_period(typed: str) -> Period:
    """A year, a quarter or a month.

    Raises:
        NotAPeriod: it is none of them.
    """
    begins = read_year(typed)
    if begins is not None:
        return year(begins)
    for read in (read_quarter, read_month):
        try:
            return read(typed)
        except NotAPeriod:
            continue
    raise NotAPeriod(f"A period is written like 2017/18, Q2 2017/18 or April 2017, not {typed}.")
