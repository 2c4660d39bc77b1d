"""What a clock says on one day, running or stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.case import Stopped
from tracker.core.words import ClockName, State

Spans = tuple[tuple[date, date | None], ...]
"""Pauses as (from, to); ``to`` None while it lasts."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one clock says on one day.

    ``due`` is the limit in force, net of pauses; ``standard`` and ``outer`` are the limits as
    counted without them. ``day`` and ``gross_day`` count working days since day 0, net and gross.
    ``left`` is working days until ``due`` (0 on the day), ``late`` working days past it.
    ``limits`` are the limits in working days: the standard one, and the outer one if there is one.
    """

    clock: ClockName
    state: State
    start: date | None = None
    due: date | None = None
    standard: date | None = None
    outer: date | None = None
    day: int = 0
    gross_day: int = 0
    left: int = 0
    late: int = 0
    extended: bool = False
    stopped_on: date | None = None
    limits: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the clock still counts towards lateness."""
        return self.state in RUNNING


RUNNING = frozenset({State.ON_TIME, State.DUE_SOON, State.DUE_TODAY, State.LATE})
STOPPED = frozenset({State.MET, State.MISSED})


def frozen(stopped: Stopped) -> Verdict:
    """A stopped clock's verdict as it was kept, whatever the calendar says today."""
    return Verdict(
        clock=stopped.clock,
        state=State.MET if stopped.met else State.MISSED,
        start=stopped.start,
        due=stopped.due,
        day=stopped.net_days,
        gross_day=stopped.days,
        late=stopped.late,
        extended=stopped.extended,
        stopped_on=stopped.stopped_on,
        limits=(stopped.limit,),
    )
