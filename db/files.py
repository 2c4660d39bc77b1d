"""Making a new file: whole or not at all, never over anything that is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from db.connect import APPLICATION_ID, connect
from db.errors import FileTrouble, spoken
from db.migrate import steps, take
from db.seed_tables import seed
from tracker.core.views import UserCard


def create(
    path: Path,
    today: date,
    users: Iterable[UserCard],
    fill: Callable[[Path], None] | None = None,
) -> None:
    """Make a new file at ``path``; ``fill`` may put cases in before it gets its name.

    It is built beside its place under another name and linked into place when whole, so that
    nobody ever sees half a file and an existing one is never touched.

    Raises:
        FileTrouble: something is there already, or the disk would not take it.
    """
    if os.path.lexists(path):
        raise FileTrouble(f"{path} is there already. Nothing was changed.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise FileTrouble(f"The folder {path.parent} cannot be made.") from None
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    remove(building)
    before = os.umask(0o077)
    try:
        with spoken():
            _build(building, today, users)
        if fill is not None:
            fill(building)
        _settle(building)
        os.link(building, path)
    except FileExistsError:
        raise FileTrouble(f"{path} is there already. Nothing was changed.") from None
    except OSError:
        raise FileTrouble(f"A file could not be made in {path.parent}.") from None
    finally:
        os.umask(before)
        remove(building)


def _build(building: Path, today: date, users: Iterable[UserCard]) -> None:
    connection = connect(building, create=True)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        take(connection, list(steps()))
        connection.execute("BEGIN IMMEDIATE")
        seed(connection, today)
        connection.executemany(
            "INSERT INTO users VALUES (?, ?, ?)",
            [(u.name, u.role.value, n) for n, u in enumerate(users)],
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


def _settle(building: Path) -> None:
    """Move everything from the log into the file itself, so that one name is the whole of it."""
    with spoken():
        connection = connect(building)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def remove(path: Path) -> None:
    """Remove a database of ours that nobody has open, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
