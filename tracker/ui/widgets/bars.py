"""The bar above and the bar of keys below: one widget each, so that they cost nothing to paint."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tracker.core.clean import visible
from tracker.ui.badges import Badge
from tracker.ui.keys import BY_ID, first_shown

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


class _Bar(Widget):
    """One line drawn by hand from pieces of text and the names of their styles."""

    DEFAULT_CSS = "_Bar { height: 1; width: 1fr; }"

    @property
    def _app(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    @abstractmethod
    def pieces(self) -> list[tuple[str, str]]:
        """Text and style names, left to right."""

    def render_line(self, y: int) -> Strip:
        """The pieces in the width there is."""
        ground = self._app.paint(self.ground)
        segments = []
        for text, name in self.pieces():
            own = self._app.paint(name) if name else Style()
            segments.append(Segment(visible(text), ground + own))
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    ground = "bar"


class TopBar(_Bar):
    """Where we are, the day, the counts, and who is at the keyboard."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        """``title`` names the screen."""
        super().__init__(id=id)
        self._title = title
        self._badges: tuple[Badge, ...] = ()
        self._left = ""

    def show(self, left: str = "", badges: tuple[Badge, ...] = (), title: str = "") -> None:
        """Put other words in the bar. ``badges`` are counts with their colours."""
        self._left, self._badges = left, badges
        self._title = title or self._title
        self.refresh()

    @staticmethod
    def cells(title: str, left: str, badges: tuple[Badge, ...]) -> int:
        """How wide the bar's words and counts would be."""
        return (
            2
            + cell_len(title)
            + 1
            + cell_len(left)
            + 2
            + sum(cell_len(badge.text) + 3 for badge in badges)
        )

    def pieces(self) -> list[tuple[str, str]]:
        """Title, words and counts from the left; the person at the right while there is room."""
        cells: list[tuple[str, str]] = [(f" {self._title} ", "title")]
        if self._left:
            cells.append((f" {self._left}", ""))
        cells.append(("  ", ""))
        for badge in self._badges:
            cells += [(f" {badge.text} ", badge.style), (" ", "")]
        left = self.size.width - sum(cell_len(text) for text, _ in cells)
        for who in (f"{self._app.who_shown} ", f"{self._app.actor.name} "):
            room = left - cell_len(who)
            if room > 0:
                cells.append((" " * room + who, ""))
                break
        return cells


class KeyBar(_Bar):
    """The keys that matter here, most used first, as many as fit, "? Keys" always last.

    A key that cannot act now is greyed, not hidden; pressing it says why. A click presses it.
    """

    ground = "bar"

    def __init__(
        self, ids: tuple[str, ...], *, last: str = "app.help", id: str | None = None
    ) -> None:
        """``ids`` are binding ids of the key table."""
        super().__init__(id=id)
        self.ids = ids
        self._last = last
        self._spots: list[tuple[int, int, str]] = []

    def pieces(self) -> list[tuple[str, str]]:
        """Keys and words; remembers where each stands for the mouse."""
        current = self._app.current_keys
        last = self._piece(self._last, current)
        room = self.size.width - self._length(last) - 1
        cells: list[tuple[str, str]] = [(" ", "")]
        at = 1
        self._spots = []
        for key_id in self.ids:
            piece = self._piece(key_id, current)
            if at + self._length(piece) > room:
                break
            self._spots.append((at, at + self._length(piece), key_id))
            cells += piece
            at += self._length(piece)
        self._spots.append((at, at + self._length(last), self._last))
        return cells + last

    def _piece(self, key_id: str, current: dict[str, str]) -> list[tuple[str, str]]:
        key = BY_ID[key_id]
        grey = bool(self._app.why_not(key.action))
        return [
            (first_shown(key_id, current), "key-off" if grey else "key"),
            (f" {key.word}  ", "key-off" if grey else "key-word"),
        ]

    @staticmethod
    def _length(piece: list[tuple[str, str]]) -> int:
        return sum(cell_len(text) for text, _ in piece)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key's words does what the key does."""
        for start, end, key_id in self._spots:
            if start <= event.x < end:
                await self.run_action(BY_ID[key_id].action)
                return
