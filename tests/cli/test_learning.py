"""``tracker learning``: the same rows as the screen, in words and for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import WORKING_DATE, Ask

BUCKETS = ["late", "due_today", "due_soon", "to_check", "on_time", "waiting", "done"]
ROW_KEYS = [
    *("form", "case", "source", "theme", "area", "bucket", "clock", "next_step", "sent_on"),
    *("sent_to", "due_back_on", "returned_on", "checked_on", "checked_by", "promise"),
]
PROMISE_KEYS = [
    *("number", "text", "made_on", "due_on", "level", "owner", "due_usual", "chased_on"),
    *("look_again_on", "done_on", "evidence", "changed"),
]


@pytest.fixture
def here(demonstration: Path) -> tuple[str, ...]:
    return ("--db", str(demonstration), "--today", WORKING_DATE)


def test_learning_has_its_promised_keys(ask: Ask, here: tuple[str, ...]) -> None:
    said = ask("learning", "--json", *here).json
    assert list(said) == ["as_of", "counts", "rows"]
    assert list(said["counts"]) == BUCKETS
    assert Counter(r["bucket"] for r in said["rows"]) == Counter(said["counts"])
    assert all(list(row) == ROW_KEYS for row in said["rows"])
    assert all(list(r["promise"]) == PROMISE_KEYS for r in said["rows"] if r["promise"])
    places = [BUCKETS.index(row["bucket"]) for row in said["rows"]]
    assert places == sorted(places)


@pytest.mark.parametrize("day", [WORKING_DATE, "2026-04-06", "2028-02-29"])
def test_the_demonstration_has_every_state_on_any_working_day(
    ask: Ask, demonstration_of: Callable[[str], Path], day: str
) -> None:
    path = demonstration_of(day)
    said = ask("learning", "--json", "--all", "--db", path, "--today", day).json
    # On a bank holiday nothing can be due.
    missing = {bucket for bucket, count in said["counts"].items() if not count}
    assert missing == ({"due_today"} if day == "2026-04-06" else set())
    judged = {row["clock"]["state"] for row in said["rows"] if row["bucket"] == "done"}
    assert judged == {"met", "missed"}
    assert {bool(row["case"]) for row in said["rows"]} == {True, False}


def test_today_counts_the_same_rows(ask: Ask, here: tuple[str, ...]) -> None:
    counts = ask("learning", "--json", *here).json["counts"]
    assert ask("today", "--json", *here).json["learning"] == counts


def test_learning_in_words_is_a_row_a_line_and_names_nobody_who_complained(
    ask: Ask, here: tuple[str, ...]
) -> None:
    rows = ask("learning", "--json", *here).json["rows"]
    said = ask("learning", *here)
    assert sum(line.startswith("L26-") for line in said.lines) == len(rows)
    assert "late by 2 working days, was due Thu 19 Nov 2026" in said.out
    assert said.lines[1:8] == [
        f"{label}: {sum(row['bucket'] == bucket for row in rows)}"
        for bucket, label in zip(
            BUCKETS,
            ["Late", "Due today", "Due soon", "To check", "On time", "Waiting", "Done"],
            strict=True,
        )
    ]
    everybody = {c["who"] for c in ask("today", "--json", *here).json["cases"]}
    assert not [name for name in everybody if name in said.out]


def test_all_has_what_is_over_as_well(ask: Ask, here: tuple[str, ...]) -> None:
    some = ask("learning", "--json", *here).json["rows"]
    everything = ask("learning", "--json", "--all", *here).json["rows"]
    assert len(everything) > len(some)
    assert all(row in everything for row in some)


def test_a_file_without_learning_says_noughts(ask: Ask, empty: Path) -> None:
    said = ask("learning", "--db", empty)
    assert said.code == 0
    assert "Late: 0" in said.lines
