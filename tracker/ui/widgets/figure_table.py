"""A table of figures with a cursor among its numbers, and bars where there is room for them.

Only a figure with a list behind it takes the cursor. What is under it is told by a mark on each
side as well as by colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.core.clean import visible
from tracker.core.figures.table import Cell, Row, RowKind, Table, amount
from tracker.core.figures.values import in_words
from tracker.ui.keys import bindings
from tracker.ui.widgets.figure_layout import Layout, fit, layout_of, named

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

HEADS = 2
"""Lines of headings."""

RESTATED = "*"
"""Stands before a figure that was published otherwise; there is always a cell for it."""


class FigureTable(ScrollView, can_focus=True):
    """One table. The first lines of the view have the headings and never scroll."""

    DEFAULT_CSS = "FigureTable { overflow-x: hidden; }"
    BINDINGS: ClassVar[list[Any]] = bindings(
        *("list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last"),
        *("figure.left", "figure.right", "list.open"),
        first=True,
    )

    class Chosen(Message):
        """Enter on a figure."""

        def __init__(self, table: FigureTable, row: Row, column: int, cell: Cell) -> None:
            super().__init__()
            self.table, self.row, self.column, self.cell = table, row, column, cell

    class Moved(Message):
        """The cursor stands on another figure, or another table is shown."""

    def __init__(self, *, id: str | None = None) -> None:
        """Empty until a table is shown."""
        super().__init__(id=id)
        self._table: Table | None = None
        self._at = (0, 0)
        self._marked: frozenset[tuple[int, int]] = frozenset()
        self.empty_text = ""

    # -- what is shown --------------------------------------------------------------------------
    def show(self, table: Table) -> None:
        """Show a table; the cursor stays on its row and column where both are still there."""
        was, label = self._table, self._label_at()
        self._table = table
        if was is not None and was.key == table.key:
            rows = [row.label for row in table.rows]
            row = rows.index(label) if label in rows else self._at[0]
            self._at = (row, min(self._at[1], len(table.columns) - 1))
        else:
            self._at = (0, 0)
            self.scroll_to(y=0, animate=False, force=True)
        self._settle(1)
        self.virtual_size = Size(self.size.width, len(table.rows) + HEADS)
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved())

    def mark(self, cells: frozenset[tuple[int, int]]) -> None:
        """Put a sign before the figures in these cells, given by row and column."""
        if cells != self._marked:
            self._marked = cells
            self.refresh()

    def _label_at(self) -> str:
        if self._table is None or not self._table.rows:
            return ""
        return self._table.rows[min(self._at[0], len(self._table.rows) - 1)].label

    @property
    def chosen(self) -> tuple[Row, int, Cell] | None:
        """The row, the column's place and the cell under the cursor; None where there is none."""
        if self._table is None or not self._reachable(*self._at):
            return None
        row = self._table.rows[self._at[0]]
        return row, self._at[1], row.cells[self._at[1]]

    @property
    def text(self) -> str:
        """All lines as plain text, for whoever looks on."""
        lines = range(len(self._table.rows) + HEADS if self._table else 0)
        return "\n".join("".join(s.text for s in self._line(at)).rstrip() for at in lines)

    # -- moving ---------------------------------------------------------------------------------
    def _reachable(self, row: int, column: int) -> bool:
        table = self._table
        if table is None or not (0 <= row < len(table.rows) and 0 <= column < len(table.columns)):
            return False
        return table.rows[row].cells[column].question is not None

    def _settle(self, way: int) -> None:
        """To the nearest figure in this column that way, else the other way, else in any column."""
        table = self._table
        if table is None or not table.rows:
            return
        row, column = min(max(self._at[0], 0), len(table.rows) - 1), self._at[1]
        onward = range(row, len(table.rows)) if way > 0 else range(row, -1, -1)
        back = range(row, -1, -1) if way > 0 else range(row, len(table.rows))
        for at in (*onward, *back):
            if self._reachable(at, column):
                self._at = (at, column)
                return
        for at, one in enumerate(table.rows):
            for place in range(len(one.cells)):
                if self._reachable(at, place):
                    self._at = (at, place)
                    return

    def _go(self, rows: int) -> None:
        self._at = (self._at[0] + rows, self._at[1])
        self._settle(1 if rows > 0 else -1)
        self._moved()

    def _moved(self) -> None:
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved())

    def action_up(self) -> None:
        """One figure up."""
        self._go(-1)

    def action_down(self) -> None:
        """One figure down."""
        self._go(1)

    def action_page_up(self) -> None:
        """One page up."""
        self._go(-self._page)

    def action_page_down(self) -> None:
        """One page down."""
        self._go(self._page)

    def action_first(self) -> None:
        """To the first figure of the column."""
        self._go(-len(self._table.rows) if self._table else 0)

    def action_last(self) -> None:
        """To the last figure of the column."""
        self._go(len(self._table.rows) if self._table else 0)

    def action_left(self) -> None:
        """To the next figure to the left."""
        self._sideways(-1)

    def action_right(self) -> None:
        """To the next figure to the right."""
        self._sideways(1)

    def _sideways(self, way: int) -> None:
        table = self._table
        if table is None:
            return
        row, column = self._at
        places = range(column + way, len(table.columns) if way > 0 else -1, way)
        for place in places:
            if self._reachable(row, place):
                self._at = (row, place)
                break
        self._moved()

    def action_open(self) -> None:
        """List what the figure counts."""
        found = self.chosen
        if found is not None:
            self.post_message(self.Chosen(self, *found))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor's figure lists what it counts."""
        if self._table is None or event.y < HEADS:
            return
        row = event.y - HEADS + int(self.scroll_offset.y)
        layout = self._layout(self._table)
        end = 2 + layout.label
        for column, width in zip(layout.places, layout.columns, strict=True):
            end += width
            if event.x < end:
                if (row, column) == self._at:
                    self.action_open()
                elif self._reachable(row, column):
                    self._at = (row, column)
                    self._moved()
                return

    @property
    def _page(self) -> int:
        return max(1, self.size.height - HEADS - 1)

    def _keep_in_view(self) -> None:
        """Scroll so that the cursor is seen; from the first figure, all that stands above it."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height - HEADS)
        row = self._at[0]
        if row < top:
            self.scroll_to(y=row, animate=False, force=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False, force=True)

    def on_focus(self) -> None:
        """The cursor shows where keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor goes with the focus."""
        self.refresh()

    def on_resize(self) -> None:
        """Another size has other columns."""
        if self._table is not None:
            self.virtual_size = Size(self.size.width, len(self._table.rows) + HEADS)
            self._keep_in_view()

    # -- drawing --------------------------------------------------------------------------------
    def _layout(self, table: Table) -> Layout:
        """For the width there is, with the cursor's column among those shown."""
        return layout_of(table, self.size.width, self._at[1])

    def render_line(self, y: int) -> Strip:
        """One line of the view: the headings, or a row."""
        paint = cast("TrackerApp", self.app).paint
        if self._table is None:
            segments = [Segment(self.empty_text if y == 0 else "", paint("muted"))]
        else:
            segments = self._line(y if y < HEADS else y + int(self.scroll_offset.y))
        drawn = Strip(segments).adjust_cell_length(self.size.width, paint("text"))
        return drawn.apply_style(self.rich_style)

    def _line(self, at: int) -> list[Segment]:
        """The first lines have the headings, the others a row each."""
        table = self._table
        if table is None or at >= len(table.rows) + HEADS:
            return []
        layout = self._layout(table)
        paint = cast("TrackerApp", self.app).paint
        if at < HEADS:
            return self._headings(table, layout, at)
        row = table.rows[at - HEADS]
        look = "strong" if row.kind is RowKind.TOTAL else "text"
        segments = [Segment("  " + fit(named(row), layout.label), paint(look))]
        for place, width in zip(layout.places, layout.columns, strict=True):
            segments += self._figure(row, at - HEADS, place, width, look)
        if layout.bar:
            segments.append(Segment("  "))
            segments += self._bar(table, row, layout.bar)
        return segments

    def _headings(self, table: Table, layout: Layout, at: int) -> list[Segment]:
        paint = cast("TrackerApp", self.app).paint
        stub = table.stub if at == HEADS - 1 else ""
        cells = "".join(
            layout.heads[place][at].rjust(width - 1) + " "
            for place, width in zip(layout.places, layout.columns, strict=True)
        )
        before = "< " if layout.first else "  "
        after = " >" if layout.more else ""
        return [Segment(before + fit(stub, layout.label) + cells + after, paint("heading"))]

    def _figure(self, row: Row, at: int, place: int, width: int, look: str) -> list[Segment]:
        paint = cast("TrackerApp", self.app).paint
        cell = row.cells[place]
        words = visible(in_words(cell.value))
        here = (at, place) == self._at and self._reachable(at, place)
        sign = RESTATED if (at, place) in self._marked else ""
        room = width - cell_len(words) - len(sign)
        drawn = [Segment(" " * (room - 1 - here), paint(look)), Segment(sign, paint("strong"))]
        if here:
            drawn.append(Segment(f"[{words}]", paint("strong", cursor=self.has_focus)))
            return drawn if sign else [drawn[0], drawn[2]]
        style = paint(look if cell.question is not None else "muted")
        if not sign:
            return [Segment(words.rjust(width - 1) + " ", style)]
        return [*drawn, Segment(f"{words} ", style)]

    def _bar(self, table: Table, row: Row, width: int) -> list[Segment]:
        """The row's part of the longest bar; nothing for totals, which dwarf their parts."""
        assert table.chart is not None
        paint = cast("TrackerApp", self.app).paint
        values = [amount(r.cells[table.chart]) or 0 for r in table.rows if r.kind is RowKind.PART]
        own = amount(row.cells[table.chart])
        if row.kind is not RowKind.PART or not own:
            return []
        length = max(1, own * width * 2 // max(values))
        ascii_only = cast("TrackerApp", self.app).signs.get("late") == "#"
        if ascii_only:
            return [Segment("#" * ((length + 1) // 2), paint("accent"))]
        return [Segment("━" * (length // 2) + ("╸" if length % 2 else ""), paint("accent"))]
