"""Words in cells and the words of this file: "S1" is Stage 1, "tel" Telephone, "PU" partly upheld.

Areas, themes, channels and sources are held against the lists of the file, with what was retired.
What is only like a word is taken for it where the likeness is great and no other word comes near;
all of it is shown, and what is not known waits for a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.core.importing.cells import means_nothing, plain
from tracker.core.office import Lists
from tracker.core.words import YOUNG_STATUSES, Handling, ListKind, Outcome, Stage2Decision

ALIKE = 88
"""The least likeness, out of 100, at which a word is taken for another."""

APART = 6
"""How much likelier it has to be than the next likely."""

NEAR = 60
"""The least likeness at which a word is suggested to a person."""

_LONGEST = 80


class How(StrEnum):
    """Why a text is read as a word."""

    SAME = "same"
    SHORT = "abbreviation"
    LIKE = "alike"
    CHOSEN = "chosen"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ValueUse:
    """What one text of a column is read as, and in how many rows it stands.

    ``word`` is "" for nothing, and for a text not known; ``hint`` is then the word it may be.
    """

    text: str
    count: int
    word: str
    how: How
    likeness: int = 100
    hint: str = ""

    @property
    def unknown(self) -> bool:
        """Whether a person has to say what it means."""
        return self.how is How.UNKNOWN


_ABBREVIATIONS: Mapping[str, Mapping[str, str]] = {
    "channel": {
        **dict.fromkeys(("tel", "phone", "telephonecall", "phonecall", "call"), "Telephone"),
        **dict.fromkeys(("mail", "emailed"), "E-mail"),
        **dict.fromkeys(("post", "letters"), "Letter"),
        **dict.fromkeys(("sms", "textmessage"), "Text"),
        **dict.fromkeys(
            ("meeting", "cem", "facetoface"), "Meeting with Customer Experience Manager"
        ),
        **dict.fromkeys(("form", "feedback"), "Feedback form"),
        **dict.fromkeys(("councilonline", "online"), "Council on-line services"),
        **dict.fromkeys(("contactcentre",), "Council contact centre"),
    },
    "handling": {
        **dict.fromkeys(("stage1", "s1", "st1", "1", "formal"), "Stage 1 complaint"),
        **dict.fromkeys(
            ("rep", "reps", "informal", "representationinformal", "informalrepresentation"),
            "Representation",
        ),
        **dict.fromkeys(("corp", "corporate", "cc"), "Corporate complaint"),
        **dict.fromkeys(("wd", "wdrawn", "withdrew"), "Withdrawn"),
        **dict.fromkeys(("toclassify", "unclassified", "notclassified"), ""),
    },
    "outcome": {
        **dict.fromkeys(("u", "uph", "yes"), "Upheld"),
        **dict.fromkeys(
            ("pu", "part", "partupheld", "partiallyupheld", "partially", "partial", "partly"),
            "Partly upheld",
        ),
        **dict.fromkeys(("nu", "no", "notuph", "nup"), "Not upheld"),
        **dict.fromkeys(("nf", "inconclusive"), "No finding"),
    },
    "stage2_decision": {
        **dict.fromkeys(("accept", "agreed", "a", "yes", "y"), "Accepted"),
        **dict.fromkeys(("refuse", "declined", "r", "no", "n"), "Refused"),
    },
    "young_status": {
        **dict.fromkeys(("cic", "lac", "lookedafter", "lookedafterchild"), "Child in care"),
        "cp": "Child protection",
        "cin": "Child in need",
        "cl": "Care leaver",
        "lc": "Leaving care",
    },
    "via": {"direct": "Trust", "trust": "Trust", "c": "Council", "t": "Trust"},
    "young_person": {
        **dict.fromkeys(("y", "yes", "true", "1"), "Y"),
        **dict.fromkeys(("n", "no", "false", "0"), "N"),
    },
    "type": {**dict.fromkeys(("int", "i"), "Internal"), **dict.fromkeys(("ext", "e"), "External")},
    "area": {
        "cwd": "Children with Disabilities",
        "cic": "Children in Care",
        "yot": "Youth Offending",
    },
}
"""Short forms by their plain form. One counts only if the word is in the file's own list."""

