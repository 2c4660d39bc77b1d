"""Fields of one line: any words, and dates that are read back in full below."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.widgets import Input
from textual.widgets.input import Selection

from tracker.core.clean import LINE_LIMIT, TEXT_LIMIT, Unclean, clean_line
from tracker.core.forms import read_day
from tracker.core.typed_dates import NotADate, read_back
from tracker.ui import say_forms as say
from tracker.ui.widgets.field import Field, own_key

if TYPE_CHECKING:
    from tracker.core.workdays import Calendar


class LineInput(Input):
    """An input of one line and no border. Enter is awaited before the next key is looked at."""

    BINDINGS: ClassVar[list[Any]] = [Binding("enter", "entered", show=False, priority=True)]

    def __init__(self, field: LineField, value: str, limit: int, placeholder: str) -> None:
        """``field`` is told of Enter, and of what a paste brought."""
        super().__init__(
            placeholder=placeholder, max_length=limit, compact=True, select_on_focus=False
        )
        self._field = field
        # Set without telling anybody: what stands there from the beginning was not typed.
        self.set_reactive(Input.value, value)
        self.set_reactive(Input.selection, Selection.cursor(len(value)))
        self._initial_value = False

    def on_mount(self) -> None:
        """Make room for what stands there from the beginning."""
        self.virtual_size = Size(self.content_width, 1)

    def on_focus(self) -> None:
        """Show the place where one types."""
        place = Region(self._cursor_offset, 0, width=1, height=1)
        self.scroll_to_region(place, force=True, animate=False)

    def on_blur(self) -> None:
        """What is longer than the line is read from its beginning."""
        self.scroll_to(0, animate=False, force=True)

    async def action_entered(self) -> None:
        """Enter: after every key that was typed before it."""
        await self._typed_so_far()
        await self._field.entered()

    async def _typed_so_far(self) -> None:
        """Wait until the keys that came before are in the text."""
        done = asyncio.Event()
        if self.call_later(done.set):
            await done.wait()

    async def _on_key(self, event: events.Key) -> None:
        """Editing keys in their turn; letters as ever."""
        await own_key(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        """All lines of a paste, joined; Textual's own takes the first and drops the rest."""
        event.stop()
        event.prevent_default()
        self._take_in(event.text)

    def action_paste(self) -> None:
        """The same for our own clipboard."""
        self._take_in(self.app.clipboard)

    def _take_in(self, text: str) -> None:
        """Put text in at the cursor whole, or say why not."""
        try:
            cleaned = clean_line(text, TEXT_LIMIT)
        except Unclean as trouble:
            self._field.set_error(str(trouble))
            return
        room = self.max_length or LINE_LIMIT
        start, end = sorted(self.selection)
        left = room - len(self.value) + (end - start)
        if len(cleaned.text) > left:
            self._field.set_error(say.too_long_to_paste(len(cleaned.text), left))
            return
        self.replace(cleaned.text, start, end)
        self._field.set_note_for_now(say.pasted(cleaned.notes))

    def restricted(self) -> None:
        """A key for which there is no room."""
        self._field.set_error(say.field_full(self.max_length or LINE_LIMIT))


class LineField(Field):
    """A label and one line of text."""

    def __init__(
        self,
        label: str,
        name: str,
        *,
        value: str = "",
        needed: bool = False,
        limit: int = LINE_LIMIT,
        placeholder: str = "",
    ) -> None:
        """``limit`` is in characters; ``placeholder`` is shown while the field is empty."""
        super().__init__(label, name, value=value, needed=needed)
        self._input = self.make_input(value, limit, placeholder)

    def make_input(self, value: str, limit: int, placeholder: str) -> LineInput:
        """The input of this kind of field."""
        return LineInput(self, value, limit, placeholder)

    @property
    def editor(self) -> LineInput:
        """The input."""
        return self._input

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._input.value

    @value.setter
    def value(self, text: str) -> None:
        self._input.value = text
        self._input.cursor_position = len(text)
        if not self._input.has_focus:
            self._input.scroll_to(0, animate=False, force=True)

    @property
    def text_typed(self) -> bool:
        """Words that were not there at the beginning."""
        return self.value.strip() != self.initial.strip() and not self.empty

    async def entered(self) -> None:
        """Enter was pressed."""
        self.move_on()

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.edited()


class DateField(LineField):
    """A date as people type it, read back below: "= Thu 5 Nov 2026, 12 working days ago"."""

    def __init__(
        self,
        label: str,
        name: str,
        today: date,
        calendar: Calendar,
        *,
        value: str = "",
        default: date | None = None,
        optional: bool = False,
        earliest: date | None = None,
        latest: date | None = None,
        ahead: bool = False,
        empty_note: str = say.NO_DATE_YET,
    ) -> None:
        """Empty means ``default``, or where it is ``optional`` what ``empty_note`` says.

        ``ahead``: a date without a year, or a weekday, is the next such day and not the last.
        """
        needed = default is None and not optional
        super().__init__(label, name, value=value, needed=needed, limit=40)
        self._today, self._calendar = today, calendar
        self._default, self._optional = default, optional
        self._bounds = {"earliest": earliest, "latest": latest}
        self._ahead = ahead
        self._empty_note = empty_note

    def on_mount(self) -> None:
        """Read back what stands there from the beginning."""
        self.set_note(self.read_back())

    @property
    def day(self) -> date | None:
        """The date meant; None when there is none, or none that can be read."""
        if self.empty and self._default is None:
            return None
        try:
            return self._read()
        except NotADate:
            return None

    def _read(self) -> date:
        return read_day(
            self.value,
            self._today,
            self._calendar,
            self._default,
            ahead=self._ahead,
            earliest=self._bounds["earliest"],
            latest=self._bounds["latest"],
        )

    def read_back(self) -> str:
        """The date in full, or the sentence that says why it is none."""
        if self.empty and self._default is None:
            return self._empty_note if self._optional else ""
        try:
            day = self._read()
            return read_back(day, self._today, self._calendar)
        except NotADate as trouble:
            return str(trouble)
        except (ValueError, OverflowError):
            return say.DATE_TOO_FAR

    def changed(self) -> None:
        """Another date: read it back."""
        self.set_note(self.read_back())
        super().changed()
