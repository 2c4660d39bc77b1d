"""Letters by the keys: chosen, made, noted, opened; an acknowledgement recorded on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.ui.support import (
    MANAGER,
    OFFICER,
    TODAY,
    OfficeFile,
    app_on,
    at_front,
    press,
    seen,
    settle,
    told,
    typed,
)
from tests.ui.test_case import open_case
from tracker.core import commands as cmd
from tracker.core.events import LetterMade
from tracker.core.learning_commands import AddPromise
from tracker.papers import opening
from tracker.ui.say_settings import SECTIONS
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.case import CaseScreen

ACK = "26-0005-acknowledgement-2026-11-23.docx"


@pytest.fixture(autouse=True)
def openings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would have been opened; nothing is, on whosoever's desktop this runs."""
    found: list[Path] = []

    def noted(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(opening, "opened", noted)
    return found


def made(office: OfficeFile) -> dict[str, Path]:
    """The letters beside the file."""
    folder = office.path.with_name("office.letters") / "made"
    return {path.name: path for path in folder.iterdir()} if folder.exists() else {}


def words(path: Path) -> str:
    return "\n".join(p.text for p in Document(str(path)).paragraphs)


def letters_of(office: OfficeFile, ref: str) -> list[str]:
    """The letters noted on a case that stand."""
    from db.reader import FileReader

    reader = FileReader(office.path)
    try:
        file = reader.case_file(ref, TODAY)
    finally:
        reader.close()
    return [
        one.event.file
        for one in file.timeline
        if isinstance(one.event, LetterMade) and one.seq not in file.undone
    ]


async def test_an_acknowledgement_is_made_and_recorded_with_three_keys(
    office: OfficeFile, openings: list[Path]
) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(140, 40)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L")
        text = seen(app)
        assert "Make a letter about 26-0005" in text
        assert "Extension                 The clock is not extended." in text
        await press(pilot, "a")
        assert "Is it sent today? Then 26-0005 is acknowledged." in seen(app)
        assert list(made(office)) == [ACK]
        assert openings == [made(office)[ACK]]
        await press(pilot, "y")
        assert office.case("26-0005").acknowledged_on == TODAY
        assert f"Letter made: {ACK}" in " ".join(seen(app).split())
    letter = words(made(office)[ACK])
    assert "Dear Dee Jones" in letter
    assert "Nobody rang back." in letter
    assert "J. Lee" in letter
    assert "Complaints Officer" in letter
    assert "7 December 2026" not in letter
    assert "by 4 December 2026" in letter


async def test_a_fast_hand_loses_no_key_while_the_letter_is_made(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        await typed(pilot, "Lay")
        assert at_front(app, CaseScreen)
        assert office.case("26-0005").acknowledged_on == TODAY
    assert letters_of(office, "26-0005") == [ACK]


async def test_not_sent_today_leaves_the_letter_and_records_nothing(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L", "a", "n")
        assert at_front(app, CaseScreen)
    assert office.case("26-0005").acknowledged_on is None
    assert letters_of(office, "26-0005") == [ACK]


async def test_undo_takes_the_note_back_and_leaves_the_file(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L", "a", "y", "u")
        assert office.case("26-0005").acknowledged_on is None
        assert letters_of(office, "26-0005") == [ACK]
        await press(pilot, "u")
        assert letters_of(office, "26-0005") == []
        assert list(made(office)) == [ACK]
        await press(pilot, "U", "L", "a", "n")
        assert letters_of(office, "26-0005") == [ACK, ACK.replace(".docx", "-2.docx")]


async def test_on_a_list_the_letter_is_about_the_case_under_the_cursor(office: OfficeFile) -> None:
    """Acknowledged before: there is nothing more to ask, and the path is said."""
    app = app_on(office, MANAGER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "a")
        assert not at_front(app, YesNo)
        name = "26-0001-acknowledgement-2026-11-23.docx"
        assert name in made(office)
        assert told(app) == f"Opened: office.letters/made/{name}. u undoes."


async def test_the_path_is_said_where_nothing_opens_it(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "opened", lambda path: False)
    app = app_on(office, MANAGER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "a")
        (name,) = made(office)
        assert told(app) == f"Made: office.letters/made/{name}. u undoes."


async def test_an_extension_is_told_with_the_new_date(office: OfficeFile) -> None:
    extend = cmd.Extend("26-0002", date(2026, 11, 18), "Complex", "M. Ade")
    office.do(extend, MANAGER, date(2026, 11, 18))
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "smith")
        await press(pilot, "L", "x")
    (path,) = made(office).values()
    assert path.name == "26-0002-extension-2026-11-23.docx"
    assert "We will now write to you by 3 December 2026." in words(path)


async def test_a_case_without_use_for_letters_says_why(office: OfficeFile) -> None:
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "slash", " khan", "enter", "enter", "L")
        assert "No letter fits now. 26-0010 is closed." in told(app)
        assert at_front(app, CaseScreen)


async def test_what_is_wrong_with_a_template_is_said_and_nothing_is_made(
    office: OfficeFile,
) -> None:
    folder = office.path.with_name("office.letters")
    folder.mkdir()
    document = Document()
    document.add_paragraph("Dear {{ complainant }}")
    document.save(str(folder / "acknowledgement.docx"))
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L", "a")
        assert "letters do not have: complainant (near" in told(app)
        assert "There are" not in told(app)
        assert at_front(app, CaseScreen)
    assert made(office) == {}
    assert letters_of(office, "26-0005") == []


async def test_a_folder_that_cannot_be_written_is_said(office: OfficeFile) -> None:
    office.path.with_name("office.letters").write_text("in the way")
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L", "a")
        assert "office.letters could not be made: file exists." in told(app)
    assert letters_of(office, "26-0005") == []


async def test_escape_makes_nothing(office: OfficeFile) -> None:
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "jones")
        await press(pilot, "L", "escape")
        assert at_front(app, CaseScreen)
    assert made(office) == {}


async def test_a_learning_form_is_made_from_what_was_promised(office: OfficeFile) -> None:
    due = date(2026, 12, 4)
    office.do(AddPromise("26-0009", "Ring back the same day", owner="P. Shah", due_on=due))
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 34)) as pilot:
        await open_case(app, pilot, "brown")
        await press(pilot, "L", "l")
    (path,) = made(office).values()
    assert path.name == "26-0009-learning-form-2026-11-23.docx"
    cells = [cell.text for table in Document(str(path)).tables for cell in table._cells]
    assert "Ring back the same day" in cells
    assert "4 December 2026" in cells
    assert not any("Brown" in text for text in (*cells, words(path)))


