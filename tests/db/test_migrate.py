"""From any released file to today's: a proven copy first, then whole or not at all."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from db import migrate
from db.connect import APPLICATION_ID, connect
from db.errors import FileTrouble
from db.migrate import Step, bring_up, newest, statements, steps, take
from db.reader import FileReader
from db.store import FileStore
from tests.db.children import next_step
from tests.db.playing import play
from tests.db.soundness import sound
from tests.support import DATA, FAR, Front, copied, folds_true
from tracker.core.clock_rules import ClockRules
from tracker.core.words import COUNCIL_CHANNELS, EXTENSION_REASONS, SOURCES, Outcome, Via

ROUNDS = 40
NEXT = newest(steps()) + 1


@pytest.fixture
def old(filled: Path, tmp_path: Path) -> Path:
    """A file of today with something in every table, for a program of tomorrow."""
    return copied(filled, tmp_path / "cases.db")


def contents(path: Path) -> dict[str, Any]:
    """Every row of every table, and how far the file has come."""
    with closing(connect(path, read_only=True)) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        found: dict[str, Any] = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names
        }
        found["version"] = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


# -- released files ---------------------------------------------------------------------------


RELEASED = [step.number for step in steps() if (DATA / f"released-{step.number}.sql").exists()]
"""Steps that files of customers have taken; the newest may still be in the making."""


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, Path]:
    """A file as each release left it, with the rows that were put into it then."""
    number = int(request.param)
    path = tmp_path / f"released-{number}.db"
    with closing(connect(path, create=True)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        take(connection, [step for step in steps() if step.number <= number])
        connection.execute("BEGIN")
        for statement in statements((DATA / f"released-{number}.sql").read_text("utf-8")):
            connection.execute(statement)
        connection.execute("COMMIT")
    return number, path


def test_every_released_file_can_be_brought_up(released: tuple[int, Path]) -> None:
    """Its cases are read by today's program, fold to themselves, and can be worked on."""
    number, path = released
    copy = bring_up(path)
    assert (copy is None) == (number == newest(steps()))
    sound(path)
    front = Front(path)
    try:
        assert folds_true(front.reader) == 2
        case = front.case("26-0001")
        assert (case.complainant.name, case.child) == ("Janet Smith", "Sam")
        assert (case.outcome, len(case.stopped)) == (Outcome.PARTLY_UPHELD, 1)
        assert [d.fields for d in front.reader.drafts("Olu")] == [{"details": "Half a"}]
        assert len(front.reader.matching("letter", FAR)) == 2
        lists = front.reader.lists()
        assert (lists.sources, lists.extension_reasons) == (SOURCES, EXTENSION_REASONS)
        assert {c for c in lists.channels if lists.via(c) is Via.COUNCIL} == COUNCIL_CHANNELS
        assert front.reader.rules() == ClockRules()
        front.day.on = date(2026, 11, 10)
        assert front.log() == "26-0003"
    finally:
        front.close()


def test_steps_are_numbered_without_gaps() -> None:
    """1, 2, 3 ...: the number of the last is the version of an up-to-date file."""
    assert [step.number for step in steps()] == list(range(1, len(steps()) + 1))
    assert newest(steps()) == len(steps())
    assert list(range(1, len(RELEASED) + 1)) == RELEASED


# -- one step further -------------------------------------------------------------------------


