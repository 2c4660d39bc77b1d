"""Who else belongs to a case, what they agreed to, the advocate, and what was asked for monitoring.

The complainant is the case's ``Party``. A child, an advocate or a representative is another person
with other rights (DOMAIN 2), and so is another agency that is shown the complaint. Answers for
monitoring keep "not stated" (asked, and not told) apart from "not asked": the published tables
count them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.words import Labelled


class PersonRole(Labelled):
    """What somebody is to the case."""

    CHILD = "child"
    ADVOCATE = "advocate"
    REPRESENTATIVE = "representative"
    AGENCY = "agency"


class Purpose(Labelled):
    """What a consent is for."""

    ACTING = "acting"
    SHARING = "sharing"


class Wanted(Labelled):
    """Whether an advocate is wanted."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Somebody on a case. ``age`` in whole years at the time, or ``born``; neither if not known."""

    number: int
    role: PersonRole
    name: str
    relation: str = ""
    telephone: str = ""
    email: str = ""
    age: int | None = None
    born: date | None = None

    def age_on(self, day: date) -> int | None:
        """Whole years on a day: counted from the date of birth, else as it was told."""
        if self.born is None:
            return self.age
        before_birthday = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - before_birthday


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to what, and when."""

    by: str
    on: date
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class CasePeople:
    """Everybody on a case beside the complainant, and every consent, as recorded."""

    people: tuple[CasePerson, ...] = ()
    consents: tuple[Consent, ...] = ()

    def of(self, *roles: PersonRole) -> tuple[CasePerson, ...]:
        """Those with one of these roles."""
        return tuple(p for p in self.people if p.role in roles)

    def agreed_to(self, purpose: Purpose) -> bool:
        """Whether somebody agreed to this."""
        return any(c.purpose is purpose for c in self.consents)


@dataclass(frozen=True, slots=True)
class Advocacy:
    """An advocate: offered, wanted or not, from whom, and since when there is one."""

    offered_on: date | None = None
    wanted: Wanted = Wanted.NOT_ASKED
    provider: str = ""
    appointed_on: date | None = None


class AgeBand(Labelled):
    """The complainant's age in bands that a person will name on the telephone."""

    NOT_ASKED = "not_asked"
    NOT_STATED = "not_stated"
    UNDER_13 = "under_13"
    FROM_13 = "13_to_15"
    FROM_16 = "16_to_17"
    FROM_18 = "18_to_24"
    FROM_25 = "25_to_44"
    FROM_45 = "45_to_64"
    FROM_65 = "65_and_over"


class Gender(Labelled):
    """The complainant's gender in their own words, as far as published tables go."""

    NOT_ASKED = "not_asked"
    NOT_STATED = "not_stated"
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Ethnicity(Labelled):
    """The five high-level groups of the census of England and Wales."""

    NOT_ASKED = "not_asked"
    NOT_STATED = "not_stated"
    WHITE = "white"
    MIXED = "mixed"
    ASIAN = "asian"
    BLACK = "black"
    OTHER = "other"


class Disability(Labelled):
    """Whether the complainant has a disability."""

    NOT_ASKED = "not_asked"
    NOT_STATED = "not_stated"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Equality:
    """What the complainant said of themselves for monitoring; nothing was asked at first."""

    age: AgeBand = AgeBand.NOT_ASKED
    gender: Gender = Gender.NOT_ASKED
    ethnicity: Ethnicity = Ethnicity.NOT_ASKED
    disability: Disability = Disability.NOT_ASKED

    @property
    def asked(self) -> bool:
        """Whether anything was asked."""
        return self != Equality()
