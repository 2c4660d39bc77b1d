"""Import: a spreadsheet opened, understood, corrected where need be, and brought in as one save."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from tracker.core.clean import visible
from tracker.core.importing.cells import RawBook, plain
from tracker.core.importing.choices import Choices
from tracker.core.importing.days import Order
from tracker.core.importing.log_import import Stopped
from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.papers import importing, rejects_file
from tracker.papers.book_read import BookRead
from tracker.ui import say_import as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.leaving import entered
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.choose_one import ChooseOne
from tracker.ui.screens.import_lines import lines_of
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets.line_list import LineList, PickList
from tracker.ui.widgets.path_suggester import PathSuggester

T = TypeVar("T")

LOOKS = 0.2
"""Seconds between two looks at how far the saving is."""

OF_BOOK = frozenset({"run_import", "date_order", "doubles"})


class ImportScreen(WritesSoon, TrackerScreen):
    """Enter on a line changes what it is read as; nothing is saved before it is asked for."""

    TITLE_SHOWN = say.TITLE
    BINDINGS: ClassVar[list[Any]] = bindings(
        "import.run", "import.order", "import.doubles", "import.file", first=True
    )
    KEY_BAR = ("import.run", "settings.choose", "import.order", "import.doubles", "import.file")

    def __init__(self) -> None:
        """No file is open yet."""
        super().__init__()
        self._path: Path | None = None
        self._book: RawBook | None = None
        self._known = importing.Knowledge()
        self._choices = Choices()
        self._plan: Plan | None = None
        self._read: BookRead | None = None
        self._stop: threading.Event | None = None
        self._far = (0, 0)

    def compose_body(self) -> ComposeResult:
        """The path, what is known in one line, and everything in a list."""
        yield Input(placeholder=say.FILE_HINT, suggester=PathSuggester(), id="import-path")
        yield Static("", id="import-head", markup=False)
        yield PickList(id="import-lines")

    def on_mount(self) -> None:
        """First the path."""
        self.query_one("#import-path", Input).focus()

    @property
    def _lines(self) -> PickList:
        return self.query_one("#import-lines", PickList)

    # -- opening --------------------------------------------------------------------------------
    @on(Input.Submitted, "#import-path")
    def _open(self, message: Input.Submitted) -> None:
        message.stop()
        typed = message.value.strip().strip("\"'")
        if not typed:
            self.tracker.say(say.NO_FILE, "warning")
            return
        self._path = Path(typed).expanduser()
        self._choices, self._book, self._plan, self._read = Choices(), None, None, None
        self._head(say.READING)
        begin(self, self._load, "import")

    async def _load(self) -> None:
        path = self._path
        assert path is not None
        try:
            book = await _apart(lambda: importing.opened(path))
        except CouldNot as trouble:
            self._head(str(trouble), wrong=True)
            return
        self._known = await self.tracker.link.read(lambda r: importing.Knowledge.of(r, book))
        self._book = book
        self._lines.focus()
        await self._plan_anew()

    def _change(self, choices: Choices) -> None:
        """Plan anew with what the person said."""
        self._choices = choices
        begin(self, self._plan_anew, "import")

    async def _plan_anew(self) -> None:
        book, known, choices = self._book, self._known, self._choices
        today = self.tracker.clock.today()
        assert book is not None

        def work() -> tuple[Plan, BookRead | None]:
            plan = importing.planned(book, known, choices)
            return plan, None if plan.problems else importing.rows_of(plan, known, today)

        self._plan, self._read = await _apart(work)
        self._draw()

    def reread(self) -> None:
        """After an undo or somebody else's save other rows are here already."""
        if self._book is not None and self._stop is None:
            begin(self, self._know_anew, "import")

    async def _know_anew(self) -> None:
        book = self._book
        assert book is not None
        self._known = await self.tracker.link.read(lambda r: importing.Knowledge.of(r, book))
        await self._plan_anew()

    # -- showing --------------------------------------------------------------------------------
    def _head(self, text: str, *, wrong: bool = False) -> None:
        style = self.tracker.paint("error-text" if wrong else "text")
        self.query_one("#import-head", Static).update(Text(visible(text), style))

    def _draw(self) -> None:
        plan = self._plan
        if plan is None:
            return
        head = say.summary(plan, self._read)
        if plan.problems:
            head = f"{head} {say.more_problems(plan)}".strip()
        self._head(head, wrong=bool(plan.problems))
        self._lines.show(lines_of(plan, self._read, self._lines.size.width))
        self.refresh_keys()

    def on_resize(self) -> None:
        """Columns are as wide as there is room for."""
        self._draw()

    @on(LineList.Moved, "#import-lines")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_keys()

    # -- changing -------------------------------------------------------------------------------
    def _at(self) -> tuple[SheetPlan | None, ColumnPlan | None, int]:
        """The sheet and column under the cursor, and the place of the value, -1 for none."""
        parts = [int(part) for part in self._lines.name_at.split("/") if part]
        if self._plan is None or not parts or parts[0] >= len(self._plan.sheets):
            return None, None, -1
        sheet = self._plan.sheets[parts[0]]
        if len(parts) < 2 or parts[1] >= len(sheet.columns):
            return sheet, None, -1
        return sheet, sheet.columns[parts[1]], parts[2] if len(parts) > 2 else -1

    @on(LineList.Chosen, "#import-lines")
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        sheet, column, place = self._at()
        if sheet is None or self._stop is not None:
            return
        if column is None:
            self._turn_sheet(sheet)
        elif 0 <= place < len(column.values):
            await self._ask_word(column, column.values[place].text)
        else:
            await self._ask_field(sheet, column)

    def _turn_sheet(self, sheet: SheetPlan) -> None:
        assert self._plan is not None
        used = {one.name for one in self._plan.used} ^ {sheet.name}
        choices = self._choices
        self._change(
            Choices(
                frozenset(used), choices.fields, choices.values, choices.orders, choices.doubles
            )
        )

    async def _ask_field(self, sheet: SheetPlan, column: ColumnPlan) -> None:
        def said(name: str | None) -> None:
            if name is not None and name != column.field:
                self._change(self._choices.with_field(column.heading, name))

        question = say.CHOOSE_FIELD.format(heading=column.heading.strip())
        screen = ChooseOne(question, say.field_choices(sheet), column.field)
        await self.tracker.push_screen(screen, said)

    async def _ask_word(self, column: ColumnPlan, text: str) -> None:
        def said(word: str | None) -> None:
            if word is not None:
                self._change(self._choices.with_value(column.heading, text, word))

        now = next((use for use in column.values if use.text == text), None)
        words = [("", say.EMPTY), *((w, w) for w in self._known.words.words[column.field])]
        at = (now.word or now.hint) if now else ""
        await self.tracker.push_screen(
            ChooseOne(say.CHOOSE_WORD.format(text=text), words, at), said
        )

    def why_not(self, action: str) -> str:
        """What needs a spreadsheet, and what needs everything settled."""
        if self._stop is not None and action != "back":
            return say.SAVING
        if action in OF_BOOK and self._plan is None:
            return say.ONLY_OPEN
        if action == "run_import" and self._plan is not None:
            if self._plan.problems:
                return self._plan.problems[0]
            if self._read is None:
                return say.STILL_READING
            return "" if self._read.to_bring else say.NOTHING_NEW
        if action == "date_order":
            _, column, _ = self._at()
            return "" if column is not None and column.dates is not None else say.ONLY_DATES
        return super().why_not(action)

    def action_date_order(self) -> None:
        """The other order for the dates of this column."""
        _, column, _ = self._at()
        assert column is not None
        assert column.dates is not None
        day_first = column.dates.order is Order.DAY_FIRST
        order = Order.MONTH_FIRST if day_first else Order.DAY_FIRST
        if plain(column.heading) not in self._choices.orders and column.dates.undecided:
            order = Order.DAY_FIRST
        self._change(self._choices.with_order(column.heading, order))

    def action_doubles(self) -> None:
        """Bring in what is here already, or leave it out."""
        one = self._choices
        self._change(Choices(one.sheets, one.fields, one.values, one.orders, not one.doubles))

    def action_choose_file(self) -> None:
        """Another file."""
        self.query_one("#import-path", Input).focus()

    # -- bringing in ------------------------------------------------------------------------------
    def action_run_import(self) -> None:
        """Save everything as one batch."""
        self._stop = threading.Event()
        self.refresh_keys()
        begin(self, self._run, "import-run")

    async def _run(self) -> None:
        assert self._plan is not None
        assert self._read is not None
        assert self._stop is not None
        stop, plan, read = self._stop, self._plan, self._read
        command = importing.command_for(plan, self._known, read)

        def step(done: int, of: int) -> None:
            self._far = (done, of)
            if stop.is_set():
                raise Stopped

        self._far = (0, read.to_bring)
        shown = self.set_interval(LOOKS, lambda: self._head(say.progress(*self._far)))
        try:
            receipt = await self.tracker.link.do(command, self.tracker.actor, step=step)
        except Stopped:
            self.tracker.say(say.STOPPED, "warning")
        except (Refusal, CouldNot) as trouble:
            self.tracker.say(str(trouble), "error")
        else:
            self._stop = None
            rejected = await self._keep_rejects(plan, read)
            self.tracker.done(receipt)
            if rejected:
                self.tracker.say(f"{receipt.sentence} {rejected}")
        finally:
            self._stop = None
            shown.stop()
        self._draw()

    async def _keep_rejects(self, plan: Plan, read: BookRead) -> str:
        """Write the rejected rows beside the spreadsheet; where, or why not, as a sentence."""
        path = self._path
        if not read.rejected or path is None:
            return ""
        try:
            written, left = await _apart(lambda: rejects_file.write_beside(path, plan, read))
        except CouldNot as trouble:
            return str(trouble)
        return " ".join(filter(None, (say.rejects_at(written), await entered(self.tracker, left))))

    async def action_back(self) -> None:
        """Esc stops an import; else leads back to the settings."""
        if self._stop is not None:
            self._stop.set()
            self._head(say.STOPPING)
            return
        path = self.query_one("#import-path", Input)
        if self.focused is path and self._plan is not None:
            self._lines.focus()
        else:
            await super().action_back()


async def _apart(work: Callable[[], T]) -> T:
    """Files are read and rows are weighed beside the screen, never in its way."""
    return await asyncio.get_running_loop().run_in_executor(None, work)
