"""The search index: every word written about a case, kept in the same transaction as the case."""

from __future__ import annotations

from collections.abc import Sequence

from sqlcipher3 import dbapi2 as driver

from db import lookups
from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.clean import fold
from tracker.core.evolve import standing
from tracker.core.what_happened import Event


def index_case(
    connection: driver.Connection,
    case_id: int,
    case: Case,
    events: Sequence[Event],
    *,
    new: bool,
) -> None:
    """Index a case after ``events``, if any of them brought or took away words."""
    if new:
        _insert(connection, case_id, case, events)
        return
    if not any(words_of(e) or isinstance(e, _WORDY) for e in events):
        return
    connection.execute("DELETE FROM case_words WHERE rowid = ?", (case_id,))
    if case.struck_out:
        return
    recorded = standing(lookups.history(connection, case_id))
    _insert(connection, case_id, case, [r.event for r in recorded])


def _insert(
    connection: driver.Connection, case_id: int, case: Case, events: Sequence[Event]
) -> None:
    # Folded as the query will be: the tokenizer alone takes no Ł for an L and no ß for ss.
    notes = fold("\n".join(filter(None, (words_of(e) for e in events))))
    connection.execute(
        "INSERT INTO case_words (rowid, ref, names, story, notes) VALUES (?, ?, ?, ?, ?)",
        (case_id, *_facts(case), notes),
    )


_WORDY = (ev.FactsCorrected, ev.HandlingConfirmed, ev.HandlingProposed, ev.Assigned, ev.Undone)
"""Events that change what the case itself says."""


def _facts(case: Case) -> tuple[str, str, str]:
    caller = case.complainant
    names = (caller.name, case.child, case.team_manager, caller.telephone, caller.email)
    story = (case.details, case.wants, case.theme, case.area)
    return (
        f"{case.ref} {case.source_ref}",
        fold("\n".join(filter(None, names))),
        fold("\n".join(filter(None, story))),
    )


def words_of(event: Event) -> str:
    """What a person wrote in an event, "" if they wrote nothing."""
    match event:
        case ev.NoteAdded(text=text) | ev.Chased(text=text) | ev.PointAdded(text=text):
            return text
        case ev.CallAdded():
            return f"{event.text}\n{event.wants}\n{event.caller}"
        case ev.Reviewed(remark=remark):
            return remark
        case (
            ev.HandlingConfirmed(reason=reason)
            | ev.Reopened(reason=reason)
            | ev.Withdrawn(reason=reason)
        ):
            return reason
        case _:
            return ""
