"""The questions of a new contact, in the order in which a call goes, and their letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.core.forms import PROPOSALS, UNKNOWN
from tracker.core.office import Lists
from tracker.core.words import YOUNG_STATUSES, Handling, ListKind, Safety
from tracker.ui import say_forms as say
from tracker.ui.offering import with_chosen
from tracker.ui.widgets.fields import Choice, ChoiceRow, Field, LineField, LongField, choices

RELATION_LETTERS = {
    "Young person": "y",
    "Mother": "m",
    "Father": "d",
    "Parent": "p",
    "Foster carer": "f",
    "Adopter": "t",
    "Special guardian": "u",
    "Grandparent": "g",
    "Other relative": "r",
    "Advocate": "a",
    "School": "c",
    "Staff": "s",
    "Other": "o",
}
"""One key each. "d" is dad, since "f" is the foster carer; what is on the list besides gets a
letter of its own word."""

_RELATION_LABELS = {"Special guardian": "guardian", "Other relative": "relative"}

STATUS_LETTERS = {
    "Child in care": "c",
    "Leaving care": "l",
    "Care leaver": "v",
    "Child protection": "p",
    "Child in need": "n",
}

CHANNEL_LETTERS = {
    "Telephone": "t",
    "E-mail": "e",
    "Letter": "l",
    "Text": "x",
    "Meeting with Customer Experience Manager": "m",
    "Feedback form": "f",
    "Advocate": "a",
    "MOMO": "o",
    "Council on-line services": "w",
    "Council contact centre": "c",
}

_CHANNEL_LABELS = {
    "Meeting with Customer Experience Manager": "meeting with manager",
    "Council on-line services": "council on-line",
    "Council contact centre": "council contact centre",
    "MOMO": "MOMO",
}

_HANDLINGS = {
    Handling.STAGE_1: ("1", "Stage 1"),
    Handling.REPRESENTATION: ("2", "representation"),
    Handling.CORPORATE: ("3", "corporate"),
}

TYPED = (
    *("caller", "telephone", "relation", "young_status", "child", "details", "wants"),
    *("safety", "handling"),
)
"""The fields a person fills in: a draft with nothing in any of them is not kept."""


def relation_choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    """What the caller may be to the child."""
    labels = {r: _RELATION_LABELS.get(r, _small(r)) for r in words}
    return choices(words, RELATION_LETTERS, labels)


def channel_choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    """How a contact may have come in."""
    labels = {c: _CHANNEL_LABELS.get(c, _small(c)) for c in words}
    return choices(words, CHANNEL_LETTERS, labels)


def _small(words: str) -> str:
    """In small letters, as the answers to one question are."""
    return words[:1].lower() + words[1:]


def after_the_caller(lists: Lists, raw: Mapping[str, str]) -> Sequence[Field]:
    """Every field but the caller's, filled from a draft where there is one."""

    def was(name: str) -> str:
        return raw.get(name, "")

    handlings = [Choice(_HANDLINGS[h][0], h.value, _HANDLINGS[h][1]) for h in PROPOSALS]
    statuses = choices(YOUNG_STATUSES, STATUS_LETTERS, {s: _small(s) for s in YOUNG_STATUSES})
    words, relation = with_chosen(ListKind.RELATION, lists, was("relation"))
    relations = relation_choices(words)
    details = LongField(say.DETAILS, "details", value=was("details"), needed=True)
    details.jump_letter = "w"
    return (
        LineField(say.CALL_BACK, "telephone", value=was("telephone"), limit=60),
        ChoiceRow(say.RELATION, "relation", relations, value=relation),
        ChoiceRow(say.STATUS, "young_status", statuses, value=was("young_status")),
        LineField(say.CHILD, "child", value=was("child")),
        details,
        LongField(say.WANTS, "wants", value=was("wants"), lines=2),
        ChoiceRow(
            say.SAFETY,
            "safety",
            (
                Choice("n", Safety.NO.value, say.SAFETY_NO),
                Choice("y", Safety.YES.value, say.SAFETY_YES),
            ),
            value=was("safety"),
        ),
        ChoiceRow(
            say.HANDLING,
            "handling",
            (*handlings, Choice("d", UNKNOWN, say.DONT_KNOW)),
            value=was("handling"),
        ),
    )
