"""A clock at the moment it is stopped: what is kept of it for good."""

from __future__ import annotations

from datetime import date

from tracker.core.case import Stopped
from tracker.core.clocks import ClockFacts, Clockwork
from tracker.core.verdicts import Verdict
from tracker.core.words import ClockName


def stop(clockwork: Clockwork, facts: ClockFacts, on: date) -> Stopped | None:
    """What the main clock says if it is stopped ``on``; None if none has started."""
    return _kept(clockwork, clockwork.main(_Answered(facts, on)), on)


def acknowledged(clockwork: Clockwork, facts: ClockFacts, on: date) -> Stopped | None:
    """What the acknowledgement clock says if it is stopped ``on``."""
    verdict = clockwork.stopped(ClockName.ACKNOWLEDGEMENT, facts.period_from, on=on)
    return _kept(clockwork, verdict, on)


def _kept(clockwork: Clockwork, verdict: Verdict | None, on: date) -> Stopped | None:
    if verdict is None or verdict.start is None or verdict.due is None:
        return None
    return Stopped(
        clock=verdict.clock,
        start=verdict.start,
        due=verdict.due,
        limit=clockwork.calendar.count(verdict.start, verdict.due),
        stopped_on=on,
        days=verdict.gross_day,
        net_days=verdict.day,
        late=verdict.late,
        extended=verdict.extended,
        calendar_version=clockwork.calendar.version,
    )


class _Answered:
    """Clock facts with a reply date put in."""

    def __init__(self, facts: ClockFacts, on: date) -> None:
        self.handling = facts.handling
        self.period_from = facts.period_from
        self.acknowledged_on = facts.acknowledged_on
        self.extended = facts.extended
        self.pause_spans = facts.pause_spans
        self.suspension_spans = facts.suspension_spans
        self.declined = facts.declined
        self.historical = facts.historical
        self.reply_sent_on = on
