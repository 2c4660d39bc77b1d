"""What happened: the rows of the audit trail. A case is the fold of its events.

``on`` is the day a thing was true in the world, which is not always the day it was typed. The
queue of a past date folds only what had happened by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.core.case import Case, Party, Proposal, Stopped
from tracker.core.events_people import (
    AdvocacyRecorded,
    CallerMerged,
    ConsentGiven,
    EqualityRecorded,
    PersonNamed,
    PersonTakenOff,
)
from tracker.core.words import Handling, LetterKind, Outcome, Safety

if TYPE_CHECKING:
    from tracker.core.what_happened import Event


@dataclass(frozen=True, slots=True)
class ContactLogged:
    """A contact was taken down and given its reference."""

    on: date
    ref: str
    channel: str
    complainant: Party
    received_at: str = ""
    source_ref: str = ""
    logged_by: str = ""
    child: str = ""
    details: str = ""
    wants: str = ""
    safety: Safety = Safety.NOT_ASKED
    proposal: Proposal | None = None
    historical: bool = False


@dataclass(frozen=True, slots=True)
class CallAdded:
    """The same matter came in again and was added to the open case."""

    on: date
    at: str
    channel: str
    text: str
    wants: str = ""
    caller: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact put right: the field's name, its words before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FactsCorrected:
    """Facts taken down wrongly were put right."""

    on: date
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class SafetyAnswered:
    """The safety question was answered after logging."""

    on: date
    answer: Safety


@dataclass(frozen=True, slots=True)
class HandlingProposed:
    """An officer proposed how the contact is handled."""

    on: date
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class HandlingConfirmed:
    """A manager confirmed the handling, or changed it later for a reason."""

    on: date
    handling: Handling
    theme: str
    area: str
    team_manager: str
    was: Handling | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """The case was given to a team manager."""

    on: date
    team_manager: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The acknowledgement went to the complainant."""

    on: date
    how: str = ""
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A note was written on the case."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Chased:
    """The team manager was chased; the case comes up again on ``look_again_on``."""

    on: date
    text: str
    look_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The manager looked at an overdue case and had nothing to add, or left a remark."""

    on: date
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Extended:
    """The outer limit was agreed."""

    on: date
    reason: str
    agreed_by: str
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionTold:
    """The complainant was told of the extension."""

    on: date


@dataclass(frozen=True, slots=True)
class PauseStarted:
    """The count was stopped to wait for an advocate."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """The advocate was appointed and the count goes on."""

    on: date


@dataclass(frozen=True, slots=True)
class PointAdded:
    """A further matter complained of was taken down."""

    on: date
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PointFound:
    """A finding was made on one point."""

    on: date
    number: int
    finding: Outcome


@dataclass(frozen=True, slots=True)
class QualityChecked:
    """A manager read the reply and found it fit to go."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class ReplySent:
    """The written reply went; ``stopped`` is what the clock said, or None where none ran."""

    on: date
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """The outcome of the whole case was recorded."""

    on: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The complainant withdrew it."""

    on: date
    after_work_began: bool = False
    confirmed_on: date | None = None
    reason: str = ""
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing more is to be done."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed or answered case was taken up again: a new period begins."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class LetterMade:
    """A letter was made from a template. ``file`` is its name alone; ``template`` a SHA-256."""

    on: date
    kind: LetterKind
    file: str
    template: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A save was taken back: ``case`` is the state from before it, None if it made the case."""

    on: date
    of: str
    what: str
    case: Case | None


DayEvent = (
    ContactLogged
    | CallAdded
    | FactsCorrected
    | SafetyAnswered
    | HandlingProposed
    | HandlingConfirmed
    | Assigned
    | Acknowledged
    | NoteAdded
    | Chased
    | Reviewed
    | Extended
    | ExtensionTold
    | PauseStarted
    | PauseEnded
    | PointAdded
    | PointFound
    | QualityChecked
    | ReplySent
    | OutcomeRecorded
    | Withdrawn
    | Closed
    | Reopened
    | LetterMade
    | Undone
    | PersonNamed
    | PersonTakenOff
    | ConsentGiven
    | AdvocacyRecorded
    | EqualityRecorded
    | CallerMerged
)
"""Everything that can happen to a case in the day's work; ``events_later`` has the rest."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its envelope: who recorded it, when (UTC), in which save."""

    seq: int
    save_id: str
    at: datetime
    actor: str
    event: Event
