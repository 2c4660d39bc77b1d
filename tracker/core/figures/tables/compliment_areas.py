"""Tables 16 and 17: compliments by area, internal and external; and beside Stage 1 complaints."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, known
from tracker.core.figures.questions import Cohort, Dim, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table

_TEAMS = "ACPS"
"""What the names of the area teams of table 17 begin with."""

_INTERNAL, _EXTERNAL = ("internal",), ("external",)


def make(key: str, asked: Asked) -> Table:
    """Table 16 has every area, 17 the area teams and their Stage 1 complaints."""
    return _teams(key, asked) if key == "17" else _areas(key, asked)


def _tally(asked: Asked) -> Tally:
    return asked.tally(asked.of(Cohort.COMPLIMENTS), Dim.AREA, Dim.TYPE, unit=Unit.COMPLIMENTS)


def _cells(asked: Asked, tally: Tally, areas: tuple[str, ...] | None) -> tuple[Cell, ...]:
    """Internal, external and all compliments of some areas; of all areas for None."""
    question = asked.of(Cohort.COMPLIMENTS)
    if areas is not None:
        question = question.where(Dim.AREA, *areas)
    cells = []
    for types in (_INTERNAL, _EXTERNAL, (*_INTERNAL, *_EXTERNAL)):
        count = sum(n for (a, t), n in tally.items() if t in types and _among(a, areas))
        asked_of = question if len(types) == 2 else question.where(Dim.TYPE, *types)
        cells.append(counted(asked_of, count))
    return tuple(cells)


def _among(area: str, areas: tuple[str, ...] | None) -> bool:
    return areas is None or area in areas


def _areas(key: str, asked: Asked) -> Table:
    tally = _tally(asked)
    areas = known(asked.lists.areas, [area for area, _ in tally])
    rows = [Row(area, _cells(asked, tally, (area,))) for area in areas]
    rows.append(Row("All areas", _cells(asked, tally, None), RowKind.TOTAL))
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
    tally = _tally(asked)
    question = asked.stage_1()
    complaints = asked.tally(question, Dim.AREA)
    found = known(asked.lists.areas, [*(a for a, _ in tally), *(a for (a,) in complaints)])
    teams = tuple(area for area in found if area.startswith(_TEAMS))
    rows = []
    for area in teams:
        stage_1 = counted(question.where(Dim.AREA, area), complaints.get((area,), 0))
        rows.append(Row(area, (stage_1, *_cells(asked, tally, (area,)))))
    of_teams = sum(complaints.get((area,), 0) for area in teams)
    total = counted(question.where(Dim.AREA, *teams), of_teams)
    rows.append(Row("All area teams", (total, *_cells(asked, tally, teams)), RowKind.TOTAL))
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
