"""The reading side: queues, lists, cases, searches. One connection, one thread, no writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from db.errors import FileTrouble, identity, in_words, spoken
from db.migrate import newest, steps, version_of
from db.reading.cases import ReadsCases
from db.reading.compliments import ReadsCompliments
from db.reading.figures import ReadsFigures
from db.reading.imports import ReadsImports
from db.reading.learning import ReadsLearning
from db.reading.lists import ReadsLists
from db.reading.people import ReadsPeople
from db.reading.saves import ReadsSaves


class FileReader(
    ReadsCases,
    ReadsLists,
    ReadsPeople,
    ReadsLearning,
    ReadsSaves,
    ReadsFigures,
    ReadsCompliments,
    ReadsImports,
):
    """One file, opened for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            FileTrouble: there is no file, or it is not ours, or not of this version.
        """
        identity(path)
        with spoken():
            super().__init__(_opened(path))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def plan(self, sql: str, values: Sequence[Any] = ()) -> str:
        """SQLite's plan for a query: for tests that hold us to our indexes."""
        try:
            rows = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(values)).fetchall()
        except Exception as error:
            raise in_words(error) from None
        return "\n".join(str(row[3]) for row in rows)


def _opened(path: Path) -> driver.Connection:
    connection = connect(path, read_only=True)
    # What is read again is read from the system's memory: no need to hold it twice.
    connection.execute("PRAGMA cache_size = -2000")
    try:
        if version_of(connection) != newest(steps()):
            raise FileTrouble(
                f"{path} was made by another version of Tracker and must be opened "
                "by the program once before it can be read."
            )
    except FileTrouble:
        connection.close()
        raise
    return connection
