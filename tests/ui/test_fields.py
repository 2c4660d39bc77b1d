"""Fields one by one: what a key does, what stands below, and where the focus goes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button

from tests.ui.forms_support import burst, here, paste, press, shown, type_in
from tests.ui.support import OFFICER, TODAY, OfficeFile, app_on, settle
from tracker.core.workdays import Calendar
from tracker.ui.badges import ASCII_SIGNS
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.fields import (
    Choice,
    ChoiceRow,
    DateField,
    Field,
    LineField,
    LongField,
    Offer,
    SuggestField,
    choices,
    listed,
)

CALENDAR = Calendar(1, {}, date(2026, 1, 1), date(2026, 12, 31))
COLOURS = (Choice("r", "red", "red"), Choice("g", "green", "green"), Choice("b", "blue", "blue"))
TEAMS = ("Fostering", "Finance", "Leaving Care (18+)", "Youth Offending")


class Bench(FormScreen[None]):
    """Fields under each other, and what they said."""

    CSS = "Bench { align: left top; background: $background; }"

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._given = fields
        self.said: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """The fields, and something to tab to."""
        yield from self._given
        yield Button("end")

    def on_mount(self) -> None:
        """Type in the first."""
        self._given[0].focus_now()

    def on_field_changed(self, message: Field.Changed) -> None:
        """Write down what changed."""
        self.said.append((message.field.key, message.field.value))


@asynccontextmanager
async def bench(
    office: OfficeFile, *fields: Field, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app with these fields in front."""
    app = app_on(office, OFFICER)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await app.push_screen(Bench(fields))
        await settle(pilot)
        yield pilot
    app.let_go()


