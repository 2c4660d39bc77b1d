"""A person who made contact under a name, over all their cases; and decisions about persistence.

What was said of them at the time stays on each case. This is what is known of them now: the next
call is filled in from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.core.case import Case

REVIEW_MONTHS = 6
"""Months from a decision to its review (DOMAIN 5.8)."""


@dataclass(frozen=True, slots=True)
class Persistence:
    """A manager's decision that somebody is a persistent complainant.

    ``contact`` is the single point of contact their calls go to. It stands until ``ended_on``; at
    ``review_on`` it is looked at again.
    """

    reason: str
    contact: str
    decided_by: str
    from_on: date
    review_on: date
    reviewed_on: date | None = None
    ended_on: date | None = None
    ended_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not ended."""
        return self.ended_on is None

    def due(self, today: date) -> bool:
        """Whether it has to be reviewed."""
        return self.stands and self.review_on <= today


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the people. ``merged_into`` is the person they turned out to be.

    ``not_same`` are the people who were looked at and are somebody else. ``last_child`` is the
    child of their latest case.
    """

    number: int
    name: str
    telephone: str = ""
    email: str = ""
    relation: str = ""
    last_child: str = ""
    merged_into: int | None = None
    not_same: tuple[int, ...] = ()
    persistence: tuple[Persistence, ...] = ()
    version: int = 1
    removed: bool = False

    @property
    def persistent(self) -> Persistence | None:
        """The decision in force, if there is one."""
        return next((p for p in reversed(self.persistence) if p.stands), None)


DETAILS = ("name", "telephone", "email", "relation", "last_child")
"""Details of a person that can be edited, and that two people are compared by."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as one line of a list; contacts are counted by the file."""

    person: Person
    contacts: int
    open: int
    last_on: date | None

    @property
    def number(self) -> int:
        """The person's number."""
        return self.person.number


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person with the ids and references of their cases, newest first.

    ``doubles`` are the people they may be the same as, each with the reasons.
    """

    row: PersonRow
    case_ids: tuple[int, ...]
    refs: tuple[str, ...]
    doubles: tuple[tuple[PersonRow, str], ...] = ()

    @property
    def person(self) -> Person:
        """Who it is."""
        return self.row.person


@dataclass(frozen=True, slots=True)
class Difference:
    """A detail that two people do not share: what each has, and what stays after the merge."""

    field: str
    kept: str
    gone: str
    stays: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge does: the two people after it, and the details in which they differ."""

    kept: Person
    gone: Person
    differences: tuple[Difference, ...] = ()


def merged(keep: Person, gone: Person) -> Merge:
    """Both people as they are after ``gone`` turned out to be ``keep``.

    What is known of the one who is kept stays; only gaps are filled from the other, so that a
    merge overwrites nothing. A decision about persistence goes along where none is in force.
    """
    differences: list[Difference] = []
    filled: dict[str, str] = {}
    for name in DETAILS:
        ours, theirs = getattr(keep, name), getattr(gone, name)
        if ours == theirs or not theirs:
            continue
        filled[name] = ours or theirs
        differences.append(Difference(name, ours, theirs, ours or theirs))
    others = (set(keep.not_same) | set(gone.not_same)) - {keep.number, gone.number}
    theirs_too = [p for p in gone.persistence if not (p.stands and keep.persistent)]
    after = replace(
        keep,
        not_same=tuple(sorted(others)),
        persistence=(*theirs_too, *keep.persistence),
        **filled,  # type: ignore[arg-type]
    )
    if after != keep:
        after = replace(after, version=keep.version + 1)
    away = replace(gone, merged_into=keep.number, version=gone.version + 1)
    return Merge(after, away, tuple(differences))


def review_day(start: date) -> date:
    """The day a decision is to be reviewed: six months on, the last of a shorter month."""
    import pendulum

    after = pendulum.date(start.year, start.month, start.day).add(months=REVIEW_MONTHS)
    return date(after.year, after.month, after.day)


def named_persistent(people: Iterable[Person]) -> frozenset[int]:
    """The numbers of people about whom a decision was ever made, ended or not.

    Figures of a year should not change because a decision was ended after it.
    """
    return frozenset(p.number for p in people if p.persistence)


def without_people(cases: Iterable[Case], numbers: Collection[int]) -> tuple[Case, ...]:
    """The cases that none of these people made; nameless callers always stay."""
    return tuple(c for c in cases if c.complainant.person_id not in numbers)
