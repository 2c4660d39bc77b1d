"""Dates and events in words: the one place where what happened becomes a sentence.

Timeline, receipts, the command line and toasts all read from here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.core import events as ev
from tracker.core.events_people import (
    AdvocacyRecorded,
    CallerMerged,
    ConsentGiven,
    EqualityRecorded,
    PersonNamed,
    PersonTakenOff,
)
from tracker.core.words import Handling, Outcome

if TYPE_CHECKING:
    from tracker.core.what_happened import Event


def long_day(value: date) -> str:
    """ "Thu 5 Nov 2026" """
    return f"{value:%a} {value.day} {value:%b %Y}"


def short_day(value: date, today: date | None = None) -> str:
    """ "Thu 5 Nov", with the year when it is not this one."""
    text = f"{value:%a} {value.day} {value:%b}"
    return text if today is None or value.year == today.year else f"{text} {value.year}"


def days(count: int, what: str = "working day") -> str:
    """ "1 working day", "6 working days" """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def money(pence: int) -> str:
    """Pence as pounds: "£6,265.11", "-£40.00"."""
    sign = "-" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def outcome_words(outcome: Outcome | None) -> str:
    """An outcome in lower case, or that there is none yet."""
    return outcome.label.lower() if outcome else "not decided"


def _logged(e: ev.ContactLogged) -> str:
    if e.historical:
        return "Brought in from an earlier log"
    at = f" at {e.received_at}" if e.received_at else ""
    return f"Received by {_by(e.channel)}{at}"


def _by(channel: str) -> str:
    """A channel inside a sentence: "telephone", and "MOMO" as it is."""
    return channel if channel[1:2].isupper() else channel[:1].lower() + channel[1:]


def _corrected(e: ev.FactsCorrected) -> str:
    parts = [f"{c.field}: '{_short(c.before)}' became '{_short(c.after)}'" for c in e.corrections]
    return "Corrected " + "; ".join(parts)


def _short(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _proposed(e: ev.HandlingProposed) -> str:
    handling = e.proposal.handling.label if e.proposal.handling else "no handling"
    return _join(f"Proposed: {handling}", e.proposal.theme, e.proposal.area)


def _confirmed(e: ev.HandlingConfirmed) -> str:
    if e.was is None:
        return _join(f"Confirmed: {e.handling.label}", e.theme, e.area, e.team_manager)
    changed = (
        f"Changed from {e.was.label} to {e.handling.label}"
        if e.was is not e.handling
        else f"Changed, still {e.handling.label}"
    )
    return _join(changed, e.theme, e.area, e.team_manager, e.reason)


def _join(*parts: str) -> str:
    return ", ".join(p for p in parts if p)


def quoting(lead: str, words: str) -> str:
    """What happened, and after a colon the words somebody typed: they begin with a capital."""
    return f"{lead}: {words}" if words.strip() else lead


def _chased(e: ev.Chased) -> str:
    again = f"; look again {short_day(e.look_again_on)}" if e.look_again_on else ""
    return e.text.rstrip(". ") + again if again else e.text


def _extended(e: ev.Extended) -> str:
    if not e.agreed_by:
        return f"Extended ({e.reason})"
    told = f"; told on {short_day(e.told_on)}" if e.told_on else "; complainant not told yet"
    return f"Extended ({e.reason}), agreed by {e.agreed_by}{told}"


def _replied(e: ev.ReplySent) -> str:
    if e.stopped is None:
        return "Reply sent"
    taken = days(e.stopped.days)
    if e.stopped.met:
        return f"Reply sent after {taken}, in time"
    return f"Reply sent after {taken}, {days(e.stopped.late)} late"


def _withdrawn(e: ev.Withdrawn) -> str:
    when = "after work began" if e.after_work_began else "before work began"
    confirmed = f"confirmed {short_day(e.confirmed_on)}" if e.confirmed_on else "not confirmed yet"
    return quoting(_join(f"Withdrawn {when}", confirmed), e.reason)


def _person_named(e: PersonNamed) -> str:
    age = f"aged {e.person.age}" if e.person.age is not None else ""
    born = f"born {long_day(e.person.born)}" if e.person.born else ""
    return _join(f"{e.person.role.label}: {e.person.name}", e.person.relation, age, born)


def _advocacy(e: AdvocacyRecorded) -> str:
    a = e.advocacy
    return _join(
        f"Advocate offered {short_day(a.offered_on)}" if a.offered_on else "Advocate",
        {"yes": "wanted", "no": "not wanted"}.get(a.wanted.value, ""),
        a.provider,
        f"appointed {short_day(a.appointed_on)}" if a.appointed_on else "",
    )


_TELL: dict[type[Any], Callable[[Any], str]] = {
    ev.ContactLogged: _logged,
    ev.CallAdded: lambda e: quoting(f"Came in again by {_by(e.channel)}", e.text),
    ev.FactsCorrected: _corrected,
    ev.SafetyAnswered: lambda e: f"Safety worry: {e.answer.label.lower()}",
    ev.HandlingProposed: _proposed,
    ev.HandlingConfirmed: _confirmed,
    ev.Assigned: lambda e: f"Given to {e.team_manager}" + (f", was {e.was}" if e.was else ""),
    ev.Acknowledged: lambda e: _join("Acknowledgement sent", e.how),
    ev.NoteAdded: lambda e: e.text,
    ev.Chased: _chased,
    ev.Reviewed: lambda e: quoting("Reviewed", e.remark) if e.remark else "Reviewed, nothing new",
    ev.Extended: _extended,
    ev.ExtensionTold: lambda e: "Complainant told of the extension",
    ev.PauseStarted: lambda e: f"Clock paused: {e.reason}",
    ev.PauseEnded: lambda e: "Clock running again",
    ev.PointAdded: lambda e: f"Point {e.number}: {e.text}",
    ev.PointFound: lambda e: f"Point {e.number} {e.finding.label.lower()}",
    ev.QualityChecked: lambda e: f"Quality check by {e.by}",
    ev.ReplySent: _replied,
    ev.OutcomeRecorded: lambda e: f"Outcome: {e.outcome.label.lower()}",
    ev.Withdrawn: _withdrawn,
    ev.Closed: lambda e: f"Closed: {e.why.lower()}",
    ev.Reopened: lambda e: f"Reopened: {e.reason}",
    ev.LetterMade: lambda e: f"Letter made: {e.file}",
    ev.Undone: lambda e: f"Undone: {e.what}",
    PersonNamed: _person_named,
    PersonTakenOff: lambda e: f"Taken off: {e.name}",
    ConsentGiven: lambda e: f"Consent to {e.purpose.label.lower()} by {e.by}",
    AdvocacyRecorded: _advocacy,
    # The answers are shown in their own dialog and nowhere else.
    EqualityRecorded: lambda e: "Equality monitoring recorded",
    CallerMerged: lambda e: f"Caller known as {e.name}",
}


def told(event: Event) -> str:
    """What happened, in one sentence without a full stop."""
    tell = _TELL.get(type(event))
    if tell is None:
        from tracker.core import say_later  # which reads days and outcomes from here

        tell = say_later.TELL[type(event)]
    return tell(event)


SIGNS: dict[type[Any], str] = {
    ev.ContactLogged: "*",
    ev.CallAdded: "*",
    ev.NoteAdded: "n",
    ev.Chased: "c",
    ev.Reviewed: ".",
    ev.Extended: "x",
    ev.ExtensionTold: "x",
    ev.PauseStarted: "=",
    ev.PauseEnded: "=",
    ev.Acknowledged: "+",
    ev.ReplySent: "+",
    ev.Closed: "+",
    ev.Undone: "u",
    ev.LetterMade: "l",
    ev.Reopened: "!",
    ev.HandlingConfirmed: "s",
    ev.HandlingProposed: "s",
}
"""One-letter signs for the timeline; "-" for the rest."""


def sign(event: Event) -> str:
    """The timeline's sign for an event."""
    return SIGNS.get(type(event), "-")


def handling_words(handling: Handling | None) -> str:
    """A handling, or that it is still to classify."""
    return handling.label if handling else "To classify"
