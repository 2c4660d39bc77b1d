"""Which bindings of the key table reach something on a screen, and what they would act on.

Help and the command palette stand in front of a screen and act on it: they ask here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from tracker.ui.key_table.key import Key
from tracker.ui.keys import BY_ID, KEYS
from tracker.ui.screens.base import TrackerScreen

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


def within_reach(screen: Screen[Any]) -> dict[str, DOMNode]:
    """What each binding of this screen acts on, by binding id, in the order of the table."""
    found: dict[str, DOMNode] = {}
    for node in _nodes(screen):
        for _, binding in node._bindings:
            if binding.id and binding.id in BY_ID:
                found.setdefault(binding.id, node)
    return {key.id: found[key.id] for key in KEYS if key.id in found}


def _nodes(screen: Screen[Any]) -> Iterator[DOMNode]:
    """Where a key may end: the focus and what it is in, other fields, the screen, the app."""
    focused = screen.focused
    if focused is not None:
        yield from (node for node in focused.ancestors_with_self if node is not screen.app)
    for widget in screen.walk_children(Widget):
        if widget.can_focus and widget.display:
            yield widget
    yield screen
    if not screen.is_modal:
        yield screen.app


def why_not(screen: Screen[Any], key: Key) -> str:
    """Why a binding cannot act on a screen now, as a sentence; "" if it can."""
    if not isinstance(screen, TrackerScreen):
        return ""
    return screen.why_not(key.action.partition("(")[0].removeprefix("app."))


async def act(app: TrackerApp, screen: Screen[Any], key_id: str) -> None:
    """Do what a binding does on ``screen``, or say why it cannot be done."""
    key = BY_ID[key_id]
    node = within_reach(screen).get(key_id)
    if node is None:
        return
    reason = why_not(screen, key)
    if reason:
        app.say(reason, "warning")
    else:
        await app.run_action(key.action, node)
