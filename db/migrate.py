"""From any released file to today's: numbered steps, each one transaction, a verified copy first.

``PRAGMA user_version`` is the number of the last step taken and commits with the step, so a file
is always at a whole step, whenever the power goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from db.errors import FileTrouble, spoken


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: its number (the user_version after it), its SQL, and work after the SQL."""

    number: int
    sql: str
    then: Callable[[driver.Connection], None] | None = None


def steps() -> tuple[Step, ...]:
    """Every released step in order, read from the package's SQL files."""
    found = (f for f in resources.files("db.migrations").iterdir() if f.name.endswith(".sql"))
    files = sorted(found, key=lambda f: f.name)
    return tuple(Step(int(f.name[:4]), f.read_text(encoding="utf-8")) for f in files)


def version_of(connection: driver.Connection) -> int:
    """The number of the last step this file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def newest(known: tuple[Step, ...]) -> int:
    """The number a file has when it is up to date."""
    return known[-1].number


def bring_up(path: Path, known: tuple[Step, ...] | None = None) -> Path | None:
    """Take the steps that this file has not taken. Returns the copy made first, if one was.

    Raises:
        FileTrouble: not our file, made by a newer program, or a step failed (nothing changed).
    """
    known = known or steps()
    with spoken():
        connection = connect(path)
        try:
            at = version_of(connection)
            if at > newest(known):
                raise FileTrouble(
                    f"{path} was made by a newer version of Tracker. Nothing was changed."
                )
            if at == newest(known):
                return None
            copy = _verified_copy(connection, path, at)
            take(connection, [s for s in known if s.number > at])
            return copy
        finally:
            connection.close()


def take(connection: driver.Connection, pending: list[Step]) -> None:
    """Take each step in a transaction of its own, with its number."""
    for step in pending:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) >= step.number:  # another window was quicker
                connection.execute("ROLLBACK")
                continue
            for statement in statements(step.sql):
                connection.execute(statement)
            if step.then is not None:
                step.then(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise FileTrouble("The file's records do not fit together. Nothing was changed.")
            connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute("COMMIT")
        except BaseException:  # raised again: Ctrl-C too leaves the file as it was
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script: whole by SQLite's own judgement, triggers included."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and driver.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _verified_copy(connection: driver.Connection, path: Path, at: int) -> Path:
    """A whole copy beside the file, proven readable, before anything is touched."""
    copy = path.with_name(f"{path.stem}.before-v{at + 1}{path.suffix}")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.stem}.before-v{at + 1}.{number}{path.suffix}")
        number += 1
    connection.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    check = connect(copy, read_only=True)
    try:
        if check.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise FileTrouble(f"The copy {copy} could not be verified. Nothing was changed.")
        counts = "SELECT count(*) FROM sqlite_master"
        if check.execute(counts).fetchone() != connection.execute(counts).fetchone():
            raise FileTrouble(f"The copy {copy} is not complete. Nothing was changed.")
    finally:
        check.close()
    return copy
