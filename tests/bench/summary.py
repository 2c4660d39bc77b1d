"""Each table of a year, made by the program, against the plain SQL that counts as many cases.

The plain statement groups the cases of a period by one column. A table that compares two periods
is held against two of them. They run in turn, so that what else the machine does disturbs both.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from db.reader import FileReader
from tests.bench.figures import Line, against_floor, ms, paired
from tests.bench.files import kept_file
from tracker.core.figures import tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period, year

TURNS = 21
LIMIT = 3
_BY = {
    "channel": ("1", "4"),
    "handling": ("2", "3", "8", "10"),
    "outcome": ("5",),
    "area": ("6", "7"),
    "person_id": ("9",),
    "theme": ("13", "14"),
}
PLAIN = {key: column for column, keys in _BY.items() for key in keys}
"""By which column the plain statement groups, for each table of cases received.

Months and working days are no column of a case: tables 8 and 10 are held against handling, by
which their cases are chosen.
"""
COMPARED = ("3", "14")


def tables_of_a_year(cases: int) -> list[Line]:
    """Every table that has a plain statement beside it, of the year before last."""
    return of_file(kept_file(cases), year(date.today().year - 3))


def of_file(path: Path, period: Period) -> list[Line]:
    """The tables of one file and year."""
    reader = FileReader(path)
    try:
        asked = Asked(reader, period, reader.lists(), today=date.today())
        return [_line(reader, key, asked) for key in tables.KEYS if key in PLAIN]
    finally:
        reader.close()


def _line(reader: FileReader, key: str, asked: Asked) -> Line:
    periods = asked.compared() if key in COMPARED else (asked.period,)
    work, floor = partial(tables.make, key, asked), partial(_plain, reader, PLAIN[key], periods)
    rows = sum(count for _, count in floor())
    work()
    taken, floors = [], []
    for _ in range(TURNS):
        floors.append(_took(floor))
        taken.append(_took(work))
    ratio = paired([wall for wall, _ in taken], [wall for wall, _ in floors])
    by_work = paired([busy for _, busy in taken], [busy for _, busy in floors])
    what = f"table {key}, {rows:,} contacts by {PLAIN[key]}"
    return against_floor(what, ms(min(wall for wall, _ in taken)), ratio, LIMIT, by_work)


def _plain(reader: FileReader, column: str, periods: tuple[Period, ...]) -> list[tuple[str, int]]:
    found = []
    for period in periods:
        found += reader._connection.execute(
            f"SELECT {column}, count(*) FROM cases WHERE received_on BETWEEN ? AND ?"
            f" GROUP BY {column}",
            (period.first.isoformat(), period.last.isoformat()),
        ).fetchall()
    return found


def _took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - busy
