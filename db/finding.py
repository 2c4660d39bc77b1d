"""Searching and filtering: ids first, words later and only for the rows on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from db.lookups import dicts
from tracker.core.clean import fold
from tracker.core.filters import Filter

if TYPE_CHECKING:
    from tracker.core.people import PersonCard

MOST_FOUND = 2_000
"""Hits a search gives at the most, newest first: nobody reads further."""

MOST_CALLERS = 60
"""People looked at more closely for one name typed."""

_WORD = re.compile("[^\x00-/:-@\\[-`{-\x7f\ud800-\udfff]+")
"""What ASCII keeps together. Beyond ASCII the tokenizer alone says where a word ends, because its
Unicode is another one than Python's."""

_ORDERS = {
    "newest": "year DESC, number DESC",
    "oldest": "year, number",
    "received": "received_on DESC, id DESC",
    "who": "name COLLATE NOCASE, id",
    "theme": "theme, id",
    "area": "area, id",
    "handling": "handling, id",
    "team_manager": "team_manager, id",
}
"""Orders that a list of cases can be put in."""


def match_expression(text: str, column: str = "") -> str:
    """An FTS5 expression: every word typed begins some word. "" when there is too little.

    Words are quoted, so nothing typed can be an operator. A search starts at the second letter.
    """
    words = _WORD.findall(fold(text))
    if not words or sum(map(len, words)) < 2:
        return ""
    expression = " ".join(f'"{word}" *' for word in words)
    return f"{column} : ({expression})" if column else expression


def matching(connection: driver.Connection, text: str) -> list[int]:
    """Cases in which every word typed begins some word, newest first."""
    expression = match_expression(text)
    if not expression:
        return []
    return [
        row[0]
        for row in connection.execute(
            "SELECT rowid FROM case_words WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (expression, MOST_FOUND),
        )
    ]


def case_ids(connection: driver.Connection, wanted: Filter, order: str) -> list[int]:
    """Ids of the cases that meet a filter, in one of the known orders."""
    conditions, values = ["struck_out = 0"], []
    if wanted.only_open:
        conditions.append("closed_on IS NULL")
    if wanted.persistent is not None:
        theirs = "person_id IN (SELECT person_id FROM people_persistence)"
        conditions.append(theirs if wanted.persistent else f"({theirs}) IS NOT TRUE")
    if wanted.handlings:
        named = [h.value for h in wanted.handlings if h]
        parts = [f"handling IN ({', '.join('?' * len(named))})"] if named else []
        parts += ["handling IS NULL"] if None in wanted.handlings else []
        conditions.append(f"({' OR '.join(parts)})")
        values += named
    for column, chosen in (("area", wanted.areas), ("theme", wanted.themes)):
        if chosen:
            conditions.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values += sorted(chosen)
    if wanted.received_from:
        conditions.append("received_on >= ?")
        values.append(wanted.received_from.isoformat())
    if wanted.received_to:
        conditions.append("received_on <= ?")
        values.append(wanted.received_to.isoformat())
    if wanted.text.strip():
        expression = match_expression(wanted.text)
        if not expression:
            return []
        conditions.append("id IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)")
        values.append(expression)
    sql = f"SELECT id FROM cases WHERE {' AND '.join(conditions)} ORDER BY {_ORDERS[order]}"
    return [row[0] for row in connection.execute(sql, values)]


def callers(
    connection: driver.Connection, typed_name: str, typed_telephone: str
) -> Sequence[PersonCard]:
    """People whose name begins so or sounds so, or who ring from that telephone."""
    from tracker.core.people import sounds, telephone_key

    ids: dict[int, None] = {}
    expressions = [match_expression(typed_name, "name")]
    heard = sounds(typed_name).split()  # empty for vowels alone, as for initials
    if heard and len(fold(typed_name)) > 3:
        spoken_so = " OR ".join(f'"{sound}"' for sound in heard)
        expressions.append(f"sounds : ({spoken_so})")
    for expression in filter(None, expressions):
        for row in connection.execute(
            "SELECT rowid FROM people_words WHERE people_words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (expression, MOST_CALLERS),
        ):
            ids.setdefault(row[0])
    key = telephone_key(typed_telephone)
    if len(key) >= 6:
        for row in connection.execute(
            # The second condition is the index's own, without which SQLite does not use it.
            "SELECT id FROM people WHERE telephone_key = ? AND telephone_key <> ''"
            " AND merged_into IS NULL LIMIT ?",
            (key, MOST_CALLERS),
        ):
            ids.setdefault(row[0])
    return _cards(connection, list(ids)[: 2 * MOST_CALLERS])


def _cards(connection: driver.Connection, ids: list[int]) -> list[PersonCard]:
    """Their cards with their open cases, most recent first; nobody whose contacts were undone."""
    from db import person_shelf
    from tracker.core.people import PersonCard

    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    open_refs: dict[int, list[str]] = {}
    seen: set[int] = set()
    for person, ref, closed in connection.execute(
        f"SELECT person_id, ref, closed_on FROM cases WHERE person_id IN ({marks})"
        " AND struck_out = 0 ORDER BY received_on DESC, id DESC",
        ids,
    ):
        seen.add(person)
        if closed is None:
            open_refs.setdefault(person, []).append(ref)
    people: list[dict[str, Any]] = dicts(
        connection, f"SELECT * FROM people WHERE id IN ({marks}) AND merged_into IS NULL", ids
    )
    decided = {
        p.number: p.persistent
        for p in person_shelf.people(
            connection,
            f"id IN (SELECT person_id FROM people_persistence WHERE person_id IN ({marks}))",
            ids,
        )
    }
    return [
        PersonCard(
            p["id"],
            p["name"],
            p["relation"],
            p["telephone"],
            p["last_child"],
            tuple(open_refs.get(p["id"], ())),
            decided.get(p["id"]),
        )
        for p in people
        if p["id"] in seen
    ]
