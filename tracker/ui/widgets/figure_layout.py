"""How wide the label, the columns and the bar of a table of figures are."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from tracker.core.clean import visible
from tracker.core.figures.table import Row, RowKind, Table
from tracker.core.figures.values import in_words

MOST_LABEL = 44
"""Cells for a row's label, at most."""

LEAST_LABEL = 18
"""What is left of a label at least, however many columns there are."""

SHORT_HEAD = 8
"""A heading of so many cells stays in one line."""

LEAST_BAR = 8
"""A bar narrower than this says nothing."""

MOST_BAR = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells of the label, of each column shown, and of the bar (0 for none).

    ``first`` is the place of the first column shown: where there is no room for all, those
    around the cursor's. ``heads`` are the headings, in one or two lines.
    """

    label: int
    first: int
    columns: tuple[int, ...]
    bar: int
    heads: tuple[tuple[str, str], ...]
    more: bool

    @property
    def places(self) -> range:
        """The places of the columns shown."""
        return range(self.first, self.first + len(self.columns))


def two_lines(label: str) -> tuple[str, str]:
    """A heading in one line, or in two of about the same length where it has several words."""
    words = label.split()
    if len(words) < 2 or len(label) <= SHORT_HEAD:
        return "", label
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(cuts, key=lambda cut: max(map(cell_len, cut)))


def layout_of(table: Table, width: int, column: int) -> Layout:
    """As wide as the words need; what is left over goes to the bar.

    ``column`` is the place of the column that has to be among those shown.
    """
    heads = tuple(two_lines(one.label) for one in table.columns)
    wide = _widths(table, heads)
    labels = max([cell_len(table.stub), *(cell_len(named(r)) for r in table.rows)], default=0)
    room = width - 4
    least = min(labels + 1, LEAST_LABEL)
    first, last = _shown(wide, room - least, column)
    label = max(least, min(labels + 1, MOST_LABEL, room - sum(wide[first:last])))
    bar = room - sum(wide[first:last]) - label
    bar = min(MOST_BAR, bar) if table.chart is not None else 0
    return Layout(
        label,
        first,
        tuple(wide[first:last]),
        bar if bar >= LEAST_BAR else 0,
        heads,
        more=last < len(wide),
    )


def _widths(table: Table, heads: tuple[tuple[str, str], ...]) -> list[int]:
    """What the words of each column need."""
    wide = []
    for at, head in enumerate(heads):
        words = [*head, *(in_words(row.cells[at].value) for row in table.rows)]
        wide.append(max(map(cell_len, words)) + 3)
    return wide


def _shown(wide: list[int], room: int, column: int) -> tuple[int, int]:
    """The first column shown and the one after the last: as many as there is room for."""
    first, last = 0, len(wide)
    while sum(wide[first:last]) > room and last - first > 1:
        if last - 1 > column:
            last -= 1
        else:
            first += 1
    return first, last


def named(row: Row) -> str:
    """A row's label, set in where it is a part of another row."""
    return ("  " if row.kind is RowKind.OF_WHICH else "") + row.label


def fit(text: str, width: int) -> str:
    """A text in exactly ``width`` cells, cut with a sign where it is longer."""
    one = visible(text)
    if cell_len(one) > width - 1:
        one = set_cell_size(one, max(0, width - 2)).rstrip() + "…"
    return set_cell_size(one, width)
