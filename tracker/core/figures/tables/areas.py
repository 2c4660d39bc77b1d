"""Table 6: Stage 1 complaints by service area."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import groups
from tracker.core.words import ListKind

NO_AREA = "No area yet"
"""The row of complaints that nobody has given to an area."""


def make(key: str, asked: Asked) -> Table:
    """Areas; number and share, of the period and of the one it is compared with."""
    periods = asked.periods()
    tallies = [
        {area: n for (area,), n in asked.tally(asked.stage_1(p), Dim.AREA).items()} for p in periods
    ]
    areas = groups(asked, ListKind.AREA, tallies, NO_AREA)
    columns: list[Column] = []
    cells: list[list[Cell]] = [[] for _ in range(len(areas) + 1)]
    for period, tally in zip(periods, tallies, strict=True):
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        whole, question = sum(tally.values()), asked.stage_1(period)
        for line, group in zip(cells, areas, strict=False):
            count = group.of(tally)
            line += [counted(group.asked(question), count), share(count, whole)]
        cells[-1] += [counted(question, whole), share(whole, whole)]
    rows = [Row(group.label, tuple(line)) for group, line in zip(areas, cells, strict=False)]
    return Table(
        key=key,
        title="Stage 1 complaints by service area",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=(*rows, Row("All", tuple(cells[-1]), RowKind.TOTAL)),
        stub="Service area",
        chart=0,
        notes=_various(asked),
    )


def _various(asked: Asked) -> tuple[str, ...]:
    named = "Various" in asked.lists.offered(ListKind.AREA)
    return ("Various is a complaint about more than one area.",) if named else ()
