"""The writing side: transactions for the desk, and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, func
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from db import codec
from db.engine import engine_for
from db.errors import BUSY, CONSTRAINT, FileTrouble, identity, in_words, primary_code
from db.migrate import bring_up, newest, steps
from db.tables.saves import DraftTable, UserTable
from db.transaction import Transaction
from tracker.core.ports import Work
from tracker.core.views import Draft, UserCard


class FileStore:
    """One file, opened for writing. One thread uses it; other processes may use the file too."""

    def __init__(self, path: Path) -> None:
        """Bring the file up to date and open it.

        Raises:
            FileTrouble: there is no file, or it is not ours, too new, or cannot be used.
        """
        self._path = path
        identity(path)
        self.copy_made = bring_up(path)
        self._version = newest(steps())
        self._identity = identity(path)
        self._engine = engine_for(path)

    @contextmanager
    def begin(self, save_id: str, actor: str) -> Iterator[Work]:
        """One transaction: commits on leaving, takes everything back on any error."""
        with self._connection() as connection:
            yield Transaction(connection, save_id, actor, datetime.now(UTC))

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        self._same_file()
        try:
            with self._engine.begin() as connection:
                self._same_program(connection)
                yield connection
                self._same_file()
        except DBAPIError as error:
            cause = error.orig or error
            if primary_code(cause) not in (BUSY, CONSTRAINT):
                # After a failed read or write a connection can go on failing although the file
                # is sound: the next save starts with a fresh one.
                self._engine.dispose()
            raise in_words(cause) from None

    def _same_file(self) -> None:
        """Refuse to save into a file that was moved away or replaced under its name."""
        if identity(self._path) != self._identity:
            raise FileTrouble(
                f"{self._path} was moved or replaced while it was open. Nothing was saved: "
                "close this window and open the file again."
            )

    def _same_program(self, connection: Connection) -> None:
        """Refuse when a newer program has changed the tables since we opened them."""
        now = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if now != self._version:
            raise FileTrouble(
                "A newer version of Tracker has opened this file. Nothing was saved: "
                "update this one and start it again."
            )

    def keep_draft(self, draft: Draft) -> None:
        """Keep a form as it stands now."""
        values = {
            "draft_id": draft.draft_id,
            "kind": draft.kind,
            "owner": draft.owner,
            "started_at": draft.started_at.isoformat(),
            "updated_at": draft.updated_at.isoformat(),
            "fields": codec.to_json(dict(draft.fields)),
        }
        statement = upsert(DraftTable).values(values)
        with self._connection() as connection:
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["draft_id"],
                    set_={"updated_at": values["updated_at"], "fields": values["fields"]},
                )
            )

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft that was thrown away."""
        with self._connection() as connection:
            connection.execute(delete(DraftTable).where(DraftTable.draft_id == draft_id))  # type: ignore[arg-type]

    def add_user(self, user: UserCard) -> None:
        """Add somebody who works on this file, or change what they may do."""
        with self._connection() as connection:
            last = connection.execute(select(func.max(UserTable.position))).scalar()
            connection.execute(
                upsert(UserTable)
                .values(name=user.name, role=user.role.value, position=(last or 0) + 1)
                .on_conflict_do_update(index_elements=["name"], set_={"role": user.role.value})
            )

    def add_team_manager(self, name: str, area: str) -> None:
        """List who answers for an area; several may, and the first listed is offered first."""
        with self._connection() as connection:
            connection.exec_driver_sql(
                "INSERT INTO list_values (kind, value, belongs_to, position)"
                " SELECT 'team_manager', ?, ?, coalesce(max(position), -1) + 1 FROM list_values"
                " WHERE kind = 'team_manager'"
                " ON CONFLICT (kind, value, belongs_to) DO UPDATE SET retired = 0",
                (name, area),
            )

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
