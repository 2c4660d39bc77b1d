"""Speed as counts: what is loaded before the first paint, how many rows are asked for, and that
nothing of the file is touched by the thread that draws.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from db.connect import connect
from db.reader import FileReader
from tests.ui.support import MANAGER, TODAY, OfficeFile, app_on, make, press, settle
from tracker.core import commands as cmd
from tracker.core.past import PastContact
from tracker.core.words import Handling
from tracker.ui.app import TrackerApp

LOADED_LATE = ("sqlmodel", "sqlalchemy", "pydantic", "typer", "pendulum", "holidays", "rapidfuzz")
NOT_FOR_PAINT = ("tracker.core.vocabulary", "tracker.core.list_edits", "db.keeping_lists")
NOT_FOR_ROWS = (
    *LOADED_LATE,
    *(
        f"tracker.core.{name}"
        for name in (
            *("commands", "rules", "forms", "desk", "events_later", "evolve_later"),
            *("compliments", "learning", "learning_queue", "people", "person", "what_happened"),
        )
    ),
)
"""What the rows of a day on which no case goes beyond Stage 1 do not wait for."""

WRITES = ("sqlmodel", "sqlalchemy", "pydantic", "db.store")
"""What only saving needs: as much memory as all of reading, and half a second to load."""

PROBE = """
import asyncio, json, sys
from pathlib import Path
from tracker.__main__ import _reader, _store
from tracker.core.doors import Doors
from tracker.daytime import DayTime
from tracker.ui.opening import OpeningApp

path = Path(sys.argv[1])
late, later, writes = (names.split(",") for names in sys.argv[2:5])
found = {}

def loaded(names):
    return [name for name in names if name in sys.modules]

class Probe(OpeningApp):
    def on_ready(self):
        found["first paint"] = loaded(late)

    def rows_are_shown(self):
        found.setdefault("rows", loaded(later))
        super().rows_are_shown()

async def until(pilot, what):
    for _ in range(3000):
        await pilot.pause(0.01)
        if what():
            return
    raise SystemExit(f"it never came, on {pilot.app.screen}")

def at_rest(app, screen):
    busy = app.link.under_way or any(not worker.is_finished for worker in app.workers)
    return type(app.screen).__name__ == screen and not busy

