"""One closed Stage 2 investigation as tables 11 and 12 need it: dates, working days, cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.case import Case
from tracker.core.clock_rules import StartsAt
from tracker.core.clocks import Clockwork
from tracker.core.later import stage2_start, stage2_verdict
from tracker.core.stages import Stage2
from tracker.core.words import ClockName
from tracker.core.workdays import day_zero

_STARTS = (
    (StartsAt.REQUESTED, "request"),
    (StartsAt.ACCEPTED, "acceptance"),
    (StartsAt.TERMS_SIGNED, "terms of reference"),
)


@dataclass(frozen=True, slots=True)
class Stage2Line:
    """An accepted Stage 2 that is closed.

    ``days`` are working days from ``counted_from`` (which of the disputed starts that is) to the
    closing, ``letter_days`` those to the adjudication letter, where the clock of the regulations
    stops; None where that start never came. ``reported_days`` are an earlier log's own.
    ``closed_on`` is the day of the letter where no later closing was recorded. Cost in pence.
    """

    ref: str
    area: str
    terms_on: date | None
    terms_signed: bool
    adjudicated_on: date | None
    closed_on: date
    counted_from: str
    days: int | None
    letter_days: int | None
    reported_days: int | None
    pence: int


def line_of(case: Case, clockwork: Clockwork) -> Stage2Line | None:
    """The line of a case; None where no investigation was closed."""
    stage2 = case.stage2
    if stage2 is None or not stage2.accepted:
        return None
    closed_on = stage2.ended_on or stage2.adjudicated_on
    if closed_on is None:
        return None
    verdict = stage2_verdict(case, clockwork)
    start = verdict.start if verdict else None
    letter = stage2.adjudicated_on is not None and verdict is not None and start is not None
    return Stage2Line(
        ref=case.ref,
        area=case.area,
        terms_on=stage2.terms_on,
        terms_signed=stage2.terms_signed,
        adjudicated_on=stage2.adjudicated_on,
        closed_on=closed_on,
        counted_from=_named(stage2, start, clockwork),
        days=None if start is None else max(0, clockwork.calendar.count(start, closed_on)),
        letter_days=verdict.gross_day if letter and verdict else None,
        reported_days=stage2.reported_days,
        pence=stage2.cost,
    )


def _named(stage2: Stage2, start: date | None, clockwork: Clockwork) -> str:
    """What the count began with: a stopped clock keeps its start when the setting changes."""
    if start is None:
        return ""
    chosen = clockwork.rules.clocks[ClockName.STAGE_2].starts_at
    for at, what in sorted(_STARTS, key=lambda one: one[0] is not chosen):
        day = stage2_start(stage2, at)
        if day and day_zero(clockwork.calendar, day, clockwork.rules.convention) == start:
            return what
    return ""
