"""Words that stand in every written report, whatever its format."""

from __future__ import annotations

from tracker.core.figures.report import Report, full_day
from tracker.core.figures.table import Cell, Table
from tracker.core.figures.values import Words, in_words

CONTENTS = "Contents"
DRAFT = "DRAFT - not for publication"
PROMPT = "To be written: {what}"


def made_words(report: Report) -> str:
    """When it was made."""
    return f"Made on {full_day(report.made_on)}."


def words_column(table: Table, at: int) -> bool:
    """Whether a column holds words: those stand on the left, numbers on the right."""
    values = [row.cells[at].value for row in table.rows]
    return any(isinstance(value, Words) for value in values)


def cell_words(cell: Cell) -> str:
    """What stands in a cell; nothing in one that holds nothing."""
    return "" if cell.value is None else in_words(cell.value)


def table_alt(table: Table) -> str:
    """A table in a sentence, for who cannot see how it is laid out."""
    columns = ", ".join(column.label for column in table.columns)
    return f"{table.title}, by {(table.stub or 'row').lower()}. Columns: {columns}."
