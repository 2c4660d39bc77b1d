"""The bare ``tracker``: opens the app, and asks where to begin while there is no file yet.

Imports little: every import here stands between a person and the first paint.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from tracker.cli import words
from tracker.cli.ending import DONE, ended
from tracker.cli.given import Given
from tracker.cli.wiring import Wiring
from tracker.core.ports import CouldNot
from tracker.paths import home

COMPLETION = "_TRACKER_COMPLETE"
"""Set by a shell that asks for the words that may follow."""


def start(wiring: Wiring, db: str | None, today: date | None) -> int:
    """Open the app on the file. Returns the exit code."""
    if COMPLETION in os.environ:
        from tracker.cli.main import run

        return run((), wiring)
    given = Given(wiring, db, today.isoformat() if today else None)
    return ended(lambda: open_or_ask(given), lambda: note_folder(given))


def note_folder(given: Given) -> Path:
    """Where a note of a failure goes: beside the file, or in this user's own folder."""
    beside = given.path.absolute().parent
    return beside if beside.is_dir() else home()


def open_or_ask(given: Given) -> int:
    """Open the app on the file, or ask where to begin. Raises CouldNot without a terminal."""
    if given.path.exists():
        return open_file(given)
    if not at_terminal():
        raise CouldNot(words.no_file(given.path))
    from tracker.cli.first_time import first_time

    return open_file(given) if first_time(given) else DONE


def at_terminal() -> bool:
    """Whether somebody can type here."""
    return sys.stdin is not None and sys.stdin.isatty()


def open_file(given: Given) -> int:
    """Open the app on the file, which is there. Raises CouldNot without a terminal."""
    if not at_terminal():
        raise CouldNot(words.NO_TERMINAL)
    return given.wiring.open_app(given.path, given.clock, given.opener)
