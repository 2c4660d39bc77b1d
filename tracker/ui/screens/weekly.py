"""The weekly batch: the contacts of one persistent complainant, a line each, saved by one key."""

from __future__ import annotations

import re

from textual import on
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.forms import PROPOSALS, weekly
from tracker.core.office import Office
from tracker.core.people_commands import LogWeekly
from tracker.core.views import Draft
from tracker.core.words import Safety
from tracker.ui import say_forms
from tracker.ui import say_people as say
from tracker.ui.screens.ask import Ask, Keep
from tracker.ui.widgets.choice_row import Choice, ChoiceRow
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.long_field import LongField

KIND = "weekly"
"""The kind of its drafts."""


class WeeklyAsk(Ask[LogWeekly]):
    """Says below the lines how they are understood so far."""

    def __init__(self, number: int, name: str, office: Office, draft: Draft | None = None) -> None:
        """``draft`` is a parked batch to go on with."""
        self._office = office
        letters = weekly.ways(office.lists.channels)
        lines = LongField(say.WEEKLY_LINES, "lines", needed=True)
        proposals = [Choice(str(n), h.value, say.PROPOSED[h]) for n, h in enumerate(PROPOSALS, 1)]
        super().__init__(
            say.WEEKLY_TITLE.format(name=name),
            [
                lines,
                ChoiceRow(say.WEEKLY_AS, "handling", proposals),
                ChoiceRow(
                    say_forms.SAFETY,
                    "safety",
                    (Choice("n", Safety.NO.value, "no"), Choice("y", Safety.YES.value, "yes")),
                ),
            ],
            lambda raw: weekly.weekly(raw, number, office),
            tells=say.WEEKLY_TELLS.format(ways=say.ways(letters)),
            keep=Keep(KIND, f"{name} ({number})", draft),
        )
        self._lines = lines
        self._read = Static(say.WEEKLY_EMPTY, id="weekly-read", markup=False)

    def on_mount(self) -> None:
        """How the lines are understood stands under them."""
        super().on_mount()
        self.mount(self._read, after=self._lines)
        self._show_read()

    @on(Field.Changed)
    def _lines_changed(self, message: Field.Changed) -> None:
        if message.field is self._lines:
            self._show_read()

    def _show_read(self) -> None:
        read = weekly.read_weekly(self._lines.value, self._office)
        self._read.update(Content(visible(say.weekly_read(read, self._office.today))))


def taken_up(draft: Draft, office: Office) -> WeeklyAsk:
    """A parked batch, for whom it was begun."""
    found = re.fullmatch(r"(.*) \(([0-9]+)\)", draft.fields.get("ref", ""), re.DOTALL)
    name, number = (found[1], int(found[2])) if found else ("", 0)
    return WeeklyAsk(number, name, office, draft)
