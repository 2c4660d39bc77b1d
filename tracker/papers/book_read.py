"""What a plan gives: the rows to bring in, those that are here already, and every reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tracker.core.compliments import PastCompliment
from tracker.core.importing.already import Double
from tracker.core.importing.cells import RawRow
from tracker.core.past import PastContact, PastStage2

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class RowReject:
    """One reason why a row is not read: where it stands, the cell (cut, harmless), a sentence."""

    sheet: str
    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """A row that was read, and where it stands."""

    sheet: str
    line: int
    past: R


@dataclass(slots=True)
class BookRead:
    """What a plan gives. ``contacts``, ``compliments`` and ``stage2`` are to be brought in.

    ``doubles`` are probably here already, and not among them unless they were wished for.
    ``all_compliments`` has them too: whoever saves counts again which of two alike are new.
    """

    contacts: list[Found[PastContact]] = field(default_factory=list)
    compliments: list[Found[PastCompliment]] = field(default_factory=list)
    stage2: list[Found[PastStage2]] = field(default_factory=list)
    all_compliments: list[PastCompliment] = field(default_factory=list)
    rejects: list[RowReject] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bad_rows: dict[tuple[str, int], RawRow] = field(default_factory=dict)
    lines: int = 0
    readable: int = 0
    blanks: int = 0
    totals: int = 0

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len(self.bad_rows)

    @property
    def to_bring(self) -> int:
        """How many rows would be saved."""
        return len(self.contacts) + len(self.compliments) + len(self.stage2)
