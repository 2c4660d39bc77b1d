"""Tables 13 and 14: Stage 1 complaints by theme, and how many of each were upheld."""

from __future__ import annotations

from collections import Counter

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import groups
from tracker.core.figures.tables.outcome import UPHELD
from tracker.core.words import ListKind

_TITLES = {
    "13": "Themes of Stage 1 complaints",
    "14": "Themes of Stage 1 complaints, compared",
}


def make(key: str, asked: Asked) -> Table:
    """Received, upheld or partly, and the share: 13 of the period alone, 14 compared."""
    periods = asked.compared() if key == "14" else (asked.period,)
    received: list[Counter[str]] = []
    upheld: list[Counter[str]] = []
    for period in periods:
        tally = asked.tally(asked.stage_1(period), Dim.THEME, Dim.OUTCOME)
        received.append(Counter())
        upheld.append(Counter())
        for (theme, outcome), count in tally.items():
            received[-1][theme] += count
            upheld[-1][theme] += count if outcome in UPHELD else 0
    themes = groups(asked, ListKind.THEME, received, "No theme yet")
    columns: list[Column] = []
    cells: list[list[Cell]] = [[] for _ in range(len(themes) + 1)]
    for place, period in enumerate(periods):
        beside = f" {period.label}" if key == "14" else ""
        columns += [
            Column(f"Received{beside}", period, adds=True),
            Column(f"Upheld or partly{beside}", period, adds=True),
            Column("% upheld", period),
        ]
        question = asked.stage_1(period)
        for line, group in zip(cells, (*themes, None), strict=True):
            own = question if group is None else group.asked(question)
            all_of = received[place].total() if group is None else group.of(received[place])
            part = upheld[place].total() if group is None else group.of(upheld[place])
            of_upheld = own.where(Dim.OUTCOME, *UPHELD)
            line += [counted(own, all_of), counted(of_upheld, part), share(part, all_of)]
    rows = [Row(group.label, tuple(line)) for group, line in zip(themes, cells, strict=False)]
    return Table(
        key=key,
        title=_TITLES[key],
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=(*rows, Row("All", tuple(cells[-1]), RowKind.TOTAL)),
        stub="Theme",
        chart=0,
    )
