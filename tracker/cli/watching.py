"""Long work at the command line: told how far it is, and ended by Ctrl-C.

While something is saved Ctrl-C does not break in anywhere: it is taken note of, and the work ends
itself at its next step. So it is always known whether anything was saved.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from tracker.cli import words
from tracker.cli.out import complain

PATIENCE = 1.0
"""Seconds after which it is told how far the work is, and between two tellings."""


def on_terminal() -> bool:
    """Whether somebody may be reading along on standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


class Interrupted(Exception):
    """Ctrl-C was pressed, and the work ended itself at a step."""


class Watch:
    """Told after each step how far the work is.

    Tells it, a line at a time, on standard error where that is a terminal.
    """

    def __init__(self) -> None:
        """Nothing is told in the first second."""
        self.stopping = False
        self._heard = monotonic()
        self._told = False
        self._terminal = on_terminal()

    def reading(self, done: int, of: int) -> None:
        """So many rows are read."""
        self._step(words.read_so_far(done, of))

    def saving(self, done: int, of: int) -> None:
        """So many rows are written. Raises Interrupted."""
        if self.stopping:
            raise Interrupted
        self._step(words.so_far(done, of))

    def _step(self, said: str) -> None:
        now = monotonic()
        if not self._terminal or now - self._heard < PATIENCE:
            return
        self._heard = now
        complain(said if self._told else f"{said}. {words.HOW_TO_STOP}")
        self._told = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """While inside, Ctrl-C ends the work at its next step and nowhere else."""
        if threading.current_thread() is not threading.main_thread():
            yield  # no other thread is told of signals
            return
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        """Ctrl-C."""
        self.stopping = True
