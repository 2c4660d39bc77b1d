"""How the open cases of the demonstration are written down: stories made of steps.

A step is one save through the desk, so many working days before the working date. Nothing here
knows a date: the same stories give the same states on whatever day the demonstration is built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.core import commands as cmd
from tracker.core.case import Party, Proposal
from tracker.core.office import Actor
from tracker.core.views import UserCard
from tracker.core.words import Handling, NameGiven, Outcome, Role, Safety

LEE = Actor("J. Lee", Role.OFFICER)
ADE = Actor("M. Ade", Role.MANAGER)

USERS: tuple[UserCard, ...] = tuple(UserCard(who.name, who.role) for who in (ADE, LEE))
"""Who works on the demonstration's file; the first is at the keyboard, and may do everything."""

Day = Callable[[int], date]
"""The date so many working days before the working date; 0 is the working date itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """One save. ``make`` is given the case's reference and the dates."""

    ago: int
    by: Actor
    make: Callable[[str, Day], cmd.CaseCommand]


@dataclass(frozen=True, slots=True)
class Story:
    """A contact and what was done about it; ``ago`` is when it was received.

    ``caller_of`` is the ``key`` of an earlier story that the same person is the caller of.
    """

    ago: int
    at: str
    channel: str
    caller: Party
    details: str
    child: str = ""
    wants: str = ""
    safety: Safety = Safety.NO
    proposal: Proposal | None = None
    steps: tuple[Step, ...] = ()
    key: str = ""
    caller_of: str = ""


def adult(name: str, relation: str, telephone: str = "", email: str = "") -> Party:
    """A grown-up who gave a name."""
    return Party(NameGiven.NAMED, name, relation=relation, telephone=telephone, email=email)


def young(name: str, status: str, age: int, telephone: str = "") -> Party:
    """A young person complaining in their own right."""
    return Party(
        NameGiven.NAMED,
        name,
        relation="Young person",
        telephone=telephone,
        young_person=True,
        young_status=status,
        age=age,
    )


def confirmed(ago: int, handling: Handling, theme: str, area: str) -> Step:
    """The manager confirms the handling; the area's own team manager gets it."""
    return Step(ago, ADE, lambda ref, day: cmd.Classify(ref, handling, theme, area))


def stage_1(ago: int, theme: str, area: str) -> Step:
    """The manager confirms a Stage 1 complaint."""
    return confirmed(ago, Handling.STAGE_1, theme, area)


def acknowledged(ago: int, how: str) -> Step:
    """The acknowledgement goes."""
    return Step(ago, LEE, lambda ref, day: cmd.Acknowledge(ref, day(ago), how))


def chased(ago: int, text: str) -> Step:
    """The team manager is chased; it comes up again two working days on."""
    return Step(ago, LEE, lambda ref, day: cmd.Chase(ref, text))


def noted(ago: int, text: str, by: Actor = LEE) -> Step:
    """A note."""
    return Step(ago, by, lambda ref, day: cmd.AddNote(ref, text))


def called(ago: int, at: str, text: str, channel: str = "Telephone") -> Step:
    """The same matter comes in again."""
    return Step(ago, LEE, lambda ref, day: cmd.AddCall(ref, day(ago), at, channel, text))


def reviewed(ago: int, remark: str = "") -> Step:
    """The manager looks at an overdue case."""
    return Step(ago, ADE, lambda ref, day: cmd.Review(ref, remark))


def extended(ago: int, reason: str) -> Step:
    """The outer limit is agreed, and the complainant told the same day."""
    return Step(
        ago, ADE, lambda ref, day: cmd.Extend(ref, day(ago), reason, ADE.name, told_on=day(ago))
    )


def waiting(ago: int, reason: str) -> Step:
    """The count stops for an advocate."""
    return Step(ago, ADE, lambda ref, day: cmd.StartPause(ref, day(ago), reason))


def point(ago: int, text: str) -> Step:
    """One matter complained of."""
    return Step(ago, LEE, lambda ref, day: cmd.AddPoint(ref, text))


def found(ago: int, number: int, finding: Outcome) -> Step:
    """The finding on one point."""
    return Step(ago, ADE, lambda ref, day: cmd.FindPoint(ref, number, finding))


def checked(ago: int) -> Step:
    """The manager finds the reply fit to go."""
    return Step(ago, ADE, lambda ref, day: cmd.CheckQuality(ref, day(ago)))


def replied(ago: int, outcome: Outcome | None = None) -> Step:
    """The reply goes."""
    return Step(ago, LEE, lambda ref, day: cmd.SendReply(ref, day(ago), outcome))


def closed(ago: int) -> Step:
    """Nothing more is to be done."""
    return Step(ago, ADE, lambda ref, day: cmd.CloseCase(ref, day(ago)))


def reopened(ago: int, reason: str) -> Step:
    """Taken up again."""
    return Step(ago, ADE, lambda ref, day: cmd.Reopen(ref, day(ago), reason))


def withdrawn(ago: int, reason: str) -> Step:
    """Taken back after work began, and confirmed in writing the same day."""
    return Step(ago, LEE, lambda ref, day: cmd.Withdraw(ref, day(ago), True, day(ago), reason))
