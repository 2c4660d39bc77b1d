"""What screens say of lists that are written to files."""

from __future__ import annotations

from pathlib import Path

from tracker.core.clean import visible
from tracker.core.out.listed import rows_said
from tracker.core.out.register import FILTERED

TITLE = "Write this list to a file"
TELLS = "The ending of the name says the kind: .xlsx, .csv or .json."
WHERE, WHAT = "File", "What"
SAVE = "writes it"
SEEN, EVERYTHING, ANONYMOUS = "seen", "everything", "anonymous"
WAYS = {
    SEEN: "as listed",
    EVERYTHING: "all columns",
    ANONYMOUS: "anonymous",
}
"""What can be written of each line of a list."""
WAY_KEYS = {SEEN: "l", EVERYTHING: "e", ANONYMOUS: "a"}
NO_NAME = "Type where to write it: a folder and a name that ends in .xlsx, .csv or .json."
WRONG_KIND = "The name has to end in .xlsx, .csv or .json."
IS_FOLDER = "That is a folder: type a name in it as well."


def from_home(path: Path) -> str:
    """A path as short as it can be said: "~/Documents/cases-2026-11-23.xlsx"."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


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
    return f"{rows_said(count)} written{how} to {visible(from_home(path))}."


def not_entered(file: str, why: str) -> str:
    """Said beside what was written, when the register would not take it."""
    return f"But {visible(file)} could not be entered under what left the program: {why}"


def filtered(text: str, *, typed: bool) -> str:
    """What a list was narrowed by; for the register, only that it was."""
    return text if typed or not text else FILTERED


def cases_title(screen: str, shown: str, text: str) -> str:
    """What a list is of, in the file: "Cases: open, newest first, filter: smith"."""
    return f"{screen}: {shown}" + (f", filter: {text}" if text else "")