SECTIONS_END = 18
"""Where what a section says begins, beside the list of sections."""


# -- settings -------------------------------------------------------------------------------------
def section(name: str) -> tuple[str, ...]:
    """The keys from Today to a section of the settings."""
    return ("7", *["down"] * list(SECTIONS).index(name), "enter")


async def test_templates_are_copied_by_one_key_and_opened_by_enter(
    office: OfficeFile, openings: list[Path]
) -> None:
    folder = office.path.with_name("office.letters")
    app = app_on(office, MANAGER)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *section("letters"))
        assert seen(app).count("built in  can be used") == 6
        await press(pilot, "enter")
        assert "That template is built in." in told(app)
        await press(pilot, "plus")
        assert f"6 templates copied to {folder}" in told(app)
        assert seen(app).count("yours     can be used") == 6
        await press(pilot, "plus")
        assert "All templates are there already" in told(app)
        await press(pilot, "down", "enter")
        assert openings == [folder / "extension.docx"]


async def test_a_template_that_cannot_be_used_says_why_in_the_settings(office: OfficeFile) -> None:
    folder = office.path.with_name("office.letters")
    folder.mkdir()
    document = Document()
    document.add_paragraph("Dear {{ nobody }}")
    document.save(str(folder / "extension.docx"))
    app = app_on(office, MANAGER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *section("letters"))
        beside = [line[SECTIONS_END:] for line in seen(app).splitlines()]
        text = " ".join(" ".join(beside).replace("│", " ").split())
        assert "Extension yours CANNOT BE USED" in text
        assert "it names a field that letters do not have: nobody (near" in text
        await press(pilot, "end")
        assert "Learning form built in can be used" in " ".join(seen(app).split())
