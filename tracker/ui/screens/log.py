"""A contact taken down while the caller talks: kept as a draft at every pause, saved by ^S."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.commands import AddCall, LogContact
from tracker.core.forms import YOUNG, FormErrors, add_call, log_contact, when_and_how
from tracker.core.identity import new_save_id
from tracker.core.office import Office, Refusal
from tracker.core.ports import CouldNot, NoSuchCase, Receipt
from tracker.core.say import short_day
from tracker.core.views import Draft
from tracker.core.words import Handling
from tracker.ui import say, say_forms
from tracker.ui.background import begin
from tracker.ui.drafts import DraftKeeper
from tracker.ui.keys import bindings
from tracker.ui.screens.ask import Ask, YesNo
from tracker.ui.screens.drafts import DraftList
from tracker.ui.screens.form import FormScreen
from tracker.ui.screens.log_caller import Caller
from tracker.ui.screens.log_fields import TYPED, after_the_caller, channels
from tracker.ui.widgets.bars import KeyBar, TopBar
from tracker.ui.widgets.caller_panel import guard, panel
from tracker.ui.widgets.fields import (
    Choice,
    ChoiceRow,
    DateField,
    Field,
    LineField,
    SuggestField,
)

__all__ = ["DraftList", "LogScreen"]

WHEN = ("received_on", "received_at", "channel")
"""Answers that F3 asks for; they are filled in from the start."""

Build = Callable[[Mapping[str, str], Office], LogContact | AddCall]


class LogScreen(FormScreen[Receipt | None]):
    """The form of a contact. Dismissed with the receipt, or with None when parked."""

    BINDINGS: ClassVar[list[Any]] = [
        *bindings(
            "form.sort",
            "form.attach",
            "form.when",
            "form.other",
            "form.discard",
            "form.park",
            "log.new",
            first=True,
        ),
    ]
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
        self._when: dict[str, str] = {}
        self._save_id = new_save_id()
        self._saving = False
        self._kept_words = ""
        self.caller = Caller(self)
        self._keeper: DraftKeeper | None = None

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
        tracker, now = self.tracker, self.tracker.clock.now()
        begun = self._begun_with
        self._when = {
            "received_on": begun.get("received_on") or tracker.clock.today().isoformat(),
            "received_at": begun.get("received_at") or f"{now:%H:%M}",
            "channel": begun.get("channel") or next(iter(tracker.office().lists.channels), ""),
        }
        self._keeper = DraftKeeper(
            self,
            tracker.link,
            self._to_keep,
            self._kept,
            kind="contact",
            owner=tracker.actor.name,
            now=tracker.clock.now,
            draft=self._draft,
        )
        self.field("details" if self._draft else "caller").focus_now()
        if self._draft is not None:
            age = say.age(self._draft.updated_at, now)
            self._kept_words = say_forms.draft_taken_up(self._draft, age)
            person_id, name = begun.get("person_id", ""), begun.get("caller", "")
            begin(self, partial(self.caller.restore, person_id, name), "past")
        self.show_all()

    def on_resize(self) -> None:
        """The bar above says less where there is less room."""
        self.show_all()

    def raw(self) -> dict[str, str]:
        """Every answer, those to F3 and the person chosen among them."""
        person = self.caller.person
        more = {"person_id": str(person.person_id)} if person else {}
        return {**super().raw(), **self._when, **more}

    def field_done(self, field: Field) -> None:
        """Answered: on to the next question."""
        self._show_status()
        self.go_after(field)

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        if message.field.key == "caller":
            self.caller.name_changed(message.field.value)
        elif message.field.key == "telephone":
            self._caller_field.look_again()
        if self._keeper is not None:
            self._keeper.touch()
        self._say_wrong("")
        self.show_all()

    @on(SuggestField.Found)
    def _found(self, message: SuggestField.Found) -> None:
        message.stop()
        self.show_all()

    @property
    def _caller_field(self) -> SuggestField:
        return self.query_one("#field-caller", SuggestField)

    # -- what the form says -------------------------------------------------------------------
    def show_all(self) -> None:
        """Say anew what depends on the answers: the promise, open cases, who it could be."""
        if not self.is_mounted or not self._when:
            return
        office, tracker = self.tracker.office(), self.tracker
        on_day = date.fromisoformat(self._when["received_on"])
        narrow = self.size.width < 100
        how = say_forms.received(
            self._when["channel"],
            on_day,
            self._when["received_at"],
            office.today,
            brief=narrow,
        )
        self.query_one(TopBar).show(f"{how}   {self._kept_words}".rstrip())
        value = self.field("handling").value
        handling = next((h for h in Handling if h.value == value), None)
        words = say_forms.if_saved(office, on_day, handling)
        self.query_one("#log-due", Static).update(Text(words, tracker.paint("strong")))
        self._show_guard()
        self._show_status()
        if not narrow:
            due = say_forms.due_day(office, on_day, handling)
            typed = not self._caller_field.empty
            self.query_one("#log-panel", Static).update(
                panel(
                    self.caller.past,
                    self.caller.others,
                    short_day(due, office.today) if due else "",
                    typed,
                    tracker.paint,
                    tracker.signs,
                )
            )

    def _show_guard(self) -> None:
        """Open cases of the caller, or somebody known by the same number."""
        caller, tracker = self.caller, self.tracker
        text = Text()
        if caller.past is not None and caller.past.open:
            text = guard(caller.past, tracker.paint, tracker.signs)
        elif caller.by_telephone is not None:
            words = visible(say_forms.same_telephone(caller.by_telephone))
            text = Text.assemble(("! ", tracker.paint("warning")), (words, tracker.paint("text")))
        line = self.query_one("#log-guard", Static)
        line.update(text)
        line.display = bool(text.plain)

    def _show_status(self) -> None:
        """Only young people are asked for their status."""
        self.field("young_status").display = self.field("relation").value == YOUNG

    def _say_wrong(self, sentence: str) -> None:
        line = self.query_one("#log-wrong", Static)
        line.update(Content(visible(sentence)))
        line.display = bool(sentence)

    # -- saving -------------------------------------------------------------------------------
    async def action_save(self) -> None:
        """Save as a new contact."""
        await self._begin_save(self._as_contact)

    async def action_save_and_sort(self) -> None:
        """Save, and classify at once."""
        await self._begin_save(self._as_contact, sort=True)

    def _as_contact(self, raw: Mapping[str, str], office: Office) -> LogContact:
        return log_contact(raw, office, self.caller.person)

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
            answers = [
                Choice(str(n), row.ref, f"{row.ref} {row.theme}".strip())
                for n, row in enumerate(rows[:9], 1)
            ]
            field = ChoiceRow(say_forms.WHICH_CASE_LABEL, "ref", answers, needed=True)
            question = Ask(say_forms.WHICH_CASE, [field], lambda raw: raw["ref"])
            await self.tracker.push_screen(question, self._attach_to)

    async def _attach_to(self, ref: str | None) -> None:
        if ref:
            person = self.caller.person
            await self._begin_save(lambda raw, office: add_call(raw, ref, office, person))

    async def _begin_save(self, build: Build, *, sort: bool = False) -> None:
        """Read the form; begin to save it, or say under each field what is wrong."""
        await self.typed_so_far()
        if self._saving or self._keeper is None:
            return
        raw = {**self.raw(), "draft_id": self._keeper.draft_id}
        try:
            command = build(raw, self.tracker.office())
        except FormErrors as wrong:
            left = self.show_errors(wrong.errors)
            sentences = [say_forms.WHEN_IS_WRONG.format(sentence=s) for s in left.values()]
            self._say_wrong(" ".join(sentences))
            return
        self._saving = True
        self._keeper.hold()
        begin(self, partial(self._save, command, sort), "save", exclusive=False)

    async def _save(self, command: LogContact | AddCall, sort: bool) -> None:
        """One save for one form: asked again after a failure, it is still the same save."""
        tracker = self.tracker
        assert self._keeper is not None
        try:
            receipt = await tracker.link.do(command, tracker.actor, self._save_id)
        except (Refusal, CouldNot, NoSuchCase) as trouble:
            self._saving = False
            self._say_wrong(str(trouble))
            self._keeper.go_on()
            return
        self.dismiss(receipt)
        tracker.done(receipt)
        if sort:
            tracker.call_later(tracker.classify, receipt.refs[0])

    # -- other keys ---------------------------------------------------------------------------
    async def action_other_person(self) -> None:
        """F2: somebody else than the person chosen."""
        await self.typed_so_far()
        if self.caller.send_away():
            self._caller_field.look_again()
            self.show_all()
            if self._keeper is not None:
                self._keeper.touch()
        else:
            self.tracker.say(say_forms.NOBODY_CHOSEN)

    async def action_when(self) -> None:
        """F3: when and how it was received."""
        office, was = self.tracker.office(), self._when
        fields: list[Field] = [
            ChoiceRow(say_forms.CHANNEL, "channel", channels(office.lists), value=was["channel"]),
            DateField(
                say_forms.RECEIVED_ON,
                "received_on",
                office.today,
                office.calendar,
                value=_as_typed(was["received_on"], office.today),
                default=office.today,
                latest=office.today,
            ),
            LineField(say_forms.RECEIVED_AT, "received_at", value=was["received_at"], limit=5),
        ]
        question = Ask(say_forms.WHEN_AND_HOW, fields, lambda raw: when_and_how(raw, office))
        await self.tracker.push_screen(question, self._when_known)

    def _when_known(self, answers: dict[str, str] | None) -> None:
        if answers is None:
            return
        self._when = answers
        self._say_wrong("")
        if self._keeper is not None:
            self._keeper.touch()
        self.show_all()

    async def action_discard(self) -> None:
        """F8: throw the draft away, after a question."""
        await self.typed_so_far()
        if self._saving:
            return
        if self._to_keep() is None:
            self.tracker.say(say_forms.NOTHING_TO_THROW)
        else:
            await self.tracker.push_screen(YesNo(say_forms.THROW_AWAY), self._discarded)

    def _discarded(self, sure: bool | None) -> None:
        if sure:
            begin(self, self._drop, "save", exclusive=False)

    async def _drop(self) -> None:
        assert self._keeper is not None
        if await self._keeper.drop():
            self.tracker.say(say_forms.THROWN_AWAY)
            self.dismiss(None)
        else:
            self._keeper.go_on()

    async def action_back(self) -> None:
        """Esc: park it. It leaves the screen only once it is kept."""
        await self.typed_so_far()
        if not self._saving:
            begin(self, self._park, "park", exclusive=False)

    async def _park(self) -> None:
        assert self._keeper is not None
        if await self._keeper.flush() and not self._saving:
            if self._to_keep() is not None:
                self.tracker.say(say_forms.PARKED)
            self.dismiss(None)

    async def keep_before_leaving(self) -> None:
        """The program is about to end: keep what is typed."""
        await self.typed_so_far()
        if self._keeper is not None:
            await self._keeper.flush()

    # -- the draft ----------------------------------------------------------------------------
    def _to_keep(self) -> Mapping[str, str] | None:
        raw = self.raw()
        return raw if any(raw.get(name, "").strip() for name in TYPED) else None

    def _kept(self, at: datetime | None, trouble: str) -> None:
        """In the bar above after every keeping."""
        self._kept_words = say_forms.draft_kept(at) if at else say_forms.NOT_KEPT
        if trouble:
            self._say_wrong(trouble)
        self.show_all()


def _as_typed(iso: str, today: date) -> str:
    """A date as F3 shows it to begin with: nothing for today, which is what nothing means."""
    day = date.fromisoformat(iso)
    return "" if day == today else f"{day.day}/{day.month}/{day.year}"
