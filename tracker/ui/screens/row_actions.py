"""What can be done to the case under the cursor, the same on every screen that has one.

Today, Cases, Review and Case mix this in; each says which case is meant and what comes after.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from tracker.core.case import Case
from tracker.core.words import LetterKind, Role
from tracker.ui import say
from tracker.ui.keys import bindings

if TYPE_CHECKING:
    from tracker.core.ports import Receipt
    from tracker.ui.app import TrackerApp

ROW_KEYS = (
    "case.reply",
    "case.chase",
    "case.chase_words",
    "case.extend",
    "case.assign",
    "case.reviewed",
    "case.classify",
    "case.outcome",
    "case.acknowledge",
    "case.hold",
    "case.explain",
    "case.quality",
    "case.correct",
    "case.point",
    "case.withdraw",
    "case.close",
    "case.reopen",
    "case.steps",
    "case.learn",
    "case.letter",
)
"""Keys that act on a case wherever it stands under a cursor."""

ON_CASE = frozenset(
    {
        "reply",
        "chase",
        "chase_words",
        "extend",
        "assign",
        "reviewed",
        "classify",
        "outcome",
        "acknowledge",
        "hold",
        "explain",
        "note",
        "point",
        "quality",
        "correct",
        "safety",
        "withdraw",
        "close",
        "reopen",
        "steps",
        "learn",
        "letter",
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The case meant, as the person sees it now."""

    ref: str
    version: int
    case: Case


