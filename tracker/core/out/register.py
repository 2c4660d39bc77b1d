"""The register of what left the program: every file with case data or figures that was written.

An entry is made after its file is whole, and for good. It holds no name of anybody but of who
wrote the file: what was typed to narrow a list is not repeated, and of a path only the last part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from tracker.core.office import Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.words import Labelled, LetterKind
from tracker.core.years import year_words


class LeftKind(Labelled):
    """What kind of file it is."""

    LIST = "list"
    ANONYMOUS_LIST = "anonymous_list"
    TABLE = "table"
    REPORT = "report"
    LETTER = "letter"
    LEARNING_FORM = "learning_form"
    REJECTED_ROWS = "rejected_rows"


@dataclass(frozen=True, slots=True)
class FileLeft:
    """A file that was written.

    ``what`` says what is in it and of when, ``rows`` how many there are (None where it has no
    rows), ``file`` is its name without the folder, ``checksum`` the SHA-256 of its bytes.
    """

    kind: LeftKind
    what: str
    rows: int | None
    file: str
    checksum: str


@dataclass(frozen=True, slots=True)
class LeftEntry:
    """A line of the register: when (UTC) and by whom the file was written."""

    at: datetime
    by: str
    left: FileLeft


@dataclass(frozen=True, slots=True)
class NoteFileLeft:
    """Enter a file in the register. Nothing takes it back: it has left."""

    left: FileLeft


FILTERED = "some words"
"""What stands in the register for words that a list was narrowed by."""

_CHECKSUM = re.compile(r"[0-9a-f]{64}")


def checksum(data: bytes) -> str:
    """The SHA-256 of a file."""
    return sha256(data).hexdigest()


def letter_left(kind: LetterKind, ref: str, file: str, made_of: str) -> FileLeft:
    """A letter about a case, which is named by its reference alone."""
    form = kind is LetterKind.LEARNING_FORM
    left = LeftKind.LEARNING_FORM if form else LeftKind.LETTER
    return FileLeft(left, f"{kind.label}, {ref}", None, file, made_of)


def report_left(begins: int, draft: bool, file: str, made_of: str) -> FileLeft:
    """The annual report of the year that begins in ``begins``."""
    what = f"{'Draft of the annual' if draft else 'Annual'} report {year_words(begins)}"
    return FileLeft(LeftKind.REPORT, what, None, file, made_of)


def note(command: NoteFileLeft, office: Office, work: Work, save_id: str) -> Receipt:
    """Enter a file.

    Raises:
        Refusal: it is not named, or has no checksum.
    """
    left = command.left
    if not left.file or not left.what or not _CHECKSUM.fullmatch(left.checksum):
        raise Refusal("A file is entered by its name, what is in it and its checksum.")
    if "/" in left.file or "\\" in left.file:
        raise Refusal("A file is entered by its name, without the folder it is in.")
    work.add_left(left)
    return Receipt(save_id, (), f"{left.file} entered under what left the program.")


def not_called_back(save_id: str, work: Work) -> None:
    """Refuse to undo that a file was entered."""
    if work.left_by(save_id):
        raise Refusal("A file that left the program is not called back: its entry stays.")


LEFT_BOOKS: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = MappingProxyType(
    {NoteFileLeft: note}
)
"""Who carries out which of these commands."""
