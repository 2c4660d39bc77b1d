"""A list of lines drawn by hand: sections, days, people, keys. The cursor stays on its line's name.

Headings and gaps between lines take no cursor. Every line is told by its mark as well as its
colour: ">" stands before the one under the cursor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.core.clean import visible
from tracker.ui.keys import bindings

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

MOVING = (
    "list.up",
    "list.down",
    "list.page_up",
    "list.page_down",
    "list.first",
    "list.last",
)
"""Bindings that move the cursor."""

Cell = tuple[str, str | Style]
"""Some text and the name of its style, or a style that is not of the palette in use."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its cells, and its name if the cursor may stand on it."""

    cells: tuple[Cell, ...]
    name: str = ""


def line(*cells: Cell, name: str = "") -> Line:
    """A line from its cells."""
    return Line(cells, name)


def heading(text: str) -> Line:
    """A line that the cursor passes over."""
    return Line(((text, "heading"),))


GAP = Line((("", "text"),))
"""An empty line."""


def fit(text: str, width: int) -> str:
    """The first line of a text in exactly ``width`` cells, the last of them a gap."""
    one = visible(text.split("\n", 1)[0][:200])
    if cell_len(one) > width - 1:
        one = set_cell_size(one, max(0, width - 2)).rstrip() + "…"
    return set_cell_size(one, width)


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor among them."""

    DEFAULT_CSS = "LineList { overflow-x: hidden; }"
    BINDINGS: ClassVar[list[Any]] = bindings(*MOVING, "list.open", first=True)

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another line, or other lines are shown."""

        def __init__(self, lines: LineList, name: str) -> None:
            super().__init__()
            self.lines = lines
            self.line = name

        @property
        def control(self) -> LineList:
            """The list, for ``@on`` selectors."""
            return self.lines

    class Chosen(Message):
        """Enter, or a click on the cursor's line."""

        def __init__(self, lines: LineList, name: str) -> None:
            super().__init__()
            self.lines = lines
            self.line = name

        @property
        def control(self) -> LineList:
            """The list, for ``@on`` selectors."""
            return self.lines

    def __init__(self, *, always: bool = False, id: str | None = None) -> None:
        """``always`` draws the cursor's bar without the focus too: keys are typed elsewhere."""
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._always = always

    # -- what is shown --------------------------------------------------------------------------
    def show(self, lines: Sequence[Line], at: str = "") -> None:
        """Show these lines; the cursor goes to ``at``, else stays on its name, else on its line."""
        wanted = at or self.name_at
        self._lines = lines
        names = [one.name for one in lines]
        place = names.index(wanted) if wanted and wanted in names else self.cursor
        self.set_reactive(LineList.cursor, self._stop(place, 1))
        self.virtual_size = Size(self.size.width, len(lines))
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self, self.name_at))

    @property
    def name_at(self) -> str:
        """The name of the line under the cursor, "" when there is none."""
        return self._lines[self.cursor].name if 0 <= self.cursor < len(self._lines) else ""

    @property
    def names(self) -> list[str]:
        """The names of all lines that have one, in order."""
        return [one.name for one in self._lines if one.name]

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join("".join(t for t, _ in one.cells).rstrip() for one in self._lines)

    def move_to(self, name: str) -> None:
        """Put the cursor on a line by name, if it is there."""
        for at, one in enumerate(self._lines):
            if one.name == name:
                self.cursor = at

    # -- moving ---------------------------------------------------------------------------------
    def _stop(self, place: int, way: int) -> int:
        """The nearest line with a name from ``place`` on, that way first."""
        stops = [at for at, one in enumerate(self._lines) if one.name]
        if not stops:
            return 0
        if way > 0:
            return next((at for at in stops if at >= place), stops[-1])
        return next((at for at in reversed(stops) if at <= place), stops[0])

    def watch_cursor(self) -> None:
        """Follow the cursor and tell the screen."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self, self.name_at))

    def action_up(self) -> None:
        """One line up."""
        self.cursor = self._stop(self.cursor - 1, -1)

    def action_down(self) -> None:
        """One line down."""
        self.cursor = self._stop(self.cursor + 1, 1)

    def action_page_up(self) -> None:
        """One page up."""
        self.cursor = self._stop(self.cursor - self._page, -1)

    def action_page_down(self) -> None:
        """One page down."""
        self.cursor = self._stop(self.cursor + self._page, 1)

    def action_first(self) -> None:
        """To the first line."""
        self.cursor = self._stop(0, 1)

    def action_last(self) -> None:
        """To the last line."""
        self.cursor = self._stop(len(self._lines) - 1, -1)

    def action_open(self) -> None:
        """Choose the line under the cursor."""
        if self.name_at:
            self.post_message(self.Chosen(self, self.name_at))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor's line chooses it."""
        at = event.y + int(self.scroll_offset.y)
        if at >= len(self._lines) or not self._lines[at].name:
            return
        if at == self.cursor:
            self.action_open()
        else:
            self.cursor = at

    def on_focus(self) -> None:
        """The bar shows where keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The bar goes with the focus."""
        self.refresh()

    def on_resize(self) -> None:
        """Another size shows other lines."""
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._keep_in_view()

    @property
    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def _keep_in_view(self) -> None:
        """Scroll so that the cursor is seen, with its heading above and all of its own lines."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        first = self.cursor
        while first > 0 and self.cursor - first < 2 and not self._lines[first - 1].name:
            first -= 1
        last = self.cursor
        while last + 1 < len(self._lines) and last - self.cursor < 2 and self._continues(last + 1):
            last += 1
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def _continues(self, at: int) -> bool:
        """Whether a line goes on with the one above: without a name, and no heading or gap."""
        one = self._lines[at]
        return not one.name and one is not GAP and one.cells[0][1] != "heading"

    # -- drawing --------------------------------------------------------------------------------
    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        at = y + int(self.scroll_offset.y)
        here = at == self.cursor and at < len(self._lines) and bool(self._lines[at].name)
        bar = here and (self.has_focus or self._always)
        paint = cast("TrackerApp", self.app).paint
        mark = "> " if bar else "- " if here else "  "  # of two lists, > stands where keys go
        segments = [Segment(mark, paint("strong", cursor=bar))]
        if at < len(self._lines):
            for text, name in self._lines[at].cells:
                known = isinstance(name, str)
                style = paint(name, cursor=bar) if isinstance(name, str) else name
                if here and not bar and known and name == "text":
                    style = paint("strong")
                segments.append(Segment(visible(text), style))
        drawn = Strip(segments).adjust_cell_length(self.size.width, paint("text", cursor=bar))
        return drawn.apply_style(self.rich_style)


class PickList(LineList, inherit_bindings=False):
    """The same where Enter chooses among a few things rather than opens one."""

    BINDINGS: ClassVar[list[Any]] = bindings(*MOVING, "settings.choose", first=True)
