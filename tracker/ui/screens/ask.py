"""Small questions in front of a screen: one key answers, Enter saves, nothing typed is lost.

``Ask`` is described as data: a title, fields, and a check that turns the raw strings into what
is wanted or raises FormErrors. ``ConfirmAsk`` wants a reference typed first; ``YesNo`` wants y.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.commands import Command
from tracker.core.forms import FormErrors
from tracker.core.identity import new_save_id
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.views import Draft
from tracker.ui import say_forms as say
from tracker.ui.background import begin
from tracker.ui.drafts import DraftKeeper
from tracker.ui.keys import bindings
from tracker.ui.screens.form import FormScreen
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.fields import Choice, ChoiceRow, Field, LineField, LongField

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Keep:
    """How the answers are kept as a draft: its kind, the case, and the draft taken up, if any."""

    kind: str
    ref: str
    draft: Draft | None = None


class Ask(FormScreen[T | None], Generic[T]):
    """One question or a few. Dismissed with what ``check`` made of the answers, or None.

    Enter in a line saves unless something needed is still open; the last choice saves at once;
    ^S saves from anywhere. With ``keep`` every key is kept as a draft, Esc parks it, the command
    is carried out while the form is still there, and the result is always None.
    """

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Mapping[str, str]], T],
        *,
        tells: str = "",
        save_label: str = say.SAVE,
        keep: Keep | None = None,
    ) -> None:
        """``tells`` is a sentence under the title; ``save_label`` what Enter does, in a word."""
        super().__init__()
        self._title, self._tells, self._save_label = title, tells, save_label
        self._asked = list(fields)
        self._check = check
        self._keep = keep
        self._keeper: DraftKeeper | None = None
        self._save_id = new_save_id()
        self._saving = False

    def compose(self) -> ComposeResult:
        """A title, the fields, what is wrong, the keys."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(self._hint())
            yield Static(Content(visible(self._title)), classes="dialog-title")
            if self._tells:
                yield Static(Content(visible(self._tells)), classes="muted ask-tells")
            yield from self._asked
            yield Static("", classes="ask-wrong", markup=False)
        yield KeyBar(("form.save", "form.next"), last="nav.back", id="keybar")

    def _hint(self) -> str:
        """What ends the question, for its lower edge."""
        if self._keep is not None:
            return say.ASK_HINT_KEPT
        if len(self._asked) == 1 and isinstance(self._asked[0], ChoiceRow):
            return say.ASK_HINT_CHOICE
        if any(not isinstance(f, LongField) for f in self._asked):
            return say.ask_hint(self._save_label)
        return say.ASK_HINT_LONG

    def on_mount(self) -> None:
        """The first question can be answered at once."""
        keep = self._keep
        if keep is not None:
            self._keeper = DraftKeeper(
                self,
                self.tracker.link,
                self._to_keep,
                self._kept,
                kind=keep.kind,
                owner=self.tracker.actor.name,
                now=self.tracker.clock.now,
                draft=keep.draft,
            )
            for field in self._asked if keep.draft else ():
                field.value = keep.draft.fields.get(field.key, "") if keep.draft else ""
        if self._asked:
            self._asked[0].focus_now()

    # -- answering ----------------------------------------------------------------------------
    def field_done(self, field: Field) -> None:
        """An answer was given: on to what is still needed, else save."""
        if isinstance(field, ChoiceRow) and self.go_after(field):
            return
        open_ones = [f for f in self.fields if f.needed and f.empty and f is not field]
        if open_ones:
            open_ones[0].focus_now()
        else:
            self._save()

    async def action_save(self) -> None:
        """^S: save from wherever the cursor is."""
        await self.typed_so_far()
        self._save()

    def _save(self) -> None:
        """Leave with the result, or stay with a sentence under each field that is wrong."""
        if self._saving:
            return
        try:
            result = self._check(self.raw())
        except FormErrors as wrong:
            left = self.show_errors(wrong.errors)
            self._say_wrong(" ".join(left.values()))
            return
        except Refusal as refusal:
            self._say_wrong(str(refusal))
            return
        if self._keeper is None:
            self.dismiss(result)
        else:
            self._saving = True
            self._result = result
            begin(self, self._carry_out, "save", exclusive=False)

    async def _carry_out(self) -> None:
        """Do it while the form is still there; only then is the draft no longer needed."""
        assert self._keeper is not None
        self._keeper.hold()
        tracker = self.tracker
        try:
            command = cast(Command, self._result)
            receipt = await tracker.link.do(command, tracker.actor, self._save_id)
        except (Refusal, CouldNot, NoSuchCase) as trouble:
            self._saving = False
            self._say_wrong(str(trouble))
            self._keeper.go_on()
            return
        await self._keeper.drop()
        self.dismiss(None)
        tracker.done(receipt)

    def _say_wrong(self, sentence: str) -> None:
        line = self.query_one(".ask-wrong", Static)
        line.update(Content(visible(sentence)))
        line.set_class(bool(sentence), "-said")

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        self._say_wrong("")
        if self._keeper is not None:
            self._keeper.touch()

    # -- leaving ------------------------------------------------------------------------------
    async def action_back(self) -> None:
        """Esc: leave. Words that were typed are parked or asked about, never just gone."""
        await self.typed_so_far()
        if self._saving:
            return
        if self._keeper is not None:
            begin(self, self._park, "save", exclusive=False)
        elif any(field.text_typed for field in self.fields):
            await self.tracker.push_screen(YesNo(say.THROW_TYPED_AWAY), self._thrown_away)
        else:
            self.dismiss(None)

    def _thrown_away(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)

    async def _park(self) -> None:
        assert self._keeper is not None
        if await self._keeper.flush():
            if self._to_keep() is not None:
                self.tracker.say(say.PARKED)
            self.dismiss(None)
            self.tracker.reread()

    async def keep_before_leaving(self) -> None:
        """The program is about to end: keep what is typed."""
        await self.typed_so_far()
        if self._keeper is not None:
            await self._keeper.flush()

    # -- the draft ----------------------------------------------------------------------------
    def _to_keep(self) -> Mapping[str, str] | None:
        assert self._keep is not None
        raw = self.raw()
        if not any(text.strip() for text in raw.values()):
            return None
        return {**raw, "ref": self._keep.ref}

    def _kept(self, at: datetime | None, trouble: str) -> None:
        dialog = self.query_one(".ask")
        dialog.border_title = Content(say.draft_kept(at) if at else say.NOT_KEPT)
        if trouble:
            self._say_wrong(trouble)


