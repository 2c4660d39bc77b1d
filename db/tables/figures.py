"""What the annual report adds to cases: compliments, entries for a year, editions."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from db.tables.keys import ManyOfYear


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


class YearCasesHeldTable(ManyOfYear, table=True):
    """The cases that an area held in a year."""

    __tablename__ = "year_cases_held"
    area: str
    cases: int


class YearTextTable(ManyOfYear, table=True):
    """The report's own paragraphs for a section."""

    __tablename__ = "year_texts"
    section: str
    text: str


class YearQuoteTable(ManyOfYear, table=True):
    """A compliment chosen as an example for the report of a year."""

    __tablename__ = "year_quotes"
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
