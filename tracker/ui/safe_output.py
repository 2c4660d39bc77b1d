"""The last line of defence on the way to the terminal.

Widgets send control characters inside their text to the terminal as they are, whatever is done
about markup, and a terminal obeys them: it sets its clipboard or title, clears the screen, or
answers with characters that count as typed. Text is cleaned where it comes in; this filter stands
behind all widgets in case some text came in by another road. An app hands it out first::

    def get_line_filters(self) -> list[LineFilter]:
        return [self._safe, *super().get_line_filters()]
"""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tracker.core.clean import UNSAFE

# Tabs and line feeds are fine in a text, but a line on its way out has had both laid out already:
# one left over would move the cursor of the terminal and nothing else of the screen with it.
_NEVER_SENT = re.compile(f"{UNSAFE.pattern}|[\t\n]")


class SafeOutput(LineFilter):
    """Takes out of every line what no terminal may see, and leaves the line as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line without unsafe characters; the very same line if it has none."""
        if not any(_is_unsafe(segment) for segment in segments):
            return segments
        safe = (_made_safe(segment) if _is_unsafe(segment) else segment for segment in segments)
        return [segment for segment in safe if segment.text or segment.control]


def _is_unsafe(segment: Segment) -> bool:
    """Whether text, not a control code of Textual's own, holds what must not be sent."""
    return not segment.control and _NEVER_SENT.search(segment.text) is not None


def _made_safe(segment: Segment) -> Segment:
    """The segment without its unsafe characters, in the number of cells counted for it before."""
    width = cell_len(segment.text)
    text = _NEVER_SENT.sub(_stand_in, segment.text)
    # Taking out a character can join its neighbours to one emoji, which is narrower.
    return Segment(set_cell_size(text, width), segment.style)


def _stand_in(match: re.Match[str]) -> str:
    """As many replacement characters as the unsafe one has cells: mostly none."""
    return "\N{REPLACEMENT CHARACTER}" * cell_len(match[0])
