"""A table's main column drawn as bars, this period beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual_plotext import PlotextPlot

from themes.palettes import PALETTES
from tracker.core.figures.table import RowKind, Table, amount

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


LABEL = 5
"""Cells that the name of a month takes, with what keeps it apart from the next."""

TICKS = 5
"""Whole numbers at the side of the chart, at most about so many."""


class Trend(PlotextPlot):
    """The chart beside a table."""

    DEFAULT_CSS = "Trend { height: 14; }"

    def __init__(self) -> None:
        """Empty until a table is shown."""
        super().__init__(id="trend")
        self._table: Table | None = None

    def show(self, table: Table) -> None:
        """Draw a table whose rows follow one another in time; nothing of any other."""
        drawn = table.over_time and table.chart is not None and not table.empty
        self._table = table if drawn else None
        self.display = self._table is not None
        if self._table is not None:
            self._draw(self._table)
        self.refresh()

    def on_resize(self) -> None:
        """Drawn for the width there is."""
        if self._table is not None:
            self._draw(self._table)

    def _draw(self, table: Table) -> None:
        assert table.chart is not None
        rows = [row for row in table.rows if row.kind is RowKind.PART]
        main = table.columns[table.chart]
        places = [
            at
            for at, column in enumerate(table.columns)
            if at == table.chart or (column.adds and column.period not in (None, main.period))
        ][:2]
        names = [table.columns[at].label for at in places]
        counts = [[amount(row.cells[at]) or 0 for row in rows] for at in places]
        labels = [row.label[:3] for row in rows]
        palette = PALETTES[cast("TrackerApp", self.app).theme]
        plot = self.plt
        plot.clear_figure()
        plot.canvas_color("default")
        plot.axes_color("default")
        colours: list[Any] = [_rgb(palette.accent), _rgb(palette.muted)]
        if palette.ansi:
            colours = ["default", "default"]
        draw: Any = plot.multiple_bar  # its stub knows one colour and no labels
        draw(labels, counts, labels=names, color=colours[: len(places)], width=0.7)
        # Said which, because the library leaves out others each time where not all have room.
        every = -(-len(labels) * LABEL // max(LABEL, self.size.width - LABEL))
        shown = range(0, len(labels), max(1, every))
        plot.xticks([n + 1 for n in shown], [labels[n] for n in shown])
        plot.ticks_color(colours[-1])
        highest = max((max(column) for column in counts), default=0)
        step = max(1, -(-highest // TICKS))
        plot.yticks(list(range(0, highest + step, step)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
