"""Lists and clocks in the settings: one key each, undone with one, seen before it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

from db.reader import FileReader
from tests.ui.support import (
    MANAGER,
    OFFICER,
    OfficeFile,
    app_on,
    front,
    press,
    seen,
    settle,
    told,
)
from tracker.core.commands import ChangeList, ListChange
from tracker.core.office import Actor
from tracker.core.vocabulary import Vocabulary
from tracker.core.words import ClockName, ListKind, Via
from tracker.ui import say_lists, say_settings
from tracker.ui.app import TrackerApp
from tracker.ui.screens.case import CaseScreen
from tracker.ui.screens.classify import ClassifyScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.widgets.choice_row import ChoiceRow

T = TypeVar("T")
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def read(office: OfficeFile, ask: Callable[[FileReader], T]) -> T:
    """Something that the file holds."""
    reader = FileReader(office.path)
    try:
        return ask(reader)
    finally:
        reader.close()


def held(office: OfficeFile) -> Vocabulary:
    """The lists and rules that the file holds."""
    return read(office, lambda r: r.vocabulary())


async def go_in(pilot: Pilot[None], section: str) -> SettingsScreen:
    """Go to a section of the settings."""
    await settle(pilot)
    await press(pilot, "7", *["down"] * list(say_settings.SECTIONS).index(section), "enter")
    return front(app_of(pilot), SettingsScreen)


def app_of(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


async def another_window(pilot: Pilot[None], office: OfficeFile, **change: Any) -> None:
    """Somebody else changes a list; this window looks, as it does every second."""
    watching = app_of(pilot)._watching
    await watching._look_once()
    office.do(ChangeList(**change))
    await watching._look_once()
    await settle(pilot)


# -- the screens ----------------------------------------------------------------------------------
@SIZES
async def test_each_list_is_a_section(office: OfficeFile, size: tuple[int, int]) -> None:
    office.do(ChangeList(ListKind.TEAM_MANAGER, ListChange.ADD, "P. Shah", "ACPS East"))
    expected = {
        "clocks": "- Acknowledgement",
        "areas": "'ACPS Central' stands on no case.",
        "themes": "- Accuracy of Assessment/Reports",
        "channels": "'Telephone' stands on 10 cases.",
        "relations": "- Young person",
        "managers": "'P. Shah' stands on 8 cases.",
        "sources": "- Child/young person",
        "extensions": "- Advocate",
    }
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "7")
        for section in list(say_settings.SECTIONS)[1:9]:
            await press(pilot, "down")
            assert expected[section] in seen(app), section


async def test_a_value_is_added_and_undone(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "areas")
        await press(pilot, "plus", " Early Help", "enter")
        assert held(office).lists.areas[-1] == "Early Help"
        text = seen(app)
        assert "> Early Help" in text
        assert "'Early Help' stands on no case." in text
        assert "Area added: Early Help." in told(app)
        await press(pilot, "end")
        assert "Mon 23 Nov" in seen(app)
        assert "M. Ade: Area added: Early Help." in seen(app)
        await press(pilot, "u")
        assert "Early Help" not in held(office).lists.areas
        assert "> Early Help" not in seen(app)


async def test_what_is_on_the_list_is_said_under_the_field_and_nothing_is_lost(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "themes")
        before = held(office)
        await press(pilot, "plus", " decision  MAKING", "enter")
        assert "'Decision making' is on the list already." in seen(app)
        assert "decision  MAKING" in seen(app)
        assert held(office) == before


async def test_retiring_keeps_it_on_its_cases_and_one_key_brings_it_back(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "areas")
        await press(pilot, "down", "x")
        text = seen(app)
        assert say_lists.RETIRED in text
        assert "'ACPS East' stands on 8 cases. b brings it back." in text
        assert "ACPS East" not in held(office).lists.areas
        assert office.case("26-0001").area == "ACPS East"
        await press(pilot, "1", "slash", " jones", "enter", "t")
        assert "ACPS Central" in seen(app)
        assert "ACPS East" not in seen(app)
        await press(pilot, "escape", "7", "b")
        assert "ACPS East" in held(office).lists.areas
        assert say_lists.RETIRED not in seen(app)
        await press(pilot, "u", "u")
        assert "ACPS East" in held(office).lists.areas


async def test_renaming_keeps_the_old_word_on_its_cases(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await go_in(pilot, "areas")
        await press(pilot, "down", "r", "ctrl+u", " East Team", "enter")
        text = seen(app)
        assert "> East Team" in text
        assert "now East Team" in text
        assert held(office).lists.areas[1] == "East Team"
        assert office.case("26-0001").area == "ACPS East"
        await press(pilot, "u")
        assert held(office).lists.areas[1] == "ACPS East"
        assert "East Team" not in seen(app).split("Last changes")[0]


async def test_one_key_moves_a_value_and_the_cursor_goes_with_it(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_in(pilot, "areas")
        await press(pilot, "right_square_bracket", "right_square_bracket", "left_square_bracket")
        assert held(office).lists.areas[:3] == ("ACPS East", "ACPS Central", "ACPS North")
        assert screen.pane.lines.name_at == "ACPS Central\n"
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert "'ACPS Central' is the first already." in told(app)


async def test_a_channel_is_added_with_the_way_it_comes(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "channels")
        await press(pilot, "plus", " Council app", "enter", "c")
        assert held(office).lists.via("Council app") is Via.COUNCIL
        assert "Council app" in seen(app)


async def test_a_team_manager_stands_under_the_area(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "managers")
        await press(pilot, "plus", " P. Shah", "enter", "right", "right", "enter")
        assert held(office).lists.team_managers == (("P. Shah", "ACPS East"),)
        lines = [one.split("│")[-1].strip() for one in seen(app).splitlines()]
        assert lines[lines.index("ACPS East") + 1].startswith("> P. Shah")


async def test_an_officer_sees_and_is_told_who_may(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    before = held(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "areas")
        assert "> ACPS Central" in seen(app)
        for key in ("plus", "x", "r", "b", "left_square_bracket", "enter"):
            app.clear_notifications()
            await press(pilot, key)
            assert "Only a manager changes the lists and clocks." in told(app), key
        await press(pilot, "escape", "up", "enter", "enter")
        assert "Only a manager changes the lists and clocks." in told(app)
    assert held(office) == before


async def test_a_value_is_never_removed_and_other_sections_say_what_is_theirs(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "areas")
        await press(pilot, "minus")
        assert say_lists.NEVER_REMOVED in told(app)
        await press(pilot, "escape", "up", "enter", "plus")
        assert say_lists.ONLY_BY_ENTER in told(app)
        await press(pilot, "escape", "up", "enter", "x")
        assert say_lists.ONLY_LISTS in told(app)


# -- clocks ---------------------------------------------------------------------------------------
def due(office: OfficeFile, ref: str) -> date | None:
    """When a reply is due by the file's own rules."""
    day = date(2026, 11, 23)
    main = read(office, lambda r: r.case_file(ref, day)).main
    return main.due if main else None


