"""The compliment under the cursor, in full where there is room."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.compliments import Compliment
from tracker.ui import say_compliments as say
from tracker.ui.paint import Paint
from tracker.ui.widgets.hanging import hanging, wrapped

WIDE = 45
"""Cells that the preview has beside the list."""

_INDENT = 9
_MOST = 4_000
_SAID_LINES = 3


class ComplimentPreview(Static):
    """What was said, by whom and about whom."""

    def __init__(self) -> None:
        """Empty until it is shown one."""
        super().__init__("", id="compliment-preview", markup=False)

    def show(
        self, compliment: Compliment | None, paint: Paint, today: date, wide: bool, note: str = ""
    ) -> None:
        """Show a compliment, or nothing; ``note`` is what the report makes of it."""
        if compliment is None:
            self.update(Text(""))
            return
        lines = (
            _wide(compliment, paint, today, note)
            if wide
            # Below the list it is as wide as the screen; its own size is still that of before
            # while the window takes another one.
            else _narrow(compliment, paint, today, max(20, self.screen.size.width - 2), note)
        )
        self.update(Text("\n").join(lines))


def _wide(compliment: Compliment, paint: Paint, today: date, note: str) -> list[Text]:
    rule = Text("─" * WIDE, paint("rule"), no_wrap=True, overflow="crop")
    facts = (
        ("Said", compliment.words),
        ("From", say.from_whom(compliment)),
        ("Thanked", compliment.staff),
        ("Received", say.received(compliment)),
        ("Shared", say.shared(compliment, today)),
        ("Print", compliment.quote),
        ("Report", note),
    )
    return [
        _heading(compliment, paint),
        rule,
        *(hanging(label, text[:_MOST], _INDENT, WIDE, paint) for label, text in facts if text),
    ]


def _narrow(compliment: Compliment, paint: Paint, today: date, width: int, note: str) -> list[Text]:
    """What was said first, in as many lines as can be had; the rest in a line each."""
    heading = _heading(compliment, paint)
    if compliment.quote:
        heading.append(f"   {f'({note})' if note else say.IN_THE_REPORT}", paint("muted"))
    said = wrapped(" ".join(compliment.words[:_MOST].split()), width - _INDENT)
    if len(said) > _SAID_LINES:
        said = [*said[: _SAID_LINES - 1], f"{said[_SAID_LINES - 1][: width - _INDENT - 1]}…"]
    received = f"{say.received(compliment)}. Shared: {say.shared(compliment, today)}"
    facts = (
        ("From", say.from_whom(compliment)),
        ("Thanked", compliment.staff),
        ("Received", received),
    )
    return [
        heading,
        *(_labelled("" if at else "Said", line, paint) for at, line in enumerate(said)),
        *(_labelled(label, text, paint) for label, text in facts if text),
    ]


def _heading(compliment: Compliment, paint: Paint) -> Text:
    return Text(f"{compliment.ref}  {visible(compliment.area)}", paint("strong"))


def _labelled(label: str, text: str, paint: Paint) -> Text:
    words = " ".join(visible(text[:_MOST]).split())
    line = Text.assemble((f"{label:<{_INDENT}}", paint("muted")), (words, paint("text")))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
