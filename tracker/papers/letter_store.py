"""Where templates and letters are: the program's own templates, the team's beside the database,
and the letters that were made.

Beside ``cases.db`` that is the folder ``cases.letters``, which nobody else on the machine may look
into: templates that the team edits, and in ``made`` the letters.
"""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.core.letters import Facts, file_name
from tracker.core.office import Refusal
from tracker.core.out.register import checksum
from tracker.core.ports import CouldNot
from tracker.core.words import LetterKind
from tracker.papers.letter_package import MOST_BYTES, too_big

DEFAULTS = Path(__file__).parent / "letter_defaults"
"""The templates that the program comes with."""

MADE = "made"
"""The folder for letters, inside the folder of letters."""

MOST_OF_A_KIND = 1_000
"""Letters of one kind for one case on one day."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it is on the disk. ``own``: the team's, not the program's."""

    kind: LetterKind
    path: Path
    data: bytes
    own: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A letter that was made, and its SHA-256; ``template`` is that of what it was made with."""

    kind: LetterKind
    path: Path
    template: str
    checksum: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What ``copy_templates`` did: names written, and names that were there and left alone."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def folder_of(database: Path) -> Path:
    """The folder of letters beside a database."""
    return database.with_name(f"{database.stem}.letters")


def template_name(kind: LetterKind) -> str:
    """What a template is called, in the program and in the team's folder."""
    return f"{kind.value}.docx"


# -- templates ------------------------------------------------------------------------------------
def template_of(kind: LetterKind, folder: Path) -> Template:
    """The team's template of this kind, else the program's.

    Raises:
        Refusal: what lies there is no file, or too big to be a template.
        CouldNot: it cannot be read.
    """
    own = folder / template_name(kind)
    if os.path.lexists(own):
        return Template(kind, own, _read(own), True)
    path = DEFAULTS / template_name(kind)
    return Template(kind, path, _read(path), False)


def checked(kind: LetterKind, folder: Path) -> str:
    """What is wrong with the template of this kind, as a sentence; "" if it can be used."""
    from tracker.papers.letters import check

    try:
        template = template_of(kind, folder)
        check(kind, template.data)
    except (Refusal, CouldNot) as trouble:
        return _with_name(kind, str(trouble))
    return ""


def copy_templates(folder: Path) -> Copied:
    """Put the program's templates where the team can edit them; what is there is left alone.

    Raises:
        CouldNot: the folder or a file could not be made.
    """
    written: list[str] = []
    kept: list[str] = []
    _make_folder(folder)
    for kind in LetterKind:
        name = template_name(kind)
        data = (DEFAULTS / name).read_bytes()
        (written if _put(folder, name, data) else kept).append(name)
    return Copied(tuple(written), tuple(kept))


def _read(path: Path) -> bytes:
    try:
        # Without waiting: what lies there could be a pipe that nobody ever writes to.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with os.fdopen(handle, "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise Refusal("it is not a file")
            if facts.st_size > MOST_BYTES:
                raise Refusal(too_big(facts.st_size))
            return file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise Refusal("it is not a file") from None
    except OSError as error:
        raise CouldNot(f"it could not be read{_why(error)}") from None


_BINARY = getattr(os, "O_BINARY", 0)


def _with_name(kind: LetterKind, clause: str) -> str:
    return f"The template {template_name(kind)} cannot be used: {clause.rstrip('.')}."


# -- letters --------------------------------------------------------------------------------------
def make_letter(
    kind: LetterKind, facts: Facts, ref: str, day: date, folder: Path, out: Path | None = None
) -> Made:
    """Make a letter and write it, under a name that tells nobody who it is about.

    ``out`` is where it goes instead of the folder of letters; nothing is ever written over.

    Raises:
        Refusal: something is not known yet, the template cannot be used, or ``out`` is there.
        CouldNot: the disk would not take it.
    """
    from tracker.papers.letters import Missing, check, fill, version_of

    try:
        template = template_of(kind, folder)
        if template.own:
            check(kind, template.data)
        data = fill(kind, template.data, facts)
    except Missing:
        raise
    except Refusal as refusal:
        raise Refusal(_with_name(kind, str(refusal))) from None
    except CouldNot as trouble:
        raise CouldNot(_with_name(kind, str(trouble))) from None
    path = _written_out(out, data) if out else _written(kind, data, ref, day, folder / MADE)
    return Made(kind, path, version_of(template.data), checksum(data))


def forget(made: Made) -> None:
    """Take a letter away again that could not be noted on its case."""
    made.path.unlink(missing_ok=True)


def _written(kind: LetterKind, data: bytes, ref: str, day: date, folder: Path) -> Path:
    _make_folder(folder.parent)
    _make_folder(folder)
    for number in range(1, MOST_OF_A_KIND + 1):
        name = file_name(ref, kind, day, number)
        if _put(folder, name, data):
            return folder / name
    raise CouldNot(f"There are {MOST_OF_A_KIND:,} such letters of today in {folder} already.")


def _written_out(out: Path, data: bytes) -> Path:
    if not _put(out.parent, out.name, data):
        raise Refusal(f"{out} is there already: choose another name.")
    return out


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CouldNot(f"{folder} could not be made{_why(error)}.") from None


def _put(folder: Path, name: str, data: bytes) -> bool:
    """Write a file whole, readable by nobody else. False if something of that name is there."""
    path = folder / name
    if os.path.lexists(path):
        return False
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=".letter-", suffix=".part", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError as error:
        raise CouldNot(f"{path} could not be written{_why(error)}.") from None
    finally:
        if part:
            Path(part).unlink(missing_ok=True)
    return True


def _why(error: OSError) -> str:
    return f": {error.strerror.lower()}" if error.strerror else ""
