"""Who may be calling: what is read of the file while a name or a number is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.people import PersonCard, Suggestion, suggest
from tracker.core.ports import Reader
from tracker.core.views import CaseRow

if TYPE_CHECKING:
    from tracker.core.learning_queue import OpenPromise

MOST_LOOKED_AT = 60
"""Cases of a name that are read for its history: the newest."""

MOST_BEFORE = 8
"""Closed cases that are shown of one caller."""


@dataclass(frozen=True, slots=True)
class Known:
    """One person who may be meant, with their open cases, newest first."""

    suggestion: Suggestion
    open: tuple[CaseRow, ...] = ()

    @property
    def card(self) -> PersonCard:
        """Who it is."""
        return self.suggestion.card


@dataclass(frozen=True, slots=True)
class Past:
    """All that is known of one person: what is open now, and what was before."""

    card: PersonCard
    open: tuple[CaseRow, ...] = ()
    before: tuple[CaseRow, ...] = ()
    promises: tuple[OpenPromise, ...] = ()


def likely(reader: Reader, name: str, telephone: str, today: date) -> tuple[Known, ...]:
    """The people most likely meant by what is typed so far."""
    found = suggest(name, telephone, reader.callers(name, telephone))
    open_rows = _rows(reader, [ref for s in found for ref in s.card.open_refs], today)
    return tuple(
        Known(s, tuple(open_rows[ref] for ref in s.card.open_refs if ref in open_rows))
        for s in found
    )


def person(reader: Reader, person_id: int, name: str) -> PersonCard | None:
    """The person with an id, from the name they were chosen by; None if they are gone."""
    return next((c for c in reader.callers(name, "") if c.person_id == person_id), None)


def past(reader: Reader, card: PersonCard, today: date) -> Past:
    """What is open of a person, and what was before, newest first."""
    ids = list(reader.matching(card.name, today))[:MOST_LOOKED_AT]
    rows = [
        row
        for row in reader.rows(ids, today)
        if row.case.complainant.person_id == card.person_id and not row.case.struck_out
    ]
    found = {row.ref: row for row in rows if row.case.closed_on is None}
    missing = [ref for ref in card.open_refs if ref not in found]
    found |= _rows(reader, missing, today)
    before = tuple(row for row in rows if row.case.closed_on is not None)
    promises = tuple(reader.open_promises(today, card.person_id))
    return Past(card, tuple(found.values()), before[:MOST_BEFORE], promises)


def _rows(reader: Reader, refs: Iterable[str], today: date) -> dict[str, CaseRow]:
    """List lines by reference."""
    ids = [reader.case_id(ref) for ref in dict.fromkeys(refs)]
    return {row.ref: row for row in reader.rows(ids, today)}
