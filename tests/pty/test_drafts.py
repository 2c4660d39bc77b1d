"""What is typed survives whatever ends the program: at most half a second of it is lost."""

from __future__ import annotations

import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from db.files import create
from db.reader import FileReader
from tests.bench.terminal import Terminal
from tests.ui.support import USERS

LOST_AT_MOST = 0.5
"""Seconds of typing that may be missing."""

STEP = 0.03
"""Seconds between two keys: a fast typist."""


def start(path: Path, folder: Path) -> Terminal:
    """The program on a file, in a real terminal."""
    command = [sys.executable, "-m", "tracker", "--db", str(path)]
    surroundings = {"TRACKER_CONFIG": str(folder / "config.toml"), "TRACKER_USER": "J. Lee"}
    return Terminal(command, surroundings)


def kept(path: Path) -> str:
    """The story of the newest draft in the file."""
    reader = FileReader(path)
    try:
        drafts = reader.drafts("J. Lee")
        return drafts[0].fields.get("details", "") if drafts else ""
    finally:
        reader.close()


def type_story(terminal: Terminal, seconds: float) -> list[tuple[float, str]]:
    """Type into "What happened" for a while; when each key was pressed, and the text by then."""
    text, pressed = "", []
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        letter = " " if number % 6 == 5 else "abcde"[number % 6]
        terminal.write(letter.encode())
        text += letter
        pressed.append((time.monotonic(), text))
        number += 1
        terminal.settle(STEP, STEP)
    return pressed


def open_story(terminal: Terminal) -> None:
    """The log form, in the field for what happened."""
    terminal.wait("n New", 30)
    terminal.press("n")
    terminal.wait("What happened")
    for _ in range(4):
        terminal.press("tab")
    terminal.settle()


@pytest.mark.parametrize(
    "ending",
    [*["kill"] * 4, "terminate", "hang up"],
    ids=[*(f"kill-{n}" for n in range(4)), "term", "hangup"],
)
def test_at_most_half_a_second_of_typing_is_lost(
    tmp_path: Path, ending: str, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "office.db"
    create(path, date.today(), USERS)
    chance = random.Random(request.node.name)
    with start(path, tmp_path) as terminal:
        open_story(terminal)
        pressed = type_story(terminal, 1.0 + chance.random())
        ended_at = time.monotonic()
        if ending == "hang up":
            terminal.hang_up()
        else:
            terminal.signal(signal.SIGKILL if ending == "kill" else signal.SIGTERM)
        if terminal.ended(10) is None:
            terminal.signal(signal.SIGKILL)
            terminal.ended()
    due = [text for at, text in pressed if at <= ended_at - LOST_AT_MOST]
    assert due
    assert kept(path).startswith(due[-1].rstrip())


def test_a_draft_is_offered_after_the_restart_and_restored(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    create(path, date.today(), USERS)
    with start(path, tmp_path) as terminal:
        open_story(terminal)
        terminal.write(b"She waited at the window.")
        terminal.wait("draft kept")
        terminal.settle(0.6)
        terminal.signal(signal.SIGKILL)
        terminal.ended()
    with start(path, tmp_path) as terminal:
        terminal.wait("~ draft", 30)
        terminal.press("d")
        terminal.wait("She waited at the window.")


def test_what_the_screen_says_is_saved_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    create(path, date.today(), USERS)
    with start(path, tmp_path) as terminal:
        open_story(terminal)
        terminal.write(b"Nobody rang back.")
        terminal.settle()
        terminal.press("^s")
        terminal.wait("logged. Reply due")
        terminal.signal(signal.SIGKILL)
        terminal.ended()
    reader = FileReader(path)
    try:
        assert [h.case.details for h in reader.all_cases()] == ["Nobody rang back."]
        assert not reader.drafts("J. Lee")
    finally:
        reader.close()
