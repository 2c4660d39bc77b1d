"""Saves, the audit trail, drafts, and who works on the file."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


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
