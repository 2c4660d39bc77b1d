"""Who else is on a case, and what they agreed to, wanted and said."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from db.tables.keys import ManyOfCase


class CasePersonTable(ManyOfCase, table=True):
    """Somebody on a case beside the complainant. ``age`` in whole years."""

    __tablename__ = "case_people"
    role: str
    name: str
    relation: str = ""
    telephone: str = ""
    email: str = ""
    age: int | None = None
    born: str | None = None


class CaseConsentTable(ManyOfCase, table=True):
    """Who agreed to what."""

    __tablename__ = "case_consents"
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
