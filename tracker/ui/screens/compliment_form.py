"""A compliment taken down, or put right: kept as a draft at every pause, saved by ^S."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.compliments import Compliment
from tracker.core.forms import FormErrors, edit_compliment, log_compliment, usual_type
from tracker.core.ports import Receipt
from tracker.core.views import Draft
from tracker.ui import say_compliments as words
from tracker.ui.keys import bindings
from tracker.ui.screens import compliment_choices as offered
from tracker.ui.screens.compliment_drafts import EDIT, NEW
from tracker.ui.screens.kept_form import KeptForm
from tracker.ui.widgets.bars import KeyBar, TopBar
from tracker.ui.widgets.fields import ChoiceRow, DateField, Field, LineField, LongField

_TYPED = ("words", "area", "source", "type", "said_by", "staff")
"""The fields a person fills in: a draft with nothing in any of them is not kept."""

_KNOWN = ("number", "version", "ref", "kept_area", "kept_source")
"""What the form of one that exists knows besides its fields."""


class ComplimentForm(KeptForm[Receipt | None]):
    """The form of a compliment. Dismissed with the receipt, or with None when parked."""

    BINDINGS: ClassVar[list[Any]] = bindings("form.discard", "form.park", first=True)
    KEY_BAR = ("form.save", "form.next", "form.park", "form.discard", "app.jump")

    def __init__(
        self, draft: Draft | None = None, *, begun_with: Mapping[str, str] | None = None
    ) -> None:
        """``draft`` is a parked one to go on with; ``begun_with`` what an existing one has."""
        super().__init__()
        self._draft = draft
        self._begun_with = dict(draft.fields if draft else begun_with or {})
        self._first = dict(self._begun_with)

    @classmethod
    def of(cls, compliment: Compliment) -> ComplimentForm:
        """The form of one that exists."""
        shared = compliment.shared_on
        return cls(
            begun_with={
                "words": compliment.words,
                "area": compliment.area,
                "source": compliment.source,
                "type": compliment.type.value,
                "said_by": compliment.said_by,
                "staff": compliment.staff,
                "received_on": _typed(compliment.received_on),
                "shared_on": _typed(shared) if shared else "",
                "number": str(compliment.number),
                "version": str(compliment.version),
                "ref": compliment.ref,
                "kept_area": compliment.area,
                "kept_source": compliment.source,
            }
        )

    @property
    def _exists(self) -> bool:
        """Whether it is put right rather than taken down."""
        return "number" in self._begun_with

    # -- the form -----------------------------------------------------------------------------
    def compose(self) -> ComposeResult:
        """What was said first, because it is being said."""
        ref = self._begun_with.get("ref", "")
        yield TopBar(words.edit_title(ref) if ref else words.NEW_COMPLIMENT, id="topbar")
        with VerticalScroll(id="compliment-fields", can_focus=False):
            yield from self._fields()
            yield Static("", id="compliment-wrong", markup=False)
        yield KeyBar(self.KEY_BAR, id="keybar")

    def _fields(self) -> ComposeResult:
        office, was = self.tracker.office(), self._begun_with.get
        lists, today, calendar = office.lists, office.today, office.calendar
        yield LongField(words.WORDS, "words", value=was("words", ""), needed=True)
        yield ChoiceRow(
            words.AREA,
            "area",
            offered.areas(lists.areas, was("kept_area", "")),
            value=was("area", ""),
            needed=True,
        )
        yield ChoiceRow(
            words.SOURCE,
            "source",
            offered.sources(lists.sources, was("kept_source", "")),
            value=was("source", ""),
            needed=True,
        )
        yield ChoiceRow(words.TYPE, "type", offered.types(), value=was("type", ""))
        yield LineField(
            words.SAID_BY, "said_by", value=was("said_by", ""), placeholder=words.SAID_BY_HINT
        )
        yield LineField(words.STAFF, "staff", value=was("staff", ""), placeholder=words.STAFF_HINT)
        yield DateField(
            words.RECEIVED_ON,
            "received_on",
            today,
            calendar,
            value=was("received_on", ""),
            default=today,
            latest=today,
        )
        if self._exists:
            yield DateField(
                words.SHARED_ON,
                "shared_on",
                today,
                calendar,
                value=was("shared_on", ""),
                optional=True,
                latest=today,
            )

    def on_mount(self) -> None:
        """The next letter is the first of what was said."""
        self.begun()
        self.keep_as(EDIT if self._exists else NEW, self._draft)
        self._usual = usual_type(self.field("source").value).value
        self.field("words").focus_now()

    def raw(self) -> dict[str, str]:
        """Every answer, and which compliment it is about."""
        known = {name: self._begun_with[name] for name in _KNOWN if name in self._begun_with}
        return {**super().raw(), **known}

    # -- answering ----------------------------------------------------------------------------
    def field_done(self, field: Field) -> None:
        """Answered: on to the next question. The source mostly answers the next one too."""
        if field.key == "source":
            self._type_of_source()
            field = self.field("type")
        self.go_after(field)

    def _type_of_source(self) -> None:
        """Fill the type in, unless a person has chosen another one."""
        source, kind = self.field("source").value, self.field("type")
        if source and kind.value in ("", self._usual):
            self._usual = kind.value = usual_type(source).value

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        self.answer_changed()

    # -- saving -------------------------------------------------------------------------------
    async def action_save(self) -> None:
        """Save, or say under each field what is wrong."""
        await self.typed_so_far()
        if self.saving or self.keeper is None:
            return
        raw = {**self.raw(), "draft_id": self.keeper.draft_id}
        read = edit_compliment if self._exists else log_compliment
        try:
            command = read(raw, self.tracker.office())
        except FormErrors as wrong:
            self.say_wrong(" ".join(self.show_errors(wrong.errors).values()))
            return
        self.carry_out(command)

    async def saved(self, receipt: Receipt) -> None:
        """Leave."""
        self.dismiss(receipt)

    # -- the draft ----------------------------------------------------------------------------
    def to_keep(self) -> Mapping[str, str] | None:
        """Every answer, once a person has given one. An empty date is the day it was begun."""
        raw = self.raw()
        if self._exists:
            changed = any(raw.get(name, "") != self._first.get(name, "") for name in raw)
            return raw if changed or self._draft is not None else None
        if not any(raw.get(name, "").strip() for name in _TYPED):
            return None
        today = _typed(self.tracker.clock.today())
        return {**raw, "received_on": raw.get("received_on", "").strip() or today}

    def show_kept(self, words_kept: str) -> None:
        """In the bar above."""
        self.query_one(TopBar).show(words_kept)

    def show_wrong(self, sentence: str) -> None:
        """Below everything."""
        line = self.query_one("#compliment-wrong", Static)
        line.update(visible(sentence))
        line.set_class(bool(sentence), "-said")
        if sentence:
            line.scroll_visible(animate=False)


def _typed(day: date) -> str:
    """A date as a person would type it."""
    return f"{day.day}/{day.month}/{day.year}"
