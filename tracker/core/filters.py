"""Which cases a list shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.core.words import Bucket, Handling


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases a list shows. Empty means any; ``text`` is searched in everything written."""

    text: str = ""
    handlings: frozenset[Handling | None] = field(default_factory=frozenset)
    buckets: frozenset[Bucket] = field(default_factory=frozenset)
    areas: frozenset[str] = field(default_factory=frozenset)
    themes: frozenset[str] = field(default_factory=frozenset)
    only_open: bool = False
    received_from: date | None = None
    received_to: date | None = None
    persistent: bool | None = None
    """Only the contacts of named persistent complainants, or all but those."""
