"""Whether a file is whole, and its references are."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from db.connect import connect


def refs_without_gaps(path: Path) -> list[str]:
    """All references ever given, struck out or not: they must count up from one."""
    with closing(connect(path, read_only=True)) as connection:
        rows = connection.execute("SELECT ref, number FROM cases ORDER BY number").fetchall()
    assert [number for _, number in rows] == list(range(1, len(rows) + 1))
    return [ref for ref, _ in rows]


def sound(path: Path) -> None:
    """The file itself is whole, down to its links."""
    with closing(connect(path, read_only=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
