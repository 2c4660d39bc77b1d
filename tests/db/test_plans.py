"""Every question a screen asks is answered from an index, and asks no more rows than it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db import queueing
from db.reader import FileReader
from tests.support import MANAGER, THURSDAY, Front, confirm, copied, named
from tracker.core import commands as cmd
from tracker.core.filters import Filter
from tracker.core.past import PastContact
from tracker.core.words import Handling, Outcome

LATER = THURSDAY + timedelta(30)
BEFORE = THURSDAY - timedelta(30)


@pytest.fixture(scope="module")
def many(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Three hundred old cases, 38 of them still open, and a new one."""
    front = Front(copied(blank, tmp_path_factory.mktemp("many") / "many.db"))
    received = THURSDAY - timedelta(60)
    rows = tuple(
        PastContact(
            f"L{n}",
            received + timedelta(n % 40),
            "Letter",
            Handling.STAGE_1,
            "Adoption",
            "Decision making",
            "The letter",
            complainant=f"Ann Lee {n % 50}",
            reply_sent_on=received + timedelta(n % 40 + 9) if n % 8 else None,
            outcome=Outcome.UPHELD if n % 8 else None,
        )
        for n in range(300)
    )
    front.do(cmd.ImportPast(rows, "log.csv"))
    ref = front.log(complainant=named(telephone="0121 496 0000"))
    front.do(confirm(ref))
    front.do(cmd.StartPause(ref, THURSDAY))
    yield front
    front.close()


class Heard:
    """The statements that SQLite was given while this was listening."""

    def __init__(self, reader: FileReader) -> None:
        self._connection = reader._connection
        self.said: list[str] = []

    def __enter__(self) -> list[str]:
        self._connection.set_trace_callback(self.said.append)
        return self.said

    def __exit__(self, *_: object) -> None:
        self._connection.set_trace_callback(None)


ASKED: dict[str, Callable[[FileReader], object]] = {
    "the queue": lambda r: r.queue(THURSDAY),
    "the queue of a past day": lambda r: r.queue(BEFORE),
    "rows of the queue": lambda r: r.rows(range(1, 41), THURSDAY),
    "rows of a past day": lambda r: r.rows(range(1, 41), BEFORE),
    "a case": lambda r: r.case_file("26-0301", THURSDAY),
    "a case by its reference": lambda r: r.case_id("26-0301"),
    "the newest": lambda r: r.case_ids(Filter()),
    "the oldest": lambda r: r.case_ids(Filter(), "oldest"),
    "received between": lambda r: r.case_ids(
        Filter(received_from=BEFORE, received_to=THURSDAY), "received"
    ),
    "a search": lambda r: r.matching("letter", THURSDAY),
    "a filtered search": lambda r: r.case_ids(Filter(text="letter")),
    "a caller": lambda r: r.callers("Ann Lee", "0121 496 0000"),
    "the last save": lambda r: r.last_save(MANAGER.name),
    "the last undo": lambda r: r.last_save(MANAGER.name, undo=True),
}

WHOLE = re.compile(
    r"^SCAN (cases|audit_events|people|saves|case_points|case_pauses|case_stops|calendar_days)\b"
    r"(?! USING)"
)
"""A line of a plan that reads every row of a table that grows."""


@pytest.mark.parametrize("what", ASKED)
def test_no_question_reads_a_whole_table(what: str, many: Front) -> None:
    """Each statement that was really given, with its values, by SQLite's own plan."""
    ASKED[what](many.reader)  # anything read only once is read before
    with Heard(many.reader) as said:
        ASKED[what](many.reader)
    statements = [s for s in said if s.lstrip().upper().startswith("SELECT")]
    assert statements
    for statement in statements:
        plan = many.reader.plan(statement)
        found = [line for line in plan.splitlines() if WHOLE.match(line)]
        assert not found, f"{statement}\n{plan}"


def test_reading_a_whole_table_would_be_noticed(many: Front) -> None:
    """The check above can fail."""
    for sql in (
        "SELECT * FROM cases WHERE details = ''",
        "SELECT count(payload) FROM audit_events",
    ):
        assert WHOLE.match(many.reader.plan(sql))


def test_the_queue_is_read_from_its_index_alone(many: Front) -> None:
    """Without touching the words of a single case."""
    plan = many.reader.plan(queueing.OPEN)
    assert plan == "SCAN cases USING COVERING INDEX cases_open"


def test_the_newest_page_needs_no_sorting(many: Front) -> None:
    """The order of the references is an index."""
    with Heard(many.reader) as said:
        many.reader.case_ids(Filter())
    assert "TEMP B-TREE" not in many.reader.plan(said[-1])


def test_the_queue_asks_no_rows_and_a_page_its_own(many: Front) -> None:
    """Words are read for the lines on screen and for no others."""
    many.reader.rows_asked = 0
    queue = many.reader.queue(THURSDAY)
    assert len(queue.lines) == 39
    assert many.reader.rows_asked == 0
    page = [line.case_id for line in queue.lines[:20]]
    assert len(many.reader.rows(page, THURSDAY)) == 20
    assert many.reader.rows_asked == 20


@pytest.mark.parametrize("size", [1, 20, 300])
def test_a_page_takes_as_many_statements_however_long(size: int, many: Front) -> None:
    """No statement per row. Calendar and rules are read once, whoever reads first."""
    many.reader.clockwork(THURSDAY)
    with Heard(many.reader) as said:
        assert len(many.reader.rows(range(1, size + 1), THURSDAY)) == size
    assert len([s for s in said if s.startswith("SELECT")]) <= 14


def test_the_queue_takes_as_many_statements_however_long(many: Front) -> None:
    """Pauses are read for all open cases at once. Calendar and rules are read once before."""
    many.reader.clockwork(THURSDAY)
    with Heard(many.reader) as said:
        many.reader.queue(THURSDAY)
    assert len([s for s in said if s.startswith("SELECT")]) <= 8


def test_a_long_list_of_ids_is_read_in_parts(many: Front) -> None:
    """In the order asked, unknown ones left out, repeated ones repeated."""
    ids = [*range(300, 0, -1), 9_999, 5, 5, *range(1, 300)]
    rows = many.reader.rows(ids, LATER)
    assert [row.case_id for row in rows] == [i for i in ids if i != 9_999]


def test_days_before_anything_are_empty(many: Front) -> None:
    """And cost no case."""
    assert many.reader.queue(date(2016, 1, 4)).lines == ()
