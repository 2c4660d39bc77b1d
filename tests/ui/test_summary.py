"""Summary as a manager meets it: tables of any period, and behind each number exactly its cases."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from textual.widgets import Static

from db.reader import FileReader
from tests.ui.support import (
    OFFICER,
    OfficeFile,
    app_on,
    at,
    front,
    press,
    seen,
    settle,
    told,
    typed,
)
from tracker.core import commands as cmd
from tracker.core.compliments import ComplimentType, Facts, LogCompliment
from tracker.core.figures import tables
from tracker.core.figures.table import Table
from tracker.core.figures.values import Hidden, Number
from tracker.ui.app import TrackerApp
from tracker.ui.screens.case import CaseScreen
from tracker.ui.screens.figure_list import FigureCases, FigureCompliments
from tracker.ui.screens.figure_tables import TableList
from tracker.ui.screens.summary import SummaryScreen
from tracker.ui.widgets.case_table import CaseTable
from tracker.ui.widgets.figure_layout import two_lines
from tracker.ui.widgets.figure_table import FigureTable


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are kept in a place of the test's own."""
    (tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


THANKS = Facts(
    date(2026, 11, 20), ComplimentType.EXTERNAL, "Parent/carer", "Fostering", "Priya rang back."
)


def shown(screen: SummaryScreen) -> Table:
    """The table on the screen."""
    table = screen.figures._table
    assert table is not None
    return table


def count_here(screen: SummaryScreen) -> int:
    """The number under the cursor."""
    chosen = screen.figures.chosen
    assert chosen is not None
    value = chosen[2].value
    assert isinstance(value, Number)
    return value.count


async def test_six_shows_the_year_in_figures_and_enter_lists_its_contacts(
    office: OfficeFile,
) -> None:
    """Two keys from Today to the list behind a number; Esc comes back to the number."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            screen = front(app, SummaryScreen)
            assert "2026/27" in seen(app)
            assert (shown(screen).key, count_here(screen)) == ("overview", office.count())
            await press(pilot, "enter")
            assert len(front(app, FigureCases).query_one(CaseTable).ids) == office.count()
            assert "Contacts, 2026/27" in seen(app)
            await press(pilot, "enter")
            front(app, CaseScreen)
            await press(pilot, "escape", "escape")
            assert count_here(front(app, SummaryScreen)) == office.count()


async def test_every_table_can_be_walked_to_and_no_number_lies_about_its_list(
    office: OfficeFile,
) -> None:
    """Tab goes through all of them, Shift+Tab back to the first."""
    office.do(LogCompliment(THANKS))
    with at(), closing(FileReader(office.path)) as reader:
        app = app_on(office)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            screen = front(app, SummaryScreen)
            for key in tables.KEYS:
                table = shown(screen)
                assert table.key == key
                assert table.title in seen(app)
                for row, _, cell in table.cells():
                    if isinstance(cell.value, Number) and cell.question is not None:
                        listed = len(reader.behind(cell.question))
                        people = row.label.endswith("Complainants") or table.key == "9"
                        assert listed >= cell.value.count if people else listed == cell.value.count
                await press(pilot, "tab")
            assert shown(screen).key == tables.KEYS[0]
            await press(pilot, "shift+tab")
            assert shown(screen).key == tables.KEYS[-1]


async def test_a_table_is_gone_to_by_its_title(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "t")
            front(app, TableList)
            for _ in range(tables.KEYS.index("10")):
                await press(pilot, "down")
            await press(pilot, "enter")
            assert shown(front(app, SummaryScreen)).key == "10"
            assert "Within timescale" in seen(app)


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        (("q",), "Q3 2026/27"),
        (("m",), "November 2026"),
        (("m", "["), "October 2026"),
        (("q", "[", "]", "]"), "Q4 2026/27"),
        (("[",), "2025/26"),
        (("[", "q"), "Q4 2025/26"),
        (("m", "y"), "2026/27"),
    ],
)
async def test_the_period_is_chosen_by_a_key(
    office: OfficeFile, keys: tuple[str, ...], label: str
) -> None:
    names = {"[": "left_square_bracket", "]": "right_square_bracket"}
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", *(names.get(key, key) for key in keys))
            assert shown(front(app, SummaryScreen)).period.label == label
            assert label in seen(app)


async def test_two_days_are_asked_for_and_a_turned_pair_is_refused(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "d")
            await typed(pilot, "5/11")
            await press(pilot, "tab")
            await typed(pilot, "1/11")
            await press(pilot, "enter")
            assert "The last day comes before the first." in seen(app)
            await press(pilot, "ctrl+u")
            await typed(pilot, "9/11")
            await press(pilot, "enter")
            table = shown(front(app, SummaryScreen))
            assert (table.period.first, table.period.last) == (
                date(2026, 11, 5),
                date(2026, 11, 9),
            )
            assert count_here(front(app, SummaryScreen)) == 2


async def test_counted_otherwise_is_said_in_the_bar(office: OfficeFile) -> None:
    """By the day closed, without persistent complainants, small numbers hidden, compared or not."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "tab", "b")
            screen = front(app, SummaryScreen)
            assert "by day closed" in seen(app)
            assert "Contacts closed" in seen(app)
            assert sum(1 for r in shown(screen).rows if r.label == "All contacts") == 1
            await press(pilot, "p", "s")
            said = seen(app)
            assert "without persistent complainants" in said
            assert "small numbers hidden" in said
            assert len(shown(screen).columns) == 4
            await press(pilot, "c")
            assert len(shown(screen).columns) == 2


async def test_a_hidden_number_gives_its_list_away_to_nobody(office: OfficeFile) -> None:
    """The cursor passes over it, so that there is nothing to open."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "tab", "tab", "s")
            screen = front(app, SummaryScreen)
            hidden = [c for _, _, c in shown(screen).cells() if isinstance(c.value, Hidden)]
            assert hidden
            assert "<5" in seen(app)
            for _ in shown(screen).rows:
                chosen = screen.figures.chosen
                assert chosen is not None
                assert chosen[2] not in hidden
                await press(pilot, "down")


async def test_a_number_of_compliments_lists_compliments(office: OfficeFile) -> None:
    office.do(LogCompliment(THANKS))
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            screen = front(app, SummaryScreen)
            while screen.figures.chosen and screen.figures.chosen[0].label != "Compliments":
                await press(pilot, "down")
            await press(pilot, "enter")
            assert front(app, FigureCompliments).table.ids == [1]


async def test_another_windows_save_is_counted_when_it_is_seen(office: OfficeFile) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            screen = front(app, SummaryScreen)
            before = count_here(screen)
            office.log("Late, Caller", date(2026, 11, 23))
            app.reread()
            await settle(pilot)
            assert count_here(screen) == before + 1
            office.do(cmd.Undo(_last(office)), OFFICER)
            app.reread()
            await settle(pilot)
            assert count_here(screen) == before


def _last(office: OfficeFile) -> str:
    with closing(FileReader(office.path)) as reader:
        note = reader.last_save("J. Lee")
        assert note is not None
        return note.save_id


async def test_wide_tables_show_the_columns_around_the_cursor(office: OfficeFile) -> None:
    """At 80 columns the last column can be reached, and a sign tells that there are more."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "tab", "tab", "tab", "tab")
            screen = front(app, SummaryScreen)
            assert shown(screen).key == "4"
            assert screen.figures.text.splitlines()[1].endswith(">")
            for _ in range(len(shown(screen).columns)):
                await press(pilot, "right")
            chosen = screen.figures.chosen
            assert chosen is not None
            assert chosen[1] == len(shown(screen).columns) - 1
            assert screen.figures.text.splitlines()[1].startswith("<")


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("2017/18", ("", "2017/18")),
        ("Upheld or partly upheld", ("Upheld or", "partly upheld")),
        ("Child in care", ("Child", "in care")),
        ("Representation", ("", "Representation")),
    ],
)
def test_long_headings_stand_in_two_lines(label: str, lines: tuple[str, str]) -> None:
    assert two_lines(label) == lines


