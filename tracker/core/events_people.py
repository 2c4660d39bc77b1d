"""What happened to the people of a case: named, put right, agreed, told. See ``events``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.case_people import Advocacy, CasePerson, Equality, Purpose


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody was put on the case, or put right; by the number they have there."""

    on: date
    person: CasePerson


@dataclass(frozen=True, slots=True)
class PersonTakenOff:
    """Somebody did not belong to the case after all."""

    on: date
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """Somebody agreed to something."""

    on: date
    by: str
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class AdvocacyRecorded:
    """How it stands with an advocate was recorded."""

    on: date
    advocacy: Advocacy


@dataclass(frozen=True, slots=True)
class EqualityRecorded:
    """What the complainant said of themselves was recorded; ``young_status`` "" is none."""

    on: date
    equality: Equality
    young_status: str = ""


@dataclass(frozen=True, slots=True)
class CallerMerged:
    """The caller turned out to be somebody known: the case is theirs; what was said stays."""

    on: date
    person_id: int
    was: int | None
    name: str
