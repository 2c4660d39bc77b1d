"""What can be done next beyond the reply, asked of the very rules that will decide it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.core import commands_later as cmd
from tracker.core import rules
from tracker.core.case import Case
from tracker.core.commands import CaseCommand
from tracker.core.office import Office, Refusal
from tracker.core.stages import Referral
from tracker.core.words import AsideKind, ReportOf, Role

_WORDS = "-"
"""Stands for whatever a person will type: rules refuse only what is missing."""

_PANEL = ("-", "--", "---")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its letter in the menu, its words, and a command as it would be asked today."""

    id: str
    letter: str
    label: str
    probe: Callable[[Case, date], CaseCommand]


@dataclass(frozen=True, slots=True)
class Offered:
    """A step that belongs to the case as it stands; ``why_not`` says what only others may do."""

    step: Step
    why_not: str = ""


def open_referral(case: Case) -> Referral | None:
    """The time the Ombudsman was gone to that is not over; None if there is none."""
    return next((r for r in case.referrals if not r.over), None)


def _number(case: Case) -> int:
    referral = open_referral(case)
    return referral.number if referral else 0


def _last_cost(case: Case) -> int:
    lines = [c.number for c in case.stage2.costs if not c.struck] if case.stage2 else []
    return lines[-1] if lines else 0


STEPS: tuple[Step, ...] = (
    Step("stage2", "2", "Stage 2 was asked for", lambda c, d: cmd.RequestStage2(c.ref, d)),
    Step("accept", "a", "Accept Stage 2", lambda c, d: cmd.DecideStage2(c.ref, d, True)),
    Step(
        "refuse", "r", "Refuse Stage 2", lambda c, d: cmd.DecideStage2(c.ref, d, False, _WORDS, d)
    ),
    Step(
        "appoint",
        "p",
        "People: officer, Independent Person, adjudicator",
        lambda c, d: cmd.AppointStage2(c.ref, adjudicator=_WORDS),
    ),
    Step("terms", "t", "Terms of reference", lambda c, d: cmd.AgreeTerms(c.ref, d)),
    Step(
        "officer_report",
        "o",
        "Investigating Officer's report is in",
        lambda c, d: cmd.TakeReport(c.ref, d, ReportOf.OFFICER),
    ),
    Step(
        "independent_report",
        "i",
        "Independent Person's report is in",
        lambda c, d: cmd.TakeReport(c.ref, d, ReportOf.INDEPENDENT),
    ),
    Step(
        "longer",
        "x",
        "Extend Stage 2 to its outer limit",
        lambda c, d: cmd.ExtendStage2(c.ref, d, _WORDS, _WORDS),
    ),
    Step("letter", "v", "Adjudication letter sent", lambda c, d: cmd.Adjudicate(c.ref, d)),
    Step("cost", "c", "Fee or expense", lambda c, d: cmd.AddCost(c.ref, d, _WORDS, 1)),
    Step(
        "strike",
        "u",
        "Strike out a wrong cost",
        lambda c, d: cmd.StrikeCost(c.ref, _last_cost(c), _WORDS),
    ),
    Step("stage3", "3", "Stage 3 was asked for", lambda c, d: cmd.RequestStage3(c.ref, d)),
    Step("panel", "n", "Name the panel", lambda c, d: cmd.NamePanel(c.ref, _PANEL)),
    Step("met", "m", "The panel met", lambda c, d: cmd.MeetPanel(c.ref, d)),
    Step(
        "findings",
        "f",
        "Panel's findings letter sent",
        lambda c, d: cmd.SendFindings(c.ref, d, _WORDS),
    ),
    Step("response", "e", "Final response sent", lambda c, d: cmd.RespondStage3(c.ref, d)),
    Step("ombudsman", "b", "Ombudsman gone to", lambda c, d: cmd.AskOmbudsman(c.ref, d, _WORDS)),
    Step(
        "heard",
        "h",
        "Ombudsman takes it forward, or not",
        lambda c, d: cmd.HearOmbudsman(c.ref, _number(c), d, True),
    ),
    Step(
        "decided",
        "d",
        "Ombudsman's decision and remedy",
        lambda c, d: cmd.DecideOmbudsman(c.ref, _number(c), d, _WORDS),
    ),
    Step("remedy", "y", "Remedy done", lambda c, d: cmd.FinishRemedy(c.ref, _number(c), d)),
    Step(
        "suspend",
        "s",
        "Suspend: court, police, another body",
        lambda c, d: cmd.SetAside(c.ref, d, AsideKind.SUSPENDED, _WORDS),
    ),
    Step("resume", "w", "Go on after the suspension", lambda c, d: cmd.Resume(c.ref, d)),
    Step(
        "decline",
        "x",
        "Decline: over a year old, another ground",
        lambda c, d: cmd.SetAside(c.ref, d, AsideKind.DECLINED, _WORDS),
    ),
    Step("told", "t", "Complainant told of it", lambda c, d: cmd.TellAside(c.ref, d, _WORDS)),
    Step(
        "confirmed",
        "w",
        "Withdrawal confirmed in writing",
        lambda c, d: cmd.ConfirmWithdrawal(c.ref, d),
    ),
)
"""In the order of the procedure. A letter may serve two steps that never stand together, and none
is one of those that move the cursor in the vim set (g, j, k, l)."""


def offered(case: Case, office: Office) -> Sequence[Offered]:
    """The steps that the case has before it, and those that wait for a manager."""
    found = []
    for step in STEPS:
        why = _refused(case, step, office)
        if not why:
            found.append(Offered(step))
        elif office.actor.role is not Role.MANAGER:
            manager = _as_manager(office)
            if not _refused(case, step, manager):
                found.append(Offered(step, why))
    return found


def _refused(case: Case, step: Step, office: Office) -> str:
    try:
        rules.decide(case, step.probe(case, office.today), office)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _as_manager(office: Office) -> Office:
    return replace(office, actor=replace(office.actor, role=Role.MANAGER))
