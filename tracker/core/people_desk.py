"""Commands on a person over all their cases: details, merges, persistence, the weekly batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.core.case import Party, Proposal
from tracker.core.commands import LogContact
from tracker.core.doubles import may_be_suggested
from tracker.core.events_people import CallerMerged
from tracker.core.evolve import evolve
from tracker.core.forms.contact import name_given
from tracker.core.office import Conflict, Office, Refusal
from tracker.core.people_commands import (
    DecidePersistent,
    EditPerson,
    EndPersistent,
    KeepApart,
    LogWeekly,
    MergePeople,
    ReviewPersistent,
)
from tracker.core.person import DETAILS, Persistence, Person, merged, review_day
from tracker.core.ports import Receipt, Work
from tracker.core.records import NoSuchRecord, RecordKind
from tracker.core.rules import checks, log_contact
from tracker.core.say import days, short_day
from tracker.core.words import NameGiven

MOST_AT_ONCE = 200
"""Contacts of one batch; the busiest week known had fewer than forty."""


def _person(work: Work, number: int) -> Person:
    """Somebody who is in the lists; a merged one is refused with the name of who they are now."""
    try:
        found = work.record(RecordKind.PERSON, number)
    except NoSuchRecord as none:
        raise Refusal(str(none)) from None
    assert isinstance(found, Person)
    if found.merged_into is not None:
        now = work.record(RecordKind.PERSON, found.merged_into)
        assert isinstance(now, Person)
        raise Refusal(f"{found.name} was merged into {now.name} ({now.number}).")
    return found


def _seen(person: Person, version: int) -> None:
    if person.version != version:
        raise Conflict(f"{person.name} has changed since you opened it. Look at it again first.")


def _put(work: Work, before: Person, **changes: Any) -> Person:
    """Save a person with changes, one version on."""
    after = replace(before, version=before.version + 1, **changes)
    work.put(RecordKind.PERSON, before, after)
    return after


def edit(command: EditPerson, office: Office, work: Work, save_id: str) -> Receipt:
    """Details put right: for the next call, and never on what cases were told at the time."""
    person = _person(work, command.number)
    _seen(person, command.version)
    facts = {name: text.strip() for name, text in command.facts if name in DETAILS}
    facts = {name: text for name, text in facts.items() if text != getattr(person, name)}
    if not facts:
        raise Refusal("Nothing has changed.")
    if "name" in facts:
        checks.words(facts["name"], "The name")
        if name_given(facts["name"]) is not NameGiven.NAMED:
            raise Refusal("That is not a name. Callers without a name are nobody in particular.")
    after = _put(work, person, **facts)
    return Receipt(save_id, (), f"{after.name}: details put right.")


def merge(command: MergePeople, office: Office, work: Work, save_id: str) -> Receipt:
    """One person was in the file twice: the cases of ``gone`` are those of ``keep`` from now on.

    What each case was told at the time stays on it. ``gone`` stays in the file, out of every list.
    """
    if command.keep == command.gone:
        raise Refusal("These are the same person already.")
    keep, gone = _person(work, command.keep), _person(work, command.gone)
    for person in (keep, gone):
        if not may_be_suggested(person):
            raise Refusal("Only people who gave a name can be merged.")
    _seen(keep, command.keep_version)
    _seen(gone, command.gone_version)
    after = merged(keep, gone)
    refs = work.refs_of_person(gone.number)
    for ref in refs:
        held = work.hold(ref)
        moved = CallerMerged(office.today, keep.number, gone.number, keep.name)
        work.save(held, evolve(held.case, moved), (moved,))
    if after.kept != keep:
        work.put(RecordKind.PERSON, keep, after.kept)
    work.put(RecordKind.PERSON, gone, after.gone)
    count = days(len(refs), "case")
    return Receipt(save_id, tuple(refs), f"{gone.name} is {keep.name}: {count} moved.")


def keep_apart(command: KeepApart, office: Office, work: Work, save_id: str) -> Receipt:
    """Two people who look alike and are not the same: not suggested again."""
    if command.one == command.other:
        raise Refusal("That is one person.")
    one, other = _person(work, command.one), _person(work, command.other)
    if other.number in one.not_same and one.number in other.not_same:
        raise Refusal("That is remembered already.")
    for person, apart in ((one, other), (other, one)):
        others = tuple(sorted({*person.not_same, apart.number}))
        if others != person.not_same:
            _put(work, person, not_same=others)
    return Receipt(save_id, (), f"{one.name} and {other.name} are two people.")


# -- persistence --------------------------------------------------------------------------------
def decide(command: DecidePersistent, office: Office, work: Work, save_id: str) -> Receipt:
    """A decision of a manager with its reason, one point of contact, a start and a review."""
    checks.manager_only(office.actor, "decides that somebody is a persistent complainant")
    person = _person(work, command.number)
    if person.persistent is not None:
        since = checks.day(person.persistent.from_on)
        raise Refusal(f"{person.name} is a persistent complainant since {since} already.")
    checks.not_future(command.from_on, office, "The start")
    review = command.review_on or review_day(command.from_on)
    if review <= command.from_on:
        raise Refusal("The review has to be after the start.")
    decision = Persistence(
        checks.words(command.reason, "The reason"),
        checks.words(command.contact, "The point of contact"),
        office.actor.name,
        command.from_on,
        review,
    )
    _put(work, person, persistence=(*person.persistence, decision))
    until = short_day(review, office.today)
    return Receipt(save_id, (), f"{person.name}: persistent complainant, review {until}.")


def review(command: ReviewPersistent, office: Office, work: Work, save_id: str) -> Receipt:
    """The decision goes on: the next review is six months from today unless another day is said."""
    checks.manager_only(office.actor, "reviews that decision")
    person = _person(work, command.number)
    next_on = command.review_on or review_day(office.today)
    if next_on <= office.today:
        raise Refusal("The next review has to be after today.")
    _change(work, person, reviewed_on=office.today, review_on=next_on)
    until = short_day(next_on, office.today)
    return Receipt(save_id, (), f"{person.name}: reviewed, goes on; next review {until}.")


def end(command: EndPersistent, office: Office, work: Work, save_id: str) -> Receipt:
    """The decision is ended, with the reason."""
    checks.manager_only(office.actor, "ends that decision")
    person = _person(work, command.number)
    decision = person.persistent
    checks.not_future(command.on, office, "The end")
    if decision is not None and command.on < decision.from_on:
        raise Refusal(f"It began on {checks.day(decision.from_on)}: it cannot end before.")
    why = checks.words(command.reason, "The reason")
    _change(work, person, ended_on=command.on, ended_why=why)
    return Receipt(save_id, (), f"{person.name}: no longer a persistent complainant.")


def _change(work: Work, person: Person, **changes: Any) -> None:
    """The decision in force, changed."""
    decision = person.persistent
    if decision is None:
        raise Refusal(f"{person.name} is not a persistent complainant.")
    changed = tuple(replace(p, **changes) if p is decision else p for p in person.persistence)
    _put(work, person, persistence=changed)


# -- the weekly batch ---------------------------------------------------------------------------
def log_weekly(command: LogWeekly, office: Office, work: Work, save_id: str) -> Receipt:
    """Every contact of the batch as a contact of its own, all of them or none."""
    if not command.contacts:
        raise Refusal("There is no contact in the batch yet.")
    if len(command.contacts) > MOST_AT_ONCE:
        raise Refusal(f"A batch holds at most {MOST_AT_ONCE} contacts.")
    person = _person(work, command.number)
    caller = Party(
        NameGiven.NAMED,
        person.name,
        person.number,
        person.relation,
        person.telephone,
        person.email,
    )
    proposal = Proposal(command.handling) if command.handling else None
    refs = []
    for one in command.contacts:
        contact = LogContact(
            one.on,
            one.channel,
            one.words,
            caller,
            child=person.last_child,
            safety=command.safety,
            proposal=proposal,
        )
        refs.append(_log(contact, person.number, one.line, office, work))
    among = f"{refs[0]} to {refs[-1]}" if len(refs) > 1 else refs[0]
    count = days(len(refs), "contact")
    return Receipt(save_id, tuple(refs), f"{count} of {person.name} logged: {among}.")


def _log(contact: LogContact, person_id: int, line: int, office: Office, work: Work) -> str:
    """One contact of the batch; what is wrong with it is said of its line."""
    try:
        log_contact(contact, "", None, office)  # refuse before anything is given out
    except Refusal as refusal:
        raise Refusal(f"Line {line}: {refusal}" if line else str(refusal)) from None
    ref = work.next_ref(contact.received_on)
    events = log_contact(contact, ref, person_id, office)
    work.add(evolve(None, events[0]), events)
    return ref


def reviews_due(people: tuple[Person, ...], today: date) -> tuple[Person, ...]:
    """The people whose decision is to be reviewed, the longest due first."""
    due = [(p.persistent.review_on, p) for p in people if p.persistent and p.persistent.due(today)]
    return tuple(p for _, p in sorted(due, key=lambda d: (d[0], d[1].name)))


BOOKS: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = {
    EditPerson: edit,
    MergePeople: merge,
    KeepApart: keep_apart,
    DecidePersistent: decide,
    ReviewPersistent: review,
    EndPersistent: end,
    LogWeekly: log_weekly,
}
