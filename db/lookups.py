"""Reading by plain SQL over the driver: what both the reader and a transaction look up.

Plain because the first rows of the day's work should not wait for an object mapper to be
imported, and because column selects cost a seventh of mapped rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlcipher3 import dbapi2 as driver

from db import case_people, codec, keeping_lists, mapping
from tracker.core.clock_rules import ClockRules
from tracker.core.events import Recorded
from tracker.core.office import Lists
from tracker.core.ports import Held
from tracker.core.records import RecordChange, RecordKind
from tracker.core.views import SaveNote
from tracker.core.vocabulary import NUMBER, lists_of
from tracker.core.words import ListKind
from tracker.core.workdays import Calendar

MOST_AT_ONCE = 500
"""Values bound in one query; SQLite takes more, but a page is never more."""


CHILD_TABLES = (
    "case_points",
    "case_pauses",
    "case_stops",
    "case_stage2",
    "case_costs",
    "case_stage3",
    "case_referrals",
    "case_asides",
)
"""What belongs to a case; the first two columns of each are the case and the order."""


def dicts(
    connection: driver.Connection, sql: str, values: Sequence[Any] = ()
) -> list[dict[str, Any]]:
    """Rows as dictionaries by column name."""
    cursor = connection.execute(sql, tuple(values))
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def calendar(connection: driver.Connection, version: int | None = None) -> Calendar:
    """The calendar in force, or one of its earlier versions."""
    if version is None:
        version = connection.execute("SELECT max(version) FROM calendar_versions").fetchone()[0]
    first, last = connection.execute(
        "SELECT first_day, last_day FROM calendar_versions WHERE version = ?", (version,)
    ).fetchone()
    days: dict[str, dict[date, str]] = {"holiday": {}, "local": {}}
    for kind, day, name in connection.execute(
        "SELECT kind, day, name FROM calendar_days WHERE version = ?", (version,)
    ):
        days[kind][date.fromisoformat(day)] = name
    return Calendar(
        version=version,
        holidays=days["holiday"],
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        local=days["local"],
    )


def calendar_made(connection: driver.Connection, save_id: str) -> tuple[Calendar, Calendar] | None:
    """The version that a save replaced and the one it made; None if it made none."""
    row = connection.execute(
        "SELECT min(version) FROM calendar_versions WHERE save_id = ?", (save_id,)
    ).fetchone()
    if row[0] is None:
        return None
    before = connection.execute(
        "SELECT max(version) FROM calendar_versions WHERE version < ?", (row[0],)
    ).fetchone()[0]
    return calendar(connection, before), calendar(connection, row[0])


def rules(connection: driver.Connection) -> ClockRules:
    """The clock rules and the settings that touch them."""
    return keeping_lists.rules(connection)


def lists(connection: driver.Connection) -> Lists:
    """The vocabularies in force, with what was retired apart."""
    return lists_of(keeping_lists.values(connection))


COUNTED: Mapping[ListKind, str] = {
    ListKind.AREA: "area",
    ListKind.THEME: "theme",
    ListKind.CHANNEL: "channel",
    ListKind.RELATION: "relation",
    ListKind.TEAM_MANAGER: "team_manager",
    ListKind.EXTENSION_REASON: "extension_reason",
}
"""Where on a case each list's words stand; sources stand on compliments."""


def standing(connection: driver.Connection) -> Mapping[ListKind, Mapping[str, int]]:
    """On how many cases or compliments each word of each list stands, where on any."""
    return {
        kind: dict(
            connection.execute(
                f"SELECT {column}, count(*) FROM cases WHERE struck_out = 0 AND {column} <> ''"
                f" GROUP BY {column}"
            ).fetchall()
        )
        for kind, column in COUNTED.items()
    } | {
        ListKind.SOURCE: dict(
            connection.execute(
                "SELECT source, count(*) FROM compliments WHERE removed = 0 GROUP BY source"
            ).fetchall()
        )
    }


