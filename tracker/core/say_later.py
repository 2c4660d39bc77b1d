"""What happened after the Stage 1 reply, in words. See ``say``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracker.core import events_later as ev
from tracker.core.case import Stopped
from tracker.core.say import days, money, quoting, short_day
from tracker.core.words import AsideKind


def _join(*parts: str) -> str:
    return ", ".join(p for p in parts if p)


def _in_time(stopped: Stopped | None) -> str:
    if stopped is None:
        return ""
    taken = f"after {days(stopped.days)}"
    return f"{taken}, in time" if stopped.met else f"{taken}, {days(stopped.late)} late"


def _by(who: str) -> str:
    return f" by {who}" if who else ""


def _decided(e: ev.Stage2Decided) -> str:
    rights = f"Ombudsman rights given {short_day(e.rights_given_on)}" if e.rights_given_on else ""
    return quoting(_join(f"Stage 2 {e.decision.lower()}{_by(e.by)}", rights), e.reasons)


def _appointed(e: ev.Stage2Appointed) -> str:
    people = _join(
        e.officer and f"Investigating Officer {e.officer}",
        e.independent and f"Independent Person {e.independent}",
        e.adjudicator and f"adjudicating officer {e.adjudicator}",
    )
    return f"Stage 2: {people}" if people else "Stage 2: nobody appointed"


def _terms(e: ev.TermsAgreed) -> str:
    return _join(
        "Terms of reference signed" if e.signed else "Terms of reference: did not sign", e.terms
    )


def _extended(e: ev.Stage2Extended) -> str:
    told = f"told on {short_day(e.told_on)}" if e.told_on else "complainant not told yet"
    return f"Stage 2 extended ({e.reason}), agreed by {e.agreed_by}; {told}"


def _adjudicated(e: ev.Adjudicated) -> str:
    outcome = e.outcome.label.lower() if e.outcome else ""
    return _join("Adjudication letter sent", outcome, _in_time(e.stopped))


def _ombudsman_decided(e: ev.OmbudsmanDecided) -> str:
    due = f" by {short_day(e.remedy_due)}" if e.remedy_due else ""
    return _join(f"Ombudsman: {e.outcome}", e.remedy and f"agreed: {e.remedy}{due}")


def _put_aside(e: ev.PutAside) -> str:
    word = "Declined" if e.kind is AsideKind.DECLINED else "Suspended"
    told = f"told on {short_day(e.told_on)}: {e.told}" if e.told_on else "complainant not told yet"
    return _join(f"{word} by {e.by}: {e.ground}", told)


TELL: Mapping[type[Any], Callable[[Any], str]] = {
    ev.Stage2Requested: lambda e: f"Asked for Stage 2{e.by and ': ' + e.by}",
    ev.Stage2Decided: _decided,
    ev.Stage2Appointed: _appointed,
    ev.TermsAgreed: _terms,
    ev.Stage2Reported: lambda e: f"Report of the {e.of.label} in",
    ev.Stage2Extended: _extended,
    ev.CostAdded: lambda e: f"Cost: {money(e.pence)} for {e.what}",
    ev.CostStruck: lambda e: f"Cost line {e.number} struck out: {e.why}",
    ev.Adjudicated: _adjudicated,
    ev.DaysReported: lambda e: f"Reported in the earlier log as {days(e.days)}",
    ev.Stage3Requested: lambda e: f"Asked for a review panel{e.by and ': ' + e.by}",
    ev.PanelNamed: lambda e: f"Panel: {', '.join(e.panel)}",
    ev.PanelMet: lambda e: _join("Panel met", _in_time(e.stopped)),
    ev.FindingsSent: lambda e: quoting(
        _join("Panel's findings sent", _in_time(e.stopped)), e.findings
    ),
    ev.FinalResponse: lambda e: quoting(
        _join("Final response sent", _in_time(e.stopped[0] if e.stopped else None)), e.response
    ),
    ev.OmbudsmanAsked: lambda e: f"Gone to the Ombudsman{' early' if e.early else ''}: {e.matters}",
    ev.OmbudsmanAnswered: lambda e: (
        "Ombudsman takes it forward" if e.taken_forward else "Ombudsman does not take it forward"
    ),
    ev.OmbudsmanDecided: _ombudsman_decided,
    ev.RemedyDone: lambda e: "Remedy done",
    ev.PutAside: _put_aside,
    ev.AsideTold: lambda e: f"Complainant told: {e.told}",
    ev.Resumed: lambda e: "Taken up again after the suspension",
    ev.WithdrawalConfirmed: lambda e: "Withdrawal confirmed in writing",
}
"""By event: what happened, without a full stop."""
