"""The clocks after the Stage 1 reply: Stage 2, the links of Stage 3, remedies; and the window.

All from the same rules and the same counting as the reply's clock (``clocks``), so that every
list and every export says the same. Sources: SI 2006/1738 regulations 17 to 20; DOMAIN section 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.core.case import Case, Stopped
from tracker.core.clock_rules import StartsAt
from tracker.core.clocks import Clockwork
from tracker.core.stages import Referral, Stage2, Stage3
from tracker.core.verdicts import Verdict, frozen
from tracker.core.words import ClockName, State

STAGE_3_LINKS = (
    ClockName.STAGE_3_PANEL,
    ClockName.STAGE_3_FINDINGS,
    ClockName.STAGE_3_RESPONSE,
    ClockName.STAGE_3,
)
"""In the order in which they end; the last spans them all."""


# -- Stage 2 ----------------------------------------------------------------------------------
def stage2_start(stage2: Stage2, starts_at: StartsAt) -> date | None:
    """The date the rule counts from; None while it has not come."""
    if starts_at is StartsAt.TERMS_SIGNED:
        return stage2.terms_on
    if starts_at is StartsAt.ACCEPTED:
        return stage2.decided_on if stage2.accepted else None
    return stage2.requested_on


def stage2_verdict(case: Case, clockwork: Clockwork) -> Verdict | None:
    """The Stage 2 clock: kept if it stopped; None where there is none or it was refused."""
    stage2 = case.stage2
    if stage2 is None or stage2.refused:
        return None
    kept = _kept(case, ClockName.STAGE_2, stage2.adjudicated_on)
    if kept is not None:
        return frozen(kept)
    start = stage2_start(stage2, clockwork.rules.clocks[ClockName.STAGE_2].starts_at)
    if start is None:
        return Verdict(ClockName.STAGE_2, State.TO_START, reasons=(_AWAITED,))
    extended = stage2.extended_on is not None
    if stage2.adjudicated_on is not None:
        return clockwork.stopped(ClockName.STAGE_2, start, extended, on=stage2.adjudicated_on)
    return clockwork.running(ClockName.STAGE_2, start, extended)


_AWAITED = "Starts on a date that has not come yet (see Settings, clock rules)."


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated step of an investigation, in the order of the procedure."""

    what: str
    on: date


def stage2_milestones(stage2: Stage2) -> tuple[Milestone, ...]:
    """Every step that has its date."""
    signed = "terms signed" if stage2.terms_signed else "terms not signed"
    steps = (
        ("request", stage2.requested_on),
        ("acceptance" if stage2.accepted else "decision", stage2.decided_on),
        (signed, stage2.terms_on),
        ("officer's report", stage2.officer_report_on),
        ("independent report", stage2.independent_report_on),
        ("adjudication letter", stage2.adjudicated_on),
        ("closed", stage2.ended_on),
    )
    return tuple(Milestone(what, on) for what, on in steps if on is not None)


def working_days_between(
    milestones: tuple[Milestone, ...], clockwork: Clockwork
) -> Iterator[tuple[Milestone, Milestone, int]]:
    """Working days between any two milestones, the earlier one of the procedure first.

    Negative where the later step was dated before the earlier one.
    """
    for n, earlier in enumerate(milestones):
        for later in milestones[n + 1 :]:
            yield earlier, later, clockwork.calendar.count(earlier.on, later.on)


@dataclass(frozen=True, slots=True)
class Count:
    """How long Stage 2 has taken from one of the disputed starts; ``drives`` the due date."""

    what: str
    start: date
    days: int
    drives: bool


def stage2_counts(case: Case, clockwork: Clockwork) -> tuple[Count, ...]:
    """The count from request, acceptance and terms of reference: all that have begun.

    Which of them is right is disputed (DOMAIN section 4), so all are always shown.
    """
    stage2 = case.stage2
    if stage2 is None or stage2.refused:
        return ()
    end = stage2.adjudicated_on or clockwork.today
    chosen = clockwork.rules.clocks[ClockName.STAGE_2].starts_at
    found = []
    for at, what in (
        (StartsAt.REQUESTED, "request"),
        (StartsAt.ACCEPTED, "acceptance"),
        (StartsAt.TERMS_SIGNED, "terms of reference"),
    ):
        start = stage2_start(stage2, at)
        if start is not None:
            days = max(0, clockwork.calendar.count(start, end))
            found.append(Count(what, start, days, at is chosen))
    return tuple(found)


