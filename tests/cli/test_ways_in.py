"""Options, usage errors, exit codes, and what happens when the program itself fails."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import ROOT, WORKING_DATE, Ask
from tests.support import copied
from tracker.__main__ import WIRING
from tracker.cli.main import run as run_command

COMMANDS = (
    *("demo", "new", "log", "today", "show", "explain", "undo", "export", "import", "calendar"),
)


def test_help_names_every_command_and_global_option(ask: Ask) -> None:
    said = ask("--help")
    assert said.code == 0
    assert all(f"  {name} " in said.out for name in COMMANDS)
    assert all(option in said.out for option in ("--db", "--today", "--as", "--role", "--version"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_the_global_options(ask: Ask, command: str) -> None:
    said = ask(command, "-h")
    assert said.code == 0
    assert all(option in said.out for option in ("--db FILE", "--today DATE", "--as NAME"))


def test_version(ask: Ask) -> None:
    assert ask("--version").out.startswith("tracker 0.")


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (("frob",), "'frob'"),
        (("tooday",), "Did you mean 'today'?"),
        (("today", "--frob"), "--frob"),
        (("--db",), "--db"),
        (("show",), "REF"),
        (("log",), "--details"),
        (("--role", "boss", "today"), "'boss'"),
        (("calendar", "frob"), "'frob'"),
        (("calendar", "add", "t"), "NAME"),
        (("explain",), "--from"),
        (("explain", "--days", "3"), "--from"),
        (("explain", "--from", "t"), "--days"),
        (("explain", "--from", "t", "--days", "x"), "--days"),
        (("explain", "--from", "t", "--days", "1001"), "1,000"),
        (("explain", "--from", "11/23/2026", "--days", "1"), "day comes first"),
        (("explain", "26-0001", "--from", "t", "--days", "1"), "Give a reference, or"),
        (("export", "cases.pdf"), "cases.pdf"),
        (("today", "--today", "13/13/2026"), "There is no month 13"),
        (("today", "--today", ""), "A date is needed"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    ask: Ask, empty: Path, arguments: tuple[str, ...], about: str
) -> None:
    said = ask(*arguments, *(() if arguments == ("--db",) else ("--db", empty)))
    assert said.code == 2
    assert said.out == ""
    assert about in said.err
    assert len(said.err.splitlines()) == 1
    assert said.err.rstrip()[-1] in ".?)" or ".pdf" in said.err


def test_global_options_stand_before_the_command_or_after_it(ask: Ask, demonstration: Path) -> None:
    options = ("--db", demonstration, "--today", WORKING_DATE)
    before, after = ask(*options, "today", "--json"), ask("today", "--json", *options)
    assert before == after
    assert before.json["as_of"] == WORKING_DATE


def test_the_later_of_two_global_options_holds(ask: Ask, demonstration: Path) -> None:
    said = ask("--db", "nowhere.db", "today", "--db", demonstration, "--json")
    assert said.code == 0


@pytest.mark.parametrize("typed", ["23/11/2026", "23.11.26", "23 nov 2026", "Mon 23 Nov 2026"])
def test_the_working_date_is_typed_as_people_type_it(
    ask: Ask, demonstration: Path, typed: str
) -> None:
    said = ask("today", "--json", "--today", typed, "--db", demonstration)
    assert said.json["as_of"] == "2026-11-23"


def test_the_working_date_is_never_read_month_first(ask: Ask, demonstration: Path) -> None:
    said = ask("today", "--json", "--today", "05/11/2026", "--db", demonstration)
    assert said.json["as_of"] == "2026-11-05"


def test_the_file_may_be_named_by_the_environment(
    ask: Ask, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(demonstration))
    assert ask("today", "--json").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        *(("today",), ("show", "26-0001"), ("undo",), ("export", "x.csv"), ("calendar",)),
        *(("log", "--details", "x"), ("calendar", "add", "t", "Day"), ("explain", "26-0001")),
    ],
)
def test_no_file_is_said_and_none_is_made(
    ask: Ask, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "nowhere.db"
    said = ask(*arguments, "--db", path)
    assert said.code == 3
    assert f"There is no file at {path}" in said.err
    assert len(said.err.splitlines()) == 1
    assert not path.exists()


def test_a_folder_and_a_foreign_file_are_said_to_be_no_file_of_ours(
    ask: Ask, tmp_path: Path
) -> None:
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Sir or Madam, " * 100)
    for path in (tmp_path, foreign):
        said = ask("today", "--db", path)
        assert said.code == 3
        assert len(said.err.splitlines()) == 1
    assert foreign.read_text().startswith("Dear Sir")


def test_new_makes_a_file_for_its_first_person_and_never_over_another(
    ask: Ask, empty: Path
) -> None:
    said = ask("new", "--db", empty)
    assert said.code == 3
    assert "is there already" in said.err


class TestWhoIsAtTheKeyboard:
    def logged_by(self, ask: Ask, path: Path, *who: str) -> str:
        ref = ask("log", "--details", "Rang.", "--json", "--db", path, *who).json["ref"]
        return str(ask("show", ref, "--json", "--db", path).json["case"]["logged_by"])

    def test_the_files_first_person_unless_said(self, ask: Ask, empty: Path) -> None:
        assert self.logged_by(ask, empty) == "J. Lee"

    def test_the_environment_if_the_file_knows_the_name(
        self, ask: Ask, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = copied(demonstration, tmp_path / "demo.db")
        monkeypatch.setenv("TRACKER_USER", "j. lee")
        assert self.logged_by(ask, path) == "J. Lee"
        monkeypatch.setenv("TRACKER_USER", "Somebody Else")
        assert self.logged_by(ask, path) == "M. Ade"
        assert self.logged_by(ask, path, "--role", "officer") == "J. Lee"

    def test_another_name_with_a_role(self, ask: Ask, empty: Path) -> None:
        assert self.logged_by(ask, empty, "--as", "N. New", "--role", "officer") == "N. New"

    def test_another_name_without_a_role_is_wrong_use(self, ask: Ask, empty: Path) -> None:
        said = ask("log", "--details", "Rang.", "--as", "N. New", "--db", empty)
        assert (said.code, said.out) == (2, "")
        assert "N. New does not work on this file yet" in said.err

    def test_a_role_that_the_file_does_not_give_is_refused(self, ask: Ask, empty: Path) -> None:
        said = ask("undo", "--as", "j. lee", "--role", "manager", "--db", empty)
        assert (said.code, said.err) == (1, "J. Lee is an officer in this file.\n")


def fail(*_: object) -> NoReturn:
    planted = "Kevin Planted of 4 Secret Street"
    raise RuntimeError(planted)


def test_a_fault_of_the_program_is_one_sentence_and_a_note_without_names(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(WIRING, reader=fail)
    assert run_command(["today", "--db", str(empty)], broken) == 3
    out, err = capsys.readouterr()
    note = empty.parent / "crashes.log"
    assert out == ""
    assert len(err.splitlines()) == 1
    assert str(note) in err
    written = note.read_text()
    assert "RuntimeError" in written
    assert "test_ways_in.py" in written
    assert "Planted" not in err + written
    assert "Traceback" not in err + written


def test_an_interrupted_command_says_so(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    assert run_command(["today", "--db", str(empty)], replace(WIRING, reader=interrupted)) == 3
    assert capsys.readouterr().err.startswith("Stopped.")


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed differently there")
@pytest.mark.parametrize("command", [("today",), ("calendar",), ("--help",)])
def test_a_reader_that_goes_away_is_no_error(demonstration: Path, command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *command, "--db", str(demonstration)],
            cwd=ROOT,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_output_that_could_not_be_written_is_no_success(demonstration: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "today", "--db", str(demonstration)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("The output could not be written")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "utf-16"])
def test_names_print_on_any_terminal(run: Ask, empty: Path, encoding: str) -> None:
    details = "“Zoë” – she’s Żaneta’s… 家"
    day = ("--db", str(empty), "--today", WORKING_DATE)
    assert run("log", "--details", details, *day).code == 0
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "show", "26-0001", *day],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    whole = details if encoding == "utf-16" else ""
    assert whole in text
    assert "\\u5bb6" in text or whole


def test_completion_is_answered_and_opens_nothing(run: Ask) -> None:
    said = run(_TRACKER_COMPLETE="complete_bash", COMP_WORDS="tracker ca", COMP_CWORD="1")
    assert (said.code, said.out.split()) == (0, ["calendar"])
