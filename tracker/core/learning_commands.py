"""What somebody wants done to a learning form.

``of`` says which form: its own reference ("L26-0007"), or the reference of its case, for which
the first promise or the sending begins a form. ``version`` is that of the form as the person saw
it; None for additions that overwrite nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.learning import Level


@dataclass(frozen=True, slots=True)
class AddPromise:
    """Take down one promised action; ``due_on`` None means the usual time."""

    of: str
    text: str
    level: Level = Level.TEAM
    owner: str = ""
    due_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class BeginLearning:
    """Learning that nobody complained about: where it came from, and its first promise."""

    theme: str
    area: str
    source: str
    text: str
    level: Level = Level.TEAM
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangePromise:
    """Put a promise right: its words, level, owner and due date."""

    of: str
    number: int
    text: str
    level: Level
    owner: str
    due_on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class SendForm:
    """The form went to a team manager."""

    of: str
    to: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ChaseForm:
    """The owner of a promise was chased, or with ``number`` None whoever has the form."""

    of: str
    number: int | None = None
    look_again_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DonePromise:
    """One promise was kept: when, how that is known, and what changed for children."""

    of: str
    number: int
    on: date
    evidence: str = ""
    changed: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a returned form says of one promise; ``done_on`` None where it is not done yet."""

    number: int
    done_on: date | None = None
    evidence: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """The form came back."""

    of: str
    on: date
    answers: tuple[Answer, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CheckForm:
    """A manager read the returned form and is content."""

    of: str
    on: date
    version: int | None = None


LearningStep = (
    AddPromise | ChangePromise | SendForm | ChaseForm | DonePromise | ReturnForm | CheckForm
)
"""Commands on one form."""


@dataclass(frozen=True, slots=True)
class LearnTogether:
    """Several of them as one save with one undo (ticked rows)."""

    steps: tuple[LearningStep, ...]


LearningCommand = LearningStep | BeginLearning | LearnTogether
"""Everything that can be asked about learning."""
