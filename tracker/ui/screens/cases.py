"""Cases: everything there is, filtered and sorted; ids at once, words as they come into view."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult

from tracker.core.filters import Filter
from tracker.core.ports import CouldNot
from tracker.core.views import CaseRow
from tracker.core.words import Handling, short
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import Badge, of_place, of_verdict
from tracker.ui.keys import bindings
from tracker.ui.screens.listing import ListScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.case_lines import Column
from tracker.ui.widgets.case_table import CaseTable

SORTS = (
    ("newest", "newest first"),
    ("oldest", "oldest first"),
    ("who", "by name"),
    ("theme", "by theme"),
    ("area", "by area"),
    ("handling", "by handling"),
)

SHOWN: tuple[tuple[str, Filter], ...] = (
    ("all", Filter()),
    ("open", Filter(only_open=True)),
    ("Stage 1", Filter(handlings=frozenset({Handling.STAGE_1}))),
    ("representations", Filter(handlings=frozenset({Handling.REPRESENTATION}))),
    ("corporate", Filter(handlings=frozenset({Handling.CORPORATE}))),
    ("withdrawn", Filter(handlings=frozenset({Handling.WITHDRAWN}))),
    ("to classify", Filter(handlings=frozenset({None}))),
    ("without persistent complainants", Filter(persistent=False)),
    ("of persistent complainants", Filter(persistent=True)),
)
"""What the list can be narrowed to, one after the other with v."""

COLUMNS: tuple[Column, ...] = (
    Column("Ref", 9, 0, lambda r: r.ref, "strong"),
    Column("Received", 12, 0, lambda r: f"{r.case.received_on:%d %b %Y}"[:11], "muted"),
    Column("From", 14, 3, lambda r: r.who),
    Column("Handling", 12, 1, lambda r: _handling(r)),
    Column("Theme", 13, 2, lambda r: short(r.theme), drop=1),
    Column("Area", 12, 2, lambda r: short(r.area), "muted", drop=2),
)


def _handling(row: CaseRow) -> str:
    return row.case.handling.label.removesuffix(" complaint") if row.case.handling else "-"


class CasesScreen(ListScreen):
    """Every contact, open or closed."""

    TITLE_SHOWN = "Cases"
    SEEN_COLUMNS = COLUMNS
    BINDINGS: ClassVar[list[Any]] = bindings("list.narrow", first=True)
    KEY_BAR = (
        "list.open",
        "list.filter",
        "list.narrow",
        "list.sort",
        "list.new",
        "case.chase",
        "case.reply",
        "list.tick",
        "list.bulk",
        "list.copy",
        "edit.undo",
    )

    def __init__(self) -> None:
        """All cases, newest first."""
        super().__init__()
        self._sort = 0
        self._narrow = 0

    def compose_body(self) -> ComposeResult:
        """The list."""
        table = CaseTable(COLUMNS, self.tracker.paint, self._badge, id="cases")
        table.empty_text = say.READING
        yield table

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.table.focus()

    def _badge(self, row: CaseRow) -> Badge:
        signs = self.tracker.signs
        return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)

    def reread(self) -> None:
        """Read the list anew."""
        begin(self, self._reread, "cases")

    async def _reread(self) -> None:
        name, base = SHOWN[self._narrow]
        order, told = SORTS[self._sort]
        text = self.filter_text
        wanted = replace(base, text=text, received_to=self.tracker.clock.today())
        try:
            await self.tracker.meet()
            ids = await self.tracker.link.read(lambda r: r.case_ids(wanted, order))
        except CouldNot as trouble:
            self.table.empty_text = str(trouble)
            self.table.refresh()
            return
        narrowed = bool(text or self._narrow)
        self.table.empty_text = say.NO_MATCH if narrowed else say.NO_CASES_AT_ALL
        self.table.show(ids)
        left = f"{len(ids):,} {name}, {told}" + (f"  filter: {text}" if text else "")
        self.query_one(TopBar).show(left)
        self.refresh_keys()

    def export_title(self, *, typed: bool = True) -> str:
        """What is shown, in which order."""
        from tracker.ui.say_export import cases_title, filtered

        shown = f"{SHOWN[self._narrow][0]}, {SORTS[self._sort][1]}"
        return cases_title(self.TITLE_SHOWN, shown, filtered(self.filter_text, typed=typed))

    def on_case_table_moved(self, message: CaseTable.Moved) -> None:
        """The keys that can be pressed depend on the case."""
        message.stop()
        self.refresh_keys()

    def action_sort(self) -> None:
        """The next order."""
        self._sort = (self._sort + 1) % len(SORTS)
        self.reread()

    def action_narrow(self) -> None:
        """The next kind of case."""
        self._narrow = (self._narrow + 1) % len(SHOWN)
        self.reread()
