"""What screens say of lists that are written to files."""

from __future__ import annotations

from pathlib import Path

from tracker.core.clean import visible
from tracker.core.out.listed import rows_said

TITLE = "Write this list to a file"
TELLS = "Its ending says the kind: .xlsx for a spreadsheet, .csv or .json. u does not take it back."
WHERE, WHAT = "File", "What"
SAVE = "writes it"
SEEN, EVERYTHING, ANONYMOUS = "seen", "everything", "anonymous"
WAYS = {
    SEEN: "as listed",
    EVERYTHING: "every column",
    ANONYMOUS: "no names, months, age bands",
}
"""What can be written of each line of a list."""
WAY_KEYS = {SEEN: "l", EVERYTHING: "e", ANONYMOUS: "a"}
NO_NAME = "Type where to write it: a folder and a name that ends in .xlsx, .csv or .json."
WRONG_KIND = "The name has to end in .xlsx, .csv or .json."
IS_FOLDER = "That is a folder: type a name in it as well."


def no_folder(path: Path) -> str:
    """Said under the path."""
    return f"There is no folder {visible(str(path.parent))}."


def ask_over(path: Path) -> str:
    """Asked before a file is written over."""
    return f"{visible(path.name)} is there already, in {visible(str(path.parent))}. Write over it?"


def reading(done: int, of: int) -> str:
    """While it takes more than a moment."""
    return f"Writing: {done:,} of {of:,} read…"


def written(count: int, path: Path, *, anonymous: bool) -> str:
    """Said when the file is there."""
    how = " without names" if anonymous else ""
    return f"{rows_said(count)} written{how} to {visible(str(path))}."


def cases_title(screen: str, shown: str, text: str) -> str:
    """What a list is of, in the file: "Cases: open, newest first, filter: smith"."""
    return f"{screen}: {shown}" + (f", filter: {text}" if text else "")
