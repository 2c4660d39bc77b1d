"""What may lengthen a clock: a recorded extension, and waiting for an advocate."""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.clocks import MAIN_CLOCK
from tracker.core.commands import EndPause, Extend, StartPause
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.what_happened import Event


def extend(case: Case, command: Extend, office: Office) -> tuple[Event, ...]:
    """The outer limit: a dated decision with who agreed it, why, and when they were told."""
    checks.unanswered(case)
    clock = MAIN_CLOCK.get(case.handling)
    if case.handling is None:
        raise Refusal(f"Classify {case.ref} before extending its clock.")
    if clock is None or office.rules.clocks[clock].outer is None:
        raise Refusal(f"The clock of {case.ref} has no outer limit to extend to.")
    _check_told(case, command, office)
    if case.extension is not None:
        if case.extension.told_on is None and command.told_on is not None:
            return (ev.ExtensionTold(command.told_on),)
        raise Refusal(f"{case.ref} was extended on {checks.day(case.extension.agreed_on)} already.")
    checks.not_future(command.agreed_on, office, "The extension")
    checks.not_before_received(case, command.agreed_on, "The extension")
    return (
        ev.Extended(
            command.agreed_on,
            checks.words(command.reason, "The reason for the extension"),
            checks.words(command.agreed_by, "Who agreed the extension"),
            command.told_on,
        ),
    )


def _check_told(case: Case, command: Extend, office: Office) -> None:
    if command.told_on is None:
        return
    agreed = case.extension.agreed_on if case.extension else command.agreed_on
    checks.not_future(command.told_on, office, "The day the complainant was told")
    if command.told_on < agreed:
        raise Refusal(
            f"The complainant cannot be told before the extension was agreed on "
            f"{checks.day(agreed)}."
        )


def start_pause(case: Case, command: StartPause, office: Office) -> tuple[Event, ...]:
    """Stop the count for an advocate: the only pause that statutory Stage 1 knows."""
    checks.unanswered(case)
    clock = MAIN_CLOCK.get(case.handling)
    if case.handling is None or clock is None or not office.rules.clocks[clock].pausable:
        raise Refusal("Only a Stage 1 clock can wait for an advocate.")
    if case.paused:
        raise Refusal(f"{case.ref} is waiting for an advocate already.")
    if case.suspended:
        raise Refusal(f"{case.ref} is suspended: its clock stands still already.")
    checks.not_future(command.on, office, "The start of the wait")
    checks.not_before_received(case, command.on, "The start of the wait")
    last = case.pauses[-1].to_on if case.pauses else None
    if last is not None and command.on < last:
        raise Refusal(f"The last wait ended on {checks.day(last)}: this one cannot begin before.")
    return (ev.PauseStarted(command.on, checks.words(command.reason, "The reason")),)


def end_pause(case: Case, command: EndPause, office: Office) -> tuple[Event, ...]:
    """The advocate is there and the count goes on."""
    checks.still_open(case)
    if not case.paused:
        raise Refusal(f"{case.ref} is not waiting for an advocate.")
    checks.not_future(command.on, office, "The end of the wait")
    begun = case.pauses[-1].from_on
    if command.on < begun:
        raise Refusal(f"The wait began on {checks.day(begun)}: it cannot end before.")
    return (ev.PauseEnded(command.on),)
