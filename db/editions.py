"""Published editions in their table: added once, read ever after."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlcipher3 import dbapi2 as driver

from tracker.core.figures.editions import Edition, Seal
from tracker.core.records import NoSuchRecord

ENTITY, KIND = "edition", "EditionPublished"
"""What the audit trail calls it."""

_SELECT = "SELECT number, year, published_at, published_by, options, tables, checksum FROM editions"


def add(connection: driver.Connection, edition: Edition, save_id: str) -> None:
    """Keep a new edition."""
    connection.execute(
        "INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            edition.number,
            edition.year,
            edition.at,
            edition.by,
            edition.options,
            edition.tables,
            edition.checksum,
            save_id,
        ),
    )


def last(connection: driver.Connection) -> int:
    """The highest number given out, 0 if none was."""
    return int(connection.execute("SELECT max(number) FROM editions").fetchone()[0] or 0)


def of_save(connection: driver.Connection, save_id: str) -> int | None:
    """The edition that a save published; None if it published none."""
    row = connection.execute("SELECT number FROM editions WHERE save_id = ?", (save_id,)).fetchone()
    return row[0] if row is not None else None


def every(connection: driver.Connection) -> list[Edition]:
    """Every edition, newest first."""
    return [_from(row) for row in connection.execute(f"{_SELECT} ORDER BY number DESC")]


def read(connection: driver.Connection, number: int) -> Edition:
    """One edition.

    Raises:
        NoSuchRecord: there is none of this number.
    """
    row = connection.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise NoSuchRecord(f"There is no edition {number}.")
    return _from(row)


def seal_of(connection: driver.Connection, number: int) -> Seal | None:
    """What the audit trail remembers of an edition; None if it remembers nothing."""
    row = connection.execute(
        "SELECT payload FROM audit_events WHERE entity = ? AND entity_id = ? AND kind = ?"
        " ORDER BY seq LIMIT 1",
        (ENTITY, number, KIND),
    ).fetchone()
    return Seal.of(msgspec.json.decode(row[0])) if row is not None else None


def _from(row: tuple[Any, ...]) -> Edition:
    return Edition(*row)
