"""A file is made whole or not at all, and nothing else is ever touched or made by accident."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from db.errors import FileTrouble
from db.files import create
from db.migrate import bring_up
from db.reader import FileReader
from db.store import FileStore
from tests.support import MANAGER, THURSDAY, Day, Front, a_contact
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.views import UserCard
from tracker.core.words import AREAS, CHANNELS, RELATIONS, THEMES, Role

USERS = [UserCard("Mary", Role.MANAGER), UserCard("Olu", Role.OFFICER)]
OPENERS: list[Callable[[Path], object]] = [FileStore, FileReader, bring_up]


def everything_in(folder: Path) -> dict[str, str]:
    """Every name in a folder, with what is in it. For folders that nobody has open."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }


def foreign(path: Path) -> None:
    """Another program's database."""
    with closing(driver.connect(str(path))) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute("INSERT INTO songs VALUES ('Jerusalem')")
        connection.commit()


def like_ours(path: Path) -> None:
    """Another program's database with a name and version of its own."""
    foreign(path)
    with closing(driver.connect(str(path))) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("PRAGMA user_version = 1")


def newer(path: Path) -> None:
    """A file that a newer Tracker has opened."""
    create(path, THURSDAY, USERS)
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


NOT_OURS = "{path} is not a Tracker file."
ACCIDENTS: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", lambda path: None, "There is no file at {path} any more."),
    (
        "a folder",
        lambda path: path.mkdir(),
        "The file could not be opened: it or its folder is missing or not permitted.",
    ),
    ("empty", lambda path: path.touch(), NOT_OURS),
    (
        "text",
        lambda path: path.write_text("Dear Sir or Madam\n" * 99),
        "This is not a Tracker file.",
    ),
    ("another program's", foreign, NOT_OURS),
    ("another program's, numbered", like_ours, NOT_OURS),
]


@pytest.mark.parametrize("opener", OPENERS, ids=["store", "reader", "migration"])
@pytest.mark.parametrize(
    ("make", "sentence"), [a[1:] for a in ACCIDENTS], ids=[a[0] for a in ACCIDENTS]
)
def test_what_is_not_ours_is_refused_and_left_alone(
    opener: Callable[[Path], object],
    make: Callable[[Path], object],
    sentence: str,
    tmp_path: Path,
) -> None:
    """With a sentence; not a byte of it changes, and nothing appears beside it."""
    path = tmp_path / "cases.db"
    make(path)
    if opener is bring_up and not path.exists():
        sentence = ACCIDENTS[1][2]
    before = everything_in(tmp_path)
    with pytest.raises(FileTrouble) as refused:
        opener(path)
    assert str(refused.value) == sentence.format(path=path)
    assert everything_in(tmp_path) == before


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    """By the writing and by the reading side, each with what to do."""
    path = tmp_path / "cases.db"
    newer(path)
    before = everything_in(tmp_path)
    with pytest.raises(FileTrouble, match="was made by a newer version of Tracker"):
        FileStore(path)
    with pytest.raises(FileTrouble, match="was made by another version of Tracker"):
        FileReader(path)
    assert everything_in(tmp_path) == before


# -- making -----------------------------------------------------------------------------------


