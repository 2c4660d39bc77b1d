"""Small questions in front of a screen: one key answers, Enter saves, nothing typed is lost.

``Ask`` is described as data: a title, fields, and a check that turns the raw strings into what
is wanted or raises FormErrors. ``ConfirmAsk`` wants a reference typed first; ``YesNo`` wants y.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.commands import Command
from tracker.core.forms import FormErrors
from tracker.core.office import Refusal
from tracker.core.ports import Receipt
from tracker.core.views import Draft
from tracker.ui import say_forms as say
from tracker.ui.keys import bindings
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.kept_form import KeptForm
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.fields import ChoiceRow, Field, LineField, LongField
from tracker.ui.widgets.wrong_line import WrongLine

__all__ = ["Ask", "ConfirmAsk", "Keep", "YesNo"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Keep:
    """How the answers are kept as a draft: its kind, the case, and the draft taken up, if any."""

    kind: str
    ref: str
    draft: Draft | None = None


class Ask(KeptForm[T | None], Generic[T]):
    """One question or a few. Dismissed with what ``check`` made of the answers, or None.

    Enter in a line saves unless something needed is still open; the last choice saves at once;
    ^S saves from anywhere. With ``keep`` every key is kept as a draft, Esc parks it, the command
    is carried out while the form is still there, and the result is always None.
    """

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)
    KEY_BAR: ClassVar[tuple[str, ...]] = ("form.save", "form.next")

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
        self._done: Callable[[Any, Receipt], None] | None = None
        self._wanted: Any = None
        self.open_ref = ""  # the case it is about, for other windows

    def carry(self, done: Callable[[Any, Receipt], None]) -> None:
        """Carry the command out while the question is still there, so that a refusal loses nothing.

        ``done`` hears of the command and its receipt; the result is None.
        """
        if self._keep is None:
            self._done = done

    def compose(self) -> ComposeResult:
        """A title, the fields, what is wrong, the keys."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(self._hint())
            yield Static(Content(visible(self._title)), classes="dialog-title")
            if self._tells:
                yield Static(Content(visible(self._tells)), classes="muted ask-tells")
            yield from self._asked
            yield WrongLine()
        yield KeyBar(self.KEY_BAR, last="nav.back", id="keybar")

    def _hint(self) -> str:
        """What ends the question, for its lower edge."""
        if self._keep is not None:
            return say.ASK_HINT_KEPT
        if len(self._asked) == 1 and isinstance(self._asked[0], ChoiceRow):
            return say.ASK_HINT_CHOICE
        if any(not isinstance(field, LongField) for field in self._asked):
            return say.ask_hint(self._save_label)
        return say.ASK_HINT_LONG

    def on_mount(self) -> None:
        """The first question can be answered at once."""
        self.begun()
        if self._keep is not None:
            draft = self._keep.draft
            self.keep_as(self._keep.kind, draft)
            for field in self._asked if draft is not None else ():
                field.value = draft.fields.get(field.key, "") if draft else ""
        if self._asked:
            self.answered_first().focus_now()

    def answered_first(self) -> Field:
        """The field that the first key goes to."""
        return self._asked[0]

    # -- answering ----------------------------------------------------------------------------
    def field_done(self, field: Field) -> None:
        """An answer was given: on to what is still needed, else save."""
        if isinstance(field, ChoiceRow) and self.go_after(field):
            return
        still = [one for one in self.fields if one.needed and one.empty]
        if still and (still[0] is not field or isinstance(field, ChoiceRow)):
            still[0].focus_now()
        else:
            self._save()

    async def action_save(self) -> None:
        """^S: save from wherever the cursor is."""
        await self.typed_so_far()
        self._save()

    def _save(self) -> None:
        """Leave with the result, or stay with a sentence under each field that is wrong."""
        if self.saving:
            return
        try:
            result = self._check(self.raw())
        except FormErrors as wrong:
            left = self.show_errors(wrong.errors)
            self.say_wrong(" ".join(left.values()))
            return
        except Refusal as refusal:
            self.say_wrong(str(refusal))
            return
        if self.keeper is None and self._done is None:
            self.dismiss(result)
        else:
            self._wanted = result
            self.carry_out(cast(Command, result))

    async def saved(self, receipt: Receipt) -> None:
        """Only now is the draft no longer needed."""
        if self.keeper is not None:
            await self.keeper.drop()
        self.dismiss(None)
        if self._done is not None:
            self._done(self._wanted, receipt)

    def show_wrong(self, sentence: str) -> None:
        """Below the fields, and in sight however many there are."""
        self.query_one(WrongLine).show(sentence)

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        self.answer_changed()

    # -- leaving ------------------------------------------------------------------------------
    async def action_back(self) -> None:
        """Esc: leave. Words that were typed are parked or asked about, never just gone."""
        if self.keeper is not None:
            await super().action_back()
            return
        await self.typed_so_far()
        if any(field.text_typed for field in self.fields):
            question = YesNo(say.THROW_TYPED_AWAY, leaves=True)
            await self.tracker.push_screen(question, self._thrown_away)
        else:
            self.dismiss(None)

    def _thrown_away(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)

    # -- the draft ----------------------------------------------------------------------------
    def to_keep(self) -> Mapping[str, str] | None:
        """The answers, and the case they are about."""
        raw = self.raw()
        if self._keep is None or not any(text.strip() for text in raw.values()):
            return None
        return {**raw, "ref": self._keep.ref}

    def show_kept(self, words: str) -> None:
        """On the upper edge."""
        self.query_one(".ask").border_title = Content(words)


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
        confirm = LineField(say.REF_LABEL, "confirm", needed=True, limit=40)

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
