"""Find: anybody, any case, any words, from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.core.ports import CouldNot, Reader
from tracker.core.views import CaseRow
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import Badge, of_place, of_verdict
from tracker.ui.keys import bindings
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.case_lines import Column
from tracker.ui.widgets.case_table import CaseTable

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

COLUMNS: tuple[Column, ...] = (
    Column("Ref", 9, 0, lambda r: r.ref, "strong"),
    Column("From", 14, 3, lambda r: r.who),
    Column("About", 8, 1, lambda r: r.case.child, "muted"),
    Column("What happened", 16, 6, lambda r: " ".join(r.case.details.split())),
)


class FindScreen(ModalScreen[None]):
    """A line to type in and the cases found, newest first, from the second letter on."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", "list.up", "list.down")

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The line, the list, the keys."""
        with Vertical(classes="dialog", id="find"):
            yield Static(say.FIND_TITLE, classes="dialog-title", markup=False)
            yield Input(placeholder=say.FIND_HINT, id="find-text", max_length=200)
            table = CaseTable(COLUMNS, self.tracker.paint, self._badge, id="found")
            table.empty_text = say.FIND_START
            yield table
            yield KeyBar(("list.open", "nav.back"), id="keybar")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#find-text").focus()

    def _badge(self, row: CaseRow) -> Badge:
        signs = self.tracker.signs
        return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)

    @property
    def _table(self) -> CaseTable:
        return self.query_one("#found", CaseTable)

    @on(Input.Changed, "#find-text")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        begin(self, partial(self._search, message.value), "find")

    async def _search(self, text: str) -> None:
        rows: Sequence[CaseRow] = ()
        try:
            today, most = self.tracker.clock.today(), 2 * self._table.size.height
            ids, rows = await self.tracker.link.read(lambda r: _found(r, text, today, most))
        except CouldNot as trouble:
            self._table.empty_text = str(trouble)
            ids = []
        else:
            self._table.empty_text = say.FIND_NONE if len(text.strip()) > 1 else say.FIND_START
        self._table.show(ids, rows=rows, fresh=False)
        self._table.action_first()

    @on(CaseTable.Wanted)
    def _fetch(self, message: CaseTable.Wanted) -> None:
        message.stop()
        ids = list(message.case_ids)
        begin(self, partial(self._supply, ids), "rows")

    async def _supply(self, ids: list[int]) -> None:
        today = self.tracker.clock.today()
        self._table.supply(await self.tracker.link.read(lambda r: r.rows(ids, today)))

    @on(Input.Submitted, "#find-text")
    def _chosen_by_enter(self, message: Input.Submitted) -> None:
        message.stop()
        self._open(self._table.row)

    @on(CaseTable.Chosen)
    def _chosen(self, message: CaseTable.Chosen) -> None:
        message.stop()
        self._open(self._table.row_of(message.case_id))

    def _open(self, row: CaseRow | None) -> None:
        if row is None:
            return
        ids = tuple(self._table.ids)
        self.dismiss(None)
        self.tracker.call_later(self.tracker.open_case, row.ref, ids)

    def action_up(self) -> None:
        """Up in the list while typing."""
        self._table.action_up()

    def action_down(self) -> None:
        """Down in the list while typing."""
        self._table.action_down()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)


def _found(
    reader: Reader, text: str, today: date, most: int
) -> tuple[Sequence[int], Sequence[CaseRow]]:
    """The cases found, and the words of as many as are seen at first."""
    ids = reader.matching(text, today)
    return ids, reader.rows(ids[:most], today)