@SIZES
async def test_a_limit_is_previewed_with_a_warning_saved_and_undone(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    app = app_on(office)
    before = due(office, "26-0004")
    async with app.run_test(size=size) as pilot:
        await go_in(pilot, "clocks")
        await press(pilot, "down", "enter", "ctrl+u", " 6", "enter")
        text = seen(app)
        assert say_lists.RULES_TITLE in text
        assert "Stage 1: limit 10 became 6 working days" in text
        assert "By law (SI 2006/1738) Stage 1 has 10 and 20" in text
        assert "closed verdict" in text
        assert "26-0004   Wed 25 Nov -> Thu 19 Nov" in text
        assert held(office).version == 1
        await press(pilot, "escape")  # back to the form, with what was typed
        assert held(office).version == 1
        await press(pilot, "enter", "enter")
        assert held(office).rules.clocks[ClockName.STAGE_1].standard == 6
        assert (before, due(office, "26-0004")) == (date(2026, 11, 25), date(2026, 11, 19))
        assert "> Stage 1" in seen(app)
        assert "! 6, 20" in seen(app)
        assert office.case("26-0010").stopped[0].met  # kept as it was judged
        await press(pilot, "u")
        assert held(office).rules.clocks[ClockName.STAGE_1].standard == 10
        assert due(office, "26-0004") == before


async def test_a_number_that_cannot_be_is_said_under_its_field(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "clocks")
        await press(pilot, "down", "enter", "ctrl+u", " 20", "enter")
        assert "With an extension it is more than 20." in seen(app)
        await press(pilot, "ctrl+s")
        assert held(office).version == 1


async def test_a_threshold_and_day_0_are_lines_of_their_own(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await go_in(pilot, "clocks")
        screen.pane.lines.move_to("threshold:soon")
        await press(pilot, "enter", "ctrl+u", " 2", "enter", "enter")
        assert held(office).rules.soon == 2
        screen.pane.lines.move_to("convention")
        await press(pilot, "enter", "r", "enter")
        assert "received on the next working day" in seen(app)
        assert held(office).rules.convention.value == "B"


# -- other windows and open forms -----------------------------------------------------------------
async def test_a_form_that_is_open_keeps_what_was_chosen_and_offers_the_new_word(
    office: OfficeFile,
) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", " Lomas", "enter", "enter", "m")
        relation = front(app, LogScreen).query_one("#field-relation", ChoiceRow)
        assert relation.value == "Mother"
        kind = ListKind.RELATION
        await another_window(
            pilot, office, kind=kind, change=ListChange.RENAME, value="Father", new="Dad"
        )
        assert [c.value for c in relation.answers][2] == "Dad"
        assert relation.value == "Mother"
        await another_window(
            pilot, office, kind=kind, change=ListChange.RENAME, value="Mother", new="Mum"
        )
        assert relation.value == "Mum"
        await another_window(pilot, office, kind=kind, change=ListChange.RETIRE, value="School")
        assert "School" not in [c.value for c in relation.answers]
        await press(pilot, "tab", " Nobody came.", "ctrl+s")
        assert office.case("26-0011").complainant.relation == "Mum"


async def test_what_was_retired_under_an_open_form_is_said_under_its_field(
    office: OfficeFile,
) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", " Lomas", "enter", "enter", "c", "tab", " Nobody came.")
        kind = ListKind.RELATION
        await another_window(pilot, office, kind=kind, change=ListChange.RETIRE, value="School")
        relation = front(app, LogScreen).query_one("#field-relation", ChoiceRow)
        assert relation.value == "School"
        await press(pilot, "ctrl+s")
        assert "'School' is not on the list. Choose one that is." in seen(app)
        assert "Nobody came." in seen(app)
        await press(pilot, "s", "ctrl+s")
        assert office.case("26-0011").complainant.relation == "Staff"


async def test_a_draft_taken_up_shows_its_word_as_it_is_called_now(office: OfficeFile) -> None:
    app = app_on(office, OFFICER)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", " Lomas", "enter", "enter", "c", "tab", " Nobody came.", "escape")
        kind = ListKind.RELATION
        await another_window(
            pilot, office, kind=kind, change=ListChange.RENAME, value="School", new="Teacher"
        )
        await press(pilot, "d", "enter")
        relation = front(app, LogScreen).query_one("#field-relation", ChoiceRow)
        assert relation.value == "Teacher"
        assert "teacher" in seen(app)


async def test_any_screen_decides_with_the_lists_of_the_file(office: OfficeFile) -> None:
    """Also one that does not show them: the next form opened from it offers the new word."""
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        await another_window(
            pilot,
            office,
            kind=ListKind.EXTENSION_REASON,
            change=ListChange.RENAME,
            value="Complex",
            new="Many agencies",
        )
        await press(pilot, "x")
        assert "Many agencies" in seen(app)
        assert "Complex" not in seen(app)


async def test_a_case_keeps_its_retired_area_when_it_is_classified_again(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await another_window(
            pilot, office, kind=ListKind.AREA, change=ListChange.RETIRE, value="ACPS East"
        )
        await press(pilot, "t")
        screen = front(app, ClassifyScreen)
        assert screen.query_one("#field-area", ChoiceRow).value == "ACPS East"
        assert "ACPS East" in seen(app)
        await press(pilot, "2", "tab", "tab", "tab", " Heard more", "ctrl+s")
        case = office.case("26-0001")
        assert (case.handling, case.area) == ("representation", "ACPS East")


async def test_a_manager_of_the_same_name_as_the_officer_may(office: OfficeFile) -> None:
    """It is the role that counts, and the rules that ask."""
    app = app_on(office, Actor("J. Lee", MANAGER.role))
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "areas")
        await press(pilot, "x")
        assert "ACPS Central" not in held(office).lists.areas