_EMPTY_WORDS = frozenset({"", "none", "tbc", "pending", "unknown", "notknown", "blank"})
"""What besides "n/a" stands for nothing where a word is wanted and none is needed."""


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The words that each field may hold in this file, as a person sees them."""

    words: Mapping[str, tuple[str, ...]]
    council: frozenset[str]
    by_plain: Mapping[str, Mapping[str, str]]
    """The same words by their plain form."""

    @classmethod
    def of(cls, lists: Lists) -> Vocabularies:
        """From the lists of a file, what was retired among them: it stands in old logs."""
        words = {
            "channel": lists.ever(ListKind.CHANNEL),
            "area": lists.ever(ListKind.AREA),
            "theme": lists.ever(ListKind.THEME),
            "source": lists.ever(ListKind.SOURCE),
            "young_status": YOUNG_STATUSES,
            "handling": tuple(one.label for one in Handling),
            "outcome": tuple(one.label for one in Outcome),
            "stage2_decision": tuple(one.label for one in Stage2Decision),
            "via": ("Trust", "Council"),
            "young_person": ("Y", "N"),
            "type": ("Internal", "External"),
        }
        by_plain = {
            field: {plain(word): word for word in reversed(some)} for field, some in words.items()
        }
        return cls(words, lists.council, by_plain)

    def read(self, field: str, text: str, count: int = 1, chosen: str | None = None) -> ValueUse:
        """What a text is in a field of words. ``chosen`` is what a person said it is."""
        if chosen is not None:
            return ValueUse(text, count, chosen, How.CHOSEN)
        if means_nothing(text):
            return ValueUse(text, count, "", How.NOTHING)
        word, known = plain(text[:_LONGEST]), self.by_plain[field]
        if len(text) <= _LONGEST:
            if word in known:
                return ValueUse(text, count, known[word], How.SAME)
            short = _ABBREVIATIONS.get(field, {}).get(word)
            if short == "" or (short is not None and short in self.words[field]):
                return ValueUse(text, count, short, How.SHORT)
            initials = [one for one in self.words[field] if _initials(one) == word]
            if len(word) >= 3 and len(initials) == 1:
                return ValueUse(text, count, initials[0], How.SHORT)
            if word in _EMPTY_WORDS:
                return ValueUse(text, count, "", How.NOTHING)
            return self._alike(field, text, word, count)
        return ValueUse(text, count, "", How.UNKNOWN)

    def _alike(self, field: str, text: str, word: str, count: int) -> ValueUse:
        """The word that a text is much like, or what it may be. Doubts are no words."""
        found = nearest(word, self.by_plain[field])
        best, second = found[0], found[1] if len(found) > 1 else (0, "")
        taken = (
            best[0] >= ALIKE
            and best[0] - second[0] >= APART
            and "?" not in word
            # A slip in a short word makes another one: "upheld" and "not upheld" differ more.
            and len(word) >= 5
            and _same_numbers(word, plain(best[1]))
        )
        if taken:
            return ValueUse(text, count, best[1], How.LIKE, best[0])
        return ValueUse(text, count, "", How.UNKNOWN, hint=best[1] if best[0] >= NEAR else "")


def _same_numbers(one: str, other: str) -> bool:
    return [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]


def _initials(word: str) -> str:
    parts = "".join(char if char.isalnum() else " " for char in word).split()
    return "".join(part[0] for part in parts).casefold()


def nearest(word: str, known: Mapping[str, str] | Collection[str]) -> list[tuple[int, str]]:
    """How alike a plain word is to known ones, out of 100, the most alike first; never empty."""
    from rapidfuzz import fuzz

    named = known if isinstance(known, Mapping) else {one: one for one in known}
    found = [(round(fuzz.ratio(word, one)), shown) for one, shown in named.items()]
    return sorted(found, key=lambda pair: -pair[0]) or [(0, "")]
