"""What a file holds already, as far as a log that comes in has to know it.

A row is likely here already under its own reference, or with the same person, day and theme. The
person sees which, and the rows are left out unless they wish otherwise. Nameless callers are
nobody in particular: of them the words have to be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.core.compliment_book import Key
from tracker.core.importing.cells import plain
from tracker.core.past import PastContact
from tracker.core.people import name_key

ContactKey = tuple[str, date, str]


@dataclass(frozen=True, slots=True)
class Double:
    """A row of a log that is probably here: ``ref`` is what it is here, ``reason`` a few words."""

    sheet: str
    line: int
    what: str
    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class There:
    """What is here. ``by_source`` are our references by those of earlier logs, ``by_key`` by who,
    when and what about; ``refs`` are our own; ``stage2`` the cases whose Stage 2 is over.
    """

    by_source: Mapping[str, str] = field(default_factory=dict)
    by_key: Mapping[ContactKey, str] = field(default_factory=dict)
    refs: frozenset[str] = frozenset()
    stage2: frozenset[str] = frozenset()
    compliments: Counter[Key] = field(default_factory=Counter)

    def like(self, row: PastContact) -> tuple[str, str] | None:
        """The reference of the case that a row probably is, and why; None if there is none."""
        if row.source_ref and row.source_ref in self.by_source:
            return self.by_source[row.source_ref], "same reference"
        found = self.by_key.get(
            contact_key(row.complainant, row.received_on, row.theme, row.details)
        )
        if found is None:
            return None
        who = "name" if row.complainant else "words of a nameless caller"
        return found, f"same {who}, day and theme"

    def case_of(self, source_ref: str) -> str:
        """Our reference of a case by that of an earlier log, or by its own; "" if there is none."""
        found = self.by_source.get(source_ref, "")
        return found or (source_ref if source_ref in self.refs else "")


def contact_key(name: str, received_on: date, theme: str, details: str) -> ContactKey:
    """Who, when and what about: what two entries of one contact share."""
    who = name_key(name) if name else f"?{plain(details)}"
    return who, received_on, theme
