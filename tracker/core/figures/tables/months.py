"""Table 8: Stage 1 complaints month by month."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from tracker.core.figures.asked import Asked, counted
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Dim, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table

_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
Month = tuple[int, int]


def make(key: str, asked: Asked) -> Table:
    """A row for each month of the period, beside the same place of the compared one."""
    periods = asked.periods()
    tallies = [asked.tally(asked.stage_1(p), Dim.MONTH) for p in periods]
    rows = []
    for months in zip_longest(*(period.months() for period in periods)):
        cells = []
        for period, tally, month in zip(periods, tallies, months, strict=True):
            if month is None:
                cells.append(Cell())
                continue
            cells.append(_cell(asked, period, month, tally))
        with_year = max(len(period.months()) for period in periods) > len(_NAMES)
        rows.append(Row(_label(months, with_year), tuple(cells)))
    total = [
        counted(asked.stage_1(period), sum(tally.values()))
        for period, tally in zip(periods, tallies, strict=True)
    ]
    return Table(
        key=key,
        title="Stage 1 complaints by month",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=tuple(Column(period.label, period, adds=True) for period in periods),
        rows=(*rows, Row("All", tuple(total), RowKind.TOTAL)),
        stub="Month",
        chart=0,
        over_time=True,
    )


def _cell(asked: Asked, period: Period, month: Month, tally: Tally) -> Cell:
    """The count of a month; empty while the month has not begun."""
    value = f"{month[0]:04}-{month[1]:02}"
    count = tally.get((value,), 0)
    if count == 0 and date(*month, 1) > asked.today:
        return Cell()
    return counted(asked.stage_1(period).where(Dim.MONTH, value), count)


def _label(months: tuple[Month | None, ...], with_year: bool) -> str:
    """ "April"; "April / January" beside another month; with years where there are two Aprils."""
    said = [_NAMES[m[1] - 1] + (f" {m[0]}" if with_year else "") for m in months if m is not None]
    return " / ".join(dict.fromkeys(said))
