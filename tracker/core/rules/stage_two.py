"""Stage 2: request, decision, people, terms of reference, reports, costs, adjudication."""

from __future__ import annotations

from datetime import date

from tracker.core import commands_later as cmd
from tracker.core import events_later as ev
from tracker.core.case import Case
from tracker.core.evolve import evolve
from tracker.core.later import stage2_verdict, stop_of
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stages import Stage2
from tracker.core.what_happened import Event
from tracker.core.words import Handling, ReportOf, Stage2Decision

MOST_PENCE = 100_000_000
"""A million pounds: more is a slip of the finger."""


def request(case: Case, command: cmd.RequestStage2, office: Office) -> tuple[Event, ...]:
    """Asked for, after a Stage 1 reply. Late requests are warned of and never refused."""
    if case.handling is not Handling.STAGE_1:
        raise Refusal("Only a Stage 1 complaint can go to Stage 2.")
    if case.stage2 is not None and not case.stage2.refused:
        raise Refusal(f"Stage 2 was asked for on {checks.day(case.stage2.requested_on)} already.")
    _in_order(case, command.on, office, "The request")
    return (ev.Stage2Requested(command.on, command.by.strip(), case.closed_on is not None),)


def decide(case: Case, command: cmd.DecideStage2, office: Office) -> tuple[Event, ...]:
    """Accepted, or refused with reasons and the date on which Ombudsman rights were given."""
    checks.manager_only(office.actor, "decides a Stage 2 request")
    stage2 = _asked(case)
    if stage2.decision is not None:
        raise Refusal(f"The request was {stage2.decision.label.lower()} already.")
    _after(command.on, stage2.requested_on, "The decision", "the request", office)
    if command.accepted:
        decision, reasons, rights = Stage2Decision.ACCEPTED, command.reasons.strip(), None
    else:
        decision = Stage2Decision.REFUSED
        reasons = checks.words(command.reasons, "The reason for refusing Stage 2")
        rights = command.rights_given_on
        if rights is None:
            raise Refusal("Say when the complainant was told of the Ombudsman.")
        checks.not_future(rights, office, "The day Ombudsman rights were given")
        if rights < stage2.requested_on:
            raise Refusal("Ombudsman rights cannot be given before Stage 2 was asked for.")
    return (ev.Stage2Decided(command.on, decision, rights, office.actor.name, reasons),)


def appoint(case: Case, command: cmd.AppointStage2, office: Office) -> tuple[Event, ...]:
    """Who does what. The Independent Person must be somebody else than the officer."""
    stage2 = _investigated(case)
    officer = command.officer.strip() or stage2.officer
    independent = command.independent.strip() or stage2.independent
    adjudicator = command.adjudicator.strip() or stage2.adjudicator
    if (officer, independent, adjudicator) == (
        stage2.officer,
        stage2.independent,
        stage2.adjudicator,
    ):
        raise Refusal("Say who investigates, who is the Independent Person, or who adjudicates.")
    if officer and same_name(officer, independent):
        raise Refusal("The Independent Person cannot be the Investigating Officer.")
    if case.stage3 is not None and any(same_name(independent, p) for p in case.stage3.panel):
        raise Refusal(f"{independent} sits on the Stage 3 panel of this case.")
    return (ev.Stage2Appointed(office.today, officer, independent, adjudicator),)


def agree_terms(case: Case, command: cmd.AgreeTerms, office: Office) -> tuple[Event, ...]:
    """The terms of reference: signed, or noted that the complainant did not sign."""
    stage2 = _investigated(case)
    if stage2.terms_on is not None and stage2.terms_signed:
        raise Refusal(f"The terms were signed on {checks.day(stage2.terms_on)} already.")
    _after(command.on, stage2.requested_on, "The terms of reference", "the request", office)
    return (ev.TermsAgreed(command.on, command.signed, command.terms.strip()),)


