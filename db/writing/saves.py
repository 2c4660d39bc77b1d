"""Saves: noted under their ids, found again, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, func, insert, update
from sqlmodel import col, select

from db import codec, lookups
from db.tables.cases import CaseTable
from db.tables.saves import AuditTable, DraftTable, SaveTable
from db.writing.base import Writing
from tracker.core.ports import Receipt
from tracker.core.records import RecordChange
from tracker.core.views import SaveNote


class WritesSaves(Writing):
    """Saves: what each did, and which was taken back."""

    def receipt_of(self, save_id: str) -> Receipt | None:
        """The answer given when this save was made, if it was."""
        row = self._connection.execute(
            select(SaveTable.refs, SaveTable.sentence, SaveTable.due).where(
                SaveTable.save_id == save_id
            )
        ).first()
        if row is None:
            return None
        due = date.fromisoformat(row.due) if row.due else None
        return Receipt(save_id, codec.list_from(row.refs), row.sentence, due)

    def refs_of(self, save_id: str) -> Sequence[str]:
        """The references of the cases that a save touched, each once."""
        rows = self._connection.execute(
            select(CaseTable.ref)
            .where(col(CaseTable.id) == col(AuditTable.entity_id))
            .where(AuditTable.save_id == save_id, AuditTable.entity == "case")
            .distinct()
            .order_by(col(CaseTable.ref))
        )
        return [row.ref for row in rows]

    def records_of(self, save_id: str) -> Sequence[RecordChange]:
        """The records that a save added or changed, in order."""
        return lookups.records_of(self._raw, save_id)

    def save_note(self, save_id: str) -> SaveNote | None:
        """What a save did."""
        return lookups.save_note(self._raw, "save_id = ?", (save_id,))

    def undone_by(self, save_id: str) -> str:
        """The save that took this one back, "" if none did."""
        row = self._connection.execute(
            select(SaveTable.undone_by).where(SaveTable.save_id == save_id)
        ).first()
        return row.undone_by if row else ""

    def drop_draft(self, draft_id: str) -> None:
        """A draft whose contact is saved is gone in the same breath."""
        self._connection.execute(delete(DraftTable).where(col(DraftTable.draft_id) == draft_id))

    def finish(self, receipt: Receipt, undoes: str = "") -> None:
        """Note the save under its id, so that asking again answers instead of saving again."""
        number = self._connection.execute(select(func.max(SaveTable.number))).scalar() or 0
        self._connection.execute(
            insert(SaveTable).values(
                save_id=receipt.save_id,
                number=number + 1,
                at=self._at.isoformat(),
                actor=self._actor,
                sentence=receipt.sentence,
                refs=codec.to_json(receipt.refs),
                due=receipt.due.isoformat() if receipt.due else None,
                undoes=undoes,
            )
        )
        self._mark_undone(receipt.save_id, undoes)

    def _mark_undone(self, by: str, undone: str) -> None:
        """Note which save is taken back. What an undone undo had taken back stands again."""
        stands = False
        while undone:
            self._connection.execute(
                update(SaveTable)
                .where(col(SaveTable.save_id) == undone)
                .values(undone_by="" if stands else by)
            )
            by, stands = undone, not stands
            undone = self._connection.execute(
                select(SaveTable.undoes).where(SaveTable.save_id == by)
            ).scalar_one()
