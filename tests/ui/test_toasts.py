"""What is said in the corner leaves the list and the preview readable."""

from __future__ import annotations

import threading

import pytest
from textual.widgets._toast import Toast

from tests.ui.support import OfficeFile, app_on, press, seen, settle, told
from tracker.core.ports import CouldNot, Store
from tracker.ui import say
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.bars import KeyBar


async def test_a_receipt_is_whole_and_lies_on_the_key_bar(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.say("26-0013: Report of the Independent Person in. u undoes.")
        for _ in range(50):
            await pilot.pause()
            if app.screen.query(Toast):
                break
        await settle(pilot)
        toast = app.screen.query_one(Toast)
        assert toast.region.height == 1
        assert toast.region.y == app.screen.query_one(KeyBar).region.y
    app.let_go()


def held_up(app: TrackerApp, monkeypatch: pytest.MonkeyPatch, trouble: str) -> threading.Event:
    """Opening the writing side takes until this is set, and fails if there is trouble."""
    go_on, opened = threading.Event(), app.link._open_store

    def slowly() -> Store:
        assert go_on.wait(30)
        if trouble:
            raise CouldNot(trouble)
        return opened()

    monkeypatch.setattr(app.link, "_open_store", slowly)
    return go_on


@pytest.mark.parametrize("trouble", ["", "The disk is full."])
@pytest.mark.parametrize("keys", [("full_stop",), ("n", *"Rang", "ctrl+s")], ids=["key", "form"])
async def test_a_save_that_takes_long_says_that_it_is_under_way_until_it_has_ended(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], trouble: str
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        go_on = held_up(app, monkeypatch, trouble)
        await pilot.press(*keys)
        for _ in range(500):
            await pilot.pause(0.01)
            if told(app):
                break
        assert told(app) == say.SAVING
        go_on.set()
        await settle(pilot)
        assert say.SAVING not in told(app)
        assert (trouble or "u undoes") in told(app) + seen(app)
    app.let_go()
