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
    """Dismissed with the answer; Esc is no, unless Esc was what asked."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, question: str, *, leaves: bool = False) -> None:
        """``question`` may have several lines; it is never markup.

        ``leaves``: it was Esc that asked whether to leave, so a second Esc says yes to that.
        """
        super().__init__()
        self._question = question
        self._leaves = leaves

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(say.LEAVE_HINT if self._leaves else say.YES_NO_HINT)
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
        """Esc is no; a second Esc leaves."""
        self.dismiss(self._leaves)
