"""Lines of cases drawn under their columns, each kept while nothing in it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tracker.core.clean import visible
from tracker.core.views import CaseRow
from tracker.ui.badges import Badge
from tracker.ui.paint import Paint

Drawn = tuple[CaseRow | None, Badge | None, Strip]
"""What a line was drawn from, and the line."""

Look = tuple[int, Style, Style, Style]
"""A width, the widget's own style, and the styles of text without and with the cursor."""

MOST_DRAWN = 100
"""Lines kept as they were drawn: a few screens of them, so that moving the list draws few anew."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its least width, its share of what is left, and its text.

    ``drop`` is when it goes where there is no room for all: the highest first, 0 never.
    """

    title: str
    width: int
    share: int
    text: Callable[[CaseRow], str]
    style: str = "text"
    drop: int = 0


class Shown(NamedTuple):
    """What a line shows: a case, its words and badge where they are known, cursor and tick."""

    case_id: int
    row: CaseRow | None
    badge: Badge | None
    here: bool
    ticked: bool


class CaseLines:
    """Draws lines, and remembers those of a few screens."""

    def __init__(
        self,
        columns: Sequence[Column],
        paint: Paint,
        badge_of: Callable[[CaseRow], Badge] | None,
    ) -> None:
        """``badge_of`` gives the badge of a row for which none is known beforehand."""
        self._columns = tuple(columns)
        self._paint = paint
        self._badge_of = badge_of
        self._drawn: dict[tuple[int, bool, bool], Drawn] = {}
        self._look: Look | None = None

    def look(self, width: int, ground: Style) -> Look:
        """The width and the styles of this moment. What was drawn with others is forgotten."""
        look = (width, ground, self._paint("text"), self._paint("text", cursor=True))
        if look != self._look or len(self._drawn) > MOST_DRAWN:
            self._look = look
            self._drawn.clear()
        return look

    def heading(self, first: str, look: Look) -> Strip:
        """The titles of the columns, ``first`` over the badges."""
        cells = [(f"  {first}".ljust(12), "heading")]
        cells += [(_fit(c.title, w), "heading") for c, w in self._fitted(look[0])]
        return self._strip(cells, look, here=False)

    def words(self, text: str, look: Look) -> Strip:
        """A line that is no case."""
        return self._strip([(text, "muted")], look, here=False)

    def case(self, shown: Shown, look: Look) -> Strip:
        """A case, as it was drawn before where nothing in it has changed."""
        # Lines of which nothing is known yet are all the same.
        known = shown.row or shown.badge
        key = (shown.case_id if known else 0, shown.here, shown.ticked)
        drawn = self._drawn.get(key)
        if drawn is not None and drawn[0] is shown.row and drawn[1] is shown.badge:
            return drawn[2]
        strip = self._strip(self._cells(shown, look[0]), look, here=shown.here)
        self._drawn[key] = (shown.row, shown.badge, strip)
        return strip

    def _cells(self, shown: Shown, width: int) -> list[tuple[str, str]]:
        row, badge = shown.row, shown.badge
        if badge is None and row is not None and self._badge_of is not None:
            badge = self._badge_of(row)
        marks = (">" if shown.here else " ") + ("*" if shown.ticked else " ")
        cells: list[tuple[str, str]] = [(marks, "text")]
        cells.append((_fit(badge.text if badge else "", 10), badge.style if badge else "muted"))
        for column, w in self._fitted(width):
            text = column.text(row) if row is not None else ("…" if w > 2 else "")
            cells.append((_fit(text, w), column.style if row is not None else "muted"))
        return cells

    def _fitted(self, width: int) -> list[tuple[Column, int]]:
        """The columns there is room for, with their widths: the least each, and shares."""
        columns = list(self._columns)
        while 12 + sum(c.width for c in columns) > width and any(c.drop for c in columns):
            columns.remove(max(columns, key=lambda c: c.drop))
        spare = max(0, width - 12 - sum(c.width for c in columns))
        shares = sum(c.share for c in columns) or 1
        return [(c, c.width + spare * c.share // shares) for c in columns]

    def _strip(self, cells: list[tuple[str, str]], look: Look, *, here: bool) -> Strip:
        """Cells as a strip. A state keeps its own colour on the cursor's line."""
        segments = [Segment(text, self._paint(name, cursor=here)) for text, name in cells]
        width, ground, plain, on_cursor = look
        strip = Strip(segments).adjust_cell_length(width, on_cursor if here else plain)
        return strip.apply_style(ground)


def _fit(text: str, width: int) -> str:
    """The first line of a text in exactly ``width`` cells, the last of them a gap."""
    line = visible(text.split("\n", 1)[0][:200])
    room = width - 1
    if room <= 0:
        return " " * width
    if cell_len(line) > room:
        line = set_cell_size(line, room - 1).rstrip() + "…"
    return set_cell_size(line, width)
