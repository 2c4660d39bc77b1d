"""Every sentence of the screen on which a spreadsheet is brought in."""

from __future__ import annotations

from pathlib import Path

from tracker.core.importing.kinds import KINDS
from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import How, ValueUse
from tracker.core.say import days
from tracker.papers.book_read import BookRead

TITLE = "Import"
PANE_TELLS = "Bring in a log of complaints, compliments or Stage 2: .xlsx, .xls, .ods or .csv."
PANE_LINE = "Choose a spreadsheet…"
FILE_LABEL = "File"
FILE_HINT = "path of the spreadsheet; right arrow completes, Enter opens"
READING = "Reading…"
NOT_READ = "not read"
NOT_KNOWN = "NOT KNOWN"
NOTHING_WORD = "nothing"
NO_FILE = "Type the path of a spreadsheet first."
STILL_READING = "The spreadsheet is still being read."
ONLY_DATES = "Only a column of dates has an order."
NOTHING_NEW = "No row would be brought in."
ONLY_OPEN = "Open a spreadsheet first."
SAVING = "An import is under way: Esc stops it."
STOPPED = "Stopped. Nothing was brought in."
STOPPING = "Stopping…"
CHOOSE_FIELD = "What is the column “{heading}”?"
CHOOSE_WORD = "What does “{text}” mean?"
LEAVE_OUT = "not read"
EMPTY = "nothing: the cell is empty"
REJECTED = "Rejected rows"
HERE = "Here already"
READ = "read"
LEFT_OUT = "left out"

_HOW = {How.SHORT: "", How.LIKE: "alike, please check", How.CHOSEN: "your choice", How.SAME: ""}


def more(count: int) -> str:
    """Below a list that is cut."""
    return f"and {count:,} more"


def summary(plan: Plan, read: BookRead | None) -> str:
    """ "619 of 629 rows can be read; 2 rejected; 10 blank or totals" """
    if read is None:
        return plan.problems[0] if plan.problems else READING
    parts = [f"{read.to_bring:,} of {read.lines:,} rows to bring in"]
    if read.rejected:
        parts.append(f"{read.rejected:,} rejected")
    if read.doubles:
        done = "brought in again" if plan.choices.doubles else "left out"
        parts.append(f"{len(read.doubles):,} here already, {done}")
    if read.blanks + read.totals:
        parts.append(f"{read.blanks + read.totals:,} empty or totals")
    return "; ".join(parts)


def more_problems(plan: Plan) -> str:
    """How much else has to be settled."""
    return f"And {len(plan.problems) - 1} more to settle." if len(plan.problems) > 1 else ""


def sheet_line(sheet: SheetPlan) -> str:
    """What a sheet holds."""
    if sheet.kind is None:
        return f"{sheet.reason}; not read"
    rows = days(len(sheet.rows), "row")
    what = f"{sheet.kind.name.value}, headings in row {sheet.heading_row}, {rows}"
    if sheet.remembered:
        what += ", as remembered"
    return what if sheet.used else f"{what}; left out"


def field_label(sheet: SheetPlan, one: ColumnPlan) -> str:
    """What a column is read as."""
    field = sheet.kind.field(one.field) if sheet.kind and one.field else None
    return field.label if field else NOT_READ


def column_note(one: ColumnPlan) -> str:
    """What stands behind a column: doubt about its field, its dates, or its examples."""
    if one.dates is not None:
        return one.dates.warning or one.dates.reason
    if one.unknown:
        return f"{len(one.unknown)} words not known"
    if one.field and one.confidence < 1:
        return f"{one.reason} ({one.confidence:.0%})"
    return "e.g. " + ", ".join(one.examples) if one.examples else "empty"


def value_word(use: ValueUse) -> str:
    """What a text is read as."""
    if use.unknown:
        return NOT_KNOWN + (f": {use.hint}?" if use.hint else "")
    return use.word or NOTHING_WORD


def value_note(use: ValueUse) -> str:
    """How sure that is, and how often it stands there."""
    how = _HOW.get(use.how, "")
    return f"{days(use.count, 'row')}{', ' + how if how else ''}"


def field_choices(sheet: SheetPlan) -> list[tuple[str, str]]:
    """The fields a column may be: name and label; "" leaves it out."""
    assert sheet.kind is not None
    fields = KINDS[sheet.kind.name].fields
    return [("", LEAVE_OUT), *((one.name, one.label) for one in fields)]


def progress(done: int, of: int) -> str:
    """How far the saving is."""
    return f"Saving {done:,} of {of:,}. Esc stops, and nothing is kept."


def rejects_at(path: Path) -> str:
    """Where the rejected rows are."""
    return f"Rejected rows: {path.name}, beside the spreadsheet."
