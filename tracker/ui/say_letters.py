"""What screens say of letters and their templates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracker.core.letter_facts import Fit
from tracker.core.words import LetterKind
from tracker.papers.letter_fields import THERE_ARE

LETTER = "Letter"
HINT = "One letter makes it   Esc leaves"
NOT_NOW = "Not now:"
BY_LETTER = "by letter"

PANE_TELLS = (
    "Letters are Word files made from templates. + copies the templates beside the file, to be "
    "edited in Word; from then on letters are made with those."
)
PANE_OWN = "Edit these in Word and save them where they are: {folder}"
PANE_FIELDS = "Enter opens one. tracker letters fields lists what each may say."
CHECKING = "looking at it…"
OWN, DEFAULT = "yours", "built in"
ALL_FIELDS = "Settings, Letters, tells which fields there are."
FINE, WRONG = "can be used", "CANNOT BE USED"
COPY_FIRST = "That template is built in. + copies it beside the file, where it can be edited."
ALL_THERE = "All templates are there already: {folder}"


def ask_title(ref: str) -> str:
    """The heading of the choice of letters."""
    return f"Make a letter about {ref}"


def not_now(fits: Iterable[Fit]) -> str:
    """Letters that the case has no use for, each with its reason, in two columns."""
    lines = [f"{fit.kind.label:<26}{fit.why_not}" for fit in fits if fit.why_not]
    return "\n".join(["", NOT_NOW, *lines]) if lines else ""


def none_fits(ref: str, reason: str) -> str:
    """Said instead of a choice of nothing."""
    why = reason if reason.startswith(ref) else f"{ref}: {reason}"
    return f"No letter fits now. {why}"


def made(path: Path, opened: bool) -> str:
    """Said when a letter is there: by its place beside the file, which fits a line."""
    return f"{printed(path, opened)} u undoes."


def printed(path: Path, opened: bool) -> str:
    """Said when a form is there that is noted on no case, so that there is nothing to undo."""
    place = path.relative_to(path.parents[2]).as_posix()
    return f"{'Opened' if opened else 'Made'}: {place}."


def ask_acknowledged(ref: str, path: Path) -> str:
    """Asked when an acknowledgement was made."""
    where = f"The letter is made: {path.name}\nin {path.parent}"
    return f"Is it sent today? Then {ref} is acknowledged.\n\n{where}"


def copied(count: int, folder: Path) -> str:
    """Said when templates were put beside the file."""
    if not count:
        return ALL_THERE.format(folder=folder)
    files = "1 template" if count == 1 else f"{count} templates"
    return f"{files} copied to {folder}. Edit them in Word."


def short(refusal: str) -> str:
    """Why no letter was made, without the long list of fields that a template could name."""
    first, found, _ = refusal.partition(THERE_ARE)
    return f"{first} {ALL_FIELDS}" if found else refusal


def template_opened(path: Path, opened: bool) -> str:
    """Said when a template was opened, or could not be."""
    return f"Opened: {path}" if opened else f"No programme here opens it: {path}"


KIND_KEYS: dict[str, str] = {
    LetterKind.ACKNOWLEDGEMENT: "a",
    LetterKind.EXTENSION: "x",
    LetterKind.REPLY_COVER: "r",
    LetterKind.STAGE_2_ACCEPTED: "s",
    LetterKind.STAGE_2_REFUSED: "s",
    LetterKind.LEARNING_FORM: "l",
}
"""The letter that chooses each; of the two about Stage 2 only one ever fits."""

NO_COMPLAINT = "none: learning without a complaint"
"""What the form says where the reference of a complaint would stand."""

NO_FORM = "There is no form {ref} any more."
