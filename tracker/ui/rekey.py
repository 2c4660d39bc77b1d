"""Choosing other keys: what a key may not be, and why, in a sentence.

Which bindings meet is asked of the screens themselves, so that it stays true when they change.
Only the settings come here, so that a start does not pay for importing every screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from textual.dom import DOMNode
from textual.widgets import Input, TextArea

from tracker.ui import say_settings as say
from tracker.ui.key_table.key import EVERYWHERE, FORMS, HELP
from tracker.ui.keys import BY_ID, keymap, letter, shown

HOMES: tuple[tuple[str, str], ...] = (
    ("today", "TodayScreen"),
    ("cases", "CasesScreen"),
    ("compliments", "ComplimentsScreen"),
    ("compliment_form", "ComplimentForm"),
    ("case", "CaseScreen"),
    ("review", "ReviewScreen"),
    ("learning", "LearningScreen"),
    ("reply", "ReplyAsk"),
    ("log", "LogScreen"),
    ("classify", "ClassifyScreen"),
    ("find", "FindScreen"),
    ("settings", "SettingsScreen"),
    ("summary", "SummaryScreen"),
    ("people", "PeopleScreen"),
    ("person", "PersonScreen"),
    ("case_people", "CasePeopleScreen"),
    ("merging", "MergePreview"),
    ("help", "HelpScreen"),
    ("importing", "ImportScreen"),
)
"""Every screen on which keys of the table arrive: its file and its class."""

MOVERS = frozenset(
    {
        *("escape", "enter", "tab", "shift+tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    }
)
"""Keys that every screen needs for moving about and typing."""

NEVER = frozenset({"ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z"})
"""Ctrl letters that are another key on the wire, or that stop programs elsewhere."""


def bound(kind: type[DOMNode]) -> frozenset[str]:
    """The ids of the key table that a class of screens or widgets binds."""
    return frozenset(b.id for _, b in kind._merge_bindings() if b.id in BY_ID and b.id)


@lru_cache(maxsize=1)
def homes() -> Mapping[str, frozenset[str]]:
    """Which bindings arrive on each screen, with those of the lists on it and of the app."""
    from tracker.ui.app import TrackerApp
    from tracker.ui.widgets.case_table import CaseTable
    from tracker.ui.widgets.compliment_table import ComplimentTable
    from tracker.ui.widgets.figure_table import FigureTable
    from tracker.ui.widgets.line_list import LineList, PickList

    lists: dict[str, type[DOMNode]] = {
        "today": CaseTable,
        "cases": CaseTable,
        "compliments": ComplimentTable,
        "find": CaseTable,
        "settings": PickList,
        "summary": FigureTable,
        "learning": LineList,
        "people": LineList,
        "person": LineList,
        "case_people": LineList,
        "importing": PickList,
    }
    found = {}
    for module, name in HOMES:
        screen: Any = getattr(import_module(f"tracker.ui.screens.{module}"), name)
        ids = bound(screen) | bound(TrackerApp)
        found[module] = ids | bound(lists[module]) if module in lists else ids
    return found


def refusal(key_id: str, key: str, current: Mapping[str, str]) -> str:
    """Why ``key`` cannot do what ``key_id`` does; "" if it can."""
    words = {"shown": shown(key)}
    if key == current.get(key_id):
        return say.SAME_KEY.format(**words)
    if key in MOVERS and key not in BY_ID[key_id].plain.split(","):
        return say.NEEDED.format(**words)
    if key in NEVER or not _arrives(key):
        return say.NEVER_ARRIVES.format(**words)
    if _while_typing(key_id):
        if letter(key):
            return say.LETTER_IN_FORM.format(**words)
        if key in _of_fields():
            return say.NEEDED.format(**words)
    owner = _owner(key_id, key, current)
    if owner:
        other = BY_ID[owner]
        return say.TAKEN.format(**words, tells=other.tells, where=other.where)
    return ""


def _arrives(key: str) -> bool:
    """Whether a plain terminal sends it as one key of its own."""
    if key.startswith("ctrl+"):
        return len(key) == 6 and key[5].isalpha() and key[5].isascii()
    if key[0] == "f" and key[1:].isdigit():
        return int(key[1:]) <= 12
    return key in MOVERS or bool(letter(key))


def _while_typing(key_id: str) -> bool:
    """Whether it must work while a person types: letters then belong to the field."""
    key = BY_ID[key_id]
    return key.where in (EVERYWHERE, FORMS, HELP) and not letter(key.plain)


@lru_cache(maxsize=1)
def _of_fields() -> frozenset[str]:
    """Keys that fields use themselves."""
    keys = (key for kind in (Input, TextArea) for key, _ in kind._merge_bindings())
    return frozenset(keys)


def _owner(key_id: str, key: str, current: Mapping[str, str]) -> str:
    """What else has this key on a screen where the two meet; "" if nothing."""
    for ids in homes().values():
        if key_id not in ids:
            continue
        for other in ids:
            mine = BY_ID[other].action == BY_ID[key_id].action
            if other != key_id and not mine and key in current[other].split(","):
                return other
    return ""


def clashing(style: str, own: Mapping[str, str]) -> list[str]:
    """The person's own keys that cannot stay when a set of keys is chosen."""
    lost: list[str] = []
    for key_id, key in own.items():
        if key_id in BY_ID:
            left = {i: k for i, k in own.items() if i != key_id and i not in lost}
            if _owner(key_id, key, keymap(style, left)):
                lost.append(key_id)
    return lost
