"""Lists as they stand on a screen: the same columns and order, with whole words and real dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from tracker.core.compliments import Compliment
from tracker.core.figures.restating import RESTATED
from tracker.core.figures.table import Table
from tracker.core.out.listed import Listed, Out
from tracker.core.views import CaseRow

STATE = "State"
SHARED = "Shared"

CASE_CELLS: Mapping[str, Callable[[CaseRow], Out]] = {
    "Ref": lambda r: r.ref,
    "Received": lambda r: r.case.received_on,
    "From": lambda r: r.who,
    "Handling": lambda r: r.case.handling.label if r.case.handling else None,
    "Theme": lambda r: r.theme,
    "Area": lambda r: r.area,
    "Next step": lambda r: r.next_step,
}
"""What a column of that title holds."""

COMPLIMENT_CELLS: Mapping[str, Callable[[Compliment], Out]] = {
    "Ref": lambda c: c.ref,
    "Received": lambda c: c.received_on,
    "From": lambda c: c.source,
    "Area": lambda c: c.area,
    "What was said": lambda c: c.words,
}
"""The same of compliments."""


def cases_seen(
    rows: Iterable[CaseRow],
    columns: Sequence[str],
    state: Callable[[CaseRow], str],
    title: str,
    as_of: date,
) -> Listed:
    """Cases under the titles that a screen shows; ``state`` is what stands before each."""
    cells = [CASE_CELLS[column] for column in columns]
    made = tuple((state(row), *(cell(row) for cell in cells)) for row in rows)
    return Listed("cases", title, as_of, (STATE, *columns), made)


def compliments_seen(
    found: Iterable[Compliment], columns: Sequence[str], title: str, as_of: date
) -> Listed:
    """Compliments under the titles that a screen shows; before each the day it was shared."""
    cells = [COMPLIMENT_CELLS[column] for column in columns]
    made = tuple((one.shared_on, *(cell(one) for cell in cells)) for one in found)
    return Listed("compliments", title, as_of, (SHARED, *columns), made)


def table_seen(
    table: Table, title: str, as_of: date, restated: Mapping[int, str] | None = None
) -> Listed:
    """A table of figures: each cell the value it has, typed, with what is hidden still hidden.

    ``restated`` says by the places of rows what was published otherwise, in a column of its own.
    """
    rows = tuple((row.label, *(cell.value for cell in row.cells)) for row in table.rows)
    headings = (table.stub or "What", *(column.label for column in table.columns))
    if restated:
        headings = (*headings, RESTATED)
        rows = tuple((*row, restated.get(at)) for at, row in enumerate(rows))
    return Listed(f"table-{table.key}", title, as_of, headings, rows, table.notes)
