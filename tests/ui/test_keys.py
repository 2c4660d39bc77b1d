"""The key table: every key arrives, means one thing on a screen, can be changed, says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tests.ui.support import OfficeFile, app_on, at_front, front, press, seen, settle, told
from tracker.ui.config import KEY_STYLES
from tracker.ui.keys import (
    BY_ID,
    KEYS,
    all_shown,
    bindings,
    duplicates,
    keymap,
    letter,
    shown,
    table,
)
from tracker.ui.rekey import clashing, homes, refusal
from tracker.ui.screens.today import TodayScreen

FROM_THE_TERMINAL = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+tab": "\x1b[Z",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
}
"""What a plain xterm sends."""


def sent(key: str) -> str:
    """What a plain terminal sends for a key."""
    if key in FROM_THE_TERMINAL:
        return FROM_THE_TERMINAL[key]
    if key.startswith("ctrl+"):
        return chr(ord(key[5:]) - 96)
    return letter(key)


def every_key() -> list[str]:
    """Every single key of both sets."""
    both = [keymap(style).values() for style in KEY_STYLES]
    return sorted({key for keys in both for some in keys for key in some.split(",")})


@pytest.mark.parametrize("key", every_key())
def test_every_key_of_the_table_arrives_from_a_plain_terminal(key: str) -> None:
    parser = XTermParser()
    found = [*parser.feed(sent(key)), *parser.feed("")]  # the second ends the wait after Esc
    assert [e.key for e in found if isinstance(e, events.Key)] == [key]


@pytest.mark.parametrize("style", KEY_STYLES)
def test_a_key_means_one_thing_on_a_screen(style: str) -> None:
    current = keymap(style)
    for place, ids in homes().items():
        for key, owners in duplicates(sorted(ids), current).items():
            actions = {BY_ID[i].action for i in owners}
            assert len(actions) == 1, f"{place}: {key} is {owners}"


def test_every_binding_has_a_home() -> None:
    from tracker.ui.rekey import bound
    from tracker.ui.screens.calendar import EditPreview

    reached = frozenset().union(*homes().values()) | bound(EditPreview)
    # Esc on a form is the same action under a name of its own, for the key bar.
    assert [k.id for k in KEYS if k.id not in reached | {"form.park"}] == []


def test_the_table_can_be_read_aloud() -> None:
    rows = table()
    assert len(rows) == len(KEYS)
    assert ("Everywhere", "^N", "Log a new contact") in rows
    assert ("Lists", "?", "Keys and help") in rows
    assert all(where and keys and tells for where, keys, tells in rows)
    assert ("Lists", "Up k", "Up one line") in table("vim")


def test_keys_are_shown_as_people_read_them() -> None:
    keys = ("ctrl+g", "f10", "escape", "full_stop", "pound_sign", "G", "space")
    assert [shown(key) for key in keys] == ["^G", "F10", "Esc", ".", "£", "G", "Space"]
    assert all_shown("list.down", keymap("vim")) == "Down j"


def test_bindings_keep_their_ids() -> None:
    (chase,) = bindings("case.chase")
    assert not isinstance(chase, tuple)
    assert (chase.id, chase.key, chase.action) == ("case.chase", "c", "chase")


# -- other keys -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("key_id", "key", "why"),
    [
        ("case.chase", "x", "x is taken: Extend the clock"),
        ("case.chase", "n", "n is taken: Log a new contact (Lists)"),
        ("case.chase", "ctrl+f", "^F is taken: Find"),
        ("case.chase", "c", "does that already"),
        ("case.chase", "enter", "Enter is needed"),
        ("case.chase", "alt+x", "does not arrive"),
        ("case.chase", "ctrl+h", "^H does not arrive"),
        ("case.chase", "shift+f3", "does not arrive"),
        ("find.all", "w", "would be typed into a field"),
        ("form.save", "s", "would be typed into a field"),
        ("form.save", "ctrl+a", "^A is needed"),
        ("case.chase", "j", ""),
        ("case.chase", "f9", ""),
        ("form.save", "f12", ""),
        ("form.save", "ctrl+r", ""),
        ("case.safety", "d", ""),  # drafts are on Today, the safety question is on a case
    ],
)
def test_a_key_that_cannot_be_is_refused_with_a_sentence(key_id: str, key: str, why: str) -> None:
    found = refusal(key_id, key, keymap("plain"))
    assert why in found
    assert bool(found) is bool(why)


def test_own_keys_that_the_vim_set_needs_go_back() -> None:
    assert clashing("vim", {"case.chase": "j", "case.note": "N"}) == ["case.chase"]
    assert clashing("plain", {"case.chase": "j"}) == []


def test_an_empty_or_unknown_choice_in_the_file_changes_nothing() -> None:
    assert keymap("plain", {"case.chase": " ", "no.such": "x"}) == keymap("plain")


async def test_a_remapped_key_works_and_is_shown_and_the_old_one_is_free(
    office: OfficeFile, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\n"case.chase" = "J"\n', encoding="utf-8")
    app = app_on(office, config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "J Chase" in seen(app).splitlines()[-1]
        await press(pilot, "c")
        await settle(pilot)
        assert office.case("26-0001").chases == 0
        await press(pilot, "J")
        await settle(pilot)
        assert office.case("26-0001").chases == 1


async def test_vim_keys_move_and_what_they_displaced_still_works(
    office: OfficeFile, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('key_style = "vim"\n', encoding="utf-8")
    app = app_on(office, config=config)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert at_front(app, TodayScreen)
        table = front(app, TodayScreen).table
        await press(pilot, "j", "j", "k")
        assert table.cursor == 1
        await press(pilot, "G")
        assert table.cursor == len(table.ids) - 1
        await press(pilot, "g")
        assert table.cursor == 0
        await press(pilot, "ctrl+d")
        assert table.cursor > 0
        await settle(pilot)
        await press(pilot, "K")  # acknowledged: k moves up
        await settle(pilot)
        assert told(app) or len(app.screen_stack) > 1


async def test_letters_of_the_vim_set_can_be_typed_into_the_search_lines(
    office: OfficeFile, tmp_path: Path
) -> None:
    from textual.widgets import Input

    config = tmp_path / "config.toml"
    config.write_text('key_style = "vim"\n', encoding="utf-8")
    app = app_on(office, config=config)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for opens in ("f1", "ctrl+f", "slash"):
            await press(pilot, opens)
            await settle(pilot)
            await press(pilot, "j", "k", "l", "g", "G")
            await settle(pilot)
            assert app.screen.query_one(Input).value == "jklgG", opens
            await press(pilot, "escape")
            await settle(pilot)


async def test_a_key_that_cannot_act_says_why(office: OfficeFile) -> None:
    app = app_on(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "semicolon")
        assert told(app) == "Tick cases with Space first."
        await press(pilot, "d")
        assert told(app) == "There are no drafts."
        await press(pilot, "7")
        await settle(pilot)
        await press(pilot, "end", "minus")
        assert "belongs to the calendar" in told(app)
        await press(pilot, "plus")
        assert "nothing to add" in told(app)
        await press(pilot, "R")
        assert "belongs to the keys" in told(app)


def test_the_screens_are_listed_in_the_order_of_their_figures() -> None:
    figures = [key.plain for key in KEYS if key.id.startswith("nav.") and key.plain.isdigit()]
    assert figures == sorted(figures)
