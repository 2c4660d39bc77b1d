"""The commonest shape of a table: what is told apart down, number and share across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is called, and which values of which dimension it counts."""

    label: str
    dim: Dim
    values: tuple[str, ...]
    kind: RowKind = RowKind.PART

    def count(self, tally: Tally, dims: Sequence[Dim]) -> int:
        """How many of a tally by ``dims`` belong to it."""
        at = list(dims).index(self.dim)
        return sum(n for key, n in tally.items() if key[at] in self.values)


def counted_lines(
    asked: Asked,
    of: Callable[[Period], Question],
    lines: Sequence[Line],
    whole: str,
    unit: Unit = Unit.CONTACTS,
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows: the parts, under them all (called ``whole``), then the lines of which."""
    dims = tuple(dict.fromkeys(line.dim for line in lines))
    columns: list[Column] = []
    cells: dict[str, list[Cell]] = {line.label: [] for line in lines}
    total: list[Cell] = []
    for period in asked.periods():
        question = of(period)
        tally = asked.tally(question, *dims, unit=unit)
        everything = sum(tally.values())
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        total += [counted(question, everything), share(everything, everything)]
        for line in lines:
            count = line.count(tally, dims)
            asked_of = question.where(line.dim, *line.values)
            cells[line.label] += [counted(asked_of, count), share(count, everything)]
    rows = [Row(x.label, tuple(cells[x.label]), x.kind) for x in lines]
    parts = [row for row in rows if row.kind is RowKind.PART]
    others = [row for row in rows if row.kind is not RowKind.PART]
    return tuple(columns), (*parts, Row(whole, tuple(total), RowKind.TOTAL), *others)


def found(asked: Asked, of: Callable[[Period], Question], dim: Dim, unit: Unit) -> set[str]:
    """The values of ``dim`` that occur in any period asked for."""
    return {
        value for period in asked.periods() for (value,) in asked.tally(of(period), dim, unit=unit)
    }