def said(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """What the fields posted."""
    screen = pilot.app.screen
    assert isinstance(screen, Bench)
    return screen.said


# ---------------------------------------------------------------- one line


async def test_a_line_tells_of_changes_and_enter_goes_on(empty: OfficeFile) -> None:
    one, two = LineField("One", "one"), LineField("Two", "two", value="old")
    async with bench(empty, one, two) as pilot:
        await burst(pilot, "a", "b", "enter", "c")
        assert (one.value, two.value) == ("ab", "oldc")
        assert here(pilot) == "two"
        assert ("one", "ab") in said(pilot)


async def test_labels_and_fields_stand_in_two_columns(empty: OfficeFile) -> None:
    fields = (LineField("One", "one", value="x"), LineField("Number two", "two", value="y"))
    async with bench(empty, *fields) as pilot:
        first, second = shown(pilot).splitlines()[:2]
        assert first.index("x") == second.index("y") == 17
        assert second[: second.index("y")].rstrip() == "    Number two"
        assert fields[0].region.height == 1


async def test_the_field_one_is_in_has_a_bar_beside_its_label(empty: OfficeFile) -> None:
    row, line = ChoiceRow("Colour", "colour", COLOURS), LineField("One", "one", value="x")
    async with bench(empty, row, line) as pilot:
        first, second = shown(pilot).splitlines()[:2]
        assert "Colour ▐ r red" in first
        assert "▐" not in second
        await press(pilot, "tab")
        first, second = shown(pilot).splitlines()[:2]
        assert "▐" not in first
        assert second.strip() == "One ▐ x"


async def test_what_is_longer_than_the_line_can_be_read(empty: OfficeFile) -> None:
    words = "first " + "and another " * 15 + "last"
    one, two = LineField("One", "one", value=words), LineField("Two", "two")
    async with bench(empty, one, two) as pilot:
        two.value = words
        await settle(pilot)
        first, second = shown(pilot).splitlines()[:2]
        assert first.endswith(" last")
        assert "Two   first and another" in second
        await press(pilot, "tab")
        first, second = shown(pilot).splitlines()[:2]
        assert "One   first and another" in first
        assert second.endswith(" last")
        await press(pilot, "home")
        assert "Two ▐ first and another" in shown(pilot)


async def test_an_error_stands_below_until_the_next_key(empty: OfficeFile) -> None:
    field = LineField("One", "one")
    async with bench(empty, field) as pilot:
        field.set_error("Not [/b] so.")
        await settle(pilot)
        assert "Not [/b] so." in shown(pilot).splitlines()[1]
        await press(pilot, "a")
        assert (field.error, "Not" in shown(pilot)) == ("", False)


async def test_a_paste_of_several_lines_is_joined(empty: OfficeFile) -> None:
    field = LineField("One", "one", value="<>")
    async with bench(empty, field) as pilot:
        await press(pilot, "end", "left")
        await paste(pilot, "a\r\nb\n\n\tc")
        assert field.value == "<a b c>"
        assert field.note == "4 lines were joined into one."
        await press(pilot, "x")
        assert field.note == ""


async def test_a_paste_shows_hidden_characters(empty: OfficeFile) -> None:
    field = LineField("One", "one")
    async with bench(empty, field) as pilot:
        await paste(pilot, "a\x9b\u202eb")
        assert field.value == "a<9b>b"
        assert "1 hidden character was made visible" in field.note


async def test_a_paste_that_does_not_fit_is_refused_whole(empty: OfficeFile) -> None:
    field = LineField("One", "one", value="abc", limit=10)
    async with bench(empty, field) as pilot:
        await paste(pilot, "12345678")
        assert field.value == "abc"
        expected = "That is 8 characters and there is room for 7: nothing was pasted."
        assert field.error == expected


async def test_a_paste_that_is_no_text_is_refused(empty: OfficeFile) -> None:
    field = LineField("One", "one")
    async with bench(empty, field) as pilot:
        await paste(pilot, "a\x00b")
        assert field.value == ""
        assert "cannot be kept" in field.error


async def test_a_full_line_says_so(empty: OfficeFile) -> None:
    field = LineField("One", "one", value="abc", limit=3)
    async with bench(empty, field) as pilot:
        await press(pilot, "d")
        assert field.value == "abc"
        assert field.error == "There is room for 3 characters here."


async def test_editing_keys_keep_their_place_among_fast_letters(empty: OfficeFile) -> None:
    line, story = LineField("One", "one"), LongField("Story", "story", lines=3)
    typed = (*"abx", "backspace", "c", "home", "d", "end", "e")
    async with bench(empty, line, story) as pilot:
        await burst(pilot, *typed, "tab", *typed)
        assert (line.value, story.value) == ("dabce", "dabce")
        await burst(pilot, "ctrl+u", "f", "shift+tab", "ctrl+u", "f")
        assert (line.value, story.value) == ("f", "f")


# ---------------------------------------------------------------- many lines


async def test_many_lines_enter_tab_and_undo(empty: OfficeFile) -> None:
    story, after = LongField("Story", "story", lines=4), LineField("After", "after")
    async with bench(empty, story, after) as pilot:
        await burst(pilot, "a", "enter", "b", "tab", "c")
        assert (story.value, after.value) == ("a\nb", "c")
        await press(pilot, "shift+tab", "ctrl+z", "ctrl+z", "ctrl+z")
        assert len(story.value) < 3


async def test_many_lines_keep_a_paste_as_it_is(empty: OfficeFile) -> None:
    story = LongField("Story", "story", lines=4)
    async with bench(empty, story) as pilot:
        await paste(pilot, "one\r\ntwo\x1b[31m\n")
        assert story.value == "one\ntwo␛[31m\n"
        assert story.note == "1 hidden character was made visible."
        await type_in(pilot, "x")
        await settle(pilot)
        assert story.value.endswith("\nx")
        assert story.note == ""
        await paste(pilot, "y" * 50_001)
        assert len(story.value) < 100
        assert "nothing was pasted" in story.error or "there is room for" in story.error


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("typed", "below"),
    [
        ("", "= Mon 23 Nov 2026, today"),
        ("5/11", "= Thu 5 Nov 2026, 12 working days ago"),
        ("y", "= Sun 22 Nov 2026, yesterday"),
        ("11/23", "There is no month 23. The day comes first, as in 23/11."),
        ("24/11/26", "That is in the future; the last day allowed is Mon 23 Nov 2026."),
    ],
)
async def test_dates_are_read_back(empty: OfficeFile, typed: str, below: str) -> None:
    field = DateField("On", "on", TODAY, CALENDAR, default=TODAY, latest=TODAY)
    async with bench(empty, field) as pilot:
        await type_in(pilot, typed)
        await settle(pilot)
        assert below in " ".join(shown(pilot).split())
        assert field.value == typed
        assert (field.day is None) == (not below.startswith("="))


async def test_a_date_that_may_be_empty_says_so(empty: OfficeFile) -> None:
    field = DateField("Told on", "told_on", TODAY, CALENDAR, optional=True)
    async with bench(empty, field):
        assert field.note == "Empty: not yet."
        assert field.day is None
        assert not field.needed


async def test_a_date_ahead_is_the_next_such_day(empty: OfficeFile) -> None:
    field = DateField("Again", "again", TODAY, CALENDAR, ahead=True)
    async with bench(empty, field) as pilot:
        await type_in(pilot, "fri")
        await settle(pilot)
        assert field.note == "= Fri 27 Nov 2026, in 4 working days"
        assert field.day == date(2026, 11, 27)


# ---------------------------------------------------------------- choices


