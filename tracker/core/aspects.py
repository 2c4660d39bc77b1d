"""What a command says of a case, thing by thing: the table that merging works from.

A command that only adds (a note, a chase) says nothing that somebody else could have said too.
One that sets facts has an aspect for each: what it wants, and what a case says at that place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from tracker.core import commands as cmd
from tracker.core import commands_later as later
from tracker.core import people_commands as pcmd
from tracker.core.case import Case
from tracker.core.evolve import OWN_FACTS
from tracker.core.office import Office
from tracker.core.rules.intake import FACT_LABELS
from tracker.core.say import long_day
from tracker.core.words import Labelled, Role

LONG = frozenset({"details", "wants"})
"""Facts of many lines, where both texts can stand one after the other."""

APPOINTED = {
    "officer": "Investigating Officer",
    "independent": "Independent Person",
    "adjudicator": "adjudicating officer",
}
"""The people of Stage 2 by the field of the command."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing a command says. ``mine`` is what it wants there, ``of`` what a case says there.

    ``state`` is what counts as a change of it by somebody else, where that is more than the
    value. ``decided``: the person means it even where it is what the case said already.
    """

    name: str
    label: str
    mine: Any
    of: Callable[[Case], Any]
    state: Callable[[Case], Any]
    long: bool = False
    decided: bool = False

    def changed_by_me(self, seen: Case) -> bool:
        """Whether the command wants anything else than the person saw."""
        return self.decided or bool(self.mine != self.of(seen))

    def changed_by_them(self, seen: Case, now: Case) -> bool:
        """Whether the case says anything else now than the person saw."""
        return bool(self.state(seen) != self.state(now))


def in_words(value: Any) -> str:
    """A value as people read it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, tuple):
        return ", ".join(in_words(one) for one in value)
    if is_dataclass(value):
        parts = (in_words(getattr(value, field.name)) for field in fields(value))
        return ", ".join(part for part in parts if part)
    return long_day(value) if isinstance(value, date) else str(value)


def aspects(command: cmd.CaseCommand, seen: Case, now: Case, office: Office) -> tuple[Aspect, ...]:
    """Everything the command says that somebody else could have said too."""
    match command:
        case cmd.CorrectFacts():
            return tuple(_fact(name, text) for name, text in command.facts)
        case cmd.Classify():
            return _handling(command, seen, now, office)
        case cmd.Assign():
            mine = command.team_manager.strip()
            return (_plain("team_manager", "team manager", mine, lambda c: c.team_manager),)
        case cmd.RecordOutcome():
            return (_plain("outcome", "outcome", command.outcome, lambda c: c.outcome),)
        case cmd.SendReply() if command.outcome is not None:
            return (_plain("outcome", "outcome", command.outcome, lambda c: c.outcome),)
        case cmd.AnswerSafety():
            return (_plain("answer", "safety worry", command.answer, lambda c: c.safety),)
        case cmd.FindPoint():
            label, number = f"finding on point {command.number}", command.number
            return (_plain("finding", label, command.finding, lambda c: finding(c, number)),)
        case later.AppointStage2():
            return tuple(_appointed(command, seen, *one) for one in APPOINTED.items())
        case later.NamePanel():
            return (_plain("panel", "panel", command.panel, lambda c: _of(c.stage3, "panel", ())),)
        case pcmd.RecordAdvocacy():
            return (_plain("advocacy", "advocacy", command.advocacy, lambda c: c.advocacy),)
        case pcmd.RecordEquality():
            return (_plain("equality", "monitoring", command.equality, lambda c: c.equality),)
    return ()


def _appointed(command: later.AppointStage2, seen: Case, name: str, label: str) -> Aspect:
    """One of the people of Stage 2; a line left empty leaves who is there."""

    def of(case: Case) -> Any:
        return _of(case.stage2, name, "")

    return Aspect(name, label, getattr(command, name).strip() or of(seen), of, of)


def _of(value: Any, name: str, missing: Any) -> Any:
    return getattr(value, name) if value is not None else missing


def finding(case: Case, number: int) -> Any:
    """The finding on a point; None while there is none."""
    return next((p.finding for p in case.points if p.number == number), None)


def _plain(name: str, label: str, mine: Any, of: Callable[[Case], Any]) -> Aspect:
    return Aspect(name, label, mine, of, of)


def _fact(name: str, text: str) -> Aspect:
    def of(case: Case) -> str:
        return str(getattr(case if name in OWN_FACTS else case.complainant, name, ""))

    mine = text.strip() if name in ("details", "name") else text
    return Aspect(name, FACT_LABELS.get(name, name), mine, of, of, name in LONG)


def _handling(command: cmd.Classify, seen: Case, now: Case, office: Office) -> tuple[Aspect, ...]:
    """A manager's decision is about all four things; an officer's proposal about what differs."""
    manager = office.actor.role is Role.MANAGER
    # A decision on what nobody had decided, or on what was since taken back, is meant as a whole.
    decided = manager and (seen.handling is None or now.handling is None)
    team_manager = command.team_manager.strip() or office.lists.manager_of(command.area)
    wanted = {
        "handling": ("handling", command.handling),
        "theme": ("theme", command.theme),
        "area": ("area", command.area),
        "team_manager": ("team manager", team_manager),
    }

    def one(name: str, label: str, mine: Any) -> Aspect:
        def of(case: Case) -> Any:
            shown = case.proposal if case.handling is None and case.proposal else case
            return getattr(shown, name)

        def state(case: Case) -> Any:
            return case.handling is not None, of(case)

        return Aspect(name, label, mine, of, state, decided=decided)

    return tuple(one(name, *rest) for name, rest in wanted.items())


def with_values(
    command: cmd.CaseCommand,
    parts: Sequence[Aspect],
    values: Mapping[str, Any],
    now: Case,
    reason: str,
) -> cmd.CaseCommand | None:
    """The command wanting ``values`` by aspect; None where the case says all of it already.

    ``reason`` is given for a change of handling that the person did not know to be one.
    """
    nothing_left = bool(parts) and all(values[p.name] == p.of(now) for p in parts)
    match command:
        case cmd.CorrectFacts():
            differing = {p.name for p in parts if values[p.name] != p.of(now)}
            facts = tuple((name, values[name]) for name, _ in command.facts if name in differing)
            return replace(command, facts=facts) if facts else None
        case cmd.SendReply() if parts:
            return replace(command, outcome=None if nothing_left else values["outcome"])
        case cmd.Classify():
            confirms = now.handling is None and any(p.decided for p in parts)
            if values["handling"] is None or (nothing_left and not confirms):
                return None
            why = command.reason.strip() or (reason if now.handling is not None else "")
            return replace(command, **values, reason=why)
        case later.AppointStage2():
            return None if nothing_left else replace(command, **values)
        case (
            cmd.Assign()
            | cmd.RecordOutcome()
            | cmd.AnswerSafety()
            | cmd.FindPoint()
            | later.NamePanel()
            | pcmd.RecordAdvocacy()
            | pcmd.RecordEquality()
        ):
            gone = nothing_left or None in values.values()
            return None if gone else replace(command, **values)
    return command
