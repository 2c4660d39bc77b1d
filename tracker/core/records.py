"""What is kept beside cases: compliments, learning forms, people, lists. Saves keep both states.

A case is the fold of its events. These are simpler things: one value with a number and a version,
saved whole, with the value from before beside it in the audit trail, which is what undo puts back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class RecordKind(StrEnum):
    """What sort of record it is; the value is the audit trail's ``entity``."""

    COMPLIMENT = "compliment"
    LEARNING = "learning"
    PERSON = "person"
    LISTS = "lists"
    YEAR = "year"
    IMPORT_MAPPING = "import_mapping"


class Record(Protocol):
    """A frozen value. ``removed`` records stay in the file, and out of every list and figure."""

    @property
    def number(self) -> int:
        """Its number among those of its kind, given once and never again."""
        ...

    @property
    def version(self) -> int:
        """1 when added, and one more with every change."""
        ...

    @property
    def removed(self) -> bool:
        """Whether it was taken back."""
        ...


class NoSuchRecord(Exception):
    """Nothing of this kind has this number; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after a save; ``before`` is None where the save added it."""

    kind: RecordKind
    before: Record | None
    after: Record
