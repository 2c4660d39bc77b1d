"""Lists of people with counts of their contacts, and one person with their cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from db import person_shelf
from db.finding import match_expression
from tracker.core.clean import fold
from tracker.core.people import sounds, telephone_key
from tracker.core.person import PersonFile, PersonRow
from tracker.core.records import NoSuchRecord

if TYPE_CHECKING:  # what likens names reads forms: not to start
    from tracker.core.doubles import Double

_COUNTS = (
    "SELECT person_id, count(*), sum(closed_on IS NULL OR closed_on > ?), max(received_on)"
    " FROM cases WHERE person_id IS NOT NULL AND struck_out = 0 AND received_on <= ?"
)
_LISTED = "merged_into IS NULL AND removed = 0"


def rows(connection: driver.Connection, text: str, today: date) -> list[PersonRow]:
    """Everybody in the lists, by name, telephone or sound; the last to make contact first.

    Whoever has no contact that stands (it was undone, or is still to come on a past day) is not
    shown.
    """
    where, values = _LISTED, list[Any]()
    if text.strip():
        condition, values = _matching(text)
        where = f"{_LISTED} AND ({condition})"
    found = _rows(connection, where, values, today)
    return sorted(found, key=lambda r: (r.last_on or date.min, r.number), reverse=True)


def _rows(
    connection: driver.Connection, where: str, values: Sequence[Any], today: date
) -> list[PersonRow]:
    day = today.isoformat()
    counts = {
        person: (count, open_now, date.fromisoformat(last))
        for person, count, open_now, last in connection.execute(
            f"{_COUNTS} GROUP BY person_id", (day, day)
        )
    }
    people = person_shelf.people(connection, where, values)
    return [PersonRow(p, *counts[p.number]) for p in people if p.number in counts]


def _matching(text: str) -> tuple[str, list[Any]]:
    """A condition on ``people`` for what was typed."""
    parts, values = [], list[Any]()
    expressions = [match_expression(text, "name")]
    heard = sounds(text).split() if len(fold(text)) > 3 else []
    if heard:
        every = " ".join(f'"{sound}"' for sound in heard)
        expressions.append(f"sounds : ({every})")
    for expression in filter(None, expressions):
        parts.append("id IN (SELECT rowid FROM people_words WHERE people_words MATCH ?)")
        values.append(expression)
    digits = telephone_key(text)
    if len(digits) >= 3 and not re.search("[^0-9 +()-]", text):
        parts.append("instr(telephone_key, ?) > 0")
        values.append(digits)
    return " OR ".join(parts) or "0", values


def person_file(connection: driver.Connection, number: int, today: date) -> PersonFile:
    """One person with their cases and who they may be the same as.

    Raises:
        NoSuchRecord: nobody has this number.
    """
    from tracker.core.doubles import doubles_of

    person = person_shelf.read(connection, number)
    if person is None or person.removed:
        raise NoSuchRecord(f"There is no person {number}.")
    day = today.isoformat()
    cases = connection.execute(
        "SELECT id, ref, closed_on IS NULL OR closed_on > ?, received_on FROM cases"
        " WHERE person_id = ? AND struck_out = 0 AND received_on <= ?"
        " ORDER BY received_on DESC, id DESC",
        (day, number, day),
    ).fetchall()
    row = PersonRow(
        person,
        len(cases),
        sum(c[2] for c in cases),
        date.fromisoformat(cases[0][3]) if cases else None,
    )
    others = {r.number: r for r in _rows(connection, _LISTED, (), today)}
    others.pop(number, None)
    alike = doubles_of(person, [r.person for r in others.values()])
    return PersonFile(
        row,
        tuple(c[0] for c in cases),
        tuple(c[1] for c in cases),
        tuple((others[p.number], why) for p, why in alike),
    )


def possible_doubles(connection: driver.Connection, today: date) -> list[Double]:
    """Every pair in the lists that may be one person."""
    from tracker.core.doubles import doubles

    return list(doubles(r.person for r in _rows(connection, _LISTED, (), today)))


def with_decisions(connection: driver.Connection, today: date) -> list[PersonRow]:
    """Everybody with a decision about persistence in force, the next review first."""
    where = f"{_LISTED} AND id IN (SELECT person_id FROM people_persistence WHERE ended_on IS NULL)"
    people = person_shelf.people(connection, where)
    if not people:  # mostly: and everybody's contacts are not counted for nobody
        return []
    counted = {r.number: r for r in _rows(connection, where, (), today)}
    found = [counted.get(p.number, PersonRow(p, 0, 0, None)) for p in people]
    return sorted(found, key=lambda r: (r.person.persistent.review_on, r.number))  # type: ignore[union-attr]


def moved(connection: driver.Connection, number: int) -> list[str]:
    """The references of every case of a person, undone ones too: what a merge moves."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT ref FROM cases WHERE person_id = ? ORDER BY id", (number,)
        )
    ]


def named_persistent(connection: driver.Connection) -> frozenset[int]:
    """The people about whom a decision was ever made, and is not undone."""
    return frozenset(
        row[0] for row in connection.execute("SELECT DISTINCT person_id FROM people_persistence")
    )
