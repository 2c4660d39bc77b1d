"""Hostile text in a real terminal: shown, never obeyed.

Everything the program sends is looked at byte by byte. Allowed are text and the sequences that the
program itself uses: colours, cursor, modes. A title, a clipboard write, a link, a question to the
terminal that stands in somebody's complaint must not get through.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.files import create
from tests.bench.terminal import Terminal
from tests.ui.support import MANAGER, OFFICER, USERS, OfficeFile
from tracker.core import commands as cmd
from tracker.core.case import Party
from tracker.core.words import Handling, NameGiven, Safety

HOSTILE = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link": "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;stolen\x07",
    "clear": "\x1b[2J\x1b[H",
    "question": "\x1b[6n\x1b[c",
    "c1": "\x9b2J\x9d0;stolen\x9c",
    "delete": "a\x7fb\x08c",
    "bidi": "\u202eevil\u202c \u2066x\u2069",
    "separators": "one\u2028two\u2029three",
    "markup": "[/] [@click=app.quit]press[/] [a=b c] [link=file:///x]y",
    "escape at the end": "ends with [/",
}
"""What somebody might put into a complaint, an e-mail or a spreadsheet."""

ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m"  # colours
    rb"|\x1b\[[0-9;]*[ABCDGHJKd]"  # cursor and erasing
    rb"|\x1b\[\?[0-9;$]*[hlpu]"  # modes and asking about them
    rb"|\x1b\[[<>=][0-9;]*[uc]"  # keyboard protocol
    rb"|\x1b\[[0-9;]*[qtrsu]"
    rb"|\x1b[=>78]"
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse's pointer
    rb"|\x1b\(B"
)
"""The program's own sequences."""

LEFT = re.compile(rb"[\x00-\x06\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that are left when the program's own sequences are taken away."""

UNSEEN = re.compile("[\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which every text of every case is hostile, put in by the ordinary commands."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    today = date.today()
    create(path, today, USERS)
    office = OfficeFile(path)
    day = date(today.year - 1, 11, 2)
    for name, text in HOSTILE.items():
        party = Party(NameGiven.NAMED, f"{name} {text}", relation="Mother", telephone=text)
        ref = office.do(
            cmd.LogContact(day, "Telephone", f"{name}: {text}", party, "", text, text, Safety.YES),
            OFFICER,
            day,
        ).refs[0]
        office.do(
            cmd.Classify(ref, Handling.STAGE_1, "Poor communication", "ACPS East", text),
            MANAGER,
            day,
        )
        office.do(cmd.AddNote(ref, f"note {text}"), OFFICER, day)
        office.do(cmd.AddPoint(ref, f"point {text}"), OFFICER, day)
        office.do(cmd.Chase(ref, f"chased {text}"), OFFICER, day)
    return path


@pytest.fixture
def terminal(hostile: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The program on that file, in a real terminal."""
    surroundings = {"TRACKER_CONFIG": str(tmp_path / "config.toml"), "TRACKER_USER": "M. Ade"}
    command = [sys.executable, "-m", "tracker", "--db", str(hostile)]
    with Terminal(command, surroundings) as running:
        running.wait("LATE", 30)
        yield running


def nothing_got_through(terminal: Terminal) -> None:
    """Only text and the program's own sequences were sent."""
    rest = ALLOWED.sub(b"", terminal.written)
    found = LEFT.search(rest)
    assert found is None, rest[max(0, found.start() - 40) : found.end() + 40]
    strange = UNSEEN.search(rest.decode("utf-8", "replace"))
    assert strange is None
    assert b"stolen\x07" not in rest


def test_every_screen_shows_it_and_obeys_none_of_it(terminal: Terminal) -> None:
    for keys, sign in (
        (("enter",), "Timeline"),
        (("]", "]", "]"), "Timeline"),
        (("escape",), "Today"),
        (("R",), "Review overdue"),
        (("n",), "Note"),
        (("escape", "escape"), "Today"),
        (("2",), "newest first"),
        (("^f", "n", "o", "t", "e"), "note"),
        (("escape", "1"), "Today"),
        (("t",), "Confirm how"),
        (("escape",), "Today"),
        (("e",), "How the due date"),
    ):
        for key in keys:
            terminal.press(key)
            terminal.settle()
        terminal.wait(sign)
    assert terminal.ended(0) is None
    nothing_got_through(terminal)


def test_markup_is_shown_as_it_was_written(terminal: Terminal) -> None:
    for key in ("^f", *"click", "enter"):
        terminal.press(key)
        terminal.settle()
    terminal.wait("[@click=app.quit]press[/] [a=b c]")
    nothing_got_through(terminal)


def test_what_is_pasted_and_what_a_terminal_answers_does_no_harm(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.wait("New contact")
    terminal.press("^g")
    terminal.settle()
    terminal.press("w")
    terminal.settle()
    for text in HOSTILE.values():
        terminal.paste(text.replace("\x1b", ""))
        terminal.settle()
    terminal.write(b"\x1b]lsome title\x1b\\")  # what a terminal answers when asked its title
    terminal.settle()
    terminal.press("escape")
    terminal.wait("Today")
    assert terminal.ended(0) is None
    nothing_got_through(terminal)
