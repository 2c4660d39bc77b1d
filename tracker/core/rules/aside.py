"""Complaints not answered now: declined, suspended and resumed; withdrawals confirmed."""

from __future__ import annotations

from datetime import date

from tracker.core import commands_later as cmd
from tracker.core import events as main_events
from tracker.core import events_later as ev
from tracker.core.case import Case
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stages import Aside
from tracker.core.what_happened import Event
from tracker.core.words import ASIDE_GROUNDS, SUSPENSION_GROUNDS, AsideKind


def set_aside(case: Case, command: cmd.SetAside, office: Office) -> tuple[Event, ...]:
    """Declined, which closes it, or suspended, which stops its clock."""
    word = command.kind.label.lower()
    checks.manager_only(office.actor, "declines or suspends a complaint")
    checks.unanswered(case)
    if case.suspended:
        raise Refusal(f"{case.ref} is suspended already.")
    checks.not_future(command.on, office, "The decision")
    checks.not_before_received(case, command.on, "The decision")
    last = case.asides[-1].resumed_on if case.asides else None
    if last is not None and command.on < last:
        raise Refusal(f"It was taken up again on {checks.day(last)}: not before.")
    ground = checks.words(command.ground, f"The ground on which it is {word}")
    lasting = frozenset(ASIDE_GROUNDS) - frozenset(SUSPENSION_GROUNDS)
    if command.kind is AsideKind.SUSPENDED and ground in lasting:
        raise Refusal(f"“{ground}” does not come to an end: decline the complaint on that ground.")
    _told(command.told, command.told_on, command.on, office)
    events: list[Event] = []
    if case.paused:  # one wait at a time
        events.append(main_events.PauseEnded(max(command.on, case.pauses[-1].from_on)))
    number = max((a.number for a in case.asides), default=0) + 1
    events.append(
        ev.PutAside(
            command.on,
            number,
            command.kind,
            ground,
            office.actor.name,
            command.told.strip(),
            command.told_on,
        )
    )
    return tuple(events)


def tell(case: Case, command: cmd.TellAside, office: Office) -> tuple[Event, ...]:
    """What the complainant was told, recorded later."""
    aside = _last(case)
    if aside.told_on is not None:
        raise Refusal(f"The complainant was told on {checks.day(aside.told_on)} already.")
    told = checks.words(command.told, "What the complainant was told")
    _told(told, command.on, aside.on, office)
    return (ev.AsideTold(command.on, aside.number, told),)


def resume(case: Case, command: cmd.Resume, office: Office) -> tuple[Event, ...]:
    """The court, the police or the other body has ended: the clock goes on."""
    if not case.suspended:
        raise Refusal(f"{case.ref} is not suspended.")
    aside = case.asides[-1]
    checks.not_future(command.on, office, "Taking it up again")
    if command.on < aside.on:
        raise Refusal(f"It was suspended only on {checks.day(aside.on)}.")
    return (ev.Resumed(command.on, aside.number),)


def confirm_withdrawal(
    case: Case, command: cmd.ConfirmWithdrawal, office: Office
) -> tuple[Event, ...]:
    """The withdrawal was confirmed in writing, which is recorded even once it is closed."""
    if case.withdrawal is None:
        raise Refusal(f"{case.ref} was not withdrawn.")
    if case.withdrawal.confirmed_on is not None:
        raise Refusal(
            f"The withdrawal was confirmed on {checks.day(case.withdrawal.confirmed_on)} already."
        )
    checks.not_future(command.on, office, "The written confirmation")
    if command.on < case.withdrawal.on:
        raise Refusal("The written confirmation cannot be before the withdrawal.")
    return (ev.WithdrawalConfirmed(command.on),)


def _last(case: Case) -> Aside:
    if not case.asides:
        raise Refusal(f"{case.ref} was neither declined nor suspended.")
    return case.asides[-1]


def _told(told: str, on: date | None, decided: date, office: Office) -> None:
    if on is None:
        if told.strip():
            raise Refusal("Say when the complainant was told.")
        return
    checks.words(told, "What the complainant was told")
    checks.not_future(on, office, "The day the complainant was told")
    if on < decided:
        raise Refusal(
            f"The complainant cannot be told before the decision of {checks.day(decided)}."
        )
