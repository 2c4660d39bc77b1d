"""What left the program, in the audit trail: entries of those who work on the file."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlcipher3 import dbapi2 as driver

from tracker.core.out.register import FileLeft, LeftEntry

ENTITY, EVERYBODY, KIND = "user", 0, "FileLeft"
"""What the audit trail calls it: there is one register for all who work on the file."""

IS_ENTRY = (
    f"EXISTS (SELECT 1 FROM audit_events a WHERE a.save_id = saves.save_id AND a.kind = '{KIND}')"
)
"""Of a save: that all it did was to enter a file."""


def every(connection: driver.Connection) -> list[LeftEntry]:
    """The whole register, newest first."""
    return [
        LeftEntry(datetime.fromisoformat(at), by, msgspec.json.decode(payload, type=FileLeft))
        for at, by, payload in connection.execute(
            "SELECT at, actor, payload FROM audit_events"
            " WHERE entity = ? AND entity_id = ? AND kind = ? ORDER BY seq DESC",
            (ENTITY, EVERYBODY, KIND),
        )
    ]


def entered_by(connection: driver.Connection, save_id: str) -> bool:
    """Whether a save entered a file."""
    row = connection.execute(
        "SELECT 1 FROM audit_events WHERE save_id = ? AND kind = ?", (save_id, KIND)
    ).fetchone()
    return row is not None
