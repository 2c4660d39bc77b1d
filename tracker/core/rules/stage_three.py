"""Stage 3: a panel of three independent people, its findings, and the final response."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.core import commands_later as cmd
from tracker.core import events_later as ev
from tracker.core.case import Case, Stopped
from tracker.core.evolve import evolve
from tracker.core.later import stage3_verdicts, stop_of
from tracker.core.office import Office, Refusal
from tracker.core.rules import checks
from tracker.core.rules.stage_two import same_name
from tracker.core.stages import PANEL_SIZE, Stage3
from tracker.core.what_happened import Event
from tracker.core.words import ClockName


def request(case: Case, command: cmd.RequestStage3, office: Office) -> tuple[Event, ...]:
    """Asked for, after the adjudication letter."""
    stage2 = case.stage2
    if stage2 is None or stage2.adjudicated_on is None:
        raise Refusal(f"{case.ref} has no adjudication letter yet: Stage 3 comes after Stage 2.")
    if case.stage3 is not None:
        raise Refusal(
            f"A review panel was asked for on {checks.day(case.stage3.requested_on)} already."
        )
    checks.not_future(command.on, office, "The request")
    if command.on < stage2.adjudicated_on:
        raise Refusal(
            "The request cannot be before the adjudication letter of "
            f"{checks.day(stage2.adjudicated_on)}."
        )
    return (ev.Stage3Requested(command.on, command.by.strip(), case.closed_on is not None),)


def name_panel(case: Case, command: cmd.NamePanel, office: Office) -> tuple[Event, ...]:
    """Three people, none of whom was the Independent Person (regulation 19)."""
    stage3 = _running(case)
    if stage3.panel_on is not None:
        raise Refusal(f"The panel met on {checks.day(stage3.panel_on)} already.")
    panel = tuple(" ".join(name.split()) for name in command.panel if name.strip())
    if len(panel) != PANEL_SIZE:
        raise Refusal("A review panel is three people.")
    if any(same_name(a, b) for n, a in enumerate(panel) for b in panel[n + 1 :]):
        raise Refusal("The three people of a panel must be three different people.")
    stage2 = case.stage2
    for name in panel:
        if stage2 is not None and same_name(name, stage2.independent):
            raise Refusal(
                f"{name} was the Independent Person at Stage 2 and may not sit on the panel."
            )
        if stage2 is not None and same_name(name, stage2.officer):
            raise Refusal(f"{name} investigated at Stage 2 and may not sit on the panel.")
    if panel == stage3.panel:
        raise Refusal("That is the panel already.")
    return (ev.PanelNamed(office.today, panel),)


def meet(case: Case, command: cmd.MeetPanel, office: Office) -> tuple[Event, ...]:
    """The panel met."""
    stage3 = _running(case)
    if len(stage3.panel) < PANEL_SIZE:
        raise Refusal("Name the three people of the panel first.")
    if stage3.panel_on is not None:
        raise Refusal(f"The panel met on {checks.day(stage3.panel_on)} already.")
    _after(command.on, stage3.requested_on, "The panel", "it was asked for", office)
    event = ev.PanelMet(command.on)
    return (replace(event, stopped=_stop(case, event, ClockName.STAGE_3_PANEL, office)),)


def send_findings(case: Case, command: cmd.SendFindings, office: Office) -> tuple[Event, ...]:
    """The chair's letter went."""
    stage3 = _running(case)
    if stage3.panel_on is None:
        raise Refusal("Record when the panel met first.")
    if stage3.findings_on is not None:
        raise Refusal(f"The findings went on {checks.day(stage3.findings_on)} already.")
    _after(command.on, stage3.panel_on, "The findings", "the panel met", office)
    event = ev.FindingsSent(command.on, checks.words(command.findings, "What the panel found"))
    return (replace(event, stopped=_stop(case, event, ClockName.STAGE_3_FINDINGS, office)),)


def respond(case: Case, command: cmd.RespondStage3, office: Office) -> tuple[Event, ...]:
    """The final response went: the last link stops, and the whole."""
    stage3 = _running(case)
    if stage3.findings_on is None:
        raise Refusal("Record the panel's findings first.")
    _after(command.on, stage3.findings_on, "The final response", "the findings went", office)
    event = ev.FinalResponse(command.on, command.response.strip())
    both = (
        _stop(case, event, ClockName.STAGE_3_RESPONSE, office),
        _stop(case, event, ClockName.STAGE_3, office),
    )
    return (replace(event, stopped=tuple(s for s in both if s is not None)),)


def _stop(case: Case, event: Event, link: ClockName, office: Office) -> Stopped | None:
    """What one link says once this has happened."""
    after = stage3_verdicts(evolve(case, event), office.clockwork)
    return stop_of(next(v for v in after if v.clock is link), office.clockwork)


def _running(case: Case) -> Stage3:
    if case.stage3 is None:
        raise Refusal(f"No review panel was asked for on {case.ref}.")
    if case.stage3.response_on is not None:
        raise Refusal(f"The final response went on {checks.day(case.stage3.response_on)} already.")
    return case.stage3


def _after(on: date, earlier: date, what: str, than: str, office: Office) -> None:
    checks.not_future(on, office, what)
    if on < earlier:
        raise Refusal(f"{what} cannot be before {than} on {checks.day(earlier)}.")
