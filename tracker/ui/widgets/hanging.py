"""Words under their own beginning: a label, then text whose further lines are set in."""

from __future__ import annotations

import textwrap

from rich.cells import cell_len
from rich.text import Text

from tracker.core.clean import visible
from tracker.ui.paint import Paint


def hanging(label: str, words: str, indent: int, width: int, paint: Paint) -> Text:
    """``words`` broken for ``width`` cells after ``label``, all lines ``indent`` cells in.

    Line ends that the person typed are kept; a word longer than a line is broken.
    """
    room = max(12, width - indent)
    text = Text(f"{label:<{indent}}", paint("muted"))
    for number, line in enumerate(wrapped(words, room)):
        if number:
            text.append("\n" + " " * indent)
        text.append(line, paint("text"))
    return text


def wrapped(words: str, room: int) -> list[str]:
    """Lines of at most ``room`` cells. Wide characters count as the two cells they take."""
    lines: list[str] = []
    for line in visible(words).split("\n"):
        wide = cell_len(line) > len(line)
        lines += textwrap.wrap(line, room // 2 if wide else room) or [""]
    return lines
