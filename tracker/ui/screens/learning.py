"""Learning: what was promised and who has the forms, worst first; or the one form of a case."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tracker.core.forms.learning import together
from tracker.core.learning_commands import ChaseForm, CheckForm, LearningCommand
from tracker.core.learning_queue import LearningQueue, LearningRow, queue
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.words import Role
from tracker.ui import say, say_learning
from tracker.ui.background import begin
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.screens import learning_questions as questions
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.learning_lines import COUNTS, heading, in_full, line_of
from tracker.ui.widgets.line_list import LineList

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
    "learn.begin",
    "list.new",
    "list.filter",
    "list.narrow",
    "list.tick",
    "list.tick_all",
    "list.copy",
)

ON_ROW = frozenset(
    {
        *("sent", "chase_promise", "chase_until", "returned", "check_form", "done_promise"),
        *("change_promise", "open_case", "tick", "copy"),
    }
)


class LearningScreen(TrackerScreen):
    """The queue of learning; with ``of``, the one form of a case or with a reference."""

    TITLE_SHOWN = "Learning"
    BINDINGS: ClassVar[list[Any]] = bindings(*KEYS, first=True)
    KEY_BAR = (
        "learn.promise",
        "learn.sent",
        "learn.chase",
        "learn.returned",
        "learn.done",
        "learn.check",
        "learn.case",
        "list.filter",
        "edit.undo",
        "list.narrow",
        "list.tick",
        "learn.change",
        "learn.begin",
    )

    def __init__(self, of: str = "", *, adding: bool = False) -> None:
        """``adding`` puts the question for a promise up at once, where the form has none yet."""
        super().__init__()
        self._of = of
        self._adding = adding
        self._all = False
        self._queue: LearningQueue | None = None
        self._rows: dict[str, LearningRow] = {}
        self._manager = ""
        self.ticked: set[str] = set()

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

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one("#learning-rows", LineList)

    @property
    def row(self) -> LearningRow | None:
        """The promise or form under the cursor."""
        return self._rows.get(self.rows.name_at) if self.is_mounted else None

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the queue anew."""
        begin(self, self._reread, "learning")

    async def _reread(self) -> None:
        tracker = self.tracker
        today, everything = tracker.clock.today(), self._all
        try:
            await tracker.meet()
            if self._of:
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
        today, of = self.tracker.clock.today(), self._of
        filed = await self.tracker.link.read(lambda r: r.learning_form(of, today))
        if filed is None:
            file = await self.tracker.link.read(lambda r: r.case_file(of, today))
            self._manager = file.case.team_manager
            return LearningQueue(today, ())
        self._adding = self._adding and not filed.form.promises
        self._manager = filed.form.sent_to or filed.team_manager
        return queue([filed], self.tracker.office().clockwork)

    def on_resize(self) -> None:
        """Lines are as wide as there is room."""
        if self._queue is not None:
            self._show()

    def _show(self) -> None:
        assert self._queue is not None
        shown = self._filtered(self._queue.rows)
        self._rows = {row.key: row for row in shown}
        self.ticked &= set(self._rows)
        signs, width = self.tracker.signs, self._width
        lines = [line_of(row, row.key in self.ticked, width, signs) for row in shown]
        self.query_one("#learning-head", Static).update(heading(width))
        self.rows.show(lines)
        if not shown:
            no_form = say_learning.no_form(self._of) if self._of else say_learning.NO_LEARNING
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
        left = self._of or (say_learning.EVERYTHING if self._all else say_learning.OPEN)
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

    # -- which rows are meant -----------------------------------------------------------------
    def _meant(self) -> list[LearningRow]:
        """The ticked rows, else the one under the cursor."""
        ticked = [row for key, row in self._rows.items() if key in self.ticked]
        return ticked or ([self.row] if self.row is not None else [])

    def _forms_meant(self) -> list[LearningRow]:
        """One row for each form meant."""
        return list({row.form.ref: row for row in self._meant()}.values())

    def why_not(self, action: str) -> str:
        """What makes no sense on the row under the cursor; rules have the last word."""
        row = self.row if self.is_mounted else None
        if action in ("promise", "sent") and self._of:
            return _form_why_not(action, row, Role.MANAGER) if row else ""
        if action == "promise" and row is None:
            return say_learning.NOTHING_ELSE_OPEN
        if action not in ON_ROW:
            return ""
        if row is None:
            return say_learning.NO_FORM_HERE
        if self.ticked:
            return ""
        return _form_why_not(action, row, self.tracker.actor.role)

    # -- one key ------------------------------------------------------------------------------
    async def _carry_out(self, command: LearningCommand) -> bool:
        """Carry a command out; true if it was."""
        done = await self.tracker.do(command) is not None
        if done:
            self.ticked = set()
            self.reread()
        return done

    async def _do(self, command: LearningCommand) -> None:
        await self._carry_out(command)

    def _chases(self) -> list[ChaseForm]:
        return [
            ChaseForm(row.form.ref, row.promise.number if row.promise else None)
            for row in self._meant()
        ]

    def action_chase_promise(self) -> None:
        """Chased: noted, on the clipboard to paste into an e-mail, look again in two days."""
        chases, text = self._chases(), "\n".join(say_learning.chase_text(r) for r in self._meant())
        if not self.ticked:
            self.rows.action_down()
        begin(self, partial(self._chase, chases, text), "act", exclusive=False)

    async def _chase(self, chases: Sequence[ChaseForm], text: str) -> None:
        if await self._carry_out(together(chases)):
            self.tracker.copy_to_clipboard(text)

    def action_check_form(self) -> None:
        """Checked today by the manager at the keyboard."""
        today = self.tracker.clock.today()
        checks = [CheckForm(r.form.ref, today, r.form.version) for r in self._forms_meant()]
        begin(self, partial(self._do, together(checks)), "act", exclusive=False)

    # -- one question -------------------------------------------------------------------------
    async def _ask(self, question: Any) -> None:
        await self.tracker.push_screen(question, self._answered)

    def _answered(self, command: Any) -> None:
        if command is not None:
            begin(self, partial(self._do, command), "act", exclusive=False)

    async def action_promise(self) -> None:
        """Take down what was promised."""
        row = self.row
        of = self._of or (row.form.ref if row else "")
        owner = self._manager if self._of or row is None else self._manager_of(row)
        await self._ask(questions.promise(of, self.tracker.office(), owner))

    def _manager_of(self, row: LearningRow) -> str:
        """Who a promise of this form would be for."""
        lists = self.tracker.office().lists
        return row.form.sent_to or row.filed.team_manager or lists.manager_of(row.filed.area)

    async def action_begin_learning(self) -> None:
        """Learning that nobody complained about."""
        await self._ask(questions.begin(self.tracker.office()))

    async def action_sent(self) -> None:
        """The form went to the team manager: Enter means today."""
        office, rows = self.tracker.office(), self._forms_meant()
        wanted: list[tuple[str, int | None]] = [(r.form.ref, r.form.version) for r in rows]
        to = self._manager_of(rows[0]) if rows else self._manager
        await self._ask(questions.sent(wanted or [(self._of, None)], to, office))

    async def action_chase_until(self) -> None:
        """Chased, and when to look again."""
        await self._ask(questions.chase(self._chases(), self.tracker.office()))

    async def action_returned(self) -> None:
        """The form came back: what is done, what shows it, what changed."""
        row = self.row
        if row is not None:
            still = [(p.number, p.text) for p in row.form.promises if p.open]
            office, form = self.tracker.office(), row.form
            await self._ask(questions.returned(form.ref, still, form.version, office))

    async def action_done_promise(self) -> None:
        """A promise was kept."""
        rows = [row for row in self._meant() if row.promise is not None and row.promise.open]
        promises = [
            (row.form.ref, row.promise.number, row.form.version if len(rows) == 1 else None)
            for row in rows
            if row.promise is not None
        ]
        if not promises:
            self.tracker.say(say_learning.NO_PROMISE_HERE, "warning")
            return
        title = rows[0].text[:60] if len(rows) == 1 else f"{len(rows)} promises"
        await self._ask(questions.done(promises, title, self.tracker.office()))

    async def action_change_promise(self) -> None:
        """Put the promise under the cursor right."""
        row = self.row
        if row is not None and row.promise is not None:
            await self._ask(questions.change(row.form, row.promise, self.tracker.office()))

    # -- going about --------------------------------------------------------------------------
    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        row = self._rows.get(message.line)
        if row is not None and not self._of:
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
        everything = set(self._rows)
        self.ticked = set() if self.ticked == everything else everything
        self._show()

    # -- filter -------------------------------------------------------------------------------
    async def action_filter(self) -> None:
        """Filter as you type; the line has the focus before the next key is looked at."""
        if not self.query("#filter"):
            field = Input(placeholder=say_learning.FILTER_HINT, id="filter", max_length=200)
            await self.mount(field, before="#keybar")
        self.set_focus(self.query_one("#filter", Input))

    @on(Input.Changed, "#filter")
    def _filter_changed(self, message: Input.Changed) -> None:
        message.stop()
        if self._queue is not None:
            focused = self.focused
            self._show()
            self.set_focus(focused)

    @on(Input.Submitted, "#filter")
    def _filter_done(self, message: Input.Submitted) -> None:
        message.stop()
        self.rows.focus()

    @property
    def filter_text(self) -> str:
        """What the list is filtered by, "" when it is not."""
        found = self.query("#filter")
        return found.first(Input).value.strip() if found else ""

    async def action_back(self) -> None:
        """Esc clears a filter first, then ticks."""
        if self.query("#filter"):
            begin(self, self._end_filter, "filter", exclusive=False)
        elif self.ticked:
            self.ticked = set()
            self._show()
        else:
            await super().action_back()

    async def _end_filter(self) -> None:
        await self.query("#filter").remove()
        self.rows.focus()
        self.reread()


