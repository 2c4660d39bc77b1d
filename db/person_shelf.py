"""People as records: one row with who they are not and what was decided about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from tracker.core.clean import fold
from tracker.core.people import name_key, sounds, telephone_key
from tracker.core.person import Persistence, Person

_COLUMNS = "id, name, telephone, email, relation, last_child, merged_into, version, removed"
_DECIDED = (
    "person_id, reason, contact, decided_by, from_on, review_on, reviewed_on, ended_on, ended_why"
)


def people(
    connection: driver.Connection, where: str = "1", values: Sequence[Any] = ()
) -> list[Person]:
    """The people who meet a condition, by number."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM people WHERE {where} ORDER BY id", tuple(values)
    ).fetchall()
    within = f"SELECT id FROM people WHERE {where}"
    apart: dict[int, list[int]] = defaultdict(list)
    for person, other in connection.execute(
        f"SELECT person_id, other_id FROM people_apart WHERE person_id IN ({within})"
        " ORDER BY person_id, other_id",
        tuple(values),
    ):
        apart[person].append(other)
    decided: dict[int, list[Persistence]] = defaultdict(list)
    for person, reason, contact, by, start, again, seen, ended, why in connection.execute(
        f"SELECT {_DECIDED} FROM people_persistence WHERE person_id IN ({within})"
        " ORDER BY person_id, number",
        tuple(values),
    ):
        decided[person].append(
            Persistence(
                reason,
                contact,
                by,
                date.fromisoformat(start),
                date.fromisoformat(again),
                _day(seen),
                _day(ended),
                why,
            )
        )
    return [
        Person(
            number,
            name,
            telephone,
            email,
            relation,
            child,
            into,
            tuple(apart.get(number, ())),
            tuple(decided.get(number, ())),
            version,
            bool(removed),
        )
        for number, name, telephone, email, relation, child, into, version, removed in rows
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read(connection: driver.Connection, number: int) -> Person | None:
    """The person with this number, merged or not; None if there is none."""
    found = people(connection, "id = ?", (number,))
    return found[0] if found else None


def last(connection: driver.Connection) -> int:
    """The highest number given out."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM people").fetchone()[0])


def write(connection: driver.Connection, person: Person) -> None:
    """The whole person, over what was there under the number."""
    connection.execute(
        f"INSERT INTO people ({_COLUMNS}, name_key, telephone_key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, telephone = excluded.telephone,"
        " email = excluded.email, relation = excluded.relation, last_child = excluded.last_child,"
        " merged_into = excluded.merged_into, version = excluded.version,"
        " removed = excluded.removed, name_key = excluded.name_key,"
        " telephone_key = excluded.telephone_key",
        (
            person.number,
            person.name,
            person.telephone,
            person.email,
            person.relation,
            person.last_child,
            person.merged_into,
            person.version,
            int(person.removed),
            name_key(person.name),
            telephone_key(person.telephone),
        ),
    )
    connection.execute("DELETE FROM people_words WHERE rowid = ?", (person.number,))
    connection.execute(
        "INSERT INTO people_words (rowid, name, sounds) VALUES (?, ?, ?)",
        (person.number, fold(person.name), sounds(person.name)),
    )
    connection.execute("DELETE FROM people_apart WHERE person_id = ?", (person.number,))
    connection.executemany(
        "INSERT INTO people_apart VALUES (?, ?)",
        [(person.number, other) for other in person.not_same],
    )
    connection.execute("DELETE FROM people_persistence WHERE person_id = ?", (person.number,))
    connection.executemany(
        "INSERT INTO people_persistence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(person.number, n, *_decision(p)) for n, p in enumerate(person.persistence, 1)],
    )


def _decision(p: Persistence) -> tuple[str | None, ...]:
    return (
        p.reason,
        p.contact,
        p.decided_by,
        p.from_on.isoformat(),
        p.review_on.isoformat(),
        p.reviewed_on.isoformat() if p.reviewed_on else None,
        p.ended_on.isoformat() if p.ended_on else None,
        p.ended_why,
    )


def final(connection: driver.Connection, number: int) -> int:
    """Who a person is now: themselves, or whoever they were merged into, however often."""
    while True:
        row = connection.execute(
            "SELECT merged_into FROM people WHERE id = ?", (number,)
        ).fetchone()
        if row is None or row[0] is None:
            return number
        number = row[0]