# -- Stage 3 ----------------------------------------------------------------------------------
def stage3_span(stage3: Stage3, link: ClockName) -> tuple[date | None, date | None]:
    """From when to when one link of Stage 3 is counted; None for what has not come."""
    return {
        ClockName.STAGE_3_PANEL: (stage3.requested_on, stage3.panel_on),
        ClockName.STAGE_3_FINDINGS: (stage3.panel_on, stage3.findings_on),
        ClockName.STAGE_3_RESPONSE: (stage3.findings_on, stage3.response_on),
        ClockName.STAGE_3: (stage3.requested_on, stage3.response_on),
    }[link]


def stage3_verdicts(case: Case, clockwork: Clockwork) -> tuple[Verdict, ...]:
    """The four clocks of Stage 3, each with its verdict, whether begun or not."""
    if case.stage3 is None:
        return ()
    return tuple(_link(case, case.stage3, link, clockwork) for link in STAGE_3_LINKS)


def _link(case: Case, stage3: Stage3, link: ClockName, clockwork: Clockwork) -> Verdict:
    start, end = stage3_span(stage3, link)
    kept = _kept(case, link, end)
    if kept is not None:
        return frozen(kept)
    if start is None:
        return Verdict(link, State.TO_START)
    if end is not None:
        return clockwork.stopped(link, start, on=end)
    return clockwork.running(link, start)


# -- all of them ------------------------------------------------------------------------------
def remedy_verdict(referral: Referral, clockwork: Clockwork) -> Verdict | None:
    """The clock of a remedy agreed with the Ombudsman; None where no date was agreed."""
    if not referral.remedy or referral.remedy_due is None or referral.outcome_on is None:
        return None
    return clockwork.promised(
        ClockName.REMEDY, referral.outcome_on, referral.remedy_due, referral.remedy_done_on
    )


def running_verdicts(case: Case, clockwork: Clockwork) -> tuple[Verdict, ...]:
    """Every clock after the reply that is not stopped, the soonest due first.

    The Ombudsman's own time has no limit: it stands last, as a clock that is still to start.
    """
    found: list[Verdict] = []
    if case.stage2 is not None and case.stage2.running:
        verdict = stage2_verdict(case, clockwork)
        if verdict is not None:
            found.append(verdict)
    if case.stage3 is not None and case.stage3.running:
        found += [v for v in stage3_verdicts(case, clockwork) if v.running]
    for referral in case.referrals:
        remedy = remedy_verdict(referral, clockwork) if referral.remedy_open else None
        if remedy is not None:
            found.append(remedy)
        elif not referral.over:
            found.append(Verdict(ClockName.OMBUDSMAN, State.TO_START, referral.on))
    return tuple(sorted(found, key=lambda v: v.due or date.max))


def later_verdicts(case: Case, clockwork: Clockwork) -> tuple[Verdict, ...]:
    """Every clock after the reply, stopped ones too, in the order of the procedure."""
    stage2 = stage2_verdict(case, clockwork)
    remedies = (remedy_verdict(referral, clockwork) for referral in case.referrals)
    return (
        *((stage2,) if stage2 else ()),
        *stage3_verdicts(case, clockwork),
        *(v for v in remedies if v is not None),
    )


def lead(case: Case, clockwork: Clockwork) -> Verdict | None:
    """The clock after the reply that decides where the case stands; None if none runs."""
    running = running_verdicts(case, clockwork)
    return running[0] if running else None


def stop_of(verdict: Verdict | None, clockwork: Clockwork) -> Stopped | None:
    """What is kept of a clock that stopped; None if it never began."""
    if verdict is None or verdict.start is None or verdict.due is None:
        return None
    assert verdict.stopped_on is not None
    return Stopped(
        clock=verdict.clock,
        start=verdict.start,
        due=verdict.due,
        limit=clockwork.calendar.count(verdict.start, verdict.due),
        stopped_on=verdict.stopped_on,
        days=verdict.gross_day,
        net_days=verdict.day,
        late=verdict.late,
        extended=verdict.extended,
        calendar_version=clockwork.calendar.version,
    )


def _kept(case: Case, clock: ClockName, ended: date | None) -> Stopped | None:
    if ended is None:
        return None
    return next(
        (s for s in reversed(case.later_stops) if s.clock is clock and s.stopped_on == ended), None
    )


# -- the window to ask for the next stage -----------------------------------------------------
def window_warning(answered_on: date | None, asked_on: date, clockwork: Clockwork) -> str:
    """The sentence for a request after the window; "" inside it. Never a block (regulation 9)."""
    if answered_on is None:
        return ""
    days = clockwork.calendar.count(answered_on, asked_on)
    window = clockwork.rules.next_stage_window
    if days <= window:
        return ""
    return (
        f"Asked {days} working days after the reply of {answered_on.day} {answered_on:%b %Y}: "
        f"usually it is {window}. It can still be accepted."
    )
