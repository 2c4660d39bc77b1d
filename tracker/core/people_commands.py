"""What somebody wants done about people: on one case, and over all cases of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.case_people import Advocacy, CasePerson, Equality, Purpose
from tracker.core.words import Handling, Safety


# -- on one case --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class NamePerson:
    """Put somebody on a case, or put right what is known of them; number 0 is somebody new."""

    ref: str
    person: CasePerson
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TakeOffPerson:
    """Take somebody off a case again."""

    ref: str
    number: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Record who agreed to what."""

    ref: str
    by: str
    on: date
    purpose: Purpose
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RecordAdvocacy:
    """Record how it stands with an advocate; appointing one ends the wait for one."""

    ref: str
    advocacy: Advocacy
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RecordEquality:
    """Record what the complainant said of themselves; ``young_status`` "" is none."""

    ref: str
    equality: Equality
    young_status: str = ""
    version: int | None = None


OnCase = NamePerson | TakeOffPerson | RecordConsent | RecordAdvocacy | RecordEquality
"""Commands about the people of one case."""


# -- on one person ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class EditPerson:
    """Put right what is known of a person: field name to new words, of ``person.DETAILS``."""

    number: int
    facts: tuple[tuple[str, str], ...]
    version: int


@dataclass(frozen=True, slots=True)
class MergePeople:
    """``gone`` turned out to be ``keep``; the versions are those that the preview showed."""

    keep: int
    gone: int
    keep_version: int
    gone_version: int


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Remember that two people are not the same."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class DecidePersistent:
    """A manager decides that somebody is a persistent complainant."""

    number: int
    reason: str
    contact: str
    from_on: date
    review_on: date | None = None
    """None is six months on."""


@dataclass(frozen=True, slots=True)
class ReviewPersistent:
    """The decision was reviewed and goes on, until the next review."""

    number: int
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class EndPersistent:
    """The decision is ended."""

    number: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class WeeklyContact:
    """One contact of a weekly batch. ``line`` is its line on the form, for what is said of it."""

    on: date
    channel: str
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class LogWeekly:
    """Several contacts of one person as one save with one undo."""

    number: int
    contacts: tuple[WeeklyContact, ...]
    safety: Safety = Safety.NOT_ASKED
    handling: Handling | None = None


OnPerson = (
    EditPerson
    | MergePeople
    | KeepApart
    | DecidePersistent
    | ReviewPersistent
    | EndPersistent
    | LogWeekly
)
"""Commands about a person over all their cases."""
