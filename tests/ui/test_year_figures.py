"""Figures of a year in the settings, and examples among the compliments: entered, kept, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

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
from tracker.core.compliments import ComplimentType, Facts, LogCompliment, QuoteCompliment
from tracker.core.figures.entered import Stage2History, YearEntered
from tracker.core.figures.entering import ChooseExample, EnterYear, WriteText
from tracker.core.office import Actor
from tracker.core.views import Draft
from tracker.ui import say_figures, say_settings
from tracker.ui.app import TrackerApp
from tracker.ui.screens.compliment_quote import QuoteAsk
from tracker.ui.screens.settings import SettingsScreen
from tracker.ui.screens.year_figures import YearAsk
from tracker.ui.widgets.panes.figures import FiguresPane

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
YEAR = 2025
"""The last whole year: what the section begins with."""


def entered(office: OfficeFile, year: int = YEAR) -> YearEntered:
    """What the file holds of a year."""
    reader = FileReader(office.path)
    try:
        return reader.year_entered(year)
    finally:
        reader.close()


def drafts(office: OfficeFile, owner: Actor = MANAGER) -> list[Draft]:
    reader = FileReader(office.path)
    try:
        return list(reader.drafts(owner.name))
    finally:
        reader.close()


def app_of(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


async def go_in(pilot: Pilot[None], line: str = "year") -> FiguresPane:
    """Go to the section, to one of its lines."""
    await settle(pilot)
    await press(pilot, "7", *["down"] * list(say_settings.SECTIONS).index("figures"), "enter")
    pane = front(app_of(pilot), SettingsScreen).pane
    assert isinstance(pane, FiguresPane)
    names = [name for name in pane.lines.names if name]
    await press(pilot, "home", *["down"] * names.index(line))
    assert pane.lines.name_at == line
    return pane


@SIZES
async def test_contacts_and_cases_held_are_entered_and_undone(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await go_in(pilot, "field:contacts")
        await press(pilot, "enter", " 18,250", "enter", " 5492", "enter", " 742", "ctrl+s")
        assert "18,250" in seen(app)
        now = entered(office)
        assert (now.contacts, now.open_cases, now.cases_held) == (
            18_250,
            5_492,
            (("ACPS Central", 742),),
        )
        assert "2025/26: contacts with the trust 18,250; open cases 5,492" in told(app)
        await press(pilot, "u")
        assert entered(office).contacts is None
        assert "18,250" not in seen(app)


async def test_what_is_no_number_is_said_under_its_field_and_nothing_is_lost(
    office: OfficeFile,
) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "area:Various")
        await press(pilot, "enter", " many", "ctrl+s")
        question = front(app, YearAsk)
        assert question.field("area_16").error.startswith("Type a whole number from 0")
        assert "Type a whole number" in seen(app), "in sight, below the last field"
        await press(pilot, "escape")
        (draft,) = drafts(office)
        assert (draft.kind, draft.fields["area_16"]) == ("year_figures", "many")
        await press(pilot, "1", "d")
        question = front(app, YearAsk)
        question.field("area_16").value = "12"
        await press(pilot, "ctrl+s")
        assert entered(office).cases_held == (("Various", 12),)
        assert drafts(office) == []


async def test_nothing_typed_is_no_draft(office: OfficeFile) -> None:
    office.do(EnterYear(YEAR, 5, None))
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "field:contacts")
        await press(pilot, "enter", "escape")
        assert drafts(office) == []
        await press(pilot, "enter", "ctrl+s")
        assert "Nothing was changed." in seen(app)


async def test_history_of_a_year_without_cases(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await go_in(pilot)
        await press(pilot, "enter", *["backspace"] * 7, " 2027/28", "enter")
        assert "2027/28 has not begun yet." in seen(app)
        await press(pilot, *["backspace"] * 7, " 2015-16", "enter")
        assert "2015/16" in seen(app)
        names = [name for name in pane.lines.names if name]
        await press(pilot, *["down"] * names.index("history:0"), "enter")
        await press(pilot, " 6", "enter", " 42374.2.1", "enter", " 120", "enter")
        assert "Type an amount in pounds" in seen(app)
        question = front(app, YearAsk)
        question.field("spend").value = "£42,374.21"
        await press(pilot, "ctrl+s")
        assert entered(office, 2015).stage2 == Stage2History(6, 4_237_421, 120)
        await press(pilot, "down")
        assert "£42,374.21" in seen(app)


@SIZES
async def test_a_text_is_written_parked_and_taken_up(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await go_in(pilot, "text:priorities")
        await press(pilot, "enter", " Ring back [b]first[/b].", "enter", "enter", " Then write.")
        await press(pilot, "escape")
        (draft,) = drafts(office)
        assert draft.fields["text"] == "Ring back [b]first[/b].\n\nThen write."
        await press(pilot, "1", "d")
        assert "Priorities, report of 2025/26" in seen(app)
        await press(pilot, "ctrl+s")
        assert entered(office).text("priorities") == draft.fields["text"]
        assert drafts(office) == []
        await go_in(pilot, "text:priorities")
        assert "5 words: Ring" in seen(app)


async def test_somebody_elses_text_is_not_written_over(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "text:areas")
        await press(pilot, "enter", " Mine.")
        office.do(WriteText(YEAR, "areas", "Theirs."))
        await press(pilot, "ctrl+s")
        assert "Somebody else changed 'Areas' of 2025/26 meanwhile." in " ".join(seen(app).split())
        assert front(app, YearAsk).field("text").value == "Mine."
        assert entered(office).text("areas") == "Theirs."


async def test_an_officer_looks_and_does_not_enter(office: OfficeFile) -> None:
    office.do(EnterYear(YEAR, 7_777, None))
    app = app_on(office, OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_in(pilot, "field:contacts")
        assert "7,777" in seen(app)
        await press(pilot, "enter")
        assert "Only a manager enters the figures and texts of a year." in told(app)
        front(app, SettingsScreen)


# -- examples -------------------------------------------------------------------------------------
def thanked(office: OfficeFile, quote: str = "They listened.") -> None:
    facts = Facts(date(2026, 11, 5), ComplimentType.EXTERNAL, "Police", "Finance", "They listened.")
    office.do(LogCompliment(facts))
    if quote:
        office.do(QuoteCompliment(1, 1, quote))


@SIZES
async def test_one_key_makes_a_compliment_an_example(
    office: OfficeFile, size: tuple[int, int]
) -> None:
    thanked(office)
    app = app_on(office)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "5", "x")
        assert entered(office, 2026).quotes == (1,)
        assert say_figures.printed_in(2026)[:20] in " ".join(seen(app).split())
        await press(pilot, "x")
        assert entered(office, 2026).quotes == ()
        await press(pilot, "u")
        assert entered(office, 2026).quotes == (1,)


async def test_words_to_print_come_first(office: OfficeFile) -> None:
    thanked(office, quote="")
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "x")
        front(app, QuoteAsk)
        assert say_figures.NO_QUOTE_YET in told(app)
        await press(pilot, "ctrl+s", "x")
        assert entered(office, 2026).quotes == (1,)


async def test_an_officer_chooses_no_example(office: OfficeFile) -> None:
    thanked(office)
    app = app_on(office, OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "x")
        assert "Only a manager" in told(app)
        assert entered(office, 2026).quotes == ()


# -- as it looks ----------------------------------------------------------------------------------
Compare = Callable[..., bool]


def filled(office: OfficeFile) -> None:
    """A year with something in every part."""
    thanked(office)
    office.do(ChooseExample(2026, 1))
    office.do(EnterYear(2026, 18_250, 5_492, (("ACPS Central", 742), ("Fostering", 274))))
    office.do(
        WriteText(2026, "introduction", "Most had a reply in time.\n\nMore were listened to.")
    )


def pressed_there(*pressed: str) -> Callable[[Pilot[None]], Any]:
    """Press keys in the section."""

    async def pressing(pilot: Pilot[None]) -> None:
        await go_in(pilot)
        await press(pilot, *pressed)

    return pressing


@SIZES
@pytest.mark.parametrize(
    ("name", "pressed"),
    [
        ("section", ()),
        ("texts", ("end",)),
        ("figures", ("down", "enter")),
        ("text", ("end", *["up"] * 16, "enter")),
    ],
)
def test_as_it_looks(
    name: str,
    pressed: tuple[str, ...],
    size: tuple[int, int],
    office: OfficeFile,
    snap_compare: Compare,
) -> None:
    filled(office)
    assert name
    assert snap_compare(app_on(office), terminal_size=size, run_before=pressed_there(*pressed))
