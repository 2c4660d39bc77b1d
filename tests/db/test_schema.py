"""The tables as classes and as migrated are the same, and the file itself refuses bad rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from sqlalchemy import Integer, Table
from sqlcipher3 import dbapi2 as driver
from sqlmodel import SQLModel

from db import tables
from db.connect import APPLICATION_ID, OLDEST_SQLITE, connect
from db.engine import engine_for
from db.migrate import newest, steps
from tests.support import copied

CLASSES = [
    thing
    for module in iter_modules(tables.__path__)
    for thing in vars(import_module(f"db.tables.{module.name}")).values()
]
WRITTEN: dict[str, Table] = {
    name: table
    for name, table in SQLModel.metadata.tables.items()
    if any(getattr(thing, "__table__", None) is table for thing in CLASSES)
}


@pytest.fixture
def raw(filled: Path, tmp_path: Path) -> Iterator[driver.Connection]:
    """A plain connection to a file with something in every table."""
    with closing(connect(copied(filled, tmp_path / "cases.db"))) as connection:
        yield connection


def columns(connection: driver.Connection, table: str) -> list[Any]:
    """Name, type, NOT NULL, default and place in the key of each column."""
    return [r[1:] for r in connection.execute(f"PRAGMA table_info({table})").fetchall()]


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_the_classes_are_the_tables(name: str, raw: driver.Connection) -> None:
    """Column by column: name, order, type, whether it may be empty, default, key."""
    table = WRITTEN[name]
    found = columns(raw, name)
    assert [row[0] for row in found] == [column.name for column in table.columns]
    keys = [row[0] for row in sorted(found, key=lambda row: row[4]) if row[4]]
    assert keys == [column.name for column in table.primary_key]
    for (column_name, kind, required, default, key), column in zip(
        found, table.columns, strict=True
    ):
        assert kind == ("INTEGER" if isinstance(column.type, Integer) else "TEXT"), column_name
        counted = key and kind == "INTEGER" and len(keys) == 1  # the row's own number
        assert counted or bool(required) is not column.nullable, column_name
        given = getattr(column.default, "arg", None)
        expected = {None: None, "": "''"}.get(given, str(given))
        assert default == expected, column_name
    links = raw.execute(f"PRAGMA foreign_key_list({name})").fetchall()
    assert {(row[3], f"{row[2]}.{row[4]}") for row in links} == {
        (column.name, key.target_fullname)
        for column in table.columns
        for key in column.foreign_keys
    }


def test_every_table_is_strict(raw: driver.Connection) -> None:
    """And the file says whose it is and how far it has come."""
    loose = [
        row[1]
        for row in raw.execute("PRAGMA table_list").fetchall()
        if (row[0], row[2], row[5]) == ("main", "table", 0) and not row[1].startswith("sqlite_")
    ]
    assert loose == []
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert raw.execute("PRAGMA user_version").fetchone()[0] == newest(steps())


BAD: list[tuple[str, dict[str, Any]]] = [
    ("cases", {"ref": "26-142"}),
    ("cases", {"year": 1066}),
    ("cases", {"number": 0}),
    ("cases", {"version": 0}),
    ("cases", {"received_on": "05/11/2026"}),
    ("cases", {"received_on": None}),
    ("cases", {"received_at": "quarter past"}),
    ("cases", {"period_from": "2026-11-04"}),
    ("cases", {"channel": ""}),
    ("cases", {"name_given": "perhaps"}),
    ("cases", {"name_given": "anonymous"}),
    ("cases", {"name": ""}),
    ("cases", {"name_given": "anonymous", "name": ""}),
    ("cases", {"person_id": 99}),
    ("cases", {"young_person": 2}),
    ("cases", {"age": 121}),
    ("cases", {"age": "fifteen"}),
    ("cases", {"safety": "maybe"}),
    ("cases", {"proposed_handling": "stage_9"}),
    ("cases", {"handling": "stage_9"}),
    ("cases", {"reply_sent_on": "2026-11-04"}),
    ("cases", {"outcome": "won"}),
    ("cases", {"withdrawn_after_work_began": 2}),
    ("cases", {"closed_on": "2026-11-04"}),
    ("cases", {"chases": -1}),
    ("cases", {"historical": 2}),
    ("cases", {"struck_out": "no"}),
    ("cases", {"details": b"bytes"}),
    ("people", {"name": ""}),
    ("people", {"version": 0}),
    ("people", {"merged_into": 99}),
    ("people", {"removed": 2}),
    ("people_apart", {"other_id": 99}),
    ("people_persistence", {"reason": ""}),
    ("people_persistence", {"contact": ""}),
    ("people_persistence", {"review_on": "2026-01-01"}),
    ("people_persistence", {"ended_on": "2026-12-01", "ended_why": ""}),
    ("case_people", {"role": "cousin"}),
    ("case_people", {"name": ""}),
    ("case_people", {"age": 121}),
    ("case_consents", {"given_by": ""}),
    ("case_consents", {"purpose": "anything"}),
    ("case_advocacy", {"wanted": "perhaps"}),
    ("case_equality", {"age": "young"}),
    ("case_equality", {"gender": ""}),
    ("case_equality", {"ethnicity": "unknown"}),
    ("case_equality", {"disability": "maybe"}),
    ("case_points", {"number": 0}),
    ("case_points", {"text": ""}),
    ("case_points", {"finding": "won"}),
    ("case_points", {"case_id": 99}),
    ("case_pauses", {"number": 0}),
    ("case_pauses", {"to_on": "2026-11-01"}),
    ("case_stops", {"clock": "kitchen"}),
    ("case_stops", {"allowed": -1}),
    ("case_stops", {"days": -1}),
    ("case_stops", {"net_days": -1}),
    ("case_stops", {"late": -1}),
    ("case_stops", {"extended": 2}),
    ("case_stops", {"due": None}),
    ("learning_forms", {"ref": "26-0001"}),
    ("learning_forms", {"year_number": 0}),
    ("learning_forms", {"version": 0}),
    ("learning_forms", {"removed": 2}),
    ("learning_forms", {"begun_on": "9 Nov"}),
    ("learning_forms", {"case_id": 99}),
    ("learning_forms", {"case_id": None}),
    ("learning_forms", {"theme": "Delay", "area": "Fostering", "source": "An audit"}),
    ("learning_forms", {"sent_on": None}),
    ("learning_forms", {"sent_to": ""}),
    ("learning_forms", {"due_back_on": "2026-11-08"}),
    ("learning_forms", {"chased_on": "["}),
    ("learning_forms", {"returned_on": "2026-11-08"}),
    ("learning_forms", {"returned_on": None}),
    ("learning_forms", {"checked_on": "2026-11-08"}),
    ("learning_forms", {"checked_by": ""}),
    ("learning_promises", {"form_number": 99}),
    ("learning_promises", {"number": 0}),
    ("learning_promises", {"text": ""}),
    ("learning_promises", {"level": "county"}),
    ("learning_promises", {"made_on": "yesterday"}),
    ("learning_promises", {"due_on": None}),
    ("learning_promises", {"due_usual": 2}),
    ("learning_promises", {"chased_on": "["}),
    ("learning_promises", {"done_on": "soon"}),
    ("saves", {"refs": None}),
    ("drafts", {"fields": "{"}),
    ("calendar_days", {"kind": "birthday"}),
    ("calendar_days", {"version": 99}),
    ("list_values", {"kind": "colour"}),
    ("list_values", {"value": ""}),
    ("list_values", {"retired": 2}),
    ("list_values", {"via": "pigeon"}),
    ("list_values", {"became": "Another"}),
    ("clock_rules", {"clock": "kitchen"}),
    ("clock_rules", {"starts_at": "noon"}),
    ("clock_rules", {"standard": 0}),
    ("clock_rules", {"outer_limit": 1}),
    ("clock_rules", {"pausable": 2}),
    ("compliments", {"number": 0}),
    ("compliments", {"ref": "26-0001"}),
    ("compliments", {"year": 1066}),
    ("compliments", {"in_year": 0}),
    ("compliments", {"version": 0}),
    ("compliments", {"received_on": "05/11/2026"}),
    ("compliments", {"type": "both"}),
    ("compliments", {"source": ""}),
    ("compliments", {"area": ""}),
    ("compliments", {"words": ""}),
    ("compliments", {"shared_on": "2026-11-08"}),
    ("compliments", {"shared_on": "tomorrow"}),
    ("compliments", {"quote": None}),
    ("compliments", {"removed": 2}),
    ("year_entries", {"year": 1066}),
    ("year_entries", {"version": 0}),
    ("year_entries", {"contacts": -1}),
    ("year_entries", {"open_cases": -1}),
    ("year_entries", {"stage2_pence": None}),
    ("year_entries", {"stage2_investigations": None, "stage2_pence": None}),
    ("year_entries", {"removed": 2}),
    ("year_cases_held", {"year": 1999}),
    ("year_cases_held", {"area": ""}),
    ("year_cases_held", {"cases": -1}),
    ("year_texts", {"section": ""}),
    ("year_texts", {"text": ""}),
    ("year_quotes", {"compliment_number": 99}),
    ("users", {"name": ""}),
    ("users", {"role": "director"}),
]


@pytest.mark.parametrize(("table", "bad"), BAD)
def test_the_file_refuses_a_bad_row(
    table: str, bad: dict[str, Any], raw: driver.Connection
) -> None:
    """A good row is taken as it is; made bad in one place, the file itself says no."""
    names = [row[0] for row in columns(raw, table)]
    outer = " WHERE outer_limit > 1" if table == "clock_rules" else ""
    found = raw.execute(f"SELECT * FROM {table}{outer} LIMIT 1").fetchone()
    keep = dict(zip(names, found, strict=True))
    where = " AND ".join(f"{name} IS ?" for name in names)
    for values, taken in ((keep, True), (keep | bad, False)):
        sets = ", ".join(f"{name} = ?" for name in names)
        change = (f"UPDATE {table} SET {sets} WHERE {where}", [*values.values(), *keep.values()])
        if taken:
            assert raw.execute(*change).rowcount == 1
        else:
            with pytest.raises(driver.IntegrityError):
                raw.execute(*change)


def test_a_reference_is_given_once(raw: driver.Connection) -> None:
    """Neither the reference nor the number within its year can be taken twice."""
    names = ", ".join(row[0] for row in columns(raw, "cases") if row[0] != "id")
    for other in (names.replace("ref,", "'26-9999',", 1), names.replace("number,", "9999,", 1)):
        with pytest.raises(driver.IntegrityError, match="UNIQUE"):
            raw.execute(f"INSERT INTO cases ({names}) SELECT {other} FROM cases LIMIT 1")


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE audit_events SET actor = 'Nobody'",
        "UPDATE audit_events SET payload = payload WHERE seq = 1",
        "UPDATE OR REPLACE audit_events SET seq = seq + 1",
        "DELETE FROM audit_events",
        "DELETE FROM audit_events WHERE seq = (SELECT max(seq) FROM audit_events)",
        "REPLACE INTO audit_events SELECT * FROM audit_events WHERE seq = 1",
        "INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events WHERE seq = 2",
        "INSERT OR IGNORE INTO audit_events SELECT * FROM audit_events WHERE seq = 2",
        "INSERT INTO audit_events SELECT 0, entity, entity_id, save_id, at, actor, on_date, kind,"
        " payload FROM audit_events WHERE seq = 1",
        "INSERT INTO audit_events SELECT -7, entity, entity_id, save_id, at, actor, on_date, kind,"
        " payload FROM audit_events WHERE seq = 1",
        "INSERT INTO audit_events SELECT NULL, 'weather', entity_id, save_id, at, actor, on_date,"
        " kind, payload FROM audit_events WHERE seq = 1",
        "INSERT INTO audit_events SELECT NULL, entity, entity_id, save_id, at, actor, on_date,"
        " kind, '{' FROM audit_events WHERE seq = 1",
    ],
)
def test_what_was_recorded_stays(attack: str, raw: driver.Connection) -> None:
    """Nothing is changed, removed, replaced or slipped in before what is there."""
    before = raw.execute("SELECT * FROM audit_events ORDER BY seq").fetchall()
    assert len(before) > 2
    with pytest.raises(driver.IntegrityError):
        raw.execute(attack)
    assert raw.execute("SELECT * FROM audit_events ORDER BY seq").fetchall() == before


def test_the_trail_grows_at_its_end(raw: driver.Connection) -> None:
    """Numbers are never used again, so that a gap would show."""
    last = raw.execute("SELECT max(seq) FROM audit_events").fetchone()[0]
    raw.execute(
        "INSERT INTO audit_events (entity, entity_id, save_id, at, actor, on_date, kind, payload)"
        " VALUES ('user', 1, 's', 'now', 'Mary', '2026-11-05', 'UserAdded', '{}')"
    )
    assert raw.execute("SELECT max(seq) FROM audit_events").fetchone()[0] == last + 1


# -- connections ------------------------------------------------------------------------------

PRAGMAS: dict[str, Any] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "busy_timeout": 30_000,
}


def test_every_connection_is_set_for_safety(file: Path) -> None:
    """For reading as for writing, and by a SQLite without the old corruption."""
    with closing(connect(file)) as writing, closing(connect(file, read_only=True)) as reading:
        for connection in (writing, reading):
            found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
            assert found == PRAGMAS
    assert driver.sqlite_version_info >= OLDEST_SQLITE
    engine = engine_for(file)
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    engine.dispose()
    assert found == PRAGMAS
    assert engine.hide_parameters


def test_a_reader_cannot_write(file: Path) -> None:
    """Not by mistake, whatever SQL it is given."""
    with closing(connect(file, read_only=True)) as reading:
        for sql in (
            "DELETE FROM users",
            "CREATE TABLE more (x)",
            "INSERT INTO settings VALUES (1, 2)",
        ):
            with pytest.raises(driver.OperationalError, match="readonly"):
                reading.execute(sql)


def test_a_writer_takes_its_place_at_once(file: Path) -> None:
    """BEGIN IMMEDIATE: a second one waits instead of losing the first one's update."""
    engine = engine_for(file)
    with closing(connect(file)) as other, engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    engine.dispose()
