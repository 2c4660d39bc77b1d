"""Who may be the same person: suggestions with reasons, never a merge.

The person at the keyboard decides. A wrong suggestion costs a glance; a wrong merge would show
one family's complaint to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.core.clean import fold
from tracker.core.person import Persistence

LIKE = 75
"""The least WRatio, out of 100, at which two spellings count as much the same."""

_ENOUGH_LETTERS = 2
_ENOUGH_TO_LIKEN = 4  # "ann" is found inside half of all names
_ENOUGH_DIGITS = 6  # fewer is no telephone number but an extension

# Points for each reason; likeness alone earns 60 to 75, and the same telephone adds to any.
_SAME_NAME, _BEGINS, _TELEPHONE_ALONE, _SOUNDS, _LIKE = 90, 85, 82, 80, 60
_TELEPHONE_TOO = 10


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the caller list shows of one person. "" is not recorded.

    ``relation`` is what they are to ``last_child``, the child of their latest case;
    ``open_refs`` are the references of their open cases, and ``persistent``
    the decision in force about persistence.
    """

    person_id: int
    name: str
    relation: str = ""
    telephone: str = ""
    last_child: str = ""
    open_refs: tuple[str, ...] = ()
    persistent: Persistence | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One person who may be meant, and why.

    ``score`` is 0 to 100 and only good for ordering. ``reason`` is for people: "same name, same
    telephone". ``completes``: the letters typed begin this name, so that it may be filled in.
    """

    card: PersonCard
    score: int
    reason: str
    completes: bool


def suggest(
    typed_name: str, typed_telephone: str, cards: Iterable[PersonCard], limit: int = 5
) -> tuple[Suggestion, ...]:
    """The people on ``cards`` most likely meant, best first, at most ``limit``.

    A name counts from two letters on, a telephone number from six digits. At the same score
    those with open cases come first.
    """
    typed = _Typed.read(typed_name, typed_telephone)
    judged = _judge_all(typed, tuple(cards))
    judged.sort(key=lambda s: (-s.score, -len(s.card.open_refs), s.card.name, s.card.person_id))
    return tuple(judged[: max(0, limit)])


def name_key(name: str) -> str:
    """A name in any order, accents and capitals aside: "Smith, Janet" is "Janet Smith"."""
    return " ".join(sorted(_plain(name).split()))


def telephone_key(text: str) -> str:
    """The digits of a telephone number, with +44, 0044 and +44 (0) as 0; "" for none."""
    folded = fold(text)
    digits = re.sub("[^0-9]", "", folded)
    if not folded.startswith("+") and not digits.startswith("00"):
        return digits
    abroad = digits.removeprefix("00")
    return "0" + abroad[2:].lstrip("0") if abroad.startswith("44") else abroad


def sounds(name: str) -> str:
    """How the words of a name sound in English, for a search index; "" where none can be told."""
    return " ".join(_sounds(_plain(name)))


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, read once for all cards. Empty where there is too little to go by."""

    start: str
    key: str
    sounds: tuple[str, ...]
    telephone: str

    @staticmethod
    def read(name: str, telephone: str) -> _Typed:
        """The two fields as typed, in the forms the cards are compared in."""
        digits = telephone_key(telephone)
        digits = digits if len(digits) >= _ENOUGH_DIGITS else ""
        plain = _plain(name)
        if sum(map(str.isalpha, plain)) < _ENOUGH_LETTERS:
            return _Typed("", "", (), digits)
        # A space or comma at the end says that the last word is whole: not Smith, J for Smithson.
        whole = " " if name[-1:].isspace() or name.endswith(",") else ""
        return _Typed(plain + whole, name_key(name), _sounds(plain), digits)


def _judge_all(typed: _Typed, cards: Sequence[PersonCard]) -> list[Suggestion]:
    """A suggestion for every card that has a reason, in no order."""
    plain = [_plain(card.name) for card in cards]
    alike = _alike(typed.start.strip(), plain)
    found = []
    for index, card in enumerate(cards):
        begins = _begins(typed.start, card.name, plain[index])
        score, reason = 0, ""
        if typed.key and typed.key == " ".join(sorted(plain[index].split())):
            score, reason = _SAME_NAME, "same name"
        elif begins:
            score, reason = _BEGINS, "name begins so"
        elif _sound_alike(typed.sounds, _sounds(plain[index]) if typed.sounds else ()):
            score, reason = _SOUNDS, "sounds the same"
        elif index in alike:
            score, reason = alike[index], "spelled much the same"
        if typed.telephone and typed.telephone == telephone_key(card.telephone):
            score = score + _TELEPHONE_TOO if score else _TELEPHONE_ALONE
            reason = f"{reason}, same telephone" if reason else "same telephone"
        if reason:
            found.append(Suggestion(card, score, reason, begins))
    return found


def _plain(name: str) -> str:
    """A name as words to compare: folded, "O'Brien" as one word, other marks as spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name).replace("'", "")).split())


def _begins(start: str, name: str, plain: str) -> bool:
    """Whether the letters typed begin the name, surname first or last."""
    if not start or f"{plain} ".startswith(start):
        return bool(start)
    folded = fold(name)
    first, _, last = folded.partition(",") if "," in folded else folded.rpartition(" ")
    return f"{_plain(f'{last} {first}')} ".startswith(start)


def _sounds(plain: str) -> tuple[str, ...]:
    """The sound of each word in English letters; initials have none."""
    from jellyfish import metaphone

    words = (word for word in plain.split() if len(word) > 1 and word.isascii() and word.isalpha())
    return tuple(metaphone(word) for word in words)


def _sound_alike(typed: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word typed sounds like a word of its own in the other name.

    A sound of one letter alone proves nothing: Lee, Leo and Lou are all "L".
    """
    left = list(other)
    for sound in typed:
        if sound not in left:
            return False
        left.remove(sound)
    return any(len(sound) > 1 for sound in typed)


def _alike(plain: str, names: Sequence[str]) -> dict[int, int]:
    """Points by position for the names spelled much like ``plain``."""
    if sum(map(str.isalpha, plain)) < _ENOUGH_TO_LIKEN:
        return {}
    from rapidfuzz import fuzz, process

    found = process.extract(plain, names, scorer=fuzz.WRatio, score_cutoff=LIKE, limit=None)
    return {index: _LIKE + round((ratio - LIKE) * 0.6) for _, ratio, index in found}
