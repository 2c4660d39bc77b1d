"""Editions: frozen for good, proven byte by byte, and compared with what the file says today."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from tests.support import OFFICER, Front
from tracker.core import commands as cmd
from tracker.core.figures import periods, tables
from tracker.core.figures.asking import figures_asked
from tracker.core.figures.editions import Edition, canonical, note, trouble
from tracker.core.figures.making import annual_report
from tracker.core.figures.options import Options, PublishEdition
from tracker.core.figures.publishing import compared, made
from tracker.core.figures.restating import (
    Counted,
    account,
    accounts,
    by_row,
    marked,
    since,
    titles,
    with_notes,
)
from tracker.core.figures.table import Table
from tracker.core.figures.values import Hidden
from tracker.core.office import Refusal

YEAR = 2026
IN_FULL = Options(hide_small=False)


@pytest.fixture
def published(front: Front) -> Front:
    """A year with two contacts, published."""
    front.stage_1()
    front.log()
    front.do(PublishEdition(YEAR, IN_FULL), save_id="publish")
    return front


def proven(front: Front, edition: Edition | None = None) -> tuple[str, ...]:
    return trouble(edition or front.reader.edition(1), front.reader.edition_seal(1))


def test_an_edition_has_every_table_as_it_was_printed(published: Front) -> None:
    (edition,) = published.reader.editions()
    assert (edition.number, edition.year, edition.by) == (1, YEAR, "Mary")
    assert edition.published == published.today
    assert edition.asked().against == periods.year(YEAR - 1)
    assert [one.key for one in edition.printed()] == list(tables.KEYS)
    now = made(published.reader, YEAR, edition.asked(), published.today)
    for kept, (_, shown) in zip(edition.printed(), now, strict=True):
        assert [c.value for _, _, c in kept.cells()] == [c.value for _, _, c in shown.cells()]
        bare = replace(shown, rows=(), lists=None)  # nothing behind it is kept
        assert replace(kept, rows=()) == bare
    assert proven(published) == ()
    assert compared(published.reader, edition, published.today) == ()


def test_small_numbers_are_kept_and_not_printed(front: Front) -> None:
    front.stage_1()
    front.do(PublishEdition(YEAR))
    edition = front.reader.edition(1)
    (table,) = [one for one in edition.printed() if one.key == "3"]
    assert table.row("Stage 1 complaint").cells[0].value == Hidden("<5")
    assert (
        '{"shown":["hidden","<5"],"unit":null,"value":["number",1],"words":"<5"}' in edition.tables
    )
    front.stage_1()
    assert [r for r in compared(front.reader, edition, front.today) if r.table == "3"] == []


def test_a_later_correction_shows_as_restated(published: Front) -> None:
    published.stage_1()
    published.day.on = date(2026, 11, 12)
    edition = published.reader.edition(1)
    found = compared(published.reader, edition, published.today)
    (one,) = [
        r for r in found if (r.table, r.row, r.column) == ("3", "Stage 1 complaint", "2026/27")
    ]
    assert (one.old, one.new) == ("1", "2")
    assert note(one, edition) == (
        "Stage 1 complaint, 2026/27: restated: 2 was 1 in the edition of 5 Nov 2026"
    )
    published.do(PublishEdition(YEAR, IN_FULL))
    assert [e.number for e in published.reader.editions()] == [2, 1]
    assert compared(published.reader, published.reader.edition(2), published.today) == ()


def test_a_row_that_came_or_went_is_restated_too(published: Front) -> None:
    ref = published.log()
    published.do(PublishEdition(YEAR, IN_FULL))
    for case in published.reader.all_cases():
        if case.case.handling is None:
            published.do(cmd.Withdraw(case.case.ref, published.today, False))
    edition = published.reader.edition(2)
    found = compared(published.reader, edition, published.today)
    gone = [r for r in found if r.row == "Not yet decided" and r.column == "2026/27"]
    assert [(r.old, r.new) for r in gone if r.table == "3"] == [("2", "")]
    assert "no longer here was 2" in note(gone[0], edition)
    assert ref


@pytest.mark.parametrize("part", ["tables", "options", "year", "at", "by", "checksum"])
def test_any_changed_byte_is_found(published: Front, part: str) -> None:
    edition = published.reader.edition(1)
    value = getattr(edition, part)
    changed: Any = value + 1 if isinstance(value, int) else value[:-1] + "!"
    assert proven(published, replace(edition, **{part: changed}))


def test_the_row_that_was_changed_is_named(published: Front) -> None:
    edition = published.reader.edition(1)
    at = edition.tables.index('"shown":["number",1]', edition.tables.index('"key":"3"'))
    # Keys are in order, so a table's rows stand between its key and its title.
    text = edition.tables[:at] + '"shown":["number",9]' + edition.tables[at + 20 :]
    (sentence,) = proven(published, replace(edition, tables=text))
    assert sentence.startswith("Edition 1, table 3, row '")
    spaced = replace(edition, tables=edition.tables.replace(",", ", ", 1))
    assert proven(published, spaced) == (
        "Edition 1: it is written otherwise than it was published.",
    )
    assert proven(published, replace(edition, tables="[")) == (
        "Edition 1: its tables cannot be read any more.",
    )
    assert "the audit trail does not know it" in trouble(edition, None)[0]


def test_every_byte_of_the_tables_counts(published: Front) -> None:
    """Changed one after the other, none passes."""
    edition = published.reader.edition(1)
    sealed = published.reader.edition_seal(1)
    for at in range(0, len(edition.tables), 193):
        other = "x" if edition.tables[at] != "x" else "y"
        text = edition.tables[:at] + other + edition.tables[at + 1 :]
        assert trouble(replace(edition, tables=text), sealed), at


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE editions SET checksum = checksum",
        "UPDATE OR REPLACE editions SET number = 2",
        "DELETE FROM editions",
        "REPLACE INTO editions SELECT * FROM editions",
        "INSERT OR IGNORE INTO editions SELECT * FROM editions",
        "INSERT INTO editions SELECT 7, year, published_at, published_by, options, tables,"
        " checksum, 'other' FROM editions",
    ],
)
def test_an_edition_stays(published: Front, attack: str) -> None:
    with closing(connect(published.path)) as connection:
        before = connection.execute("SELECT * FROM editions").fetchall()
        with pytest.raises(driver.IntegrityError, match="published editions"):
            connection.execute(attack)
        assert connection.execute("SELECT * FROM editions").fetchall() == before


def test_publishing_is_never_undone_and_says_so(published: Front) -> None:
    with pytest.raises(Refusal, match="an edition is never taken back"):
        published.do(cmd.Undo("publish"))
    assert len(published.reader.editions()) == 1
    assert published.do(PublishEdition(YEAR), save_id="publish").save_id == "publish"
    assert len(published.reader.editions()) == 1, "asked twice, published once"


def test_who_may_publish_and_what(front: Front) -> None:
    with pytest.raises(Refusal, match="Only a manager publishes"):
        front.do(PublishEdition(YEAR), OFFICER)
    with pytest.raises(Refusal, match="has not begun yet"):
        front.do(PublishEdition(YEAR + 1))
    assert front.reader.editions() == []


def test_a_table_that_does_not_tie_is_not_published(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    front.stage_1()
    real = tables.make

    def wrong(key: str, asked: object) -> object:
        table = real(key, asked)  # type: ignore[arg-type]
        return replace(table, rows=table.rows[1:])

    monkeypatch.setattr(tables, "make", wrong)
    with pytest.raises(Refusal, match="the rows make 0"):
        front.do(PublishEdition(YEAR))
    assert front.reader.editions() == []


def test_options_and_text_go_round() -> None:
    options = Options(periods.year(2015), True, False)
    assert Options.of(options.data()) == options
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
    assert Options.of(Options().data()) == Options()


def test_asked_without_comparison_stands_alone(front: Front) -> None:
    front.log()
    alone = figures_asked(front.reader, periods.year(YEAR), front.today, compare=False)
    assert alone.against is None
    assert len(tables.make("10", alone).columns) == 2


def test_what_is_only_hidden_for_the_sake_of_another_is_not_restated(front: Front) -> None:
    """One letter by email hides another number as well, which has not changed for all that."""
    for _ in range(6):
        front.stage_1()
    for _ in range(6):
        front.log(channel="Letter")
    front.do(PublishEdition(YEAR))
    edition = front.reader.edition(1)
    front.log(channel="E-mail")
    (now,) = [t for _, t in made(front.reader, YEAR, Options(), front.today) if t.key == "1"]
    hidden = [now.row(name).cells[0].value for name in ("Telephone", "Letter")]
    assert Hidden("..") in hidden
    found = [r for r in compared(front.reader, edition, front.today) if r.table == "1"]
    moved = {r.row for r in found if r.column == "2026/27"}
    assert {"E-mail", "All contacts"} <= moved
    assert not {"Telephone", "Letter"} & moved
    (one,) = [r for r in found if (r.row, r.column) == ("E-mail", "2026/27")]
    assert one.new == "<5"
    assert one.question is not None
    assert len(front.reader.behind(one.question)) == 1


def test_each_table_of_a_year_says_what_was_restated(published: Front) -> None:
    """Of its own year and of the year before, if it was counted as the edition counted."""
    published.stage_1()
    today, year = published.today, periods.year(YEAR)
    own = Counted(year, periods.year(YEAR - 1))
    found = accounts(published.reader, own, today)
    assert [(one.edition.number, one.sound) for one in found] == [(1, True)]
    table = table_of(published, "3", own)
    noted = with_notes(table, found, own).notes
    sentence = "Stage 1 complaint, 2026/27: restated: 2 was 1 in the edition of 5 Nov 2026."
    assert sentence in noted
    at = [row.label for row in table.rows].index("Stage 1 complaint")
    assert (at, 0) in marked(table, found[0], own)
    assert (at, 2) not in marked(table, found[0], own)
    assert by_row(table, found, own)[at].startswith(
        "2026/27: 2 was 1 in the edition of 5 Nov 2026; "
    )
    published.day.on = date(2027, 5, 4)
    later = Counted(year.after(), year)
    found = accounts(published.reader, later, published.today)
    table = table_of(published, "3", later)
    assert sentence in with_notes(table, found, later).notes
    assert (at, 2) in marked(table, found[0], later)
    for other in (
        replace(own, closed=True),
        replace(own, without_persistent=True),
        replace(own, against=periods.year(YEAR - 2)),
        Counted(periods.quarter_of(today), periods.quarter_of(today).before()),
    ):
        assert with_notes(table, found, other) == table
        assert marked(table, found[0], other) == frozenset()


def table_of(front: Front, key: str, counted: Counted) -> Table:
    """One table as it is counted today."""
    asked = figures_asked(front.reader, counted.period, front.today, against=counted.against)
    return tables.make(key, asked)


@pytest.mark.parametrize(
    "text", ["[", "[1]", "{}", '[{"key": "3"}]', '"x"', '[{"key":"3","rows":[],"columns":[[]]}]']
)
def test_an_edition_that_cannot_be_read_any_more_says_so(published: Front, text: str) -> None:
    found = account(
        published.reader, replace(published.reader.edition(1), tables=text), published.today
    )
    assert found.restated is None
    assert found.trouble
    assert not found.sound
    assert since(found, 0) == "0 numbers restated since the edition of 5 Nov 2026"


def test_a_changed_edition_is_no_witness(published: Front) -> None:
    """What it says now was perhaps never published: nothing is told by it, and that is said."""
    published.stage_1()
    with closing(connect(published.path)) as connection:
        connection.execute("DROP TRIGGER editions_never_change")
        connection.execute("UPDATE editions SET tables = replace(tables, '\"1\"', '\"9\"')")
    edition = published.reader.edition(1)
    assert account(published.reader, edition, published.today).restated is None
    made_now = annual_report(published.reader, YEAR, published.today)
    assert [fact for fact in made_now.facts if "edition" in fact] == [
        "The edition of 5 Nov 2026 is not as it was published: nothing is compared with it."
    ]
    assert titles(replace(edition, tables="[1]")) == {}


def test_the_report_says_what_was_restated_and_a_first_one_nothing(front: Front) -> None:
    front.stage_1()
    assert not [f for f in annual_report(front.reader, YEAR, front.today).facts if "restated" in f]
    front.do(PublishEdition(YEAR))
    for _ in range(5):
        front.stage_1()
    made_now = annual_report(front.reader, YEAR, front.today)
    notes = [note for figure in made_now.figures for note in figure.table.notes]
    told = [note for note in notes if ": restated: " in note]
    assert "Stage 1 complaint, 2026/27: restated: 6 was <5 in the edition of 5 Nov 2026." in told
    (said,) = [fact for fact in made_now.facts if "restated" in fact]
    assert said == (
        f"{len(told)} numbers restated since the edition of 5 Nov 2026; each is told below its "
        "table."
    )