async def test_one_letter_answers_and_goes_on(empty: OfficeFile) -> None:
    row, after = ChoiceRow("Colour", "colour", COLOURS), LineField("After", "after")
    async with bench(empty, row, after) as pilot:
        await burst(pilot, "g", "x")
        assert (row.value, after.value) == ("green", "x")
        assert said(pilot)[0] == ("colour", "green")
        line = shown(pilot).splitlines()[0]
        assert "●g green" in line
        assert " r red" in line


async def test_capitals_answer_too_and_other_keys_do_nothing(empty: OfficeFile) -> None:
    row, after = ChoiceRow("Colour", "colour", COLOURS), LineField("After", "after")
    async with bench(empty, row, after) as pilot:
        await press(pilot, "z")
        assert (row.value, here(pilot)) == ("", "colour")
        await press(pilot, "B")
        assert (row.value, here(pilot)) == ("blue", "after")


async def test_arrows_and_enter_answer(empty: OfficeFile) -> None:
    row, after = ChoiceRow("Colour", "colour", COLOURS), LineField("After", "after")
    async with bench(empty, row, after) as pilot:
        await burst(pilot, "right", "right", "enter", "x")
        assert (row.value, after.value) == ("green", "x")
        await press(pilot, "shift+tab", "left", "enter")
        assert row.value == "red"
        await press(pilot, "shift+tab", "left", "space")
        assert row.value == "blue"


async def test_enter_alone_goes_on_without_an_answer(empty: OfficeFile) -> None:
    row, after = ChoiceRow("Colour", "colour", COLOURS), LineField("After", "after")
    async with bench(empty, row, after) as pilot:
        await press(pilot, "enter")
        assert (row.value, here(pilot)) == ("", "after")


async def test_an_answer_can_be_taken_back(empty: OfficeFile) -> None:
    row = ChoiceRow("Colour", "colour", COLOURS, value="red")
    async with bench(empty, row) as pilot:
        assert "●r red" in shown(pilot)
        await press(pilot, "backspace")
        assert row.value == ""
        assert "●" not in shown(pilot)


async def test_a_click_answers(empty: OfficeFile) -> None:
    row, after = ChoiceRow("Colour", "colour", COLOURS), LineField("After", "after")
    async with bench(empty, row, after) as pilot:
        at = shown(pilot).splitlines()[0].index("blue")
        await pilot.click(offset=(at, 0))
        await settle(pilot)
        assert (row.value, here(pilot)) == ("blue", "after")


async def test_long_rows_wrap_and_nothing_moves_when_one_is_chosen(empty: OfficeFile) -> None:
    row = ChoiceRow("Team", "team", choices([f"Team {n}" for n in range(1, 8)]))
    async with bench(empty, row) as pilot:
        before = shown(pilot)
        assert row.region.height == 2
        at = before.splitlines()[1].index("Team 7")
        await pilot.click(offset=(at, 1))
        await settle(pilot)
        assert row.value == "Team 7"
        assert shown(pilot).replace("●", " ").replace("▐", " ") == before.replace("▐", " ")


async def test_without_fine_signs_the_mark_is_a_star(empty: OfficeFile) -> None:
    row = ChoiceRow("Colour", "colour", COLOURS, value="red")
    async with bench(empty, row) as pilot:
        app: Any = pilot.app
        app.choose(signs="ascii")
        await settle(pilot)
        assert app.signs is ASCII_SIGNS
        row.editor.refresh()
        await settle(pilot)
        assert "*r red" in shown(pilot)


def test_letters_are_given_without_clashes() -> None:
    made = choices(("Parent", "Police", "Parish", "Ppp"), {"Parent": "p"}, {"Police": "police"})
    assert [c.letter for c in made] == ["p", "o", "a", "b"]
    assert made[1] == Choice("o", "Police", "police")
    many = choices([f"x{n}" for n in range(60)])
    given = [c.letter for c in many if c.letter]
    assert len(set(given)) == len(given)


# ---------------------------------------------------------------- suggestions


