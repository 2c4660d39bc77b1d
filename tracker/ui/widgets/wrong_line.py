"""The line of a question that says what is wrong with the answer: in sight when it speaks."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible


class WrongLine(Static):
    """Empty until something is wrong."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        super().__init__("", classes="ask-wrong", markup=False)

    def show(self, sentence: str) -> None:
        """Say it; "" is silence."""
        self.update(Content(visible(sentence)))
        self.set_class(bool(sentence), "-said")
        self._into_sight()

    def on_resize(self) -> None:
        """The question is laid out anew, and only now has this line its place in it."""
        self._into_sight()

    def _into_sight(self) -> None:
        if self.has_class("-said"):
            self.call_after_refresh(self.scroll_visible, animate=False, immediate=True)
