"""What comes after the Stage 1 reply, or instead of one."""

from __future__ import annotations

from db.tables.keys import ManyOfCase, OneOfCase


class Stage2Table(OneOfCase, table=True):
    """The Stage 2 of a case. Costs stand in lines of their own."""

    __tablename__ = "case_stage2"
    requested_on: str
    requested_by: str = ""
    decision: str | None = None
    decided_on: str | None = None
    decided_by: str = ""
    reasons: str = ""
    rights_given_on: str | None = None
    officer: str = ""
    independent: str = ""
    adjudicator: str = ""
    terms_on: str | None = None
    terms_signed: int = 1
    terms: str = ""
    officer_report_on: str | None = None
    independent_report_on: str | None = None
    extended_on: str | None = None
    extension_reason: str = ""
    extension_agreed_by: str = ""
    extension_told_on: str | None = None
    adjudicated_on: str | None = None
    outcome: str | None = None
    ended_on: str | None = None
    reported_days: int | None = None


class CostTable(ManyOfCase, table=True):
    """One fee or expense of a Stage 2, in pence."""

    __tablename__ = "case_costs"
    on_date: str
    what: str
    pence: int
    struck: str = ""


class Stage3Table(OneOfCase, table=True):
    """The review panel of a case; its people one to a line."""

    __tablename__ = "case_stage3"
    requested_on: str
    requested_by: str = ""
    panel: str = ""
    panel_on: str | None = None
    findings_on: str | None = None
    findings: str = ""
    response_on: str | None = None
    response: str = ""


class ReferralTable(ManyOfCase, table=True):
    """One time the Ombudsman was gone to."""

    __tablename__ = "case_referrals"
    on_date: str
    matters: str
    early: int = 0
    taken_forward: int | None = None
    answered_on: str | None = None
    outcome: str = ""
    outcome_on: str | None = None
    remedy: str = ""
    remedy_due: str | None = None
    remedy_done_on: str | None = None


class AsideTable(ManyOfCase, table=True):
    """One decision to decline or suspend a complaint."""

    __tablename__ = "case_asides"
    kind: str
    on_date: str
    ground: str
    decided_by: str
    told: str = ""
    told_on: str | None = None
    resumed_on: str | None = None
