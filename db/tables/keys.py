"""The keys of tables that belong to another: columns that many of them begin with."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class OneOfCase(SQLModel):
    """A row that a case has at most one of."""

    case_id: int = Field(primary_key=True, foreign_key="cases.id")


class ManyOfCase(OneOfCase):
    """A row that a case may have many of, numbered from 1."""

    number: int = Field(primary_key=True)


class ManyOfYear(SQLModel):
    """A row that belongs to what was entered for a financial year, in its place."""

    year: int = Field(primary_key=True, foreign_key="year_entries.year")
    place: int = Field(primary_key=True)
