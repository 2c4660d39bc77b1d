"""What every part of a transaction needs: the connection, the save, and the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from db import codec, lookups
from db.tables.saves import AuditTable
from tracker.core.clock_rules import ClockRules
from tracker.core.office import Lists
from tracker.core.what_happened import Event
from tracker.core.workdays import Calendar


class Writing:
    """One save in one transaction, and what is in force in its file."""

    def __init__(self, connection: Connection, save_id: str, actor: str, at: datetime) -> None:
        """``at`` is UTC and stands on every audit event of this save."""
        self._connection = connection
        self._save_id = save_id
        self._actor = actor
        self._at = at
        self._calendar: Calendar | None = None

    @property
    def _raw(self) -> Any:
        return self._connection.connection.driver_connection

    def calendar(self) -> Calendar:
        """The calendar in force."""
        if self._calendar is None:
            self._calendar = lookups.calendar(self._raw)
        return self._calendar

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        return lookups.rules(self._raw)

    def lists(self) -> Lists:
        """The vocabularies in force."""
        return lookups.lists(self._raw)

    def _record(self, entity: str, entity_id: int, events: Sequence[Event]) -> None:
        self._connection.execute(
            insert(AuditTable),
            [
                self._audit_row(
                    entity, entity_id, event.on, codec.kind_of(event), codec.to_json(event)
                )
                for event in events
            ],
        )

    def _audit_row(
        self, entity: str, entity_id: int, on: date, kind: str, payload: str
    ) -> dict[str, Any]:
        return {
            "entity": entity,
            "entity_id": entity_id,
            "save_id": self._save_id,
            "at": self._at.isoformat(),
            "actor": self._actor,
            "on_date": on.isoformat(),
            "kind": kind,
            "payload": payload,
        }

    def _note(self, entity: str, entity_id: int, kind: str, detail: Any) -> None:
        """One thing that happened beside cases; ``detail`` is what the trail keeps of it."""
        row = self._audit_row(entity, entity_id, self._at.date(), kind, codec.to_json(detail))
        self._connection.execute(insert(AuditTable), [row])
