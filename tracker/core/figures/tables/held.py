"""Table 7: each area's share of Stage 1 complaints beside its share of the cases held."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.areas import NO_AREA
from tracker.core.figures.tables.grouping import Group, groups
from tracker.core.figures.values import Number, Percent, points
from tracker.core.words import ListKind


def make(key: str, asked: Asked) -> Table:
    """Areas; complaints and cases held, the share of each, and how far the two are apart."""
    question = asked.stage_1()
    tally = {area: n for (area,), n in asked.tally(question, Dim.AREA).items()}
    entered = _entered(asked)
    areas = groups(asked, ListKind.AREA, [tally, entered], NO_AREA)
    held = [_held(group, entered) for group in areas]
    whole, all_held = sum(tally.values()), sum(count or 0 for count in held)
    rows = []
    for group, cases in zip(areas, held, strict=True):
        complaints = group.of(tally)
        beside = _beside(complaints, whole, cases, all_held)
        rows.append(
            Row(
                group.label,
                (counted(group.asked(question), complaints), share(complaints, whole), *beside),
            )
        )
    every = _beside(whole, whole, all_held if entered else None, all_held)
    total = (counted(question, whole), share(whole, whole), *every[:2], Cell())
    return Table(
        key=key,
        title="Stage 1 complaints against cases held",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=(
            Column("Complaints", asked.period, adds=True),
            Column("% of complaints", asked.period),
            Column("Cases held", asked.period, adds=True),
            Column("% of cases held", asked.period),
            Column("Difference", asked.period),
        ),
        rows=(*rows, Row("All", total, RowKind.TOTAL)),
        stub="Service area",
        chart=1,
        notes=_notes(asked, None in held),
    )


def _entered(asked: Asked) -> dict[str, int]:
    """The cases that each area held; nothing where the period is not a year, or none is entered."""
    year = asked.period.year
    found = asked.entered.get(year) if year is not None else None
    return dict(found.cases_held) if found is not None else {}


def _held(group: Group, entered: dict[str, int]) -> int | None:
    """The cases held under any of an area's names, None if nobody said."""
    said = [entered[word] for word in group.words if word in entered]
    return sum(said) if said else None


def _beside(complaints: int, whole: int, cases: int | None, all_held: int) -> tuple[Cell, ...]:
    """Cases held, their share, and by how many points the share of complaints is above it."""
    if cases is None:
        return (Cell(), Cell(), Cell())
    of_held = Percent(cases, all_held)
    return Cell(Number(cases)), Cell(of_held), Cell(points(Percent(complaints, whole), of_held))


def _notes(asked: Asked, some_silent: bool) -> tuple[str, ...]:
    if asked.period.year is None:
        return ("The cases that each area held are known of whole years only.",)
    if not _entered(asked):
        return (f"The cases that each area held in {asked.period.label} have not been entered.",)
    if some_silent:
        return ("Cases held are entered for some areas only; their shares are of those.",)
    return ()
