"""Folding: ``evolve(case, event)`` gives the case after the event; ``fold`` runs a history.

``evolve`` never refuses: whether a thing may happen was decided (``rules``) before it was
recorded. A history cut at a past date can lack an earlier step, and must still fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.core import events as ev
from tracker.core.case import Case, Extension, Pause, Point, QualityCheck, Withdrawal
from tracker.core.case_people import Consent
from tracker.core.events_people import (
    AdvocacyRecorded,
    CallerMerged,
    ConsentGiven,
    EqualityRecorded,
    PersonNamed,
    PersonTakenOff,
)
from tracker.core.words import Handling

if TYPE_CHECKING:
    from tracker.core.what_happened import Event


def evolve(case: Case | None, event: Event) -> Case:
    """The case after ``event``. ``case`` is None only before ``ContactLogged``."""
    if isinstance(event, ev.ContactLogged):
        return _logged(event)
    if case is None:
        raise ValueError(f"a history cannot begin with {type(event).__name__}")
    if isinstance(event, ev.Undone):
        changed = _taken_back(case, event)
    else:
        changed = replace(case, **_change_of(type(event))(case, event))
    return replace(changed, version=case.version + 1)


def _change_of(kind: type[Any]) -> Callable[[Case, Any], Mapping[str, Any]]:
    """What an event of this kind changes. What came after a reply is loaded when first met."""
    if kind in _CHANGES:
        return _CHANGES[kind]
    from tracker.core.evolve_later import CHANGES

    return CHANGES[kind]


def fold(history: Iterable[Event]) -> Case | None:
    """The case that these events make; None for no events."""
    case: Case | None = None
    for event in history:
        case = evolve(case, event)
    return case


def standing(history: Iterable[ev.Recorded]) -> list[ev.Recorded]:
    """The history without what was undone, and without the undoing (an undone undo counts)."""
    recorded = list(history)
    gone = taken_back(recorded)
    return [r for r in recorded if r.seq not in gone and not isinstance(r.event, ev.Undone)]


def taken_back(history: Iterable[ev.Recorded]) -> frozenset[int]:
    """The sequence numbers of what was undone and not brought back: undone undoings too."""
    saves: set[str] = set()
    gone: set[int] = set()
    for recorded in reversed(list(history)):
        if recorded.save_id in saves:
            gone.add(recorded.seq)
        elif isinstance(recorded.event, ev.Undone):
            saves.add(recorded.event.of)
    return frozenset(gone)


def as_of(history: Iterable[ev.Recorded], day: date) -> Case | None:
    """The case as it stood on ``day``: what happened later is not yet true.

    None when it had not been received by then, or its logging was taken back. Its version counts
    what was recorded by then, undone or not: the stored one when nothing came later.
    """
    recorded = list(history)
    known = [r.event for r in standing(recorded) if r.event.on <= day]
    if not known or not isinstance(known[0], ev.ContactLogged):
        return None
    case = fold(known)
    return case and replace(case, version=sum(r.event.on <= day for r in recorded))


def may_be_taken_back(history: Iterable[ev.Recorded]) -> frozenset[str]:
    """The saves that the case as it stands rests on, so that undoing one leaves no gap.

    That is the last save; and where it was an undo, also whatever could be taken back before
    the save which it undid, because the case is now as it was then.
    """
    before: dict[str, frozenset[str]] = {}
    now: frozenset[str] = frozenset()
    for recorded in history:
        before.setdefault(recorded.save_id, now)
        event = recorded.event
        earlier = before.get(event.of, now) if isinstance(event, ev.Undone) else frozenset[str]()
        now = earlier | {recorded.save_id}
    return now


def _logged(e: ev.ContactLogged) -> Case:
    return Case(
        ref=e.ref,
        received_on=e.on,
        period_from=e.on,
        channel=e.channel,
        complainant=e.complainant,
        received_at=e.received_at,
        source_ref=e.source_ref,
        logged_by=e.logged_by,
        child=e.child,
        details=e.details,
        wants=e.wants,
        safety=e.safety,
        proposal=e.proposal,
        historical=e.historical,
        version=1,
    )


def _taken_back(case: Case, e: ev.Undone) -> Case:
    if e.case is None:
        return replace(case, struck_out=True)
    return e.case


def _corrected(case: Case, e: ev.FactsCorrected) -> dict[str, Any]:
    own: dict[str, Any] = {}
    theirs: dict[str, str] = {}
    for one in e.corrections:
        (own if one.field in OWN_FACTS else theirs)[one.field] = one.after
    if theirs:
        own["complainant"] = replace(case.complainant, **theirs)  # type: ignore[arg-type]
    return own


OWN_FACTS = ("child", "details", "wants", "channel", "received_at")
"""Facts of the case that can be corrected in place."""

CALLER_FACTS = ("name", "relation", "telephone", "email")
"""Facts of the complainant that can be corrected in place."""


def _confirmed(case: Case, e: ev.HandlingConfirmed) -> dict[str, Any]:
    return {
        "handling": e.handling,
        "theme": e.theme,
        "area": e.area,
        "team_manager": e.team_manager,
        "proposal": None,
    }


def _acknowledged(case: Case, e: ev.Acknowledged) -> dict[str, Any]:
    kept = (e.stopped,) if e.stopped else ()
    return {"acknowledged_on": e.on, "later_stops": (*case.later_stops, *kept)}


def _extended(case: Case, e: ev.Extended) -> dict[str, Any]:
    return {"extension": Extension(e.on, e.reason, e.agreed_by, e.told_on)}


def _told(case: Case, e: ev.ExtensionTold) -> dict[str, Any]:
    return {"extension": case.extension and replace(case.extension, told_on=e.on)}


def _pause_started(case: Case, e: ev.PauseStarted) -> dict[str, Any]:
    return {"pauses": (*case.pauses, Pause(e.on, e.reason))}


def _pause_ended(case: Case, e: ev.PauseEnded) -> dict[str, Any]:
    if not case.paused:
        return {}
    return {"pauses": (*case.pauses[:-1], replace(case.pauses[-1], to_on=e.on))}


def _point_found(case: Case, e: ev.PointFound) -> dict[str, Any]:
    return {
        "points": tuple(
            replace(p, finding=e.finding) if p.number == e.number else p for p in case.points
        )
    }


def _replied(case: Case, e: ev.ReplySent) -> dict[str, Any]:
    changes: dict[str, Any] = {"reply_sent_on": e.on, "look_again_on": None}
    if e.stopped:
        changes["stopped"] = (*case.stopped, e.stopped)
    return changes


def _withdrawn(case: Case, e: ev.Withdrawn) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "withdrawal": Withdrawal(e.on, e.after_work_began, e.confirmed_on),
        "handling": Handling.WITHDRAWN,
        "proposal": None,
        "look_again_on": None,
    }
    if e.stopped:
        changes["stopped"] = (*case.stopped, e.stopped)
    return changes


def _reopened(case: Case, e: ev.Reopened) -> dict[str, Any]:
    """A new period: what belonged to the answered one is cleared, its verdict stays."""
    return {
        "period_from": e.on,
        "closed_on": None,
        "closed_why": "",
        "reply_sent_on": None,
        "outcome": None,
        "quality_check": None,
        "extension": None,
        "pauses": (),
        "withdrawal": None,
        "reviewed_on": None,
        "handling": None if case.handling is Handling.WITHDRAWN else case.handling,
        **(
            {"asides": (*case.asides[:-1], replace(case.asides[-1], resumed_on=e.on))}
            if case.declined
            else {}
        ),
    }


def _person_named(case: Case, e: PersonNamed) -> dict[str, Any]:
    others = [p for p in case.people.people if p.number != e.person.number]
    people = tuple(sorted((*others, e.person), key=lambda p: p.number))
    return {"people": replace(case.people, people=people)}


def _person_taken_off(case: Case, e: PersonTakenOff) -> dict[str, Any]:
    left = tuple(p for p in case.people.people if p.number != e.number)
    return {"people": replace(case.people, people=left)}


def _consent_given(case: Case, e: ConsentGiven) -> dict[str, Any]:
    consents = (*case.people.consents, Consent(e.by, e.on, e.purpose))
    return {"people": replace(case.people, consents=consents)}


def _equality_recorded(case: Case, e: EqualityRecorded) -> dict[str, Any]:
    was = case.complainant
    young = was.young_person or bool(e.young_status)
    caller = replace(was, young_status=e.young_status, young_person=young)
    return {"equality": e.equality, "complainant": caller}


_CHANGES: dict[type[Any], Callable[[Case, Any], dict[str, Any]]] = {
    ev.CallAdded: lambda c, e: {},
    ev.NoteAdded: lambda c, e: {},
    ev.FactsCorrected: _corrected,
    ev.SafetyAnswered: lambda c, e: {"safety": e.answer},
    ev.HandlingProposed: lambda c, e: {"proposal": e.proposal},
    ev.HandlingConfirmed: _confirmed,
    ev.Assigned: lambda c, e: {"team_manager": e.team_manager, "reviewed_on": e.on},
    ev.Acknowledged: _acknowledged,
    ev.Chased: lambda c, e: {
        "chases": c.chases + 1,
        "look_again_on": e.look_again_on,
        "reviewed_on": e.on,
    },
    ev.Reviewed: lambda c, e: {"reviewed_on": e.on},
    ev.Extended: _extended,
    ev.ExtensionTold: _told,
    ev.PauseStarted: _pause_started,
    ev.PauseEnded: _pause_ended,
    ev.PointAdded: lambda c, e: {"points": (*c.points, Point(e.number, e.text))},
    ev.PointFound: _point_found,
    ev.QualityChecked: lambda c, e: {"quality_check": QualityCheck(e.on, e.by)},
    ev.ReplySent: _replied,
    ev.OutcomeRecorded: lambda c, e: {"outcome": e.outcome},
    ev.Withdrawn: _withdrawn,
    ev.Closed: lambda c, e: {"closed_on": e.on, "closed_why": e.why, "look_again_on": None},
    ev.Reopened: _reopened,
    PersonNamed: _person_named,
    PersonTakenOff: _person_taken_off,
    ConsentGiven: _consent_given,
    AdvocacyRecorded: lambda c, e: {"advocacy": e.advocacy},
    EqualityRecorded: _equality_recorded,
    CallerMerged: lambda c, e: {"complainant": replace(c.complainant, person_id=e.person_id)},
    ev.LetterMade: lambda c, e: {},
}
