"""The command palette: the key table, looks and people; what cannot be done now says why."""

from __future__ import annotations

import pytest
from textual.command import CommandList, CommandPalette

from db.store import FileStore
from tests.ui.support import OFFICER, OfficeFile, app_on, at_front, press, seen, settle, told
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.ui.app import TrackerApp
from tracker.ui.keys import BY_ID
from tracker.ui.palette import LEFT_OUT, commands
from tracker.ui.reach import within_reach
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.screens.today import TodayScreen


def offered(app: TrackerApp) -> list[str]:
    """The commands on the list, with what is said of them."""
    found = app.screen.query_one(CommandList)
    return [str(found.get_option_at_index(at).prompt) for at in range(found.option_count)]


async def test_it_opens_with_our_key_and_closes_with_esc(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert at_front(app, CommandPalette)
        await press(pilot, "escape")
        assert at_front(app, TodayScreen)


async def test_it_opens_with_another_key_when_that_was_chosen(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.choose(keys={"app.palette": "f12"})
        await press(pilot, "ctrl+p")
        assert at_front(app, TodayScreen)
        await press(pilot, "f12")
        assert at_front(app, CommandPalette)


async def test_it_offers_exactly_what_the_screen_can_do(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        titles = [command.title for command in commands(app)]
        assert len(titles) == len(set(titles))
        for key_id in within_reach(app.screen):
            action = BY_ID[key_id].action
            if key_id not in LEFT_OUT:
                assert {k.tells for k in BY_ID.values() if k.action == action} & set(titles)
        assert "Write a note" not in titles  # that is for the case's own screen
        assert not [title for title in titles if "screenshot" in title.casefold()]
        assert not [title for title in titles if "export" in title.casefold()]


async def test_what_cannot_be_done_now_says_why(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"ticked")
        assert "Do something to the ticked cases\n;   Tick cases with Space first." in offered(app)
        await press(pilot, "enter")
        assert told(app) == "Tick cases with Space first."


async def test_a_command_is_carried_out_on_the_screen_below(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"chase", "enter")
        assert at_front(app, TodayScreen)
        assert office.case("26-0001").chases == 1
        await press(pilot, "ctrl+p", *"goset", "enter")
        assert at_front(app, SettingsScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_look_is_chosen_by_name(office: OfficeFile, size: tuple[int, int]) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"looklight")
        assert "Look: light" in seen(app)
        await press(pilot, "enter")
        assert app.theme == app.config.theme == "tracker-light"
        await press(pilot, "ctrl+p", *"plainch", "enter")
        assert app.config.signs == "ascii"
        assert "# LATE 6" in seen(app)
        await press(pilot, "ctrl+p", *"vim", "enter")
        assert app.config.key_style == "vim"


async def test_somebody_else_sits_down(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"sitlee", "enter")
        assert app.actor == OFFICER


async def test_names_of_people_are_text_and_not_markup(office: OfficeFile) -> None:
    name = "[/] [@click=app.quit]Al[/bold]"
    store = FileStore(office.path)
    store.add_user(UserCard(name, Role.OFFICER))
    store.close()
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        title = f"Sit down as {name} (officer)"
        assert any(one.startswith(title) for one in offered(app))
        await press(pilot, *"click", "enter")
        assert app.actor.name == name
