"""How a command ends: an exit code and, when it failed, one sentence. Never a traceback.

0 done; 1 the answer is no; 2 wrong use; 3 it could not be done.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tracker.cli import words
from tracker.cli.given import Wrong
from tracker.cli.out import complain, finish
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, NoSuchCase

DONE, NO, WRONG, COULD_NOT = 0, 1, 2, 3


def ended(work: Callable[[], int], folder: Callable[[], Path]) -> int:
    """Run ``work`` and say in one sentence why it failed, if it did.

    ``folder`` is where a note of an unforeseen failure goes, asked only then.
    """
    try:
        code = work()
        finish()
    except BaseException as error:
        code, sentence = _told(error, folder)
        try:
            complain(sentence)
            finish()
        except CouldNot:
            return COULD_NOT
    return code


def _told(error: BaseException, folder: Callable[[], Path]) -> tuple[int, str]:
    """The exit code and the sentence of a failure."""
    if isinstance(error, Refusal | NoSuchCase):
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
    return COULD_NOT, words.failed(note(error, folder))


def note(error: BaseException, folder: Callable[[], Path]) -> Path | None:
    """Write down where an unforeseen failure happened; the file, or None if it could not be.

    Places in the program and kinds of error only: messages and values may quote a family.
    """
    text = "\n".join([f"--- {datetime.now(UTC).isoformat(timespec='seconds')}", *_places(error)])
    try:
        path = folder() / "crashes.log"
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{text}\n\n".encode("utf-8", "replace"))
        finally:
            os.close(handle)
    except OSError:
        return None
    return path


def _places(error: BaseException) -> list[str]:
    """The kind of error and what it came through: file, line, function."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [type(error).__name__]
    found += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    cause = error.__cause__ or error.__context__
    return found if cause is None else [*found, "from", *_places(cause)]
