"""Compliments in a real file: kept, found, counted, undone, and numbered without gaps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.connect import connect
from db.files import create
from db.reader import FileReader
from db.store import FileStore
from tests.ui.support import OFFICER, USERS, OnDay
from tracker.core.commands import Command, Undo
from tracker.core.compliments import (
    Compliment,
    ComplimentFilter,
    ComplimentTally,
    ComplimentType,
    EditCompliment,
    Facts,
    ImportCompliments,
    LogCompliment,
    PastCompliment,
    QuoteCompliment,
    ShareCompliments,
)
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.office import Conflict, Refusal
from tracker.core.ports import Receipt

TODAY = date(2026, 11, 23)
EXTERNAL, INTERNAL = ComplimentType.EXTERNAL, ComplimentType.INTERNAL

ONE = Facts(
    date(2026, 11, 20),
    EXTERNAL,
    "Parent/carer",
    "Fostering",
    "She always rang back.",
    "Zoë Łuczak",
    "P. Shah",
)


class ComplimentFile:
    """A file, and quick ways to do things to it and to read what it holds."""

    def __init__(self, path: Path) -> None:
        create(path, TODAY, USERS)
        self.path = path

    def do(self, command: Command, day: date = TODAY) -> Receipt:
        with closing(FileStore(self.path)) as store:
            return Desk(store, OnDay(day)).do(command, OFFICER, new_save_id())

    def read(self, *numbers: int) -> list[Compliment]:
        with closing(FileReader(self.path)) as reader:
            return list(reader.compliments(numbers))

    def tally(self, wanted: ComplimentFilter | None = None) -> ComplimentTally:
        with closing(FileReader(self.path)) as reader:
            return reader.compliment_tally(wanted or ComplimentFilter())


@pytest.fixture
def book(tmp_path: Path) -> ComplimentFile:
    """An empty file."""
    return ComplimentFile(tmp_path / "compliments.db")


def test_it_is_kept_whole(book: ComplimentFile) -> None:
    receipt = book.do(LogCompliment(ONE))
    assert receipt.refs == ("C26-0001",)
    assert receipt.sentence == "Compliment C26-0001 logged."
    (kept,) = book.read(1)
    assert kept == Compliment(
        1, "C26-0001", ONE.received_on, EXTERNAL, ONE.source, ONE.area, ONE.words,
        ONE.said_by, ONE.staff, logged_by=OFFICER.name,
    )  # fmt: skip
    assert kept.facts == ONE


def test_references_count_up_within_the_year_of_receipt(book: ComplimentFile) -> None:
    days = (date(2026, 4, 1), date(2026, 3, 31), date(2026, 11, 1), date(2025, 4, 1))
    refs = [book.do(LogCompliment(replace(ONE, received_on=day))).refs[0] for day in days]
    assert refs == ["C26-0001", "C25-0001", "C26-0002", "C25-0002"]


def test_a_reference_taken_back_is_not_given_again(book: ComplimentFile) -> None:
    first = book.do(LogCompliment(ONE))
    book.do(Undo(first.save_id))
    assert book.tally().numbers == ()
    assert book.do(LogCompliment(ONE)).refs == ("C26-0002",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "  "},
        {"source": ""},
        {"area": ""},
        {"received_on": date(2026, 11, 24)},
        {"shared_on": date(2026, 11, 24)},
        {"shared_on": date(2026, 11, 19)},
    ],
)
def test_what_may_not_be_kept_is_refused(book: ComplimentFile, wrong: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        book.do(LogCompliment(replace(ONE, **wrong)))  # type: ignore[arg-type]
    assert book.tally().numbers == ()


Do = Callable[[Compliment], Command]

CHANGES: dict[str, Do] = {
    "edit": lambda c: EditCompliment(c.number, c.version, replace(ONE, words="Thank you.")),
    "share": lambda c: ShareCompliments((c.number,), TODAY),
    "quote": lambda c: QuoteCompliment(c.number, c.version, "She always rang back."),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_undone_and_brought_back(book: ComplimentFile, name: str) -> None:
    book.do(LogCompliment(ONE))
    (before,) = book.read(1)
    done = book.do(CHANGES[name](before))
    (after,) = book.read(1)
    assert replace(after, version=1) != before
    undone = book.do(Undo(done.save_id))
    assert replace(book.read(1)[0], version=1) == before
    book.do(Undo(undone.save_id))
    assert replace(book.read(1)[0], version=2) == after


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_the_same_already_is_refused(book: ComplimentFile, name: str) -> None:
    book.do(LogCompliment(ONE))
    book.do(CHANGES[name](book.read(1)[0]))
    with pytest.raises(Refusal, match="C26-0001"):
        book.do(CHANGES[name](book.read(1)[0]))


def test_nobody_overwrites_what_they_have_not_seen(book: ComplimentFile) -> None:
    book.do(LogCompliment(ONE))
    (seen,) = book.read(1)
    book.do(CHANGES["share"](seen))
    for name in ("edit", "quote"):
        with pytest.raises(Conflict, match="C26-0001 has changed"):
            book.do(CHANGES[name](seen))


def test_an_undo_does_not_take_a_later_change_with_it(book: ComplimentFile) -> None:
    logged = book.do(LogCompliment(ONE))
    book.do(CHANGES["share"](book.read(1)[0]))
    with pytest.raises(Conflict, match="undo that first"):
        book.do(Undo(logged.save_id))


def test_several_are_shared_as_one(book: ComplimentFile) -> None:
    for _ in range(3):
        book.do(LogCompliment(ONE))
    book.do(ShareCompliments((2,), date(2026, 11, 21)))
    done = book.do(ShareCompliments((1, 2, 3), TODAY))
    assert done.sentence == "2 compliments: shared with the team today (1 shared before)."
    shared = [one.shared_on for one in book.read(1, 2, 3)]
    assert shared == [TODAY, date(2026, 11, 21), TODAY]
    book.do(Undo(done.save_id))
    assert [one.shared_on for one in book.read(1, 2, 3)] == [None, date(2026, 11, 21), None]


def test_nothing_is_shared_before_it_came(book: ComplimentFile) -> None:
    book.do(LogCompliment(ONE))
    book.do(LogCompliment(replace(ONE, received_on=date(2026, 11, 1))))
    with pytest.raises(Refusal):
        book.do(ShareCompliments((2, 1), date(2026, 11, 10)))
    assert [one.shared_on for one in book.read(1, 2)] == [None, None]


MANY = (
    ONE,
    replace(ONE, received_on=date(2018, 3, 31), area="ACPS East", source="Police"),
    replace(ONE, received_on=date(2017, 4, 1), type=INTERNAL, source="Manager"),
    replace(ONE, received_on=date(2017, 3, 31), staff="T. Okoro", shared_on=date(2017, 4, 3)),
)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (ComplimentFilter(), (1, 2, 3, 4)),
        (ComplimentFilter(year=2017), (2, 3)),
        (ComplimentFilter(year=2016), (4,)),
        (ComplimentFilter(to=date(2018, 3, 30)), (3, 4)),
        (ComplimentFilter(year=2017, to=date(2017, 5, 1)), (3,)),
        (ComplimentFilter(area="ACPS East"), (2,)),
        (ComplimentFilter(source="Manager"), (3,)),
        (ComplimentFilter(type=EXTERNAL), (1, 2, 4)),
        (ComplimentFilter(to_share=True), (1, 2, 3)),
        (ComplimentFilter(quotes=True), (1,)),
        (ComplimentFilter(text="RANG alw"), (1, 2, 3, 4)),
        (ComplimentFilter(text="okor"), (4,)),
        (ComplimentFilter(text="luczak zoe"), (1, 2, 3, 4)),
        (ComplimentFilter(text="police"), (2,)),
        (ComplimentFilter(text="C17-0001"), (2,)),
        (ComplimentFilter(text='" OR NOT *'), ()),
        (ComplimentFilter(text="r"), ()),
    ],
)
def test_a_filter_finds_its_rows_and_counts_them(
    book: ComplimentFile, wanted: ComplimentFilter, numbers: tuple[int, ...]
) -> None:
    for facts in MANY:
        book.do(LogCompliment(facts))
    book.do(QuoteCompliment(1, 1, "She always rang back."))
    found = book.tally(wanted)
    assert found.numbers == numbers
    rows = book.read(*numbers)
    assert found.internal == sum(row.type is INTERNAL for row in rows)
    assert found.external == len(rows) - found.internal
    assert found.to_share == sum(row.to_share for row in rows)
    assert found.quotes == sum(bool(row.quote) for row in rows)


def test_words_put_right_are_found_and_the_old_ones_are_not(book: ComplimentFile) -> None:
    book.do(LogCompliment(ONE))
    book.do(EditCompliment(1, 1, replace(ONE, words="Wonderful.", said_by="")))
    assert book.tally(ComplimentFilter(text="wonder")).numbers == (1,)
    assert book.tally(ComplimentFilter(text="luczak")).numbers == ()


def test_figures_are_read_between_two_days(book: ComplimentFile) -> None:
    for facts in MANY:
        book.do(LogCompliment(facts))
    book.do(Undo(book.do(LogCompliment(replace(ONE, received_on=date(2017, 6, 1)))).save_id))
    with closing(FileReader(book.path)) as reader:
        found = reader.compliments_between(date(2017, 4, 1), date(2018, 3, 31))
        assert [one.number for one in found] == [3, 2]
        assert list(reader.compliment_years()) == [2026, 2017, 2016]


def test_a_log_is_one_batch_and_comes_in_once(book: ComplimentFile) -> None:
    rows = (*map(PastCompliment, MANY), PastCompliment(ONE, quote="Rang back."))
    done = book.do(ImportCompliments(rows, "log.csv"))
    assert done.sentence == "5 compliments brought in from log.csv."
    assert book.tally().numbers == (5, 1, 2, 3, 4)
    with pytest.raises(Refusal, match="here already"):
        book.do(ImportCompliments(rows, "log.csv"))
    assert book.tally().to_share == book.tally(ComplimentFilter(to_share=True)).to_share == 0
    again = book.do(ImportCompliments((*rows, rows[0]), "longer.csv"))
    assert again.sentence == "1 compliment brought in from longer.csv. 5 were here already."
    book.do(Undo(again.save_id))
    book.do(Undo(done.save_id))
    assert book.tally().numbers == ()
    assert len(book.do(ImportCompliments(rows, "log.csv")).refs) == 5


def test_a_log_with_one_impossible_row_brings_nothing(book: ComplimentFile) -> None:
    late = PastCompliment(replace(ONE, received_on=date(2026, 12, 1)))
    with pytest.raises(Refusal):
        book.do(ImportCompliments((PastCompliment(ONE), late), "log.csv"))
    assert book.tally().numbers == ()


def test_the_whole_trail_is_kept(book: ComplimentFile) -> None:
    book.do(LogCompliment(ONE))
    book.do(CHANGES["share"](book.read(1)[0]))
    with closing(connect(book.path, read_only=True)) as connection:
        kinds = connection.execute(
            "SELECT kind, entity_id, actor FROM audit_events WHERE entity = 'compliment'"
        ).fetchall()
    assert kinds == [
        ("ComplimentKept", 1, OFFICER.name),
        ("ComplimentAltered", 1, OFFICER.name),
    ]


def test_the_list_is_read_along_its_index(book: ComplimentFile) -> None:
    with closing(FileReader(book.path)) as reader:
        plan = reader.plan(
            "SELECT number FROM compliments WHERE removed = 0 AND received_on >= ?"
            " ORDER BY received_on DESC, number DESC",
            ("2017-04-01",),
        )
    assert "compliments_by_day" in plan
    assert "TEMP B-TREE" not in plan
