"""What the Summary screen says."""

from __future__ import annotations

from pathlib import Path

from tracker.core.clean import visible
from tracker.core.figures.editions import Edition, Restated, named, title
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Question
from tracker.core.figures.restating import Account, not_as_published, numbers_restated, since
from tracker.core.figures.table import Table
from tracker.core.say import long_day
from tracker.core.years import year_words
from tracker.ui.say_export import from_home

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
    """Who was counted, and of when: "Stage 1 complaints received, 2017/18 beside 2016/17".

    A table that shows nothing of the other period does not say that it stands beside it.
    """
    names = (*(column.label for column in table.columns), *(row.label for row in table.rows))
    shows = against is not None and (
        any(column.period == against for column in table.columns)
        or any(against.label in name for name in names)
    )
    beside = f" beside {against.label}" if against and shows else ""
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


def in_register(heading: str, question: Question) -> str:
    """The same without the row's label, which may be words that somebody wrote down."""
    return f"behind a figure of {heading.partition(',')[0]}, {question.period.label}"


# -- the annual report ---------------------------------------------------------------------------
REPORT_TELLS = "The ending of the name says the kind: .docx, .xlsx, .pdf or .md."
REPORT_KINDS = "The name has to end in .docx, .xlsx, .pdf or .md."
REPORT_WAY = "As"
REPORT_KEYS = {"draft": "d", "final": "f", "publish": "p"}
REPORT_WAYS = {
    "draft": "a draft, with what is still to be written",
    "final": "the report",
    "publish": "the report, and publish this edition",
}
MAKING_REPORT = "Making the report…"


def report_title(begins: int) -> str:
    """Above the question where to write it."""
    return f"Annual report of {year_words(begins)}"


def publish_sure(begins: int) -> str:
    """Asked before an edition is published, which nothing takes back."""
    return (
        f"Publish the figures of {year_words(begins)}? Nothing takes an edition back; what is "
        "corrected later shows as restated."
    )


def report_made(path: Path, tables: int) -> str:
    """Said when the file is there."""
    return f"Report with {tables} tables written to {visible(from_home(path))}."


# -- editions ------------------------------------------------------------------------------------
EDITIONS_TITLE = "Editions"
EDITIONS_TELLS = (
    "An edition stays as it was published. Enter compares it with what the file says today."
)
NO_EDITIONS = "Nothing is published yet. R on Summary makes the report and can publish it."
COMPARING = "comparing…"
AS_PUBLISHED, CHANGED = "as published", "CHANGED"
CANNOT_COMPARE = "cannot be compared"
NONE_RESTATED = "Every number is still as it was published."
NO_LIST_HERE = "There is no list behind this figure: it is worked out from others, or gone."
NOT_A_NUMBER = "There is no number under the cursor."


def restated(found: Account | None, key: str, *, here: bool) -> str:
    """Below a table: "* 2 numbers restated since the edition of 12 Jun 2018: E shows them".

    ``here`` says that one of them is in the table shown, where the sign stands before it.
    """
    if found is None:
        return ""
    if not found.sound:
        return f"{not_as_published(found).partition(':')[0]}: {key} shows why"
    if not found.restated:
        return ""
    which = "it" if len(found.restated) == 1 else "them"
    return f"{'* ' if here else ''}{since(found)}: {key} shows {which}"


def edition_state(found: Account | None) -> str:
    """What became of an edition's numbers, in the list: "2 numbers restated"."""
    if found is None:
        return COMPARING
    if found.restated is None:
        return CANNOT_COMPARE
    return numbers_restated(len(found.restated)) if found.restated else "nothing restated"


def edition_head(edition: Edition) -> str:
    """Above the comparison: which edition, when and by whom it was published."""
    when = long_day(edition.published)
    return f"{title(edition)}, published {when} by {edition.by}"


def edition_beside_today(found: Account) -> str:
    """Below that: whether it is as published, and how many numbers are others today."""
    if found.trouble:
        more = len(found.trouble) - MOST_TROUBLE
        told = " ".join(found.trouble[:MOST_TROUBLE])
        return f"{told} And {more} more." if more > 0 else told
    if found.unequal:
        return found.unequal
    return f"{since(found)}." if found.restated else NONE_RESTATED


MOST_TROUBLE = 3
"""So many sentences of what was changed; the command line names all."""


def restated_line(one: Restated) -> str:
    """Old and new: "restated: 228 -> 229"."""
    return f"restated: {one.old or 'not there'} -> {one.new or 'no longer there'}"


def restated_heading(one: Restated, edition: Edition) -> str:
    """Above the list of what a restated figure counts today."""
    where = f"{table_name(one.table)}, {one.row.strip()}, {one.column}"
    return f"{where}: {one.new or '0'}, was {one.old or 'not'} in {named(edition)}"
