"""The short list under a line of text: what may be meant by it, the marked one on a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.widget import Widget

from tracker.core.clean import visible

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

MOST_SHOWN = 6
"""Lines of the list at the most: more is not read while somebody is on the telephone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list. ``pieces`` stand after the text, each with the name of its style.

    ``completes``: Enter takes it although it was not pointed at. ``what`` is whatever it is
    about, for the form.
    """

    text: str
    pieces: tuple[tuple[str, str], ...] = ()
    completes: bool = True
    what: Any = None


class Suggestions(Widget):
    """The list: drawn by hand over the fields below, so that nothing jumps while typing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"suggestions--cursor"}
    DEFAULT_CSS = """
    Suggestions {
        position: absolute;
        overlay: screen;
        constrain: none inside;
        margin: 0;
        height: auto;
        display: none;
        &.-open { display: block; }
    }
    """

    def __init__(self, clicked: Callable[[Offer], None]) -> None:
        """``clicked`` is called with the line that was clicked on."""
        super().__init__(classes="suggestions")
        self._clicked = clicked
        self.offers: tuple[Offer, ...] = ()
        self.cursor: int | None = None

    def show(self, offers: Sequence[Offer]) -> None:
        """Put these up; the first is marked if it completes what was typed."""
        self.offers = tuple(offers[:MOST_SHOWN])
        self.cursor = 0 if self.offers and self.offers[0].completes else None
        self.refresh(layout=True)

    def lie_under(self, editor: Region, field: Region, below: int) -> None:
        """As wide as the editor, so many lines below it: what is said of the field stays seen."""
        self.styles.width = max(20, editor.width)
        self.styles.offset = (editor.x - field.x, editor.y - field.y + below)

    def step(self, by: int) -> None:
        """Move the mark; above the first line there is none, and Enter takes what was typed."""
        at = (-1 if self.cursor is None else self.cursor) + by
        self.cursor = None if at < 0 else min(at, len(self.offers) - 1)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each."""
        return len(self.offers)

    def on_click(self, event: events.Click) -> None:
        """A click takes the line."""
        if 0 <= event.y < len(self.offers):
            self._clicked(self.offers[event.y])

    def render(self) -> Text:
        """The lines, the marked one on a bar."""
        app = cast("TrackerApp", self.app)
        width = self.size.width
        column = max((cell_len(o.text) for o in self.offers), default=0)
        most = max(12, width // 2) if any(o.pieces for o in self.offers) else width - 1
        column = min(column, most)
        text = Text(no_wrap=True, overflow="crop", end="")
        bar = self.get_component_rich_style("suggestions--cursor", partial=True)
        for at, offer in enumerate(self.offers):
            line = Text(no_wrap=True, end="")
            here = at == self.cursor
            line.append(">" if here else " ")
            line.append(set_cell_size(visible(offer.text), column), Style(bold=here))
            for words, name in offer.pieces:
                style = app.paint(name)
                line.append("  ").append(visible(words), style if name else Style())
            line.truncate(width, overflow="ellipsis", pad=True)
            if here:
                line.stylize_before(bar)
            text.append_text(line)
            if at + 1 < len(self.offers):
                text.append("\n")
        return text
