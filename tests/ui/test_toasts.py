"""What is said in the corner leaves the list and the preview readable."""

from __future__ import annotations

from textual.widgets._toast import Toast

from tests.ui.support import OfficeFile, app_on, settle
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
