"""Drafts begun and not saved, and the newest saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db import codec, lookups
from db.errors import spoken
from db.reading.base import Reading
from tracker.core.views import (
    Draft,
    SaveNote,
)


class ReadsSaves(Reading):
    """What was begun and what was saved."""

    def drafts(self, owner: str) -> Sequence[Draft]:
        """Forms begun and not saved, newest first."""
        with spoken():
            return [
                Draft(
                    draft_id,
                    kind,
                    datetime.fromisoformat(started),
                    datetime.fromisoformat(updated),
                    whose,
                    codec.texts_from(fields),
                )
                for draft_id, kind, whose, started, updated, fields in self._connection.execute(
                    "SELECT draft_id, kind, owner, started_at, updated_at, fields FROM drafts"
                    " WHERE owner = ? ORDER BY updated_at DESC",
                    (owner,),
                )
            ]

    def last_save(self, actor: str, undo: bool = False) -> SaveNote | None:
        """The newest save of this person that still stands: a change, or with ``undo`` an undo.

        Bringing something back is neither: what it brought back stands for it. Nor is the entry
        of a file that left: nothing takes it back.
        """
        from db.leaving import IS_ENTRY

        change = "EXISTS (SELECT 1 FROM saves c WHERE c.save_id = saves.undoes AND c.undoes = '')"
        kind = change if undo else "undoes = ''"
        with spoken():
            return lookups.save_note(
                self._connection,
                f"actor = ? AND undone_by = '' AND {kind} AND NOT {IS_ENTRY}",
                (actor,),
            )
