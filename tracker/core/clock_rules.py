"""The rules of the clocks as data: what sets each going, and its limits in working days.

Due on the Nth day after day 0 (SI 2006/1738; DOMAIN section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.core.words import ClockName
from tracker.core.workdays import Convention


class StartsAt(StrEnum):
    """What sets a clock going."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    TERMS_SIGNED = "terms_signed"
    PANEL_MET = "panel_met"
    FINDINGS_SENT = "findings_sent"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock as data. ``standard`` and ``outer`` are working days from the same start."""

    clock: ClockName
    starts_at: StartsAt
    standard: int
    outer: int | None = None
    pausable: bool = False


STATUTORY_RULES: Mapping[ClockName, ClockRule] = {
    rule.clock: rule
    for rule in (
        ClockRule(ClockName.ACKNOWLEDGEMENT, StartsAt.RECEIVED, 3),
        ClockRule(ClockName.STAGE_1, StartsAt.RECEIVED, 10, 20, pausable=True),
        ClockRule(ClockName.REPRESENTATION, StartsAt.RECEIVED, 10, 20),
        ClockRule(ClockName.CORPORATE, StartsAt.ACKNOWLEDGED, 10, 20),
        ClockRule(ClockName.STAGE_2, StartsAt.REQUESTED, 25, 65),
        ClockRule(ClockName.STAGE_3_PANEL, StartsAt.REQUESTED, 30),
        ClockRule(ClockName.STAGE_3_FINDINGS, StartsAt.PANEL_MET, 5),
        ClockRule(ClockName.STAGE_3_RESPONSE, StartsAt.FINDINGS_SENT, 15),
        ClockRule(ClockName.STAGE_3, StartsAt.REQUESTED, 50),
    )
}
"""What a new file starts with: the stages by regulation, the others by practice (settings)."""


@dataclass(frozen=True, slots=True)
class ClockRules:
    """Every rule in force, with the two settings that touch all clocks.

    ``soon`` is how many working days before the due date a case counts as due soon.
    ``next_stage_window`` is the working days after a reply in which the next stage is usually
    asked for: a later request is warned of and never refused.
    ``learning_days`` is the working days that a promised action is given, unless it is told.
    """

    clocks: Mapping[ClockName, ClockRule] = field(default_factory=lambda: dict(STATUTORY_RULES))
    soon: int = 3
    convention: Convention = Convention.A
    look_again_after: int = 2
    next_stage_window: int = 20
    learning_days: int = 20
