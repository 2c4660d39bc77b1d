"""Opening the file: the one place where a connection is made and how.

``sqlcipher3`` brings its own recent SQLite, so that every process on the file uses the same
library; nothing else, and no ``open()`` of Python, may touch the file, its -wal or its -shm while
it is in use, because closing such a handle drops SQLite's locks.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver

from db.errors import NOTADB, FileTrouble

APPLICATION_ID = 0x54524B31
"""Marks a file as ours ("TRK1" in SQLite's header)."""

BUSY_MS = 30_000
"""How long a writer waits for another window's save: in a worker thread, never on screen's."""

OLDEST_SQLITE = (3, 51, 3)
"""The first release without the corruption of a reset write-ahead log."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "cache_size = -64000",
)


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> driver.Connection:
    """A connection with every pragma set and read back.

    ``create`` is for a file that does not exist yet; without it a missing file is an error, never
    a new empty one. ``read_only`` connections refuse to write.

    Raises:
        driver.Error: the file is missing, locked, damaged or not a database.
        FileTrouble: some other program made it; nothing in it was changed.
    """
    mode = "rwc" if create else "rw"
    connection = driver.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}").fetchall()
        if not create:
            _check_ours(connection, path)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        _read_back(connection)
    except BaseException:  # raised again: whatever it was, no connection is left behind
        connection.close()
        raise
    return connection


def _check_ours(connection: driver.Connection, path: Path) -> None:
    """Refuse another program's file, or an empty one, before any pragma writes to it."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileTrouble(f"{path} is not a Tracker file.", NOTADB)


def _read_back(connection: driver.Connection) -> None:
    """Prove that the settings that keep data safe are in force."""
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    for pragma, wanted in expected.items():
        got = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if got != wanted:
            raise driver.OperationalError(f"{pragma} is {got}, not {wanted}")
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise driver.OperationalError(f"SQLite {driver.sqlite_version} is too old")
