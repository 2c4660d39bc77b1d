"""Small numbers are hidden, and no reader can work one out: tried by solving for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.core.figures import periods
from tracker.core.figures.hiding import (
    NOT_LISTED,
    NOT_LISTED_NOTE,
    NOTE,
    OTHER,
    SMALL,
    hide,
    hide_together,
)
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table, amount, check
from tracker.core.figures.values import Hidden, Number, Pence, Percent, Value, Words

PERIOD = periods.year(2017)
ASKED = Question(Cohort.RECEIVED, PERIOD)


def table(columns: tuple[Column, ...], rows: tuple[Row, ...], key: str = "x") -> Table:
    return Table(key, "A table", Unit.CONTACTS, "Contacts received", PERIOD, columns, rows)


def row(label: str, *values: Value | None, kind: RowKind = RowKind.PART) -> Row:
    return Row(label, tuple(Cell(value) for value in values), kind)


def grid(counts: list[list[int]]) -> Table:
    """Rows and columns with totals both ways, and the share of each row in all."""
    wide = len(counts[0])
    whole = sum(map(sum, counts))
    lines = [[*line, sum(line)] for line in counts]
    lines.append([sum(column) for column in zip(*lines, strict=True)])
    kinds = [RowKind.PART] * len(counts) + [RowKind.TOTAL]
    return table(
        (
            *(Column(f"c{n}", adds=True) for n in range(wide)),
            Column("All", adds=True, total_of=tuple(range(wide))),
            Column("%"),
        ),
        tuple(
            row(f"r{n}", *map(Number, line), Percent(line[-1], whole), kind=kind)
            for n, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        ),
    )


Unknown = dict[tuple[int, int], tuple[int, int]]
"""What a reader knows of a hidden number: the least and the most it can be."""


def readers_sums(shown: Table) -> Iterator[list[tuple[int, int]]]:
    """The cells of each row and each column of a grid, the total last."""
    high, wide = len(shown.rows), len(shown.columns) - 1
    for r in range(high):
        yield [(r, c) for c in range(wide)]
    for c in range(wide):
        yield [(r, c) for r in range(high)]


def solutions(shown: Table, cell: tuple[int, int], most: int) -> set[int]:
    """The values that a hidden cell can have, by search: at least two of them if there are."""
    sums = list(readers_sums(shown))
    known = {
        (r, c): n
        for r, line in enumerate(shown.rows)
        for c, one in enumerate(line.cells[:-1])
        if (n := amount(one)) is not None
    }
    small = {
        (r, c)
        for r, line in enumerate(shown.rows)
        for c, one in enumerate(line.cells[:-1])
        if one.value == SMALL
    }
    found: set[int] = set()

    def bounds(at: tuple[int, int], values: dict[tuple[int, int], int]) -> tuple[int, int]:
        if at in values:
            return values[at], values[at]
        return (1, 4) if at in small else (5 if small else 1, most)

    def narrowed(values: dict[tuple[int, int], int]) -> dict[tuple[int, int], tuple[int, int]]:
        """Bounds tightened until they no longer move; empty where there is no solution."""
        edges = {at: bounds(at, values) for one in sums for at in one}
        moved = True
        while moved:
            moved = False
            for one in sums:
                *parts, whole = one
                low = sum(edges[at][0] for at in parts)
                high = sum(edges[at][1] for at in parts)
                a, b = edges[whole]
                new = {whole: (max(a, low), min(b, high))}
                for at in parts:
                    x, y = edges[at]
                    new[at] = (max(x, a - (high - y)), min(y, b - (low - x)))
                for at, (x, y) in new.items():
                    if x > y:
                        return {}
                    if edges[at] != (x, y):
                        edges[at] = (x, y)
                        moved = True
        return edges

    def solvable(values: dict[tuple[int, int], int]) -> bool:
        edges = narrowed(values)
        if not edges:
            return False
        open_ = [at for at, (x, y) in edges.items() if x < y]
        if not open_:
            return True
        at = min(open_, key=lambda one: edges[one][1] - edges[one][0])
        low, high = edges[at]
        return any(solvable({**values, at: n}) for n in range(low, high + 1))

    edges = narrowed(known)
    for n in range(edges[cell][0], edges[cell][1] + 1):
        if solvable({**known, cell: n}):
            found.add(n)
            if len(found) > 1:
                return found
    return found


counts = st.one_of(st.integers(0, 6), st.integers(0, 30))
grids = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=1, max_size=4)
)


@given(grids)
@example([[4, 4]])
@example([[4], [4]])
@example([[1], [5]])
@example([[3], [50]])
@example([[0], [3]])
@example([[1, 1], [1, 1]])
@example([[4, 4], [4, 4]])
@example([[1, 20], [20, 30]])
@example([[1, 9], [9, 1]])
def test_no_hidden_number_can_be_worked_out(counts: list[list[int]]) -> None:
    whole = grid(counts)
    check(whole)
    shown = hide(whole)
    every = [c.value for r in shown.rows for c in r.cells[:-1]]
    blank = SMALL not in every
    most = 2 * max(map(max, [[amount(c) or 0 for c in r.cells[:-1]] for r in whole.rows])) + 12
    for r, (before, after) in enumerate(zip(whole.rows, shown.rows, strict=True)):
        for c, (was, now) in enumerate(zip(before.cells[:-1], after.cells[:-1], strict=True)):
            number = amount(was)
            assert number is not None
            if isinstance(now.value, Hidden):
                assert now.value == OTHER or 0 < number < 5
                assert now.value == SMALL or number >= 5 or blank
                assert len(solutions(shown, (r, c), most)) > 1, (r, c)
            else:
                assert now == was
                assert number == 0 or number >= 5
    check(shown)


@given(grids)
def test_no_share_tells_a_hidden_number(counts: list[list[int]]) -> None:
    whole = grid(counts)
    shown = hide(whole)
    total_hidden = isinstance(shown.rows[-1].cells[-2].value, Hidden)
    for line in shown.rows:
        share = line.cells[-1].value
        if isinstance(share, Percent) and share.value is not None:
            assert not total_hidden
            assert not any(isinstance(cell.value, Hidden) for cell in line.cells[:-1])


def test_where_nothing_is_small_nothing_changes() -> None:
    whole = grid([[5, 0], [70, 12]])
    assert hide(whole) == whole
    assert NOTE in hide(grid([[3, 0], [70, 12]])).notes


def test_what_is_hidden_has_no_list_behind_it() -> None:
    rows = (
        Row("few", (Cell(Number(2), ASKED.where(Dim.AREA, "a")),)),
        Row("many", (Cell(Number(9), ASKED.where(Dim.AREA, "b")),)),
        Row("more", (Cell(Number(20), ASKED.where(Dim.AREA, "c")),)),
        Row("All", (Cell(Number(31), ASKED),), RowKind.TOTAL),
    )
    shown = hide(table((Column("n", adds=True),), rows))
    assert [r.cells[0] for r in shown.rows[:2]] == [Cell(SMALL), Cell(OTHER)]
    assert [r.cells[0] for r in shown.rows[2:]] == [r.cells[0] for r in rows[2:]]


def test_rows_of_which_go_together() -> None:
    rows = (
        row("10", Number(69)),
        row("20", Number(80)),
        row("over", Number(80)),
        row("All", Number(229), kind=RowKind.TOTAL),
        row("extended", Number(3), kind=RowKind.OF_WHICH),
        row("not extended", Number(77), kind=RowKind.OF_WHICH),
    )
    shown = hide(table((Column("n", adds=True),), rows))
    assert [r.cells[0].value for r in shown.rows] == [*(r.cells[0].value for r in rows[:4]),
                                                      SMALL, OTHER]  # fmt: skip


def test_a_row_of_which_that_names_its_parts_is_a_sum_like_any_other() -> None:
    """Via the council is 15: beside 12 the 3 would show, so the 12 goes and the sums stay."""

    def of(label: str, kind: RowKind, n: int, *values: str) -> Row:
        return Row(label, (Cell(Number(n), ASKED.where(Dim.CHANNEL, *values)),), kind)

    rows = (
        of("Telephone", RowKind.PART, 121, "t"),
        of("E-mail", RowKind.PART, 6, "e"),
        of("On-line", RowKind.PART, 12, "o"),
        of("Contact centre", RowKind.PART, 3, "c"),
        Row("All", (Cell(Number(142), ASKED),), RowKind.TOTAL),
        of("Via the council", RowKind.OF_WHICH, 15, "o", "c"),
        of("Direct", RowKind.OF_WHICH, 127, "t", "e"),
    )
    shown = hide(table((Column("n", adds=True),), rows))
    assert [r.cells[0].value for r in shown.rows] == [
        Number(121), Number(6), OTHER, SMALL, Number(142), Number(15), Number(127),
    ]  # fmt: skip


def test_a_row_of_which_is_not_what_the_hidden_parts_make() -> None:
    """Manager 2 and Colleague 1 are hidden; together they are all that is internal, 3."""
    rows = (
        row("Parent", Number(52)),
        row("School", Number(11)),
        row("Manager", Number(2)),
        row("Colleague", Number(1)),
        row("All", Number(66), kind=RowKind.TOTAL),
        row("Internal", Number(3), kind=RowKind.OF_WHICH),
    )
    shown = hide(table((Column("n", adds=True),), rows))
    assert [r.cells[0].value for r in shown.rows] == [
        Number(52), OTHER, SMALL, SMALL, Number(66), SMALL,
    ]  # fmt: skip


def test_contacts_a_person_tell_the_people() -> None:
    def line(times: int, people: int) -> Row:
        of = ASKED.where(Dim.REPEATS, str(times))
        cells = (Cell(Number(people), of, Unit.PEOPLE), Cell(Number(people * times), of))
        return Row(f"{times} contacts", cells)

    total = row("All", Number(23), Number(71), kind=RowKind.TOTAL)
    columns = (Column("People", adds=True), Column("Contacts", adds=True))
    shown = hide(table(columns, (line(2, 15), line(3, 7), line(20, 1), total)))
    assert [[c.value for c in r.cells] for r in shown.rows] == [
        [Number(15), Number(30)], [OTHER, OTHER], [SMALL, OTHER], [Number(23), Number(71)],
    ]  # fmt: skip


def test_an_average_goes_with_its_number_and_the_money_stays() -> None:
    columns = (Column("n"), Column("Spend"), Column("Average", made_of=(0, 1)))
    rows = (row("2015/16", Number(6), Pence(600), Pence(100)),
            row("2017/18", Number(2), Pence(90), Pence(45)))  # fmt: skip
    shown = hide(table(columns, rows))
    assert [c.value for c in shown.rows[0].cells] == [Number(6), Pence(600), Pence(100)]
    assert [c.value for c in shown.rows[1].cells] == [SMALL, Pence(90), OTHER]


def test_tables_together_hide_the_same_numbers() -> None:
    """Alone, one would show 52 in all and the other 49 without a: 3 could be worked out."""

    def of(*areas: tuple[str, int]) -> tuple[Row, ...]:
        parts = [Row(a, (Cell(Number(n), ASKED.where(Dim.AREA, a)),)) for a, n in areas]
        named = [a for a, _ in areas]
        whole = Cell(Number(sum(n for _, n in areas)), ASKED.where(Dim.AREA, *named))
        return (*parts, Row("All", (whole,), RowKind.TOTAL))

    column = (Column("n", adds=True),)
    first = table(column, of(("a", 3), ("b", 9), ("c", 40)), "6")
    second = table(column, of(("b", 9), ("c", 40)), "17")
    assert [r.cells[0].value for r in hide(first).rows] == [SMALL, OTHER, Number(40), Number(52)]
    assert hide(second) == second
    shown, beside = hide_together((first, second))
    assert shown.rows[0].cells[0].value == SMALL
    totals = [shown.rows[-1].cells[0].value, beside.rows[-1].cells[0].value]
    assert OTHER in totals
    for label in ("b", "c"):
        assert shown.row(label).cells[0].value == beside.row(label).cells[0].value


@pytest.mark.parametrize("share", [Percent(3, 300), Percent(297, 300)])
def test_a_share_without_its_number_is_hidden_where_it_would_tell_it(share: Percent) -> None:
    shown = hide(table((Column("%"),), (row("Fostering", share), row("Finance", Percent(30, 300)))))
    assert [r.cells[0].value for r in shown.rows] == [OTHER, Percent(30, 300)]


def listing(count: int) -> tuple[Table, Table]:
    """So many cases one by one with what all of them cost, and a table that says how many."""
    cases = tuple(
        Row(f"Person {n}", (Cell(Words("East"), ASKED.where(Dim.REF, str(n))), Cell(Pence(n))))
        for n in range(1, count + 1)
    )
    cost = Row("All", (Cell(), Cell(Pence(sum(range(count + 1))), ASKED)), RowKind.TOTAL)
    columns = (Column("Area"), Column("Cost", adds=True))
    one_by_one = replace(table(columns, (*cases, cost), "11"), lists=ASKED)
    lines = [("others", ASKED.where(Dim.AREA, "b"), 3), ("all of it", ASKED, count)]
    rows = tuple(Row(label, (Cell(Number(n), asked),)) for label, asked, n in lines)
    return one_by_one, table((Column("n"),), rows, "12")


@pytest.mark.parametrize("count", range(1, 8))
def test_a_list_of_few_cases_cannot_be_counted(count: int) -> None:
    one_by_one, counts = listing(count)
    for shown in (hide(one_by_one), hide_together((one_by_one, counts))[0]):
        check(shown)
        if count >= 5:
            assert shown == one_by_one
            continue
        assert [r.label for r in shown.rows] == [NOT_LISTED, "All"]
        assert [c.value for c in shown.rows[0].cells] == [None, OTHER]
        assert all(c.question is None for c in shown.rows[0].cells)
        assert shown.rows[1] == one_by_one.rows[-1]
        assert shown.notes[-1] == NOT_LISTED_NOTE


def test_what_is_hidden_beside_a_list_looks_the_same_whatever_its_length() -> None:
    first, fourth = hide(listing(1)[0]), hide(listing(4)[0])
    assert first.rows[0] == fourth.rows[0]
    assert first.notes == fourth.notes


def test_a_list_goes_where_its_number_is_hidden_for_another() -> None:
    """8 of which 3 and 5: the 3 is hidden and so the 5, though it is large enough to be listed."""
    one_by_one, _ = listing(5)
    rows = (
        Row("few", (Cell(Number(3), ASKED.where(Dim.AREA, "b")),)),
        Row("listed", (Cell(Number(5), ASKED),)),
        row("All", Number(8), kind=RowKind.TOTAL),
    )
    shown, counts = hide_together((one_by_one, table((Column("n", adds=True),), rows)))
    assert [r.cells[0].value for r in counts.rows] == [SMALL, OTHER, Number(8)]
    assert [r.label for r in shown.rows] == [NOT_LISTED, "All"]


def test_a_list_of_nothing_is_shown() -> None:
    empty, _ = listing(0)
    assert hide(empty) == empty
