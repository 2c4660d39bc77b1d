"""Requests for Stage 2: what was decided, and whether the investigations were in time."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.table import Cell, Row, RowKind, Table
from tracker.core.figures.tables.parts import Line, counted_lines
from tracker.core.words import Stage2Decision


def make(key: str, asked: Asked) -> Table:
    """Accepted, refused, undecided; of those the timeliness; beside all of Stage 1."""

    def requests(period: Period) -> Question:
        return asked.of(Cohort.STAGE_2_REQUESTED, period)

    accepted = (Stage2Decision.ACCEPTED.value,)
    lines = (
        Line("Accepted", Dim.DECISION, accepted),
        Line("Refused", Dim.DECISION, (Stage2Decision.REFUSED.value,)),
        Line("Not decided yet", Dim.DECISION, ("",)),
        Line("Adjudicated in time", Dim.IN_TIME, ("yes",), RowKind.OF_WHICH),
        Line("Adjudicated late", Dim.IN_TIME, ("no",), RowKind.OF_WHICH),
    )
    columns, rows = counted_lines(asked, requests, lines, "All requests")
    beside: list[Cell] = []
    for n, period in enumerate(asked.periods()):
        stage_1 = asked.tally(asked.stage_1(period)).get((), 0)
        requested = rows[3].cells[2 * n].value
        count = getattr(requested, "count", 0)
        beside += [counted(asked.stage_1(period), stage_1), share(count, stage_1)]
    return Table(
        key=key,
        title="Requests for Stage 2",
        unit=Unit.CONTACTS,
        cohort="Stage 2 requested",
        period=asked.period,
        columns=columns,
        rows=(
            *rows,
            Row("Stage 1 complaints, and requests as % of them", tuple(beside), RowKind.APART),
        ),
        stub="Decision",
        chart=0,
        notes=(
            "The share beside Stage 1 complaints is that of the requests among them: requests "
            "may be about complaints of an earlier period.",
        ),
    )
