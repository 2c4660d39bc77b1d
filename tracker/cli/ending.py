"""How a command ends: an exit code and, when it failed, one sentence. Never a traceback.

0 done; 1 the answer is no; 2 wrong use; 3 it could not be done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tracker import crash
from tracker.cli import words
from tracker.cli.given import Wrong
from tracker.cli.out import complain, finish
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.records import NoSuchRecord

DONE, NO, WRONG, COULD_NOT = 0, 1, 2, 3


def ended(work: Callable[[], int], folder: Callable[[], Path]) -> int:
    """Run ``work`` and say in one sentence why it failed, if it did.

    ``folder`` is where a note of an unforeseen failure goes, asked only then.
    """
    try:
        code = work()
        finish()
    except BaseException as error:  # Ctrl-C is told too; what is nobody's to tell is raised again
        code, sentence = _told(error, folder)
        try:
            complain(sentence)
            finish()
        except CouldNot:
            return COULD_NOT
    return code


def _told(error: BaseException, folder: Callable[[], Path]) -> tuple[int, str]:
    """The exit code and the sentence of a failure."""
    if isinstance(error, Refusal | NoSuchCase | NoSuchRecord):
        return NO, str(error)
    if isinstance(error, Wrong):
        return WRONG, str(error)
    if isinstance(error, CouldNot):
        return COULD_NOT, str(error)
    if isinstance(error, OSError):
        return COULD_NOT, words.trouble(error)
    if isinstance(error, KeyboardInterrupt | EOFError):
        return COULD_NOT, words.STOPPED
    if not isinstance(error, Exception):
        raise error
    return COULD_NOT, words.failed(_noted(error, folder))


def _noted(error: BaseException, folder: Callable[[], Path]) -> Path | None:
    """Where the note of a failure went; None if the folder itself is the trouble."""
    try:
        return crash.note(error, folder())
    except Exception:
        # Finding the folder can fail for the very reason we are here.
        return None
