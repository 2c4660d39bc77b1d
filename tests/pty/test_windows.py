"""A window that is killed with a case open leaves nothing locked, and is soon forgotten."""

from __future__ import annotations

import signal
import time
from datetime import date
from pathlib import Path

from db.files import create
from db.windows import STALE, FileWindows
from tests.pty.test_drafts import start
from tests.ui.support import USERS, OfficeFile
from tracker.core import commands as cmd
from tracker.core.presence import OpenElsewhere

PATIENCE = 20.0
"""Seconds after which nothing more will be noted."""


def noted(windows: FileWindows) -> tuple[OpenElsewhere, ...]:
    """What is open elsewhere, once anything is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = windows.look(None)
        if found:
            return found
        time.sleep(0.05)  # another process makes the mark: it can only be looked for
    return ()


def test_a_killed_window_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    create(path, date.today(), USERS)
    office = OfficeFile(path)
    ref = office.log("Smith, Janet", date.today())
    here = FileWindows(path)
    with start(path, tmp_path) as terminal:
        terminal.wait("n New", 30)
        terminal.wait("Smith", 10)
        terminal.press("enter")
        (theirs,) = noted(here)
        assert (theirs.who, theirs.ref) == ("J. Lee", ref)
        terminal.press("f")
        terminal.wait("Correct what was taken down")
        terminal.signal(signal.SIGKILL)
        terminal.ended()
    office.do(cmd.CorrectFacts(ref, (("wants", "A visit."),)), day=date.today())
    assert office.case(ref, date.today()).wants == "A visit."
    assert [one.ref for one in here.look(None)] == [ref]  # nobody can know yet
    later = FileWindows(path, lambda: time.time() + STALE + 1)
    assert later.look(None) == ()
