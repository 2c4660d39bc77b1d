"""What the tests of the office and of the file share: a desk, a calendar, a day that is told."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from db.files import create
from db.reader import FileReader
from db.store import FileStore
from tracker.core import commands as cmd
from tracker.core.case import Case, Party
from tracker.core.desk import Desk
from tracker.core.events import Recorded
from tracker.core.evolve import fold
from tracker.core.identity import new_save_id
from tracker.core.office import Actor, Office
from tracker.core.ports import Receipt
from tracker.core.views import UserCard
from tracker.core.words import Handling, NameGiven, Outcome, Role, Safety
from tracker.core.workdays import Calendar

DATA = Path(__file__).parent / "data"

OFFICER = Actor("Olu", Role.OFFICER)
MANAGER = Actor("Mary", Role.MANAGER)
WORKING_DATE = "2026-11-23"
"""The day that the demonstration is shown on."""

THURSDAY = date(2026, 11, 5)
"""Where most stories begin: an ordinary working day with no bank holiday within seven weeks."""


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of check data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def england() -> Calendar:
    """The official bank holidays, 2015 to 2028."""
    days = {date.fromisoformat(r["date"]): r["name"] for r in rows_of("bank-holidays-england.csv")}
    return Calendar(1, days, date(2015, 1, 1), date(2028, 12, 31))


def office(
    actor: Actor = MANAGER, today: date = THURSDAY, calendar: Calendar | None = None
) -> Office:
    """What a decision is made with."""
    return Office(actor, today, calendar or england(), "10:15")


def a_case(**facts: Any) -> Case:
    """A contact received on THURSDAY and not looked at since, with whatever else is said of it."""
    given: dict[str, Any] = {
        "ref": "26-0001",
        "received_on": THURSDAY,
        "channel": "Telephone",
        "details": "The visit was missed",
        "version": 1,
    }
    given |= facts
    given.setdefault("period_from", given["received_on"])
    return Case(**given)


def stage_1(**facts: Any) -> Case:
    """The same contact as a Stage 1 complaint."""
    handled = {"handling": Handling.STAGE_1, "theme": "Decision making", "area": "Fostering"}
    return a_case(**{**handled, **facts})


def named(name: str = "Janet Smith", **facts: Any) -> Party:
    """A caller who gave a name."""
    return Party(NameGiven.NAMED, name, **facts)


@dataclass
class Day:
    """A working date that is told, not looked up."""

    on: date = THURSDAY

    def today(self) -> date:
        """The working date."""
        return self.on

    def now(self) -> datetime:
        """A quarter past ten on it."""
        return datetime(self.on.year, self.on.month, self.on.day, 10, 15, tzinfo=UTC)


def new_file(path: Path) -> Path:
    """An empty Tracker file with one manager and one officer."""
    create(path, THURSDAY, [UserCard(a.name, a.role) for a in (MANAGER, OFFICER)])
    return path


def copied(template: Path, path: Path) -> Path:
    """A copy of a file that nobody has open."""
    shutil.copyfile(template, path)
    return path


@dataclass(frozen=True)
class Once:
    """What takes long to make, made once in a run by whichever worker comes first."""

    shared: Path
    own: Path

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        """This worker's copy of it: to read, or to copy again."""
        whole, mine = self.shared / name, self.own / name
        if not mine.exists():
            with closing(driver.connect(self.shared / f"{name}.lock", timeout=300)) as lock:
                lock.execute("BEGIN EXCLUSIVE")  # let go by closing it, and by being killed
                if not whole.exists():
                    make(self.own / f"half-{name}")
                    os.replace(self.own / f"half-{name}", whole)
            copied(whole, mine)
        return mine


@dataclass
class Front:
    """The front office on a real file: asks the desk, and reads what came of it."""

    path: Path
    day: Day = field(default_factory=Day)

    def __post_init__(self) -> None:
        """Open both sides of the file."""
        self.store = FileStore(self.path)
        self.reader = FileReader(self.path)
        self.desk = Desk(self.store, self.day)

    def close(self) -> None:
        """Let go of the file."""
        self.reader.close()
        self.store.close()

    @property
    def today(self) -> date:
        """The working date."""
        return self.day.on

    def do(self, command: cmd.Command, actor: Actor = MANAGER, save_id: str = "") -> Receipt:
        """Ask the desk."""
        return self.desk.do(command, actor, save_id or new_save_id())

    def log(self, *, actor: Actor = OFFICER, save_id: str = "", **facts: Any) -> str:
        """Log a contact; its reference."""
        return self.do(a_contact(self.today, **facts), actor, save_id).refs[0]

    def stage_1(self, **facts: Any) -> str:
        """Log a contact and confirm it as a Stage 1 complaint; its reference."""
        ref = self.log(**facts)
        self.do(confirm(ref))
        return ref

    def case(self, ref: str) -> Case:
        """The case as it is stored."""
        (row,) = self.reader.rows([self.reader.case_id(ref)], FAR)
        return row.case

    def story(self, ref: str) -> tuple[Recorded, ...]:
        """Everything recorded on a case."""
        return self.reader.case_file(ref, FAR).timeline

    def table_counts(self) -> dict[str, int]:
        """How many rows every table has: what a refusal must leave alone."""
        return table_counts(self.path)


FAR = date(2099, 1, 1)
"""A day by which everything told here has happened."""


def table_counts(path: Path) -> dict[str, int]:
    """How many rows every table of a file has."""
    connection = connect(path, read_only=True)
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in names
        }
    finally:
        connection.close()


def a_contact(today: date, **facts: Any) -> cmd.LogContact:
    """A contact by telephone, received today unless told otherwise."""
    given: dict[str, Any] = {
        "received_on": today,
        "channel": "Telephone",
        "details": "The visit was missed",
        "safety": Safety.NO,
    }
    return cmd.LogContact(**(given | facts))


def confirm(ref: str, handling: Handling = Handling.STAGE_1, **facts: Any) -> cmd.Classify:
    """A manager's decision how a contact is handled."""
    given: dict[str, Any] = {"theme": "Decision making", "area": "Fostering"}
    return cmd.Classify(ref, handling, **(given | facts))


def answered(front: Front, ref: str, outcome: Outcome = Outcome.UPHELD) -> None:
    """Quality-check, send and close a case today."""
    front.do(cmd.CheckQuality(ref, front.today))
    front.do(cmd.SendReply(ref, front.today, outcome))
    front.do(cmd.CloseCase(ref, front.today))


def folds_true(reader: FileReader) -> int:
    """Hold every case of a file against the fold of its own events; how many there were."""
    count = 0
    for held in reader.all_cases():
        story = reader.case_file(held.case.ref, FAR).timeline
        assert fold(r.event for r in story) == held.case
        assert held.case.version == len(story)
        count += 1
    return count


def without_version(case: Case | None) -> Case | None:
    """A case as its facts are, whatever number of events brought it there."""
    return case and replace(case, version=0)
