"""What a person waits for, measured from outside: starts, keys, searches, and the memory taken."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.figures import Line, against_floor, at_most, ms, paired, percentile
from tests.bench.files import folder
from tests.bench.terminal import Moment, Terminal

HELLO = (sys.executable, "-m", "tests.bench.hello")
TRACKER = (sys.executable, "-m", "tracker")

TYPED = ("communication", "smith", "jan", "school report", "07700")
"""What is typed into Find, letter by letter."""


def tracker_on(path: Path) -> Terminal:
    """Tracker as the command starts it, with no choices of whoever measures."""
    home = folder() / "home"
    places = {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    return Terminal(TRACKER, {"TRACKER_DB": str(path), **places})


def something(text: str) -> bool:
    """Whether anything is on the screen."""
    return bool(text.strip())


def rows(text: str) -> bool:
    """Whether words of cases are on the screen: a reference in the list."""
    return any(re.search(r"\b\d\d-\d{4} ", line[:24]) for line in text.splitlines()[2:10])


def preview(text: str) -> bool:
    """Whether the first case stands beside the list."""
    return rows(text) and "Story" in text


def idle(terminal: Terminal, limit: float = 20.0) -> None:
    """Wait until the program does nothing more: what is loaded behind the screen is there."""
    end = time.monotonic() + limit
    before = terminal.now().work
    while time.monotonic() < end:
        time.sleep(0.4)  # long enough that a quiet processor shows as quiet
        now = terminal.now().work
        if now - before < 0.02:
            break
        before = now
    terminal.settle()


@dataclass
class Starts:
    """The moments of several starts, the floor's and ours in turn."""

    floor: list[Moment] = field(default_factory=list)
    frame: list[Moment] = field(default_factory=list)
    rows: list[Moment] = field(default_factory=list)
    preview: list[Moment] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """The table's lines."""
        floor = median(clock(self.floor))
        shown = [Line("a bare Textual app, first paint (the floor)", ms(floor), 1.0, 1.0)]
        for what, moments, limit in (
            ("Tracker, first paint", self.frame, 1.3),
            ("Today's rows on screen", self.rows, 2.0),
            ("Today's rows and the case beside them", self.preview, 2.0),
        ):
            ratio = paired(clock(moments), clock(self.floor))
            by_work = paired(work(moments), work(self.floor))
            shown.append(against_floor(what, ms(median(clock(moments))), ratio, limit, by_work))
        return shown


def starts(path: Path, runs: int) -> Starts:
    """Start the floor and Tracker in turn."""
    found = Starts()
    for _ in range(runs):
        with Terminal(HELLO) as hello:
            found.floor.append(hello.wait(something))
        with tracker_on(path) as tracker:
            found.frame.append(tracker.wait(something))
            found.rows.append(tracker.wait(rows))
            found.preview.append(tracker.wait(preview))
            tracker.settle()
    return found


def filled(text: str) -> bool:
    """Whether no line of the list waits for its words any more."""
    return re.search(r"… {2,}…", text) is None


def first_changes(
    terminal: Terminal, keys: Sequence[str], until: Callable[[str], bool] = something
) -> list[Moment]:
    """How long it took, for each key, to the first frame that differs and shows what it should."""
    taken = []
    for key in keys:
        pressed = terminal.press(key)
        changed = terminal.first_change()
        if not until(terminal.screen.text):
            changed = terminal.wait(until)
        taken.append(changed.since(pressed))
        terminal.settle()
    return taken


def last_changes(terminal: Terminal, keys: Sequence[str]) -> list[Moment]:
    """How long it took, each time, from the key until nothing changed any more."""
    taken = []
    for key in keys:
        pressed = terminal.press(key)
        changed = terminal.settle(0.1)
        if changed is not None:
            taken.append(changed.since(pressed))
    return taken


def keys(path: Path) -> list[Line]:
    """Keys on Today, on Cases and in Find, and the memory at the end of it all."""
    with Terminal(HELLO) as hello:
        hello.wait("Hello")
        idle(hello)
        floor = first_changes(hello, ["a"] * 60)
        floor_memory = hello.peak_mib
    with tracker_on(path) as tracker:
        tracker.wait(preview)
        idle(tracker)
        today = first_changes(tracker, ["down"] * 60)
        tracker.press("2")
        tracker.wait(lambda text: "Received" in text and rows(text))
        tracker.settle(0.3)
        cases = first_changes(tracker, ["down"] * 60)
        pages = first_changes(tracker, ["pagedown"] * 30, filled)
        ends = first_changes(tracker, ["end", "home", "end", "home"], filled)
        found = _find(tracker)
        memory = tracker.peak_mib
        tracker.press("^n")
        tracker.wait("Safety worry")
        idle(tracker)  # what saves is loaded while a form is being filled in
        memory_writing = tracker.peak_mib
    return [
        Line("a key in a bare Textual app, p50 / p95", _both(floor), 1.0, 1.0),
        *(
            against_floor(
                what,
                _both(taken),
                percentile(clock(taken), 0.95) / percentile(clock(floor), 0.95),
                3.0,
                percentile(work(taken), 0.95) / percentile(work(floor), 0.95),
            )
            for what, taken in (
                ("down on Today, p50 / p95", today),
                ("down on Cases, p50 / p95", cases),
            )
        ),
        at_most("page down on Cases until all words are there, p95", _ms95(clock(pages)), 35),
        at_most("jump to the end of Cases and back, slowest", max(clock(ends)) * 1000, 35),
        at_most(
            "search as typed, per key until all words are there, p95",
            _ms95(clock(found)),
            50,
            note=f" ({_ms95(work(found)):.0f} of work)",
        ),
        against_floor(
            f"memory at most while reading (the floor takes {floor_memory:.0f} MiB)",
            f"{memory:.0f} MiB",
            memory / floor_memory,
            2.5,
        ),
        Line(
            "memory at most once a form was open",
            f"{memory_writing:.0f} MiB",
            memory_writing / floor_memory,
        ),
    ]


def _find(tracker: Terminal) -> list[Moment]:
    taken: list[Moment] = []
    for words in TYPED:
        tracker.press("^f")
        tracker.wait(_asks)
        tracker.settle()
        taken += last_changes(tracker, list(words))
        tracker.press("escape")
        tracker.wait(lambda text: not _asks(text))
        tracker.settle()
    return taken


def _asks(text: str) -> bool:
    return "What happened" in text


def clock(taken: Sequence[Moment]) -> list[float]:
    """The seconds by the clock."""
    return [moment.clock for moment in taken]


def work(taken: Sequence[Moment]) -> list[float]:
    """The seconds of processor time."""
    return [moment.work for moment in taken]


def _both(taken: Sequence[Moment]) -> str:
    return f"{ms(percentile(clock(taken), 0.5))} / {ms(percentile(clock(taken), 0.95))}"


def _ms95(taken: Sequence[float]) -> float:
    return percentile(taken, 0.95) * 1000
