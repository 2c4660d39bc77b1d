"""The tables that are written, as SQLModel classes. Their SQL is in ``db/migrations``.

A test holds these against the migrated file, column by column. They check nothing themselves
(``table=True`` classes do not validate): forms and rules do, and the file's CHECKs stand behind.
"""

from __future__ import annotations

from sqlmodel import Field, SQLModel


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


class PointTable(SQLModel, table=True):
    """One matter complained of."""

    __tablename__ = "case_points"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    text: str
    finding: str | None = None


class PauseTable(SQLModel, table=True):
    """One wait for an advocate."""

    __tablename__ = "case_pauses"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    from_on: str
    to_on: str | None = None
    reason: str


class StopTable(SQLModel, table=True):
    """What a clock said when it stopped. Day counts are working days."""

    __tablename__ = "case_stops"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
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


class Stage2Table(SQLModel, table=True):
    """The Stage 2 of a case. Costs stand in lines of their own."""

    __tablename__ = "case_stage2"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
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


class CostTable(SQLModel, table=True):
    """One fee or expense of a Stage 2, in pence."""

    __tablename__ = "case_costs"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    on_date: str
    what: str
    pence: int
    struck: str = ""


class Stage3Table(SQLModel, table=True):
    """The review panel of a case; its people one to a line."""

    __tablename__ = "case_stage3"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    requested_on: str
    requested_by: str = ""
    panel: str = ""
    panel_on: str | None = None
    findings_on: str | None = None
    findings: str = ""
    response_on: str | None = None
    response: str = ""


class ReferralTable(SQLModel, table=True):
    """One time the Ombudsman was gone to."""

    __tablename__ = "case_referrals"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
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


class AsideTable(SQLModel, table=True):
    """One decision to decline or suspend a complaint."""

    __tablename__ = "case_asides"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    kind: str
    on_date: str
    ground: str
    decided_by: str
    told: str = ""
    told_on: str | None = None
    resumed_on: str | None = None


class LearningTable(SQLModel, table=True):
    """One learning form. ``chased_on`` is a JSON list of days."""

    __tablename__ = "learning_forms"
    number: int | None = Field(default=None, primary_key=True)
    ref: str
    year: int
    year_number: int
    version: int
    removed: int = 0
    begun_on: str
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    theme: str = ""
    area: str = ""
    source: str = ""
    sent_on: str | None = None
    sent_to: str = ""
    due_back_on: str | None = None
    chased_on: str
    look_again_on: str | None = None
    returned_on: str | None = None
    checked_on: str | None = None
    checked_by: str = ""


class PromiseTable(SQLModel, table=True):
    """One promised action of a learning form."""

    __tablename__ = "learning_promises"
    form_number: int = Field(primary_key=True, foreign_key="learning_forms.number")
    number: int = Field(primary_key=True)
    text: str
    level: str
    owner: str = ""
    made_on: str
    due_on: str
    due_usual: int = 0
    chased_on: str
    look_again_on: str | None = None
    done_on: str | None = None
    evidence: str = ""
    changed: str = ""


class CasePersonTable(SQLModel, table=True):
    """Somebody on a case beside the complainant. ``age`` in whole years."""

    __tablename__ = "case_people"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    role: str
    name: str
    relation: str = ""
    telephone: str = ""
    email: str = ""
    age: int | None = None
    born: str | None = None


class CaseConsentTable(SQLModel, table=True):
    """Who agreed to what."""

    __tablename__ = "case_consents"
    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    given_by: str
    on_date: str
    purpose: str


class CaseAdvocacyTable(SQLModel, table=True):
    """How it stands with an advocate."""

    __tablename__ = "case_advocacy"
    case_id: int | None = Field(default=None, primary_key=True, foreign_key="cases.id")
    offered_on: str | None = None
    wanted: str
    provider: str = ""
    appointed_on: str | None = None


class CaseEqualityTable(SQLModel, table=True):
    """What the complainant said of themselves for monitoring."""

    __tablename__ = "case_equality"
    case_id: int | None = Field(default=None, primary_key=True, foreign_key="cases.id")
    age: str
    gender: str
    ethnicity: str
    disability: str


class SaveTable(SQLModel, table=True):
    """One save under the id its client made: asked again, it is answered from here."""

    __tablename__ = "saves"
    save_id: str = Field(primary_key=True)
    number: int
    at: str
    actor: str
    sentence: str
    refs: str
    due: str | None = None
    undoes: str = ""
    undone_by: str = ""


class AuditTable(SQLModel, table=True):
    """One thing that happened. Rows are only ever added."""

    __tablename__ = "audit_events"
    seq: int | None = Field(default=None, primary_key=True)
    entity: str
    entity_id: int
    save_id: str
    at: str
    actor: str
    on_date: str
    kind: str
    payload: str


class DraftTable(SQLModel, table=True):
    """A form begun and not saved."""

    __tablename__ = "drafts"
    draft_id: str = Field(primary_key=True)
    kind: str
    owner: str
    started_at: str
    updated_at: str
    fields: str


class UserTable(SQLModel, table=True):
    """Somebody who works on this file."""

    __tablename__ = "users"
    name: str = Field(primary_key=True)
    role: str
    position: int


class ComplimentTable(SQLModel, table=True):
    """One compliment. ``year`` and ``in_year`` are those of its reference."""

    __tablename__ = "compliments"
    number: int | None = Field(default=None, primary_key=True)
    ref: str
    year: int
    in_year: int
    version: int
    received_on: str
    type: str
    source: str
    area: str
    words: str
    said_by: str = ""
    staff: str = ""
    shared_on: str | None = None
    quote: str = ""
    logged_by: str = ""
    brought_from: str = ""
    removed: int = 0


class YearEntryTable(SQLModel, table=True):
    """What was entered for a financial year. ``stage2_pence`` in pence, ``stage2_days`` in days."""

    __tablename__ = "year_entries"
    year: int | None = Field(default=None, primary_key=True)
    version: int
    contacts: int | None = None
    open_cases: int | None = None
    stage2_investigations: int | None = None
    stage2_pence: int | None = None
    stage2_days: int | None = None
    removed: int = 0


class YearCasesHeldTable(SQLModel, table=True):
    """The cases that an area held in a year."""

    __tablename__ = "year_cases_held"
    year: int = Field(primary_key=True, foreign_key="year_entries.year")
    place: int = Field(primary_key=True)
    area: str
    cases: int


class YearTextTable(SQLModel, table=True):
    """The report's own paragraphs for a section."""

    __tablename__ = "year_texts"
    year: int = Field(primary_key=True, foreign_key="year_entries.year")
    place: int = Field(primary_key=True)
    section: str
    text: str


class YearQuoteTable(SQLModel, table=True):
    """A compliment chosen as an example for the report of a year."""

    __tablename__ = "year_quotes"
    year: int = Field(primary_key=True, foreign_key="year_entries.year")
    place: int = Field(primary_key=True)
    compliment_number: int = Field(foreign_key="compliments.number")


class EditionTable(SQLModel, table=True):
    """A published edition. ``options`` and ``tables`` are canonical JSON."""

    __tablename__ = "editions"
    number: int | None = Field(default=None, primary_key=True)
    year: int
    published_at: str
    published_by: str
    options: str
    tables: str
    checksum: str
    save_id: str


class ImportMappingTable(SQLModel, table=True):
    """How sheets with certain headings were read; ``mapping`` is what a person chose, as JSON."""

    __tablename__ = "import_mappings"
    number: int | None = Field(default=None, primary_key=True)
    fingerprint: str
    version: int
    mapping: str
    removed: int = 0
