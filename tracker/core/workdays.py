"""Working days as SI 2006/1738 regulation 2 counts them, on whole local dates.

A working day is any day but Saturday, Sunday, Christmas Day, Boxing Day, Good Friday and bank
holidays. A local closure (training, shutdown, snow) stays a working day: it moves no date.

Nothing is counted day by day: a working day has a rank, its number since the first Monday of year
1 (weekdays by division, less closed ones by bisection), and the nth after it has a rank n higher.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

LEDGER_LIMIT = 1_000
"""The longest ledger in working days; the longest clock in the regulations is 65."""

_WEEKEND = {5: "Saturday", 6: "Sunday"}
_LAST_ORDINAL = date.max.toordinal()


class Convention(StrEnum):
    """Which day is day 0 when something arrives on a day that is not a working day.

    A: the day it arrived (the default). B: the next working day, so the date due is one later.
    """

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One line of the explanation of a date.

    ``day`` is its number from day 0, or None with ``skipped`` saying why it does not count.
    ``local`` names a local closure, which does count; "" when there is none.
    """

    date: date
    day: int | None
    skipped: str
    local: str


@dataclass(frozen=True)
class Calendar:
    """The days that do not count, with the years they are known for. Changes make a new one.

    ``version`` grows by one with each change. ``holidays`` are the statutory closed days by name;
    one on a Saturday or Sunday changes nothing. ``first`` to ``last`` is the span confirmed: a
    date outside it is counted all the same and needs a warning. ``local`` are local closures by
    name. Raises ValueError for a nameless day or a span that ends before it starts.
    """

    version: int
    holidays: Mapping[date, str] = field(hash=False)
    first: date
    last: date
    local: Mapping[date, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Keep own, sorted, read-only copies: nobody can change a calendar from outside."""
        if self.last < self.first:
            raise ValueError("The calendar's last confirmed day is before its first.")
        for name, given in (("holidays", self.holidays), ("local", self.local)):
            # An empty name would read as "working" in ``why_closed`` and in the ledger.
            if not all(label.strip() for label in given.values()):
                raise ValueError("Every day in the calendar needs a name.")
            object.__setattr__(self, name, MappingProxyType(dict(sorted(given.items()))))

    @cached_property
    def _closed(self) -> tuple[int, ...]:
        """Ordinals of the weekdays on which a holiday falls, in order."""
        return _weekday_ordinals(self.holidays)

    @cached_property
    def _closed_ranks(self) -> tuple[int, ...]:
        """For each closed weekday, the rank of the first working day after it, in order."""
        return tuple(_weekdays_to(day) - before for before, day in enumerate(self._closed))

    @cached_property
    def _unstaffed(self) -> tuple[int, ...]:
        """Ordinals of the working days on which the office is closed locally, in order."""
        return _weekday_ordinals(day for day in self.local if day not in self.holidays)

    def _rank(self, ordinal: int) -> int:
        """Working days up to and including the day with this ordinal."""
        return _weekdays_to(ordinal) - bisect_right(self._closed, ordinal)

    def _at(self, rank: int) -> date:
        """The working day with this rank; ValueError outside the years 1 to 9999."""
        weeks, weekday = divmod(rank + bisect_right(self._closed_ranks, rank) - 1, 5)
        ordinal = weeks * 7 + weekday + 1
        if not 1 <= ordinal <= _LAST_ORDINAL:
            raise ValueError("That many working days lead outside the years 1 to 9999.")
        return date.fromordinal(ordinal)

    def why_closed(self, d: date) -> str:
        """Why ``d`` is not a working day: "Saturday", "Sunday" or the holiday's name; else ""."""
        return _WEEKEND.get(d.weekday()) or self.holidays.get(d, "")

    def is_working(self, d: date) -> bool:
        """Whether ``d`` counts. A local closure does."""
        return d.weekday() < 5 and d not in self.holidays

    def next_working(self, d: date) -> date:
        """``d`` itself when it is a working day, else the first one after it."""
        return self._at(self._rank(d.toordinal() - 1) + 1)

    def count(self, start: date, end: date) -> int:
        """Working days in (start, end], which is 0 for the same day.

        With ``end`` before ``start`` it is minus the working days in [end, start): day 0 never
        counts, so that ``count(start, add(start, n)) == n`` for every n, back or ahead.
        """
        back = end < start
        return self._rank(end.toordinal() - back) - self._rank(start.toordinal() - back)

    def add(self, start: date, n: int) -> date:
        """The nth working day after day 0, before it for negative n; 0 gives ``start`` itself.

        Raises ValueError when the answer lies outside the years 1 to 9999.
        """
        if n == 0:
            return start
        back = n < 0
        return self._at(self._rank(start.toordinal() - back) + back + n)

    def staffed(self, start: date, end: date) -> int:
        """Working days in (start, end] on which the office is open; mirrored as in ``count``."""
        back = end < start
        first, last = (bisect_right(self._unstaffed, d.toordinal() - back) for d in (start, end))
        return self.count(start, end) - (last - first)

    def ledger(self, start: date, n: int) -> tuple[LedgerDay, ...]:
        """Every day from day 0, never "skipped" itself, to the nth working day after it.

        Raises ValueError unless 0 <= n <= ``LEDGER_LIMIT``.
        """
        if not 0 <= n <= LEDGER_LIMIT:
            raise ValueError(f"A date can be explained over 0 to {LEDGER_LIMIT:,} working days.")
        lines = [LedgerDay(start, 0, "", self.local.get(start, ""))]
        number = 0
        for ordinal in range(start.toordinal() + 1, self.add(start, n).toordinal() + 1):
            d = date.fromordinal(ordinal)
            skipped, local = self.why_closed(d), self.local.get(d, "")
            number += not skipped
            lines.append(LedgerDay(d, None if skipped else number, skipped, local))
        return tuple(lines)

    def covers(self, d: date) -> bool:
        """Whether ``d`` is within the confirmed span; outside it a date carries a warning."""
        return self.first <= d <= self.last

    def with_holiday(self, d: date, name: str) -> Calendar:
        """The next version, in which ``d`` is a statutory closed day called ``name``."""
        return replace(self, version=self.version + 1, holidays={**self.holidays, d: name})

    def with_local(self, d: date, name: str) -> Calendar:
        """The next version, in which the office is closed on ``d``. No date moves."""
        return replace(self, version=self.version + 1, local={**self.local, d: name})

    def without(self, d: date) -> Calendar:
        """The next version, in which no holiday falls on ``d``; KeyError when none did."""
        left = {**self.holidays}
        del left[d]
        return replace(self, version=self.version + 1, holidays=left)

    def without_local(self, d: date) -> Calendar:
        """The next version, with no local closure on ``d``; KeyError when there was none."""
        left = {**self.local}
        del left[d]
        return replace(self, version=self.version + 1, local=left)

    def renumbered(self, version: int) -> Calendar:
        """The same days under another version: an undone edit is a new version, not an old one."""
        return replace(self, version=version)


def day_zero(calendar: Calendar, start: date, convention: Convention) -> date:
    """The date a clock counts from: ``start``, or by convention B the next working day."""
    return start if convention == Convention.A else calendar.next_working(start)


def _weekdays_to(ordinal: int) -> int:
    """Mondays to Fridays up to and including this ordinal. Ordinal 1 is a Monday."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5)


def _weekday_ordinals(days: Iterable[date]) -> tuple[int, ...]:
    """The ordinals, in order, of those days that are not a Saturday or Sunday."""
    return tuple(sorted(day.toordinal() for day in days if day.weekday() not in _WEEKEND))