def changes_of_lists(connection: driver.Connection, most: int) -> list[SaveNote]:
    """The newest saves that changed the lists or rules, newest first."""
    return [
        SaveNote(save_id, datetime.fromisoformat(at), actor, sentence, codec.list_from(refs))
        for save_id, at, actor, sentence, refs in connection.execute(
            "SELECT s.save_id, s.at, s.actor, s.sentence, s.refs FROM audit_events a"
            " JOIN saves s ON s.save_id = a.save_id"
            " WHERE a.entity = 'lists' AND a.entity_id = ? ORDER BY a.seq DESC LIMIT ?",
            (NUMBER, most),
        )
    ]


def cases(
    connection: driver.Connection, where: str, values: Sequence[Any] = (), order: str = "id"
) -> list[Held]:
    """Cases by a condition on ``cases``, with their points, pauses and stopped clocks."""
    rows = dicts(connection, f"SELECT * FROM cases WHERE {where} ORDER BY {order}", values)
    within = f"SELECT id FROM cases WHERE {where}"
    children = {
        table: _by_case(connection, f"SELECT * FROM {table} WHERE case_id IN ({within})", values)
        for table in CHILD_TABLES
    }
    people = case_people.read(connection, within, values)
    return [
        Held(
            row["id"],
            mapping.case_from(
                row, {t: c[row["id"]] for t, c in children.items()}, **people.of(row["id"])
            ),
        )
        for row in rows
    ]


def cases_by_id(connection: driver.Connection, case_ids: Sequence[int]) -> list[Held]:
    """The cases with these ids, in the order asked; unknown ids are left out."""
    found: dict[int, Held] = {}
    for start in range(0, len(case_ids), MOST_AT_ONCE):
        some = case_ids[start : start + MOST_AT_ONCE]
        marks = ", ".join("?" * len(some))
        found.update((h.case_id, h) for h in cases(connection, f"id IN ({marks})", some))
    return [found[i] for i in case_ids if i in found]


def _by_case(
    connection: driver.Connection, sql: str, values: Sequence[Any]
) -> dict[int, list[dict[str, Any]]]:
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in dicts(connection, f"{sql} ORDER BY 1, 2", values):
        grouped[row["case_id"]].append(row)
    return grouped


def history(connection: driver.Connection, case_id: int) -> list[Recorded]:
    """Everything recorded on a case, in the order it was recorded."""
    return [
        Recorded(seq, save_id, datetime.fromisoformat(at), actor, codec.event_from(kind, payload))
        for seq, save_id, at, actor, kind, payload in connection.execute(
            "SELECT seq, save_id, at, actor, kind, payload FROM audit_events"
            " WHERE entity = 'case' AND entity_id = ? ORDER BY seq",
            (case_id,),
        )
    ]


def save_note(connection: driver.Connection, where: str, values: Sequence[Any]) -> SaveNote | None:
    """The newest save that meets a condition."""
    row = connection.execute(
        f"SELECT save_id, at, actor, sentence, refs FROM saves WHERE {where}"
        " ORDER BY number DESC LIMIT 1",
        tuple(values),
    ).fetchone()
    if row is None:
        return None
    save_id, at, actor, sentence, refs = row
    return SaveNote(save_id, datetime.fromisoformat(at), actor, sentence, codec.list_from(refs))


def records_of(connection: driver.Connection, save_id: str) -> list[RecordChange]:
    """The records that a save added or changed, in the order in which it did."""
    from db import records

    found = []
    for entity, payload in connection.execute(
        "SELECT entity, payload FROM audit_events WHERE save_id = ?"
        " AND kind IN (SELECT value FROM json_each(?)) ORDER BY seq",
        (save_id, codec.to_json([k for kind in RecordKind for k in records.audit_kinds(kind)])),
    ):
        kind = RecordKind(entity)
        before, after = codec.both_states(payload, records.shelf(kind).cls)
        found.append(RecordChange(kind, before, after))
    return found
