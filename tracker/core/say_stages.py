"""What followed the reply, as name and words: Stage 2, Stage 3, the Ombudsman, set aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.case import Case
from tracker.core.later import Count
from tracker.core.say import days, money, outcome_words, short_day
from tracker.core.verdicts import Verdict
from tracker.core.words import ClockName, State

if TYPE_CHECKING:
    from tracker.core.stages import Aside, Referral, Stage2, Stage3

Named = tuple[str, str]


_SHORT = {
    ClockName.STAGE_2: "Clock",
    ClockName.STAGE_3_PANEL: "Panel",
    ClockName.STAGE_3_FINDINGS: "Findings",
    ClockName.STAGE_3_RESPONSE: "Response",
    ClockName.STAGE_3: "In all",
    ClockName.REMEDY: "Remedy",
}
"""The clocks after the reply as labels of facts."""


def verdict_words(verdict: Verdict, today: date) -> str:
    """What one clock after the reply says: "due Wed 23 Dec, 25 working days left"."""
    if verdict.due is None:
        return "not begun yet"
    due = f"due {short_day(verdict.due, today)}"
    match verdict.state:
        case State.MET:
            return f"in time, after {days(verdict.gross_day)} ({due})"
        case State.MISSED:
            return f"{days(verdict.late)} late, after {days(verdict.gross_day)} ({due})"
        case State.LATE:
            return f"{due}, {days(verdict.late)} late"
        case State.DUE_TODAY:
            return f"{due}, today"
    outer = verdict.outer if verdict.outer and not verdict.extended else None
    limit = f", limit {short_day(outer, today)}" if outer else ""
    return f"{due}, {days(verdict.left)} left{limit}"


def later_decisions(
    case: Case, counts: tuple[Count, ...], today: date, verdicts: tuple[Verdict, ...] = ()
) -> list[Named]:
    """Everything after the reply, in the order of the procedure.

    ``counts`` are of Stage 2; ``verdicts`` are of every clock after the reply.
    """
    found: list[Named] = []
    for aside in case.asides:
        found += _aside(aside, today)
    if case.stage2 is not None:
        found += _stage2(case.stage2, counts, today)
    if case.stage3 is not None:
        found += _stage3(case.stage3, today)
    for referral in case.referrals:
        found += _referral(referral, today)
    found += [(_SHORT[v.clock], verdict_words(v, today)) for v in verdicts if v.clock in _SHORT]
    return found


def _aside(aside: Aside, today: date) -> Iterator[Named]:
    until = f" to {short_day(aside.resumed_on, today)}" if aside.resumed_on else ""
    yield aside.kind.label, f"{short_day(aside.on, today)}{until}, {aside.ground}"
    told = f"{short_day(aside.told_on, today)}, {aside.told}" if aside.told_on else "not yet"
    yield "Told", told


def _stage2(stage2: Stage2, counts: tuple[Count, ...], today: date) -> Iterator[Named]:
    by = f" by {stage2.requested_by}" if stage2.requested_by else ""
    yield "Stage 2", f"asked for {short_day(stage2.requested_on, today)}{by}"
    if stage2.decision is not None and stage2.decided_on is not None:
        decided = f"{stage2.decision.label.lower()} {short_day(stage2.decided_on, today)}"
        yield "", ", ".join(filter(None, (decided, stage2.reasons)))
    if stage2.rights_given_on is not None:
        yield "", f"Ombudsman rights given {short_day(stage2.rights_given_on, today)}"
    people = (stage2.officer, stage2.independent, stage2.adjudicator)
    for what, name in zip(("IO", "IP", "Adjud."), people, strict=True):
        if name:
            yield what, name
    if stage2.terms_on is not None:
        signed = "signed" if stage2.terms_signed else "did not sign"
        yield "Terms", f"{signed}, {short_day(stage2.terms_on, today)}"
    for what, on in (("IO", stage2.officer_report_on), ("IP", stage2.independent_report_on)):
        if on is not None:
            yield "Report", f"of the {what} in {short_day(on, today)}"
    if stage2.extended_on is not None:
        yield "Extended", f"{short_day(stage2.extended_on, today)}, {stage2.extension_reason}"
    if stage2.adjudicated_on is not None:
        outcome = f", {outcome_words(stage2.outcome)}" if stage2.outcome else ""
        yield "Letter", f"{short_day(stage2.adjudicated_on, today)}{outcome}"
    for count in counts:
        yield "Counted", f"{days(count.days)} from {count.what}{' *' if count.drives else ''}"
    if stage2.reported_days is not None:
        yield "Reported", f"{days(stage2.reported_days)} in the earlier log"
    if stage2.costs:
        yield "Cost", f"{money(stage2.cost)} in {days(len(stage2.costs), 'line')}"


def _stage3(stage3: Stage3, today: date) -> Iterator[Named]:
    yield "Stage 3", f"asked for {short_day(stage3.requested_on, today)}"
    if stage3.panel:
        yield "Panel", ", ".join(stage3.panel)
    for what, on, words in (
        ("Met", stage3.panel_on, ""),
        ("Findings", stage3.findings_on, stage3.findings),
        ("Response", stage3.response_on, stage3.response),
    ):
        if on is not None:
            yield what, ", ".join(filter(None, (short_day(on, today), words)))


def _referral(referral: Referral, today: date) -> Iterator[Named]:
    early = " (early)" if referral.early else ""
    yield "Ombudsm.", f"{short_day(referral.on, today)}{early}: {referral.matters}"
    if referral.taken_forward is False:
        yield "", "not taken forward"
    elif referral.outcome_on is None:
        yield "", "taken forward" if referral.taken_forward else "no answer yet"
    else:
        yield "", f"{short_day(referral.outcome_on, today)}: {referral.outcome}"
    if referral.remedy:
        due = f" by {short_day(referral.remedy_due, today)}" if referral.remedy_due else ""
        done = referral.remedy_done_on
        ended = f", done {short_day(done, today)}" if done else ""
        yield "Remedy", f"{referral.remedy}{due}{ended}"
