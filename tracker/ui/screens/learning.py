"""Learning: what was promised and who has the forms, worst first; or the one form of a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tracker.core.learning_queue import LearningQueue, LearningRow, queue
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.ui import say, say_learning
from tracker.ui.background import begin
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.learning_deeds import LearningDeeds
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.learning_lines import COUNTS, heading, in_full, line_of
from tracker.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.core.out.listed import Listed

WIDE = 100
"""Columns from which a row is shown in full beside the list, and not under it."""

KEYS = (
    "learn.promise",
    "learn.sent",
    "learn.chase",
    "learn.chase_words",
    "learn.returned",
    "learn.check",
    "learn.done",
    "learn.change",
    "learn.case",
    "learn.print",
    "learn.begin",
    "list.new",
    "list.filter",
    "list.narrow",
    "list.tick",
    "list.tick_all",
    "list.copy",
    "list.export",
)


class LearningScreen(LearningDeeds, Exporting):
    """The queue of learning; with ``of``, the one form of a case or with a reference."""

    TITLE_SHOWN = "Learning"
    FILTER_HINT = say_learning.FILTER_HINT
    EXPORT_WAYS = ("seen",)
    BINDINGS: ClassVar[list[Any]] = bindings(*KEYS, first=True)
    KEY_BAR = (
        "learn.promise",
        "learn.sent",
        "learn.chase",
        "learn.returned",
        "learn.done",
        "learn.check",
        "learn.case",
        "learn.print",
        "list.filter",
        "edit.undo",
        "list.narrow",
        "list.tick",
        "learn.change",
        "learn.begin",
    )

    def __init__(self, of: str = "", *, adding: bool = False) -> None:
        """``adding`` puts the question for a promise up at once, where the form has none yet."""
        super().__init__(of)
        self._adding = adding
        self._all = False
        self._queue: LearningQueue | None = None

    def compose_body(self) -> ComposeResult:
        """The list under its titles, and the row under the cursor in full."""
        with Horizontal(id="learning"):
            with Vertical(id="learning-left"):
                yield Static("", id="learning-head", markup=False)
                yield LineList(id="learning-rows")
                yield Static("", id="learning-none", markup=False)
            yield Static("", id="learning-one", markup=False)

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.rows.focus()

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the queue anew."""
        begin(self, self._reread, "learning")

    async def _reread(self) -> None:
        tracker = self.tracker
        today, everything = tracker.clock.today(), self._all
        try:
            await tracker.meet()
            if self.of:
                self._queue = await self._read_one()
            else:
                self._queue = await tracker.link.read(
                    lambda r: r.learning(today, everything=everything)
                )
        except (CouldNot, NoSuchCase) as trouble:
            self._none(str(trouble))
            return
        self._show()
        if self._adding:
            self._adding = False
            await self.action_promise()

    async def _read_one(self) -> LearningQueue:
        """One form: its rows, and whose it would be."""
        today, of = self.tracker.clock.today(), self.of
        filed = await self.tracker.link.read(lambda r: r.learning_form(of, today))
        if filed is None:
            file = await self.tracker.link.read(lambda r: r.case_file(of, today))
            self.manager = file.case.team_manager
            return LearningQueue(today, ())
        self._adding = self._adding and not filed.form.promises
        self.manager = filed.form.sent_to or filed.team_manager
        return queue([filed], self.tracker.office().clockwork)

    # -- into a file --------------------------------------------------------------------------
    def export_name(self) -> str:
        """The queue, or the one form."""
        return "learning"

    def export_title(self, *, typed: bool = True) -> str:
        """What is shown."""
        from tracker.ui.say_export import cases_title, filtered

        what = self.of or (say_learning.EVERYTHING if self._all else say_learning.OPEN)
        return cases_title(self.TITLE_SHOWN, what, filtered(self.filter_text, typed=typed))

    async def listed(self, way: str) -> Listed:
        """The rows shown, in their order."""
        from tracker.core.out.lines_seen import learning_seen

        return learning_seen(self.by_key.values(), self.export_title(), self.tracker.clock.today())

    def on_resize(self) -> None:
        """Lines are as wide as there is room."""
        if self._queue is not None:
            self._show()

    def _show(self) -> None:
        assert self._queue is not None
        shown = self._filtered(self._queue.rows)
        self.by_key = {row.key: row for row in shown}
        self.ticked &= set(self.by_key)
        signs, width = self.tracker.signs, self._width
        lines = [line_of(row, row.key in self.ticked, width, signs) for row in shown]
        self.query_one("#learning-head", Static).update(heading(width))
        self.rows.show(lines)
        if not shown:
            no_form = say_learning.no_form(self.of) if self.of else say_learning.NO_LEARNING
            self._none(say.NO_MATCH if self.filter_text else no_form)
        else:
            self._none("")
        self._show_counts(shown)
        self.refresh_keys()

    @property
    def _width(self) -> int:
        """Cells that the list has."""
        return self.size.width - (49 if self.size.width >= WIDE else 0)

    def _none(self, sentence: str) -> None:
        """Say why the list is empty; "" when it is not."""
        line = self.query_one("#learning-none", Static)
        line.update(sentence)
        line.display = bool(sentence)
        self.rows.display = not sentence
        if sentence:
            self.query_one("#learning-one", Static).update("")
        else:
            self.rows.focus()

    def _filtered(self, rows: Sequence[LearningRow]) -> list[LearningRow]:
        words = self.filter_text.casefold().split()
        return [row for row in rows if all(word in _searched(row) for word in words)]

    def _show_counts(self, shown: Sequence[LearningRow]) -> None:
        """The counts in the bar are counted from the very lines below it."""
        counts = LearningQueue(self.tracker.clock.today(), tuple(shown)).counts
        signs, narrow = self.tracker.signs, self.size.width < 112
        badges = []
        for bucket, sign, word in COUNTS:
            if counts[bucket]:
                short = "" if narrow and sign not in ("late", "due_today") else f" {word}"
                badges.append(Badge(f"{signs[sign]}{counts[bucket]}{short}", sign))
        left = self.of or (say_learning.EVERYTHING if self._all else say_learning.OPEN)
        if self.filter_text:
            left += f"  filter: {self.filter_text}"
        self.query_one(TopBar).show(left, tuple(badges))

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        row, one = self.row, self.query_one("#learning-one", Static)
        width = 45 if self.size.width >= WIDE else self.size.width - 2
        text = in_full(row, self.tracker.paint, self.tracker.signs, width) if row else Text("")
        one.update(text)
        self.refresh_keys()

    # -- going about --------------------------------------------------------------------------
    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        row = self.by_key.get(message.line)
        if row is not None and not self.of:
            await self.tracker.open_learning(row.form.ref)

    async def action_open_case(self) -> None:
        """The case that the form came from."""
        row = self.row
        if row is not None:
            await self.tracker.open_case(row.form.case_ref)

    def action_copy(self) -> None:
        """Copy the form's reference."""
        row = self.row
        if row is not None:
            self.tracker.copy_to_clipboard(row.form.ref)
            self.tracker.say(say.COPIED.format(ref=row.form.ref))

    def action_narrow(self) -> None:
        """What is still to be done, or everything that was promised."""
        self._all = not self._all
        self.reread()

    def action_tick(self) -> None:
        """Tick or untick the row under the cursor and go on to the next."""
        self.ticked ^= {self.rows.name_at}
        self._show()
        self.rows.action_down()

    def action_tick_all(self) -> None:
        """Tick every row shown; if all are ticked, none."""
        everything = set(self.by_key)
        self.ticked = set() if self.ticked == everything else everything
        self._show()

    # -- filter -------------------------------------------------------------------------------
    def filter_changed(self) -> None:
        """Show what is left, from what was read: the line keeps the focus."""
        if self._queue is not None:
            focused = self.focused
            self._show()
            self.set_focus(focused)

    def untick(self) -> bool:
        """Take all ticks away; False where there are none."""
        if not self.ticked:
            return False
        self.ticked = set()
        self._show()
        return True


def _searched(row: LearningRow) -> str:
    form = row.form
    parts = (form.ref, form.case_ref, form.source, form.sent_to, row.text, row.owner)
    return " ".join((*parts, row.filed.theme, row.filed.area, row.next_step)).casefold()
