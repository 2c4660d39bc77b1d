"""A question with a few answers, each with its letter: one key answers and moves on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingsMap
from textual.geometry import Size
from textual.widget import Widget

from tracker.core.clean import visible
from tracker.ui import say_forms as say
from tracker.ui.badges import ASCII_SIGNS
from tracker.ui.widgets.field import Field

_LETTERS = "abcdefghijklmnopqrstuvwxyz123456789"


class Choice(NamedTuple):
    """One answer: its key, what is stored, and what people read."""

    letter: str
    value: str
    label: str


def choices(
    values: Iterable[str],
    letters: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> tuple[Choice, ...]:
    """Choices for values, each with a letter of its own: the one given, or one that is free.

    A value without a letter takes the first free one of its own word. Values beyond the letters
    there are have none, and are reached by the arrows.
    """
    known, shown = letters or {}, labels or {}
    values = tuple(values)
    taken = {known[v] for v in values if v in known}
    made = []
    for value in values:
        letter = known.get(value, "")
        if not letter:
            wishes = [c for c in value.casefold() if c in _LETTERS] + list(_LETTERS)
            letter = next((c for c in wishes if c not in taken), "")
            taken.add(letter)
        made.append(Choice(letter, value, shown.get(value, value)))
    return tuple(made)


class Choices(Widget, can_focus=True):
    """The answers, wrapped over as many lines as they need, each answered by its letter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--letter",
        "choices--label",
        "choices--chosen",
        "choices--cursor",
    }
    BINDINGS: ClassVar[list[Any]] = [
        Binding("left,up", "step(-1)", show=False, priority=True),
        Binding("right,down", "step(1)", show=False, priority=True),
        Binding("enter,space", "take", show=False, priority=True),
        Binding("delete,backspace", "clear", show=False, priority=True),
    ]
    DEFAULT_CSS = "Choices { width: 1fr; height: auto; }"

    def __init__(self, field: ChoiceRow, answers: Sequence[Choice]) -> None:
        """``field`` is told of every answer."""
        super().__init__()
        self._field = field
        self._fixed = self._bindings
        self._spots: list[tuple[int, int, int, int]] = []
        self.answers: tuple[Choice, ...] = ()
        self.chosen = ""
        self.cursor: int | None = None
        self.offer(answers)

    def offer(self, answers: Sequence[Choice]) -> None:
        """Put these answers up. Letters are bindings, so that they run before the next key."""
        self.answers = tuple(answers)
        bound = BindingsMap()
        bound.key_to_bindings = {k: list(v) for k, v in self._fixed.key_to_bindings.items()}
        for at, choice in enumerate(self.answers):
            if choice.letter:
                keys = dict.fromkeys((choice.letter, choice.letter.upper()))
                bound.bind(",".join(keys), f"answer({at})", show=False, priority=True)
        self._bindings = bound
        self.cursor = None
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """A letter that answers nothing says so: words typed here would be gone without a sign."""
        if event.is_printable and event.character and self.answers:
            letters = [choice.letter for choice in self.answers if choice.letter]
            self._field.tell_of_letters(say.no_such_letter(event.character, letters))

    # -- answering ------------------------------------------------------------------------------
    def action_answer(self, at: int) -> None:
        """This one: on to the next field."""
        self.cursor = None
        self.choose(self.answers[at].value)
        self._field.move_on()

    def action_step(self, by: int) -> None:
        """Move the mark among the answers."""
        if not self.answers:
            return
        held = [c.value for c in self.answers]
        if self.cursor is None and self.chosen in held:
            self.cursor = held.index(self.chosen)
        first = 0 if by > 0 else len(held) - 1
        self.cursor = first if self.cursor is None else (self.cursor + by) % len(held)
        self.refresh()

    def action_take(self) -> None:
        """The answer under the mark, if the arrows moved it; and on to the next field."""
        if self.cursor is not None:
            self.choose(self.answers[self.cursor].value)
            self.cursor = None
        self._field.move_on()

    def action_clear(self) -> None:
        """No answer after all."""
        self.choose("")

    def choose(self, value: str) -> None:
        """Put an answer in, or take it out."""
        self._field.tell_of_letters("")
        if value != self.chosen:
            self.chosen = value
            self._field.changed()
        self.refresh()

    def on_blur(self) -> None:
        """Without the focus there is no mark."""
        self.cursor = None
        self._field.tell_of_letters("")
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click answers."""
        for start, end, line, at in self._spots:
            if event.y == line and start <= event.x < end:
                self.screen.set_focus(self)
                self.action_answer(at)
                return

    # -- drawing --------------------------------------------------------------------------------
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the answers need in this width."""
        return max(1, len(self._wrapped(width)))

    def _wrapped(self, width: int) -> list[list[int]]:
        """The answers by position, line by line."""
        lines: list[list[int]] = [[]]
        used = 0
        for at, choice in enumerate(self.answers):
            cells = self._cells(choice)
            if used and used + cells > width:
                lines.append([])
                used = 0
            lines[-1].append(at)
            used += cells + 1
        return lines

    @staticmethod
    def _cells(choice: Choice) -> int:
        """Mark, letter, a space and the words."""
        return 3 + cell_len(visible(choice.label))

    def render(self) -> Text:
        """The answers; the chosen one filled and bold, the one under the mark on a bar."""
        text = Text(no_wrap=True, overflow="crop", end="")
        self._spots = []
        for number, line in enumerate(self._wrapped(self.size.width)):
            if number:
                text.append("\n")
            at_cell = 0
            for at in line:
                cells = self._cells(self.answers[at])
                self._spots.append((at_cell, at_cell + cells, number, at))
                self._draw(text, at)
                text.append(" ")
                at_cell += cells + 1
        return text

    def _draw(self, text: Text, at: int) -> None:
        choice = self.answers[at]
        style = self.get_component_rich_style
        chosen = choice.value == self.chosen and bool(self.chosen)
        if at == self.cursor:
            over: Style | None = style("choices--cursor", partial=True)
        else:
            over = style("choices--chosen", partial=True) if chosen else None
        letter = over or style("choices--letter", partial=True)
        label = over or style("choices--label", partial=True)
        mark = self._pointer if at == self.cursor else self._mark if chosen else " "
        text.append(mark, label)
        text.append(choice.letter or " ", letter)
        text.append(" " + visible(choice.label), label)

    @property
    def _ascii(self) -> bool:
        return getattr(self.app, "signs", None) is ASCII_SIGNS

    @property
    def _mark(self) -> str:
        return "*" if self._ascii else "●"

    @property
    def _pointer(self) -> str:
        """Stands before the answer that Enter would take: seen without colours too."""
        return ">" if self._ascii else "»"


