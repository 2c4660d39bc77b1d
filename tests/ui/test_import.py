"""Settings, Import: a spreadsheet is opened, corrected, brought in, stopped and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.support import DATA
from tests.ui.support import OfficeFile, app_on, at, make, press, settle
from tracker.core.importing.already import Double
from tracker.core.importing.choices import Choices
from tracker.core.out.register import LeftKind, checksum
from tracker.papers import importing
from tracker.ui import say_import as say
from tracker.ui.screens.import_lines import MOST, lines_of
from tracker.ui.screens.importing import ImportScreen
from tracker.ui.widgets.line_list import PickList
from tracker.ui.widgets.path_suggester import completed


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeFile]:
    """An empty office on a Monday."""
    with at():
        yield make(tmp_path / "office.db", filled=False)


async def go_in(pilot: Pilot[None], path: Path) -> ImportScreen:
    """From Today through the settings to the file, as a person would."""
    await settle(pilot)
    await press(pilot, "7")
    await settle(pilot)
    sections = pilot.app.screen.query_one("#sections", PickList)
    for _ in range(sections.names.index("import")):
        await press(pilot, "down")
    await press(pilot, "enter", "enter")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    screen.query_one("#import-path", Input).value = str(path)
    await press(pilot, "enter")
    await settle(pilot)
    return screen


def told(screen: ImportScreen) -> str:
    """Everything in the list."""
    return screen.query_one("#import-lines", PickList).text


def head(screen: ImportScreen) -> str:
    """The line that sums up."""
    return str(screen.query_one("#import-head").render())


async def to_line(pilot: Pilot[None], screen: ImportScreen, name: str) -> None:
    """Put the cursor on a line with arrow keys."""
    lines = screen.query_one("#import-lines", PickList)
    await press(pilot, "home")
    for _ in range(lines.names.index(name)):
        await press(pilot, "down")
    assert lines.name_at == name


async def test_the_untidy_workbook_comes_in_with_one_key_and_goes_with_another(
    office: OfficeFile, tmp_path: Path
) -> None:
    source = Path(shutil.copy(DATA / "complaints-log-untidy.xlsx", tmp_path / "log.xlsx"))
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        assert "1,059 of 1,069 rows to bring in" in head(screen)
        assert "contacts, headings in row 4, 310 rows" in told(screen)
        assert "“W/D”" in told(screen)
        await press(pilot, "i")
        await settle(pilot)
        assert office.count() == 619
        await press(pilot, "u")
        await settle(pilot)
        assert office.count() == 0


ASKING = (
    "Ref,Opened,Channel,Name,Handled as,Service area,Date received\n"
    "A-1,x,Tel,Ann Fell,S1,Finance,03/25/2017\n"
    "A-2,y,Pigeon,Bob Fell,S1,Finance,04/05/2017\n"
)


async def test_what_is_doubtful_is_settled_by_a_few_keys_and_remembered(
    office: OfficeFile, tmp_path: Path
) -> None:
    source = tmp_path / "log.csv"
    source.write_text(ASKING, "utf-8")
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await go_in(pilot, source)
        assert "MONTH FIRST?" in head(screen)
        await press(pilot, "i")
        await settle(pilot)
        assert office.count() == 0
        await to_line(pilot, screen, "0/6")
        await press(pilot, "o", "o")
        await settle(pilot)
        assert "1 of 2 rows to bring in; 1 rejected" in head(screen)
        assert "“Pigeon”" in told(screen)
        assert say.NOT_KNOWN in told(screen)
        names = screen.query_one("#import-lines", PickList).names
        await to_line(pilot, screen, next(n for n in names if n.startswith("0/2/")))
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "down", "down", "down", "enter")
        await settle(pilot)
        assert "2 of 2 rows to bring in" in head(screen)
        await press(pilot, "i")
        await settle(pilot)
    assert {office.case(f"{ref}").channel for ref in ("16-0001", "17-0001")} == {
        "Telephone",
        "Letter",
    }
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        assert "as remembered" in told(screen)
        assert "2 here already, left out" in head(screen)
        await press(pilot, "w")
        await settle(pilot)
        assert "2 of 2 rows to bring in; 2 here already, brought in again" in head(screen)


async def test_a_column_is_read_as_what_the_person_says(office: OfficeFile, tmp_path: Path) -> None:
    source = tmp_path / "log.csv"
    source.write_text(ASKING.replace("03/25", "25/03").replace("Pigeon", "Letter"), "utf-8")
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        await to_line(pilot, screen, "0/1")
        await press(pilot, "enter")
        await settle(pilot)
        fields = [label for _, label in say.field_choices(screen._plan.sheets[0])]  # type: ignore[union-attr]
        for _ in range(fields.index("Details")):
            await press(pilot, "down")
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "i")
        await settle(pilot)
    assert office.case("16-0001").details == "x"


async def test_esc_stops_an_import_and_nothing_is_left(
    office: OfficeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(shutil.copy(DATA / "complaints-log-untidy.xlsx", tmp_path / "log.xlsx"))
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        real = screen.tracker.link.do
        seen: list[int] = []

        async def slowly(command: object, actor: object, save_id: str = "", step: object = None):  # type: ignore[no-untyped-def]
            """Escape arrives after the fiftieth row."""

            def watch(done: int, of: int) -> None:
                seen.append(done)
                if done == 50:
                    app.call_from_thread(screen.action_back)  # type: ignore[arg-type]
                step(done, of)  # type: ignore[operator]

            return await real(command, actor, save_id, watch)  # type: ignore[arg-type]

        monkeypatch.setattr(screen.tracker.link, "do", slowly)
        await press(pilot, "i")
        await settle(pilot)
        assert say.STOPPED in [n.message for n in app._notifications]
        assert seen[-1] < 100
    assert office.count() == 0


async def test_a_damaged_file_is_one_sentence(office: OfficeFile, tmp_path: Path) -> None:
    source = tmp_path / "log.xlsx"
    source.write_bytes(b"PK\x03\x04 nothing of the kind")
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        assert "damaged" in head(screen)


def test_a_path_is_completed(tmp_path: Path) -> None:
    (tmp_path / "Old logs").mkdir()
    (tmp_path / "Old logs" / "log 2017.xlsx").touch()
    (tmp_path / "Old logs" / "log 2017.docx").touch()
    assert completed(str(tmp_path / "ol")) is not None
    whole = str(tmp_path / "Old logs" / "log 2017.xlsx")
    assert completed(whole[:-6]) == whole
    assert completed(str(tmp_path / "nothing here" / "x")) is None


def test_what_is_here_already_comes_after_what_can_be_chosen() -> None:
    """Hundreds of doubles do not push the sheets and columns out of sight."""
    book = importing.opened(DATA / "complaints-log-untidy.xlsx")
    known = importing.Knowledge()
    plan = importing.planned(book, known, Choices())
    read = importing.rows_of(plan, known, None)
    read.doubles += [Double("2016-17", n, f"2016-{n}", f"16-{n}", "same reference")
                     for n in range(1, MOST + 20)]  # fmt: skip
    shown = ["".join(cell[0] for cell in one.cells) for one in lines_of(plan, read, 78)]
    sheet = next(n for n, text in enumerate(shown) if text.startswith("[x]"))
    here = next(n for n, text in enumerate(shown) if text.startswith(say.HERE))
    assert sheet < here
    assert len(shown) - here == MOST + 2
    assert shown[-1].strip() == "and 19 more"


async def test_rows_left_out_leave_the_program_and_are_entered(
    office: OfficeFile, tmp_path: Path
) -> None:
    """The file beside the spreadsheet has families' words in it: the register knows of it."""
    source = tmp_path / "log.csv"
    source.write_text(ASKING, "utf-8")
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, source)
        await to_line(pilot, screen, "0/6")
        await pilot.press("o", "o", "i")
        await settle(pilot)
        await settle(pilot)
        assert office.count() == 1
        (one,) = await app.link.read(lambda r: r.files_left())
    path = tmp_path / "log-rejected.csv"
    assert (one.left.kind, one.left.rows) == (LeftKind.REJECTED_ROWS, 1)
    assert (one.left.file, one.left.checksum) == (path.name, checksum(path.read_bytes()))
