"""``tracker import`` on a terminal: how far it is, and Ctrl-C, which leaves nothing behind."""

from __future__ import annotations

import itertools
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import LOG, WORKING_DATE, Ask
from tracker.cli import out, watching, words
from tracker.papers import importing

BROUGHT_IN = ("--today", WORKING_DATE, "--as", "Mary")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error is a terminal, and a second goes by between any two steps."""
    monkeypatch.setattr(watching, "on_terminal", lambda: True)
    seconds = itertools.count()
    monkeypatch.setattr(watching, "monotonic", lambda: float(next(seconds)))


def interrupted_when(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    """Ctrl-C is pressed when a line with these words is told."""
    tell = out.complain

    def told_and_pressed(sentence: str) -> None:
        tell(sentence)
        if told in sentence:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(watching, "complain", told_and_pressed)


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob("*"))


@pytest.mark.usefixtures("terminal")
def test_it_tells_how_far_it_is_and_how_to_stop_it(ask: Ask, tmp_path: Path) -> None:
    said = ask("import", LOG, "--db", tmp_path / "new.db", *BROUGHT_IN)
    assert said.code == 0
    told = said.err.splitlines()
    assert told[0] == "0 of 619 rows read. Ctrl-C stops it and leaves nothing behind"
    assert "300 of 619 rows read" in told
    assert "300 of 619 saved" in told
    assert sum("Ctrl-C" in line for line in told) == 1


def test_nothing_is_told_where_nobody_reads_along(ask: Ask, tmp_path: Path) -> None:
    said = ask("import", LOG, "--db", tmp_path / "new.db", *BROUGHT_IN)
    assert (said.code, said.err) == (0, "")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("at", ["300 of 619 rows read", "300 of 619 saved"])
def test_stopped_before_there_is_a_file_it_leaves_none(
    ask: Ask, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    interrupted_when(monkeypatch, at)
    before = files(tmp_path)
    given = ("--db", tmp_path / "new.db", "--rejects", tmp_path / "rejects.csv")
    said = ask("import", LOG, *given, *BROUGHT_IN)
    assert said.code == 3
    assert said.err.splitlines()[-1] == words.IMPORT_STOPPED
    assert files(tmp_path) == before


@pytest.mark.usefixtures("terminal")
def test_stopped_in_a_file_it_leaves_the_file_as_it_was(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cases.db"
    assert ask("new", "--db", file, *BROUGHT_IN, "--role", "manager").code == 0
    with monkeypatch.context() as pressing:
        interrupted_when(pressing, "300 of 619 saved")
        said = ask("import", LOG, "--db", file, *BROUGHT_IN)
    assert (said.code, said.err.splitlines()[-1]) == (3, words.IMPORT_STOPPED)
    assert ask("today", "--json", "--db", file).json["cases"] == []
    assert ask("undo", "--db", file, "--as", "Mary").code == 1  # there is nothing to take back
    assert ask("import", LOG, "--db", file, *BROUGHT_IN).code == 0


@pytest.mark.usefixtures("terminal")
def test_pressed_while_the_spreadsheet_is_opened(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(path: Path) -> Any:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(importing, "opened", pressed)
    said = ask("import", LOG, "--db", tmp_path / "new.db", *BROUGHT_IN)
    assert (said.code, said.err) == (3, words.IMPORT_STOPPED + "\n")


@pytest.mark.usefixtures("terminal")
def test_pressed_when_all_is_written_it_is_saved_and_says_so(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted_when(monkeypatch, "618 of 619 saved")
    said = ask("import", LOG, "--db", tmp_path / "new.db", *BROUGHT_IN)
    assert (said.code, said.err.splitlines()[-1]) == (0, words.TOO_LATE_TO_STOP)
    assert (tmp_path / "new.db").exists()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
