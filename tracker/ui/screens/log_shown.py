"""What the form of a contact says of itself while it is filled in: above, below and beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.forms import YOUNG
from tracker.core.office import Office
from tracker.core.say import short_day
from tracker.core.words import Handling, ListKind
from tracker.ui import say_forms as say
from tracker.ui.say import also_open
from tracker.ui.say_people import persistent_call
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.caller_panel import guard, panel
from tracker.ui.widgets.open_promises import still_open

if TYPE_CHECKING:
    from tracker.ui.screens.log import LogScreen

WIDE = 100
"""Columns from which the panel beside the form is shown."""


class Shown:
    """The lines of one form that follow from its answers."""

    def __init__(self, form: LogScreen) -> None:
        """``form`` has the answers."""
        self._form = form
        self.kept = ""

    def all(self) -> None:
        """Say everything anew."""
        form = self._form
        if not form.when or not form.whole:
            return
        office = form.tracker.office()
        day = date.fromisoformat(form.when["received_on"])
        value = form.field("handling").value
        handling = next((h for h in Handling if h.value == value), None)
        self._above(office, day)
        self._promise(office, day, handling)
        self._guard()
        self.status()
        if form.size.width >= WIDE:
            self._beside(office, day, handling)

    def _above(self, office: Office, day: date) -> None:
        """How and when it came in, and that the draft is kept."""
        form = self._form
        brief = form.size.width < WIDE
        channel, at = form.when["channel"], form.when["received_at"]
        how = say.received(channel, day, at, office.today, brief=brief)
        form.query_one(TopBar).show(f"{how}   {self.kept}".rstrip())

    def _promise(self, office: Office, day: date, handling: Handling | None) -> None:
        """When the reply would be due."""
        words = say.if_saved(office, day, handling)
        line = self._form.query_one("#log-due", Static)
        line.update(Text(words, self._form.tracker.paint("strong")))

    def _guard(self) -> None:
        """Open cases of the caller, or somebody known by the same number."""
        caller, tracker = self._form.caller, self._form.tracker
        text = self._persistent()
        if caller.past is not None and caller.past.open:
            text.append_text(guard(caller.past, tracker.paint, tracker.signs))
            text.append_text(self._also_open([row.ref for row in caller.past.open]))
        elif caller.by_telephone is not None:
            words = visible(say.same_telephone(caller.by_telephone))
            text += Text.assemble(("! ", tracker.paint("warning")), (words, tracker.paint("text")))
        if caller.past is not None and caller.past.promises:
            text.append("\n" if text.plain else "", tracker.paint("text"))
            text.append_text(still_open(caller.past.promises, tracker.paint))
        line = self._form.query_one("#log-guard", Static)
        line.update(text)
        line.display = bool(text.plain)

    def _persistent(self) -> Text:
        """Where the calls of a persistent complainant go, before anything else."""
        card, tracker = self._form.caller.person, self._form.tracker
        if card is None or card.persistent is None:
            return Text()
        words = visible(persistent_call(card.name, card.persistent))
        return Text.assemble(
            ("! ", tracker.paint("warning")), (words + "\n", tracker.paint("warning"))
        )

    def _also_open(self, refs: list[str]) -> Text:
        """Which of the caller's open cases a colleague has in front of them at this moment."""
        tracker = self._form.tracker
        text, now = Text(), tracker.clock.now()
        for ref in refs:
            also = also_open(tracker.presence.also_open(ref), now)
            if also:
                text.append("\n! ", tracker.paint("warning"))
                text.append(visible(f"{ref} {also}"), tracker.paint("text"))
        return text

    def _beside(self, office: Office, day: date, handling: Handling | None) -> None:
        """What is known of the caller, and what to say to them."""
        form, tracker = self._form, self._form.tracker
        due = say.due_day(office, day, handling)
        words = short_day(due, office.today) if due else ""
        typed = not form.field("caller").empty
        past, others = form.caller.past, form.caller.others
        text = panel(past, others, words, typed, tracker.paint, tracker.signs)
        form.query_one("#log-panel", Static).update(text)

    def status(self) -> None:
        """Only young people are asked for their status."""
        lists = self._form.tracker.office().lists
        young = self._form.field("relation").value in (
            YOUNG,
            lists.current(ListKind.RELATION, YOUNG),
        )
        self._form.field("young_status").display = young

    def wrong(self, sentence: str) -> None:
        """What is wrong with the whole form."""
        line = self._form.query_one("#log-wrong", Static)
        line.update(Content(visible(sentence)))
        line.display = bool(sentence)
