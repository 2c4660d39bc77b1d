"""The words in the cells of a complaints log that are no words of a list: callers and relations.

They are compared without case, spaces or punctuation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from tracker.core.importing.cells import plain
from tracker.core.words import RELATIONS, NameGiven

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

HINTS: Mapping[str, tuple[str, ...]] = {
    "handling": ("Stage 1", "Representation", "Corporate complaint", "Withdrawn"),
}
"""What a field's word may be a slip for, where people say it shorter than the file does."""

_RELATIONS = {plain(relation): relation for relation in RELATIONS}


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