def test_a_copy_is_made_and_proven_first(old: Path) -> None:
    """The copy is the file as it was, whole and under one name; the file has taken the step."""
    before = contents(old)
    copy = bring_up(old, next_step())
    assert copy == old.with_name(f"cases.before-v{NEXT}.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert contents(copy) == before
    sound(copy)
    after = contents(old)
    assert after.pop("version") == before.pop("version") + 1
    assert after.pop("reminders") == [(1, "26-0001"), (2, "26-0002")]
    assert [row[-1] for row in after.pop("people")] == ["", ""]
    before.pop("people")
    assert after == before
    sound(old)
    assert bring_up(old, next_step()) is None


def test_a_copy_never_replaces_another(old: Path, filled: Path) -> None:
    """The earlier one may be all that somebody has."""
    taken = old.with_name(f"cases.before-v{NEXT}.db")
    taken.write_text("an earlier copy")
    assert bring_up(old, next_step()) == old.with_name(f"cases.before-v{NEXT}.2.db")
    assert taken.read_text() == "an earlier copy"


def test_an_older_program_is_refused_afterwards(old: Path) -> None:
    """By both sides, and the file stays as the newer one left it."""
    bring_up(old, next_step())
    before = contents(old)
    for look in (FileStore, FileReader):
        with pytest.raises(FileTrouble, match="version of Tracker"):
            look(old)
    assert contents(old) == before


def broken(sql: str = "", then: Any = None) -> tuple[Step, ...]:
    """A step that cannot be taken."""
    known = next_step(then)
    return (*known[:-1], Step(known[-1].number, known[-1].sql + sql, then))


def fail(_: driver.Connection) -> None:
    """In the middle, after all of the SQL."""
    raise RuntimeError("in the middle")


@pytest.mark.parametrize(
    ("known", "error"),
    [
        (broken("INSERT INTO nowhere VALUES (1);"), FileTrouble),
        (broken("UPDATE audit_events SET actor = '';"), FileTrouble),
        (broken("INSERT INTO case_points VALUES (99, 1, 'Nobody''s', NULL);"), FileTrouble),
        (
            broken(
                "PRAGMA defer_foreign_keys = ON;\n"
                "INSERT INTO case_points VALUES (99, 1, 'Nobody''s', NULL);"
            ),
            FileTrouble,
        ),
        (broken(then=fail), RuntimeError),
    ],
)
def test_a_step_that_fails_changes_nothing(
    known: tuple[Step, ...], error: type[Exception], old: Path
) -> None:
    """The file is as it was, to the last row; the copy stays, and today's program goes on."""
    before = contents(old)
    with pytest.raises(error):
        bring_up(old, known)
    assert contents(old) == before
    sound(old)
    assert contents(old.with_name(f"cases.before-v{NEXT}.db")) == before
    front = Front(old)
    assert folds_true(front.reader) == 2
    front.close()


def test_a_copy_that_cannot_be_proven_stops_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a sound copy no step is taken."""
    before = contents(old)
    real = connect

    def short(path: Path, **how: Any) -> Any:
        opened = real(path, **how)
        if how.get("read_only"):
            opened.execute("PRAGMA query_only = OFF")
            opened.execute("DROP TABLE drafts")
        return opened

    monkeypatch.setattr(migrate, "connect", short)
    with pytest.raises(FileTrouble, match="is not complete"):
        bring_up(old, next_step())
    monkeypatch.undo()
    assert contents(old) == before


def test_two_windows_at_once_take_a_step_once(old: Path) -> None:
    """The slower one finds the step taken when its turn comes."""
    pending = [next_step()[-1]]
    with closing(connect(old)) as quick, closing(connect(old)) as slow:
        take(quick, pending)
        take(slow, pending)
        assert quick.execute("SELECT count(*) FROM reminders").fetchone()[0] == 2


def test_killed_in_the_middle(filled: Path, tmp_path: Path) -> None:
    """At some moment, and right before the commit: the old file or the new one, never half."""
    path = copied(filled, tmp_path / "cases.db")
    copies = [copied(filled, tmp_path / f"round-{n}.db") for n in range(ROUNDS)]
    before = contents(path)
    ended = play("migrating", path, ROUNDS)
    assert len(ended["statuses"]) == ROUNDS
    assert ended["middle"] == signal.SIGKILL
    assert contents(path) == before
    versions = set()
    for copy in copies:
        found = contents(copy)
        versions.add(found["version"])
        sound(copy)
        if found["version"] == before["version"]:
            assert found == before
        else:
            assert found["reminders"] == [(1, "26-0001"), (2, "26-0002")]
        bring_up(copy, next_step())
        assert contents(copy)["version"] == before["version"] + 1
    assert versions <= {NEXT - 1, NEXT}


# -- reading scripts --------------------------------------------------------------------------


def test_a_trigger_is_one_statement() -> None:
    """Its own semicolons do not end it; comments and a missing last one do no harm."""
    sql = (
        "CREATE TABLE a (x); -- one;\n"
        "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\nEND;\n"
        "DROP TABLE a"
    )
    with closing(driver.connect(":memory:", isolation_level=None)) as connection:
        for statement in statements(sql):
            connection.execute(statement)
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


@pytest.mark.parametrize("step", steps(), ids=lambda step: str(step.number))
def test_released_steps_are_whole_statements(step: Step) -> None:
    """Each statement of each released script is complete by SQLite's own judgement."""
    found = list(statements(step.sql))
    assert found
    assert all(driver.complete_statement(s) for s in found)
