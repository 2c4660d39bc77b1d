"""The people of one case: who they are, what they agreed to, the advocate, and monitoring."""

from __future__ import annotations

from dataclasses import replace

from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.case_people import PersonRole, Purpose
from tracker.core.events_people import (
    AdvocacyRecorded,
    ConsentGiven,
    EqualityRecorded,
    PersonNamed,
    PersonTakenOff,
)
from tracker.core.office import Office, Refusal
from tracker.core.people_commands import (
    NamePerson,
    RecordAdvocacy,
    RecordConsent,
    RecordEquality,
    TakeOffPerson,
)
from tracker.core.rules import checks
from tracker.core.what_happened import Event
from tracker.core.words import YOUNG_STATUSES

ACTING_FOR = frozenset({"Advocate"})
"""Relations of a complainant who is speaking for somebody else."""

NEEDS_ACTING = "Acting for somebody: consent is not recorded."
NEEDS_SHARING = "Shared with another agency: consent is not recorded."


def name_person(case: Case, command: NamePerson, office: Office) -> tuple[Event, ...]:
    """Somebody new on the case, or somebody on it put right."""
    person = replace(command.person, name=checks.words(command.person.name, "The name"))
    if person.born is not None:
        checks.not_future(person.born, office, "The date of birth")
    numbers = {p.number for p in case.people.people}
    if person.number == 0:
        person = replace(person, number=max(numbers, default=0) + 1)
    elif person.number not in numbers:
        raise Refusal(f"{case.ref} has nobody with the number {person.number}.")
    if person in case.people.people:
        raise Refusal("Nothing has changed.")
    return (PersonNamed(office.today, person),)


def take_off_person(case: Case, command: TakeOffPerson, office: Office) -> tuple[Event, ...]:
    """Somebody who does not belong to the case after all."""
    person = next((p for p in case.people.people if p.number == command.number), None)
    if person is None:
        raise Refusal(f"{case.ref} has nobody with the number {command.number}.")
    return (PersonTakenOff(office.today, person.number, person.name),)


def record_consent(case: Case, command: RecordConsent, office: Office) -> tuple[Event, ...]:
    """Who agreed to what; it may have been given before the contact."""
    checks.not_future(command.on, office, "The consent")
    by = checks.words(command.by, "Who consents")
    return (ConsentGiven(command.on, by, command.purpose),)


def record_advocacy(case: Case, command: RecordAdvocacy, office: Office) -> tuple[Event, ...]:
    """How it stands with an advocate. Appointing one ends the wait for one."""
    now = replace(command.advocacy, provider=command.advocacy.provider.strip())
    if now == case.advocacy:
        raise Refusal("Nothing has changed.")
    for day, what in (
        (now.offered_on, "The day an advocate was offered"),
        (now.appointed_on, "The day the advocate was appointed"),
    ):
        if day is not None:
            checks.not_future(day, office, what)
    recorded: tuple[Event, ...] = (AdvocacyRecorded(office.today, now),)
    appointed = now.appointed_on
    if appointed is None or not case.paused or not case.is_open:
        return recorded
    begun = case.pauses[-1].from_on
    if appointed < begun:
        raise Refusal(f"The wait for an advocate began on {checks.day(begun)}: end it first (h).")
    return (*recorded, ev.PauseEnded(appointed))


def record_equality(case: Case, command: RecordEquality, office: Office) -> tuple[Event, ...]:
    """What the complainant said of themselves, at any time, also after the case is closed."""
    status = command.young_status
    if status:
        checks.listed(status, YOUNG_STATUSES, "The status")
    if command.equality == case.equality and status == case.complainant.young_status:
        raise Refusal("Nothing has changed.")
    return (EqualityRecorded(office.today, command.equality, status),)


def consent_warnings(case: Case) -> tuple[str, ...]:
    """What consent is missing for: warnings, never a block.

    A listed person's own complaint needs nobody's consent (DOMAIN 5.7); acting for somebody does,
    and so does showing the complaint to another agency.
    """
    people = case.people
    acting = people.of(PersonRole.ADVOCATE, PersonRole.REPRESENTATIVE)
    found = []
    if (acting or case.complainant.relation in ACTING_FOR) and not people.agreed_to(Purpose.ACTING):
        found.append(NEEDS_ACTING)
    if people.of(PersonRole.AGENCY) and not people.agreed_to(Purpose.SHARING):
        found.append(NEEDS_SHARING)
    return tuple(found)
