"""One of a few things, chosen from a list: Enter takes the one under the cursor, Esc none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.ui.keys import bindings
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.line_list import LineList, PickList, line


class ChooseOne(ModalScreen[str | None]):
    """Dismissed with the name chosen, None for none. Names are numbered, so "" may be one."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], now: str) -> None:
        """``choices`` are names and labels; the cursor begins on the one named ``now``."""
        super().__init__()
        self._question, self._choices, self._now = question, choices, now

    def compose(self) -> ComposeResult:
        """The question above the list."""
        with Vertical(classes="dialog", id="choose-one"):
            yield Static(Content(visible(self._question)), classes="dialog-title")
            yield PickList(id="choices")
        yield KeyBar(("settings.choose",), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """The cursor stands on what is so now."""
        picks = self.query_one("#choices", PickList)
        names = [name for name, _ in self._choices]
        at = str(names.index(self._now)) if self._now in names else ""
        picks.show(
            [
                line((label, "text"), name=str(number))
                for number, (_, label) in enumerate(self._choices)
            ],
            at=at,
        )
        picks.focus()

    @on(LineList.Chosen, "#choices")
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(self._choices[int(message.line)][0])

    def action_back(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
