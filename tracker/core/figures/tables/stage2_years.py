"""Table 12: what Stage 2 cost year by year, against the first year that is known.

A year from which the file has no cases may have been entered. Where the file has cases of such a
year after all, they are what counts, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.figures import periods
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Question, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Days, Number, Pence, Percent, quotient

_REDUCTION = 3
"""The column of the reduction, by place."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """One stretch of time. ``question`` is None where the figures were entered."""

    label: str
    count: int
    pence: int
    days: Decimal | None
    question: Question | None


def make(key: str, asked: Asked) -> Table:
    """A row a year from the base year on; of another stretch, it and what it is compared with."""
    spans = _spans(asked)
    sums = [_sum(asked, span) for span in spans]
    base = sums[0]
    rows = [_row(one, None if one is base else base) for one in sums]
    rows.append(_all(rows))
    return Table(
        key=key,
        title="Stage 2 investigations by year closed",
        unit=Unit.CONTACTS,
        cohort="Stage 2 investigations closed",
        period=asked.period,
        columns=(
            *(Column("Investigations"), Column("Spend"), Column("Average", made_of=(0, 1))),
            *(
                Column(f"Reduction against {base.label}", adds=True),
                Column("% less", made_of=(1, _REDUCTION)),
            ),
            Column("Average days"),
        ),
        rows=tuple(rows),
        stub="Closed in",
        chart=1,
        notes=tuple(_notes(asked, sums)),
    )


def _spans(asked: Asked) -> tuple[Period, ...]:
    """The years from the base year to the one asked for that anything is known of, by year.

    The base year is the first that was entered, or else the one compared with.
    """
    last = asked.period.year
    if last is None:
        return tuple(sorted(asked.periods(), key=lambda p: p.first))
    known = [number for number, year in asked.entered.items() if year.stage2 and number < last]
    if asked.against is not None and asked.against.year is not None:
        known.append(asked.against.year)
    years = (periods.year(n) for n in range(min([*known, last]), last + 1))
    return tuple(y for y in years if y.year in (*known, last) or _has_cases(asked, y))


def _has_cases(asked: Asked, span: Period) -> bool:
    """Whether the file knows of that time at all, so that no investigation means none."""
    question = Question(Cohort.RECEIVED, span)
    closed = asked.of(Cohort.STAGE_2_CLOSED, span)
    return any(asked.tally(one)[()] > 0 for one in (question, closed))


def _sum(asked: Asked, span: Period) -> _Sum:
    question = asked.of(Cohort.STAGE_2_CLOSED, span)
    lines = asked.counting.stage2_closed(question)
    year = asked.entered.get(span.year) if span.year is not None else None
    if not lines and year is not None and year.stage2 is not None:
        told = year.stage2
        days = None if told.average_days is None else Decimal(told.average_days)
        return _Sum(span.label, told.investigations, told.pence, days, None)
    counted = [line.days for line in lines if line.days is not None]
    days = quotient(sum(counted), len(counted)) if counted else None
    return _Sum(span.label, len(lines), sum(line.pence for line in lines), days, question)


def _row(one: _Sum, base: _Sum | None) -> Row:
    average = Pence(int(quotient(one.pence, one.count))) if one.count else None
    base = base if base and base.count else None
    less = base.pence - one.pence if base else 0
    return Row(
        one.label,
        (
            Cell(Number(one.count), one.question),
            Cell(Pence(one.pence), one.question),
            Cell(average, one.question),
            Cell(Pence(less)) if base else Cell(),
            Cell(Percent(less, base.pence)) if base else Cell(),
            Cell(Days(one.days), one.question) if one.days is not None else Cell(),
        ),
    )


def _all(rows: Iterable[Row]) -> Row:
    """What all years together cost less than if each had cost as much as the base year."""
    saved = [row.cells[_REDUCTION].value for row in rows]
    whole = sum(value.pence for value in saved if isinstance(value, Pence))
    cells = [Cell() for _ in range(6)]
    cells[_REDUCTION] = Cell(Pence(whole))
    return Row("All reductions", tuple(cells), RowKind.TOTAL)


def _notes(asked: Asked, sums: Iterable[_Sum]) -> Iterable[str]:
    yield "Average days are working days to the closing, of the cases whose start is known."
    for one in sums:
        if one.question is None:
            yield f"{one.label} was entered: the file has no cases of it."
            continue
        number = one.question.period.year
        year = asked.entered.get(number) if number is not None else None
        if year is not None and year.stage2 is not None:
            # No number here: the count beside it may be hidden.
            yield f"{one.label}: the cases of the file count, not what was entered."
