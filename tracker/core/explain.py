"""Why a case's reply is due when it is: sentences and a ledger of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.core.case import Case
from tracker.core.clock_rules import StartsAt
from tracker.core.clocks import Clockwork
from tracker.core.later import lead, stage2_milestones, working_days_between
from tracker.core.say import days, long_day
from tracker.core.verdicts import Verdict
from tracker.core.views import verdict_of
from tracker.core.words import Handling, State
from tracker.core.workdays import LedgerDay


@dataclass(frozen=True, slots=True)
class Explanation:
    """``sentences`` say which rule counts from what; ``ledger`` shows every day of it.

    ``marks`` name days of the ledger: received, due, extended, replied.
    """

    verdict: Verdict | None
    today: date
    sentences: tuple[str, ...] = ()
    ledger: tuple[LedgerDay, ...] = ()
    marks: Mapping[date, str] = field(default_factory=dict)


def explain(case: Case, clockwork: Clockwork) -> Explanation:
    """The explanation of the clock that leads: beyond the reply if one runs there, else its own."""
    later = lead(case, clockwork)
    between = _between(case, clockwork)
    if later is not None and later.start is not None and later.due is not None:
        found = _of_later(later, clockwork)
        return replace(found, sentences=(*found.sentences, *between))
    found = _of_reply(case, clockwork)
    return replace(found, sentences=(*found.sentences, *between))


def _between(case: Case, clockwork: Clockwork) -> tuple[str, ...]:
    """The working days between any two milestones of Stage 2, a sentence for each first one."""
    if case.stage2 is None:
        return ()
    milestones = stage2_milestones(case.stage2)
    by_first: dict[str, list[str]] = {}
    for earlier, later, count in working_days_between(milestones, clockwork):
        by_first.setdefault(earlier.what, []).append(f"{later.what} {count}")
    return tuple(
        f"Working days from {first}: {', '.join(rest)}." for first, rest in by_first.items()
    )


def _of_reply(case: Case, clockwork: Clockwork) -> Explanation:
    """The clock of the reply."""
    verdict = verdict_of(case, clockwork)
    if verdict is None or verdict.start is None or verdict.due is None:
        return Explanation(verdict, clockwork.today, _no_clock(case, verdict))
    last = max(verdict.due, verdict.outer or verdict.due)
    length = clockwork.calendar.count(verdict.start, last)
    return Explanation(
        verdict,
        clockwork.today,
        _sentences(case, verdict),
        clockwork.calendar.ledger(verdict.start, length),
        _marks(case, verdict),
    )


BEGUN = {
    StartsAt.REQUESTED: "it was asked for",
    StartsAt.ACCEPTED: "the request was accepted",
    StartsAt.TERMS_SIGNED: "the terms of reference were dated",
    StartsAt.PANEL_MET: "the panel met",
    StartsAt.FINDINGS_SENT: "the findings were sent",
}
"""What sets the clocks after the reply going, to follow "when"."""


def _of_later(verdict: Verdict, clockwork: Clockwork) -> Explanation:
    """Stage 2, a link of Stage 3, or a remedy that was promised for a day."""
    assert verdict.start is not None
    assert verdict.due is not None
    rule = clockwork.rules.clocks.get(verdict.clock)
    begun = BEGUN[rule.starts_at] if rule else "it was agreed"
    found = [
        f"{verdict.clock.label}: day 0 is {long_day(verdict.start)}, when {begun}.",
        "Saturdays, Sundays and bank holidays do not count; days the office alone is closed do.",
    ]
    if verdict.extended and len(verdict.limits) > 1:
        found.append(
            f"The standard limit is {days(verdict.limits[0])}; extended to {verdict.limits[1]} "
            "from the same start."
        )
    elif rule:
        found.append(f"The limit is {days(rule.standard)}: on the last of them is in time.")
    else:
        found.append("It was promised for this day: done on it is in time.")
    last = max(verdict.due, verdict.outer or verdict.due)
    marks = {verdict.start: "day 0"}
    if verdict.outer and not verdict.extended:
        marks[verdict.outer] = "limit if extended"
    marks[verdict.due] = "due"
    length = clockwork.calendar.count(verdict.start, last)
    return Explanation(
        verdict,
        clockwork.today,
        (*found, *verdict.reasons),
        clockwork.calendar.ledger(verdict.start, length),
        marks,
    )


def _no_clock(case: Case, verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is not None and verdict.state is State.TO_START:
        return ("This clock starts on the day the acknowledgement is sent, which is not recorded.",)
    if case.handling is Handling.WITHDRAWN:
        return ("Withdrawn: no clock runs.",)
    return ("No clock runs on this case.",)


def _sentences(case: Case, verdict: Verdict) -> tuple[str, ...]:
    assert verdict.start is not None
    assert verdict.due is not None
    begun = "received" if case.period_from == case.received_on else "reopened"
    if verdict.clock.value == "corporate":
        begun = "acknowledged"
    found = [
        f"Day 0 is {long_day(verdict.start)}, when it was {begun}. Day 1 is the next working day.",
        "Saturdays, Sundays and bank holidays do not count; days the office alone is closed do.",
    ]
    standard = verdict.limits[0] if verdict.limits else 0
    if case.handling is None:
        found.append("Not classified yet: counted as Stage 1, because it may be one.")
    if verdict.stopped_on is not None:
        found.append(
            f"It was stopped on {long_day(verdict.stopped_on)}, after {days(verdict.gross_day)}, "
            "and keeps the verdict of that day whatever the calendar says later."
        )
    elif verdict.extended and len(verdict.limits) > 1:
        found.append(
            f"The standard limit is {days(standard)}; extended to {verdict.limits[1]} from the "
            "same start."
        )
    else:
        found.append(f"The limit is {days(standard)}: a reply sent on the last of them is in time.")
    found += [_waited(from_on, to_on) for from_on, to_on in case.pause_spans]
    return (*found, *verdict.reasons)


def _waited(from_on: date, to_on: date | None) -> str:
    until = f"to {long_day(to_on)}" if to_on else "and still waiting"
    return (
        f"The count stood still from {long_day(from_on)} {until}, waiting for an advocate; "
        "the due date moves by the working days waited."
    )


def _marks(case: Case, verdict: Verdict) -> dict[date, str]:
    found: dict[date, list[str]] = {}
    for day, word in (
        (verdict.start, "day 0"),
        (case.acknowledged_on, "acknowledged"),
        (case.extension.agreed_on if case.extension else None, "extended"),
        (verdict.outer if not verdict.extended else None, "limit if extended"),
        (verdict.due, "due"),
        (verdict.stopped_on, "reply sent" if case.reply_sent_on else "stopped"),
    ):
        if day is not None:
            found.setdefault(day, []).append(word)
    return {day: ", ".join(words) for day, words in found.items()}
