"""Taking contacts down: new ones, calls on open cases, and putting right what was misheard."""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core.case import Case, Party, Proposal
from tracker.core.commands import AddCall, AnswerSafety, CorrectFacts, LogContact
from tracker.core.evolve import CALLER_FACTS, OWN_FACTS
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.what_happened import Event
from tracker.core.words import ListKind, NameGiven, Safety

FACT_LABELS = {
    "child": "child",
    "details": "what happened",
    "wants": "what they want",
    "channel": "channel",
    "received_at": "time received",
    "name": "name",
    "relation": "relation",
    "telephone": "telephone",
    "email": "e-mail",
}
"""Correctable facts as people call them."""


def log_contact(
    command: LogContact, ref: str, person_id: int | None, office: Office
) -> tuple[Event, ...]:
    """The first event of a new case. ``ref`` and ``person_id`` were given by the store."""
    checks.not_future(command.received_on, office, "The date received")
    channel = checks.word(command.channel, ListKind.CHANNEL, office)
    party = _party(command.complainant, person_id)
    proposal = command.proposal
    if proposal is not None:
        proposal = Proposal(
            proposal.handling,
            proposal.theme,
            proposal.area,
            proposal.team_manager,
            office.actor.name,
        )
    return (
        ev.ContactLogged(
            on=command.received_on,
            ref=ref,
            channel=channel,
            complainant=party,
            received_at=command.received_at,
            logged_by=office.actor.name,
            child=command.child.strip(),
            details=checks.words(command.details, "What happened"),
            wants=command.wants.strip(),
            safety=command.safety,
            proposal=proposal,
        ),
    )


def _party(party: Party, person_id: int | None) -> Party:
    from dataclasses import replace

    if party.name_given is NameGiven.NAMED:
        checks.words(party.name, "The name")
        return replace(party, person_id=person_id)
    return replace(party, name="", person_id=None)


def add_call(case: Case, command: AddCall, office: Office) -> tuple[Event, ...]:
    """A further contact about the same matter, kept on the open case."""
    checks.still_open(case)
    checks.not_future(command.on, office, "The date of the call")
    channel = checks.word(command.channel, ListKind.CHANNEL, office)
    if command.on < case.received_on:
        raise Refusal(
            f"{case.ref} was received on {checks.day(case.received_on)}, after this contact."
        )
    text = checks.words(command.text, "What happened")
    return (
        ev.CallAdded(command.on, command.at, channel, text, command.wants.strip(), command.caller),
    )


def correct_facts(case: Case, command: CorrectFacts, office: Office) -> tuple[Event, ...]:
    """Corrections of those facts that really differ."""
    corrections = []
    for field, after in command.facts:
        if field not in OWN_FACTS and field not in CALLER_FACTS:
            raise Refusal(f"'{field}' cannot be corrected.")
        if field == "channel":
            after = checks.word(after, ListKind.CHANNEL, office, case.channel)
        if field == "relation" and after in office.lists.ever(ListKind.RELATION):
            after = checks.word(after, ListKind.RELATION, office, case.complainant.relation)
        if field == "name" and case.complainant.name_given is not NameGiven.NAMED:
            raise Refusal("This caller gave no name.")
        if field in ("details", "name"):
            after = checks.words(after, FACT_LABELS[field].capitalize())
        before = str(getattr(case if field in OWN_FACTS else case.complainant, field))
        if before != after:
            corrections.append(ev.Correction(field, before, after))
    if not corrections:
        raise Refusal("Nothing was changed.")
    return (ev.FactsCorrected(office.today, tuple(corrections)),)


def answer_safety(case: Case, command: AnswerSafety, office: Office) -> tuple[Event, ...]:
    """The answer to the safety question."""
    if command.answer is Safety.NOT_ASKED:
        raise Refusal("Answer yes or no.")
    if command.answer is case.safety:
        raise Refusal(f"The answer is '{command.answer.label}' already.")
    return (ev.SafetyAnswered(office.today, command.answer),)
