"""The compliment under the cursor, in full where there is room."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.compliments import Compliment
from tracker.ui import say_compliments as say
from tracker.ui.paint import Paint
from tracker.ui.widgets.hanging import hanging

WIDE = 45
"""Cells that the preview has beside the list."""

_INDENT = 9
_MOST = 4_000


class ComplimentPreview(Static):
    """What was said, by whom and about whom."""

    def __init__(self) -> None:
        """Empty until it is shown one."""
        super().__init__("", id="compliment-preview", markup=False)

    def show(self, compliment: Compliment | None, paint: Paint, today: date, wide: bool) -> None:
        """Show a compliment, or nothing."""
        if compliment is None:
            self.update(Text(""))
            return
        facts = [(label, words) for label, words in _facts(compliment, today) if words]
        first = Text(f"{compliment.ref}  {compliment.area}", paint("strong"))
        if wide:
            rule = Text("─" * WIDE, paint("rule"), no_wrap=True, overflow="crop")
            lines = [hanging(label, words[:_MOST], _INDENT, WIDE, paint) for label, words in facts]
            self.update(Text("\n").join([first, rule, *lines]))
            return
        lines = [_labelled(label, words, paint) for label, words in facts]
        self.update(Text("\n").join([first, *lines]))


def _facts(compliment: Compliment, today: date) -> list[tuple[str, str]]:
    return [
        ("Said", compliment.words),
        ("From", say.from_whom(compliment)),
        ("Thanked", compliment.staff),
        ("Received", say.received(compliment)),
        ("Shared", say.shared(compliment, today)),
        ("Print", compliment.quote),
    ]


def _labelled(label: str, text: str, paint: Paint) -> Text:
    words = " ".join(visible(text[:_MOST]).split())
    line = Text.assemble((f"{label:<{_INDENT}}", paint("muted")), (words, paint("text")))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
