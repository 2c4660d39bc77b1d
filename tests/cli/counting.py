"""Working days counted the long way, by nothing but the official list of bank holidays."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache

from tests.cli.conftest import ROOT


@cache
def holidays() -> frozenset[date]:
    """England's bank holidays, from the official list."""
    with (ROOT / "tests/data/bank-holidays-england.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(file))


def is_working(day: date) -> bool:
    """Whether a day counts."""
    return day.weekday() < 5 and day not in holidays()


def working_days(start: date, end: date) -> int:
    """Working days after ``start`` up to ``end``."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working, days))


def after(start: date, working: int) -> date:
    """The day that many working days after ``start``."""
    day = start
    while working:
        day += timedelta(days=1)
        working -= is_working(day)
    return day


def percent(part: int, whole: int) -> int:
    """Whole per cent, half up."""
    return (200 * part + whole) // (2 * whole)