class RowActions:
    """Mixed into a ``TrackerScreen``."""

    BINDINGS: ClassVar[list[Any]] = bindings(*ROW_KEYS, first=True)

    if TYPE_CHECKING:
        tracker: TrackerApp
        run_worker: Any

    @abstractmethod
    def subject(self) -> Subject | None:
        """The case meant; None when there is none."""

    def did(self, ref: str, what: str) -> None:
        """Called after an action on a case is saved, with what was done in a word or two."""

    def why_not_on_case(self, action: str) -> str:
        """Why an action cannot be done on the case meant; "" if it can."""
        if action not in ON_CASE:
            return ""
        subject = self.subject()
        if subject is None or not self.tracker.ready:
            return say.NO_CASE_HERE
        return why_not(action, subject.case, self.tracker.actor.role)

    async def _do(self, command: Any) -> bool:
        """Carry a command out; true if it was."""
        receipt = await self.tracker.do(command)
        if receipt is not None:
            self._carried(command, receipt)
        return receipt is not None

    def _carried(self, command: Any, receipt: Receipt) -> None:
        for ref in receipt.refs:
            self.did(ref, say.deed(command))

    def _start(self, work: Any) -> None:
        self.run_worker(work, group="act", exit_on_error=True)

    # -- one key ------------------------------------------------------------------------------
    def on_to_next(self) -> None:
        """After a deed of one key: lists go on before it is saved, so that fast keys count."""

    async def settled(self, work: Coroutine[Any, Any, bool]) -> None:
        """Carry a deed of one key out: lists do it behind the next key."""
        self._start(work)

    async def action_reviewed(self) -> None:
        """Reviewed, nothing new: one key, and on to the next."""
        subject = self.subject()
        if subject is not None:
            self.on_to_next()
            from tracker.core.commands import Review

            await self.settled(self._do(Review(subject.ref)))

    async def action_chase(self) -> None:
        """Chased: noted, on the clipboard to paste into an e-mail, look again in two days."""
        subject = self.subject()
        if subject is not None:
            self.on_to_next()
            await self.settled(self._chase(subject))

    async def _chase(self, subject: Subject) -> bool:
        from tracker.core.commands import Chase

        text = say.chase_text(subject.case)
        done = await self._do(Chase(subject.ref))
        if done:
            self.tracker.copy_to_clipboard(text)
        return done

    def action_quality(self) -> None:
        """Quality check done today by the manager at the keyboard."""
        from tracker.core.commands import CheckQuality

        subject = self.subject()
        if subject is not None:
            check = CheckQuality(subject.ref, self.tracker.clock.today(), subject.version)
            self._start(self._do(check))

    async def action_classify(self) -> None:
        """Open the classifying screen."""
        subject = self.subject()
        if subject is not None:
            await self.tracker.classify(subject.ref, subject.case)

    async def action_explain(self) -> None:
        """The due date, day by day."""
        subject = self.subject()
        if subject is not None:
            from tracker.ui.screens.explain import ExplainScreen

            await self.tracker.push_screen(ExplainScreen(subject.ref))

    async def action_learn(self) -> None:
        """The learning form of the case, or its first promise."""
        subject = self.subject()
        if subject is not None:
            await self.tracker.open_learning(subject.ref, adding=True)

    # -- letters ------------------------------------------------------------------------------
    async def action_letter(self) -> None:
        """Choose a letter; it is made, noted and opened."""
        from tracker.core.letter_facts import form_to_send
        from tracker.core.office import Refusal
        from tracker.ui.screens.letters import letters_ask

        subject = self.subject()
        if subject is None:
            return
        ref, today = subject.ref, self.tracker.clock.today()
        filed = await self.tracker.link.read(lambda r: r.learning_form(ref, today))
        try:
            question = letters_ask(subject, form_to_send(filed, ref))
        except Refusal as refusal:
            self.tracker.say(str(refusal), "warning")
            return
        await self.tracker.push_screen(question, partial(self._letter, subject.ref))

    def _letter(self, ref: str, kind: LetterKind | None) -> None:
        if kind is not None:
            from tracker.ui.screens.letters import Making

            self._start(Making(self.tracker, ref, kind).run())

    # -- one question -------------------------------------------------------------------------
    async def _ask(self, build: str) -> None:
        """Put a question up at once; it carries out what is answered, and then closes."""
        from tracker.ui.screens import questions

        subject = self.subject()
        if subject is None:
            return
        question = getattr(questions, build)(subject, self.tracker.office())
        question.carry(self._carried)
        question.open_ref = subject.ref
        await self.tracker.push_screen(question)

    async def action_reply(self) -> None:
        """Reply sent: Enter means today."""
        await self._ask("reply")

    async def action_chase_words(self) -> None:
        """Chase in words of one's own, and say when to look again."""
        await self._ask("chase")

    async def action_extend(self) -> None:
        """Extend to the outer limit: a letter for the reason, Enter."""
        await self._ask("extend")

    async def action_assign(self) -> None:
        """Give the case to a team manager."""
        await self._ask("assign")

    async def action_outcome(self) -> None:
        """The outcome of the case, or the findings on its points."""
        await self._ask("outcome")

    async def action_acknowledge(self) -> None:
        """Acknowledgement sent: Enter means today."""
        await self._ask("acknowledge")

    async def action_hold(self) -> None:
        """Begin or end the wait for an advocate."""
        await self._ask("hold")

    async def action_note(self) -> None:
        """Write a note."""
        await self._ask("note")

    async def action_point(self) -> None:
        """Take down a point complained of."""
        await self._ask("point")

    async def action_correct(self) -> None:
        """Put the facts right."""
        await self._ask("correct")

    async def action_safety(self) -> None:
        """Answer the safety question."""
        await self._ask("safety")

    async def action_withdraw(self) -> None:
        """Withdrawn: the reference is typed to make sure."""
        await self._ask("withdraw")

    async def action_close(self) -> None:
        """Close: the reference is typed to make sure."""
        await self._ask("close")

    async def action_steps(self) -> None:
        """What comes next beyond the reply: choose it, then answer its question."""
        from tracker.core.steps import offered
        from tracker.ui.screens.steps import StepsScreen

        subject = self.subject()
        if subject is None:
            return
        steps = offered(subject.case, self.tracker.office())

        async def chosen(step: str | None) -> None:
            from tracker.ui.screens.stage_questions import question

            if step is None:
                return
            try:
                asked = question(step, subject, self.tracker.office())
                asked.carry(self._carried)
                asked.open_ref = subject.ref
                await self.tracker.push_screen(asked)
            finally:
                self.tracker.let_keys_go()

        if steps:
            await self.tracker.push_screen(StepsScreen(subject.ref, steps), chosen)
        else:
            from tracker.ui.say_stages import NO_STEPS

            self.tracker.say(NO_STEPS.format(ref=subject.ref), "warning")

    async def action_reopen(self) -> None:
        """Take the case up again."""
        await self._ask("reopen")


def why_not(action: str, case: Case, role: Role) -> str:
    """Why an action makes no sense on a case as it stands; rules have the last word."""
    if case.struck_out:
        return f"{case.ref} was taken back."
    if action in ("explain", "note", "steps", "learn", "letter"):
        return ""
    if action == "reopen":
        ended = case.closed_on is not None or case.reply_sent_on is not None
        return "" if ended else f"{case.ref} is open already."
    if case.closed_on is not None:
        return f"{case.ref} is closed. Reopen it first."
    if action in ("reviewed", "quality") and role is not Role.MANAGER:
        return "Only a manager does that."
    answered = case.reply_sent_on is not None
    if action == "extend" and case.extension and case.extension.told_on:
        return f"{case.ref} is extended already, and the complainant was told."
    if answered and action in (
        "reply",
        "chase",
        "chase_words",
        "extend",
        "hold",
        "acknowledge",
        "withdraw",
    ):
        return f"The reply to {case.ref} has gone already."
    if case.handling is None and action in ("reply", "extend", "hold", "outcome", "close"):
        return f"Classify {case.ref} first (t)."
    if action == "acknowledge" and case.acknowledged_on is not None:
        return f"{case.ref} is acknowledged already."
    if action == "quality" and case.quality_check is not None:
        return f"{case.ref} is quality-checked already."
    if action == "close":
        from tracker.core.rules.ending import closing_blocked

        return closing_blocked(case)
    return ""
