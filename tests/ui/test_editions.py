"""Editions as a manager meets them: what was published, what is restated since, and the cases."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.connect import connect
from tests.ui.support import OfficeFile, app_on, at, copy, front, press, seen, settle
from tests.ui.test_snapshots import SIZES, Compare, app_of, keys
from tracker.core.figures.options import Options, PublishEdition
from tracker.ui import say_summary as say
from tracker.ui.palette import commands
from tracker.ui.screens.editions import EditionScreen, EditionsScreen
from tracker.ui.screens.figure_list import FigureCases
from tracker.ui.screens.summary import SummaryScreen
from tracker.ui.widgets.case_table import CaseTable

SMALL = (80, 24)
YEAR = 2026
IN_FULL = Options(hide_small=False)


@pytest.fixture
def published(office: OfficeFile) -> OfficeFile:
    """Two editions of the year; a contact was taken down after the second."""
    office.do(PublishEdition(YEAR, IN_FULL), day=date(2026, 11, 19))
    office.do(PublishEdition(YEAR, IN_FULL), day=date(2026, 11, 20))
    office.log("Patel, Anil", date(2026, 11, 20))
    return office


async def test_the_edition_is_two_keys_from_summary_and_its_cases_two_more(
    published: OfficeFile,
) -> None:
    """E, Enter, Enter: every edition, each number that is another, and whom it counts today."""
    with at():
        app = app_on(published)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6", "E")
            listed = front(app, EditionsScreen).lines
            assert listed.names == ["2", "1"]
            assert "2026/27" in listed.text
            assert "20 Nov 2026" in listed.text
            assert "M. Ade" in listed.text
            assert listed.text.count("✓ as published") == 2
            assert "numbers restated" in listed.text
            await press(pilot, "enter")
            screen = front(app, EditionScreen)
            assert "Edition 2, 2026/27, published Fri 20 Nov 2026 by M. Ade" in seen(app)
            assert "numbers restated since the edition of 20 Nov 2026." in seen(app)
            assert "Contacts, 2026/27" in screen.lines.text
            count = published.count()
            assert f"restated: {count - 1} -> {count}" in screen.lines.text
            await press(pilot, "enter")
            assert len(front(app, FigureCases).query_one(CaseTable).ids) == count
            await press(pilot, "escape")
            assert front(app, EditionScreen) is screen
            await press(pilot, "escape", "escape")
            front(app, SummaryScreen)


async def test_summary_says_in_one_line_what_was_restated_and_marks_it(
    published: OfficeFile,
) -> None:
    with at():
        app = app_on(published)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6", "tab")
            screen = front(app, SummaryScreen)
            count = published.count()
            line = [one for one in seen(app).splitlines() if "restated since" in one]
            assert len(line) == 1
            assert line[0].strip().startswith("* ")
            assert (
                line[0]
                .strip()
                .endswith("numbers restated since the edition of 20 Nov 2026: E shows them")
            )
            assert f"*{count}" in screen.figures.text or f"*[{count}]" in screen.figures.text
            await press(pilot, "q")  # an edition is of a year
            assert "restated" not in seen(app)
            assert "*" not in screen.figures.text
            await press(pilot, "y", "b")  # counted otherwise: said, and no figure is marked
            assert "* " not in seen(app)
            assert "numbers restated since" in seen(app)
            assert "*" not in screen.figures.text


async def test_nothing_is_said_until_something_is_restated(office: OfficeFile) -> None:
    """And what others save meanwhile is seen without coming back."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            assert "restated" not in seen(app)
            await press(pilot, "E")
            assert say.NO_EDITIONS in front(app, EditionsScreen).lines.text
            await press(pilot, "escape")
            office.do(PublishEdition(YEAR))
            app.reread()
            await settle(pilot)
            assert "restated" not in seen(app)
            await press(pilot, "E", "enter")
            assert say.NONE_RESTATED in seen(app)
            await press(pilot, "enter")
            front(app, EditionScreen)
            await press(pilot, "escape", "escape")
            for _ in range(5):
                office.log("", date(2026, 11, 23))
            app.reread()
            await settle(pilot)
            assert "since the edition of 23 Nov 2026: E shows them" in seen(app)


async def test_a_figure_that_is_worked_out_has_no_list_and_says_so(published: OfficeFile) -> None:
    with at():
        app = app_on(published)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6", "E", "enter")
            screen = front(app, EditionScreen)
            restated = screen._found.restated if screen._found else None
            assert restated
            place = next(n for n, one in enumerate(restated) if one.question is None)
            await press(pilot, *["down"] * place)
            assert screen.why_not("open") == say.NO_LIST_HERE
            await press(pilot, "enter")
            assert front(app, EditionScreen) is screen


async def test_a_changed_edition_is_found_out_on_every_screen(published: OfficeFile) -> None:
    with closing(connect(published.path)) as connection:
        connection.execute("DROP TRIGGER editions_never_change")
        connection.execute("UPDATE editions SET published_by = 'Nobody' WHERE number = 2")
    with at():
        app = app_on(published)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            assert "The edition of 20 Nov 2026 is not as it was published: E shows why" in seen(app)
            await press(pilot, "E")
            first, second = front(app, EditionsScreen).lines.text.splitlines()
            assert "✗ CHANGED" in first
            assert say.CANNOT_COMPARE in first
            assert "✓ as published" in second
            await press(pilot, "enter")
            assert "its year, day, publisher or options are not as published" in seen(app)


async def test_what_is_written_out_has_old_and_new(
    published: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    with at():
        app = app_on(published)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6", "tab", "tab", "X", "enter")
            await settle(pilot)
    (path,) = tmp_path.glob("*.xlsx")
    book = load_workbook(path)
    sheet, *_ = book.worksheets
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][-1] == "Restated"
    count = published.count()
    told = f"2026/27: {count} was {count - 1} in the edition of 20 Nov 2026"
    assert [line for line in lines if str(line[-1]).startswith(told)]
    notes = [row[1].value for row in book["About"].iter_rows()]
    assert [note for note in notes if f"restated: {count} was {count - 1} in" in str(note)]


async def test_the_palette_knows_editions(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            (command,) = [c for c in commands(app) if "published" in c.title]
            await command.callback()
            await settle(pilot)
            front(app, EditionsScreen)


def test_long_lists_of_trouble_are_cut() -> None:
    """The first few sentences, and how many more there are."""
    from tracker.core.figures.editions import freeze
    from tracker.core.figures.restating import Account

    edition = freeze(1, YEAR, "2026-11-20T10:00", "M. Ade", Options(), [])
    found = Account(edition, ("One.", "Two.", "Three.", "Four.", "Five."), None)
    assert say.edition_beside_today(found) == "One. Two. Three. And 2 more."
    assert say.edition_beside_today(replace(found, trouble=("One.",))) == "One."
    untied = Account(edition, (), None, "Table 3 does not tie.")
    assert say.edition_beside_today(untied) == "Table 3 does not tie."


SCREENS = {
    "list": ("6", "E"),
    "comparison": ("6", "E", "enter"),
    "marked": ("6", "tab", "tab"),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_looks(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    own = copy(filled_template, tmp_path / "published.db")
    own.do(PublishEdition(YEAR, IN_FULL), day=date(2026, 11, 19))
    own.do(PublishEdition(YEAR, IN_FULL), day=date(2026, 11, 20))
    own.log("Patel, Anil", date(2026, 11, 20))
    app = app_of(own, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=keys(*SCREENS[name]))
