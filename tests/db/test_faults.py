"""When the disk, another program or bad luck says no: a sentence, nothing lost, and on we go."""

from __future__ import annotations

import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Connection
from sqlalchemy.exc import NoResultFound
from sqlcipher3 import dbapi2 as driver

import db.connect
from db.connect import connect
from db.errors import BUSY, CANTOPEN, FileTrouble, in_words, primary_code, spoken
from db.reader import FileReader
from db.store import FileStore
from tests.db.playing import play
from tests.db.soundness import sound
from tests.support import OFFICER, THURSDAY, Front, copied, folds_true, named
from tracker.core import commands as cmd
from tracker.core.ports import CouldNot

SECRET = "Persephone Featherstonehaugh"


@pytest.fixture
def open_file(tmp_path: Path, blank: Path) -> Iterator[Path]:
    """A file in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield copied(blank, Path(folder) / "cases.db")


def test_a_full_disk(file: Path) -> None:
    """Not saved and said so, twice; with room again the same forms are saved once each."""
    ended = play("full", file)
    assert len(ended["sentences"]) == 2
    assert set(ended["sentences"]) <= {
        "The disk is full. Nothing was saved; free some space and try again.",
        "The disk did not answer as it should. Nothing was saved; try again.",
    }
    assert ended["refs"] == ["26-0002", "26-0002", "26-0003"]
    sound(file)
    with closing(FileReader(file)) as reader:
        assert folds_true(reader) == 3


def test_a_file_that_may_only_be_read(open_file: Path) -> None:
    """It can be looked at, and a save is refused with the reason."""
    front = Front(open_file)
    front.log()
    front.close()
    os.chmod(open_file, 0o444)
    os.chmod(open_file.parent, 0o777)  # the log beside it may be made
    ended = play("read_only", open_file)
    assert ended == {
        "seen": 1,
        "sentence": "The file or its folder is read-only, so nothing can be saved.",
        "after": 1,
    }


def test_another_window_is_saving(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waited for, then said; nothing is saved, reading goes on, and afterwards saving does."""
    monkeypatch.setattr(db.connect, "BUSY_MS", 20)
    front.log()
    with closing(FileStore(front.path)) as impatient, closing(connect(front.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileTrouble) as busy, impatient.begin("save", "Olu"):
            pytest.fail("the writer's place was taken")
        assert busy.value.code == BUSY
        assert str(busy.value) == (
            "Another window has been saving for 30 seconds. Nothing was saved; try again."
        )
        assert len(front.reader.queue(THURSDAY).lines) == 1
        other.execute("ROLLBACK")
        with impatient.begin("save", "Olu") as work:
            assert work.receipt_of("save") is None


def read_all(path: Path) -> None:
    """Every case, as a report would."""
    with closing(FileReader(path)) as reader:
        folds_true(reader)


def write_one(path: Path) -> None:
    """A contact, as anybody would."""
    front = Front(path)
    try:
        front.log()
    finally:
        front.close()


def test_a_damaged_file(front: Front) -> None:
    """Cut in half it is refused in words and left as it is; mended, everything is there."""
    for _ in range(20):
        front.log(details="A long story " * 400)
    front.close()
    whole = front.path.with_name("whole.db")
    shutil.copyfile(front.path, whole)
    os.truncate(front.path, whole.stat().st_size // 2)
    damaged = front.path.read_bytes()
    for look in (read_all, write_one):
        with pytest.raises(FileTrouble) as trouble:
            look(front.path)
        assert str(trouble.value) == (
            "The file could not be read properly. Stop, keep it as it is, and use a backup."
        )
    assert front.path.read_bytes() == damaged
    os.replace(whole, front.path)
    again = Front(front.path)
    try:
        assert folds_true(again.reader) == 20
        assert again.log() == "26-0021"
    finally:
        again.close()


def test_a_passing_fault_does_not_stay(front: Front) -> None:
    """After an error of the disk the next save starts with a fresh connection."""
    front.log()
    with saving(front) as first:
        before = first.connection.driver_connection
    with pytest.raises(FileTrouble, match="could not be used"), saving(front) as second:
        second.exec_driver_sql("SELECT * FROM no_such_table")
    with saving(front) as third:
        assert third.connection.driver_connection is not before
    assert front.log() == "26-0002"


@contextmanager
def saving(front: Front) -> Iterator[Connection]:
    """The connection of a save, in the middle of it."""
    with front.store._connection() as connection:
        yield connection


def test_a_newer_program_while_we_are_open(front: Front) -> None:
    """Its tables are not ours any more: nothing is saved into them."""
    front.log()
    with closing(connect(front.path)) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(FileTrouble) as trouble:
        front.log()
    assert str(trouble.value) == (
        "A newer version of Tracker has opened this file. Nothing was saved: "
        "update this one and start it again."
    )


# -- what errors say --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        {"complainant": named(SECRET, age=121)},
        {"complainant": named(SECRET), "received_at": SECRET},
        {"complainant": named(SECRET, person_id=99)},
    ],
)
def test_no_error_repeats_what_was_typed(facts: dict[str, Any], front: Front) -> None:
    """Not the sentence, not the traceback, not the errors that led to it."""
    counts = front.table_counts()
    with pytest.raises((FileTrouble, NoResultFound)) as raised:
        front.log(details=SECRET, child=SECRET, **facts)
    told = "".join(traceback.format_exception(raised.value))
    error: BaseException | None = raised.value
    while error is not None:
        told += str(error) + repr(error)
        error = error.__context__
    assert SECRET not in told
    assert front.table_counts() == counts


def test_what_the_file_does_not_take_is_said(front: Front) -> None:
    """A CHECK that stands behind a rule: the sentence is about the details, not the disk."""
    with pytest.raises(CouldNot) as raised:
        front.log(received_at="half past nine")
    assert str(raised.value) == "The file does not take one of these details. Nothing was saved."
    assert front.log() == "26-0001"


def test_text_that_is_no_text_saves_nothing(front: Front) -> None:
    """Half a character cannot be written down; everything around it is taken back."""
    ref = front.log()
    counts = front.table_counts()
    with pytest.raises(UnicodeEncodeError):
        front.do(cmd.AddNote(ref, "\ud800"), OFFICER)
    assert front.table_counts() == counts
    assert front.log() == "26-0002"


@pytest.mark.parametrize(
    ("provoke", "sentence"),
    [
        (lambda path: connect(path / "none.db"), "The file could not be opened"),
        (lambda path: connect(path), "The file could not be opened"),
    ],
)
def test_driver_errors_become_sentences(
    provoke: Callable[[Path], object], sentence: str, tmp_path: Path
) -> None:
    """With SQLite's own number, for those who decide by it."""
    with pytest.raises(FileTrouble, match=sentence) as trouble, spoken():
        provoke(tmp_path)
    assert trouble.value.code == CANTOPEN


def test_an_unknown_error_is_a_sentence_too() -> None:
    """Nothing of the driver's own text is passed on."""
    trouble = in_words(driver.OperationalError(f"near {SECRET}: syntax error"))
    assert str(trouble) == "The file could not be used. Nothing was saved."
    assert primary_code(ValueError("no number")) == 0
    assert isinstance(trouble, CouldNot)
