"""X writes the list shown to a file: what is in it is what was on the screen."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.learning_support import CASE, promised, queue_of
from tests.ui.support import OfficeFile, app_on, at, front, press, seen, settle, told
from tests.ui.test_people import again
from tracker.core.compliments import ComplimentType, Facts, LogCompliment
from tracker.core.out.lines_seen import FORMS, LEARNING, PAIRS, PEOPLE
from tracker.core.out.seen import CASE_CELLS, COMPLIMENT_CELLS
from tracker.ui import say_export
from tracker.ui.screens import cases, exporting, listing
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.cases import CasesScreen
from tracker.ui.screens.figure_list import FigureCases, FigureForms
from tracker.ui.screens.summary import SummaryScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets import compliment_table
from tracker.ui.widgets.case_table import CaseTable

DAY = "2026-11-23"
SMALL = (80, 24)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with a folder for documents."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    return folder


def test_every_column_of_a_list_has_its_cell() -> None:
    for column in (*cases.COLUMNS, *listing.COLUMNS):
        assert column.title in CASE_CELLS
    for column in compliment_table.COLUMNS:
        assert column.title in COMPLIMENT_CELLS


async def test_two_keys_write_the_cases_as_listed(office: OfficeFile, documents: Path) -> None:
    """X and Enter: filtered and sorted as on the screen, and the toast says how many."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "2", "v", "s")
            screen = front(app, CasesScreen)
            ids = list(screen.query_one(CaseTable).ids)
            assert 0 < len(ids) < office.count()
            await press(pilot, "X")
            front(app, Ask)
            assert say_export.TITLE in seen(app)
            assert f"~/Documents/cases-{DAY}.xlsx" in seen(app)
            await press(pilot, "enter")
            await settle(pilot)
            assert front(app, CasesScreen) is screen
            assert f"{len(ids)} rows written" in told(app)
            await press(pilot, "X")
            assert f"~/Documents/cases-{DAY}-2.xlsx" in seen(app)  # the first is not in danger
            await press(pilot, "escape")
            rows = await app.link.read(lambda r: r.rows(ids, date(2026, 11, 23)))
            refs = [row.ref for row in rows]
    book = load_workbook(documents / f"cases-{DAY}.xlsx")
    lines = [[cell.value for cell in row] for row in book["Cases"].iter_rows()]
    columns = [column.title for column in cases.COLUMNS]
    assert lines[0] == ["State", *columns]
    assert [line[1] for line in lines[1:]] == refs
    assert all(isinstance(line[2], datetime) for line in lines[1:])
    assert book["About"]["B1"].value == "Cases: open, oldest first"
    assert book["About"]["B3"].value == len(ids)


async def test_a_filter_is_what_is_written_and_a_file_is_written_over_only_when_asked(
    office: OfficeFile, documents: Path
) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "slash", " smith", "enter")
            target = documents / "one.csv"
            target.write_text("mine")
            await press(pilot, "X", "ctrl+u", f" {target}", "enter")
            await settle(pilot)
            front(app, YesNo)
            await press(pilot, "n")
            await settle(pilot)
            assert target.read_text() == "mine"
            await press(pilot, "X", "ctrl+u", f" {target}", "enter", "y")
            await settle(pilot)
            front(app, TodayScreen)
            assert "1 row written" in told(app)
    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["From"], row["State"], row["Row"]) == ("Smith, Janet", "LATE 2", "1 of 1")


async def test_a_place_that_is_none_is_said_and_what_was_typed_stays(
    office: OfficeFile, documents: Path
) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            for path, sentence in (
                (documents / "a.doc", say_export.WRONG_KIND),
                (documents, say_export.IS_FOLDER),
                (documents / "no" / "a.csv", "There is no folder"),
            ):
                await press(pilot, "X", "ctrl+u", f" {path}", "enter")
                await settle(pilot)
                assert sentence.split(":")[0][:40] in " ".join(seen(app).split())
                assert front(app, Ask).raw()["path"] == str(path)
                await press(pilot, "escape", "y")
                await settle(pilot)
                front(app, TodayScreen)
    assert list(documents.iterdir()) == []


