"""Stage 3: panels asked for, and whether each step of theirs was in time."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted
from tracker.core.figures.questions import Cohort, Dim, Unit
from tracker.core.figures.table import Column, Row, Table

_STEPS = (
    ("Panel met", Dim.PANEL),
    ("Findings sent", Dim.FINDINGS),
    ("Final response sent", Dim.RESPONSE),
    ("In all", Dim.IN_TIME),
)
_ANSWERS = (("In time", "yes"), ("Late", "no"), ("Not yet", ""))


def make(key: str, asked: Asked) -> Table:
    """A row a step of the procedure: in time, late, not yet; each makes all requests."""
    question = asked.of(Cohort.STAGE_3_REQUESTED)
    rows = []
    for label, dim in _STEPS:
        tally = asked.tally(question, dim)
        cells = [
            counted(question.where(dim, value), tally.get((value,), 0)) for _, value in _ANSWERS
        ]
        rows.append(Row(label, (*cells, counted(question, sum(tally.values())))))
    return Table(
        key=key,
        title="Stage 3 review panels",
        unit=Unit.CONTACTS,
        cohort="Stage 3 requested",
        period=asked.period,
        columns=(
            *(Column(label) for label, _ in _ANSWERS),
            Column("Requests", total_of=(0, 1, 2)),
        ),
        rows=tuple(rows),
        stub="Step",
    )
