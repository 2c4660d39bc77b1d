"""The short guide under the keys: what the states mean, and how undo, drafts and days work."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from tracker.core.clean import fold
from tracker.ui import say_help as say
from tracker.ui.keys import first_shown
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

FIRST_WIDTH = 14
"""Cells that the first words of a line take."""


def guide_lines(tracker: TrackerApp, words: list[str], width: int) -> list[Line]:
    """The parts of the guide in which every word typed begins some word, for a list this wide."""
    lines: list[Line] = []
    room = max(20, width - FIRST_WIDTH)
    for title, found in (
        (say.GUIDE_STATES, _states(tracker.signs, words, room)),
        (say.GUIDE_HOW, _how(tracker.current_keys, words, room)),
    ):
        if found:
            lines += [GAP] * bool(lines) + [heading(title), *found]
    return lines


def _states(signs: dict[str, str], words: list[str], room: int) -> list[Line]:
    """Each state as its badge is written, and what it means."""
    lines: list[Line] = []
    for sign, badge, meaning in say.STATES:
        if has(f"{badge} {meaning} {say.GUIDE_STATES}", words):
            text = f" {signs[sign]} {badge} "
            # The colour ends with the words, so the gap is a piece of its own.
            cells = (text, sign), (" " * max(1, FIRST_WIDTH - len(text)), "text")
            lines += _broken(cells, meaning, sign, room)
    return lines


def _how(current: dict[str, str], words: list[str], room: int) -> list[Line]:
    """How things work, with the keys that this person has."""
    keys = {name: first_shown(key_id, current) for name, key_id in say.GUIDE_KEYS.items()}
    lines: list[Line] = []
    for first, rest in say.GUIDE:
        text = rest.format(**keys)
        if has(f"{first} {text} {say.GUIDE_HOW}", words):
            lines += _broken(((fit(first, FIRST_WIDTH), "strong"),), text, first, room)
    return lines


def _broken(cells: tuple[tuple[str, str], ...], text: str, name: str, room: int) -> list[Line]:
    """A text in as many lines as it needs."""
    parts = wrap(text, room) or [""]
    more = [line((" " * FIRST_WIDTH, "text"), (part, "text")) for part in parts[1:]]
    return [line(*cells, (parts[0], "text"), name=name), *more]


def has(text: str, words: list[str]) -> bool:
    """Whether every word typed begins some word of the text."""
    there = fold(text).replace("-", " ").split()
    return all(any(one.strip("(").startswith(word) for one in there) for word in words)
