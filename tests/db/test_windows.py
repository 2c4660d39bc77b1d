"""Notes of what is open in which window: seen by the others, forgotten when left or grown old."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.reader import FileReader
from db.windows import LONGEST, REFRESH, STALE, FileWindows, folder_for
from tests.support import Front
from tracker.core.presence import OpenElsewhere

AT = datetime(2026, 11, 5, 14, 7, tzinfo=UTC)
MINE = OpenElsewhere("M. Ade", "26-0001", AT)
THEIRS = OpenElsewhere("J. Lee", "26-0001", AT)


class Seconds:
    """A clock that is told."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Seconds, as told."""
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file would be: the notes stand beside it."""
    return tmp_path / "office.db"


def test_each_window_sees_the_others_and_never_itself(path: Path) -> None:
    one, other = FileWindows(path), FileWindows(path)
    assert one.look(MINE) == ()
    assert other.look(THEIRS) == (MINE,)
    assert one.look(MINE) == (THEIRS,)


def test_what_is_left_is_forgotten(path: Path) -> None:
    one, other = FileWindows(path), FileWindows(path)
    one.look(MINE)
    assert other.look(None) == (MINE,)
    one.look(None)
    assert other.look(None) == ()
    assert not folder_for(path).exists()


def test_another_case_takes_the_place_of_the_first(path: Path) -> None:
    one, other = FileWindows(path), FileWindows(path)
    one.look(MINE)
    next_one = OpenElsewhere("M. Ade", "26-0002", AT)
    one.look(next_one)
    assert other.look(None) == (next_one,)


def test_a_note_that_is_not_refreshed_grows_old_and_is_swept_away(path: Path) -> None:
    """As after a crash: nobody has to release anything."""
    clock = Seconds()
    dead, alive = FileWindows(path, clock), FileWindows(path, clock)
    dead.look(MINE)
    clock.now += STALE
    assert alive.look(None) == (MINE,)
    clock.now += 1
    assert alive.look(None) == ()
    assert list(folder_for(path).iterdir()) == []


def test_a_note_that_is_refreshed_stays(path: Path) -> None:
    clock = Seconds()
    one, other = FileWindows(path, clock), FileWindows(path, clock)
    for _ in range(20):
        one.look(MINE)
        clock.now += REFRESH
        assert other.look(None) == (MINE,)


def test_looking_each_second_writes_only_now_and_then(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Seconds()
    one = FileWindows(path, clock)
    one.look(MINE)
    touched: list[object] = []
    monkeypatch.setattr(os, "utime", lambda *args: touched.append(args))
    monkeypatch.setattr(os, "replace", lambda *args: touched.append(args))
    for _ in range(60):
        clock.now += 1
        one.look(MINE)
    assert len(touched) == 60 // REFRESH


def test_no_other_window_reads_anything_anew_for_it(front: Front) -> None:
    """The number that moves with every save does not move with a note."""
    with closing(FileReader(front.path)) as reader:
        before = reader.change_count()
        one, other = FileWindows(front.path), FileWindows(front.path)
        one.look(MINE)
        other.look(THEIRS)
        one.leave()
        assert reader.change_count() == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"who": "x"}',
        '{"who": "x", "ref": "y", "since": "z"}',
        '{"who": "x", "ref": "y", "since": "2026-11-05T14:07:00"}',
        '{"who": "' + "x" * LONGEST + '", "ref": "y", "since": "2026-11-05T14:07:00+00:00"}',
        "\udcff",
    ],
)
def test_a_note_that_is_none_is_passed_over(path: Path, text: str) -> None:
    folder_for(path).mkdir()
    (folder_for(path) / "x.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert FileWindows(path).look(MINE) == ()


def test_where_nothing_can_be_written_nobody_is_there(path: Path) -> None:
    folder_for(path).write_text("in the way")
    one = FileWindows(path)
    assert one.look(MINE) == ()
    one.leave()


def test_only_the_owner_may_read_it(path: Path) -> None:
    FileWindows(path).look(MINE)
    folder = folder_for(path)
    assert folder.stat().st_mode & 0o077 == 0
    assert [note.stat().st_mode & 0o077 for note in folder.iterdir()] == [0]


def test_a_window_that_was_killed_is_forgotten(path: Path) -> None:
    clock = Seconds()
    child = os.fork()
    if child == 0:
        FileWindows(path, clock).look(MINE)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    alive = FileWindows(path, clock)
    assert alive.look(None) == (MINE,)
    clock.now += STALE + 1
    assert alive.look(None) == ()
