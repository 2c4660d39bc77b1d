"""The manager's review run: one case a screen, one key each, stopped and resumed."""

from __future__ import annotations

from datetime import date

from tests.ui.support import OfficeFile, app_on, press, seen, settle

FIRST, SECOND = "26-0001", "26-0002"


async def test_a_whole_run_with_one_key_a_case(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        text = seen(app)
        assert "case 1 of 2" in text
        assert FIRST in text
        assert "Extend (a advocate, c complex), Enter -> Fri 27 Nov" in text
        await press(pilot, "full_stop")
        await settle(pilot)
        text = seen(app)
        assert "case 2 of 2" in text
        assert f"{FIRST} reviewed" in text
        await press(pilot, "c")
        await settle(pilot)
        text = seen(app)
        assert "The review is done: 2 cases looked at today." in text
        assert "chased" in text
    assert office.case(FIRST).reviewed_on == date(2026, 11, 23)
    assert office.case(SECOND).chases == 1


async def test_a_run_is_resumed_where_it_stopped(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        await press(pilot, "full_stop")
        await settle(pilot)
        await press(pilot, "escape")
        await settle(pilot)
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        text = seen(app)
        assert "case 1 of 1" in text
        assert SECOND in text
        assert f"{FIRST} looked at earlier today" in text


async def test_reply_is_two_keys_and_extension_three(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        await press(pilot, "r", "enter")
        await settle(pilot)
        await press(pilot, "x", "c", "enter")
        await settle(pilot)
        assert "2 cases looked at" in seen(app)
    assert office.case(FIRST).reply_sent_on == date(2026, 11, 23)
    extension = office.case(SECOND).extension
    assert extension is not None
    assert extension.reason == "Complex"


async def test_undo_in_the_run_takes_back_the_last(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        await press(pilot, "full_stop")
        await settle(pilot)
        await press(pilot, "u")
        await settle(pilot)
        assert office.case(FIRST).reviewed_on is None
        text = seen(app)
        assert FIRST in text
        assert "case 1 of 2" in text


async def test_a_note_stays_on_the_case(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        await press(pilot, " ring Sam Monday", "ctrl+s")
        await settle(pilot)
        text = seen(app)
        assert "case 1 of 2" in text
        assert "You said" in text
        assert "ring Sam Monday" in text
