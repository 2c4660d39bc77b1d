"""Every sentence that the command line says of its own; core's refusals speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tracker.core.out.listed import rows_said
from tracker.core.say import days, long_day
from tracker.core.views import UserCard
from tracker.core.words import LetterKind
from tracker.core.workdays import Calendar

STOPPED = "Stopped. What was saved before is kept."
IMPORT_STOPPED = "Stopped: nothing was brought in."
TOO_LATE_TO_STOP = "It was saved before it could be stopped."
HOW_TO_STOP = "Ctrl-C stops it and leaves nothing behind"
NOBODY_KNOWN = "The file knows nobody who could do this: say who with --as NAME --role ROLE."
NO_TERMINAL = (
    "The screens need a terminal: start tracker in one, or use a command such as tracker today."
)
NOTHING_TO_UNDO = "There is nothing of yours to undo."
ONE_WAY_TO_EXPLAIN = "Give a reference, or --from DATE with --days N."
FROM_NEEDS_DAYS = "--from needs --days, the number of working days to count."
DAYS_NEED_FROM = "--days needs --from, the date to count from."
TOO_MANY_DAYS = "--days: a date can be explained over 0 to {most:,} working days."
NOT_THE_SAME_CALLER = "{ref} has no named caller, so nobody can be the same."
NOT_A_LIST = "KIND may be {kinds}, not {typed}."
NOTHING_CHANGED = "Nothing was changed."
BY_THIS_CALENDAR, BY_THESE_RULES = "this calendar", "these rules"
EXPORTED = "Cases, oldest first"
NOT_A_KIND = "The name has to end in .xlsx, .csv or .json: {name}"
NOTHING_TO_BRING_IN = "Nothing can be brought in: no row of the log could be read."
ALL_HERE = "All of it is here already: nothing was brought in (--with-doubles would)."
NO_SUCH_HANDLING = (
    "--handling may be stage 1, representation, corporate, withdrawn or to classify, not {typed}."
)
NO_TEXT_PIPED = "{option}: standard input holds no text in this terminal's encoding."
ONE_PERIOD = "Give one of --year, --quarter, --month, or --from with --to."
FROM_AND_TO = "--from and --to go together."
ONE_FORM = "Give one of --json, --csv and --md; --cases has --json only."
FORCE_WHAT = "--force goes with --out FILE."
WITHOUT_PERSISTENT = "without persistent complainants"
NOTHING_COUNTED = "Nothing was counted."
HIDDEN_NUMBER = "This number is hidden, and so is what it counted."
NOTHING_BEHIND = "Behind this there is no list: it was worked out, or entered."
NO_SUCH_PLACE = "--cases: there is no {what} {typed}. There are {known}."
YEAR_NEEDED = "--year is needed: the financial year that was printed, such as 2017/18."
ONLY_CLAIMS = "--claims: the file may hold claims alone, not {keys}."
TOO_LARGE = "{path} is too large for printed figures."
NOT_JSON = "{path} does not hold figures by name as JSON."
NO_SUCH_YEAR = "--year: A financial year is written like 2017/18, not {typed}."
NOT_ON_THE_LIST = "{option} may be: {known}."
NOT_A_REPORT = "--out: the name has to end in {kinds}: {name}"
MAKING_REPORT = "Making the report"
NOTHING_SAVED = "Nothing was saved."
NOT_A_LETTER = "--out: the name has to end in .docx: {name}"
TEMPLATE_FINE = "can be used."
STRICT = "{rejected} cannot be read, and with --strict nothing is brought in unless all can."

WELCOME = "There is no file yet at {path}."
CHOICES = (
    "1  Start empty",
    "2  Bring in a spreadsheet",
    "3  Look at the demonstration (invented cases)",
    "0  Leave",
)
WHICH = "Number: "
YOUR_NAME = "Your name: "
YOUR_ROLE = "You are  1 an officer  2 a manager: "
WHICH_LOG = "Where is the log? (empty goes back): "
BRING_THEM_IN = "Bring in the {count} that can be read? (y/n): "
ONE_OF_THESE = "Type one of the numbers."


def no_file(path: Path) -> str:
    """Said by every command that needs a file."""
    return (
        f"There is no file at {path} yet: start tracker in a terminal, or make it with tracker new."
    )


def needed(what: str) -> str:
    """Said of what was left empty."""
    return f"{what} is missing."


def trouble(error: OSError) -> str:
    """What the system says of a file or a folder."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or type(error).__name__}."


