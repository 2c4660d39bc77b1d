"""What every screen with a list of cases shares: rows on demand, copying, deeds on the ticked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from tracker.core.views import CaseRow
from tracker.core.words import short
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import SIGNS, Badge, of_place, of_verdict
from tracker.ui.keys import bindings
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.filtering import FilteredScreen
from tracker.ui.screens.row_actions import RowActions, Subject
from tracker.ui.widgets.case_lines import Column
from tracker.ui.widgets.case_table import CaseTable

if TYPE_CHECKING:
    from tracker.core.commands import Together
    from tracker.core.out.listed import Listed

LIST_KEYS = (
    "list.open",
    "list.new",
    "list.filter",
    "list.sort",
    "list.tick",
    "list.tick_all",
    "list.bulk",
    "list.copy",
)

COLUMNS: tuple[Column, ...] = (
    Column("Ref", 9, 0, lambda r: r.ref, "strong"),
    Column("From", 17, 4, lambda r: r.who),
    Column("Theme", 13, 2, lambda r: short(r.theme), drop=1),
    Column("Area", 12, 2, lambda r: short(r.area), "muted", drop=2),
    Column("Next step", 17, 3, lambda r: r.next_step),
)
"""The columns of the day's work. The state stands before them, always."""


MOVES_ON = frozenset({"extended", "reply sent"})
"""Deeds after which the cursor goes on to the next line; reviewed and chased go on at once."""


class ListScreen(RowActions, Exporting, FilteredScreen):
    """A screen about a list of cases."""

    BINDINGS: ClassVar[list[Any]] = [
        *bindings(*LIST_KEYS, first=True),
        *RowActions.BINDINGS,
        *Exporting.BINDINGS,
    ]

    def subject(self) -> Subject | None:
        """The case under the cursor."""
        row = self.table.row if self.is_mounted else None
        return Subject(row.ref, row.version, row.case) if row else None

    def why_not(self, action: str) -> str:
        """What a list cannot do without a case or ticks, and what rules forbid on the case."""
        if action == "bulk" and not self.table.ticked:
            return say.NOTHING_TICKED
        if action in ("copy", "tick", "open") and self.table.case_id is None:
            return say.NO_CASE_HERE
        return self.why_not_on_case(action)

    def did(self, ref: str, what: str) -> None:
        """After a reply or an extension the cursor goes on by itself, not along with the case."""
        row = self.table.row
        if row is not None and row.ref == ref and what in MOVES_ON:
            self.table.action_down()

    def on_to_next(self) -> None:
        """To the next line."""
        self.table.action_down()

    # -- words for the lines on screen --------------------------------------------------------
    @on(CaseTable.Wanted)
    def _fetch(self, message: CaseTable.Wanted) -> None:
        message.stop()
        ids = list(message.case_ids)
        begin(self, partial(self._supply, message.table, ids), "rows")

    async def _supply(self, table: CaseTable, ids: Sequence[int]) -> None:
        today = self.tracker.clock.today()
        rows: Sequence[CaseRow] = await self.tracker.link.read(lambda r: r.rows(ids, today))
        table.supply(rows)

    async def action_open(self) -> None:
        """Open the case under the cursor, before the next key is looked at."""
        row = self.table.row
        if row is not None:
            await self.tracker.open_case(row.ref, tuple(self.table.ids))

    @on(CaseTable.Chosen)
    async def _open(self, message: CaseTable.Chosen) -> None:
        message.stop()
        row = message.table.row_of(message.case_id)
        if row is not None:
            await self.tracker.open_case(row.ref, tuple(message.table.ids))

    # -- copy, bulk ---------------------------------------------------------------------------
    def action_copy(self) -> None:
        """Copy the reference."""
        row = self.table.row
        if row is not None:
            self.tracker.copy_to_clipboard(row.ref)
            self.tracker.say(say.COPIED.format(ref=row.ref))

    # -- into a file --------------------------------------------------------------------------
    SEEN_COLUMNS: ClassVar[tuple[Column, ...]] = COLUMNS
    """The columns of the list."""

    def export_name(self) -> str:
        """Called by what it lists."""
        return "cases"

    @abstractmethod
    def export_title(self, *, typed: bool = True) -> str:
        """What the list shows, in the file and in the register."""

    def state_of(self, row: CaseRow) -> Badge:
        """The badge that stands before a case."""
        signs = dict.fromkeys(SIGNS, "")
        return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)

    async def listed(self, way: str) -> Listed:
        """The cases shown, in their order."""
        from tracker.core.office import Refusal
        from tracker.core.out.anonymous import anonymous_cases
        from tracker.core.out.grouping import TooFew
        from tracker.core.out.seen import cases_seen
        from tracker.papers.case_columns import cases_whole

        today, title = self.tracker.clock.today(), self.export_title()
        rows = await self.read_all(list(self.table.ids), lambda r, ids: r.rows(ids, today))
        if way == "seen":
            columns = [column.title for column in self.SEEN_COLUMNS]
            return cases_seen(
                rows, columns, lambda row: self.state_of(row).text.strip(), title, today
            )
        lists = self.tracker.office().lists
        if way == "everything":
            return cases_whole(rows, lists, title, today)
        try:
            return anonymous_cases(rows, lists, today)
        except TooFew as few:
            raise Refusal(str(few)) from None

    async def action_bulk(self) -> None:
        """Do one thing to every ticked case: previewed, saved together, undone together."""
        from tracker.ui.screens.bulk import BulkScreen

        ids = [i for i in self.table.ids if i in self.table.ticked]
        today = self.tracker.clock.today()
        rows = await self.tracker.link.read(lambda r: r.rows(ids, today))
        await self.tracker.push_screen(BulkScreen(rows), self._bulk_chosen)

    def _bulk_chosen(self, command: Together | None) -> None:
        if command is not None:
            begin(self, partial(self._bulk, command), "act", exclusive=False)

    async def _bulk(self, command: Together) -> None:
        if await self.tracker.do(command) is not None:
            self.table.ticked = set()
            self.table.refresh()
