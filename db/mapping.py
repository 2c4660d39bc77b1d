"""Between rows and cases: the border that rows never cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db import mapping_later as later
from tracker.core.case import (
    Case,
    Extension,
    Party,
    Pause,
    Point,
    Proposal,
    QualityCheck,
    Stopped,
    Withdrawal,
)
from tracker.core.later import STAGE_3_LINKS
from tracker.core.words import ClockName, Handling, NameGiven, Outcome, Safety
from tracker.core.years import financial_year as financial_year

Row = Mapping[str, Any]

BESIDE_THE_REPLY = frozenset(
    clock.value for clock in (ClockName.ACKNOWLEDGEMENT, ClockName.STAGE_2, *STAGE_3_LINKS)
)
"""Stopped clocks that are no reply's, which stand apart on the case."""


def ref_for(year: int, number: int) -> str:
    """A reference: the financial year's last two figures and a number, "26-0142"."""
    return f"{year % 100:02d}-{number:04d}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def case_columns(case: Case) -> dict[str, Any]:
    """The columns of ``cases`` for a case, all but id, year and number."""
    return {
        "ref": case.ref,
        "version": case.version,
        "source_ref": case.source_ref,
        "received_on": case.received_on.isoformat(),
        "received_at": case.received_at,
        "period_from": case.period_from.isoformat(),
        "channel": case.channel,
        "logged_by": case.logged_by,
        "child": case.child,
        "details": case.details,
        "wants": case.wants,
        "safety": case.safety.value,
        "handling": case.handling.value if case.handling else None,
        "theme": case.theme,
        "area": case.area,
        "team_manager": case.team_manager,
        "acknowledged_on": _iso(case.acknowledged_on),
        "reply_sent_on": _iso(case.reply_sent_on),
        "outcome": case.outcome.value if case.outcome else None,
        "closed_on": _iso(case.closed_on),
        "closed_why": case.closed_why,
        "look_again_on": _iso(case.look_again_on),
        "chases": case.chases,
        "reviewed_on": _iso(case.reviewed_on),
        "historical": int(case.historical),
        "struck_out": int(case.struck_out),
        **_party_columns(case.complainant),
        **_decision_columns(case),
    }


def _party_columns(party: Party) -> dict[str, Any]:
    return {
        "name_given": party.name_given.value,
        "name": party.name,
        "person_id": party.person_id,
        "relation": party.relation,
        "telephone": party.telephone,
        "email": party.email,
        "young_person": int(party.young_person),
        "young_status": party.young_status,
        "age": party.age,
        "ethnicity": party.ethnicity,
        "disability": party.disability,
    }


def _decision_columns(case: Case) -> dict[str, Any]:
    """Values of the case that are there all together or not at all."""
    p, x, q, w = case.proposal, case.extension, case.quality_check, case.withdrawal
    return {
        "proposed_handling": p.handling.value if p and p.handling else None,
        "proposed_theme": p.theme if p else "",
        "proposed_area": p.area if p else "",
        "proposed_team_manager": p.team_manager if p else "",
        "proposed_by": p.by if p else "",
        "extension_agreed_on": _iso(x.agreed_on) if x else None,
        "extension_reason": x.reason if x else "",
        "extension_agreed_by": x.agreed_by if x else "",
        "extension_told_on": _iso(x.told_on) if x else None,
        "quality_checked_on": _iso(q.on) if q else None,
        "quality_checked_by": q.by if q else "",
        "withdrawn_on": _iso(w.on) if w else None,
        "withdrawn_after_work_began": int(w.after_work_began) if w else 0,
        "withdrawal_confirmed_on": _iso(w.confirmed_on) if w else None,
    }


def point_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_points``."""
    return [
        {
            "case_id": case_id,
            "number": p.number,
            "text": p.text,
            "finding": p.finding.value if p.finding else None,
        }
        for p in case.points
    ]


def pause_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_pauses``."""
    return [
        {
            "case_id": case_id,
            "number": n,
            "from_on": p.from_on.isoformat(),
            "to_on": _iso(p.to_on),
            "reason": p.reason,
        }
        for n, p in enumerate(case.pauses, 1)
    ]


