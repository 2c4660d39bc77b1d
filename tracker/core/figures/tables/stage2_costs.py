"""Table 11: each Stage 2 investigation closed, with its dates, working days and cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Days, Pence, Words

_COLUMNS = (
    *(Column("Area"), Column("Terms signed"), Column("Adjudicated"), Column("Closed")),
    *(Column("Counted from"), Column("Working days"), Column("To the letter")),
    *(Column("Days reported"), Column("Cost", adds=True)),
)


def make(key: str, asked: Asked) -> Table:
    """A row a case, by the day it was closed, and the whole cost."""
    whole = asked.of(Cohort.STAGE_2_CLOSED)
    lines = asked.counting.stage2_closed(whole)
    rows = [_row(n, line, whole) for n, line in enumerate(lines, 1)]
    total = Cell(Pence(sum(line.pence for line in lines)), whole)
    rows.append(Row("All", (*(Cell() for _ in _COLUMNS[:-1]), total), RowKind.TOTAL))
    return Table(
        key=key,
        title="Stage 2 investigations closed and their cost",
        unit=Unit.CONTACTS,
        cohort="Stage 2 investigations closed",
        period=asked.period,
        columns=_COLUMNS,
        rows=tuple(rows),
        stub="Complainant",
        lists=whole,
        notes=(
            "Working days run from the start named to the closing; to the letter is what the "
            "limit of 25 (at most 65) working days is held against.",
            "Days reported are those that an earlier log counted itself.",
        ),
    )


def _row(number: int, line: Stage2Line, whole: Question) -> Row:
    """One case. Every cell of it lists that case."""
    only = whole.where(Dim.REF, line.ref)
    terms = _day(line.terms_on) if line.terms_signed else Words("did not sign")
    values = (
        *(Words(line.area), terms, _day(line.adjudicated_on), _day(line.closed_on)),
        Words(line.counted_from) if line.counted_from else None,
        *(_days(line.days), _days(line.letter_days), _days(line.reported_days)),
        Pence(line.pence),
    )
    return Row(f"Person {number}", tuple(Cell(value, only) for value in values))


def _day(on: date | None) -> Words | None:
    return Words(f"{on.day} {on:%b %Y}") if on else None


def _days(count: int | None) -> Days | None:
    return None if count is None else Days(Decimal(count))
