"""Cases and Find: everything there is, and anything in it."""

from __future__ import annotations

from datetime import date

from tests.ui.support import OFFICER, OfficeFile, app_on, press, seen, settle
from tracker.ui.widgets.case_table import CaseTable


async def test_cases_shows_closed_ones_too_newest_first(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        await settle(pilot)
        text = seen(app)
        assert "10 all, newest first" in text
        assert "Khan, Mo" in text
        assert "✓ 6 days" in text
        lines = [line for line in text.splitlines() if "26-00" in line]
        assert "26-0010" in lines[0]


async def test_cases_is_narrowed_sorted_and_filtered(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        await settle(pilot)
        await press(pilot, "v")
        await settle(pilot)
        assert "9 open" in seen(app)
        assert "Khan, Mo" not in seen(app)
        await press(pilot, "s", "s")
        await settle(pilot)
        text = seen(app)
        assert "by name" in text
        lines = [line for line in text.splitlines() if "26-00" in line]
        assert "Brown, Lee" in lines[1]  # after the nameless caller
        await press(pilot, "slash", *"zhang")
        await settle(pilot)
        assert len([x for x in seen(app).splitlines() if "26-00" in x]) == 1


async def test_find_from_anywhere_opens_what_is_chosen(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f")
        await settle(pilot)
        assert "Type at least two letters." in seen(app)
        await press(pilot, " zh")
        await settle(pilot)
        table = app.screen.query_one(CaseTable)
        assert len(table.ids) == 1
        await press(pilot, "enter")
        await settle(pilot)
        text = seen(app)
        assert "Zhang, Wei" in text
        assert "Timeline" in text


async def test_find_says_when_there_is_nothing(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f", *"qqqq")
        await settle(pilot)
        assert "Nothing found." in seen(app)


async def test_what_was_undone_is_not_found(office: OfficeFile) -> None:
    office.log("Quixote, Don", date(2026, 11, 23))
    app = app_on(office, OFFICER)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        await settle(pilot)
        assert "Undo this" in seen(app)  # it was not done in this window: asked first
        await press(pilot, "y")
        await settle(pilot)
        await press(pilot, "ctrl+f", *"quixote")
        await settle(pilot)
        assert "Nothing found." in seen(app)
