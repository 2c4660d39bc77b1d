"""What a new file holds before the first contact: lists, clock rules and the calendar."""

from __future__ import annotations

from datetime import date

from sqlcipher3 import dbapi2 as driver

from db.seed_calendar import england_holidays
from tracker.core.clocks import ClockRules
from tracker.core.office import Lists
from tracker.core.workdays import Calendar

FIRST_YEAR = 2010
"""Old logs reach back this far; the calendar is seeded from here."""

YEARS_AHEAD = 2
"""Bank holidays are proclaimed about two years ahead."""

LAST_CHECKED_YEAR = 2028
"""The seed is checked against the official list up to here."""


def seeded_calendar(today: date) -> Calendar:
    """England's bank holidays, known up to two years from ``today``."""
    last = max(LAST_CHECKED_YEAR, today.year + YEARS_AHEAD)
    return Calendar(
        version=1,
        holidays=england_holidays(FIRST_YEAR, last),
        first=date(FIRST_YEAR, 1, 1),
        last=date(last, 12, 31),
    )


def seed(connection: driver.Connection, today: date) -> None:
    """Fill the lists, rules, settings and calendar of a new file."""
    lists = Lists()
    for kind, values in (
        ("area", lists.areas),
        ("theme", lists.themes),
        ("channel", lists.channels),
        ("relation", lists.relations),
    ):
        connection.executemany(
            "INSERT INTO list_values (kind, value, position) VALUES (?, ?, ?)",
            [(kind, value, n) for n, value in enumerate(values)],
        )
    rules = ClockRules()
    connection.executemany(
        "INSERT INTO clock_rules VALUES (?, ?, ?, ?, ?)",
        [
            (r.clock.value, r.starts_at.value, r.standard, r.outer, int(r.pausable))
            for r in rules.clocks.values()
        ],
    )
    connection.executemany(
        "INSERT INTO settings VALUES (?, ?)",
        [
            ("soon", str(rules.soon)),
            ("convention", rules.convention.value),
            ("look_again_after", str(rules.look_again_after)),
            ("next_stage_window", str(rules.next_stage_window)),
            ("learning_window", str(rules.learning_window)),
        ],
    )
    insert_calendar(connection, seeded_calendar(today), "", "Bank holidays of England")


def insert_calendar(
    connection: driver.Connection, calendar: Calendar, save_id: str, what: str
) -> None:
    """Add one version of the calendar, whole; earlier versions stay for stopped clocks."""
    connection.execute(
        "INSERT INTO calendar_versions VALUES (?, ?, ?, ?, ?)",
        (
            calendar.version,
            save_id,
            what,
            calendar.first.isoformat(),
            calendar.last.isoformat(),
        ),
    )
    for kind, days in (("holiday", calendar.holidays), ("local", calendar.local)):
        connection.executemany(
            "INSERT INTO calendar_days VALUES (?, ?, ?, ?)",
            [(calendar.version, kind, d.isoformat(), name) for d, name in days.items()],
        )
