"""The Ombudsman: gone to at any stage; taken forward or not; decision, remedy, and its promise."""

from __future__ import annotations

from datetime import date

from tracker.core import commands_later as cmd
from tracker.core import events_later as ev
from tracker.core.case import Case
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stages import Referral
from tracker.core.what_happened import Event


def ask(case: Case, command: cmd.AskOmbudsman, office: Office) -> tuple[Event, ...]:
    """Gone to: early while the procedure has not ended, which is possible at any stage."""
    checks.not_future(command.on, office, "Going to the Ombudsman")
    if command.on < case.received_on:
        raise Refusal(f"{case.ref} was received only on {checks.day(case.received_on)}.")
    matters = checks.words(command.matters, "What was raised with the Ombudsman")
    number = max((r.number for r in case.referrals), default=0) + 1
    reopens = case.closed_on is not None
    return (ev.OmbudsmanAsked(command.on, number, matters, is_early(case), reopens),)


def is_early(case: Case) -> bool:
    """Whether the procedure has not ended: neither a final response nor a refused Stage 2."""
    if case.stage3 is not None:
        return case.stage3.running
    return not (case.stage2 is not None and case.stage2.refused)


def hear(case: Case, command: cmd.HearOmbudsman, office: Office) -> tuple[Event, ...]:
    """They take it forward, or they do not."""
    referral = _referral(case, command.number)
    if referral.taken_forward is not None or referral.outcome_on is not None:
        raise Refusal("Whether the Ombudsman takes it forward is recorded already.")
    _after(command.on, referral, office)
    return (ev.OmbudsmanAnswered(command.on, command.number, command.taken_forward),)


def decide(case: Case, command: cmd.DecideOmbudsman, office: Office) -> tuple[Event, ...]:
    """Their decision; a remedy agreed needs the day by which it is to be done."""
    referral = _referral(case, command.number)
    if referral.outcome_on is not None:
        raise Refusal(f"The Ombudsman decided on {checks.day(referral.outcome_on)} already.")
    if referral.taken_forward is False:
        raise Refusal("The Ombudsman did not take this forward.")
    _after(command.on, referral, office)
    outcome = checks.words(command.outcome, "The Ombudsman's decision")
    remedy = command.remedy.strip()
    if remedy and command.remedy_due is None:
        raise Refusal("Say by when the remedy is to be done.")
    if command.remedy_due is not None and not remedy:
        raise Refusal("Say what is to be done by then.")
    if command.remedy_due is not None and command.remedy_due < command.on:
        raise Refusal("The remedy cannot be due before it was agreed.")
    return (ev.OmbudsmanDecided(command.on, command.number, outcome, remedy, command.remedy_due),)


def finish_remedy(case: Case, command: cmd.FinishRemedy, office: Office) -> tuple[Event, ...]:
    """What was agreed was done."""
    referral = _referral(case, command.number)
    if not referral.remedy_open or referral.outcome_on is None:
        raise Refusal("No remedy is waiting to be done.")
    checks.not_future(command.on, office, "The remedy")
    if command.on < referral.outcome_on:
        raise Refusal("The remedy cannot be done before it was agreed.")
    return (ev.RemedyDone(command.on, command.number),)


def _referral(case: Case, number: int) -> Referral:
    found = next((r for r in case.referrals if r.number == number), None)
    if found is None:
        raise Refusal(f"{case.ref} has not gone to the Ombudsman.")
    return found


def _after(on: date, referral: Referral, office: Office) -> None:
    checks.not_future(on, office, "Hearing from the Ombudsman")
    if on < referral.on:
        raise Refusal(f"The Ombudsman was gone to only on {checks.day(referral.on)}.")
