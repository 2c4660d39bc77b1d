"""The letters that answer questions about compliments."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.core.compliments import ComplimentType
from tracker.core.words import short
from tracker.ui.widgets.fields import Choice, choices

AREA_LETTERS = {
    "ACPS Central": "c",
    "ACPS East": "e",
    "ACPS North": "n",
    "ACPS South": "s",
    "Children in Care": "i",
    "Leaving Care (18+)": "l",
    "Children with Disabilities": "d",
    "Referral and Response": "r",
    "Fostering": "f",
    "Adoption": "a",
    "Residential": "h",
    "Finance": "m",
    "Parenting and Family Support": "p",
    "Safeguarding and Standards": "g",
    "Youth Offending": "y",
    "Business Support": "b",
    "Various": "v",
}
"""One key each. Residential is homes, Finance is money; what is added to the list later gets a
letter that is free."""

SOURCE_LETTERS = {
    "Parent/carer": "p",
    "Child/young person": "y",
    "Foster carer": "f",
    "Adopter": "a",
    "School": "s",
    "Health": "h",
    "Police": "l",
    "Judge/court": "j",
    "Children's guardian": "g",
    "Local business/community": "b",
    "Colleague": "c",
    "Manager": "m",
}

_LABELS = {"Children's guardian": "guardian", "Local business/community": "business/community"}


def areas(listed: Iterable[str], also: str = "") -> tuple[Choice, ...]:
    """The service areas; ``also`` is one that a compliment has and the list perhaps not."""
    values = tuple(dict.fromkeys((*listed, *filter(None, (also,)))))
    return choices(values, AREA_LETTERS, {value: short(value) for value in values})


def sources(listed: Iterable[str], also: str = "") -> tuple[Choice, ...]:
    """Who a compliment may come from; ``also`` is one that it has and the list perhaps not."""
    values = tuple(dict.fromkeys((*listed, *filter(None, (also,)))))
    labels = {value: _LABELS.get(value, value[:1].lower() + value[1:]) for value in values}
    return choices(values, SOURCE_LETTERS, labels)


def types() -> tuple[Choice, ...]:
    """Internal or external."""
    return tuple(Choice(one.value[0], one.value, one.label.lower()) for one in ComplimentType)
