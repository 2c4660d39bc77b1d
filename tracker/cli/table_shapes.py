"""A table of figures for scripts and spreadsheets: JSON, CSV, Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from tracker.cli.shapes import Shape
from tracker.core.clean import csv_safe, visible
from tracker.core.figures.restating import RESTATED
from tracker.core.figures.table import RowKind, Table
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
from tracker.core.out.listed import Listed
from tracker.core.out.seen import table_seen


def heading(table: Table) -> str:
    """ "Table 3: How contacts were handled"; the additional ones have no number."""
    return f"Table {table.key}: {table.title}" if table.key.isdecimal() else table.title


def plain(value: Value | None) -> int | float | str | None:
    """A cell as JSON has it: counts, shares, points and days as numbers, money in pence."""
    match value:
        case Number(count):
            return count
        case Pence(pence):
            return pence
        case Percent():
            return None if value.value is None else _number(value.value)
        case Points(number) | Days(number):
            return _number(number)
        case Words(said) | Hidden(said):
            return said
        case None:
            return None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def table(made: Table) -> Shape:
    """``tracker table``. The row of the total stands apart."""
    totals = [row for row in made.rows if row.kind is RowKind.TOTAL]
    return {
        "table": made.key,
        "title": made.title,
        "unit": made.unit.value,
        "cohort": made.cohort,
        "year": made.period.label if made.period.year is not None else None,
        "period": {
            "label": made.period.label,
            "first": made.period.first.isoformat(),
            "last": made.period.last.isoformat(),
        },
        "columns": [column.label for column in made.columns],
        "rows": [
            {
                "label": row.label,
                "kind": row.kind.value,
                "values": [plain(cell.value) for cell in row.cells],
            }
            for row in made.rows
            if row.kind is not RowKind.TOTAL
        ],
        "total": [plain(cell.value) for cell in totals[0].cells] if totals else None,
        "notes": list(made.notes),
    }


def listed(
    made: Table, as_of: date, without: str, restated: Mapping[int, str] | None = None
) -> Listed:
    """The table for a workbook; ``without`` says who was left out, ``restated`` as in CSV."""
    of = f"{heading(made)}: {made.cohort}, {made.period.label}"
    return table_seen(made, ", ".join(filter(None, (of, without))), as_of, restated)


def csv_lines(made: Table, restated: Mapping[int, str] | None = None) -> Iterator[str]:
    """The table as CSV for a spreadsheet: numbers bare, money in pounds, text never a formula.

    ``restated`` says by the places of rows what was published otherwise, in a column of its own.
    """
    last = [RESTATED] if restated else []
    yield _csv([made.stub, *(column.label for column in made.columns), *last])
    for at, row in enumerate(made.rows):
        said = [restated.get(at, "")] if restated else []
        yield _csv([row.label, *(_for_spreadsheet(cell.value) for cell in row.cells), *said])


def _for_spreadsheet(value: Value | None) -> str | int | float:
    if isinstance(value, Pence):
        return float(Decimal(value.pence) / 100)
    bare = plain(value)
    return "" if bare is None else bare


def _csv(cells: list[str | int | float]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="")
    writer.writerow([csv_safe(visible(c)) if isinstance(c, str) else c for c in cells])
    return text.getvalue()


def md_lines(made: Table) -> Iterator[str]:
    """The table as Markdown."""
    yield f"### {_md(heading(made))}"
    yield ""
    yield f"{_md(made.cohort)}, {_md(made.period.label)}."
    yield ""
    yield _line([made.stub, *(column.label for column in made.columns)])
    yield "|" + "|".join(["---", *("---:" for _ in made.columns)]) + "|"
    for row in made.rows:
        yield _line([row.label, *(in_words(cell.value) for cell in row.cells)])
    for note in made.notes:
        yield ""
        yield _md(note)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_md(cell) for cell in cells) + " |"


def _md(text: str) -> str:
    """Text of people as text: none of it is markup."""
    one_line = " ".join(visible(text).split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#~" else sign for sign in one_line)
