"""Summary: every table of the annual report, of any period, and behind each number its list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tracker.core.figures import periods, tables
from tracker.core.figures.periods import Period
from tracker.core.figures.restating import (
    accounts,
    by_row,
    marked,
    with_notes,
)
from tracker.core.figures.table import DoesNotTie, Table, check
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.core.years import financial_year
from tracker.ui import say_summary as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings, first_shown
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.summary_wish import BESIDE, Published, Wish, in_sentences, made
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.figure_table import HEADS, FigureTable
from tracker.ui.widgets.trend import Trend

if TYPE_CHECKING:
    from tracker.core.out.listed import Listed

LEAST_SAID = 4
"""Lines at least for what the figures say, below them."""

AROUND = 6
"""Lines of the screen that hold neither figures nor what they say: bars, heading, rules."""


class SummaryScreen(Exporting):
    """One table at a time: Tab for the next, Enter for the cases behind a number."""

    TITLE_SHOWN = say.TITLE
    BINDINGS: ClassVar[list[Any]] = bindings(
        *("list.open", "figure.next", "figure.previous", "figure.tables"),
        *("figure.year", "figure.quarter", "figure.month", "figure.dates"),
        *("figure.earlier", "figure.later", "figure.against", "figure.basis"),
        *("figure.without", "figure.small", "figure.report", "figure.editions", "list.export"),
        first=True,
    )
    KEY_BAR = (
        "list.open",
        "figure.next",
        "figure.tables",
        "figure.report",
        "figure.earlier",
        "figure.year",
        "figure.quarter",
        "figure.month",
        "figure.dates",
        "figure.against",
        "figure.small",
        "figure.without",
        "figure.basis",
        "figure.editions",
        "list.export",
    )
    EXPORT_WAYS = ("seen",)

    def __init__(self) -> None:
        """The overview of this year."""
        super().__init__()
        self._wish: Wish | None = None
        self._table: Table | None = None
        self._published = Published()
        self._said = ""

    def compose_body(self) -> ComposeResult:
        """Which table, its figures, and what they say."""
        yield Static("", id="summary-head", markup=False)
        with Horizontal(id="summary-body"):
            table = FigureTable(id="figures")
            table.empty_text = say.READING
            yield table
            with Vertical(id="summary-side"):
                yield Trend()
                yield Static("", id="summary-words", markup=False)
        yield Static("", id="summary-restated", markup=False)
        yield Static("", id="summary-said", markup=False)

    def on_mount(self) -> None:
        """The cursor is among the figures from the start."""
        self.figures.focus()

    @property
    def figures(self) -> FigureTable:
        """The table."""
        return self.query_one(FigureTable)

    @property
    def wish(self) -> Wish:
        """What is shown: at first the year of today."""
        if self._wish is None:
            self._wish = Wish(periods.year(financial_year(self.tracker.clock.today())))
        return self._wish

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Count anew."""
        begin(self, self._reread, "figures")

    async def _reread(self) -> None:
        wish, today = self.wish, self.tracker.clock.today()
        try:
            await self.tracker.meet()
            table = await self.tracker.link.read(lambda r: made(r, wish, today))
        except CouldNot as trouble:
            self.query_one("#summary-head", Static).update(str(trouble))
            return
        if wish == self.wish:  # another may have been wished for meanwhile
            self._table = table
            self._show(table)
            await self._hold_against_what_was_published(wish, today)

    async def _hold_against_what_was_published(self, wish: Wish, today: date) -> None:
        """After the figures are shown, because every table of the year is made for it."""
        known = self._published
        published = await self.tracker.link.read(lambda r: known.read(r, wish.period, today))
        self._published = published
        if wish == self.wish and self._table is not None:
            self._tell_restated(self._table)

    def _tell_restated(self, table: Table) -> None:
        """One line below the table, a mark at each figure, and where there is room old and new."""
        found, counted = self._published.of(self.wish.period), self.wish.counted
        marks = marked(table, found, counted)
        self.figures.mark(marks)
        key = first_shown("figure.editions", self.tracker.current_keys)
        told = say.restated(found, key, here=bool(marks))
        line = self.query_one("#summary-restated", Static)
        line.update(Text(told, self.tracker.paint("strong")))
        line.display = bool(told)
        self._show_said()
        noted = with_notes(table, [found] if found else [], counted)
        self.query_one("#summary-words", Static).update(self._words(noted))

    def _show(self, table: Table) -> None:
        wish, paint = self.wish, self.tracker.paint
        place = say.place(tables.KEYS.index(wish.key) + 1, len(tables.KEYS))
        self.query_one("#summary-head", Static).update(
            Text.assemble((say.heading(table), paint("strong")), (f"   {place}", paint("muted")))
            + Text.assemble("\n", (say.cohort(table, wish.against), paint("muted")))
        )
        self.figures.show(table)
        self._said = " ".join(filter(None, (in_sentences(table), *table.notes)))
        self.query_one("#summary-words", Static).update(self._words(table))
        self._tell_restated(table)
        self.query_one(Trend).show(table)
        switched = say.switches(closed=wish.closed, without=wish.without, hidden=wish.hidden)
        self.query_one(TopBar).show("  ".join(filter(None, (wish.period.label, switched))))
        self.refresh_keys()

    def on_resize(self) -> None:
        """The words below are as many as there is room for."""
        self._show_said()

    def _show_said(self) -> None:
        """What the figures say below them: in the lines that they leave, and "…" for the rest."""
        below, paint = self.query_one("#summary-said", Static), self.tracker.paint
        width = self.size.width - 2
        if self._table is None or width < 1:
            return
        told = self.query_one("#summary-restated", Static).display
        room = self.size.height - AROUND - HEADS - len(self._table.rows) - told
        most = max(LEAST_SAID, room)
        lines = wrap(self._said, width)
        if len(lines) > most:
            *lines, last = lines[:most]
            lines.append(f"{last[: width - 1].rstrip()}…")
        below.styles.max_height = most + 1
        below.update(Text("\n".join(lines), paint("muted")))

    def _words(self, table: Table) -> Text:
        paint = self.tracker.paint
        words = Text.assemble(
            (f"{say.SAYS}\n", paint("heading")), (f"{in_sentences(table)}\n", paint("text"))
        )
        for note in table.notes:
            words.append(f"\n{note}\n", paint("muted"))
        return words

    # -- which table ---------------------------------------------------------------------------
    def _want(self, **changes: Any) -> None:
        self._wish = replace(self.wish, **changes)
        self.reread()

    def _step(self, way: int) -> None:
        at = tables.KEYS.index(self.wish.key) + way
        self._want(key=tables.KEYS[at % len(tables.KEYS)])

    def action_next_table(self) -> None:
        """The next table; after the last, the first."""
        self._step(1)

    def action_previous_table(self) -> None:
        """The table before."""
        self._step(-1)

    async def action_tables(self) -> None:
        """Choose a table by its title."""
        from tracker.ui.screens.figure_tables import TableList

        wish, today = self.wish, self.tracker.clock.today()
        titles = await self.tracker.link.read(
            lambda r: [(key, made(r, replace(wish, key=key), today).title) for key in tables.KEYS]
        )
        await self.tracker.push_screen(TableList(titles, wish.key), self._gone_to)

    def _gone_to(self, key: str | None) -> None:
        if key is not None:
            self._want(key=key)

    # -- of when -------------------------------------------------------------------------------
    def action_year(self) -> None:
        """The whole year that the period ends in."""
        self._want(period=periods.year(financial_year(self._day)))

    def action_quarter(self) -> None:
        """The quarter that the period ends in."""
        self._want(period=periods.quarter_of(self._day))

    def action_month(self) -> None:
        """The month that the period ends in."""
        self._want(period=periods.month_of(self._day))

    @property
    def _day(self) -> date:
        """A day of the period: its last, or today while it is running."""
        return min(self.wish.period.last, max(self.wish.period.first, self.tracker.clock.today()))

    def action_earlier(self) -> None:
        """The period before."""
        self._want(period=self.wish.period.before())

    def action_later(self) -> None:
        """The period after."""
        self._want(period=self.wish.period.after())

    async def action_dates(self) -> None:
        """Any two days."""
        from tracker.ui.screens.figure_tables import dates_ask

        question = dates_ask(self.wish.period, self.tracker.office())
        await self.tracker.push_screen(question, self._between)

    def _between(self, period: Period | None) -> None:
        if period is not None:
            self._want(period=period)

    # -- counted how ----------------------------------------------------------------------------
    def action_against(self) -> None:
        """Beside the period before, the same of the year before, or nothing, in turn."""
        order: tuple[str, ...] = BESIDE
        if self.wish.period.year is not None:  # the year before is the period before
            order = (BESIDE[0], BESIDE[2])
        at = order.index(self.wish.beside) if self.wish.beside in order else 0
        self._want(beside=order[(at + 1) % len(order)])

    def action_basis(self) -> None:
        """By the day received, or by the day closed."""
        self._want(closed=not self.wish.closed)

    def action_without(self) -> None:
        """Without named persistent complainants, or with them."""
        self._want(without=not self.wish.without)

    def action_small(self) -> None:
        """Small numbers hidden, or shown."""
        self._want(hidden=not self.wish.hidden)

    # -- into a file ----------------------------------------------------------------------------
    def export_name(self) -> str:
        """The table shown."""
        return f"table-{self.wish.key}"

    EXPORTS_AS = "table"

    def export_title(self, *, typed: bool = True) -> str:
        """Which table, of when, counted how."""
        return self._titled(self._table, self.wish) if self._table else say.TITLE

    @staticmethod
    def _titled(table: Table, wish: Wish) -> str:
        title = f"{say.heading(table)}: {say.cohort(table, wish.against)}"
        switched = say.switches(closed=wish.closed, without=wish.without, hidden=wish.hidden)
        return ", ".join(filter(None, (title, switched)))

    async def listed(self, way: str) -> Listed:
        """The table shown, of the same period, with what is hidden still hidden."""
        from tracker.core.out.seen import table_seen

        wish, today, counted = self.wish, self.tracker.clock.today(), self.wish.counted
        table, found = await self.tracker.link.read(
            lambda r: (made(r, wish, today), accounts(r, counted, today))
        )
        try:
            check(table)
        except DoesNotTie as wrong:
            raise Refusal(str(wrong)) from None
        titled = self._titled(table, wish)
        restated = by_row(table, found, counted)
        return table_seen(with_notes(table, found, counted), titled, today, restated)

    async def action_editions(self) -> None:
        """What was published, and what was restated since."""
        from tracker.ui.screens.editions import EditionsScreen

        await self.tracker.push_screen(EditionsScreen())

    async def action_report(self) -> None:
        """Make the annual report of the year shown."""
        from tracker.ui.screens.report_making import ask_report

        await ask_report(self, financial_year(self._day))

    # -- behind a number ------------------------------------------------------------------------
    @on(FigureTable.Moved)
    def _moved(self, message: FigureTable.Moved) -> None:
        message.stop()
        self.refresh_keys()

    def why_not(self, action: str) -> str:
        """Only a figure has a list."""
        if action == "open" and (not self.is_mounted or self.figures.chosen is None):
            return say.NO_FIGURE
        return super().why_not(action)

    def action_open(self) -> None:
        """List what the figure under the cursor counts."""
        self.figures.action_open()

    @on(FigureTable.Chosen)
    async def _chosen(self, message: FigureTable.Chosen) -> None:
        message.stop()
        from tracker.ui.screens.figure_list import list_of

        question, table = message.cell.question, self._table
        if question is None or table is None:
            return
        column = table.columns[message.column].label
        heading = say.behind(table, message.row.label, column)
        await self.tracker.push_screen(list_of(question, heading))
