"""A form that is kept as a draft while it is filled in: parked by Esc, thrown away by F8 only.

Its command is carried out while the form is still there: if that fails, every word stays, and
asking again is still the same save.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from tracker.core.commands import Command
from tracker.core.identity import new_save_id
from tracker.core.office import Conflict, Refusal
from tracker.core.ports import CouldNot, NoSuchCase, Receipt
from tracker.core.views import Draft
from tracker.ui import say_forms as say
from tracker.ui.background import begin
from tracker.ui.drafts import DraftKeeper
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.fields import Field

R = TypeVar("R")


class KeptForm(FormScreen[R]):
    """Without a ``keeper`` it is a form like any other."""

    def __init__(self) -> None:
        """Nothing is kept until ``keep_as`` was called."""
        super().__init__()
        self.keeper: DraftKeeper | None = None
        self.saving = False
        self.save_id = new_save_id()
        self._wrong_for: dict[str, str] | None = None
        self._field_count = 0
        self._keys_wait = False

    @property
    def whole(self) -> bool:
        """Whether every field is there: not so while the form is being put up or taken down."""
        return bool(self._field_count) and len(self.query(Field)) == self._field_count

    def begun(self) -> None:
        """All fields are there now: called first thing when the form is put up."""
        self._field_count = len(self.query(Field))

    # -- what each form says itself -----------------------------------------------------------
    @abstractmethod
    def to_keep(self) -> Mapping[str, str] | None:
        """The raw strings of the draft; None while nobody has typed anything."""

    def show_kept(self, words: str) -> None:
        """Show that the draft was kept and when, or that it was not."""

    @abstractmethod
    def show_wrong(self, sentence: str) -> None:
        """Show what is wrong with the whole form; "" when nothing is."""

    @abstractmethod
    async def saved(self, receipt: Receipt) -> None:
        """The command was carried out: leave."""

    # -- what is wrong ------------------------------------------------------------------------
    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with the whole form, until an answer is another one."""
        if not self.whole:
            return
        self._wrong_for = self.raw() if sentence else None
        self.show_wrong(sentence)

    def answer_changed(self) -> None:
        """Something was typed: keep it, and what was wrong with the old answers goes."""
        if not self.whole:
            return
        if self._wrong_for is not None and self._wrong_for != self.raw():
            self.say_wrong("")
        if self.keeper is not None:
            self.keeper.touch()

    # -- keeping ------------------------------------------------------------------------------
    def keep_as(self, kind: str, draft: Draft | None) -> None:
        """Keep the form from now on, as the draft that was taken up or as a new one."""
        self.keeper = DraftKeeper(
            self,
            self.tracker.link,
            self.to_keep,
            self._told,
            lambda: self.whole,
            kind=kind,
            owner=self.tracker.actor.name,
            now=self.tracker.clock.now,
            draft=draft,
        )

    def _told(self, at: datetime | None, trouble: str) -> None:
        if not self.whole:
            return
        self.show_kept(say.draft_kept(at) if at else say.NOT_KEPT)
        if trouble:
            self.say_wrong(trouble)

    async def keep_before_leaving(self) -> None:
        """The program is about to end: keep what is typed."""
        await self.typed_so_far()
        if self.keeper is not None:
            await self.keeper.finish()

    # -- saving -------------------------------------------------------------------------------
    def carry_out(self, command: Command) -> None:
        """Begin to save. The draft is not kept on meanwhile: it goes with the save."""
        self.saving = True
        if self.keeper is not None:
            self.keeper.hold()
        self._while_keys_wait(partial(self._carry_out, command))

    async def _carry_out(self, command: Command) -> None:
        tracker = self.tracker
        try:
            with tracker.while_saving():
                receipt = await tracker.link.do(command, tracker.actor, self.save_id)
        except (Refusal, CouldNot, NoSuchCase) as trouble:
            self.saving = False
            if self.keeper is not None:
                self.keeper.go_on()
            if isinstance(trouble, Conflict):
                await self.clashed(trouble)
            else:
                self.say_wrong(str(trouble))
            return
        await self.saved(receipt)
        tracker.done(receipt)

    # -- somebody else was quicker --------------------------------------------------------------
    async def clashed(self, conflict: Conflict) -> None:
        """It has changed meanwhile: compare, in front of the form, which stays as it is."""
        from tracker.ui.screens.merge import MergeScreen

        self.say_wrong(str(conflict))
        if conflict.clash is not None:
            self._let_keys_go()
            merge = MergeScreen(conflict.clash, self.merged_command, self.save_id)
            await self.tracker.push_screen(merge, self._merged)

    def merged_command(self, clash: Any, choices: Any) -> Command:
        """The command that carries out what was chosen; forms of records make their own."""
        from tracker.ui.screens.merge import for_case

        return for_case(clash, choices)

    def _merged(self, receipt: Receipt | None) -> None:
        """Saved from the comparison: the form is done too."""
        if receipt is not None:
            begin(self, partial(self.saved, receipt), "save", exclusive=False)

    # -- keys that come meanwhile ------------------------------------------------------------
    def _while_keys_wait(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Begin what ends this form: keys that come meanwhile are for whatever comes after it."""
        if not self._keys_wait:
            self._keys_wait = True
            self.tracker.hold_keys()

        async def worked() -> None:
            try:
                await work()
            finally:
                self._let_keys_go()

        begin(self, worked, "save", exclusive=False)

    def _let_keys_go(self) -> None:
        if self._keys_wait:
            self._keys_wait = False
            self.tracker.let_keys_go()

    def on_unmount(self) -> None:
        """However the form was ended, keys count again."""
        self._let_keys_go()

    # -- leaving ------------------------------------------------------------------------------
    async def action_back(self) -> None:
        """Esc: park it. It leaves the screen only once it is kept."""
        await self.typed_so_far()
        if not self.saving:
            self._while_keys_wait(self._park)

    async def _park(self) -> None:
        assert self.keeper is not None
        if await self.keeper.finish() and not self.saving:
            if self.to_keep() is not None:
                self.tracker.say(say.PARKED)
            self._leave()

    async def action_discard(self) -> None:
        """F8: throw the draft away, after a question."""
        await self.typed_so_far()
        if self.saving:
            return
        if self.to_keep() is None:
            self.tracker.say(say.NOTHING_TO_THROW)
        else:
            await self.tracker.push_screen(YesNo(say.THROW_AWAY), self._discarded)

    def _discarded(self, sure: bool | None) -> None:
        if sure:
            self._while_keys_wait(self._drop)

    async def _drop(self) -> None:
        assert self.keeper is not None
        if await self.keeper.drop():
            self.tracker.say(say.THROWN_AWAY)
            self._leave()
        else:
            self.keeper.go_on()

    def _leave(self) -> None:
        nothing: Any = None
        self.dismiss(nothing)
