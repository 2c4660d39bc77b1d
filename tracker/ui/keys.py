"""The one table of keys: bindings, key bar, help, palette and the README are made from it.

``plain`` keys work in both sets; ``vim`` adds hjkl-style keys, and where one of those is taken by
something plain, ``moved`` is where that went. A person's own choice, by ``id``, in the
configuration replaces both. Keys are those that really arrive from a plain terminal: letters,
figures, F1 to F12, arrows, ctrl+letter; never alt+figure, shift+enter or ctrl+enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType
from textual.keys import key_to_character

from tracker.ui.key_table.cases import CASE_KEYS
from tracker.ui.key_table.compliments import COMPLIMENT_KEYS
from tracker.ui.key_table.everywhere import EVERYWHERE_KEYS
from tracker.ui.key_table.figures import FIGURE_KEYS
from tracker.ui.key_table.forms import FORM_KEYS
from tracker.ui.key_table.help import HELP_KEYS
from tracker.ui.key_table.key import Key
from tracker.ui.key_table.learning import LEARNING_KEYS
from tracker.ui.key_table.lists import LIST_KEYS
from tracker.ui.key_table.people import PEOPLE_KEYS
from tracker.ui.key_table.settings import SETTINGS_KEYS

KEYS: tuple[Key, ...] = (
    *EVERYWHERE_KEYS,
    *LIST_KEYS,
    *COMPLIMENT_KEYS,
    *CASE_KEYS,
    *LEARNING_KEYS,
    *FORM_KEYS,
    *SETTINGS_KEYS,
    *PEOPLE_KEYS,
    *FIGURE_KEYS,
    *HELP_KEYS,
)
"""Every key, in the order in which help and the README tell of them."""

BY_ID: Mapping[str, Key] = {key.id: key for key in KEYS}

_SHOWN = {
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
    "semicolon": ";",
    "asterisk": "*",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "backslash": "\\",
    "underscore": "_",
    "at": "@",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def letter(key: str) -> str:
    """What a key would type into a field, "" if nothing."""
    short = _SHOWN.get(key, "")
    if len(short) == 1:  # Textual has no characters for some of its own names
        return short
    character = key_to_character(key) or ""
    return character if character.isprintable() else ""


def shown(key: str) -> str:
    """One key as people read it: "^N", "F1", "Esc"."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if key in _SHOWN:
        return _SHOWN[key]
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return letter(key) or key


def bindings(*ids: str, first: bool = False) -> list[BindingType]:
    """Textual bindings for these ids, in order, with the plain keys.

    ``first`` is for screens on which keys are commands: each is then carried out in full, a new
    screen mounted and all, before the next key is looked at, however fast they come. Without it
    the second key of "x a Enter" could still reach the list.
    """
    return [
        Binding(
            BY_ID[i].plain,
            BY_ID[i].action,
            BY_ID[i].word,
            tooltip=BY_ID[i].tells,
            id=i,
            priority=first,
        )
        for i in ids
    ]


def keymap(style: str, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """What ``App.set_keymap`` wants: keys by binding id, the person's own choices last."""
    keys = {key.id: key.keys(style) for key in KEYS}
    keys.update({i: chosen for i, chosen in (own or {}).items() if i in BY_ID and chosen.strip()})
    return keys


def first_shown(key_id: str, current: Mapping[str, str]) -> str:
    """The first key of a binding in the current keymap, as people read it."""
    return shown(current.get(key_id, BY_ID[key_id].plain).split(",")[0].strip())


def all_shown(key_id: str, current: Mapping[str, str]) -> str:
    """Every key of a binding in the current keymap."""
    keys = current.get(key_id, BY_ID[key_id].plain).split(",")
    return " ".join(shown(k.strip()) for k in keys)


def duplicates(ids: Iterable[str], current: Mapping[str, str]) -> dict[str, list[str]]:
    """Keys that two bindings of one screen both claim: what a remapping must not do."""
    claims: dict[str, list[str]] = {}
    for i in ids:
        for one in current.get(i, BY_ID[i].plain).split(","):
            claims.setdefault(one.strip(), []).append(i)
    return {key: owners for key, owners in claims.items() if len(owners) > 1}


def table(style: str = "plain") -> list[tuple[str, str, str]]:
    """The whole table as (where, keys, tells), for the README and for reading aloud."""
    current = keymap(style)
    return [(key.where, all_shown(key.id, current), key.tells) for key in KEYS]
