"""What each event after the Stage 1 reply changes on a case. See ``evolve``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker.core import events_later as ev
from tracker.core.case import Case, Stopped, Withdrawal
from tracker.core.stages import Aside, Cost, Referral, Stage2, Stage3
from tracker.core.words import AsideKind, ReportOf

Changes = dict[str, Any]


def _open_again(reopens: bool) -> Changes:
    """A closed case that goes on is open again; its reply and outcome stay what they were."""
    return {"closed_on": None, "closed_why": ""} if reopens else {}


def _with_stops(case: Case, *stops: Stopped | None) -> Changes:
    kept = tuple(s for s in stops if s is not None)
    return {"later_stops": (*case.later_stops, *kept)} if kept else {}


# -- Stage 2 ----------------------------------------------------------------------------------
def _stage2(case: Case, event: Any, **changes: Any) -> Changes:
    # A history cut at a past date can lack the request.
    return {"stage2": replace(case.stage2 or Stage2(event.on), **changes)}


def _requested(case: Case, e: ev.Stage2Requested) -> Changes:
    return {"stage2": Stage2(e.on, e.by), **_open_again(e.reopens)}


def _decided(case: Case, e: ev.Stage2Decided) -> Changes:
    return _stage2(
        case,
        e,
        decision=e.decision,
        decided_on=e.on,
        decided_by=e.by,
        reasons=e.reasons,
        rights_given_on=e.rights_given_on,
    )


def _appointed(case: Case, e: ev.Stage2Appointed) -> Changes:
    return _stage2(case, e, officer=e.officer, independent=e.independent, adjudicator=e.adjudicator)


def _reported(case: Case, e: ev.Stage2Reported) -> Changes:
    name = "officer_report_on" if e.of is ReportOf.OFFICER else "independent_report_on"
    return _stage2(case, e, **{name: e.on})


def _extended(case: Case, e: ev.Stage2Extended) -> Changes:
    return _stage2(
        case,
        e,
        extended_on=e.on,
        extension_reason=e.reason,
        extension_agreed_by=e.agreed_by,
        extension_told_on=e.told_on,
    )


def _cost_added(case: Case, e: ev.CostAdded) -> Changes:
    before = case.stage2.costs if case.stage2 else ()
    return _stage2(case, e, costs=(*before, Cost(e.number, e.on, e.what, e.pence)))


def _cost_struck(case: Case, e: ev.CostStruck) -> Changes:
    before = case.stage2.costs if case.stage2 else ()
    return _stage2(
        case,
        e,
        costs=tuple(replace(c, struck=e.why) if c.number == e.number else c for c in before),
    )


def _adjudicated(case: Case, e: ev.Adjudicated) -> Changes:
    return {
        **_stage2(case, e, adjudicated_on=e.on, outcome=e.outcome),
        **_with_stops(case, e.stopped),
    }


def _days_reported(case: Case, e: ev.DaysReported) -> Changes:
    return _stage2(case, e, reported_days=e.days, ended_on=e.ended_on)


# -- Stage 3 ----------------------------------------------------------------------------------
def _stage3(case: Case, event: Any, **changes: Any) -> Changes:
    return {"stage3": replace(case.stage3 or Stage3(event.on), **changes)}


def _panel_requested(case: Case, e: ev.Stage3Requested) -> Changes:
    return {"stage3": Stage3(e.on, e.by), **_open_again(e.reopens)}


def _panel_met(case: Case, e: ev.PanelMet) -> Changes:
    return {**_stage3(case, e, panel_on=e.on), **_with_stops(case, e.stopped)}


def _findings(case: Case, e: ev.FindingsSent) -> Changes:
    changes = _stage3(case, e, findings_on=e.on, findings=e.findings)
    return {**changes, **_with_stops(case, e.stopped)}


def _final_response(case: Case, e: ev.FinalResponse) -> Changes:
    changes = _stage3(case, e, response_on=e.on, response=e.response)
    return {**changes, **_with_stops(case, *e.stopped)}


# -- the Ombudsman ----------------------------------------------------------------------------
def _asked(case: Case, e: ev.OmbudsmanAsked) -> Changes:
    referral = Referral(e.number, e.on, e.matters, e.early)
    return {"referrals": (*case.referrals, referral), **_open_again(e.reopens)}


def _referral(case: Case, number: int, **changes: Any) -> Changes:
    return {
        "referrals": tuple(
            replace(r, **changes) if r.number == number else r for r in case.referrals
        )
    }


def _ombudsman_decided(case: Case, e: ev.OmbudsmanDecided) -> Changes:
    return _referral(
        case,
        e.number,
        taken_forward=True,
        outcome=e.outcome,
        outcome_on=e.on,
        remedy=e.remedy,
        remedy_due=e.remedy_due,
    )


# -- declined, suspended, withdrawn -----------------------------------------------------------
def _put_aside(case: Case, e: ev.PutAside) -> Changes:
    aside = Aside(e.number, e.kind, e.on, e.ground, e.by, e.told, e.told_on)
    declined = e.kind is AsideKind.DECLINED
    return {
        "asides": (*case.asides, aside),
        **({"closed_on": e.on, "closed_why": f"Declined: {e.ground}"} if declined else {}),
        "look_again_on": None,
    }


def _aside(case: Case, number: int, **changes: Any) -> Changes:
    return {
        "asides": tuple(replace(a, **changes) if a.number == number else a for a in case.asides)
    }


def _withdrawal_confirmed(case: Case, e: ev.WithdrawalConfirmed) -> Changes:
    return {"withdrawal": replace(case.withdrawal or Withdrawal(e.on), confirmed_on=e.on)}


CHANGES: Mapping[type[Any], Callable[[Case, Any], Changes]] = {
    ev.Stage2Requested: _requested,
    ev.Stage2Decided: _decided,
    ev.Stage2Appointed: _appointed,
    ev.TermsAgreed: lambda c, e: _stage2(c, e, terms_on=e.on, terms_signed=e.signed, terms=e.terms),
    ev.Stage2Reported: _reported,
    ev.Stage2Extended: _extended,
    ev.CostAdded: _cost_added,
    ev.CostStruck: _cost_struck,
    ev.Adjudicated: _adjudicated,
    ev.DaysReported: _days_reported,
    ev.Stage3Requested: _panel_requested,
    ev.PanelNamed: lambda c, e: _stage3(c, e, panel=e.panel),
    ev.PanelMet: _panel_met,
    ev.FindingsSent: _findings,
    ev.FinalResponse: _final_response,
    ev.OmbudsmanAsked: _asked,
    ev.OmbudsmanAnswered: lambda c, e: _referral(
        c, e.number, taken_forward=e.taken_forward, answered_on=e.on
    ),
    ev.OmbudsmanDecided: _ombudsman_decided,
    ev.RemedyDone: lambda c, e: _referral(c, e.number, remedy_done_on=e.on),
    ev.PutAside: _put_aside,
    ev.AsideTold: lambda c, e: _aside(c, e.number, told=e.told, told_on=e.on),
    ev.Resumed: lambda c, e: _aside(c, e.number, resumed_on=e.on),
    ev.WithdrawalConfirmed: _withdrawal_confirmed,
}
"""By event: the fields of the case that it changes."""