async def test_every_column_and_nobody(office: OfficeFile, documents: Path) -> None:
    """The second question: all columns, or no names; the name proposed says which."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "2", "X", "tab", "a")
            await settle(pilot)
            assert "without names" in told(app)
            whole = documents / "whole.json"
            await press(pilot, "X", "ctrl+u", f" {whole}", "tab", "e")
            await settle(pilot)
    sheet = load_workbook(documents / f"cases-anonymous-{DAY}.xlsx")
    text = " ".join(str(c.value) for part in sheet for row in part.iter_rows() for c in row)
    for name in ("Smith", "Okafor", "Janet", "26-0", "01632", "rang", "Shah", "Ava", "Lee"):
        assert name not in text
    content = json.loads(whole.read_text())
    assert content["count"] == office.count()
    assert "Details" in content["headings"]


async def test_summary_writes_its_table_and_the_list_behind_a_number(
    office: OfficeFile, documents: Path
) -> None:
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            await settle(pilot)
            table = front(app, SummaryScreen).figures._table
            assert table is not None
            await press(pilot, "X", "enter")
            await settle(pilot)
            front(app, SummaryScreen)
            assert "rows written" in told(app)
            await press(pilot, "enter")
            await settle(pilot)
            behind = len(front(app, FigureCases).query_one(CaseTable).ids)
            await press(pilot, "X", "enter")
            await settle(pilot)
    sheet = load_workbook(documents / f"table-overview-{DAY}.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][1:] == [column.label for column in table.columns]
    assert [line[0] for line in lines[1:]] == [row.label for row in table.rows]
    assert lines[1][1] == behind == office.count()
    cases_file = load_workbook(documents / f"cases-{DAY}.xlsx")
    assert cases_file["About"]["B3"].value == behind


async def test_compliments_are_written_as_listed(empty: OfficeFile, documents: Path) -> None:
    words = "=SUM(A1) Priya rang back."
    facts = Facts(date(2026, 11, 20), ComplimentType.EXTERNAL, "Parent/carer", "Fostering", words)
    empty.do(LogCompliment(facts))
    with at():
        app = app_on(empty)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "5", "X", "enter")
            await settle(pilot)
            assert "1 row written" in told(app)
            await press(pilot, "X", "tab", "a")
            await settle(pilot)
            assert "at least 5 rows" in told(app)
    sheet = load_workbook(documents / f"compliments-{DAY}.xlsx")["Compliments"]
    cells = list(sheet.iter_rows())[1]
    assert [cell.value for cell in cells][2:] == [
        *(datetime(2026, 11, 20), "Parent/carer", "Fostering", words)
    ]
    assert cells[-1].data_type == "s"
    assert [one.name for one in documents.iterdir()] == [f"compliments-{DAY}.xlsx"]


async def test_an_empty_list_is_written_as_one(empty: OfficeFile, documents: Path) -> None:
    with at():
        app = app_on(empty)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "X", "enter")
            await settle(pilot)
            assert "0 rows written" in told(app)
    assert (documents / f"today-{DAY}.xlsx").exists()


async def test_what_takes_long_says_how_far_it_is(
    office: OfficeFile, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 3)
    monkeypatch.setattr(exporting, "TELL_AFTER", -1.0)
    with at():
        app = app_on(office)
        said: list[str] = []
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            monkeypatch.setattr(app, "say", lambda text, *_: said.append(text))
            await press(pilot, "2", "X", "enter")
            await settle(pilot)
    assert said[:2] == ["Writing: 3 of 10 read…", "Writing: 6 of 10 read…"]
    assert said[-1] == f"10 rows written to ~/Documents/cases-{DAY}.xlsx."
    sheet = load_workbook(documents / f"cases-{DAY}.xlsx")["Cases"]
    assert len({row[1].value for row in sheet.iter_rows(min_row=2)}) == 10


async def written_by(office: OfficeFile, *keys: str) -> str:
    """What is said after these keys and then X and Enter."""
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, *keys, "X", "enter")
            await settle(pilot)
            return told(app)


def sheet(folder: Path, name: str) -> tuple[list[tuple[object, ...]], str]:
    """The rows of the list in a workbook, and what it says it is."""
    first, about = load_workbook(folder / f"{name}-{DAY}.xlsx").worksheets
    return list(first.values), str(about["B1"].value)


async def test_the_learning_queue_is_written_as_it_stands(
    office: OfficeFile, documents: Path
) -> None:
    promised(office)
    queue = queue_of(office).rows
    said = await written_by(office, "4")
    rows, what = sheet(documents, "learning")
    assert f"{len(queue)} rows written" in said
    assert what == "Learning: open"
    assert rows[0] == LEARNING
    assert [row[4] for row in rows[1:]] == [one.text for one in queue]
    assert [row[2] for row in rows[1:]] == [one.form.ref for one in queue]
    first = rows[1]
    assert first[0] == "Late"
    assert isinstance(first[1], datetime)
    assert first[3] == CASE
    assert first[7:] == (queue[0].filed.theme, queue[0].filed.area)


async def test_learning_is_written_filtered_and_with_what_is_over(
    office: OfficeFile, documents: Path
) -> None:
    promised(office)
    await written_by(office, "4", "v", "slash", " minutes", "down")
    rows, what = sheet(documents, "learning")
    assert what == "Learning: all, filter: minutes"
    assert "Minutes in a week" in [row[4] for row in rows[1:]]
    assert {row[8] for row in rows[1:]} == {"Adoption"}


async def test_people_are_written_in_the_order_shown(office: OfficeFile, documents: Path) -> None:
    said = await written_by(office, "3", "s")
    rows, what = sheet(documents, "people")
    assert rows[0] == PEOPLE
    names = [str(row[0]) for row in rows[1:]]
    assert names == sorted(names, key=str.casefold)
    assert f"{len(names)} rows written" in said
    assert what == "People: all, by name"
    smith = rows[1 + names.index("Smith, Janet")]
    assert (smith[4], smith[7]) == (1, None)
    assert isinstance(smith[6], datetime)


async def test_possible_doubles_are_written_with_the_reason(
    office: OfficeFile, documents: Path
) -> None:
    again(office)
    await written_by(office, "3", "v", "v", "v")
    rows, what = sheet(documents, "possible-doubles")
    assert rows[0] == PAIRS
    assert {rows[1][0], rows[1][1]} == {"Smith, Janet", "Smyth, Jan"}
    assert rows[1][2]
    assert what == "People: possible doubles"


async def test_the_forms_behind_a_figure_are_written_with_their_promises(
    office: OfficeFile, documents: Path
) -> None:
    promised(office)
    with at():
        app = app_on(office)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "6")
            front(app, SummaryScreen)._want(key="learning")
            await settle(pilot)
            await press(pilot, "end", "enter")
            front(app, FigureForms)
            await press(pilot, "X", "enter")
            await settle(pilot)
    rows, what = sheet(documents, "learning-forms")
    assert rows[0] == FORMS
    assert what.startswith("Summary: Learning, All promises")
    counted = {row[0]: row for row in rows[1:]}
    (of_case,) = [row for row in counted.values() if row[1] == CASE]
    assert of_case[2:4] == (2, "Ring before calling off a visit\nSay who covers")
