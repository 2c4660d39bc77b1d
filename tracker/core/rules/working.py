"""The work between logging and the reply: acknowledge, note, chase, review, points."""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.commands import Acknowledge, AddNote, AddPoint, Chase, FindPoint, Review
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stopping import acknowledged
from tracker.core.what_happened import Event


def acknowledge(case: Case, command: Acknowledge, office: Office) -> tuple[Event, ...]:
    """The acknowledgement, once."""
    checks.unanswered(case)
    if case.acknowledged_on is not None:
        raise Refusal(f"{case.ref} was acknowledged on {checks.day(case.acknowledged_on)} already.")
    checks.not_future(command.on, office, "The acknowledgement")
    checks.not_before_received(case, command.on, "The acknowledgement")
    kept = acknowledged(office.clockwork, case, command.on)
    return (ev.Acknowledged(command.on, command.how.strip(), kept),)


def add_note(case: Case, command: AddNote, office: Office) -> tuple[Event, ...]:
    """A note; closed cases take notes too."""
    return (ev.NoteAdded(office.today, checks.words(command.text, "The note")),)


def chase(case: Case, command: Chase, office: Office) -> tuple[Event, ...]:
    """A chase of the team manager, coming up again two working days on unless told otherwise."""
    checks.unanswered(case)
    again = command.look_again_on or office.calendar.add(
        office.today, office.rules.look_again_after
    )
    if again <= office.today:
        raise Refusal("The day to look again has to be after today.")
    text = command.text.strip()
    if not text:
        text = f"Chased {case.team_manager}" if case.team_manager else "Chased"
    return (ev.Chased(office.today, text, again),)


def review(case: Case, command: Review, office: Office) -> tuple[Event, ...]:
    """A manager's look at a case, with or without a remark."""
    checks.manager_only(office.actor, "reviews the overdue queue")
    checks.still_open(case)
    return (ev.Reviewed(office.today, command.remark.strip()),)


def add_point(case: Case, command: AddPoint, office: Office) -> tuple[Event, ...]:
    """One more matter complained of; numbered in the order taken down."""
    checks.still_open(case)
    number = max((p.number for p in case.points), default=0) + 1
    return (ev.PointAdded(office.today, number, checks.words(command.text, "The point")),)


def find_point(case: Case, command: FindPoint, office: Office) -> tuple[Event, ...]:
    """A finding on one point."""
    checks.still_open(case)
    point = next((p for p in case.points if p.number == command.number), None)
    if point is None:
        raise Refusal(f"{case.ref} has no point {command.number}.")
    if point.finding is command.finding:
        raise Refusal(f"Point {point.number} is {command.finding.label.lower()} already.")
    return (ev.PointFound(office.today, command.number, command.finding),)
