"""What can be done on a screen about learning: on the row under the cursor, or on the ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual.widget import Widget

from tracker.core.forms.learning import together
from tracker.core.learning_commands import ChaseForm, CheckForm, LearningCommand
from tracker.core.learning_queue import LearningRow
from tracker.core.words import Role
from tracker.ui import say_learning
from tracker.ui.background import begin
from tracker.ui.screens import learning_questions as questions
from tracker.ui.screens.filtering import FilterLine
from tracker.ui.screens.learning_why_not import form_why_not
from tracker.ui.widgets.line_list import LineList

ON_ROW = frozenset(
    {
        *("sent", "chase_promise", "chase_until", "returned", "check_form", "done_promise"),
        *("change_promise", "open_case", "tick", "copy", "print_form"),
    }
)


class LearningDeeds(FilterLine):
    """A screen about promises and forms. ``by_key`` are the rows shown; ``of`` is one form's."""

    def __init__(self, of: str) -> None:
        """``of`` is the reference of a case or form, "" for the queue."""
        super().__init__()
        self.of = of
        self.manager = ""
        self.by_key: dict[str, LearningRow] = {}
        self.ticked: set[str] = set()

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one("#learning-rows", LineList)

    @property
    def row(self) -> LearningRow | None:
        """The promise or form under the cursor."""
        return self.by_key.get(self.rows.name_at) if self.is_mounted else None

    @property
    def filtered(self) -> Widget:
        """The list."""
        return self.rows

    # -- which rows are meant -----------------------------------------------------------------
    def _meant(self) -> list[LearningRow]:
        """The ticked rows, else the one under the cursor."""
        ticked = [row for key, row in self.by_key.items() if key in self.ticked]
        return ticked or ([self.row] if self.row is not None else [])

    def _forms_meant(self) -> list[LearningRow]:
        """One row for each form meant."""
        return list({row.form.ref: row for row in self._meant()}.values())

    def why_not(self, action: str) -> str:
        """What makes no sense on the row under the cursor; rules have the last word."""
        row = self.row if self.is_mounted else None
        if action in ("promise", "sent") and self.of:
            return form_why_not(action, row, Role.MANAGER) if row else ""
        if action == "promise" and row is None:
            return say_learning.NOTHING_ELSE_OPEN
        if action not in ON_ROW:
            return ""
        if row is None:
            return say_learning.NO_FORM_HERE
        if self.ticked:
            return ""
        return form_why_not(action, row, self.tracker.actor.role)

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

    def action_print_form(self) -> None:
        """The form as a Word file, to be sent."""
        row = self.row
        if row is not None:
            begin(self, partial(self._print, row.form.ref, row.form.case_ref), "act")

    async def _print(self, form_ref: str, case_ref: str) -> None:
        from tracker.ui.screens.learning_print import print_form

        await print_form(self.tracker, form_ref, case_ref)

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
        of = self.of or (row.form.ref if row else "")
        owner = self.manager if self.of or row is None else self._manager_of(row)
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
        to = self._manager_of(rows[0]) if rows else self.manager
        await self._ask(questions.sent(wanted or [(self.of, None)], to, office))

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
