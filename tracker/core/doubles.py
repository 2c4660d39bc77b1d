"""Who in the file may be the same person twice: suggestions with reasons, never a merge.

Whoever called without a name is nobody in particular, and is never suggested. Sharing a child is a
reason only beside an alike name: a mother and a father share one too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tracker.core.clean import fold
from tracker.core.forms.contact import name_given
from tracker.core.people import name_key, sounds, telephone_key
from tracker.core.person import Person
from tracker.core.words import NameGiven

ALIKE = 78
"""The least ratio, out of 100, at which every part of two names is alike."""

ALIKE_WITH_CHILD = 66
"""The least where the child concerned is the same; then an initial stands for its name too."""

_MOST_IN_BLOCK = 400  # people who share a name part; more say that the part is no clue
_ENOUGH_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who may be one, the one with the lower number first, and why."""

    first: int
    second: int
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The reasons in a few words."""
        return ", ".join(self.reasons)


def may_be_suggested(person: Person) -> bool:
    """Whether somebody is a person in particular, and still in the lists."""
    there = not person.removed and person.merged_into is None
    return there and name_given(person.name) is NameGiven.NAMED


def reasons(one: Person, other: Person) -> tuple[str, ...]:
    """Why two people may be the same; empty when there is no reason, or somebody said they are not.

    The order is that of weight.
    """
    if one.number == other.number or not (may_be_suggested(one) and may_be_suggested(other)):
        return ()
    if other.number in one.not_same or one.number in other.not_same:
        return ()
    found = []
    telephone = telephone_key(one.telephone)
    if len(telephone) >= _ENOUGH_DIGITS and telephone == telephone_key(other.telephone):
        found.append("same telephone")
    if one.email.strip() and fold(one.email) == fold(other.email):
        found.append("same e-mail")
    child = bool(one.last_child.strip()) and name_key(one.last_child) == name_key(other.last_child)
    name = _name_reason(one.name, other.name, with_child=child)
    if name:
        found.append(name)
    if child and found:
        found.append("same child")
    return tuple(found)


def doubles(people: Iterable[Person]) -> tuple[Double, ...]:
    """Every pair that may be one person, the likeliest first.

    Only people who share a telephone, an e-mail, a child or the sound of a name part are compared:
    comparing everybody with everybody would take minutes in a file of ten years.
    """
    known = {p.number: p for p in people if may_be_suggested(p)}
    found = []
    for first, second in _candidates(tuple(known.values())):
        why = reasons(known[first], known[second])
        if why:
            found.append(Double(first, second, why))
    return tuple(sorted(found, key=lambda d: (-_weight(d.reasons), -d.second, d.first)))


def doubles_of(person: Person, people: Iterable[Person]) -> tuple[tuple[Person, str], ...]:
    """The people who may be this one, the likeliest first."""
    judged = [(other, reasons(person, other)) for other in people]
    found = sorted((j for j in judged if j[1]), key=lambda j: (-_weight(j[1]), j[0].number))
    return tuple((other, ", ".join(why)) for other, why in found)


_WEIGHTS = {"same telephone": 3, "same e-mail": 3, "same name": 4, "same child": 1}
_NAME_ALIKE = 3


def _weight(why: Sequence[str]) -> int:
    """How much reasons weigh together: good for an order and nothing else."""
    return sum(_WEIGHTS.get(one, _NAME_ALIKE) for one in why)


def _candidates(people: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Pairs worth a closer look, each once."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for person in people:
        for key in _keys(person):
            blocks[key].append(person.number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) > _MOST_IN_BLOCK:
            continue
        for pair in combinations(sorted(set(numbers)), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _keys(person: Person) -> Iterator[tuple[str, str]]:
    """What two people have to share to be compared at all."""
    yield "name", name_key(person.name)
    for part in name_key(person.name).split():
        sound = sounds(part)
        # One consonant is no clue, and would bring half the file together: Zoe is Zoe, not Sue.
        yield "sound", sound if len(sound) > 1 else part
    for kind, text in (
        ("telephone", telephone_key(person.telephone)),
        ("email", fold(person.email)),
        ("child", name_key(person.last_child)),
    ):
        if text:
            yield kind, text


def _name_reason(one: str, other: str, *, with_child: bool) -> str:
    """How alike two names are, in words; "" if they are not."""
    ours, theirs = name_key(one), name_key(other)
    if not ours or not theirs:
        return ""
    if ours == theirs:
        return "same name"
    if sounds(one) and sorted(sounds(one).split()) == sorted(sounds(other).split()):
        return "name sounds alike"
    return "name alike" if _parts_alike(ours.split(), theirs.split(), with_child) else ""


def _parts_alike(ours: list[str], theirs: list[str], with_child: bool) -> bool:
    """Whether every part of the shorter name has one of its own in the other that is like it.

    Part by part, because two people of one long surname are alike as a whole. A single part
    is enough only where the child is the same.
    """
    few, many = sorted((ours, theirs), key=lambda parts: (len(parts), parts))
    if len(few) < 2 and not with_child:
        return False
    left = list(many)
    for part in few:
        best = max(left, key=lambda other: _likeness(part, other, with_child))
        if _likeness(part, best, with_child) < (ALIKE_WITH_CHILD if with_child else ALIKE):
            return False
        left.remove(best)
    return True


def _likeness(one: str, other: str, initials: bool) -> float:
    """How alike two parts of a name are, out of 100."""
    from rapidfuzz import fuzz

    if initials and 1 in (len(one), len(other)):
        return 100.0 if one[0] == other[0] else 0.0
    return fuzz.ratio(one, other)
