"""People who made contact, their cases, and what is counted on a case."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from db.tables.keys import ManyOfCase


class PersonTable(SQLModel, table=True):
    """Somebody who has made contact under a name."""

    __tablename__ = "people"
    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_key: str
    telephone: str = ""
    telephone_key: str = ""
    email: str = ""
    relation: str = ""
    last_child: str = ""
    version: int = 1
    merged_into: int | None = Field(default=None, foreign_key="people.id")
    removed: int = 0


class CaseTable(SQLModel, table=True):
    """One contact. Dates are ISO text: whole local days, never instants."""

    __tablename__ = "cases"
    id: int | None = Field(default=None, primary_key=True)
    ref: str
    year: int
    number: int
    version: int
    source_ref: str = ""
    received_on: str
    received_at: str = ""
    period_from: str
    channel: str
    logged_by: str = ""
    name_given: str
    name: str = ""
    person_id: int | None = Field(default=None, foreign_key="people.id")
    relation: str = ""
    telephone: str = ""
    email: str = ""
    young_person: int = 0
    young_status: str = ""
    age: int | None = None
    ethnicity: str = ""
    disability: str = ""
    child: str = ""
    details: str = ""
    wants: str = ""
    safety: str
    proposed_handling: str | None = None
    proposed_theme: str = ""
    proposed_area: str = ""
    proposed_team_manager: str = ""
    proposed_by: str = ""
    handling: str | None = None
    theme: str = ""
    area: str = ""
    team_manager: str = ""
    acknowledged_on: str | None = None
    extension_agreed_on: str | None = None
    extension_reason: str = ""
    extension_agreed_by: str = ""
    extension_told_on: str | None = None
    quality_checked_on: str | None = None
    quality_checked_by: str = ""
    reply_sent_on: str | None = None
    outcome: str | None = None
    withdrawn_on: str | None = None
    withdrawn_after_work_began: int = 0
    withdrawal_confirmed_on: str | None = None
    closed_on: str | None = None
    closed_why: str = ""
    look_again_on: str | None = None
    chases: int = 0
    reviewed_on: str | None = None
    historical: int = 0
    struck_out: int = 0


class PointTable(ManyOfCase, table=True):
    """One matter complained of."""

    __tablename__ = "case_points"
    text: str
    finding: str | None = None


class PauseTable(ManyOfCase, table=True):
    """One wait for an advocate."""

    __tablename__ = "case_pauses"
    from_on: str
    to_on: str | None = None
    reason: str


class StopTable(ManyOfCase, table=True):
    """What a clock said when it stopped. Day counts are working days."""

    __tablename__ = "case_stops"
    clock: str
    start: str
    due: str
    allowed: int
    stopped_on: str
    days: int
    net_days: int
    late: int
    extended: int
    calendar_version: int
