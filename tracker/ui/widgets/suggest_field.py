"""A field of one line with a short list below of what may be meant."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from tracker.core.clean import LINE_LIMIT, fold, visible
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.ui.background import begin
from tracker.ui.widgets.line_field import LineField, LineInput

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

MOST_SHOWN = 6
"""Lines of the list at the most: more is not read while somebody is on the telephone."""

WAIT_FOR_LIST = 2.0
"""Seconds that Enter waits for the list of what was typed, should the disk be slow."""


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


Source = Callable[[str], Awaitable[Sequence[Offer]]]
"""Finds what may be meant by the text typed so far."""


def listed(values: Iterable[str], *, begin_empty: bool = True) -> Source:
    """A source for a fixed list: what begins so first, then what has a word that begins so.

    ``begin_empty``: the whole list is shown while nothing is typed, and nothing of it is taken.
    """
    known = tuple(dict.fromkeys(values))

    async def find(text: str) -> Sequence[Offer]:
        typed = fold(text)
        if not typed:
            return [Offer(value, completes=False) for value in known] if begin_empty else []
        begins = [v for v in known if fold(v).startswith(typed)]
        inside = [v for v in known if v not in begins and f" {typed}" in f" {fold(v)}"]
        return [Offer(value) for value in (*begins, *inside)]

    return find


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

    def __init__(self, field: SuggestField) -> None:
        """``field`` is told of a click."""
        super().__init__(classes="suggestions")
        self._field = field
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
            self._field.choose(self.offers[event.y])

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


class SuggestInput(LineInput):
    """The input over a list: up and down move in the list."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    async def action_step(self, by: int) -> None:
        """Up or down in the list of what is typed now."""
        await self._typed_so_far()
        if isinstance(self._field, SuggestField):
            await self._field.step(by)


class SuggestField(LineField):
    """A line of text with suggestions. Enter takes the marked one, else what was typed."""

    class Found(Message):
        """The list is of what is typed now."""

        def __init__(self, field: SuggestField) -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        label: str,
        name: str,
        source: Source,
        *,
        value: str = "",
        needed: bool = False,
        limit: int = LINE_LIMIT,
        placeholder: str = "",
        chosen: Callable[[Offer], None] | None = None,
    ) -> None:
        """``chosen`` is called with the offer taken, in place of moving on to the next field."""
        super().__init__(
            label, name, value=value, needed=needed, limit=limit, placeholder=placeholder
        )
        self._source = source
        self._chosen = chosen
        self._list = Suggestions(self)
        self._known_for: str | None = None
        self._looking = False
        self._found = asyncio.Event()

    def make_input(self, value: str, limit: int, placeholder: str) -> LineInput:
        """An input whose up and down move in the list."""
        return SuggestInput(self, value, limit, placeholder)

    def compose(self) -> Any:
        """The list lies over what is below."""
        yield from super().compose()
        yield self._list

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is suggested for the text typed."""
        return self._list.offers

    @property
    def open(self) -> bool:
        """Whether the list is on screen."""
        return self._list.has_class("-open")

    def offer_from(self, source: Source) -> None:
        """Suggest from elsewhere from now on."""
        self._source = source
        self.look_again()

    def look_again(self) -> None:
        """What is typed may now mean somebody else: ask the source anew."""
        self._known_for = None
        self._look()

    # -- looking ------------------------------------------------------------------------------
    def changed(self) -> None:
        """Another text: look for what it may mean."""
        super().changed()
        self._look()

    def _look(self) -> None:
        """One search at a time, always for the newest text: an older answer never shows."""
        if self._known_for == self.value:
            self._open_or_close()
        elif not self._looking and self.is_attached:
            self._looking = True
            self._found.clear()
            begin(self, self._search, f"suggest-{self.key}", exclusive=False)

    async def _search(self) -> None:
        try:
            while self._known_for != self.value:
                text = self.value
                try:
                    offers = await self._source(text)
                except (CouldNot, Refusal) as trouble:
                    offers = []
                    self.set_note(str(trouble))
                self._known_for = text
                if text == self.value:
                    self._list.show(offers)
                    self._open_or_close()
                    self.post_message(self.Found(self))
        finally:
            self._looking = False
            self._found.set()

    async def _found_all(self) -> None:
        """Wait for the list of what is typed now."""
        if self._known_for != self.value:
            self._look()
        if self._looking:
            try:
                await asyncio.wait_for(self._found.wait(), WAIT_FOR_LIST)
            except TimeoutError:
                self._list.show([])

    def _open_or_close(self) -> None:
        here = self.is_attached and self.screen.focused is self.editor
        self._lie_under()
        self._list.set_class(here and bool(self._list.offers), "-open")

    def _lie_under(self) -> None:
        """The list's place, which is only known once the field has its own."""
        if self.editor.region:
            below = 1 + bool(self.note) + bool(self.error)
            self._list.lie_under(self.editor.region, self.region, below)

    def on_resize(self) -> None:
        """The field has another place."""
        self._lie_under()

    def on_descendant_focus(self) -> None:
        """The list belongs to whoever types."""
        self._look()

    def on_descendant_blur(self) -> None:
        """Nobody types here now."""
        self.close()

    def close(self) -> None:
        """Take the list away."""
        self._list.remove_class("-open")

    # -- choosing -----------------------------------------------------------------------------
    async def step(self, by: int) -> None:
        """Move the mark in the list."""
        await self._found_all()
        self._list.step(by)

    async def entered(self) -> None:
        """Enter: the marked one, or what was typed."""
        await self._found_all()
        cursor = self._list.cursor
        if cursor is not None and cursor < len(self._list.offers) and self._known_for == self.value:
            self.choose(self._list.offers[cursor])
        else:
            self.close()
            self.move_on()

    def choose(self, offer: Offer) -> None:
        """Take one: its text stands in the field."""
        self.value = offer.text
        self._known_for = offer.text
        self._list.show([])
        self.close()
        if self._chosen is not None:
            self._chosen(offer)
        else:
            self.move_on()
