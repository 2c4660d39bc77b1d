"""A contact taken down while the caller talks: kept as a draft at every pause, saved by ^S."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from tracker.core.commands import AddCall, LogContact
from tracker.core.forms import FormErrors, add_call, log_contact
from tracker.core.office import Lists, Office
from tracker.core.ports import Receipt
from tracker.core.views import Draft
from tracker.core.words import ListKind
from tracker.ui import say, say_forms
from tracker.ui.keys import bindings
from tracker.ui.offering import offer_anew
from tracker.ui.screens.drafts import DraftList
from tracker.ui.screens.kept_form import KeptForm
from tracker.ui.screens.log_caller import Caller
from tracker.ui.screens.log_fields import TYPED, after_the_caller, relation_choices
from tracker.ui.screens.log_questions import when_question, which_case
from tracker.ui.screens.log_shown import Shown
from tracker.ui.widgets.bars import KeyBar, TopBar
from tracker.ui.widgets.fields import ChoiceRow, Field, SuggestField

__all__ = ["DraftList", "LogScreen"]

KIND = "contact"
"""The kind of its drafts."""

Build = Callable[[Mapping[str, str], Office], LogContact | AddCall]


class LogScreen(KeptForm[Receipt | None]):
    """The form of a contact. Dismissed with the receipt, or with None when parked."""

    BINDINGS: ClassVar[list[Any]] = bindings(
        "form.sort",
        "form.attach",
        "form.when",
        "form.other",
        "form.discard",
        "form.park",
        "log.new",
        first=True,
    )
    KEY_BAR = (
        "form.save",
        "form.sort",
        "form.attach",
        "form.when",
        "form.park",
        "form.other",
        "form.next",
        "form.discard",
    )

    def __init__(self, draft: Draft | None = None) -> None:
        """``draft`` is a parked one to go on with."""
        super().__init__()
        self._draft = draft
        self._begun_with: dict[str, str] = dict(draft.fields) if draft else {}
        self._sort_next = False
        self.when: dict[str, str] = {}
        self.caller = Caller(self)
        self.shown = Shown(self)

    # -- the form -----------------------------------------------------------------------------
    def compose(self) -> ComposeResult:
        """The questions, what is known of the caller, and what saving now would promise."""
        lists = self.tracker.office().lists
        yield TopBar(say_forms.NEW_CONTACT, id="topbar")
        with Horizontal(id="log"):
            with Vertical(id="log-left"):
                with VerticalScroll(id="log-fields", can_focus=False):
                    yield SuggestField(
                        say_forms.CALLER,
                        "caller",
                        self.caller.find,
                        value=self._begun_with.get("caller", ""),
                        placeholder=say_forms.CALLER_HINT,
                        chosen=self.caller.choose,
                    )
                    yield from after_the_caller(lists, self._begun_with)
                yield Static("", id="log-guard", markup=False)
                yield Static("", id="log-due", markup=False)
                yield Static("", id="log-wrong", markup=False)
            with VerticalScroll(id="log-side", classes="-wide-only", can_focus=False):
                yield Static("", id="log-panel", markup=False)
        yield KeyBar(self.KEY_BAR, id="keybar")

    def on_mount(self) -> None:
        """Everything known beforehand is filled in; the next letter is the caller's name."""
        self.begun()
        tracker, now = self.tracker, self.tracker.clock.now()
        begun = self._begun_with
        self.when = {
            "received_on": begun.get("received_on") or tracker.clock.today().isoformat(),
            "received_at": begun.get("received_at") or f"{now:%H:%M}",
            "channel": begun.get("channel") or next(iter(tracker.office().lists.channels), ""),
        }
        self.keep_as(KIND, self._draft)
        self.field("details" if self._draft else "caller").focus_now()
        if self._draft is not None:
            age = say.age(self._draft.updated_at, now)
            self.shown.kept = say_forms.draft_taken_up(self._draft, age)
            self.caller.restore(begun.get("person_id", ""), begun.get("caller", ""))
        self.shown.all()

    def on_resize(self) -> None:
        """More is said where there is more room."""
        self.shown.all()

    def lists_changed(self, lists: Lists) -> None:
        """Other relations can be chosen now; what was chosen stays."""
        row = self.query_one("#field-relation", ChoiceRow)
        offer_anew(row, ListKind.RELATION, lists, relation_choices)
        self.when["channel"] = lists.current(ListKind.CHANNEL, self.when["channel"])
        self.shown.all()

    def raw(self) -> dict[str, str]:
        """Every answer, those to F3 and the person chosen among them."""
        known = {"person_id": self.caller.person_id} if self.caller.person_id else {}
        return {**super().raw(), **self.when, **known}

    def field_done(self, field: Field) -> None:
        """Answered: on to the next question."""
        self.shown.status()
        self.go_after(field)

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        if not self.whole:
            return
        if message.field.key == "caller":
            self.caller.name_changed(message.field.value)
        elif message.field.key == "telephone":
            self._look_again()
        self.answer_changed()
        self.shown.all()

    @on(SuggestField.Found)
    def _found(self, message: SuggestField.Found) -> None:
        message.stop()
        self.shown.all()

    def _look_again(self) -> None:
        """Who could it be, by the name and number as they are now?"""
        self.query_one("#field-caller", SuggestField).look_again()

    # -- saving -------------------------------------------------------------------------------
    async def action_save(self) -> None:
        """Save as a new contact."""
        await self._save(lambda raw, office: log_contact(raw, office, self.caller.person))

    async def action_save_and_sort(self) -> None:
        """Save, and classify at once."""
        await self._save(
            lambda raw, office: log_contact(raw, office, self.caller.person), then_sort=True
        )

    async def action_attach(self) -> None:
        """Add this call to the caller's open case; with several, to the one chosen."""
        await self.typed_so_far()
        past = self.caller.past
        rows = past.open if past is not None else ()
        if not rows:
            self.tracker.say(say_forms.NO_OPEN_CASE, "warning")
        elif len(rows) == 1:
            await self._attach_to(rows[0].ref)
        else:
            await self.tracker.push_screen(which_case(rows), self._attach_to)

    async def _attach_to(self, ref: str | None) -> None:
        if ref:
            person = self.caller.person
            await self._save(lambda raw, office: add_call(raw, ref, office, person))

    async def _save(self, build: Build, *, then_sort: bool = False) -> None:
        """Read the form; begin to save it, or say under each field what is wrong.

        What follows is what the key that saves asked for: one pressed meanwhile changes nothing.
        """
        await self.typed_so_far()
        await self.caller.known()
        if self.saving or self.keeper is None:
            return
        raw = {**self.raw(), "draft_id": self.keeper.draft_id}
        try:
            command = build(raw, self.tracker.office())
        except FormErrors as wrong:
            left = self.show_errors(wrong.errors)
            sentences = [say_forms.WHEN_IS_WRONG.format(sentence=s) for s in left.values()]
            self.say_wrong(" ".join(sentences))
            return
        self._sort_next = then_sort
        self.carry_out(command)

    async def saved(self, receipt: Receipt) -> None:
        """Leave; with ^T the classifying screen follows."""
        self.dismiss(receipt)
        if self._sort_next:
            self.tracker.call_later(self.tracker.classify, receipt.refs[0])

    # -- other keys ---------------------------------------------------------------------------
    async def action_other_person(self) -> None:
        """F2: somebody else than the person chosen."""
        await self.typed_so_far()
        if not self.caller.send_away():
            self.tracker.say(say_forms.NOBODY_CHOSEN)
            return
        self._look_again()
        self.answer_changed()
        self.shown.all()

    async def action_when(self) -> None:
        """F3: when and how it was received."""
        question = when_question(self.when, self.tracker.office())
        await self.tracker.push_screen(question, self._when_known)

    def _when_known(self, answers: dict[str, str] | None) -> None:
        if answers is not None:
            self.when = answers
            self.answer_changed()
            self.shown.all()

    # -- the draft ----------------------------------------------------------------------------
    def to_keep(self) -> Mapping[str, str] | None:
        """Every answer, once a person has given one."""
        raw = self.raw()
        return raw if any(raw.get(name, "").strip() for name in TYPED) else None

    def show_also_open(self) -> None:
        """Somebody else has opened or left a case: it may be one of the caller's."""
        self.shown.all()

    def show_kept(self, words: str) -> None:
        """In the bar above."""
        self.shown.kept = words
        self.shown.all()

    def show_wrong(self, sentence: str) -> None:
        """Below everything."""
        self.shown.wrong(sentence)
