"""Compliments in the file: one at a time, kept whole, with their words in the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from tracker.core.clean import fold
from tracker.core.compliments import Compliment, ComplimentType
from tracker.core.years import financial_year

_COLUMNS = (
    *("number", "ref", "received_on", "type", "source", "area", "words", "said_by", "staff"),
    *("shared_on", "quote", "logged_by", "brought_from", "version", "removed"),
)
"""The fields of a compliment, which are columns of the same name."""

SELECT = f"SELECT {', '.join(_COLUMNS)} FROM compliments"
"""Every column of a compliment, for ``compliment_from``."""


def compliment_from(row: Sequence[Any]) -> Compliment:
    """The compliment that a row of ``SELECT`` makes."""
    values = dict(zip(_COLUMNS, row, strict=True))
    values["received_on"] = date.fromisoformat(values["received_on"])
    values["type"] = ComplimentType(values["type"])
    values["removed"] = bool(values["removed"])
    if values["shared_on"] is not None:
        values["shared_on"] = date.fromisoformat(values["shared_on"])
    return Compliment(**values)


def write(connection: driver.Connection, compliment: Compliment) -> None:
    """Put it into its table and its words into the search, over what was there."""
    values = asdict(compliment)
    values["received_on"] = compliment.received_on.isoformat()
    values["shared_on"] = compliment.shared_on.isoformat() if compliment.shared_on else None
    values["type"] = compliment.type.value
    values["removed"] = int(compliment.removed)
    # The reference is given once: its year and place in it are those it was first kept under.
    written = {"year": financial_year(compliment.received_on), "in_year": _place(compliment.ref)}
    changed = ", ".join(f"{name} = excluded.{name}" for name in values if name != "number")
    written |= values
    connection.execute(
        f"INSERT INTO compliments ({', '.join(written)}) VALUES ({', '.join('?' * len(written))})"
        f" ON CONFLICT (number) DO UPDATE SET {changed}",
        tuple(written.values()),
    )
    connection.execute("DELETE FROM compliment_words WHERE rowid = ?", (compliment.number,))
    if not compliment.removed:
        connection.execute(
            "INSERT INTO compliment_words (rowid, ref, words, people, place)"
            " VALUES (?, ?, ?, ?, ?)",
            (compliment.number, compliment.ref, *_searched(compliment)),
        )


def _place(ref: str) -> int:
    return int(ref.partition("-")[2])


def _searched(compliment: Compliment) -> tuple[str, str, str]:
    """Its words, its people and where it belongs, folded as what is searched for will be."""
    return (
        fold(f"{compliment.words}\n{compliment.quote}"),
        fold(f"{compliment.said_by}\n{compliment.staff}"),
        fold(f"{compliment.source}\n{compliment.area}\n{compliment.type.label}"),
    )


def read(connection: driver.Connection, number: int) -> Compliment | None:
    """The compliment with this number, None if there is none."""
    row = connection.execute(f"{SELECT} WHERE number = ?", (number,)).fetchone()
    return compliment_from(row) if row is not None else None


def last(connection: driver.Connection) -> int:
    """The highest number given out, 0 if none was."""
    row = connection.execute("SELECT max(number) FROM compliments").fetchone()
    return int(row[0] or 0)


def last_in_year(connection: driver.Connection, year: int) -> int:
    """The highest place given out in a financial year, 0 if none was."""
    row = connection.execute(
        "SELECT max(in_year) FROM compliments WHERE year = ?", (year,)
    ).fetchone()
    return int(row[0] or 0)
