"""Financial years: 1 April to 31 March, named by the calendar year they begin in."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:\s*[/-]\s*(\d{4}|\d{2}))?")


def financial_year(day: date) -> int:
    """The year in which the financial year of ``day`` begins (1 April)."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def year_words(begins: int) -> str:
    """ "2017/18" for the year that begins in 2017."""
    return f"{begins}/{(begins + 1) % 100:02d}"


def year_span(begins: int) -> tuple[date, date]:
    """The first and the last day of a financial year."""
    return date(begins, 4, 1), date(begins + 1, 3, 31)


def read_year(text: str) -> int | None:
    """The year that "2017/18", "2017-18", "2017/2018" or "2017" names; None if it names none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or not 1990 <= int(found[1]) <= 2189:
        return None
    begins = int(found[1])
    if found[2] and int(found[2]) % 100 != (begins + 1) % 100:
        return None
    if found[2] and len(found[2]) == 4 and int(found[2]) != begins + 1:
        return None
    return begins
