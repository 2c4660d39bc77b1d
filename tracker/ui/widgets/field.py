"""What all fields of a form share: a label, an editor, and a line below for a note or an error.

Keys are kept in the order they were typed: a key that moves the focus is carried out in full
before the next one is looked at, however fast they come, so that no letter lands in the wrong
field.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tracker.core.clean import visible

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


@runtime_checkable
class Form(Protocol):
    """A screen that decides what comes after a field is answered."""

    def field_done(self, field: Field) -> None:
        """Enter was pressed in ``field``, or one of its choices."""


async def own_key(widget: Widget, event: events.Key) -> None:
    """Carry out an editing key at its place among the letters around it.

    Left to itself a backspace goes all the way to the app and back, and letters typed after it
    are in the text before it: fast typing would come out in another order.
    """
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return


class Field(Widget):
    """One question of a form. ``name`` is what the answer is called in the form's raw strings.

    ``needed`` says that the form cannot be saved without it. ``value`` is always a string.
    """

    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; layout: vertical; }
    Field > .field-note, Field > .field-error { display: none; }
    Field > .-said { display: block; }
    """

    class Changed(Message):
        """The answer is another one now."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> Field:
            """The field, for ``@on`` selectors."""
            return self.field

    def __init__(self, label: str, name: str, *, value: str = "", needed: bool = False) -> None:
        """``value`` is the answer to begin with; it does not count as typed."""
        super().__init__(name=name, id=f"field-{name.replace('_', '-')}")
        self.label = label
        self.needed = needed
        self.initial = value
        self.jump_letter = ""
        self._noted_for: str | None = None
        self._wrong_for: str | None = None
        self._note = Static("", classes="field-note", markup=False)
        self._error = Static("", classes="field-error", markup=False)

    def compose(self) -> ComposeResult:
        """The label and the editor in one row, and what is said about them below."""
        with Horizontal(classes="field-row"):
            yield Static(Content(self.label), classes="field-label")
            yield self.editor
        yield self._note
        yield self._error

    # -- what kinds of field differ in ---------------------------------------------------------
    @property
    @abstractmethod
    def editor(self) -> Widget:
        """The widget that takes the keys."""

    @property
    @abstractmethod
    def value(self) -> str:
        """The answer as a raw string."""

    @value.setter
    @abstractmethod
    def value(self, text: str) -> None:
        """Show another answer."""

    @property
    def text_typed(self) -> bool:
        """Whether leaving the form would lose words that a person typed."""
        return False

    # -- what they share -----------------------------------------------------------------------
    @property
    def key(self) -> str:
        """The field's name in the form's raw strings."""
        return self.name or ""

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @property
    def empty(self) -> bool:
        """Whether nothing is answered."""
        return not self.value.strip()

    @property
    def note(self) -> str:
        """What is said below the field, "" for nothing."""
        return str(self._note.content)

    @property
    def error(self) -> str:
        """What is wrong with the answer, "" for nothing."""
        return str(self._error.content)

    def set_note(self, sentence: str) -> None:
        """Say something about the answer below the field; "" takes it away."""
        self._say(self._note, sentence)

    def set_note_for_now(self, sentence: str) -> None:
        """Say something about the answer as it stands: the next change takes it away."""
        self._noted_for = self.value
        self.set_note(sentence)

    def edited(self) -> None:
        """The editor says that its text is another one: what was said of the old one goes."""
        if self._noted_for != self.value:
            self._noted_for = None
            self.set_note("")
        self.changed()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the answer; "" when nothing is. The next change clears it."""
        self._wrong_for = self.value if sentence else None
        if sentence and sentence == self.note:
            self.set_note("")  # a date that cannot be read has said so while it was typed
        self._say(self._error, sentence)

    @staticmethod
    def _say(line: Static, sentence: str) -> None:
        line.update(Content(visible(sentence)))
        line.set_class(bool(sentence), "-said")

    def focus_now(self) -> None:
        """Take the focus before the next key is looked at (``focus`` takes it only later)."""
        self.screen.set_focus(self.editor)

    def changed(self) -> None:
        """Tell the form that the answer is another one.

        News of a change can arrive after the answer was found wrong: the sentence stays until
        there is another answer than the one it is about.
        """
        if self._wrong_for is not None and self._wrong_for != self.value:
            self.set_error("")
        self.post_message(self.Changed(self))

    def move_on(self) -> None:
        """The answer is given: to wherever the form goes next."""
        form = self.screen
        if isinstance(form, Form):
            form.field_done(self)
        else:
            form.focus_next()
