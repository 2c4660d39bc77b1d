"""A terminal of our own for a program under test: a pseudo-terminal, answers, and a screen.

What the program writes is read by a thread that does nothing else, stamped with the time and with
the processor time the program had used, and drawn later by whoever waits for something to show.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.bench.emulator import Screen

ROOT = Path(__file__).resolve().parents[2]

KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "tab": b"\t",
    "enter": b"\r",
    "escape": b"\x1b",
    "f1": b"\x1bOP",
}

_QUESTIONS = re.compile(rb"\x1b\[(?:(?P<status>[56])n|(?P<what>[>=]?)0?c|\?(?P<mode>\d+)\$p)")


class DidNot(Exception):
    """What was waited for did not happen in time; the text has the screen as it stood."""


class Moment(NamedTuple):
    """Seconds since the start by the clock, and seconds of processor time used by then."""

    clock: float
    work: float

    def since(self, earlier: Moment) -> Moment:
        """How much of both went by."""
        return Moment(self.clock - earlier.clock, self.work - earlier.work)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes as they arrived."""

    at: Moment
    data: bytes


class Terminal:
    """A program in a terminal of 120 by 40, from its start to its end."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (120, 40),
    ) -> None:
        """Start ``command`` with nothing of our environment but what every program needs."""
        sys.setswitchinterval(0.0005)  # a stamp waits for nobody's drawing
        self.screen = Screen(*size)
        self.status: int | None = None
        self._chunks: list[Chunk] = []
        self._drawn = 0
        self._last: Moment | None = None
        self._started = time.monotonic()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                _become(command, {**_surroundings(), **(environment or {})}, size)
            finally:
                os._exit(127)
        self._clock_id = (~self.pid << 3) | 2  # Linux: the processor time of another process
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # -- what it writes ---------------------------------------------------------------------
    def now(self) -> Moment:
        """This moment."""
        try:
            work = time.clock_gettime(self._clock_id)
        except OSError:  # it has ended
            work = self._chunks[-1].at.work if self._chunks else 0.0
        return Moment(time.monotonic() - self._started, work)

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._fd, 65_536)
            except OSError:
                return
            if not data:
                return
            self._chunks.append(Chunk(self.now(), data))
            for question in _QUESTIONS.finditer(data):
                self.write(_answer(question))

    @property
    def written(self) -> bytes:
        """Everything it has written so far."""
        return b"".join(chunk.data for chunk in self._chunks)

    def wait(
        self, until: str | Callable[[str], bool], limit: float = 20.0, since: int = 0
    ) -> Moment:
        """The moment from which a text (or what a function looks for) was on the screen."""
        shows = (lambda text: until in text) if isinstance(until, str) else until
        end = time.monotonic() + limit
        if shows(self.screen.text) and self._last is not None:
            return self._last
        while time.monotonic() < end:
            if not self._quiet_for(0.012):
                continue
            found = self._draw(shows)
            if found is not None:
                return found
            if not self._reader.is_alive() and self._drawn == len(self._chunks):
                break
        raise DidNot(f"{until!r} did not show:\n{self.screen.text}")

    def settle(self, quiet: float = 0.12, limit: float = 10.0) -> Moment | None:
        """Wait until nothing more is written; the moment of the last change of the screen."""
        end = time.monotonic() + limit
        while not self._quiet_for(quiet) and time.monotonic() < end:
            pass
        frames = self.screen.frames
        self._draw(lambda text: False)
        return self._last if self.screen.frames > frames else None

    def first_change(self, limit: float = 5.0) -> Moment:
        """The moment at which the first frame after what was drawn is whole."""
        seen = self.screen.frames
        self.wait(lambda _: self.screen.frames > seen, limit)
        assert self._last is not None
        return self._last

    def _quiet_for(self, seconds: float) -> bool:
        count = len(self._chunks)
        time.sleep(seconds)  # quiet is the absence of output over this time
        return len(self._chunks) == count or not self._reader.is_alive()

    def _draw(self, shows: Callable[[str], bool]) -> Moment | None:
        while self._drawn < len(self._chunks):
            chunk = self._chunks[self._drawn]
            self._drawn += 1
            if self.screen.feed(chunk.data):
                self._last = chunk.at
                if shows(self.screen.text):
                    return chunk.at
        return None

    # -- what it is told --------------------------------------------------------------------
    def write(self, data: bytes) -> None:
        """Type bytes."""
        with contextlib.suppress(OSError):
            while data:
                data = data[os.write(self._fd, data) :]

    def press(self, key: str) -> Moment:
        """Press a key by name, ``^x`` or letter; the moment it was pressed."""
        at = self.now()
        control = len(key) == 2 and key[0] == "^"
        self.write(bytes([ord(key[1].upper()) & 31]) if control else KEYS.get(key, key.encode()))
        return at

    def paste(self, text: str) -> None:
        """Paste as terminals do that were asked to say so."""
        self.write(b"\x1b[200~" + text.encode("utf-8", "surrogateescape") + b"\x1b[201~")

    # -- its end ----------------------------------------------------------------------------
    @property
    def peak_mib(self) -> float:
        """The most memory it has had at a time."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed."""
        os.close(self._fd)
        self._fd = -1

    def ended(self, limit: float = 10.0) -> int | None:
        """Its exit code (negative: a signal), None if it goes on running."""
        end = time.monotonic() + limit
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                return None
            else:
                time.sleep(0.005)  # the other process tells nobody when it ends
        return self.status

    def close(self) -> None:
        """End it, whatever it is doing."""
        if self.status is None and self.ended(0) is None:
            self.signal(signal.SIGKILL)
            self.ended()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self._reader.join(2)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _become(command: Sequence[str], environment: dict[str, str], size: tuple[int, int]) -> None:
    """In the child: take the terminal's size and become the program."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    os.chdir(ROOT)
    os.execvpe(command[0], list(command), environment)


def _surroundings() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "TMPDIR", "LANG")}
    look = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return {"LANG": "C.UTF-8", **kept, **look}


def _answer(question: re.Match[bytes]) -> bytes:
    """What a terminal says to a question about it."""
    if question["status"]:
        return b"\x1b[0n" if question["status"] == b"5" else b"\x1b[1;1R"
    if question["mode"]:
        return b"\x1b[?%s;%d$y" % (question["mode"], 2 if question["mode"] == b"2026" else 0)
    return {b"": b"\x1b[?62;22c", b">": b"\x1b[>1;10;0c"}.get(question["what"], b"")
