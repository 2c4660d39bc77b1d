"""Bringing old logs in: facts with dates become the events that must have happened.

History raises no alarm for what the old log never recorded: a contact that had no reply because
it never needed one is closed on the day it was received, and no acknowledgement is missed.
"""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core import events_later as later
from tracker.core.case import Case, Party
from tracker.core.commands import ImportPast
from tracker.core.evolve import evolve
from tracker.core.office import Office, Refusal
from tracker.core.past import PastContact
from tracker.core.ports import Receipt, Work
from tracker.core.stopping import stop
from tracker.core.what_happened import Event
from tracker.core.words import Handling, NameGiven, Stage2Decision


def bring_in(
    command: ImportPast, office: Office, work: Work, save_id: str, *, doubles: bool = False
) -> Receipt:
    """Save every row as a case of its own, in one transaction.

    ``doubles`` says that rows which are here already were wished for all the same.

    Raises:
        Refusal: a row's own reference is in the file already, so that a log brought in twice is
            not counted twice.
    """
    if not doubles:
        _not_twice(command, work)
    people: dict[str, int] = {}
    refs = []
    for done, row in enumerate(command.rows):
        office.step(done, len(command.rows))
        party = _party(row)
        if row.name_given is NameGiven.NAMED:
            key = row.person_key or row.complainant
            if key not in people:
                people[key] = work.person(party, row.child)
            party = _party(row, people[key])
        ref = work.next_ref(row.received_on)
        case, events = as_case(row, ref, party, office)
        work.add(case, events)
        refs.append(ref)
    return Receipt(save_id, tuple(refs), f"{len(refs)} contacts brought in from {command.source}.")


def _not_twice(command: ImportPast, work: Work) -> None:
    there = work.source_refs()
    double = [r.source_ref for r in command.rows if r.source_ref and r.source_ref in there]
    if double:
        raise Refusal(
            f"{len(double)} of these contacts are here already (the first is {double[0]}): "
            "nothing was brought in."
        )


def _party(row: PastContact, person_id: int | None = None) -> Party:
    return Party(
        name_given=row.name_given,
        name=row.complainant if row.name_given is NameGiven.NAMED else "",
        person_id=person_id,
        relation=row.relation,
        telephone=row.telephone,
        young_person=row.young_person,
        young_status=row.young_status,
        age=row.age,
        ethnicity=row.ethnicity,
        disability=row.disability,
    )


def as_case(
    row: PastContact, ref: str, party: Party, office: Office
) -> tuple[Case, tuple[Event, ...]]:
    """The case a row makes and the events it is folded from."""
    events: list[Event] = [
        ev.ContactLogged(
            on=row.received_on,
            ref=ref,
            channel=row.channel,
            complainant=party,
            source_ref=row.source_ref,
            logged_by=office.actor.name,
            child=row.child,
            details=row.details,
            wants=row.wants,
            historical=True,
        )
    ]
    if row.handling is not None:
        events.append(
            ev.HandlingConfirmed(
                row.received_on, row.handling, row.theme, row.area, row.team_manager
            )
        )
    if row.extended_on is not None:
        events.append(ev.Extended(row.extended_on, row.extension_reason, agreed_by=""))
    events += [ev.NoteAdded(on, text) for on, text in row.notes]
    case = _fold(events)
    ending = _ending(row, case, office)
    return _fold([*events, *ending]), (*events, *ending)


def _fold(events: list[Event]) -> Case:
    case = evolve(None, events[0])
    for event in events[1:]:
        case = evolve(case, event)
    return case


def _ending(row: PastContact, case: Case, office: Office) -> list[Event]:
    """Reply, outcome and closing where the log has them, and what came after."""
    events: list[Event] = []
    if row.reply_sent_on is not None:
        stopped = None
        if row.handling is Handling.STAGE_1 or row.handling is Handling.REPRESENTATION:
            stopped = stop(office.clockwork, case, row.reply_sent_on)
        events.append(ev.ReplySent(row.reply_sent_on, stopped))
        if row.outcome is not None:
            events.append(ev.OutcomeRecorded(row.reply_sent_on, row.outcome))
        if row.outcome is not None or row.handling is not Handling.STAGE_1:
            events.append(ev.Closed(row.reply_sent_on, "Answered"))
    elif row.handling is Handling.WITHDRAWN:
        events.append(ev.Withdrawn(row.received_on, confirmed_on=None))
        events.append(ev.Closed(row.received_on, "Withdrawn"))
    elif row.handling in (Handling.REPRESENTATION, Handling.CORPORATE):
        events.append(ev.Closed(row.received_on, "Closed in the earlier log"))
    if row.stage2_requested_on is not None:
        events.append(later.Stage2Requested(row.stage2_requested_on))
        if row.stage2_decided_on is not None:
            events.append(
                later.Stage2Decided(
                    row.stage2_decided_on,
                    Stage2Decision(row.stage2_decision),
                    row.rights_given_on,
                )
            )
    return events
