"""The small questions about a person: details, a decision about persistence, its review."""

from __future__ import annotations

from typing import Any, TypeAlias

from tracker.core.forms import people as forms
from tracker.core.office import Office
from tracker.core.person import Person
from tracker.core.say import long_day
from tracker.ui import say_people as say
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.choice_row import Choice, ChoiceRow
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import DateField, LineField
from tracker.ui.widgets.suggest_field import SuggestField, listed

Question: TypeAlias = Ask[Any]


def details(person: Person, office: Office) -> Question:
    """What is known of a person, to be put right."""
    fields: list[Field] = []
    for name, label in say.EDIT_LABELS.items():
        value = getattr(person, name)
        if name == "relation":
            fields.append(SuggestField(label, name, listed(office.lists.relations), value=value))
        else:
            fields.append(LineField(label, name, value=value, needed=name == "name"))
    return Ask(
        say.ASK_DETAILS.format(name=person.name),
        fields,
        lambda raw: forms.details(raw, person, office),
        tells=say.DETAILS_TELL,
    )


def persistent(person: Person, office: Office) -> Question:
    """A decision; or where one is in force, its review."""
    return _review(person, office) if person.persistent else _decide(person, office)


def _decide(person: Person, office: Office) -> Question:
    today, calendar = office.today, office.calendar
    fields: list[Field] = [
        LineField("Reason", "reason", needed=True),
        LineField("Calls go to", "contact", needed=True),
        DateField("From", "from_on", today, calendar, default=today, latest=today),
        DateField(
            *("Review on", "review_on", today, calendar),
            optional=True,
            ahead=True,
            empty_note=say.SIX_MONTHS_ON,
        ),
    ]
    return Ask(
        say.ASK_DECIDE.format(name=person.name),
        fields,
        lambda raw: forms.decide(raw, person, office),
        tells=say.DECIDE_TELLS,
    )


def _review(person: Person, office: Office) -> Question:
    decision = person.persistent
    assert decision is not None
    fields: list[Field] = [
        ChoiceRow(
            "The decision",
            "answer",
            (Choice("g", forms.GOES_ON, say.GOES_ON), Choice("e", forms.ENDS, say.ENDS)),
            needed=True,
        ),
        LineField("Reason", "reason"),
    ]
    return Ask(
        say.ASK_AGAIN.format(name=person.name),
        fields,
        lambda raw: forms.review(raw, person, office),
        tells=f"{decision.reason}. Calls to {decision.contact} since {long_day(decision.from_on)}.",
    )
