"""Matters before the Ombudsman: taken forward, what was found, remedies done in time."""

from __future__ import annotations

from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.table import RowKind, Table
from tracker.core.figures.tables.parts import Line, counted_lines, found


def make(key: str, asked: Asked) -> Table:
    """Taken forward, not, unanswered; of those early ones, each outcome, and the remedies."""

    def matters(period: Period) -> Question:
        return asked.of(Cohort.OMBUDSMAN, period)

    outcomes = sorted(found(asked, matters, Dim.FOUND, Unit.MATTERS) - {""})
    of = RowKind.OF_WHICH
    lines = (
        Line("Taken forward", Dim.TAKEN_FORWARD, ("yes",)),
        Line("Not taken forward", Dim.TAKEN_FORWARD, ("no",)),
        Line("No answer yet", Dim.TAKEN_FORWARD, ("",)),
        Line("Before the procedure had ended", Dim.EARLY, ("1",), of),
        *(Line(f"Found: {outcome}", Dim.FOUND, (outcome,), of) for outcome in outcomes),
        Line("Remedy done in time", Dim.DONE, ("on_time",), of),
        Line("Remedy done late", Dim.DONE, ("late",), of),
        Line("Remedy still open", Dim.DONE, ("open",), of),
        Line("Remedy overdue", Dim.DONE, ("overdue",), of),
    )
    columns, rows = counted_lines(asked, matters, lines, "All matters", Unit.MATTERS)
    return Table(
        key=key,
        title="Matters raised with the Ombudsman",
        unit=Unit.MATTERS,
        cohort="Matters raised with the Ombudsman",
        period=asked.period,
        columns=columns,
        rows=rows,
        stub="Matter",
        chart=0,
    )
