"""A field of one line with a short list below of what may be meant."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from tracker.core.clean import LINE_LIMIT, fold
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.ui.background import begin
from tracker.ui.widgets.line_field import LineField, LineInput
from tracker.ui.widgets.suggestions import Offer, Suggestions

__all__ = ["Offer", "Source", "SuggestField", "listed"]

WAIT_FOR_LIST = 3.0
"""Seconds that Enter waits for the list of what was typed, should the disk be slow."""


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


class SuggestInput(LineInput):
    """The input over a list: up and down move in the list."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    def _on_focus(self, event: events.Focus) -> None:
        """What the form brought is marked, so that a name typed now takes its place.

        Before the key that may follow: a letter added to it would make up a name nobody has.
        """
        field = self._field
        self.select_on_focus = isinstance(field, SuggestField) and field.brought_only
        super()._on_focus(event)

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
        self._list = Suggestions(self.choose)
        self._brought = value
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

    def bring(self, usual: str) -> None:
        """Put in what usually stands here; nobody typed it, and typing replaces it."""
        self.value = self._brought = usual

    @property
    def brought_only(self) -> bool:
        """Whether the text is as the form brought it: nothing of it was typed or chosen."""
        return bool(self._brought) and self.value == self._brought

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
        # A list of nothing but the word that stands there already would only hide what is below.
        offers = self._list.offers
        news = bool(offers) and offers != (Offer(self.value),)
        self._list.set_class(here and news, "-open")

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