def test_a_new_file_holds_what_an_office_needs(tmp_path: Path) -> None:
    """Lists, rules, bank holidays and users; one file, for its owner's eyes only."""
    path = tmp_path / "new" / "folder" / "cases.db"
    create(path, THURSDAY, USERS)
    assert [p.name for p in path.parent.iterdir()] == ["cases.db"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with closing(FileReader(path)) as reader:
        lists = reader.lists()
        assert (lists.areas, lists.themes) == (AREAS, THEMES)
        assert (lists.channels, lists.relations) == (CHANNELS, RELATIONS)
        assert list(reader.users()) == USERS
        assert reader.calendar().covers(THURSDAY.replace(year=2028))
        assert reader.queue(THURSDAY).lines == ()


@pytest.mark.parametrize("there", ["file", "folder", "link to nothing", "our own"])
def test_nothing_is_ever_made_over_what_is_there(there: str, tmp_path: Path) -> None:
    """Not even over a link that leads nowhere."""
    path = tmp_path / "cases.db"
    if there == "our own":
        create(path, THURSDAY, USERS)
    elif there == "folder":
        path.mkdir()
    elif there == "file":
        path.write_text("Dear Sir")
    else:
        path.symlink_to(tmp_path / "nowhere")
    before = everything_in(tmp_path)
    with pytest.raises(FileTrouble) as refused:
        create(path, THURSDAY, USERS)
    assert str(refused.value) == f"{path} is there already. Nothing was changed."
    assert everything_in(tmp_path) == before


def test_somebody_quicker_keeps_their_file(tmp_path: Path) -> None:
    """A file that appears while ours is being made is not replaced."""
    path = tmp_path / "cases.db"

    def fill(_: Path) -> None:
        path.write_text("Quicker")

    with pytest.raises(FileTrouble, match="is there already"):
        create(path, THURSDAY, USERS, fill)
    assert path.read_text() == "Quicker"
    assert [p.name for p in tmp_path.iterdir()] == ["cases.db"]


def test_a_filling_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """The error comes through as it was, and no file and no half file is left."""

    def fill(path: Path) -> None:
        with closing(FileStore(path)) as store:
            Desk(store, Day()).do(a_contact(THURSDAY), MANAGER, new_save_id())
        raise RuntimeError("the log could not be read")

    with pytest.raises(RuntimeError, match="the log could not be read"):
        create(tmp_path / "cases.db", THURSDAY, USERS, fill)
    assert list(tmp_path.iterdir()) == []


def test_a_filled_file_is_whole_under_one_name(tmp_path: Path) -> None:
    """What was filled in is in the file itself, not in a log beside it."""
    path = tmp_path / "cases.db"

    def fill(building: Path) -> None:
        assert not path.exists()
        front = Front(building)
        front.stage_1()
        front.close()

    create(path, THURSDAY, USERS, fill)
    assert [p.name for p in tmp_path.iterdir()] == ["cases.db"]
    with closing(FileReader(path)) as reader:
        assert len(reader.queue(THURSDAY).lines) == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "cases").write_text("a file")
    with pytest.raises(FileTrouble, match="The folder"):
        create(tmp_path / "cases" / "cases.db", THURSDAY, USERS)


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and nothing left behind."""

    def refuse(*_: object) -> None:
        raise PermissionError("links are not supported")

    monkeypatch.setattr("db.files.os.link", refuse)
    with pytest.raises(FileTrouble, match="A file could not be made in"):
        create(tmp_path / "cases.db", THURSDAY, USERS)
    assert list(tmp_path.iterdir()) == []


# -- while it is open -------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["moved", "removed", "replaced", "replaced while saving"])
def test_a_file_moved_away_is_not_written_to(how: str, front: Front, blank: Path) -> None:
    """The save is refused instead of going into a file that nobody will open again."""
    front.log()
    aside = front.path.with_name("aside.db")

    def happen() -> None:
        if how == "removed":
            front.path.unlink()
        else:
            os.rename(front.path, aside)
        if how.startswith("replaced"):
            front.path.write_bytes(blank.read_bytes())

    if how == "replaced while saving":
        with pytest.raises(FileTrouble, match="was moved or replaced"), saving(front):
            happen()
    else:
        happen()
        sentence = "any more" if how in ("moved", "removed") else "was moved or replaced"
        with pytest.raises(FileTrouble, match=sentence):
            front.log()
    front.close()
    if aside.exists():  # put back under its name it is whole
        os.replace(aside, front.path)
        with closing(FileReader(front.path)) as reader:
            assert len(reader.queue(THURSDAY).lines) == 1


@contextmanager
def saving(front: Front) -> Iterator[None]:
    """In the middle of a save."""
    with front.store.begin("late", "Mary") as work:
        work.drop_draft("none")
        yield
