"""A command line to ask, in a home of its own, and the files that several tests read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import WORKING_DATE, Once
from tracker.__main__ import main

__all__ = ["LOG", "ROOT", "WORKING_DATE", "Ask", "Said"]

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "tests" / "data" / "complaints-log-2016-18.csv"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Ask = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of whoever runs the tests is read, and nothing is left with them."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("TRACKER_DB", "TRACKER_USER", "_TRACKER_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """A command in this process."""

    def asked(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return asked


@pytest.fixture
def run() -> Ask:
    """A command in a process of its own, with a pipe at each end."""

    def ran(*arguments: object, stdin: str = "", **env: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *(str(a) for a in arguments)],
            cwd=ROOT,
            env={**os.environ, **env},
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return ran


def _made(path: Path, *arguments: str) -> Path:
    assert main([*arguments, "--db", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def imported(once: Once) -> Path:
    """A file with the old log in it: to read, not to change."""
    given = ("import", str(LOG), "--as", "M. Ade", "--role", "manager")
    return once("imported.db", lambda path: _made(path, *given))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A new file with one officer, to do anything with."""
    return _made(tmp_path / "new.db", "new", "--as", "J. Lee", "--role", "officer")
