"""What was promised on learning forms, and whether it was kept."""

from __future__ import annotations

from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.table import Table
from tracker.core.figures.tables.parts import Line, counted_lines


def make(key: str, asked: Asked) -> Table:
    """Kept on time, kept late, open, overdue: every promise made in the period."""

    def promises(period: Period) -> Question:
        return asked.of(Cohort.PROMISES, period)

    lines = (
        Line("Kept on time", Dim.DONE, ("on_time",)),
        Line("Kept late", Dim.DONE, ("late",)),
        Line("Open, not yet due", Dim.DONE, ("open",)),
        Line("Open, overdue", Dim.DONE, ("overdue",)),
    )
    columns, rows = counted_lines(asked, promises, lines, "All promises", Unit.PROMISES)
    return Table(
        key=key,
        title="Learning: what was promised and kept",
        unit=Unit.PROMISES,
        cohort="Promises made",
        period=asked.period,
        columns=columns,
        rows=rows,
        stub="Promise",
        chart=0,
    )
