"""The clocks: the one place that gives a verdict.

List, detail, colours, counts and exports all ask here, so they cannot disagree. Days are
working days; a reply on the due date is in time and the case is late from the next day
(SI 2006/1738; DOMAIN section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from tracker.core.clock_rules import ClockRules, StartsAt
from tracker.core.verdicts import Spans, Verdict
from tracker.core.words import ClockName, Handling, State
from tracker.core.workdays import Calendar, day_zero


class ClockFacts(Protocol):
    """What clocks need to know of a case. ``Case`` has it; so does a bare queue row."""

    @property
    def handling(self) -> Handling | None:
        """How it is handled; None while nobody confirmed it."""
        ...

    @property
    def period_from(self) -> date:
        """Day 0 of the running period."""
        ...

    @property
    def acknowledged_on(self) -> date | None:
        """When the acknowledgement went."""
        ...

    @property
    def extended(self) -> bool:
        """Whether the outer limit is in force."""
        ...

    @property
    def pause_spans(self) -> Spans:
        """Waits for an advocate."""
        ...

    @property
    def declined(self) -> bool:
        """Whether no reply is owed because it was declined."""
        ...

    @property
    def suspension_spans(self) -> Spans:
        """Waits for a court, the police or another body."""
        ...

    @property
    def reply_sent_on(self) -> date | None:
        """When the reply went."""
        ...

    @property
    def historical(self) -> bool:
        """Whether it came from an old log."""
        ...


MAIN_CLOCK: Mapping[Handling | None, ClockName] = {
    None: ClockName.STAGE_1,
    Handling.STAGE_1: ClockName.STAGE_1,
    Handling.REPRESENTATION: ClockName.REPRESENTATION,
    Handling.CORPORATE: ClockName.CORPORATE,
}
"""Which clock a reply is held to. A contact not yet classified is counted as Stage 1, because
that is what it may turn out to be, and its clock has been running since it was received."""


class Clockwork:
    """The clocks of one day: a calendar, the rules and today. Remembers what it has counted."""

    def __init__(self, calendar: Calendar, rules: ClockRules, today: date) -> None:
        """``today`` is the working date, which may be in the past."""
        self.calendar = calendar
        self.rules = rules
        self.today = today
        self._known: dict[tuple[ClockName, date, bool, Spans, Spans], Verdict] = {}

    def main(self, facts: ClockFacts) -> Verdict | None:
        """The clock of the reply; Stage 1's while unclassified.

        None where no reply is owed: the contact was withdrawn or declined.
        """
        clock = MAIN_CLOCK.get(facts.handling)
        if clock is None or facts.declined:
            return None
        rule = self.rules.clocks[clock]
        start = facts.period_from
        if rule.starts_at is StartsAt.ACKNOWLEDGED:
            if facts.acknowledged_on is None:
                return Verdict(clock, State.TO_START, reasons=("Starts when acknowledged.",))
            # After a reopening the old acknowledgement cannot have started the new period.
            start = max(facts.acknowledged_on, facts.period_from)
        waits = (facts.pause_spans, facts.suspension_spans)
        if facts.reply_sent_on is not None:
            return self.stopped(clock, start, facts.extended, *waits, on=facts.reply_sent_on)
        return self.running(clock, start, facts.extended, *waits)

    def acknowledgement(self, facts: ClockFacts) -> Verdict | None:
        """The acknowledgement clock of this period.

        None where an old log never recorded one, or it was sent before the case was reopened.
        """
        if facts.acknowledged_on is not None:
            if facts.acknowledged_on < facts.period_from:
                return None
            return self.stopped(
                ClockName.ACKNOWLEDGEMENT, facts.period_from, on=facts.acknowledged_on
            )
        owed = not (facts.declined or facts.handling is Handling.WITHDRAWN)
        if facts.historical or facts.reply_sent_on or not owed:
            return None
        return self.running(ClockName.ACKNOWLEDGEMENT, facts.period_from)

    def running(
        self,
        clock: ClockName,
        start: date,
        extended: bool = False,
        pauses: Spans = (),
        suspensions: Spans = (),
    ) -> Verdict:
        """The verdict today of a clock that has not stopped.

        ``pauses`` count only where the rule knows them, ``suspensions`` always.
        """
        key = (clock, start, extended, pauses, suspensions)
        verdict = self._known.get(key)
        if verdict is None:
            spans = self._spans(clock, pauses, suspensions)
            verdict = self._known[key] = self._judge(clock, start, extended, spans, None)
        return verdict

    def stopped(
        self,
        clock: ClockName,
        start: date,
        extended: bool = False,
        pauses: Spans = (),
        suspensions: Spans = (),
        *,
        on: date,
    ) -> Verdict:
        """The verdict of a clock that stopped on ``on``."""
        return self._judge(clock, start, extended, self._spans(clock, pauses, suspensions), on)

    def _spans(self, clock: ClockName, pauses: Spans, suspensions: Spans) -> Spans:
        """Every wait that this clock knows, the earliest first."""
        known = pauses if self.rules.clocks[clock].pausable else ()
        return tuple(sorted((*known, *suspensions), key=lambda s: s[0])) if suspensions else known

    def promised(
        self, clock: ClockName, start: date, due: date, stop: date | None = None
    ) -> Verdict:
        """The verdict of a clock whose due date somebody set, stopped on ``stop`` if it was."""
        count, end = self.calendar.count, stop or self.today
        day = max(0, count(start, end))
        return Verdict(
            clock=clock,
            state=self._state(due, end, stop is not None, held=False),
            start=start,
            due=due,
            standard=due,
            day=day,
            gross_day=day,
            left=max(0, count(end, due)),
            late=max(0, count(due, end)),
            stopped_on=stop,
            limits=(max(0, count(start, due)),),
            reasons=self._reasons(due),
        )

    def _judge(
        self, clock: ClockName, start: date, extended: bool, spans: Spans, stop: date | None
    ) -> Verdict:
        calendar, rule = self.calendar, self.rules.clocks[clock]
        day0 = day_zero(calendar, start, self.rules.convention)
        end = stop or self.today
        extended = extended and rule.outer is not None
        waits = self._waits(spans, day0, end)
        waited = sum(days for _, days in waits)
        standard = calendar.add(day0, rule.standard)
        outer = calendar.add(day0, rule.outer) if rule.outer else None
        limit = outer if extended and outer else standard
        due = self._moved(limit, waits)
        gross = max(0, calendar.count(day0, end))
        late = max(0, calendar.count(due, end))
        open_wait = bool(spans) and spans[-1][1] is None
        # A limit that had passed when the wait began is not brought back by it.
        held = stop is None and open_wait and spans[-1][0] <= min(due, end)
        return Verdict(
            clock=clock,
            state=self._state(due, end, stop is not None, held),
            start=day0,
            due=due,
            standard=standard,
            outer=outer,
            day=max(0, gross - waited),
            gross_day=gross,
            left=max(0, calendar.count(end, due)),
            late=late,
            extended=extended,
            stopped_on=stop,
            limits=(rule.standard, rule.outer) if rule.outer else (rule.standard,),
            reasons=self._reasons(due),
        )

    def _state(self, due: date, end: date, stopped: bool, held: bool) -> State:
        # By date, not by count: on the Saturday after a Friday's due date no working day has
        # passed, and yet the limit has.
        past = end > due
        if stopped:
            return State.MISSED if past else State.MET
        if held:
            return State.PAUSED
        if past:
            return State.LATE
        left = self.calendar.count(end, due)
        if end == due or left == 0:
            return State.DUE_TODAY
        return State.DUE_SOON if left <= self.rules.soon else State.ON_TIME

    def _waits(self, pauses: Spans, day0: date, end: date) -> tuple[tuple[date, int], ...]:
        """Each wait up to ``end``: its first day, and its working days since day 0."""
        count = self.calendar.count
        return tuple(
            (a, max(0, count(max(a, day0), min(b or end, end)))) for a, b in pauses if a <= end
        )

    def _moved(self, limit: date, waits: tuple[tuple[date, int], ...]) -> date:
        """The limit after the waits that began before it had passed."""
        due = limit
        for began, days in waits:
            if began <= due:
                due = self.calendar.add(due, days)
        return due

    def _reasons(self, due: date) -> tuple[str, ...]:
        if self.calendar.covers(due):
            return ()
        return (
            f"Bank holidays are confirmed only up to {self.calendar.last:%d %b %Y}: "
            "this date may still move.",
        )
