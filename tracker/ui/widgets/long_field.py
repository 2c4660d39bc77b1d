"""A field of many lines: Enter is a new line, Tab moves on, ^Z undoes."""

from __future__ import annotations

from textual import events, on
from textual.widgets import TextArea

from tracker.core.clean import TEXT_LIMIT, Unclean, clean_text
from tracker.ui import say_forms as say
from tracker.ui.widgets.field import Field, own_key


class LongInput(TextArea):
    """A text area that says what a paste brought, and refuses only what cannot be kept."""

    def __init__(self, field: LongField, value: str) -> None:
        """``field`` is told of what a paste brought."""
        super().__init__(
            value,
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
            show_line_numbers=False,
        )
        self._field = field

    def on_mount(self) -> None:
        """Go on writing after what stands there already."""
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Editing keys in their turn; letters as ever."""
        await own_key(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        """A paste, with hidden characters made visible."""
        event.stop()
        event.prevent_default()
        self._take_in(event.text)

    def action_paste(self) -> None:
        """The same for our own clipboard."""
        self._take_in(self.app.clipboard)

    def _take_in(self, text: str) -> None:
        """Put text in at the cursor whole, or say why not."""
        try:
            cleaned = clean_text(text)
        except Unclean as trouble:
            self._field.set_error(str(trouble))
            return
        left = TEXT_LIMIT - len(self.text) + len(self.selected_text)
        if len(cleaned.text) > left:
            self._field.set_error(say.too_long_to_paste(len(cleaned.text), left))
            return
        result = self.replace(cleaned.text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        self._field.set_note_for_now(say.pasted(cleaned.notes))


class LongField(Field):
    """A label and as many lines of text as are needed."""

    DEFAULT_CSS = """
    LongField > .field-row { height: 1fr; }
    LongField LongInput { height: 1fr; }
    """

    def __init__(
        self, label: str, name: str, *, value: str = "", needed: bool = False, lines: int = 0
    ) -> None:
        """``lines`` is the height; 0 leaves it to the stylesheet."""
        super().__init__(label, name, value=value, needed=needed)
        self._input = LongInput(self, value)
        if lines:
            self._input.styles.height = lines

    @property
    def editor(self) -> LongInput:
        """The text area."""
        return self._input

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._input.text

    @value.setter
    def value(self, text: str) -> None:
        self._input.load_text(text)
        self._input.move_cursor(self._input.document.end)

    @property
    def text_typed(self) -> bool:
        """Words that were not there at the beginning."""
        return self.value.strip() != self.initial.strip() and not self.empty

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.edited()
