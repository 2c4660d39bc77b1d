"""A list of cases that holds any number of them: ids at once, words only for the lines on screen.

The cursor stays on its case, not on its line number, whatever moves around it. Ticks too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.core.views import CaseRow
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.paint import Paint
from tracker.ui.widgets.case_lines import CaseLines, Column, Look, Shown

MOST_ROWS = 300
"""Lines whose words are kept; beyond that, those near the view."""


class CaseTable(ScrollView, can_focus=True):
    """Lines of cases under a heading line. Line 0 of the view is the heading and never scrolls."""

    BINDINGS: ClassVar = bindings(
        "list.up",
        "list.down",
        "list.page_up",
        "list.page_down",
        "list.first",
        "list.last",
        "list.open",
        first=True,
    )

    FIRST_TITLE: ClassVar[str] = "Clock"
    """What stands over the badges."""

    DEFAULT_CSS = "CaseTable { overflow-x: hidden; overflow-y: auto; }"

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another case, or the same one was read anew."""

        def __init__(self, table: CaseTable, case_id: int | None) -> None:
            super().__init__()
            self.table = table
            self.case_id = case_id

        @property
        def control(self) -> CaseTable:
            """The table, for ``@on`` selectors."""
            return self.table

    class Chosen(Message):
        """Enter or a click on the cursor's line."""

        def __init__(self, table: CaseTable, case_id: int) -> None:
            super().__init__()
            self.table = table
            self.case_id = case_id

    class Wanted(Message):
        """Words are needed for these lines. A newer wish takes the place of an older one."""

        def __init__(self, table: CaseTable, case_ids: Sequence[int]) -> None:
            super().__init__()
            self.table = table
            self.case_ids = case_ids

        def can_replace(self, message: Message) -> bool:
            """Only the newest wish counts."""
            return isinstance(message, CaseTable.Wanted)

    def __init__(
        self,
        columns: Sequence[Column],
        paint: Paint,
        badge_of: Callable[[CaseRow], Badge] | None = None,
        *,
        id: str | None = None,
    ) -> None:
        """``badge_of`` gives the first column of a row whose badge is not known beforehand."""
        super().__init__(id=id)
        self._case_lines = CaseLines(columns, paint, badge_of)
        self._ids: Sequence[int] = ()
        self._badges: Mapping[int, Badge] = {}
        self._rows: dict[int, CaseRow] = {}
        self._stale: set[int] = set()
        self._asked: frozenset[int] = frozenset()
        self.ticked: set[int] = set()
        self.empty_text = "Nothing here."

    # -- what the table shows -----------------------------------------------------------------
    def show(
        self,
        ids: Sequence[int],
        badges: Mapping[int, Badge] | None = None,
        rows: Sequence[CaseRow] = (),
        *,
        fresh: bool = True,
    ) -> None:
        """Show these cases in this order; the cursor stays on its case if it is among them.

        ``rows`` are words for the first of them, where they were read along with the ids.
        ``fresh`` means that words read earlier may be out of date and are read again; until then
        the old ones stay on screen.
        """
        held = self.case_id
        self._ids = ids
        self._badges = badges or {}
        if fresh:
            self._stale = set(self._rows)
        self._take(rows)
        self._asked = frozenset()
        if self.ticked:
            self.ticked &= set(ids)
        line = self._line_of(held) if held is not None else None
        line = self.cursor if line is None else line
        self.set_reactive(CaseTable.cursor, max(0, min(line, len(ids) - 1)))
        self.virtual_size = Size(self.size.width, len(ids) + 1)
        self._keep_in_view()
        self._ask()
        self.refresh()
        self.post_message(self.Moved(self, self.case_id))

    def supply(self, rows: Sequence[CaseRow]) -> None:
        """Words for lines that were asked for."""
        self._take(rows)
        if len(self._rows) > MOST_ROWS:
            near = set(self._window(4))
            self._rows = {i: r for i, r in self._rows.items() if i in near}
        top = int(self.scroll_offset.y)
        if not {row.case_id for row in rows}.isdisjoint(self._ids[top : top + self._page]):
            self.refresh()
        if any(row.case_id == self.case_id for row in rows):
            self.post_message(self.Moved(self, self.case_id))

    def _take(self, rows: Sequence[CaseRow]) -> None:
        for row in rows:
            self._rows[row.case_id] = row
            self._stale.discard(row.case_id)

    @property
    def case_id(self) -> int | None:
        """The case under the cursor."""
        return self._ids[self.cursor] if 0 <= self.cursor < len(self._ids) else None

    @property
    def row(self) -> CaseRow | None:
        """The words of the case under the cursor, once they are read."""
        return self._rows.get(self.case_id) if self.case_id is not None else None

    @property
    def ids(self) -> Sequence[int]:
        """The cases shown, in order."""
        return self._ids

    def row_of(self, case_id: int) -> CaseRow | None:
        """The words of a case, if they have been read."""
        return self._rows.get(case_id)

    def move_to(self, case_id: int) -> None:
        """Put the cursor on a case, if it is in the list."""
        line = self._line_of(case_id)
        if line is not None:
            self.cursor = line

    def _line_of(self, case_id: int) -> int | None:
        """Searched for, not kept: an index of a million cases would be most of the memory."""
        try:
            return self._ids.index(case_id)
        except ValueError:
            return None

    # -- moving -------------------------------------------------------------------------------
    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two lines that changed and tell the screen."""
        self._keep_in_view()
        self._refresh_line(before)
        self._refresh_line(after)
        self._ask()
        self.post_message(self.Moved(self, self.case_id))

    def validate_cursor(self, line: int) -> int:
        """Never outside the list."""
        return max(0, min(line, len(self._ids) - 1))

    def action_up(self) -> None:
        """One line up."""
        self.cursor -= 1

    def action_down(self) -> None:
        """One line down."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """One page up."""
        self.cursor -= self._page

    def action_page_down(self) -> None:
        """One page down."""
        self.cursor += self._page

    def action_first(self) -> None:
        """To the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last line."""
        self.cursor = len(self._ids) - 1

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.case_id is not None:
            self.post_message(self.Chosen(self, self.case_id))

    def tick(self) -> None:
        """Tick or untick the case under the cursor and go on to the next."""
        if self.case_id is None:
            return
        self.ticked ^= {self.case_id}
        self._refresh_line(self.cursor)
        self.cursor += 1

    def tick_all(self) -> None:
        """Tick every case shown; if all are ticked, none."""
        everything = set(self._ids)
        self.ticked = set() if self.ticked == everything else everything
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor's line opens its case."""
        if event.y == 0:
            return
        line = event.y - 1 + self.scroll_offset.y
        if line >= len(self._ids):
            return
        if line == self.cursor:
            self.action_open()
        else:
            self.cursor = line

    def on_resize(self) -> None:
        """Another size shows other lines."""
        self.virtual_size = Size(self.size.width, len(self._ids) + 1)
        self._keep_in_view()
        self._ask()

    @property
    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def _keep_in_view(self) -> None:
        top = int(self.scroll_offset.y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + self._page:
            self.scroll_to(y=self.cursor - self._page + 1, animate=False, force=True)

    def _window(self, pages: int = 1) -> Sequence[int]:
        """The ids on screen and those of the next page, so that it is there when it is gone to."""
        top = int(self.scroll_offset.y)
        before = self._page * (pages - 1)
        return self._ids[max(0, top - before) : top + (pages + 1) * self._page]

    def _ask(self) -> None:
        missing = [i for i in self._window() if i not in self._rows or i in self._stale]
        if missing and self.size.height > 1 and frozenset(missing) != self._asked:
            self._asked = frozenset(missing)
            self.post_message(self.Wanted(self, missing))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Lines that come into view need their words."""
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self._ask()

    # -- drawing ------------------------------------------------------------------------------
    def _refresh_line(self, line: int) -> None:
        y = line - int(self.scroll_offset.y) + 1
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for, as they were drawn before where they have not changed.

        Textual's own way draws every line anew when the list moves: for borders and padding,
        of which there are none here.
        """
        if self.styles.gutter or self.opacity < 1:
            return super().render_lines(crop)
        look = self._look()
        filters, ground = self.get_line_filters(), self.background_colors[1]
        strips = [self._line(y, look) for y in crop.line_range]
        for one in filters:
            strips = [strip.apply_filter(one, ground) for strip in strips]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line of the view: the heading, a case, or nothing."""
        return self._line(y, self._look())

    def _look(self) -> Look:
        return self._case_lines.look(self.scrollable_content_region.width, self.rich_style)

    def _line(self, y: int, look: Look) -> Strip:
        if y == 0:
            return self._case_lines.heading(self.FIRST_TITLE, look)
        line = y - 1 + int(self.scroll_offset.y)
        if line >= len(self._ids):
            return self._case_lines.words(
                f"  {self.empty_text}" if not self._ids and y == 2 else "", look
            )
        case_id = self._ids[line]
        shown = Shown(
            case_id,
            self._rows.get(case_id),
            self._badges.get(case_id),
            here=line == self.cursor,
            ticked=case_id in self.ticked,
        )
        return self._case_lines.case(shown, look)
