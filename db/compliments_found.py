"""Many compliments at once: by filter and by words, by number, and between two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from db.compliments import SELECT, compliment_from
from db.finding import match_expression
from db.lookups import MOST_AT_ONCE
from tracker.core.compliments import Compliment, ComplimentFilter, ComplimentTally
from tracker.core.years import financial_year

_TO_SHARE = "(shared_on IS NULL AND brought_from = '')"
"""``Compliment.to_share``, as the file asks it."""


def tally(connection: driver.Connection, wanted: ComplimentFilter) -> ComplimentTally:
    """What a filter finds, newest first. The counts are those of the very rows found."""
    conditions, values = _where(wanted)
    if wanted.text.strip():
        expression = match_expression(wanted.text)
        if not expression:
            return ComplimentTally((), 0, 0, 0, 0)
        conditions.append(
            "number IN (SELECT rowid FROM compliment_words WHERE compliment_words MATCH ?)"
        )
        values.append(expression)
    rows = connection.execute(
        f"SELECT number, type = 'internal', {_TO_SHARE}, quote <> '' FROM compliments"
        f" WHERE {' AND '.join(conditions)} ORDER BY received_on DESC, number DESC",
        values,
    ).fetchall()
    internal = sum(row[1] for row in rows)
    return ComplimentTally(
        numbers=tuple(row[0] for row in rows),
        internal=internal,
        external=len(rows) - internal,
        to_share=sum(row[2] for row in rows),
        quotes=sum(row[3] for row in rows),
    )


def _where(wanted: ComplimentFilter) -> tuple[list[str], list[Any]]:
    """Conditions and their values, but for the words searched for."""
    conditions, values = ["removed = 0"], list[Any]()
    for condition, value in (
        ("received_on >= ?", wanted.first and wanted.first.isoformat()),
        ("received_on <= ?", wanted.last and wanted.last.isoformat()),
        ("area = ?", wanted.area),
        ("source = ?", wanted.source),
        ("type = ?", wanted.type and wanted.type.value),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    if wanted.to_share:
        conditions.append(_TO_SHARE)
    if wanted.quotes:
        conditions.append("quote <> ''")
    return conditions, values


def by_number(connection: driver.Connection, numbers: Sequence[int]) -> list[Compliment]:
    """The compliments with these numbers, in the order asked; unknown numbers are left out."""
    found: dict[int, Compliment] = {}
    for start in range(0, len(numbers), MOST_AT_ONCE):
        some = numbers[start : start + MOST_AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in connection.execute(f"{SELECT} WHERE number IN ({marks})", tuple(some)):
            found[row[0]] = compliment_from(row)
    return [found[number] for number in numbers if number in found]


def between(connection: driver.Connection, first: date, last_day: date) -> list[Compliment]:
    """Every compliment received from ``first`` to ``last_day``, both days included, by day."""
    return [
        compliment_from(row)
        for row in connection.execute(
            f"{SELECT} WHERE removed = 0 AND received_on BETWEEN ? AND ?"
            " ORDER BY received_on, number",
            (first.isoformat(), last_day.isoformat()),
        )
    ]


def brought_in(connection: driver.Connection) -> list[Compliment]:
    """Every compliment that an old log brought and that stands."""
    return [
        compliment_from(row)
        for row in connection.execute(f"{SELECT} WHERE removed = 0 AND brought_from <> ''")
    ]


def years(connection: driver.Connection) -> list[int]:
    """The financial years in which any was received, newest first."""
    days = connection.execute(
        "SELECT DISTINCT substr(received_on, 1, 7) FROM compliments WHERE removed = 0"
    )
    found = {financial_year(date.fromisoformat(f"{month}-01")) for (month,) in days}
    return sorted(found, reverse=True)