def take_report(case: Case, command: cmd.TakeReport, office: Office) -> tuple[Event, ...]:
    """One of the two reports came in."""
    stage2 = _investigated(case)
    there = (
        stage2.officer_report_on if command.of is ReportOf.OFFICER else stage2.independent_report_on
    )
    if there is not None:
        raise Refusal(f"That report came in on {checks.day(there)} already.")
    _after(command.on, stage2.requested_on, "The report", "the request", office)
    return (ev.Stage2Reported(command.on, command.of),)


def extend(case: Case, command: cmd.ExtendStage2, office: Office) -> tuple[Event, ...]:
    """The outer limit: a dated decision, as at Stage 1."""
    stage2 = _investigated(case)
    if stage2.extended_on is not None:
        raise Refusal(f"Stage 2 was extended on {checks.day(stage2.extended_on)} already.")
    _after(command.agreed_on, stage2.requested_on, "The extension", "the request", office)
    if command.told_on is not None:
        _after(command.told_on, command.agreed_on, "Telling", "the extension", office)
    return (
        ev.Stage2Extended(
            command.agreed_on,
            checks.words(command.reason, "The reason for the extension"),
            checks.words(command.agreed_by, "Who agreed the extension"),
            command.told_on,
        ),
    )


def add_cost(case: Case, command: cmd.AddCost, office: Office) -> tuple[Event, ...]:
    """A dated line. A credit is a line below nothing; nothing at all is no line."""
    stage2 = _asked(case, running=False)
    checks.not_future(command.on, office, "The cost")
    if command.on < case.received_on:
        raise Refusal("The cost cannot be before the complaint was received.")
    if command.pence == 0 or abs(command.pence) > MOST_PENCE:
        raise Refusal("The amount must be more than nothing and less than a million pounds.")
    what = checks.words(command.what, "What was paid for")
    return (ev.CostAdded(command.on, len(stage2.costs) + 1, what, command.pence),)


def strike_cost(case: Case, command: cmd.StrikeCost, office: Office) -> tuple[Event, ...]:
    """A wrong line goes out of the sum, and stays in the story with its reason."""
    stage2 = _asked(case, running=False)
    if all(c.number != command.number or c.struck for c in stage2.costs):
        raise Refusal(f"{case.ref} has no cost line {command.number}.")
    why = checks.words(command.why, "Why the line was wrong")
    return (ev.CostStruck(office.today, command.number, why),)


def adjudicate(case: Case, command: cmd.Adjudicate, office: Office) -> tuple[Event, ...]:
    """The letter went: the clock stops and what it says is kept."""
    stage2 = _investigated(case)
    _after(command.on, stage2.requested_on, "The adjudication letter", "the request", office)
    sent = ev.Adjudicated(command.on, command.outcome)
    stopped = stop_of(stage2_verdict(evolve(case, sent), office.clockwork), office.clockwork)
    return (ev.Adjudicated(command.on, command.outcome, stopped),)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever the capitals and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold() != ""


def _asked(case: Case, running: bool = True) -> Stage2:
    if case.stage2 is None:
        raise Refusal(f"Stage 2 was not asked for on {case.ref}.")
    if running and case.stage2.adjudicated_on is not None:
        raise Refusal(
            f"The adjudication letter went on {checks.day(case.stage2.adjudicated_on)} already."
        )
    return case.stage2


def _investigated(case: Case) -> Stage2:
    stage2 = _asked(case)
    if not stage2.accepted:
        raise Refusal("Decide the request for Stage 2 first: it was not accepted.")
    return stage2


def _in_order(case: Case, on: date, office: Office, what: str) -> None:
    checks.not_future(on, office, what)
    if case.reply_sent_on is None:
        raise Refusal(f"{case.ref} has no Stage 1 reply yet: Stage 2 comes after it.")
    if on < case.reply_sent_on:
        raise Refusal(f"{what} cannot be before the reply of {checks.day(case.reply_sent_on)}.")


def _after(on: date, earlier: date, what: str, than: str, office: Office) -> None:
    checks.not_future(on, office, what)
    if on < earlier:
        raise Refusal(f"{what} cannot be before {than} of {checks.day(earlier)}.")
