"""Compliments: what people thanked the teams for, newest first, and whether the team knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from tracker.core.compliments import Compliment, ComplimentFilter
from tracker.core.figures.year_book import why_not_enter
from tracker.core.ports import CouldNot
from tracker.ui import say, say_figures
from tracker.ui import say_compliments as words
from tracker.ui.background import begin
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.filtering import FilteredScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.case_table import CaseTable
from tracker.ui.widgets.compliment_preview import ComplimentPreview
from tracker.ui.widgets.compliment_table import COLUMNS, ComplimentRow, ComplimentTable

if TYPE_CHECKING:
    from tracker.core.commands import Command
    from tracker.core.out.listed import Listed

ON_ONE = frozenset({"copy", "tick", "open", "edit", "quote", "share", "example"})
"""Actions that need a compliment under the cursor."""


class ComplimentsScreen(Exporting, FilteredScreen):
    """Every compliment, or those of a year, an area, a source, a type, or still to share."""

    TITLE_SHOWN = words.TITLE
    TABLE = "compliments"
    EXPORT_WAYS = ("seen", "anonymous")
    BINDINGS: ClassVar[list[Any]] = bindings(
        "list.open",
        "list.new",
        "list.filter",
        "list.tick",
        "list.tick_all",
        "list.copy",
        "compliment.share",
        "compliment.edit",
        "compliment.quote",
        "compliment.example",
        "compliment.show",
        "list.export",
        first=True,
    )
    KEY_BAR = (
        "compliment.new",
        "compliment.share",
        "compliment.edit",
        "compliment.quote",
        "compliment.example",
        "list.filter",
        "compliment.show",
        "edit.undo",
        "list.tick",
        "list.copy",
    )

    def __init__(self) -> None:
        """All of them."""
        super().__init__()
        self._only = ComplimentFilter()
        self._examples: dict[int, int] = {}

    def compose_body(self) -> ComposeResult:
        """The list, and the one under the cursor beside or under it."""
        with Horizontal(id="compliments-body"):
            table = ComplimentTable(self.tracker.paint, self._badge)
            table.empty_text = say.READING
            yield table
            yield ComplimentPreview()

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.table.focus()

    @property
    def lines(self) -> ComplimentTable:
        """The list, with its own type."""
        return self.query_one(ComplimentTable)

    def _badge(self, compliment: Compliment) -> Badge:
        signs = self.tracker.signs
        if compliment.shared_on is not None:
            return Badge(f"{signs['done']} shared", "done")
        if compliment.to_share:
            return Badge(f"{signs['to_finish']} not yet", "due_soon")
        return Badge("-", "muted")

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the list anew."""
        begin(self, self._reread, "compliments")

    async def _reread(self) -> None:
        wanted = replace(self._only, text=self.filter_text, to=self.tracker.clock.today())
        try:
            await self.tracker.meet()
            found, years = await self.tracker.link.read(
                lambda r: (r.compliment_tally(wanted), r.years_entered())
            )
        except CouldNot as trouble:
            self.table.empty_text = str(trouble)
            self.table.refresh()
            return
        self._examples = {n: year for year, one in years.items() for n in one.quotes}
        narrowed = bool(wanted.text or words.only(wanted))
        self.table.empty_text = words.NO_MATCH if narrowed else words.NONE_AT_ALL
        self.table.show(found.numbers)
        self.query_one(TopBar).show(words.head(found, wanted))
        self.refresh_keys()
        self._preview()

    @on(CaseTable.Wanted)
    def _fetch(self, message: CaseTable.Wanted) -> None:
        message.stop()
        begin(self, partial(self._supply, list(message.case_ids)), "rows")

    async def _supply(self, numbers: Sequence[int]) -> None:
        found = await self.tracker.link.read(lambda r: r.compliments(numbers))
        rows: list[Any] = [ComplimentRow(compliment) for compliment in found]
        self.table.supply(rows)

    @on(CaseTable.Moved)
    def _moved(self, message: CaseTable.Moved) -> None:
        message.stop()
        self.refresh_keys()
        self._preview()

    def _preview(self) -> None:
        compliment = self.lines.compliment
        if compliment is None and self.table.case_id is not None:
            return  # its words are on their way
        preview = self.query_one(ComplimentPreview)
        wide = self.size.width >= 100
        year = self._examples.get(compliment.number) if compliment else None
        note = say_figures.printed_in(year) if year is not None else ""
        preview.show(compliment, self.tracker.paint, self.tracker.clock.today(), wide, note)

    def on_resize(self) -> None:
        """Another preview."""
        if self.is_mounted:
            self._preview()

    # -- what can be done ---------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Most keys need a compliment; one that is shared is not shared again."""
        if action not in ON_ONE:
            return ""
        if not self.is_mounted or self.table.case_id is None:
            return words.NONE_HERE
        compliment = self.lines.compliment
        if action == "example":
            return why_not_enter(self.tracker.actor)
        if action == "share" and not self.table.ticked and compliment is not None:
            return words.shared_already(compliment) if compliment.shared_on else ""
        return ""

    async def action_share(self) -> None:
        """Shared with the team today: the ticked ones, or the one under the cursor."""
        from tracker.core.compliments import ShareCompliments

        ticked = tuple(number for number in self.table.ids if number in self.table.ticked)
        one = self.table.case_id
        if not ticked and one is None:
            return
        today = self.tracker.clock.today()
        command = ShareCompliments(ticked or (one,) if one is not None else ticked, today)
        if not ticked:
            self.table.action_down()  # before it is saved, so that fast keys count
        begin(self, partial(self._do, command, bool(ticked)), "act", exclusive=False)

    async def _do(self, command: Command, of_ticked: bool) -> None:
        if await self.tracker.do(command) is not None and of_ticked:
            self.table.ticked = set()
            self.table.refresh()

    async def action_edit(self) -> None:
        """Put right what was taken down."""
        compliment = self.lines.compliment
        if compliment is not None:
            from tracker.ui.screens.compliment_form import ComplimentForm

            await self.tracker.push_screen(ComplimentForm.of(compliment))

    async def action_open(self) -> None:
        """Open the compliment under the cursor."""
        await self.action_edit()

    @on(CaseTable.Chosen)
    async def _chosen(self, message: CaseTable.Chosen) -> None:
        message.stop()
        await self.action_edit()

    async def action_quote(self) -> None:
        """Choose its words for the report."""
        compliment = self.lines.compliment
        if compliment is not None:
            from tracker.ui.screens.compliment_quote import QuoteAsk

            await self.tracker.push_screen(QuoteAsk.of(compliment, self.tracker.office()))

    async def action_example(self) -> None:
        """An example for the report of its year, or no longer; first it needs words to print."""
        compliment = self.lines.compliment
        if compliment is None:
            return
        from tracker.core.figures.entering import ChooseExample
        from tracker.core.years import financial_year

        chosen_for = self._examples.get(compliment.number)
        if chosen_for is None and not compliment.quote:
            self.tracker.say(say_figures.NO_QUOTE_YET)
            await self.action_quote()
            return
        year = financial_year(compliment.received_on) if chosen_for is None else chosen_for
        command = ChooseExample(year, compliment.number, chosen_for is None)
        begin(self, partial(self._do, command, False), "act", exclusive=False)

    def action_copy(self) -> None:
        """Copy the reference."""
        compliment = self.lines.compliment
        if compliment is not None:
            self.tracker.copy_to_clipboard(compliment.ref)
            self.tracker.say(say.COPIED.format(ref=compliment.ref))

    # -- into a file --------------------------------------------------------------------------
    def export_name(self) -> str:
        """Called by what it lists."""
        return "compliments"

    def export_title(self, *, typed: bool = True) -> str:
        """What is shown."""
        from tracker.ui.say_export import cases_title, filtered

        shown = words.only(self._only)
        return cases_title(
            words.TITLE, shown or words.ALL_SHOWN, filtered(self.filter_text, typed=typed)
        )

    async def listed(self, way: str) -> Listed:
        """The compliments shown, in their order."""
        from tracker.core.office import Refusal
        from tracker.core.out.anonymous import anonymous_compliments
        from tracker.core.out.grouping import TooFew
        from tracker.core.out.seen import compliments_seen

        today = self.tracker.clock.today()
        found = await self.read_all(list(self.table.ids), lambda r, ids: r.compliments(ids))
        if way == "seen":
            columns = [column.title for column in COLUMNS]
            return compliments_seen(found, columns, self.export_title(), today)
        try:
            return anonymous_compliments(found, self.tracker.office().lists, today)
        except TooFew as few:
            raise Refusal(str(few)) from None

    # -- what is shown ------------------------------------------------------------------------
    async def action_choose_shown(self) -> None:
        """Ask which year, area, source, type or state to show only."""
        from tracker.ui.screens.compliment_shown import shown_question

        years = await self.tracker.link.read(lambda r: r.compliment_years())
        question = shown_question(self._only, years, self.tracker.office().lists)
        await self.tracker.push_screen(question, self._shown)

    def _shown(self, only: ComplimentFilter | None) -> None:
        if only is not None:
            self._only = only
            self.reread()

    async def action_back(self) -> None:
        """Esc clears the filter, then what is shown only, then ticks."""
        if not self.query("#filter") and words.only(self._only):
            self._only = ComplimentFilter()
            self.reread()
        else:
            await super().action_back()