def test_a_figure_table_without_a_table_has_no_figure() -> None:
    assert FigureTable().chosen is None


async def test_the_annual_report_leaves_in_three_keys(office: OfficeFile, tmp_path: Path) -> None:
    """R, Enter to the next question, Enter: a draft where documents are kept, and it is said."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "R", "ctrl+s")
            await settle(pilot)
            assert "Report with" in told(app)
    (made,) = tmp_path.glob("**/annual-report-2026-27.docx")
    assert "Annual Report 2026/27" in "\n".join(p.text for p in Document(str(made)).paragraphs)


async def test_a_published_report_is_an_edition_for_good(
    office: OfficeFile, tmp_path: Path
) -> None:
    """Asked twice, because nothing takes it back; a wrong ending is refused under the name."""
    with at():
        app = app_on(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "R", "end", " x")
            await press(pilot, "ctrl+s")
            assert "The name has to end in .docx, .xlsx, .pdf or .md." in seen(app)
            await press(pilot, "backspace", "tab", "p")
            await settle(pilot)
            if "Nothing takes an edition back" not in seen(app):
                await press(pilot, "ctrl+s")
            assert "Nothing takes an edition back" in seen(app)
            await press(pilot, "y")
            await settle(pilot)
            assert "published" in told(app)
    with closing(FileReader(office.path)) as reader:
        (edition,) = reader.editions()
    assert (edition.number, edition.year, edition.by) == (1, 2026, "M. Ade")
    assert list(tmp_path.glob("**/annual-report-2026-27.docx"))


async def test_an_officer_makes_reports_and_publishes_none(office: OfficeFile) -> None:
    with at():
        app = app_on(office, OFFICER)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "6", "R")
            assert "a draft" in seen(app)
            assert "publish this edition" not in seen(app)


def lines_below(app: TrackerApp) -> list[str]:
    """What is said below the figures."""
    return str(app.screen.query_one("#summary-said", Static).visual).splitlines()


async def test_what_the_figures_say_has_the_lines_that_they_leave(office: OfficeFile) -> None:
    """Nothing is cut without a sign that there is more."""
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "6")
        screen = front(app, SummaryScreen)
        long = " ".join(f"word{n}" for n in range(200))
        screen._said = long
        for height in (24, 40, 18, 24):
            await pilot.resize_terminal(80, height)
            await settle(pilot)
            below = lines_below(app)
            assert below[-1].endswith("…")
            widget = screen.query_one("#summary-said", Static)
            assert widget.size.height == len(below) >= 4
            assert screen.query_one(FigureTable).size.height >= 1
            if height == 40:
                table = screen.query_one(FigureTable)
                assert table.max_scroll_y == 0, "the figures lose no line to it"
        screen._said = "Short."
        screen._show_said()
        assert lines_below(app) == ["Short."]


async def test_a_table_says_beside_what_it_stands_only_where_it_does(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "6")
        screen = front(app, SummaryScreen)
        for key, beside in (("2", False), ("3", True), ("overview", True), ("8", True)):
            screen._want(key=key)
            await settle(pilot)
            head = str(screen.query_one("#summary-head", Static).visual)
            assert ("beside 2025/26" in head) is beside, key
