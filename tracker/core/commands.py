"""What somebody wants done. ``rules.decide`` turns a command into events or refuses it.

Every command on a case carries the case's reference and, where it builds on what the person saw,
the ``version`` they saw: a case changed since is refused rather than overwritten. ``version``
None is for additions (a note, a chase) that cannot overwrite anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.core.case import Party, Proposal
from tracker.core.clock_rules import ClockRules
from tracker.core.commands_later import LaterCommand
from tracker.core.compliments import ComplimentCommand
from tracker.core.figures.entering import YearCommand
from tracker.core.figures.options import PublishEdition
from tracker.core.importing.command import ImportLog as ImportLog
from tracker.core.learning_commands import LearningCommand
from tracker.core.out.register import NoteFileLeft
from tracker.core.past import PastContact, PastStage2
from tracker.core.people_commands import OnCase, OnPerson
from tracker.core.words import Handling, LetterKind, ListKind, Outcome, Safety, Via


@dataclass(frozen=True, slots=True)
class LogContact:
    """Take down a new contact; it gets its reference when saved."""

    received_on: date
    channel: str
    details: str
    complainant: Party = Party()
    received_at: str = ""
    child: str = ""
    wants: str = ""
    safety: Safety = Safety.NOT_ASKED
    proposal: Proposal | None = None
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class AddCall:
    """Add a contact to a case that is already open instead of logging a new one."""

    ref: str
    on: date
    at: str
    channel: str
    text: str
    wants: str = ""
    caller: str = ""
    draft_id: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectFacts:
    """Put right what was taken down wrongly: field name to new words."""

    ref: str
    facts: tuple[tuple[str, str], ...]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerSafety:
    """Answer the safety question."""

    ref: str
    answer: Safety
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Classify:
    """Say how a contact is handled: a proposal from an officer, a decision from a manager."""

    ref: str
    handling: Handling
    theme: str
    area: str
    team_manager: str = ""
    reason: str = ""
    acknowledged_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the case to a team manager."""

    ref: str
    team_manager: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Record that the acknowledgement went."""

    ref: str
    on: date
    how: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write a note."""

    ref: str
    text: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Chase:
    """Record that the team manager was chased; look again in two working days unless told."""

    ref: str
    text: str = ""
    look_again_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Record that the manager reviewed an overdue case."""

    ref: str
    remark: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Extend:
    """Agree the outer limit, or record when the complainant was told of it."""

    ref: str
    agreed_on: date
    reason: str
    agreed_by: str
    told_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class StartPause:
    """Stop the count while an advocate is awaited."""

    ref: str
    on: date
    reason: str = "Waiting for an advocate"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EndPause:
    """The advocate was appointed: the count goes on."""

    ref: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Take down one matter complained of."""

    ref: str
    text: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class FindPoint:
    """Record the finding on one point."""

    ref: str
    number: int
    finding: Outcome
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CheckQuality:
    """A manager finds the reply fit to go."""

    ref: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class SendReply:
    """Record that the written reply went, with the outcome where it is known."""

    ref: str
    on: date
    outcome: Outcome | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """Record the outcome of the whole case."""

    ref: str
    outcome: Outcome
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The complainant takes it back; the case closes."""

    ref: str
    on: date
    after_work_began: bool = False
    confirmed_on: date | None = None
    reason: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Close an answered case; refused while anything is missing."""

    ref: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Reopen:
    """Take a case up again: a new period begins, the first verdict stays."""

    ref: str
    on: date
    reason: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RecordLetter:
    """Record that a letter was made: its file's name alone, its template's SHA-256."""

    ref: str
    kind: LetterKind
    file: str
    template: str
    version: int | None = None


CaseCommand = (
    AddCall
    | CorrectFacts
    | AnswerSafety
    | Classify
    | Assign
    | Acknowledge
    | AddNote
    | Chase
    | Review
    | Extend
    | StartPause
    | EndPause
    | AddPoint
    | FindPoint
    | CheckQuality
    | SendReply
    | RecordOutcome
    | Withdraw
    | CloseCase
    | Reopen
    | LaterCommand
    | OnCase
    | RecordLetter
)
"""Commands on one case that exists."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several case commands as one save with one undo (ticked rows)."""

    commands: tuple[CaseCommand, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the save ``of``, wholly or not at all."""

    of: str


@dataclass(frozen=True, slots=True)
class ImportPast:
    """Bring in the rows of an old log as one save with one undo."""

    rows: tuple[PastContact, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ImportStage2:
    """Bring in the rows of a Stage 2 log as one save with one undo."""

    rows: tuple[PastStage2, ...]
    source: str


@dataclass(frozen=True, slots=True)
class EditCalendar:
    """Add or remove a bank holiday, or a local closure (which never moves a statutory date)."""

    day: date
    name: str = ""
    remove: bool = False
    local: bool = False
    version: int | None = None


class ListChange(StrEnum):
    """What can be done to a value of a list."""

    ADD = "add"
    RENAME = "rename"
    RETIRE = "retire"
    RESTORE = "restore"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Do something to ``value`` of a list.

    ``belongs_to`` is a team manager's area; ``new`` the word that a renamed value gets; ``via``
    how an added channel comes, direct unless told.
    """

    kind: ListKind
    change: ListChange
    value: str
    belongs_to: str = ""
    new: str = ""
    via: Via | None = None


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """Put these clock rules and thresholds in force; ``version`` is of the record seen."""

    rules: ClockRules
    version: int | None = None


ListCommand = ChangeList | ChangeRules
"""Commands on the lists and rules of the file."""

Command = (
    LogContact
    | CaseCommand
    | Together
    | Undo
    | ImportPast
    | ImportStage2
    | ImportLog
    | EditCalendar
    | ListCommand
    | ComplimentCommand
    | LearningCommand
    | OnPerson
    | YearCommand
    | PublishEdition
    | NoteFileLeft
)
"""Everything that can be asked of the desk."""
