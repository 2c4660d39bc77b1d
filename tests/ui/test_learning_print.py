"""The learning form as a Word file, from the queue: of a case, and of learning without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.ui.learning_support import at_work, promised
from tests.ui.support import OfficeFile, front, told
from tracker.core.out.register import LeftKind
from tracker.core.words import LetterKind
from tracker.papers import opening
from tracker.ui.app import TrackerApp
from tracker.ui.screens.learning import LearningScreen


@pytest.fixture(autouse=True)
def openings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would have been opened; nothing is, on whosoever's desktop this runs."""
    found: list[Path] = []

    def noted(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(opening, "opened", noted)
    return found


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("of_a_case", [True, False])
async def test_the_form_under_the_cursor_is_made_and_entered(
    office: OfficeFile, openings: list[Path], of_a_case: bool
) -> None:
    promised(office)
    async with at_work(office, "4") as hand:
        app = hand.pilot.app
        assert isinstance(app, TrackerApp)
        screen = front(app, LearningScreen)
        wanted = next(
            key for key, row in screen.by_key.items() if bool(row.form.case_ref) is of_a_case
        )
        await hand.press(*["down"] * screen.rows.names.index(wanted))
        row = screen.row
        assert row is not None
        await hand.press("L")
        (path,) = openings
        assert told(app).startswith("Opened: office.letters/made/")
        assert ("u undoes" in told(app)) is of_a_case
        if row.promise is not None:
            assert row.promise.text in words(path)
        if not of_a_case:
            assert "none: learning without a complaint" in words(path)
        (left,) = await app.link.read(lambda r: r.files_left())
    ref = row.form.case_ref if of_a_case else row.form.ref
    assert (left.left.kind, left.left.file) == (LeftKind.LEARNING_FORM, path.name)
    assert left.left.what == f"{LetterKind.LEARNING_FORM.label}, {ref}"
