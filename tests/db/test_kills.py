"""Killed at any moment: nothing that was acknowledged is missing, and nothing is there twice."""

from __future__ import annotations

import signal
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.connect import connect
from db.files import create
from db.store import FileStore
from tests.db.children import kill_command
from tests.db.playing import answer, begin, play
from tests.db.soundness import refs_without_gaps, sound
from tests.support import MANAGER, THURSDAY, Day, Front, folds_true
from tracker.core.desk import Desk
from tracker.core.views import UserCard
from tracker.core.words import Role

KILLS = 100


def test_two_hundred_kills(file: Path) -> None:
    """Two at a time on one file, 0 to 60 ms after each first acknowledgement."""
    killers = [begin("killed", file, name, KILLS) for name in ("left", "right")]
    rounds: list[list[list[str]]] = [said for killer in killers for said in answer(killer)]
    assert len(rounds) == 2 * KILLS
    assert all(rounds), "a writer was killed before it saved anything"
    acknowledged = [(save_id, ref) for said in rounds for save_id, ref in said]
    sound(file)
    refs = refs_without_gaps(file)
    assert {ref for _, ref in acknowledged} <= set(refs)
    front = Front(file)
    try:
        assert folds_true(front.reader) == len(refs)
        saved = _saves(file)
        assert [entry for entry in acknowledged if saved.get(entry[0]) != entry[1]] == []
        _asked_again(front, rounds, saved)
    finally:
        front.close()


def _saves(path: Path) -> dict[str, str]:
    """Every save in the file: its id, and the reference it touched."""
    with closing(connect(path, read_only=True)) as connection:
        found = connection.execute("SELECT save_id, json_extract(refs, '$[0]') FROM saves")
        return dict(found.fetchall())


def _asked_again(front: Front, rounds: list[list[list[str]]], saved: dict[str, str]) -> None:
    """After a kill the client asks again under the same id: saved once, answered as before."""
    counts = front.table_counts()
    in_flight = 0
    for said in rounds:
        name, _, last = said[-1][0].rpartition("-")
        refs = [ref for _, ref in said]
        assert front.do(*kill_command(said[-1][0], refs), said[-1][0]).refs == (refs[-1],)
        unanswered = f"{name}-{int(last) + 1}"
        if unanswered in saved:  # committed, and killed before it could say so
            in_flight += 1
            receipt = front.do(*kill_command(unanswered, refs), unanswered)
            assert receipt.refs == (saved[unanswered],)
    assert front.table_counts() == counts
    assert len(saved) == sum(map(len, rounds)) + in_flight


@pytest.mark.parametrize("when", ["seeding", "filling", "naming"])
def test_a_file_half_made_has_no_name(when: str, tmp_path: Path) -> None:
    """Killed while it was being made: there is no file, and the next one is whole."""
    path = tmp_path / "cases.db"
    ended = play("making", path, when)
    assert (ended["status"], ended["said"]) == (signal.SIGKILL, "")
    assert not path.exists()
    create(path, THURSDAY, [UserCard("Mary", Role.MANAGER)])
    with closing(FileStore(path)) as store:
        save: Any = kill_command("after-0", [])
        assert Desk(store, Day()).do(save[0], MANAGER, "after-0").refs == ("26-0001",)
    sound(path)
