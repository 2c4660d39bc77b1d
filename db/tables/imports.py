"""How sheets were read."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class ImportMappingTable(SQLModel, table=True):
    """How sheets with certain headings were read; ``mapping`` is what a person chose, as JSON."""

    __tablename__ = "import_mappings"
    number: int | None = Field(default=None, primary_key=True)
    fingerprint: str
    version: int
    mapping: str
    removed: int = 0
