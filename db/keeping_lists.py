"""The lists and rules of a file in their tables: read in parts at the start, whole for an edit."""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2 as driver

from tracker.core.clock_rules import ClockRule, ClockRules, StartsAt
from tracker.core.vocabulary import NUMBER, ListValue, Vocabulary, in_order
from tracker.core.words import ClockName, ListKind, Via
from tracker.core.workdays import Convention

_VERSION = "lists_version"

_NUMBERS = ("soon", "look_again_after", "next_stage_window", "learning_days")
"""Settings that are numbers of working days, named as in ``ClockRules``."""


def values(connection: driver.Connection) -> tuple[ListValue, ...]:
    """Every value of every list in order, the retired among them."""
    rows = connection.execute(
        "SELECT kind, value, belongs_to, via, retired, became FROM list_values"
        " ORDER BY position, value, belongs_to"
    )
    return in_order(
        ListValue(ListKind(kind), value, belongs_to, Via(via) if via else None, bool(old), became)
        for kind, value, belongs_to, via, old, became in rows
    )


def rules(connection: driver.Connection) -> ClockRules:
    """The clock rules and the settings that touch them."""
    return _rules(connection, _settings(connection))


def _settings(connection: driver.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT key, value FROM settings").fetchall())


def _rules(connection: driver.Connection, settings: dict[str, str]) -> ClockRules:
    clocks = {
        ClockName(name): ClockRule(ClockName(name), StartsAt(starts), standard, outer, bool(pause))
        for name, starts, standard, outer, pause in connection.execute(
            "SELECT clock, starts_at, standard, outer_limit, pausable FROM clock_rules"
        )
    }
    numbers: dict[str, Any] = {name: int(settings[name]) for name in _NUMBERS}
    return ClockRules(clocks, convention=Convention(settings["convention"]), **numbers)


def last(connection: driver.Connection) -> int:
    """The highest number given out: a file has one record of these, from the start."""
    return NUMBER


def read(connection: driver.Connection, number: int) -> Vocabulary | None:
    """The record; None for any number but its own."""
    if number != NUMBER:
        return None
    settings = _settings(connection)
    return Vocabulary(
        values(connection), _rules(connection, settings), version=int(settings[_VERSION])
    )


def write(connection: driver.Connection, record: Vocabulary) -> None:
    """Put the whole record over what was there."""
    connection.execute("DELETE FROM list_values")
    connection.execute("DELETE FROM clock_rules")
    fill(connection, record)


def fill(connection: driver.Connection, record: Vocabulary) -> None:
    """Put the record into empty tables."""
    connection.executemany(
        "INSERT INTO list_values (kind, value, belongs_to, position, retired, via, became)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (v.kind.value, v.value, v.belongs_to, at, int(v.retired), v.via or "", v.became)
            for at, v in enumerate(record.values)
        ],
    )
    kept = record.rules
    connection.executemany(
        "INSERT INTO clock_rules VALUES (?, ?, ?, ?, ?)",
        [
            (r.clock.value, r.starts_at.value, r.standard, r.outer, int(r.pausable))
            for r in kept.clocks.values()
        ],
    )
    connection.executemany(
        # Over its own settings only: others may keep theirs in the same table.
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [
            *((name, str(getattr(kept, name))) for name in _NUMBERS),
            ("convention", kept.convention.value),
            (_VERSION, str(record.version)),
        ],
    )
