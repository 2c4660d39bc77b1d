"""Every table finds its period by an index, asks few statements, and sorts only for lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.reader import FileReader
from tests.support import Front, copied
from tracker.core import commands as cmd
from tracker.core.figures import tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import month_of, year
from tracker.core.figures.questions import Dim, Question
from tracker.core.past import PastContact
from tracker.core.words import Handling, Outcome

PERIOD = year(2024)
OF_CASES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "13", "14")

WHOLE = re.compile(r"^\s*SCAN (c|cases)\b")
"""A line of a plan that reads every case there is, with or without an index."""
FOUND = {
    False: "SEARCH c USING INDEX cases_by_received (received_on>? AND received_on<?)",
    True: "SEARCH c USING INDEX cases_by_closed (closed_on>? AND closed_on<?)",
}


@pytest.fixture(scope="module")
def reader(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FileReader]:
    """Three hundred answered complaints of three years."""
    front = Front(copied(blank, tmp_path_factory.mktemp("figures") / "many.db"))
    first = date(2022, 4, 1)
    rows = tuple(
        PastContact(
            f"L{n}",
            first + timedelta(n * 3),
            "Letter",
            Handling.STAGE_1,
            "Adoption",
            "Decision making",
            "The letter",
            complainant=f"Ann Lee {n % 50}",
            person_key=f"{n % 50}",
            reply_sent_on=first + timedelta(n * 3 + 9),
            outcome=Outcome.UPHELD,
        )
        for n in range(300)
    )
    front.do(cmd.ImportPast(rows, "log.csv"))
    yield front.reader
    front.close()


def asked_of(reader: FileReader, **wish: Any) -> Asked:
    return Asked(reader, PERIOD, reader.lists(), PERIOD.before(), **wish)


def statements(reader: FileReader, key: str, asked: Asked) -> list[str]:
    """What SQLite was really given, values in it, for one table."""
    said: list[str] = []
    reader._connection.set_trace_callback(said.append)
    try:
        tables.make(key, asked)
    finally:
        reader._connection.set_trace_callback(None)
    return [one for one in said if one.lstrip().upper().startswith("SELECT")]


@pytest.mark.parametrize("closed", [False, True], ids=["received", "closed"])
@pytest.mark.parametrize("key", OF_CASES)
def test_a_table_finds_its_period_by_index(key: str, closed: bool, reader: FileReader) -> None:
    """And never reads a case of another year."""
    for without in (False, True):
        asked = asked_of(reader, closed=closed, without_persistent=without)
        said = statements(reader, key, asked)
        assert said
        for statement in said:
            plan = reader.plan(statement).splitlines()
            assert not [line for line in plan if WHOLE.match(line)], plan
            assert FOUND[closed] in [line.strip() for line in plan], plan


@pytest.mark.parametrize("key", tables.KEYS)
def test_a_table_takes_few_statements(key: str, reader: FileReader) -> None:
    """However many rows and columns it has: at most two for each of the two periods."""
    said = statements(reader, key, asked_of(reader))
    # The overview goes through seven cohorts, the people of one of them, of each period.
    assert len(said) <= (4 if key in OF_CASES else 14 if key == "overview" else 12)
    if key in ("1", "5", "6", "8", "9", "10", "14"):
        assert len(said) == 2


def test_reading_every_case_would_be_noticed(reader: FileReader) -> None:
    """The check above can fail."""
    by_area = "SELECT c.area, count(*) FROM cases c GROUP BY 1"
    assert WHOLE.match(reader.plan(by_area))


@pytest.mark.parametrize("closed", [False, True], ids=["received", "closed"])
def test_a_list_is_found_by_index_and_sorted_once(closed: bool, reader: FileReader) -> None:
    """Behind a number of one month stand its cases in order, and no others were read."""
    said: list[str] = []
    question = (
        Asked(reader, month_of(date(2024, 5, 1)), reader.lists(), closed=closed)
        .stage_1()
        .where(Dim.AREA, "Adoption")
    )
    reader._connection.set_trace_callback(said.append)
    try:
        found = list(reader.behind(question))
    finally:
        reader._connection.set_trace_callback(None)
    assert found == sorted(found)
    assert len(found) in (10, 11)
    (statement,) = said
    plan = [line.strip() for line in reader.plan(statement).splitlines()]
    assert plan == [FOUND[closed], "USE TEMP B-TREE FOR ORDER BY"]


def test_a_number_sorts_for_no_list(reader: FileReader) -> None:
    """Only a list needs an order; counting by a word never asks in which order cases come."""
    for key in OF_CASES:
        for statement in statements(reader, key, asked_of(reader)):
            assert "ORDER BY" not in re.sub(r"\(SELECT.*?LIMIT 1\)", "", statement, flags=re.S)


def test_how_often_people_come_is_a_number_in_the_file_and_a_word_in_a_question(
    reader: FileReader,
) -> None:
    """ "" is who gave no name: asked for, they are found as any other value is."""
    question: Question = asked_of(reader).contacts()
    tally = asked_of(reader).tally(question, Dim.REPEATS)
    assert tally == {("1",): 44, ("2",): 12}
    assert len(reader.behind(question.where(Dim.REPEATS, "2"))) == 12
    assert len(reader.behind(question.where(Dim.REPEATS, "1", "2", ""))) == 56
    assert len(reader.behind(question.where(Dim.REPEATS, ""))) == 0
