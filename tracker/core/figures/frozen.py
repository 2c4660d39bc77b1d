"""Tables as plain values and back: every cell with what it is and with what was printed of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import (
    Days,
    Hidden,
    Number,
    Pence,
    Percent,
    Points,
    Value,
    Words,
    in_words,
)


def frozen(real: Table, printed: Table) -> dict[str, Any]:
    """A table that was counted and the same as printed, in one.

    Raises:
        ValueError: they are not of one shape.
    """
    return {
        "key": printed.key,
        "title": printed.title,
        "unit": printed.unit.value,
        "cohort": printed.cohort,
        "period": _period(printed.period),
        "stub": printed.stub,
        "chart": printed.chart,
        "over_time": printed.over_time,
        "notes": list(printed.notes),
        "columns": [_column(column) for column in printed.columns],
        "rows": [
            {
                "label": shown.label,
                "kind": shown.kind.value,
                "sum_of": list(shown.sum_of),
                "cells": [
                    {
                        "value": _value(was.value),
                        "shown": _value(cell.value),
                        "unit": None if cell.unit is None else cell.unit.value,
                        "words": in_words(cell.value),
                    }
                    for was, cell in zip(row.cells, shown.cells, strict=True)
                ],
            }
            for row, shown in _beside(real, printed)
        ],
    }


def _beside(real: Table, printed: Table) -> Iterator[tuple[Row, Row]]:
    """Each printed row with the row as it was counted; one of a list not shown has none."""
    if real.lists is None or len(real.rows) == len(printed.rows):
        yield from zip(real.rows, printed.rows, strict=True)
        return
    counted = {row.label: row for row in real.rows}
    yield from ((counted.get(row.label, row), row) for row in printed.rows)


def thawed(data: Mapping[str, Any], *, counted: bool = False) -> Table:
    """The table as it was printed, or with ``counted`` as it was before anything was hidden.

    There are no lists behind its numbers: they were of that day.
    """
    what = "value" if counted else "shown"
    return Table(
        key=data["key"],
        title=data["title"],
        unit=Unit(data["unit"]),
        cohort=data["cohort"],
        period=_period_from(data["period"]),
        columns=tuple(
            Column(
                one["label"],
                None if one["period"] is None else _period_from(one["period"]),
                one["adds"],
                tuple(one["total_of"]),
                tuple(one["made_of"]),
            )
            for one in data["columns"]
        ),
        rows=tuple(
            Row(
                row["label"],
                tuple(_cell_from(cell, what) for cell in row["cells"]),
                RowKind(row["kind"]),
                tuple(row["sum_of"]),
            )
            for row in data["rows"]
        ),
        stub=data["stub"],
        chart=data["chart"],
        over_time=data["over_time"],
        notes=tuple(data["notes"]),
    )


def _period(period: Period) -> dict[str, str]:
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "label": period.label,
    }


def _period_from(data: Mapping[str, str]) -> Period:
    first, last = date.fromisoformat(data["first"]), date.fromisoformat(data["last"])
    return Period(first, last, data["label"])


def _column(column: Column) -> dict[str, Any]:
    return {
        "label": column.label,
        "period": None if column.period is None else _period(column.period),
        "adds": column.adds,
        "total_of": list(column.total_of),
        "made_of": list(column.made_of),
    }


def _value(value: Value | None) -> list[Any] | None:
    """The kind of a value and what it is made of; fractions as text, which loses nothing."""
    match value:
        case None:
            return None
        case Number(count):
            return ["number", count]
        case Percent(part, whole, places):
            return ["percent", part, whole, places]
        case Points(points):
            return ["points", str(points)]
        case Pence(pence):
            return ["pence", pence]
        case Days(days):
            return ["days", str(days)]
        case Words(text):
            return ["words", text]
        case Hidden(said):
            return ["hidden", said]


def _cell_from(data: Mapping[str, Any], what: str) -> Cell:
    unit = data["unit"]
    return Cell(_value_from(data[what]), unit=None if unit is None else Unit(unit))


def _value_from(data: list[Any] | None) -> Value | None:
    if data is None:
        return None
    kind, *parts = data
    match kind:
        case "number":
            return Number(*parts)
        case "percent":
            return Percent(*parts)
        case "points":
            return Points(Decimal(parts[0]))
        case "pence":
            return Pence(*parts)
        case "days":
            return Days(Decimal(parts[0]))
        case "words":
            return Words(*parts)
        case "hidden":
            return Hidden(*parts)
    raise ValueError(f"There is no kind of value called {kind!r}.")
