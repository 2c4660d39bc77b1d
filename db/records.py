"""Records beside cases, inside one transaction: each kind's own table, one way of keeping them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from db import compliments, importing, keeping_lists, learning, person_shelf, year_figures
from tracker.core.compliments import Compliment
from tracker.core.figures.entered import YearEntered
from tracker.core.importing.choices import ImportMapping
from tracker.core.learning import LearningForm
from tracker.core.office import Conflict
from tracker.core.person import Person
from tracker.core.records import NoSuchRecord, Record, RecordKind
from tracker.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tracker.core.merging_records import RecordClash


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one kind of record stands.

    ``cls`` is the record's class in the core; ``word`` what a person calls one.
    ``write`` puts the whole record into its tables, over what was there under its number;
    ``read`` gives it back, None if there is none; ``last`` is the highest number given out, and
    ``last_in_year`` the highest place in a financial year, for kinds that are counted by it.
    """

    cls: type[Any]
    word: str
    write: Callable[[driver.Connection, Any], None]
    read: Callable[[driver.Connection, int], Record | None]
    last: Callable[[driver.Connection], int]
    last_in_year: Callable[[driver.Connection, int], int] | None = None


SHELVES: Mapping[RecordKind, Shelf] = {
    RecordKind.PERSON: Shelf(
        Person, "person", person_shelf.write, person_shelf.read, person_shelf.last
    ),
    RecordKind.LEARNING: Shelf(
        LearningForm, "learning form", learning.write, learning.read, learning.last
    ),
    RecordKind.COMPLIMENT: Shelf(
        Compliment,
        "compliment",
        compliments.write,
        compliments.read,
        compliments.last,
        compliments.last_in_year,
    ),
    RecordKind.LISTS: Shelf(
        Vocabulary, "record of lists", keeping_lists.write, keeping_lists.read, keeping_lists.last
    ),
    RecordKind.YEAR: Shelf(
        YearEntered, "year's figures", year_figures.write, year_figures.read, year_figures.last
    ),
    RecordKind.IMPORT_MAPPING: Shelf(
        ImportMapping, "way of reading a log", importing.write, importing.read, importing.last
    ),
}
"""Every kind that can be kept."""


def shelf(kind: RecordKind) -> Shelf:
    """Where a kind of record stands."""
    return SHELVES[kind]


def audit_kinds(kind: RecordKind) -> tuple[str, str]:
    """What the audit trail calls adding and changing a record of this kind."""
    name = kind.name.title()
    return f"{name}Kept", f"{name}Altered"


def next_number(connection: driver.Connection, kind: RecordKind) -> int:
    """The next number of a kind: no gaps, because it commits with its record."""
    return shelf(kind).last(connection) + 1


def next_in_year(connection: driver.Connection, kind: RecordKind, year: int) -> int:
    """The next place in a financial year, for a kind whose references are counted by it."""
    counted = shelf(kind).last_in_year
    assert counted is not None, f"{kind} is not counted by year"
    return counted(connection, year) + 1


def read(connection: driver.Connection, kind: RecordKind, number: int) -> Record:
    """The record with this number.

    Raises:
        NoSuchRecord: there is none.
    """
    found = shelf(kind).read(connection, number)
    if found is None:
        raise NoSuchRecord(f"There is no {shelf(kind).word} {number}.")
    return found


def put(
    connection: driver.Connection, kind: RecordKind, before: Record | None, after: Record
) -> None:
    """Write ``after``, if nobody saved the record since ``before`` was read.

    Raises:
        Conflict: somebody did.
    """
    there = shelf(kind).read(connection, after.number)
    if there != before:
        sentence = (
            f"This {shelf(kind).word} has changed since you opened it. Look at it again first."
        )
        raise Conflict(sentence, _compared(connection, kind, before, after, there))
    shelf(kind).write(connection, after)


def _compared(
    connection: driver.Connection,
    kind: RecordKind,
    before: Record | None,
    after: Record,
    there: Record | None,
) -> RecordClash | None:
    """What both changed; None where one of the three sides is missing."""
    if before is None or there is None:
        return None
    # Not at the top: reading the first rows of the day must not wait for all commands.
    from tracker.core.merging_records import compare_records
    from tracker.core.say_merging import when

    row = connection.execute(
        "SELECT actor, at FROM audit_events WHERE entity = ? AND entity_id = ?"
        " ORDER BY seq DESC LIMIT 1",
        (kind.value, after.number),
    ).fetchone()
    now = datetime.now().astimezone()
    who = f"{row[0]}, {when(datetime.fromisoformat(row[1]), now)}" if row else ""
    return compare_records(kind, shelf(kind).word, before, after, there, who)
