"""The end of a case: quality check, reply, outcome, withdrawal, closing, reopening."""

from __future__ import annotations

from datetime import date

from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.closing import missing_later, missing_to_close
from tracker.core.commands import (
    CheckQuality,
    CloseCase,
    RecordOutcome,
    Reopen,
    SendReply,
    Withdraw,
)
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stopping import stop
from tracker.core.what_happened import Event


def check_quality(case: Case, command: CheckQuality, office: Office) -> tuple[Event, ...]:
    """A manager's quality check of the reply."""
    checks.manager_only(office.actor, "quality-checks a reply")
    checks.still_open(case)
    if case.quality_check is not None:
        raise Refusal(f"{case.ref} was quality-checked by {case.quality_check.by} already.")
    checks.not_future(command.on, office, "The quality check")
    checks.not_before_received(case, command.on, "The quality check")
    return (ev.QualityChecked(command.on, office.actor.name),)


def send_reply(case: Case, command: SendReply, office: Office) -> tuple[Event, ...]:
    """The reply went: the clock stops and what it says is kept."""
    checks.unanswered(case)
    if case.handling is None:
        raise Refusal(f"Classify {case.ref} before recording its reply.")
    checks.not_future(command.on, office, "The reply")
    checks.not_before_received(case, command.on, "The reply")
    events: list[Event] = []
    if case.paused:
        events.append(ev.PauseEnded(max(command.on, case.pauses[-1].from_on)))
    events.append(ev.ReplySent(command.on, stop(office.clockwork, case, command.on)))
    if command.outcome is not None and command.outcome is not case.outcome:
        events.append(ev.OutcomeRecorded(command.on, command.outcome))
    return tuple(events)


def record_outcome(case: Case, command: RecordOutcome, office: Office) -> tuple[Event, ...]:
    """The outcome of the whole case, which may be put right while it is open."""
    checks.still_open(case)
    if case.handling is None:
        raise Refusal(f"Classify {case.ref} before recording its outcome.")
    if case.outcome is command.outcome:
        raise Refusal(f"The outcome is '{command.outcome.label}' already.")
    return (ev.OutcomeRecorded(office.today, command.outcome),)


def ended_on(case: Case) -> date | None:
    """The last day of what followed the reply; None if nothing did."""
    days = [
        case.stage2.adjudicated_on or case.stage2.decided_on if case.stage2 else None,
        case.stage3.response_on if case.stage3 else None,
        *(d for r in case.referrals for d in (r.answered_on, r.outcome_on, r.remedy_done_on)),
    ]
    return max((d for d in days if d is not None), default=None)


def closing_blocked(case: Case) -> str:
    """The sentence that says what is missing before the case may be closed; "" if nothing is."""
    missing = missing_to_close(case)
    if not missing:
        return ""
    listed = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    verb = "is" if len(missing) == 1 else "are"
    return f"{case.ref} cannot be closed yet: {listed} {verb} missing."


def close(case: Case, command: CloseCase, office: Office) -> tuple[Event, ...]:
    """Close, or say what is missing."""
    checks.still_open(case)
    blocked = closing_blocked(case)
    if blocked:
        raise Refusal(blocked)
    checks.not_future(command.on, office, "The closing date")
    checks.not_before_received(case, command.on, "The closing date")
    if case.reply_sent_on is not None and command.on < case.reply_sent_on:
        raise Refusal(f"The reply went on {checks.day(case.reply_sent_on)}: close on or after it.")
    ended = ended_on(case)
    if ended is not None and command.on < ended:
        raise Refusal(f"Its last stage ended on {checks.day(ended)}: close on or after it.")
    return (ev.Closed(command.on, "Answered"),)


def withdraw(case: Case, command: Withdraw, office: Office) -> tuple[Event, ...]:
    """The complainant takes it back; the clock stops and the case closes."""
    checks.unanswered(case)
    checks.not_future(command.on, office, "The withdrawal")
    checks.not_before_received(case, command.on, "The withdrawal")
    if command.confirmed_on is not None:
        checks.not_future(command.confirmed_on, office, "The written confirmation")
        if command.confirmed_on < command.on:
            raise Refusal("The written confirmation cannot be before the withdrawal.")
    stopped = stop(office.clockwork, case, command.on)
    return (
        ev.Withdrawn(
            command.on,
            command.after_work_began,
            command.confirmed_on,
            command.reason.strip(),
            stopped,
        ),
        ev.Closed(command.on, "Withdrawn"),
    )


def reopen(case: Case, command: Reopen, office: Office) -> tuple[Event, ...]:
    """Take up an answered or closed case again."""
    if case.closed_on is None and case.reply_sent_on is None:
        raise Refusal(f"{case.ref} is open already.")
    if missing_later(case):
        raise Refusal(f"{case.ref} has gone on beyond its reply: it is open there.")
    reason = checks.words(command.reason, "The reason for reopening")
    checks.not_future(command.on, office, "The reopening")
    last = max(d for d in (case.closed_on, case.reply_sent_on) if d is not None)
    if command.on < last:
        raise Refusal(f"{case.ref} ended on {checks.day(last)}: it cannot be reopened before.")
    return (ev.Reopened(command.on, reason),)
