"""A question that y answers with yes, and anything else leaves as it is."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.ui import say_forms as say
from tracker.ui.keys import bindings
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.fields import Choice, ChoiceRow, Field


class YesNo(FormScreen[bool]):
    """Dismissed with the answer; Esc is no."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, question: str) -> None:
        """``question`` may have several lines; it is never markup."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(say.YES_NO_HINT)
            yield Static(Content(visible(self._question)), classes="dialog-title")
            answers = (Choice("y", say.YES, say.YES), Choice("n", say.NO, say.NO))
            yield ChoiceRow(say.ANSWER, "answer", answers, needed=True)
        yield KeyBar((), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """Ready for the one key."""
        self.field("answer").focus_now()

    def field_done(self, field: Field) -> None:
        """Answered: Enter without an answer changes nothing."""
        if not field.empty:
            self.dismiss(field.value == say.YES)

    def action_save(self) -> None:
        """^S has nothing to save here."""

    def action_back(self) -> None:
        """Esc is no."""
        self.dismiss(False)
