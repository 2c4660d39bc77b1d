"""Settings, What left: each file with cases or figures that was written, and the toast if not."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.support import OfficeFile, app_on, at, copy, front, press, seen, settle, told
from tests.ui.test_snapshots import SIZES, Compare, app_of, keys
from tracker.core.out.register import FileLeft, LeftKind, NoteFileLeft
from tracker.core.ports import CouldNot
from tracker.papers import opening
from tracker.ui import say_settings as say
from tracker.ui.link import Link
from tracker.ui.screens.cases import CasesScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.widgets.case_table import CaseTable
from tracker.ui.widgets.panes.left import MOST, LeftPane

SMALL = (80, 24)
LEFT = FileLeft(LeftKind.LIST, "Cases: open, oldest first", 9, "cases-2026-11-23.xlsx", "3f" * 32)
TO_LEFT = ("7", *["down"] * list(say.SECTIONS).index("left"), "enter")


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with a folder for documents; nothing is opened."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    monkeypatch.setattr(opening, "opened", lambda path: True)
    return folder


async def left(pilot: Pilot[None]) -> str:
    """The register as the settings show it."""
    await press(pilot, *TO_LEFT)
    assert isinstance(pilot.app.screen, SettingsScreen)
    return pilot.app.screen.query_one(LeftPane).lines.text


async def test_a_list_a_table_and_a_report_are_entered(office: OfficeFile, documents: Path) -> None:
    """Filtered by a name, which the register does not repeat."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "2", "slash", " smith", "enter", "X", "enter")
            await settle(pilot)
            assert "1 row written" in told(app)
            await press(pilot, "6", "X", "enter")
            await settle(pilot)
            await press(pilot, "R", "enter")
            await settle(pilot)
            text = await left(pilot)
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in documents.iterdir()}
    assert len(files) == 3
    for name, checksum in files.items():
        assert f"{name}  SHA-256 {checksum[:16]}…" in text
    assert "23 Nov 2026 14:07  M. Ade  List, 1 row" in text
    assert "Cases: all, newest first, filter: some words" in " ".join(text.split())
    assert "mith" not in text
    assert "Table, " in text
    assert "Draft of the annual report 2026/27" in text
    assert text.index("Report") < text.index("Table, ") < text.index("List, ")


async def test_a_list_behind_a_figure_is_named_by_its_table_alone(
    office: OfficeFile, documents: Path
) -> None:
    """A row's label may be words that somebody wrote down."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6", "enter", "X", "enter")
            await settle(pilot)
            text = await left(pilot)
    assert "Summary: behind a figure of Overview, 2026/27" in " ".join(text.split())


async def test_a_letter_is_entered_once_it_is_noted(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "2", "slash", " jones", "enter", "enter", "L", "a")
            await settle(pilot)
            await press(pilot, "escape")
            (one,) = await app.link.read(lambda r: r.files_left())
            folder = office.path.with_name("office.letters") / "made"
            (path,) = folder.iterdir()
    assert one.left.kind is LeftKind.LETTER
    assert one.left.file == path.name
    assert one.left.what == f"Acknowledgement, {path.name[:7]}"
    assert one.left.checksum == sha256(path.read_bytes()).hexdigest()


async def test_u_takes_back_the_change_before_and_not_the_file(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "c")
            await settle(pilot)
            await press(pilot, "2", "X", "enter")
            await settle(pilot)
            assert "written" in told(app)
            await press(pilot, "u")
            await settle(pilot)
            assert "Undone: " in told(app)
            assert "entered" not in told(app)
            assert len(await app.link.read(lambda r: r.files_left())) == 1


async def test_what_could_not_be_entered_is_said(
    office: OfficeFile, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., object] = Link.do

    async def full(self: Link, command: object, *more: object, **how: object) -> object:
        if isinstance(command, NoteFileLeft):
            raise CouldNot("The disk is full.")
        return await real(self, command, *more, **how)  # type: ignore[misc]

    monkeypatch.setattr(Link, "do", full)
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "2", "X", "enter")
            await settle(pilot)
            count = len(front(app, CasesScreen).query_one(CaseTable).ids)
            assert f"{count} rows written" in told(app)
            assert "could not be entered under what left the program" in told(app)
            assert "The disk is full." in told(app)
            assert len(list(documents.iterdir())) == 1


async def test_the_newest_are_listed_and_how_many_there_are_besides(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            assert say.NOTHING_LEFT in await left(pilot)
            for _ in range(MOST + 2):
                await app.link.do(NoteFileLeft(LEFT), app.actor)
            app.reread()
            await settle(pilot)
            text = front(app, SettingsScreen).query_one(LeftPane).lines.text
            assert text.count("List, 9 rows") == MOST
            assert text.endswith("2 earlier ones: tracker exports lists all of them.")
            assert "What left the program" in seen(app)


@SIZES
def test_looks(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path, size: tuple[int, int]
) -> None:
    own = copy(filled_template, tmp_path / "left.db")
    table = "Table 10  Timescale of Stage 1 replies: Stage 1 complaints received, 2026/27"
    with at():
        own.do(NoteFileLeft(LEFT))
        own.do(NoteFileLeft(FileLeft(LeftKind.TABLE, table, 6, "table-10.csv", "a7" * 32)))
        letter = FileLeft(LeftKind.LETTER, "Extension, 26-0001", None, "letter.docx", "0c" * 32)
        own.do(NoteFileLeft(letter))
    app = app_of(own, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=keys(*TO_LEFT))