def failed(note: Path | None) -> str:
    """The one sentence when the program itself fails."""
    where = f", noted in {note} without any names" if note else ""
    return f"Tracker stopped because of a fault of its own{where}; what was saved before is kept."


def who_is(name: str) -> str:
    """Said of a name that the file does not know."""
    return f"{name} does not work on this file yet: add --role officer or --role manager."


def not_that_role(user: UserCard) -> str:
    """Said when a role is claimed that the file does not give."""
    article = "an" if user.role.label[0] in "AEIOU" else "a"
    return f"{user.name} is {article} {user.role.label.lower()} in this file."


def no_demonstration(path: Path) -> str:
    """Said instead of building over a file that holds something else."""
    return f"{path} is no demonstration, so it was left as it is."


def there_already(path: Path) -> str:
    """Said instead of writing over a file."""
    return f"{path} is there already; --force writes over it."


def made(path: Path, user: UserCard) -> str:
    """Said when a file was made."""
    return f"Made {path} for {user.name}, {user.role.label.lower()}."


def made_here(path: Path) -> str:
    """Said when an import made the file that it went into."""
    return f"There was no file, so {path} was made."


def demonstration_at(path: Path) -> str:
    """Said when the demonstration was built."""
    return f"The demonstration is at {path}."


def demonstration_there(path: Path) -> str:
    """Said when it was built before."""
    return f"The demonstration is at {path} already; --rebuild builds it anew."


def already_here(count: int) -> str:
    """Said of rows whose own reference the file knows."""
    return f"Here already under their own reference: {count}. They would be refused, all together."


def left_out(count: int) -> str:
    """Said of compliments that an earlier log brought."""
    return f"Here already from an earlier log: {count}. They are not brought in again."


NOTHING_LEFT = "Nothing has left the program yet."
NOT_ENTERED = "{file} is written, but could not be entered under what left the program: {why}"


def rows(count: int) -> str:
    """ "1 row", "1,234 rows" """
    return rows_said(count)


TABLE_OUT = (
    "--out FILE takes one table: the name ends in .csv, .md or .xlsx, and nothing else is asked."
)


def table_written(count: int, path: Path) -> str:
    """Said when a table was written."""
    return f"{rows(count)} written to {path}."


TO_CLASSIFY = "To classify"


def written(count: int, path: Path) -> str:
    """Said when an export was written."""
    return f"{cases(count)} written to {path}."


def written_anonymous(count: int, path: Path) -> str:
    """Said when an anonymous export was written."""
    return f"{cases(count)} written without names to {path}."


def calendar_line(calendar: Calendar) -> str:
    """The calendar as a whole."""
    span = f"{long_day(calendar.first)} to {long_day(calendar.last)}"
    return f"Calendar version {calendar.version}, bank holidays confirmed from {span}"


def bring_back_with(save_id: str) -> str:
    """How to undo an undo."""
    return f"Bring it back with: tracker undo {save_id}"


def not_confirmed(last: date) -> str:
    """Said of a date that lies after the years whose bank holidays are known."""
    return f"Bank holidays are confirmed only up to {long_day(last)}: this date may still move."


def cases(count: int) -> str:
    """ "1 case", "619 cases" """
    return days(count, "case")


def rejects_written(path: Path) -> str:
    """Where the rows are that could not be read."""
    return f"The rejected rows are in {path}, to be put right and brought in."


def read_so_far(done: int, of: int) -> str:
    """How far the reading of an import is."""
    return f"{done:,} of {of:,} rows read"


def so_far(done: int, of: int) -> str:
    """How far an import is."""
    return f"{done:,} of {of:,} saved"


def undo_with(save_id: str) -> str:
    """How to take a save back."""
    return f"Take it back with: tracker undo {save_id}"


def letter_made(kind: LetterKind, path: Path) -> str:
    """Said when a letter was made."""
    return f"{kind.label}: {path}"


def no_letter(ref: str, reason: str) -> str:
    """Said instead of making a letter that the case has no use for."""
    return reason if reason.startswith(ref) else f"{ref}: {reason}"


def template_at(path: Path, own: bool) -> str:
    """Which template a letter is made with."""
    return str(path) if own else "the program's own template"


def templates_copied(folder: Path, written: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Said when templates were put where they can be edited."""
    lines = [f"Templates to edit in Word: {folder}"]
    lines += [f"Copied: {name}" for name in written]
    lines += [f"There already, left as it is: {name}" for name in kept]
    return lines


def report_made(path: Path, tables: int, *, draft: bool) -> str:
    """Said when the annual report is written."""
    what = "Draft of the annual report" if draft else "Annual report"
    return f"{what} with {tables} tables written to {path}."
