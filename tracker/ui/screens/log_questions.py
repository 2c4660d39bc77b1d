"""The questions that the form of a contact asks apart: F3, and which case a call goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.core.forms import when_and_how
from tracker.core.office import Office
from tracker.core.views import CaseRow
from tracker.core.words import ListKind
from tracker.ui import say_forms as say
from tracker.ui.offering import with_chosen
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.log_fields import channel_choices
from tracker.ui.widgets.fields import Choice, ChoiceRow, DateField, LineField

MOST_CASES = 9
"""Cases to choose from: one figure each."""


def when_question(when: Mapping[str, str], office: Office) -> Ask[dict[str, str]]:
    """When and how a contact came in; ``when`` is what is known so far."""
    words, channel = with_chosen(ListKind.CHANNEL, office.lists, when["channel"])
    return Ask(
        say.WHEN_AND_HOW,
        [
            ChoiceRow(say.CHANNEL, "channel", channel_choices(words), value=channel),
            DateField(
                say.RECEIVED_ON,
                "received_on",
                office.today,
                office.calendar,
                value=_as_typed(when["received_on"], office.today),
                default=office.today,
                latest=office.today,
            ),
            LineField(say.RECEIVED_AT, "received_at", value=when["received_at"], limit=5),
        ],
        lambda raw: when_and_how(raw, office),
    )


def _as_typed(iso: str, today: date) -> str:
    """A date to begin with: nothing for today, since nothing means today."""
    day = date.fromisoformat(iso)
    return "" if day == today else f"{day.day}/{day.month}/{day.year}"


def which_case(rows: Sequence[CaseRow]) -> Ask[str]:
    """To which of several open cases does this call belong?"""
    answers = [
        Choice(str(n), row.ref, f"{row.ref} {row.theme}".strip())
        for n, row in enumerate(rows[:MOST_CASES], 1)
    ]
    field = ChoiceRow(say.WHICH_CASE_LABEL, "ref", answers, needed=True)
    return Ask(say.WHICH_CASE, [field], lambda raw: raw["ref"])
