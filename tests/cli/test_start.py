"""The bare command: opens the app on the file, or asks where to begin."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import LOG, ROOT, Ask, Said
from tests.support import copied
from tracker.__main__ import WIRING
from tracker.cli.main import run as run_command
from tracker.cli.start import start
from tracker.core.office import Actor
from tracker.core.ports import DayClock
from tracker.core.words import Role


@dataclass
class Screens:
    """Stands for the app: notes what it was opened on."""

    opened: list[tuple[Path, date, Actor | None]] = field(default_factory=list)

    def open_app(self, path: Path, clock: DayClock, actor: Actor | None) -> int:
        self.opened.append((path, clock.today(), actor))
        return 0


class Typed(io.StringIO):
    """A terminal at which all of it is typed already."""

    def isatty(self) -> bool:
        return True


Sit = Callable[..., tuple[Said, Screens]]


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sit:
    """Somebody starts the program at a terminal and types these lines."""

    def sat(*typed: str, arguments: tuple[object, ...] = ()) -> tuple[Said, Screens]:
        monkeypatch.setattr(sys, "stdin", Typed("".join(f"{line}\n" for line in typed)))
        screens = Screens()
        wiring = replace(WIRING, open_app=screens.open_app)
        capsys.readouterr()
        if arguments:
            code = run_command([str(a) for a in arguments], wiring)
        else:
            code = start(wiring, None, None)
        out, err = capsys.readouterr()
        return Said(code, out, err), screens

    return sat


def own_file(home: Path) -> Path:
    return home / "tracker" / "tracker.db"


def test_it_asks_where_to_begin_and_leaves_when_told_to(sit: Sit, own_home: Path) -> None:
    said, screens = sit("7", "", "0")
    assert said.code == 0
    assert said.lines[0].startswith("There is no file yet at ")
    assert said.out.count("3  Look at the demonstration") == 3
    assert (screens.opened, own_file(own_home).exists()) == ([], False)


def test_leaving_in_the_middle_leaves_nothing_behind(sit: Sit, own_home: Path) -> None:
    for typed in ((), ("1",), ("1", "Ann"), ("2", str(LOG)), ("2", str(LOG), "y", "Ann")):
        said, screens = sit(*typed)
        assert (said.code, screens.opened) == (0, [])
        assert not own_file(own_home).exists()


@pytest.mark.parametrize(("answer", "role"), [("1", Role.OFFICER), ("2", Role.MANAGER)])
def test_starting_empty(sit: Sit, own_home: Path, answer: str, role: Role) -> None:
    said, screens = sit("1", "", " Ann  Fell ", "x", answer)
    assert said.code == 0
    ((path, day, actor),) = screens.opened
    assert path.exists()
    assert path.is_relative_to(own_home)
    assert day == date.today()
    assert actor is not None
    assert actor.role is role
    assert actor.name.split() == ["Ann", "Fell"]


def test_starting_with_a_log(sit: Sit, ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    typed = ("2", "nowhere.csv", f'"{LOG}"', "y", "Ann Fell", "2")
    said, screens = sit(*typed, arguments=("--db", path))
    assert "nowhere.csv cannot be read: No such file or directory." in said.out
    assert "Readable: 619" in said.lines
    assert "619 contacts brought in from complaints-log-2016-18.csv." in said.out
    assert [(p, a) for p, _, a in screens.opened] == [(path, Actor("Ann Fell", Role.MANAGER))]
    cases = ask("today", "--today", "10/1/2018", "--json", "--db", path).json["cases"]
    assert len(cases) > 10


def test_a_log_can_be_thought_better_of(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    said, screens = sit("2", "", "2", str(LOG), "n", "0", arguments=("--db", path))
    assert (said.code, screens.opened, path.exists()) == (0, [], False)


def test_looking_at_the_demonstration(sit: Sit, own_home: Path) -> None:
    said, screens = sit("3")
    assert said.code == 0
    ((path, _, actor),) = screens.opened
    assert path.name == "demonstration.db"
    assert path.is_relative_to(own_home)
    assert actor is None
    assert not own_file(own_home).exists()


def test_an_existing_file_is_opened_without_a_question(sit: Sit, empty: Path) -> None:
    said, screens = sit(arguments=("--db", empty, "--today", "5/11/2026"))
    assert (said.code, said.out, said.err) == (0, "", "")
    assert screens.opened == [(empty, date(2026, 11, 5), None)]


def test_whoever_is_named_opens_it(sit: Sit, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lee = Actor("J. Lee", Role.OFFICER)
    _, named = sit(arguments=("--db", empty, "--as", "j. lee"))
    assert [actor for _, _, actor in named.opened] == [lee]
    monkeypatch.setenv("TRACKER_USER", "J. Lee")
    _, known = sit(arguments=("--db", empty))
    assert [actor for _, _, actor in known.opened] == [lee]
    monkeypatch.setenv("TRACKER_USER", "Somebody Else")
    _, unknown = sit(arguments=("--db", empty))
    assert [actor for _, _, actor in unknown.opened] == [None]


def test_the_demonstration_is_opened_on_the_working_date(
    sit: Sit, demonstration: Path, tmp_path: Path
) -> None:
    path = copied(demonstration, tmp_path / "demo.db")
    said, screens = sit(arguments=("demo", "--db", path, "--today", "2026-11-23"))
    assert said.code == 0
    assert screens.opened == [(path, date(2026, 11, 23), None)]


def test_without_a_terminal_it_says_one_sentence(run: Ask, empty: Path) -> None:
    nothing = run()
    assert (nothing.code, nothing.out, len(nothing.err.splitlines())) == (3, "", 1)
    there = run("--db", empty)
    assert (there.code, there.out, len(there.err.splitlines())) == (3, "", 1)


def test_a_bare_start_loads_no_option_parser_and_nothing_behind_the_walls() -> None:
    code = (
        "import sys\n"
        "from tracker.__main__ import main\n"
        "main([])\n"
        "names = ('typer', 'rich', 'textual', 'sqlmodel', 'sqlalchemy', 'sqlcipher3', 'holidays')\n"
        "print([name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