def stop_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_stops``."""
    return [
        {
            "case_id": case_id,
            "number": n,
            "clock": s.clock.value,
            "start": s.start.isoformat(),
            "due": s.due.isoformat(),
            "allowed": s.limit,
            "stopped_on": s.stopped_on.isoformat(),
            "days": s.days,
            "net_days": s.net_days,
            "late": s.late,
            "extended": int(s.extended),
            "calendar_version": s.calendar_version,
        }
        for n, s in enumerate((*case.stopped, *case.later_stops), 1)
    ]


Children = Mapping[str, Sequence[Row]]
"""The child rows of one case by their table."""


def case_from(row: Row, children: Children, **people: Any) -> Case:
    """The case that a row of ``cases`` and its child rows make; ``people`` as they were read."""
    stops = children["case_stops"]
    received = date.fromisoformat(row["received_on"])
    return Case(
        ref=row["ref"],
        received_on=received,
        period_from=date.fromisoformat(row["period_from"]),
        channel=row["channel"],
        complainant=_party(row),
        received_at=row["received_at"],
        source_ref=row["source_ref"],
        logged_by=row["logged_by"],
        child=row["child"],
        details=row["details"],
        wants=row["wants"],
        safety=Safety(row["safety"]),
        proposal=_proposal(row),
        handling=Handling(row["handling"]) if row["handling"] else None,
        theme=row["theme"],
        area=row["area"],
        team_manager=row["team_manager"],
        points=tuple(_point(p) for p in children["case_points"]),
        acknowledged_on=_day(row["acknowledged_on"]),
        extension=_extension(row),
        pauses=tuple(_pause(p) for p in children["case_pauses"]),
        quality_check=_quality_check(row),
        reply_sent_on=_day(row["reply_sent_on"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        stopped=tuple(_stopped(s) for s in stops if s["clock"] not in BESIDE_THE_REPLY),
        withdrawal=_withdrawal(row),
        closed_on=_day(row["closed_on"]),
        closed_why=row["closed_why"],
        look_again_on=_day(row["look_again_on"]),
        chases=row["chases"],
        reviewed_on=_day(row["reviewed_on"]),
        stage2=later.stage2_from(children["case_stage2"], children["case_costs"]),
        stage3=later.stage3_from(children["case_stage3"]),
        referrals=later.referrals_from(children["case_referrals"]),
        asides=later.asides_from(children["case_asides"]),
        later_stops=tuple(_stopped(s) for s in stops if s["clock"] in BESIDE_THE_REPLY),
        historical=bool(row["historical"]),
        struck_out=bool(row["struck_out"]),
        version=row["version"],
        **people,
    )


def _party(row: Row) -> Party:
    return Party(
        name_given=NameGiven(row["name_given"]),
        name=row["name"],
        person_id=row["person_id"],
        relation=row["relation"],
        telephone=row["telephone"],
        email=row["email"],
        young_person=bool(row["young_person"]),
        young_status=row["young_status"],
        age=row["age"],
        ethnicity=row["ethnicity"],
        disability=row["disability"],
    )


def _proposal(row: Row) -> Proposal | None:
    if not row["proposed_by"]:
        return None
    handling = row["proposed_handling"]
    return Proposal(
        Handling(handling) if handling else None,
        row["proposed_theme"],
        row["proposed_area"],
        row["proposed_team_manager"],
        row["proposed_by"],
    )


def _extension(row: Row) -> Extension | None:
    agreed = _day(row["extension_agreed_on"])
    if agreed is None:
        return None
    return Extension(
        agreed,
        row["extension_reason"],
        row["extension_agreed_by"],
        _day(row["extension_told_on"]),
    )


def _quality_check(row: Row) -> QualityCheck | None:
    on = _day(row["quality_checked_on"])
    return QualityCheck(on, row["quality_checked_by"]) if on else None


def _withdrawal(row: Row) -> Withdrawal | None:
    on = _day(row["withdrawn_on"])
    if on is None:
        return None
    return Withdrawal(
        on, bool(row["withdrawn_after_work_began"]), _day(row["withdrawal_confirmed_on"])
    )


def _point(row: Row) -> Point:
    return Point(row["number"], row["text"], Outcome(row["finding"]) if row["finding"] else None)


def _pause(row: Row) -> Pause:
    return Pause(date.fromisoformat(row["from_on"]), row["reason"], _day(row["to_on"]))


def _stopped(row: Row) -> Stopped:
    return Stopped(
        clock=ClockName(row["clock"]),
        start=date.fromisoformat(row["start"]),
        due=date.fromisoformat(row["due"]),
        limit=row["allowed"],
        stopped_on=date.fromisoformat(row["stopped_on"]),
        days=row["days"],
        net_days=row["net_days"],
        late=row["late"],
        extended=bool(row["extended"]),
        calendar_version=row["calendar_version"],
    )
