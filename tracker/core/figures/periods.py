"""Stretches of time that figures are asked for: a year, a quarter, a month, any two days.

A year is 1 April to 31 March, and its quarters follow it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.say import short_day
from tracker.core.years import financial_year, year_span, year_words


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both included; ``label`` is what a heading calls it."""

    first: date
    last: date
    label: str

    @property
    def year(self) -> int | None:
        """The financial year that this is, whole; None if it is another stretch."""
        begins = financial_year(self.first)
        return begins if (self.first, self.last) == year_span(begins) else None

    def before(self) -> Period:
        """The stretch to compare with: the year, quarter or month before, else as many days."""
        if self.year is not None:
            return year(self.year - 1)
        day = self.first - timedelta(days=1)
        if self == quarter_of(self.first):
            return quarter_of(day)
        if self == month_of(self.first):
            return month_of(day)
        return between(self.first - (self.last - self.first) - timedelta(days=1), day)

    def after(self) -> Period:
        """The stretch that follows, of the same kind."""
        day = self.last + timedelta(days=1)
        if self.year is not None:
            return year(self.year + 1)
        if self == quarter_of(self.first):
            return quarter_of(day)
        if self == month_of(self.first):
            return month_of(day)
        return between(day, day + (self.last - self.first))

    def year_before(self) -> Period:
        """The same days of the year before; 29 February becomes 28 February."""
        if self.year is not None or self in (quarter_of(self.first), month_of(self.first)):
            found = month_of if self == month_of(self.first) else quarter_of
            same = _a_year_back(self.first)
            return year(self.year - 1) if self.year is not None else found(same)
        return between(_a_year_back(self.first), _a_year_back(self.last))

    def months(self) -> tuple[tuple[int, int], ...]:
        """The months that it touches, as (year, month), in order."""
        found = []
        day = self.first.replace(day=1)
        while day <= self.last:
            found.append((day.year, day.month))
            day = (day + timedelta(days=31)).replace(day=1)
        return tuple(found)


def _a_year_back(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def year(begins: int) -> Period:
    """The financial year that begins in ``begins``: "2017/18"."""
    return Period(*year_span(begins), year_words(begins))


def quarter_of(day: date) -> Period:
    """The quarter of the financial year that ``day`` lies in: "Q1 2017/18" begins in April."""
    first_month = (day.month - 1) // 3 * 3 + 1
    first = date(day.year, first_month, 1)
    last = date(day.year, first_month + 2, monthrange(day.year, first_month + 2)[1])
    number = (first_month - 4) // 3 % 4 + 1
    return Period(first, last, f"Q{number} {year_words(financial_year(day))}")


def month_of(day: date) -> Period:
    """The month of ``day``: "April 2017"."""
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return Period(first, last, f"{first:%B %Y}")


def between(first: date, last: date) -> Period:
    """Any two days, both included.

    Raises:
        ValueError: the last comes before the first; the text is a sentence.
    """
    if last < first:
        raise ValueError("The last day comes before the first.")
    return Period(first, last, f"{short_day(first)} {first.year} to {short_day(last)} {last.year}")