async def test_a_list_narrows_while_typing_and_enter_takes_the_first(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        assert all(name in shown(pilot) for name in TEAMS)
        await type_in(pilot, "fi")
        await settle(pilot)
        assert ">Finance" in shown(pilot)
        assert "Fostering" not in shown(pilot)
        await burst(pilot, "enter", "x")
        assert (team.value, after.value) == ("Finance", "x")
        assert not team.open


async def test_a_list_of_the_word_that_stands_there_already_does_not_open(
    empty: OfficeFile,
) -> None:
    team = SuggestField("Team", "team", listed(TEAMS), value="Finance")
    after = LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        assert (len(team.offers), team.open) == (1, False)
        await burst(pilot, "end", "backspace")
        await settle(pilot)
        assert team.open
        await burst(pilot, "enter", "x")
        assert (team.value, after.value) == ("Finance", "x")


async def test_a_word_inside_is_found_too(empty: OfficeFile) -> None:
    team = SuggestField("Team", "team", listed(TEAMS))
    async with bench(empty, team) as pilot:
        await burst(pilot, *"care", "enter")
        assert team.value == "Leaving Care (18+)"


async def test_down_and_up_move_in_the_list(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        await burst(pilot, *"f", "down", "enter")
        assert team.value == "Finance"
        assert here(pilot) == "after"


async def test_above_the_first_line_is_what_was_typed(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        await burst(pilot, *"f", "up", "enter")
        assert (team.value, here(pilot)) == ("f", "after")


async def test_enter_in_an_empty_field_takes_nothing(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        await press(pilot, "enter")
        assert (team.value, here(pilot)) == ("", "after")


async def test_a_click_takes_a_suggestion(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        lines = shown(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "Finance" in line)
        await pilot.click(offset=(lines[y].index("Finance"), y))
        await settle(pilot)
        assert team.value == "Finance"


async def test_the_list_goes_with_the_focus(empty: OfficeFile) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS)), LineField("After", "after")
    async with bench(empty, team, after) as pilot:
        assert "Fostering" in shown(pilot)
        await press(pilot, "tab")
        assert "Fostering" not in shown(pilot)


async def test_an_older_answer_never_shows_over_a_newer_one(empty: OfficeFile) -> None:
    import asyncio

    gates = {"a": asyncio.Event(), "ab": asyncio.Event()}
    asked: list[str] = []

    async def slow(text: str) -> list[Offer]:
        asked.append(text)
        if text in gates:
            await gates[text].wait()
        return [Offer(f"found {text}")] if text else []

    field = SuggestField("Who", "who", slow)
    async with bench(empty, field) as pilot:
        await type_in(pilot, "a")
        await pilot.pause()
        await type_in(pilot, "b")
        await pilot.pause()
        gates["a"].set()
        await pilot.pause()
        assert not field.offers
        gates["ab"].set()
        await settle(pilot)
        assert [offer.text for offer in field.offers] == ["found ab"]
        assert asked[-2:] == ["a", "ab"]


async def test_a_source_that_fails_says_why(empty: OfficeFile) -> None:
    from tracker.core.ports import CouldNot

    async def broken(text: str) -> list[Offer]:
        raise CouldNot("The disk cannot be read.")

    field = SuggestField("Who", "who", broken)
    async with bench(empty, field) as pilot:
        await burst(pilot, "a", "enter")
        assert field.note == "The disk cannot be read."
        assert field.value == "a"


async def test_what_the_form_brought_is_replaced_by_the_first_letter_typed(
    empty: OfficeFile,
) -> None:
    """A letter added to the usual name would make up a manager whom nobody employs."""
    area, team = LineField("Area", "area"), SuggestField("Team", "team", listed(TEAMS))
    async with bench(empty, area, team) as pilot:
        team.bring("Finance")
        await burst(pilot, "tab", "F", "o")
        assert team.value == "Fo"
        await press(pilot, "shift+tab", "tab")
        await burst(pilot, "s")
        assert team.value == "Fos", "what was typed is never replaced"


async def test_what_the_form_began_with_is_kept_by_enter_and_can_be_added_to(
    empty: OfficeFile,
) -> None:
    team, after = SuggestField("Team", "team", listed(TEAMS), value="Ann"), LineField("After", "a")
    async with bench(empty, team, after) as pilot:
        await press(pilot, "enter")
        assert (team.value, here(pilot)) == ("Ann", "a")
        await press(pilot, "shift+tab", "end")
        await type_in(pilot, "e")
        await settle(pilot)
        assert team.value == "Anne"


async def test_a_letter_that_is_no_answer_says_which_are(office: OfficeFile) -> None:
    row = ChoiceRow("Colour", "colour", COLOURS)
    async with bench(office, row, LineField("Next", "next")) as pilot:
        await press(pilot, "x")
        assert row.note == "x is no answer here. One key answers: r g b. Tab goes on."
        assert row.value == ""
        await press(pilot, "g")
        assert row.note == ""
        assert row.value == "green"
        assert here(pilot) == "next"


async def test_what_else_is_said_under_answers_outlives_a_wrong_letter(office: OfficeFile) -> None:
    row = ChoiceRow("Colour", "colour", COLOURS)
    async with bench(office, row, LineField("Next", "next")) as pilot:
        row.set_note("Of the door.")
        await press(pilot, "tab")
        assert row.note == "Of the door."
