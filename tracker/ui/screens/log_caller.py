"""Who is calling: searched while the name is typed, chosen, or sent away again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tracker.core.forms import name_given, same_person
from tracker.core.people import PersonCard, telephone_key
from tracker.core.ports import CouldNot
from tracker.core.words import NameGiven
from tracker.ui import callers
from tracker.ui import say_forms as say
from tracker.ui.background import begin
from tracker.ui.callers import Known, Past
from tracker.ui.widgets.caller_panel import offer_of
from tracker.ui.widgets.fields import Offer

if TYPE_CHECKING:
    from tracker.ui.screens.log import LogScreen

LETTERS_TO_SEARCH = 2
DIGITS_TO_SEARCH = 6


class Caller:
    """The person chosen, if any, what is known of them, and who else it could be."""

    def __init__(self, form: LogScreen) -> None:
        """``form`` has the fields that a known person fills."""
        self._form = form
        self.person: PersonCard | None = None
        self.past: Past | None = None
        self.others: tuple[Known, ...] = ()
        self._declined: set[int] = set()
        self._filled: dict[str, str] = {}
        self._awaited = ""
        self._known = asyncio.Event()
        self._known.set()

    @property
    def person_id(self) -> str:
        """The id of the person chosen, as drafts keep it; "" if nobody is."""
        return str(self.person.person_id) if self.person is not None else self._awaited

    @property
    def by_telephone(self) -> PersonCard | None:
        """Somebody known by the number typed, while nobody is chosen."""
        if self.person is not None:
            return None
        same = (k.card for k in self.others if "same telephone" in k.suggestion.reason)
        return next((card for card in same if card.person_id not in self._declined), None)

    async def find(self, typed: str) -> Sequence[Offer]:
        """The list under the name: whoever may be meant by it, or by the telephone number."""
        telephone = self._form.field("telephone").value
        named = len(typed.strip()) >= LETTERS_TO_SEARCH and name_given(typed) is NameGiven.NAMED
        number = len(telephone_key(telephone)) >= DIGITS_TO_SEARCH
        if not named and not number:
            self.others = ()
            return []
        tracker = self._form.tracker
        name, today = typed if named else "", tracker.clock.today()
        self.others = await tracker.link.read(
            lambda reader: callers.likely(reader, name, telephone, today)
        )
        if self.person is not None and same_person(typed, self.person):
            return []
        return [
            offer_of(known, tracker.signs, declined=known.card.person_id in self._declined)
            for known in self.others
        ]

    def choose(self, offer: Offer) -> None:
        """This one: fill in what is known, and go on at the first field that is still empty."""
        if not isinstance(offer.what, Known):
            return
        self._put_away()
        known = offer.what
        card = self.person = known.card
        self.past = Past(card, known.open)
        self._declined.discard(card.person_id)
        for name, value in (
            ("telephone", card.telephone),
            ("relation", card.relation),
            ("child", card.last_child),
        ):
            field = self._form.field(name)
            if value and field.empty:
                field.value = value
                self._filled[name] = value
        self._form.field("caller").set_note(say.chosen_person(card))
        self._form.shown.all()
        self._go_on()
        begin(self._form, partial(self._read_past, card), "past")

    def _go_on(self) -> None:
        """Straight to the story, whatever is not known of them: they are talking already."""
        self._form.field("details").focus_now()

    async def _read_past(self, card: PersonCard) -> None:
        """All their cases, for the panel beside the form."""
        tracker = self._form.tracker
        today = tracker.clock.today()
        try:
            found = await tracker.link.read(lambda reader: callers.past(reader, card, today))
        except CouldNot as trouble:
            tracker.say(str(trouble), "warning")
            return
        if self.person == card:
            self.past = found
            self._form.shown.all()

    def restore(self, person_id: str, name: str) -> None:
        """Begin to look up the person that a draft was about."""
        if person_id.isdecimal() and name:
            self._awaited = person_id
            self._known.clear()
            begin(self._form, partial(self._restore, int(person_id), name), "past")

    async def known(self) -> None:
        """Wait until the person of a draft is looked up: nothing is saved without them."""
        await self._known.wait()

    async def _restore(self, person_id: int, name: str) -> None:
        tracker, card = self._form.tracker, None
        try:
            card = await tracker.link.read(lambda r: callers.person(r, person_id, name))
        except CouldNot as trouble:
            tracker.say(str(trouble), "warning")
        finally:
            still = bool(self._awaited) and self.person is None
            self._awaited = ""
            if still and same_person(self._form.field("caller").value, card):
                self.person = card
            self._known.set()
        if still and self.person is not None:
            self._form.field("caller").set_note(say.chosen_person(self.person))
            await self._read_past(self.person)

    def name_changed(self, typed: str) -> None:
        """Another name is another person."""
        if self.person is None:
            return
        if same_person(typed, self.person):
            self._form.field("caller").set_note(say.chosen_person(self.person))
        else:
            self._put_away()

    def send_away(self) -> bool:
        """F2: not this person. Their facts go, the name stays. False if nobody was chosen."""
        was = self.person
        if was is None:
            return False
        self._declined.add(was.person_id)
        self._put_away()
        self._form.field("caller").set_note(say.NEW_PERSON)
        return True

    def _put_away(self) -> None:
        """Nobody is chosen any more: what the last one filled in and nobody changed goes too."""
        for name, value in self._filled.items():
            field = self._form.field(name)
            if field.value == value:
                field.value = ""
        self._filled = {}
        self._awaited = ""
        self.person = self.past = None