def _searched(row: LearningRow) -> str:
    form = row.form
    parts = (form.ref, form.case_ref, form.source, form.sent_to, row.text, row.owner)
    return " ".join((*parts, row.filed.theme, row.filed.area, row.next_step)).casefold()


def _form_why_not(action: str, row: LearningRow, role: Role) -> str:
    """Why an action makes no sense on one row."""
    form, promise = row.form, row.promise
    why = {
        "sent": (form.sent_on is not None, say_learning.SENT_ALREADY),
        "returned": (form.returned_on is not None, say_learning.RETURNED_ALREADY),
        "open_case": (not form.case_ref, say_learning.NO_CASE_OF_FORM),
        "change_promise": (promise is None, say_learning.NO_PROMISE_HERE),
    }
    if action in why and why[action][0]:
        return why[action][1].format(ref=form.ref)
    if action == "returned" and form.sent_on is None:
        return say_learning.NOT_SENT.format(ref=form.ref)
    if action in ("chase_promise", "chase_until"):
        return _chase_why_not(row)
    if action == "done_promise" and (promise is None or not promise.open):
        return say_learning.DONE_ALREADY if promise else say_learning.NO_PROMISE_HERE
    if action == "check_form":
        return _check_why_not(row, role)
    return ""


def _chase_why_not(row: LearningRow) -> str:
    if row.promise is not None:
        return "" if row.promise.open else say_learning.DONE_ALREADY
    return "" if row.form.away else say_learning.NOT_AWAY.format(ref=row.form.ref)


def _check_why_not(row: LearningRow, role: Role) -> str:
    form = row.form
    if role is not Role.MANAGER:
        return say_learning.ONLY_A_MANAGER
    if form.returned_on is None:
        return say_learning.NOT_BACK.format(ref=form.ref)
    return say_learning.CHECKED_ALREADY.format(ref=form.ref) if form.checked_on else ""
