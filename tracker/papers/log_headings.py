"""The headings of a complaints log and the words in its cells, as offices write them.

Headings and words are compared without case, spaces or punctuation, so "E-mail", "Email" and
"e mail" are one word. What is not known is never guessed: the nearest known word is suggested.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from tracker.core.words import (
    AREAS,
    CHANNELS,
    RELATIONS,
    THEMES,
    YOUNG_STATUSES,
    Handling,
    NameGiven,
    Outcome,
)
from tracker.papers.rows import Headings, nearest_of, plain

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "source_ref": ("Ref", "Reference", "Case ref", "Case reference"),
    "received_on": ("Date received", "Received", "Received on"),
    "via": ("Received via", "Via"),
    "channel": ("Channel", "Contact channel", "How received"),
    "complainant": ("Complainant", "Complainant name", "Name of complainant"),
    "relation": ("Relationship to child", "Relationship", "Relation"),
    "young_person": ("Young person",),
    "young_status": ("Care status", "Young person's status"),
    "age": ("Age",),
    "ethnicity": ("Ethnicity",),
    "disability": ("Disability",),
    "area": ("Service area", "Area"),
    "theme": ("Subject of complaint", "Subject", "Theme"),
    "details": ("Details", "Details of complaint"),
    "handling": ("Handled as", "Handling"),
    "team_manager": ("Team manager",),
    "extended_on": ("Extension agreed", "Extended on"),
    "extension_reason": ("Extension reason", "Reason for extension"),
    "reply_sent_on": ("Response sent", "Reply sent", "Date response sent", "Date reply sent"),
    "outcome": ("Outcome",),
    "stage2_requested_on": ("Stage 2 requested",),
    "stage2_decision": ("Stage 2 decision",),
    "stage2_decided_on": ("Stage 2 decided",),
    "rights_given_on": ("LGO advice given", "LGSCO advice given", "Ombudsman rights given"),
    "wants": ("Wants", "What they want"),
    "child": ("Child", "Child concerned"),
    "telephone": ("Telephone number", "Telephone"),
}
"""Headings by the field of ``PastContact`` they fill; the first is the usual one.

``via`` fills no field: it is held against the channel, which says the same.
"""

REQUIRED: tuple[str, ...] = ("received_on", "channel", "handling")
"""Fields without whose columns a log cannot be read."""


COMPLAINTS = Headings.of(HEADINGS, REQUIRED)
"""The columns of a complaints log."""


def usual_heading(field: str) -> str:
    """The heading that a field usually stands under: "Date received" for ``received_on``."""
    return HEADINGS[field][0]


def _known(values: tuple[str, ...], also: Mapping[str, str] | None = None) -> dict[str, str]:
    return {plain(value): value for value in values} | dict(also or {})


_CHANNELS = _known(
    CHANNELS,
    {
        "phone": "Telephone",
        "telephonecall": "Telephone",
        "meeting": "Meeting with Customer Experience Manager",
        "councilonline": "Council on-line services",
        "contactcentre": "Council contact centre",
    },
)
_HANDLINGS = {
    "stage1": Handling.STAGE_1,
    "stage1complaint": Handling.STAGE_1,
    "representation": Handling.REPRESENTATION,
    "corporate": Handling.CORPORATE,
    "corporatecomplaint": Handling.CORPORATE,
    "withdrawn": Handling.WITHDRAWN,
    "wd": Handling.WITHDRAWN,
}
_OUTCOMES = {
    "upheld": Outcome.UPHELD,
    "u": Outcome.UPHELD,
    "partlyupheld": Outcome.PARTLY_UPHELD,
    "partiallyupheld": Outcome.PARTLY_UPHELD,
    "pu": Outcome.PARTLY_UPHELD,
    "notupheld": Outcome.NOT_UPHELD,
    "nu": Outcome.NOT_UPHELD,
    "nofinding": Outcome.NO_FINDING,
}

KNOWN: Mapping[str, Mapping[str, str]] = {
    "channel": _CHANNELS,
    "area": _known(AREAS),
    "theme": _known(THEMES),
    "young_status": _known(YOUNG_STATUSES),
    "handling": _HANDLINGS,
    "outcome": _OUTCOMES,
    "stage2_decision": _known(("Accepted", "Refused")),
    "via": {"trust": "Trust", "direct": "Trust", "council": "Council"},
    "young_person": {"y": "Y", "yes": "Y", "true": "Y", "n": "N", "no": "N", "false": "N"},
}
"""The words a field may hold, by their plain form. Anything else rejects the row."""

NOUNS: Mapping[str, str] = {
    "channel": "a channel",
    "area": "a service area",
    "theme": "a theme",
    "young_status": "a young person's status",
    "handling": "a handling",
    "outcome": "an outcome",
    "stage2_decision": "a Stage 2 decision",
    "via": "a way in (Trust or Council)",
    "young_person": "yes or no",
}
"""What a field's word is, for the sentence that refuses one."""

_SHOWN = {
    "handling": ("Stage 1", "Representation", "Corporate complaint", "Withdrawn"),
    "outcome": ("Upheld", "Partly upheld", "Not upheld", "No finding"),
}
_RELATIONS = _known(RELATIONS)


@lru_cache(maxsize=4096)
def nearest(field: str, value: str) -> str:
    """The known word of a field that ``value`` may be a slip for; "" when none is near."""
    shown = _SHOWN.get(field) or tuple(dict.fromkeys(KNOWN[field].values()))
    return nearest_of(value, shown)


def relation_of(value: str) -> str:
    """The relation in the field's own words, or as the log has it: tables do not count it."""
    return _RELATIONS.get(plain(value), value)


_WOULD_NOT_SAY = (
    "wouldnot",
    "refusedto",
    "refusedname",
    "declinedto",
    "didnotgive",
    "didnotwish",
    "namerefused",
    "namewithheld",
    "namenotgiven",
    "nonamegiven",
)
_NOT_ASKED = frozenset({"", "unknown", "notknown", "nameunknown", "notrecorded", "na", "none"})


def name_given(value: str) -> NameGiven:
    """Whether a cell names somebody, or says in its own way that nobody gave a name."""
    word = plain(value)
    if word == "anon" or word.startswith("anonymous"):
        return NameGiven.ANONYMOUS
    if word.startswith(_WOULD_NOT_SAY):
        return NameGiven.WOULD_NOT_SAY
    return NameGiven.NOT_ASKED if word in _NOT_ASKED else NameGiven.NAMED


_ONE_APOSTROPHE = str.maketrans("\u2018\u2019\u2010\u2011", "''--")


def person_key(name: str) -> str:
    """What tells people apart in a log: the name, whatever its case, spacing and apostrophes."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_ONE_APOSTROPHE)
    return " ".join(folded.split())
