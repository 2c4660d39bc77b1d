"""How a contact is handled, and by whom: officers propose, managers confirm."""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core.case import Case, Proposal
from tracker.core.commands import Assign, Classify
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.stopping import acknowledged, stop
from tracker.core.what_happened import Event
from tracker.core.words import Handling, ListKind, Role


def classify(case: Case, command: Classify, office: Office) -> tuple[Event, ...]:
    """A proposal, a confirmation, or a later change with its reason.

    The statutory clock start stays the date received, whatever the handling becomes.
    """
    checks.still_open(case)
    theme, area = _theme_and_area(case, command, office)
    team_manager = command.team_manager.strip() or office.lists.manager_of(area)
    if office.actor.role is not Role.MANAGER:
        return _propose(case, command, theme, area, team_manager, office)
    if command.handling is Handling.WITHDRAWN:
        checks.unanswered(case)
    else:
        checks.words(theme, "The theme")
        checks.words(area, "The area")
    reason = command.reason.strip()
    if case.handling is not None:
        if case.handling is command.handling and (theme, area, team_manager) == (
            case.theme,
            case.area,
            case.team_manager,
        ):
            raise Refusal(f"{case.ref} is handled so already: nothing was changed.")
        if not reason:
            raise Refusal("Say why the handling changes.")
    confirmed: list[Event] = [
        ev.HandlingConfirmed(
            office.today, command.handling, theme, area, team_manager, case.handling, reason
        )
    ]
    if command.handling is Handling.WITHDRAWN:
        confirmed.append(
            ev.Withdrawn(
                office.today, False, None, reason, stop(office.clockwork, case, office.today)
            )
        )
        confirmed.append(ev.Closed(office.today, "Withdrawn"))
    elif command.acknowledged_on is not None and case.acknowledged_on is None:
        checks.not_future(command.acknowledged_on, office, "The acknowledgement")
        checks.not_before_received(case, command.acknowledged_on, "The acknowledgement")
        kept = acknowledged(office.clockwork, case, command.acknowledged_on)
        confirmed.append(ev.Acknowledged(command.acknowledged_on, stopped=kept))
    return tuple(confirmed)


def _theme_and_area(case: Case, command: Classify, office: Office) -> tuple[str, str]:
    """What was chosen, as it is called now; what the case has already may stay."""
    proposed = case.proposal or Proposal()
    theme, area = command.theme, command.area
    if theme:
        theme = checks.word(theme, ListKind.THEME, office, case.theme, proposed.theme)
    if area:
        area = checks.word(area, ListKind.AREA, office, case.area, proposed.area)
    return theme, area


def _propose(
    case: Case, command: Classify, theme: str, area: str, team_manager: str, office: Office
) -> tuple[Event, ...]:
    if case.handling is not None:
        raise Refusal(
            f"{case.ref} is handled as {case.handling.label.lower()}: only a manager changes that."
        )
    proposal = Proposal(command.handling, theme, area, team_manager, office.actor.name)
    return (ev.HandlingProposed(office.today, proposal),)


def assign(case: Case, command: Assign, office: Office) -> tuple[Event, ...]:
    """A new team manager for an open case."""
    checks.still_open(case)
    name = checks.words(command.team_manager, "The team manager")
    if name == case.team_manager:
        raise Refusal(f"{case.ref} is with {name} already.")
    return (ev.Assigned(office.today, name, case.team_manager),)