class ConfirmAsk(Ask[T]):
    """An Ask that wants the reference typed: for what no single key should do."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Mapping[str, str]], T],
        ref: str,
        **more: Any,
    ) -> None:
        """``ref`` is what has to be typed, after the other fields."""
        confirm = LineField(say.REF_LABEL, "confirm", needed=True, limit=40, placeholder=ref)

        def sure(raw: Mapping[str, str]) -> T:
            errors: dict[str, str] = {}
            result: list[T] = []
            try:
                result.append(check({k: v for k, v in raw.items() if k != "confirm"}))
            except FormErrors as wrong:
                errors |= wrong.errors
            if raw.get("confirm", "").strip().casefold() != ref.casefold():
                errors["confirm"] = say.not_the_ref(ref)
            if errors:
                raise FormErrors(errors)
            return result[0]

        super().__init__(title, [*fields, confirm], sure, tells=say.type_the_ref(ref), **more)


class YesNo(FormScreen[bool]):
    """A question that y answers with yes, and anything else leaves as it is."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, question: str) -> None:
        """``question`` may have several lines; it is never markup."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(say.YES_NO_HINT)
            yield Static(Content(visible(self._question)), classes="dialog-title")
            answers = (Choice("y", say.YES, say.YES), Choice("n", say.NO, say.NO))
            yield ChoiceRow(say.ANSWER, "answer", answers, needed=True)
        yield KeyBar((), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """Ready for the one key."""
        self.field("answer").focus_now()

    def field_done(self, field: Field) -> None:
        """Answered: Enter without an answer changes nothing."""
        if not field.empty:
            self.dismiss(field.value == say.YES)

    def action_save(self) -> None:
        """^S has nothing to save here."""

    def action_back(self) -> None:
        """Esc is no."""
        self.dismiss(False)
