"""The day's work as data: which bucket an open case stands in, and in what order.

Buckets are exhaustive and disjoint over open cases: every open case stands in exactly one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tracker.core.case import Case
from tracker.core.clocks import ClockFacts, Clockwork
from tracker.core.later import lead
from tracker.core.verdicts import Verdict
from tracker.core.words import Bucket, ClockName, State


class QueueFacts(ClockFacts, Protocol):
    """What placing a case needs beyond its clocks."""

    @property
    def closed_on(self) -> date | None:
        """When it was closed."""
        ...

    @property
    def struck_out(self) -> bool:
        """Whether its logging was taken back."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case stands today. ``lead`` is the clock that decides its place."""

    bucket: Bucket
    lead: Verdict

    @property
    def order(self) -> tuple[int, date, int]:
        """Worst first: by bucket, then by due date, then by how long it has run."""
        return (ORDER[self.bucket], self.lead.due or date.max, -self.lead.gross_day)


ORDER = {bucket: n for n, bucket in enumerate(Bucket)}

_BY_STATE = {
    State.LATE: Bucket.LATE,
    State.DUE_TODAY: Bucket.DUE_TODAY,
    State.DUE_SOON: Bucket.DUE_SOON,
    State.ON_TIME: Bucket.ON_TIME,
    State.PAUSED: Bucket.PAUSED,
    State.TO_START: Bucket.ON_TIME,
    State.MET: Bucket.TO_FINISH,
    State.MISSED: Bucket.TO_FINISH,
}


def place_of(case: Case, clockwork: Clockwork) -> Place | None:
    """Where a whole case stands, with whatever follows its reply."""
    return place(case, clockwork, lead(case, clockwork))


def place(facts: QueueFacts, clockwork: Clockwork, later: Verdict | None = None) -> Place | None:
    """Where the case stands; None if it is closed and so in nobody's way.

    ``later`` is the clock of a stage after the reply, which then decides.

    A corporate complaint whose clock waits for the acknowledgement is placed by the
    acknowledgement clock, which is the one running.
    """
    if facts.struck_out or facts.closed_on is not None:
        return None
    if later is not None:
        return Place(_BY_STATE[later.state], later)
    main = clockwork.main(facts)
    if main is None:  # withdrawn or declined, and opened again by the Ombudsman
        return Place(Bucket.TO_FINISH, Verdict(ClockName.OMBUDSMAN, State.TO_START))
    if main.state is State.TO_START:
        main = clockwork.acknowledgement(facts) or main
        if main.state in (State.MET, State.MISSED):
            return Place(Bucket.ON_TIME, main)
    if facts.reply_sent_on is not None:
        return Place(Bucket.TO_FINISH, main)
    if facts.handling is None:
        return Place(Bucket.TO_CLASSIFY, main)
    return Place(_BY_STATE[main.state], main)
