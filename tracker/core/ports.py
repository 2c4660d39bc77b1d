"""The doors of the office: what the desk needs of a store and screens of a reader."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tracker.core.case import Case
from tracker.core.reads import ReadsCases, ReadsLearning, ReadsLists, ReadsPeople, ReadsSaves
from tracker.core.reads_later import ReadsCompliments, ReadsFigures, ReadsImports
from tracker.core.shared_ports import Counting, Surroundings
from tracker.core.views import (
    Draft,
    UserCard,
)
from tracker.core.writes import (
    WorksOnCalendar,
    WorksOnCases,
    WorksOnEditions,
    WorksOnRecords,
    WorksOnSaves,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a save did. ``sentence`` is for the person; ``due`` the reply date of a new contact.

    ``meanwhile`` is what others did since the person saw the case; it is said once, not kept.
    """

    save_id: str
    refs: tuple[str, ...]
    sentence: str
    due: date | None = None
    meanwhile: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A case in the hands of a transaction: its row's id and its state."""

    case_id: int
    case: Case


class CouldNot(Exception):
    """Something outside our rules failed: disk, lock, file. The text is a sentence."""


class NoSuchCase(Exception):
    """No case has this reference; the text is a sentence."""


class Work(
    Surroundings,
    Counting,
    WorksOnCases,
    WorksOnRecords,
    WorksOnEditions,
    WorksOnSaves,
    WorksOnCalendar,
    Protocol,
):
    """One transaction. Leaving it without an error commits; any error takes all of it back."""


class Store(Protocol):
    """Where transactions are begun, and drafts are kept."""

    def begin(self, save_id: str, actor: str) -> AbstractContextManager[Work]:
        """One transaction; raises CouldNot."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep a form as it stands."""
        ...

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        ...

    def add_user(self, user: UserCard) -> None:
        """Add somebody who works on this file, or change what they may do."""
        ...

    def add_team_manager(self, name: str, area: str) -> None:
        """List who answers for an area; the first listed is offered first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Reader(
    Surroundings,
    Counting,
    ReadsLists,
    ReadsCases,
    ReadsPeople,
    ReadsLearning,
    ReadsSaves,
    ReadsFigures,
    ReadsCompliments,
    ReadsImports,
    Protocol,
):
    """Everything that may be read. Never writes; one connection, one thread."""

    def close(self) -> None:
        """Let go of the file."""
        ...


class DayClock(Protocol):
    """What day and time it is here. ``today`` may be a working date of the past."""

    def today(self) -> date:
        """The working date."""
        ...

    def now(self) -> datetime:
        """The time, with its zone."""
        ...
