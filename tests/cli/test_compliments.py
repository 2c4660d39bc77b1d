"""``compliment``, ``compliments`` and the import of a compliments log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Ask

LOG = ROOT / "tests" / "data" / "compliments-log.csv"
DAY = ("--today", "23/11/2026")
ONE = ("--words", "She rang back.", "--area", "fostering", "--source", "parent/carer")
KEYS = [
    *("ref", "received_on", "type", "source", "area", "words", "said_by", "staff", "shared_on"),
    *("to_share", "quote", "logged_by", "brought_from", "version"),
]


def test_one_is_logged_and_taken_back(ask: Ask, empty: Path) -> None:
    said = ask("compliment", *ONE, "--db", empty, *DAY)
    assert said.code == 0
    assert said.lines[0] == "Compliment C26-0001 logged."
    assert said.lines[1].startswith("Take it back with: tracker undo ")
    assert ask("compliments", "--json", "--db", empty, *DAY).json["count"] == 1
    undone = ask("undo", "--db", empty, *DAY)
    assert undone.lines[0] == "Undone: Compliment C26-0001 logged."
    assert ask("compliments", "--json", "--db", empty, *DAY).json["count"] == 0


def test_every_option_arrives(ask: Ask, empty: Path) -> None:
    more = ("--type", "Internal", "--said-by", "Zoë", "--staff", "P. Shah")
    days = ("--received", "31/3/2026", "--shared", "1/4/2026")
    said = ask("compliment", *ONE, *more, *days, "--json", "--db", empty, *DAY)
    assert list(said.json) == ["ref", "save_id"]
    found = ask("compliments", "--json", "--db", empty, *DAY).json
    assert list(found) == [
        *("as_of", "count", "internal", "external", "to_share", "quotes", "compliments"),
    ]
    (one,) = found["compliments"]
    assert list(one) == KEYS
    assert one == {
        "ref": "C25-0001",
        "received_on": "2026-03-31",
        "type": "internal",
        "source": "Parent/carer",
        "area": "Fostering",
        "words": "She rang back.",
        "said_by": "Zoë",
        "staff": "P. Shah",
        "shared_on": "2026-04-01",
        "to_share": False,
        "quote": "",
        "logged_by": "J. Lee",
        "brought_from": "",
        "version": 1,
    }


def test_words_can_be_piped_in(run: Ask, empty: Path) -> None:
    options = ("--words", "-", "--area", "Finance", "--source", "Health", "--db", empty, *DAY)
    assert run("compliment", *options, stdin="Thank you.\n").code == 0
    said = run("compliments", "--db", empty, *DAY)
    assert said.lines[-1].endswith("external, Health, Finance, to share: Thank you.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("--area", "Moon"), "--area: "),
        (("--source", "Moon"), "--source: "),
        (("--type", "Moon"), "--type: "),
        (("--received", "tomorrow"), "--received: "),
        (("--shared", "1/1/2020"), "--shared: "),
        (("--words", " "), "--words: "),
    ],
)
def test_what_is_wrong_is_named(
    ask: Ask, empty: Path, wrong: tuple[str, str], sentence: str
) -> None:
    said = ask("compliment", *ONE, *wrong, "--db", empty, *DAY)
    assert said.code == 2
    assert said.err.startswith(sentence)
    assert ask("compliments", "--json", "--db", empty, *DAY).json["count"] == 0


@pytest.fixture
def brought(ask: Ask, empty: Path) -> Path:
    """A file with the log in it."""
    assert ask("import", LOG, "--db", empty, *DAY).code == 0
    return empty


def test_a_dry_run_saves_nothing(ask: Ask, empty: Path) -> None:
    said = ask("import", LOG, "--dry-run", "--json", "--db", empty, *DAY).json
    assert (said["lines"], said["readable"], said["rejected"]) == (440, 440, 0)
    assert (said["imported"], said["already_here"], said["save_id"]) == (0, 0, None)
    assert [c["field"] for c in said["columns"]] == [
        *("received_on", "type", "source", "area", "words"),
    ]
    assert ask("compliments", "--json", "--db", empty, *DAY).json["count"] == 0


@pytest.mark.parametrize(
    ("options", "count", "internal"),
    [
        ((), 440, 215),
        (("--year", "2017/18"), 295, 135),
        (("--year", "2016"), 145, 80),
        (("--year", "2017/18", "--area", "acps north"), 18, 11),
        (("--year", "2017/18", "--type", "internal"), 135, 135),
        (("--year", "2017/18", "--source", "manager"), 40, 40),
        (("--to-share",), 0, 0),
        (("--quotes",), 0, 0),
        (("--text", "clear COURT"), 55, 21),
        (("--today", "31/3/2017"), 145, 80),
    ],
)
def test_what_is_listed_is_what_is_counted(
    ask: Ask, brought: Path, options: tuple[str, ...], count: int, internal: int
) -> None:
    found = ask("compliments", *DAY, *options, "--json", "--db", brought).json
    listed = found["compliments"]
    assert len(listed) == count
    assert sum(one["type"] == "internal" for one in listed) == internal
    assert found["count"] == len(listed) == found["internal"] + found["external"]
    assert [one["received_on"] for one in listed] == sorted(
        (one["received_on"] for one in listed), reverse=True
    )


@pytest.mark.parametrize("wrong", [("--year", "2017/19"), ("--area", "Moon"), ("--type", "x")])
def test_a_filter_that_means_nothing_is_wrong_use(
    ask: Ask, empty: Path, wrong: tuple[str, str]
) -> None:
    said = ask("compliments", *wrong, "--db", empty)
    assert said.code == 2
    assert said.err.startswith(wrong[0])


def test_a_log_comes_in_once_and_one_undo_takes_it_back(ask: Ask, brought: Path) -> None:
    again = ask("import", LOG, "--db", brought, *DAY)
    assert again.code == 1
    assert "here already" in again.err
    dry = ask("import", LOG, "--dry-run", "--db", brought, *DAY)
    assert "Here already, left out: 440." in dry.out
    assert ask("undo", "--db", brought, *DAY).code == 0
    assert ask("compliments", "--json", "--db", brought, *DAY).json["count"] == 0
    assert ask("import", LOG, "--db", brought, *DAY).code == 0


def test_rejected_rows_are_written_out_and_the_rest_comes_in(
    ask: Ask, empty: Path, tmp_path: Path
) -> None:
    log, rejects = tmp_path / "log.csv", tmp_path / "rejects.csv"
    good = "1/4/2017;Internal;Manager;Finance;Thanks.\n"
    log.write_text(
        "Date;Type;Source;Service area;Words\n" + good + good.replace("Finance", "Finanse")
    )
    strict = ask("import", log, "--strict", "--db", empty, *DAY)
    assert strict.code == 1
    assert "Line 3, Service area: This is not a service area" in strict.out
    said = ask("import", log, "--rejects", rejects, "--db", empty, *DAY)
    assert "1 compliment brought in from log.csv." in said.lines
    put_right = rejects.read_text("utf-8-sig").replace('"Finanse"', '"Finance"')
    assert put_right.splitlines()[1].startswith('"log.csv","3","Service area: This is not')
    rejects.write_text(put_right.replace('"Thanks."', '"Thank you."'), "utf-8")
    assert ask("import", rejects, "--db", empty, *DAY).code == 0
    log.write_text(log.read_text() + good)
    more = ask("import", log, "--db", empty, *DAY)
    assert "1 compliment brought in from log.csv." in more.lines
    assert ask("compliments", "--json", "--db", empty, *DAY).json["count"] == 3


def test_a_log_makes_the_file_where_there_is_none(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "made.db"
    said = ask("import", LOG, "--db", path, "--as", "M. Ade", *DAY)
    assert said.lines[-1] == f"There was no file, so {path} was made."
    assert ask("compliments", "--json", "--db", path, *DAY).json["count"] == 440
