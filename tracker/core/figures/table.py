"""What a table is: rows of cells under columns, each number with the question that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Question, Unit
from tracker.core.figures.values import Hidden, Number, Pence, Value


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; ``question`` is what it was counted by, None where there is no list behind it.

    ``unit`` is what was counted, where it is something else than the table's own unit: people
    among contacts, behind whom stand all of their contacts.
    """

    value: Value | None = None
    question: Question | None = None
    unit: Unit | None = None


class RowKind(Enum):
    """Ordinary rows make up the total below them; ``OF_WHICH`` rows are parts of another row."""

    PART = "part"
    TOTAL = "total"
    OF_WHICH = "of_which"
    APART = "apart"
    """Beside the parts: belongs to no total."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. ``period`` tells the columns of a year and of the one before apart.

    ``adds`` says that the column's parts add up to its total; ``total_of`` names the columns
    (by place) whose sum each of its cells is; ``made_of`` those it is otherwise worked out from
    (an average, a share), so that it is hidden where one of them is.
    """

    label: str
    period: Period | None = None
    adds: bool = False
    total_of: tuple[int, ...] = ()
    made_of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line. As many cells as the table has columns."""

    label: str
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PART
    sum_of: tuple[int, ...] = ()
    """Of a row "of which": the rows, by place, whose sum it is, where these are known."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report.

    ``key`` names it ("1" to "17", and words for the additional ones); ``cohort`` is the sentence
    part that says who was counted and by which day ("Stage 1 complaints received");
    ``chart`` is the column whose values are drawn, by place; ``notes`` stand below.
    ``lists`` is asked where each ordinary row is one of what was counted: it counts them all.
    """

    key: str
    title: str
    unit: Unit
    cohort: str
    period: Period
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stub: str = ""
    """The heading above the rows' labels."""
    chart: int | None = None
    over_time: bool = False
    """Whether the rows follow one another in time, so that a curve or columns can be drawn."""
    notes: tuple[str, ...] = ()
    lists: Question | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was counted at all."""
        return not any(amount(cell) for _, _, cell in self.cells())

    def cells(self) -> Iterator[tuple[Row, Column, Cell]]:
        """Every cell with its row and column."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                yield row, column, cell

    def row(self, label: str) -> Row:
        """The row with this label.

        Raises:
            KeyError: there is none.
        """
        for row in self.rows:
            if row.label == label:
                return row
        raise KeyError(label)


class DoesNotTie(Exception):
    """A total that is not the sum of its parts; the text is a sentence that says which."""


def check(table: Table) -> None:
    """Nothing leaves the program unless its totals are the sums of their parts.

    Raises:
        DoesNotTie: one is not.
    """
    for at, column in enumerate(table.columns):
        if column.adds:
            _check_down(table, at, column)
        if column.total_of:
            _check_across(table, at, column)
        _check_of_which(table, at)


def amount(cell: Cell) -> int | None:
    """A count or an amount of pence as a whole number; None of anything else."""
    match cell.value:
        case Number(count):
            return count
        case Pence(pence):
            return pence
        case _:
            return None


def _check_down(table: Table, at: int, column: Column) -> None:
    """An empty cell adds nothing; where a part is hidden there is nothing to check."""
    parts = [r.cells[at] for r in table.rows if r.kind is RowKind.PART]
    if any(isinstance(part.value, Hidden) for part in parts):
        return
    made = sum(amount(part) or 0 for part in parts)
    for row in table.rows:
        total = amount(row.cells[at])
        if row.kind is not RowKind.TOTAL or total is None:
            continue
        if made != total:
            raise DoesNotTie(
                f"Table {table.key}, {column.label}: the rows make {made:,}, "
                f"but {row.label.lower()} says {total:,}."
            )


def _check_of_which(table: Table, at: int) -> None:
    for row in table.rows:
        cells = [table.rows[n].cells[at] for n in row.sum_of]
        total = amount(row.cells[at])
        if not cells or total is None or any(isinstance(c.value, Hidden) for c in cells):
            continue
        made = sum(amount(cell) or 0 for cell in cells)
        if made != total:
            raise DoesNotTie(
                f"Table {table.key}, {row.label}: its rows make {made:,}, but it says {total:,}."
            )


def _check_across(table: Table, at: int, column: Column) -> None:
    for row in table.rows:
        parts = [amount(row.cells[n]) for n in column.total_of]
        total = amount(row.cells[at])
        if total is None or None in parts:
            continue
        made = sum(part for part in parts if part is not None)
        if made != total:
            raise DoesNotTie(
                f"Table {table.key}, {row.label}: the columns make {made:,}, "
                f"but {column.label.lower()} says {total:,}."
            )
