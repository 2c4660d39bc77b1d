"""Printed figures held against the file's, and against one another.

``finding`` says what a comparison finds, ``printed`` reads what was printed, ``sections`` knows
each of its parts, ``claims`` checks what a text says of figures. ``reconcile`` does it all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.core.figures.asked import Asked
from tracker.core.figures.reconcile.beyond import cases
from tracker.core.figures.reconcile.claims import check_claims
from tracker.core.figures.reconcile.finding import Finding, Kind
from tracker.core.figures.reconcile.sections import SECTIONS, TABLE_11, section_of
from tracker.core.workdays import Calendar

__all__ = ["Finding", "Kind", "reconcile"]

_ASIDE = frozenset({"about", "claims"})
"""Keys that hold no figures of their own."""


def reconcile(printed: Mapping[str, Any], asked: Asked, calendar: Calendar) -> tuple[Finding, ...]:
    """Everything that was printed for the year asked for and the one it is compared with.

    ``calendar`` counts the working days between printed dates. What no section knows is said to
    be unchecked; nothing is left out in silence.
    """
    found: list[Finding] = []
    for key, data in printed.items():
        if key in _ASIDE:
            continue
        name = section_of(key)
        if name is None:
            found.append(Finding(Kind.UNCHECKED, key, "", "", _UNKNOWN))
            continue
        if name == TABLE_11:
            found += _read(key, cases(key, data, asked, calendar))
        else:
            found += _read(key, SECTIONS[name](key, data, asked))
    claims = printed.get("claims", ())
    found += check_claims(claims if isinstance(claims, Sequence) else (claims,), printed)
    return tuple(found)


def _read(key: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """What a section finds; where the figures are written in another shape, that is said.

    A file that somebody wrote by hand can hold a word or a list in any place of a number.
    """
    try:
        yield from findings
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as trouble:
        sentence = f"From here on it is not written as this part is read ({trouble})."
        yield Finding(Kind.UNCHECKED, key, "", "", sentence)


_UNKNOWN = "No figures that can be compared: what is written here is not read."
