"""A letter on every field and list of the screen below; pressing it goes there.

Letters come from the names of the fields, so that they are the same every day: on the form of a
new contact "w" is always what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tracker.ui import say_help as say
from tracker.ui.keys import bindings

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""What a place may be called by."""


class JumpScreen(ModalScreen[None]):
    """Stands in front of a screen, shows letters on it, takes one key and is gone."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back")
    AUTO_FOCUS = None

    def __init__(self, below: Screen[Any]) -> None:
        """``below`` is the screen to jump on."""
        super().__init__()
        self._below = below
        self._measured = below.size
        self.letters = assign(targets(below))
        for letter in self.letters:
            # Carried out before the next key is looked at: that one belongs to the field.
            keys = dict.fromkeys((letter, letter.upper()))
            self._bindings.bind(",".join(keys), f"to('{letter}')", show=False, priority=True)

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """A mark on each place, and a line that says what to do."""
        for letter, widget in self.letters.items():
            yield self._mark(letter, widget)
        yield Static(self._hint(), id="jump-hint", markup=False)

    def _mark(self, letter: str, widget: Widget) -> Static:
        mark = Static(Text(f" {letter} "), classes="jump-mark", markup=False)
        region = _spot(self._below, widget)
        mark.styles.offset = (max(0, region.x - 2), region.y)
        return mark

    def _hint(self) -> str:
        return f" {say.JUMP_TELLS if self.letters else say.NOWHERE_TO_JUMP} "

    async def action_to(self, letter: str) -> None:
        """Go to the place called by this letter; any other key changes nothing."""
        self._below.set_focus(self.letters[letter])
        await self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """The places have moved: begin again rather than point at the wrong ones."""
        if self.is_current and event.size != self._measured:
            self.dismiss(None)

    def action_back(self) -> None:
        """Stay where we are."""
        self.dismiss(None)


def targets(screen: Screen[Any]) -> list[Widget]:
    """The fields and lists that can be seen and take keys, from top to bottom."""
    seen = [(spot, widget) for widget in screen.focus_chain if (spot := _spot(screen, widget))]
    return [widget for spot, widget in sorted(seen, key=lambda one: (one[0].y, one[0].x))]


def _spot(screen: Screen[Any], widget: Widget) -> Region:
    """The part of a widget that is not scrolled away."""
    try:
        return screen.find_widget(widget).visible_region
    except NoWidget:
        return Region()


def assign(widgets: Sequence[Widget]) -> dict[str, Widget]:
    """A letter for each place: its own wish, else one from its name, else one that is free."""
    letters: dict[str, Widget] = {}
    for widget in widgets:
        wish = _wish(widget)
        if wish and wish not in letters:
            letters[wish] = widget
    given = {id(widget) for widget in letters.values()}
    for widget in widgets:
        if id(widget) in given:
            continue
        wishes = [*_from_names(widget), *LETTERS]
        letter = next((one for one in wishes if one not in letters), "")
        if letter:
            letters[letter] = widget
    return {one: w for w in widgets for one, at in letters.items() if at is w}


def _wish(widget: Widget) -> str:
    """The letter that a field asked for itself, or the form did for it."""
    for node in _own(widget):
        letter = getattr(node, "jump_letter", "")
        if isinstance(letter, str) and letter:
            return letter.casefold()
    return ""


def _from_names(widget: Widget) -> Iterator[str]:
    """Letters of what people and we call the field: first letters of words, then any."""
    for name in _names(widget):
        words = name.casefold().split()
        first: Iterable[str] = (word[0] for word in words)
        yield from (one for one in first if one in LETTERS)
        yield from (one for word in words for one in word if one in LETTERS)


def _names(widget: Widget) -> Iterator[str]:
    for node in _own(widget):
        for attribute in ("label", "border_title", "name", "id"):
            name = getattr(node, attribute, "")
            if isinstance(name, str) and name:
                yield name.removeprefix("field-").replace("-", " ").replace("_", " ")


def _own(widget: Widget) -> Iterator[DOMNode]:
    """The widget and what it is the only part of: a field around its editor."""
    yield widget
    node: DOMNode | None = widget.parent
    for _ in range(2):
        if node is None or isinstance(node, Screen):
            return
        if sum(1 for child in node.walk_children(Widget) if child.can_focus) > 1:
            return
        yield node
        node = node.parent
