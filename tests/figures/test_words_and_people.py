"""Words that changed, cases nobody has classified, people who are one, and totals that must tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.reader import FileReader
from tests.figures.walking import Walk, table_of, words
from tests.support import Front, copied
from tracker.core import commands as cmd
from tracker.core import people_commands as pcmd
from tracker.core.figures import tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.hiding import hide
from tracker.core.figures.periods import between, month_of, quarter_of, year
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.figures.table import DoesNotTie, Table, check
from tracker.core.figures.values import Hidden, Number
from tracker.core.office import Lists
from tracker.core.past import PastContact
from tracker.core.words import Handling, ListKind, Outcome

PERIOD = year(2024)
DAY = date(2024, 6, 3)


def past(number: int, who: str, **facts: object) -> PastContact:
    """An answered Stage 1 complaint about adoption."""
    row = PastContact(
        f"P{number}",
        DAY + timedelta(number),
        "Letter",
        Handling.STAGE_1,
        "Adoption",
        "Decision making",
        "The letter",
        complainant=who,
        person_key=who,
        reply_sent_on=DAY + timedelta(number + 9),
        outcome=Outcome.UPHELD,
    )
    return replace(row, **facts)  # type: ignore[arg-type]


@pytest.fixture
def four(blank: Path, tmp_path: Path) -> Iterator[Front]:
    """Ann twice, Anne once, Bo once."""
    front = Front(copied(blank, tmp_path / "four.db"))
    people = ("Ann Lee", "Ann Lee", "Anne Lee", "Bo Marsh")
    front.do(cmd.ImportPast(tuple(past(n, who) for n, who in enumerate(people)), "log.csv"))
    yield front
    front.close()


def labels(table: Table) -> list[str]:
    return [row.label for row in table.rows]


def change(front: Front, kind: ListKind, how: cmd.ListChange, value: str, new: str = "") -> None:
    front.do(cmd.ChangeList(kind, how, value, new=new))


def sound(front: Front, **wish: object) -> None:
    """Every number is its list, and every total the sum of its parts."""
    walk = Walk(front.reader)
    for key in tables.KEYS:
        walk.table(table_of(front.reader, key, PERIOD, **wish))


RENAMED = (
    (ListKind.CHANNEL, "Letter", "1"),
    (ListKind.AREA, "Adoption", "6"),
    (ListKind.AREA, "Adoption", "7"),
    (ListKind.THEME, "Decision making", "13"),
    (ListKind.THEME, "Decision making", "14"),
)


@pytest.mark.parametrize(("kind", "word", "key"), RENAMED)
def test_a_renamed_word_is_one_row_with_all_its_cases(
    kind: ListKind, word: str, key: str, four: Front
) -> None:
    """Old cases keep the old word, later ones have the new: one row counts and lists both."""
    place = labels(table_of(four.reader, key, PERIOD)).index(word)
    change(four, kind, cmd.ListChange.RENAME, word, "New words")
    facts = {{"channel": "channel", "area": "area", "theme": "theme"}[kind.value]: "New words"}
    four.do(cmd.ImportPast((past(20, "Cy Oak", **facts),), "more.csv"))
    table = table_of(four.reader, key, PERIOD)
    assert word not in labels(table)
    assert labels(table).index("New words") == place
    assert words(table, "New words")[0] == "5"
    sound(four)


@pytest.mark.parametrize(("kind", "word", "key"), RENAMED)
def test_a_retired_word_stands_where_it_was_counted(
    kind: ListKind, word: str, key: str, four: Front
) -> None:
    """And in no year without it, where a word that is offered stands with nought."""
    change(four, kind, cmd.ListChange.RETIRE, word)
    assert words(table_of(four.reader, key, PERIOD), word)[0] == "4"
    assert word not in labels(table_of(four.reader, key, year(2010)))
    assert {"Telephone", "Fostering", "Poor communication"} & set(
        labels(table_of(four.reader, key, year(2010)))
    )
    sound(four)


def test_cases_held_under_an_earlier_name_are_the_areas(four: Front) -> None:
    change(four, ListKind.AREA, cmd.ListChange.RENAME, "Adoption", "Adoption and kinship")
    held = (("Adoption", 30), ("Fostering", 70))
    entered = {2024: YearEntered(2024, cases_held=held)}
    table = table_of(four.reader, "7", PERIOD, entered=entered)
    assert words(table, "Adoption and kinship") == ["4", "100%", "30", "30%", "+70 points"]
    assert words(table, "Fostering") == ["0", "0%", "70", "70%", "-70 points"]


def test_cases_that_nobody_has_classified_have_rows_of_their_own(front: Front) -> None:
    rows = (
        past(1, "Ann", theme="", area="", reply_sent_on=None, outcome=None),
        past(2, "Bo", handling=None, theme="", reply_sent_on=None, outcome=None),
        past(3, "Cy"),
    )
    front.do(cmd.ImportPast(rows, "log.csv"))
    found = {key: table_of(front.reader, key, PERIOD) for key in tables.KEYS}
    assert words(found["2"], "Not yet decided") == ["1", "33%"]
    assert words(found["6"], "No area yet")[:2] == ["1", "50%"]
    assert words(found["13"], "No theme yet") == ["1", "0", "0%"]
    assert words(found["10"], "No reply yet")[:2] == ["1", "50%"]
    assert found["5"].columns[-1].label == "No outcome yet"
    assert words(found["5"], "2024/25")[-1] == "1"
    sound(front)


def test_two_people_who_turned_out_to_be_one_are_counted_once(four: Front) -> None:
    """And undone again they are two."""
    numbers = dict(four.reader._connection.execute("SELECT name, id FROM people").fetchall())

    def counted() -> tuple[str, list[str]]:
        repeats = table_of(four.reader, "9", PERIOD)
        return words(table_of(four.reader, "2", PERIOD), "Complainants")[0], labels(repeats)

    assert counted() == ("3", ["2 contacts", "All"])
    four.do(pcmd.MergePeople(numbers["Ann Lee"], numbers["Anne Lee"], 1, 1), save_id="merge")
    assert counted() == ("2", ["3 contacts", "All"])
    sound(four)
    four.do(cmd.Undo("merge"))
    assert counted() == ("3", ["2 contacts", "All"])


def test_without_a_named_persistent_complainant(four: Front) -> None:
    """Left out of every table on any day of whose period the decision was in force."""
    number = four.reader._connection.execute(
        "SELECT id FROM people WHERE name = 'Ann Lee'"
    ).fetchone()[0]
    four.do(pcmd.DecidePersistent(number, "Rings daily", "One call a week", date(2025, 3, 31)))

    def stage_1(period: object = PERIOD, **wish: object) -> str:
        return words(table_of(four.reader, "5", period, **wish), PERIOD.label)[0]  # type: ignore[arg-type]

    assert stage_1() == "4"
    assert stage_1(without_persistent=True) == "2"
    assert labels(table_of(four.reader, "9", PERIOD, without_persistent=True)) == ["All"]
    earlier = between(PERIOD.first, date(2025, 3, 30))
    table = table_of(four.reader, "5", earlier, without_persistent=True)
    assert words(table, earlier.label)[0] == "4"
    sound(four, without_persistent=True)


def test_closed_cases_are_counted_by_the_day_they_were_closed(four: Front) -> None:
    june = month_of(DAY)
    received = table_of(four.reader, "8", june)
    assert (received.cohort, words(received, "June / May")) == (
        "Stage 1 complaints received",
        ["4", "0"],
    )
    closed = table_of(four.reader, "8", quarter_of(DAY), closed=True)
    assert closed.cohort == "Stage 1 complaints closed"
    assert words(closed, "June / March") == ["4", "0"]
    assert words(table_of(four.reader, "8", between(DAY, DAY), closed=True), "All") == ["0", "0"]


AGES: tuple[tuple[list[int | None], tuple[str, ...]], ...] = (
    ([10, 17, 13, 14, 15], ("Ages, where they are known: under 13 to 17.",)),
    ([14, 13, 15, 13, 14, None], ("Ages, where they are known: 13 to 15.",)),
    ([14, 13, 15, 13, None, None, None], ()),
    ([], ()),
)


@pytest.mark.parametrize(("ages", "notes"), AGES)
def test_ages_of_young_people_are_told_of_enough_of_them(
    ages: list[int | None], notes: tuple[str, ...], front: Front
) -> None:
    """In bands, and never so that they tell the age of one child."""
    rows = [past(n, f"Y{n}", young_person=True, age=age) for n, age in enumerate(ages)]
    front.do(cmd.ImportPast((*rows, past(99, "Grown Up", age=70)), "log.csv"))
    assert table_of(front.reader, "4", PERIOD).notes == notes


def test_months_of_stretches_that_are_not_alike() -> None:
    """Two Aprils are told apart; a stretch of fewer months ends in empty cells."""

    class Nothing:
        def tally(self, *_: object) -> dict[tuple[str, ...], int]:
            return {}

        def behind(self, _: object) -> list[str]:
            return []

        def stage2_closed(self, _: object) -> list[Stage2Line]:
            return []

    long = between(date(2016, 4, 20), date(2017, 4, 2))
    made = tables.make("8", Asked(Nothing(), long, Lists(), month_of(DAY)))
    check(made)
    assert len(made.rows) == 14
    assert labels(made)[0] == "April 2016 / June 2024"
    assert labels(made)[-2] == "April 2017"
    assert words(made, "April 2017") == ["0", "-"]


def test_months_that_have_not_begun_are_empty(four: Front) -> None:
    table = table_of(four.reader, "8", year(2026))
    assert words(table, "November") == ["0", "0"]
    assert words(table, "December") == ["-", "0"]


BREAKABLE = ("1", "2", "3", "4", "6", "7", "8", "9", "10", "13", "14")


@pytest.mark.parametrize("key", BREAKABLE)
def test_a_total_that_is_not_its_parts_is_refused(key: str, four: Front) -> None:
    """Each column that adds, one more in each of its parts: the sentence says where."""
    entered = {2024: YearEntered(2024, cases_held=(("Adoption", 30),))}
    table = table_of(four.reader, key, PERIOD, entered=entered)
    broken = 0
    for at, column in enumerate(table.columns):
        if not column.adds:
            continue
        row = table.rows[0]
        cell = row.cells[at]
        more = cell.value.count + 1 if isinstance(cell.value, Number) else 1
        cells = (*row.cells[:at], replace(cell, value=Number(more)), *row.cells[at + 1 :])
        rows = (replace(row, cells=cells), *table.rows[1:])
        with pytest.raises(DoesNotTie, match=f"Table {key}, "):
            check(replace(table, rows=rows))
        hidden = (*row.cells[:at], replace(cell, value=Hidden()), *row.cells[at + 1 :])
        check(replace(table, rows=(replace(row, cells=hidden), *table.rows[1:])))
        broken += 1
    assert broken


def test_a_total_across_that_is_not_its_parts_is_refused(four: Front) -> None:
    """Table 4 adds both ways: two columns of one row that are each wrong by one."""
    table = table_of(four.reader, "4", PERIOD)
    total = next(at for at, column in enumerate(table.columns) if column.total_of)
    row = table.row("All contacts")
    cells = (*row.cells[:total], replace(row.cells[total], value=Number(7)))
    cells += row.cells[total + 1 :]
    rows = tuple(replace(r, cells=cells) if r is row else r for r in table.rows)
    columns = tuple(replace(c, adds=False) for c in table.columns)
    with pytest.raises(DoesNotTie, match="All contacts: the columns make 0, but total says 7"):
        check(replace(table, rows=rows, columns=columns))


def test_a_part_that_leaves_a_small_rest_is_hidden_in_the_overview(reader: FileReader) -> None:
    """27 requests for Stage 2 of which 26 were refused would say that one was not."""
    made = hide(table_of(reader, "overview", year(2017)))
    assert words(made, "Stage 2 requested")[0] == "27"
    assert words(made, "of which refused")[0] == ".."
    assert words(made, "Matters before the Ombudsman") == ["<5", "0", ".."]
