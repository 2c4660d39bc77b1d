"""Learning forms and what was promised on them."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


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
