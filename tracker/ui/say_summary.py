"""What the Summary screen says."""

from __future__ import annotations

from tracker.core.figures.periods import Period
from tracker.core.figures.table import Table

TITLE = "Summary"
NO_FIGURE = "There is no figure with a list under the cursor."
NOTHING_BEHIND = "Nothing was counted here, so there is nothing to list."
LIST_IS_WHOLE = "This list is what the figure counts, no more and no less."
READING = "Counting…"
SAYS = "What it says"
EMPTY = "Nothing was counted in this period."
DATES_TITLE = "Figures between two days"
DATES_TELLS = "Both days count. A day as it is spoken: 5/11, 5 Nov 2017, t for today."
FROM, TO = "From", "To"
SHOW = "Show"
TABLES_TITLE = "Go to a table"


def heading(table: Table) -> str:
    """Above a table: "Table 10  Timescale of Stage 1 replies"."""
    return f"{table_name(table.key)}  {table.title}"


def table_name(key: str) -> str:
    """What a table is called: "Table 10", or the word that stands for an additional one."""
    return f"Table {key}" if key.isdigit() else key.capitalize()


def cohort(table: Table, against: Period | None) -> str:
    """Who was counted, and of when: "Stage 1 complaints received, 2017/18 beside 2016/17"."""
    beside = f" beside {against.label}" if against else ""
    return f"{table.cohort}, {table.period.label}{beside}"


def place(number: int, of: int) -> str:
    """Which table of how many: "3 of 24"."""
    return f"{number} of {of}"


def switches(*, closed: bool, without: bool, hidden: bool) -> str:
    """What is counted otherwise than usual, in the bar above."""
    said = []
    if closed:
        said.append("by day closed")
    if without:
        said.append("without persistent complainants")
    if hidden:
        said.append("small numbers hidden")
    return ", ".join(said)


def behind(table: Table, row: str, column: str) -> str:
    """The heading of the list behind a figure."""
    return f"{table_name(table.key)}, {row.strip()}, {column}"