class ChoiceRow(Field):
    """A label and the answers to choose from. ``value`` is that of the chosen one, or ""."""

    def __init__(
        self,
        label: str,
        name: str,
        answers: Sequence[Choice],
        *,
        value: str = "",
        needed: bool = False,
    ) -> None:
        """``answers`` as made by ``choices`` or by hand."""
        super().__init__(label, name, value=value, needed=needed)
        self._told_of_letters = ""
        self._choices = Choices(self, answers)
        self._choices.chosen = value

    @property
    def editor(self) -> Choices:
        """The answers."""
        return self._choices

    @property
    def value(self) -> str:
        """What is stored for the answer given."""
        return self._choices.chosen

    @value.setter
    def value(self, text: str) -> None:
        self._choices.choose(text)

    def tell_of_letters(self, sentence: str) -> None:
        """Say below which letters answer; "" takes that away, and no other note."""
        if sentence or (self._told_of_letters and self.note == self._told_of_letters):
            self.set_note(sentence)
        self._told_of_letters = sentence

    @property
    def answers(self) -> tuple[Choice, ...]:
        """The answers there are."""
        return self._choices.answers

    def offer(self, answers: Sequence[Choice]) -> None:
        """Put other answers up; the one given stays given."""
        if tuple(answers) != self._choices.answers:
            self._choices.offer(answers)
