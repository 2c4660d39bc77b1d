"""A table's chart as data, and the one place that draws it: bars, for PDF and as a picture.

The colours are told apart by people who see no red or green, and in grey; each bar also carries
its value in figures.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.clean import visible
from tracker.core.figures.table import RowKind, Table
from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Value, in_words
from tracker.papers import inks

PIXELS_AN_INCH = 200
"""Of pictures for word processors: sharp in print."""

_LEAST = 2
"""Rows whose numbers are shown: a single bar says nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: for each series how long its bar is (None where hidden or empty) and its words."""

    label: str
    values: tuple[tuple[Decimal | None, str], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. ``series`` are as many as each bar has values."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def alt(self) -> str:
        """The whole chart in words, for who cannot see it."""
        said = []
        for bar in self.bars:
            first, *rest = (words for _, words in bar.values)
            others = ", ".join(
                f"{name}: {words}" for name, words in zip(self.series[1:], rest, strict=True)
            )
            said.append(f"{bar.label} {first}" + (f" ({others})" if others else ""))
        named = f", {self.series[0]}" if self.series[0] else ""
        return f"Bar chart: {self.title}{named}. {'; '.join(said)}."


def columns_drawn(table: Table) -> tuple[int, ...]:
    """The column that is drawn, and the one in the same place of the earlier period, if any."""
    if table.chart is None or table.chart >= len(table.columns):
        return ()
    period = table.columns[table.chart].period
    places: dict[object, list[int]] = {}
    for at, column in enumerate(table.columns):
        places.setdefault(column.period, []).append(at)
    own = places[period]
    rank = own.index(table.chart)
    others = [
        found[rank]
        for other, found in places.items()
        if other not in (None, period) and period is not None and len(found) == len(own)
    ]
    return (table.chart, *others[:1])


def chart_of(table: Table) -> Chart | None:
    """The chart of a table; None where it has none, or no two of its bars could be compared."""
    drawn = columns_drawn(table)
    rows = [row for row in table.rows if row.kind is RowKind.PART]
    bars = tuple(
        Bar(
            visible(row.label),
            tuple((_length(row.cells[at].value), in_words(row.cells[at].value)) for at in drawn),
        )
        for row in rows
    )
    known = [bar for bar in bars if any(length is not None for length, _ in bar.values)]
    if len(known) < _LEAST or not any(length for bar in bars for length, _ in bar.values):
        return None
    labels = [table.columns[at].label for at in drawn]
    periods = [p.label if (p := table.columns[at].period) else "" for at in drawn]
    series = tuple(periods) if len(drawn) > 1 else (visible(labels[0]),)
    return Chart(visible(table.title), series, bars)


def _length(value: Value | None) -> Decimal | None:
    match value:
        case Number(count):
            return Decimal(count)
        case Percent():
            return value.value
        case Pence(pence):
            return Decimal(max(pence, 0))
        case Days(days):
            return days
        case Hidden() | _:
            return None


def chart_data(chart: Chart) -> dict[str, object]:
    """What the drawing takes: lengths as shares of the longest."""
    longest = max(length or Decimal(0) for bar in chart.bars for length, _ in bar.values)
    return {
        "alt": chart.alt,
        "series": list(chart.series),
        "colours": list(inks.CHART),
        "bars": [
            {
                "label": bar.label,
                "values": [
                    {"share": float((length or Decimal(0)) / longest), "words": words}
                    for length, words in bar.values
                ],
            }
            for bar in chart.bars
        ],
    }


def chart_png(chart: Chart) -> bytes:
    """The chart as a picture, 16 cm wide."""
    from tracker.papers.typesetting import typeset

    main = (
        '#import "charts.typ": bars\n'
        "#set page(width: 16cm, height: auto, margin: 4pt)\n"
        "#bars(json(bytes(sys.inputs.chart)))\n"
    )
    return typeset(main, {"chart": json.dumps(chart_data(chart))}, picture=PIXELS_AN_INCH)
