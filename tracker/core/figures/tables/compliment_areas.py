"""Tables 16 and 17: compliments by area, internal and external; and beside Stage 1 complaints."""

from __future__ import annotations

from collections import Counter

from tracker.core.figures.asked import Asked, counted
from tracker.core.figures.questions import Cohort, Dim, Question, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import groups
from tracker.core.words import ListKind

_TEAMS = "ACPS"
"""What the names of the area teams of table 17 begin with."""

_TYPES = (("internal",), ("external",), ("internal", "external"))
"""The columns: internal, external, and both together."""


def make(key: str, asked: Asked) -> Table:
    """Table 16 has every area, 17 the area teams and their Stage 1 complaints."""
    return _teams(key, asked) if key == "17" else _areas(key, asked)


def _compliments(asked: Asked) -> tuple[Question, Tally]:
    question = asked.of(Cohort.COMPLIMENTS)
    return question, asked.tally(question, Dim.AREA, Dim.TYPE, unit=Unit.COMPLIMENTS)


def _cells(
    question: Question, tally: Tally, areas: tuple[str, ...] | None, unit: Unit | None = None
) -> tuple[Cell, ...]:
    """Internal, external and all compliments of some areas; of all areas for None."""
    if areas is not None:
        question = question.where(Dim.AREA, *areas)
    cells = []
    for types in _TYPES:
        among = (n for (a, t), n in tally.items() if t in types and (areas is None or a in areas))
        asked_of = question if len(types) > 1 else question.where(Dim.TYPE, *types)
        cells.append(counted(asked_of, sum(among), unit))
    return tuple(cells)


def _areas(key: str, asked: Asked) -> Table:
    question, tally = _compliments(asked)
    areas = groups(asked, ListKind.AREA, [_by_area(tally)], "No area")
    rows = [Row(area.label, _cells(question, tally, area.words)) for area in areas]
    rows.append(Row("All areas", _cells(question, tally, None), RowKind.TOTAL))
    return Table(
        key=key,
        title="Compliments by area",
        unit=Unit.COMPLIMENTS,
        cohort="Compliments received",
        period=asked.period,
        columns=(
            *(Column("Internal", adds=True), Column("External", adds=True)),
            Column("All", adds=True, total_of=(0, 1)),
        ),
        rows=tuple(rows),
        stub="Area",
        chart=2,
    )


def _teams(key: str, asked: Asked) -> Table:
    question, tally = _compliments(asked)
    stage_1 = asked.stage_1()
    complaints = {area: n for (area,), n in asked.tally(stage_1, Dim.AREA).items()}
    found = groups(asked, ListKind.AREA, [_by_area(tally), complaints], "No area")
    teams = [area for area in found if area.label.startswith(_TEAMS)]
    rows = []
    for area in teams:
        first = counted(area.asked(stage_1), area.of(complaints))
        cells = _cells(question, tally, area.words, Unit.COMPLIMENTS)
        rows.append(Row(area.label, (first, *cells)))
    words = tuple(word for area in teams for word in area.words)
    of_teams = sum(area.of(complaints) for area in teams)
    first = counted(stage_1.where(Dim.AREA, *words), of_teams)
    cells = _cells(question, tally, words, Unit.COMPLIMENTS)
    rows.append(Row("All area teams", (first, *cells), RowKind.TOTAL))
    return Table(
        key=key,
        title="Area child protection teams: complaints and compliments",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}, and compliments received",
        period=asked.period,
        columns=(
            *(Column("Stage 1", adds=True), Column("Internal compliments", adds=True)),
            Column("External compliments", adds=True),
            Column("All compliments", adds=True, total_of=(1, 2)),
        ),
        rows=tuple(rows),
        stub="Area",
        chart=0,
    )


def _by_area(tally: Tally) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (area, _), n in tally.items():
        counts[area] += n
    return counts