async def main():
    doors = Doors(lambda: _reader(path), lambda: _store(path), str(path))
    app = Probe(doors, DayTime(), config_path=path.with_suffix(".toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.first_rows.is_set() and not app._sheets._later)
        for screen, keys in (
            ("TodayScreen", ("down", "pagedown", "home")),
            ("CaseScreen", ("enter", "down", "pagedown")),
            ("TodayScreen", ("escape",)),
            ("FindScreen", ("ctrl+f", "s", "m")),
            ("CasesScreen", ("escape", "2", "down", "end", "slash", "s", "m", "escape")),
            ("SummaryScreen", ("6", "down")),
        ):
            await pilot.press(*keys)
            await until(pilot, lambda: at_rest(app, screen))
            found[f"{keys[0]} {screen}"] = loaded(writes)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: set(loaded(writes)) == set(writes))
        await until(pilot, lambda: at_rest(app, "LogScreen"))
    print(json.dumps(found))

asyncio.run(main())
"""


def test_nothing_is_loaded_before_it_is_needed(office: OfficeFile) -> None:
    """Reading does without what saves; a form has it loaded while it is being filled in."""
    ran = subprocess.run(
        [
            *(sys.executable, "-c", PROBE, str(office.path)),
            *(",".join(LOADED_LATE + NOT_FOR_PAINT), ",".join(NOT_FOR_ROWS), ",".join(WRITES)),
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert len(found) == 8
    assert {what: names for what, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        (("down", "enter", "e"), False),
        (("ctrl+f", "s", "m"), False),
        (("f1",), False),
        (("t",), True),
        (("r",), True),
        (("R",), True),
        (("ctrl+n",), True),
    ],
)
async def test_only_what_saves_opens_the_file_for_writing(
    office: OfficeFile, keys: tuple[str, ...], opened: bool
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in keys:
            assert app.link._store is None
            await pilot.press(key)
            await settle(pilot)
        assert (app.link._store is not None) is opened


def many(path: Path, count: int) -> OfficeFile:
    """A file with so many open complaints, received one after the other."""
    office = make(path, filled=False)
    rows = tuple(
        PastContact(
            source_ref=f"m{n}",
            received_on=TODAY - timedelta(n % 300),
            channel="Telephone",
            handling=Handling.STAGE_1,
            area="ACPS East",
            theme="Decision making",
            details=f"Complaint number {n}.",
            complainant=f"Caller {n}",
            person_key=str(n),
        )
        for n in range(count)
    )
    office.do(cmd.ImportPast(rows, "a test"), MANAGER)
    return office


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[OfficeFile, OfficeFile]:
    """The same office with 100 and with 600 open complaints."""
    folder = tmp_path_factory.mktemp("many")
    return many(folder / "few.db", 100), many(folder / "many.db", 600)


def asked(app: TrackerApp) -> int:
    """How many rows were asked of the file so far."""
    reader = app.link._reader
    assert isinstance(reader, FileReader)
    return reader.rows_asked


async def walk(office: OfficeFile, keys: tuple[str, ...]) -> list[int]:
    """Rows asked for by the start and by each key."""
    app = app_on(office)
    counts: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = 0
        for key in ("", *keys):
            if key:
                await press(pilot, key)
                await settle(pilot)
            counts.append(asked(app) - before)
            before = asked(app)
    return counts


@pytest.mark.parametrize(
    "keys",
    [("pagedown", "pagedown", "end", "home", "down"), ("2", "pagedown", "end", "home", "down")],
    ids=["today", "cases"],
)
async def test_rows_asked_are_at_most_two_screens_however_many_there_are(
    few_and_many: tuple[OfficeFile, OfficeFile], keys: tuple[str, ...]
) -> None:
    few, lots = [await walk(office, keys) for office in few_and_many]
    two_screens = 2 * 24
    assert max(few) <= two_screens
    assert max(lots) <= two_screens
    assert lots == few


async def test_holding_a_key_down_reads_no_more_than_is_passed(
    few_and_many: tuple[OfficeFile, OfficeFile],
) -> None:
    app = app_on(few_and_many[1])
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = asked(app)
        for _ in range(60):
            await press(pilot, "down")
        await settle(pilot)
        assert asked(app) - before <= 60 + 2 * 24


async def test_the_drawing_thread_never_touches_the_file(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()

    def watched(*args: Any, **more: Any) -> Any:
        threads.add(threading.current_thread().name)
        connection = connect(*args, **more)
        connection.set_trace_callback(lambda sql: threads.add(threading.current_thread().name))
        return connection

    monkeypatch.setattr("db.reader.connect", watched)
    monkeypatch.setattr("db.engine.connect", watched)
    app = app_on(office)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await a_morning(pilot)
    assert threads
    assert {name.partition("_")[0] for name in threads} == {"reading", "writing"}


async def a_morning(pilot: Pilot[None]) -> None:
    """A bit of everything."""
    for keys in (
        ("c",),
        ("u",),
        ("r", "enter"),
        ("slash", "z", "h", "escape"),
        ("enter", "e", "escape", "escape"),
        ("ctrl+f", "s", "m", "escape"),
        ("n", "s", "m", "enter", "x", "ctrl+s"),
        ("2", "pagedown", "1"),
        ("R", "full_stop", "escape"),
        ("7", "1"),
    ):
        await press(pilot, *keys)
        await settle(pilot)


async def questions_of_a_refresh(office: OfficeFile, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many statements reading Today anew takes."""
    statements: list[str] = []

    def watched(*args: Any, **more: Any) -> Any:
        connection = connect(*args, **more)
        connection.set_trace_callback(
            # The look each second asks for this number whether anything is read or not.
            lambda sql: None if "data_version" in sql else statements.append(sql)
        )
        return connection

    with monkeypatch.context() as patch:
        patch.setattr("db.reader.connect", watched)
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            before = len(statements)
            app.reread()
            await settle(pilot)
            return len(statements) - before


async def test_a_refresh_of_today_asks_a_fixed_number_of_questions(
    few_and_many: tuple[OfficeFile, OfficeFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    few, lots = [await questions_of_a_refresh(office, monkeypatch) for office in few_and_many]
    assert 0 < few == lots <= 80
