"""Sentences made from figures say what the table says, in the right unit, and nothing hidden."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.figures.narrative import change, listed, lowered, narrative
from tracker.core.figures.periods import year
from tracker.core.figures.questions import Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Value, Words

NOW, THEN = year(2017), year(2016)


@pytest.mark.parametrize(
    ("what", "before", "after", "said"),
    [
        ("Stage 1", Number(187), Number(229), "Stage 1 rose from 187 to 229 (+22%)"),
        ("Decisions", Number(14), Number(27), "Decisions rose from 14 to 27 (+93%)"),
        ("Delays", Number(16), Number(13), "Delays fell from 16 to 13 (-19%)"),
        ("Upheld", Percent(97, 187), Percent(101, 229), None),
        ("The council's", Percent(9, 100), Percent(5, 100), None),
        ("In time", Percent(66, 100), Percent(65, 100), None),
        ("Direct", Percent(5, 1000, 1), Percent(11, 1000, 1), None),
        ("Upheld", Percent(1, 3), Percent(33, 100), "Upheld stayed at 33%"),
        ("Upheld", Percent(0, 0), Percent(1, 2), "Upheld came to 50%"),
        ("Upheld", Percent(1, 2), Percent(0, 0), ""),
        ("Contacts", Number(310), Number(310), "Contacts stayed at 310"),
        ("Contacts", Number(2000), Number(2001), None),
        ("Texts", Number(0), Number(12), "Texts rose from none to 12"),
        ("Texts", Number(12), Number(0), "Texts fell from 12 to none"),
        ("Texts", Number(0), Number(0), "Texts came to none in both"),
        ("Contacts", None, Number(1234), "Contacts came to 1,234"),
        ("Contacts", Number(4), None, ""),
        ("Contacts", Number(1), Number(250), "Contacts rose from 1 to 250 (+24,900%)"),
        ("Spend", Pence(2008991), Pence(929233), None),
        ("Days", Days(Decimal(62)), Days(Decimal(88)), "Days rose from 62 to 88 working days"),
        ("Days", Days(Decimal(1)), Days(Decimal(1)), "Days stayed at 1 working day"),
        ("Letters", Number(12), Hidden(), "Letters fell from 12 to fewer than 5"),
        ("Letters", Hidden(), Number(12), "Letters rose from fewer than 5 to 12"),
        ("Letters", Hidden(), Hidden(), "Letters came to fewer than 5"),
        ("Letters", Number(0), Hidden(), "Letters came to fewer than 5"),
        ("Letters", Number(12), Hidden(".."), ""),
        ("Letters", Hidden(".."), Number(12), "Letters came to 12"),
        ("Letters", None, Hidden(".."), ""),
        ("Person", None, Words("Person 1"), ""),
        ("Mixed", Number(5), Percent(1, 2), ""),
    ],
)
def test_a_change_in_words(
    what: str, before: Value | None, after: Value | None, said: str | None
) -> None:
    others = {
        "Upheld": "Upheld fell from 52% to 44% (8 percentage points)",
        "The council's": "The council's fell from 9% to 5% (4 percentage points)",
        "In time": "In time fell from 66% to 65% (1 percentage point)",
        "Direct": "Direct rose from 0.5% to 1.1% (0.6 percentage points)",
        "Contacts": "Contacts rose from 2,000 to 2,001 (by less than 1%)",
        "Spend": "Spend fell from £20,089.91 to £9,292.33 (-54%)",
    }
    assert change(what, before, after) == (others[what] if said is None else said)


counts = st.integers(0, 5000).map(Number)
shares = st.builds(
    lambda whole, part, places: Percent(min(part, whole), whole, places),
    st.integers(0, 400),
    st.integers(0, 400),
    st.just(0),
)


@given(counts, counts)
def test_counts_change_by_per_cent_and_the_verb_agrees(before: Number, after: Number) -> None:
    said = change("It", before, after)
    assert "point" not in said
    assert ("rose" in said) == (after.count > before.count)
    assert ("fell" in said) == (after.count < before.count)
    found = re.search(r"\(([+-][\d,]+)%\)", said)
    if found:
        by = int(found[1].replace(",", ""))
        assert (by > 0) == (after.count > before.count)
        assert abs(before.count * (100 + by) - 100 * after.count) <= before.count / 2


@given(shares, shares)
def test_shares_change_by_points_and_never_by_per_cent(before: Percent, after: Percent) -> None:
    said = change("It", before, after)
    if before.value is None or after.value is None:
        assert "(" not in said
        return
    assert not re.search(r"\([^)]*%", said)
    assert ("rose" in said) == (after.value > before.value)
    assert ("fell" in said) == (after.value < before.value)
    found = re.search(r"\((\S+) percentage points?\)", said)
    assert bool(found) == (after.value != before.value)
    if found:
        assert Decimal(found[1]) == abs(after.value - before.value)
        assert ("points)" in said) == (found[1] != "1")


def summed(rows: list[tuple[str, Value, Value]], at: int) -> int:
    found = [row[1:][at - 1] for row in rows]
    return sum(value.count for value in found if isinstance(value, Number))


def themes(rows: list[tuple[str, Value, Value]], key: str = "13", *, total: bool = True) -> Table:
    """A table of counts and shares, this year's and the last one's."""

    def cells(now: Value, then: Value) -> tuple[Cell, ...]:
        made = []
        for value, at in ((now, 1), (then, 2)):
            whole = summed(rows, at)
            part = value.count if isinstance(value, Number) else None
            made += [Cell(value), Cell(Hidden() if part is None else Percent(part, whole))]
        return tuple(made)

    lines = [Row(label, cells(now, then)) for label, now, then in rows]
    if total:
        sums = Number(summed(rows, 1)), Number(summed(rows, 2))
        lines.append(Row("All", cells(*sums), RowKind.TOTAL))
    columns = (
        *(Column(NOW.label, NOW, adds=True), Column("%", NOW)),
        *(Column(THEN.label, THEN, adds=True), Column("%", THEN)),
    )
    return Table(
        *(key, "Themes", Unit.CONTACTS, "Stage 1 complaints received", NOW, columns, tuple(lines)),
        chart=0,
    )


def n(label: str, now: int, then: int) -> tuple[str, Value, Value]:
    return label, Number(now), Number(then)


def test_a_table_is_told_by_its_total_its_largest_rows_and_what_changed_most() -> None:
    rows = [n("Actions", 69, 50), n("Communication", 49, 46), n("Decisions", 27, 14)]
    rows += [n("Placement", 8, 9), n("Reports", 76 - 49, 68 - 0)]
    assert narrative(themes(rows)) == (
        "Compared with 2016/17, Stage 1 complaints received fell from 187 to 180 (-4%).",
        "Most were about Actions (69, 38%) and Communication (49, 27%).",
        "The biggest rise was in Actions, from 50 to 69 (+38%); the biggest fall was in Reports, "
        "from 68 to 27 (-60%).",
    )


def test_most_is_said_only_of_more_than_half() -> None:
    even = [n(f"Theme {letter}", 20 + at, 0) for at, letter in enumerate("ABCDEFGH")]
    said = narrative(themes(even))[1]
    assert said.startswith("The largest groups were about Theme H (27, 14%), Theme G")
    tied = [n("A", 10, 0), n("B", 10, 0), n("C", 10, 0), n("D", 10, 0)]
    assert not any("largest" in text or "Most" in text for text in narrative(themes(tied)))


def test_nothing_hidden_is_given_away() -> None:
    rows: list[tuple[str, Value, Value]] = [
        *(n("A", 30, 31), n("B", 20, 40), n("C", 10, 9)),
        *(("D", Hidden(), Number(8)), ("E", Hidden(".."), Number(77))),
    ]
    told = " ".join(narrative(themes(rows, total=False)))
    assert "Of the numbers shown, the largest groups were about A (30, 50%), B" in told
    assert "Of the numbers shown, the biggest rise was in C" in told
    assert "Most" not in told
    assert "E" not in told.replace("Compared", "")


def test_an_empty_table_says_so_and_a_hidden_one_does_not() -> None:
    empty = themes([n("A", 0, 0), n("B", 0, 0)])
    assert narrative(empty) == ("There were no Stage 1 complaints received in 2017/18.",)
    hidden = themes([("A", Hidden(), Hidden()), ("B", Hidden(".."), Hidden(".."))], total=False)
    assert narrative(hidden) == ()


def test_parts_beside_the_total_are_told_in_points() -> None:
    table = themes([n("Within 10", 69, 50), n("Over 10", 160, 137)], key="10")
    cells = (Number(149), Percent(149, 229), Number(125), Percent(125, 187))
    within = Row("Within timescale", tuple(Cell(v) for v in cells), RowKind.OF_WHICH)
    assert narrative(replace(table, rows=(*table.rows, within)))[0] == (
        "Compared with 2016/17, Stage 1 complaints received rose from 187 to 229 (+22%); "
        "within timescale fell from 67% to 65% (2 percentage points)."
    )


def test_a_row_for_each_year_is_compared_column_by_column() -> None:
    columns = (Column("Stage 1"), Column("Upheld or partly upheld"), Column("%"))
    rows = (
        Row("2016/17", (Cell(Number(187)), Cell(Number(97)), Cell(Percent(97, 187)))),
        Row("2017/18", (Cell(Number(229)), Cell(Number(101)), Cell(Percent(101, 229)))),
    )
    table = Table("5", "Outcome", Unit.CONTACTS, "Stage 1 received", NOW, columns, rows)
    assert narrative(table) == (
        "Compared with 2016/17, Stage 1 rose from 187 to 229 (+22%); upheld or partly upheld "
        "fell from 52% to 44% (8 percentage points).",
    )
    alone = replace(table, rows=rows[1:])
    assert narrative(alone)[0].startswith("In 2017/18, Stage 1 came to 229; ")


def test_without_an_earlier_period_there_is_no_comparison() -> None:
    table = themes([n("A", 9, 5), n("B", 4, 4)])
    rows = tuple(replace(row, cells=row.cells[:2]) for row in table.rows)
    told = narrative(replace(table, columns=table.columns[:2], rows=rows))
    assert told == ("Stage 1 complaints received came to 13.", "Most were about A (9, 69%).")


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("Within timescale", "within timescale"),
        ("ACPS Central", "ACPS Central"),
        ("MOMO", "MOMO"),
        ("Stage 1", "Stage 1"),
        ("E-mail", "e-mail"),
        ("", ""),
    ],
)
def test_labels_within_a_sentence(label: str, within: str) -> None:
    assert lowered(label) == within


def test_lists_in_words() -> None:
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
