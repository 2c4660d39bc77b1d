"""Changing clock rules and thresholds: what may be, what it does in words, what it departs from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tracker.core.clock_rules import STATUTORY_RULES, ClockRule, ClockRules, StartsAt
from tracker.core.office import Refusal
from tracker.core.say import days
from tracker.core.words import ClockName
from tracker.core.workdays import Convention

MOST_DAYS = 500
"""Working days that any limit may have: about two years."""

STARTS: Mapping[ClockName, tuple[StartsAt, ...]] = {
    **{clock: (rule.starts_at,) for clock, rule in STATUTORY_RULES.items()},
    ClockName.CORPORATE: (StartsAt.ACKNOWLEDGED, StartsAt.RECEIVED),
    ClockName.STAGE_2: (StartsAt.REQUESTED, StartsAt.ACCEPTED, StartsAt.TERMS_SIGNED),
}
"""What may set each clock going: a choice only where the sources leave one."""

STATUTORY: frozenset[ClockName] = frozenset(
    {
        ClockName.STAGE_1,
        ClockName.STAGE_2,
        ClockName.STAGE_3_PANEL,
        ClockName.STAGE_3_FINDINGS,
        ClockName.STAGE_3_RESPONSE,
    }
)
"""Clocks whose limits are in the regulations; the others are practice."""

START_WORDS: Mapping[StartsAt, str] = {
    StartsAt.RECEIVED: "received",
    StartsAt.ACKNOWLEDGED: "acknowledged",
    StartsAt.REQUESTED: "requested",
    StartsAt.ACCEPTED: "request accepted",
    StartsAt.TERMS_SIGNED: "terms of reference signed",
    StartsAt.PANEL_MET: "panel met",
    StartsAt.FINDINGS_SENT: "findings received",
}
"""What sets a clock going, in words."""

CONVENTION_WORDS: Mapping[Convention, str] = {
    Convention.A: "the day itself is day 0",
    Convention.B: "received on the next working day",
}
"""What becomes of a start on a day that does not count."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of working days that is no clock: its name, its label and its bounds."""

    name: str
    label: str
    least: int
    most: int

    def of(self, rules: ClockRules) -> int:
        """Its value."""
        return int(getattr(rules, self.name))


THRESHOLDS: tuple[Threshold, ...] = (
    Threshold("soon", "Due soon", 0, 100),
    Threshold("look_again_after", "Look again after a chase", 1, 100),
    Threshold("next_stage_window", "Window for the next stage", 1, MOST_DAYS),
    Threshold("learning_days", "Learning promise", 1, MOST_DAYS),
)
"""In the order in which they are shown."""

CONVENTION_LABEL = "Start on a closed day"


def checked(rules: ClockRules) -> ClockRules:
    """The rules, refused if no clock could run by them.

    Raises:
        Refusal: a limit is out of bounds, or a clock would start with what it cannot.
    """
    for rule in rules.clocks.values():
        _check_clock(rule)
    for one in THRESHOLDS:
        if not one.least <= one.of(rules) <= one.most:
            raise Refusal(f"{one.label}: from {one.least} to {one.most} working days.")
    return rules


def _check_clock(rule: ClockRule) -> None:
    name = rule.clock.label
    if not 1 <= rule.standard <= MOST_DAYS:
        raise Refusal(f"{name}: the limit is from 1 to {MOST_DAYS} working days.")
    if rule.outer is not None and not rule.standard < rule.outer <= MOST_DAYS:
        raise Refusal(
            f"{name}: the limit with an extension is more than {rule.standard} "
            f"and at most {MOST_DAYS} working days."
        )
    if rule.starts_at not in STARTS[rule.clock]:
        may = " or ".join(START_WORDS[one] for one in STARTS[rule.clock])
        raise Refusal(f"{name}: the clock can only start with: {may}.")


def differences(before: ClockRules, after: ClockRules) -> str:
    """What changes, before and after, in words; "" if nothing does."""
    return "; ".join(_differences(before, after))


def _differences(before: ClockRules, after: ClockRules) -> Iterator[str]:
    for clock, new in after.clocks.items():
        old = before.clocks[clock]
        if new != old:
            yield f"{clock.label}: " + ", ".join(_clock_changes(old, new))
    for one in THRESHOLDS:
        if one.of(before) != one.of(after):
            yield f"{one.label}: {one.of(before)} became {days(one.of(after))}"
    if before.convention is not after.convention:
        was, now = CONVENTION_WORDS[before.convention], CONVENTION_WORDS[after.convention]
        yield f"{CONVENTION_LABEL}: '{was}' became '{now}'"


def _clock_changes(old: ClockRule, new: ClockRule) -> Iterator[str]:
    if old.standard != new.standard:
        yield f"limit {old.standard} became {days(new.standard)}"
    if old.outer != new.outer:
        yield f"with an extension {_outer(old)} became {_outer(new)}"
    if old.starts_at is not new.starts_at:
        yield f"start '{START_WORDS[old.starts_at]}' became '{START_WORDS[new.starts_at]}'"
    if old.pausable != new.pausable:
        yield "can wait for an advocate" if new.pausable else "can no longer wait for an advocate"


def _outer(rule: ClockRule) -> str:
    return days(rule.outer) if rule.outer else "none"


def warnings(before: ClockRules, after: ClockRules) -> tuple[str, ...]:
    """Sentences on what a change makes depart from the regulations."""
    return tuple(
        sentence
        for clock, rule in after.clocks.items()
        if rule != before.clocks[clock]
        for sentence in departures(rule)
    )


def departures(rule: ClockRule) -> Iterator[str]:
    """Where one rule is not what the regulations have; nothing for clocks of practice alone."""
    law = STATUTORY_RULES[rule.clock]
    if rule.clock in STATUTORY and (rule.standard, rule.outer) != (law.standard, law.outer):
        yield (
            f"By law (SI 2006/1738) {rule.clock.label} has {_limits(law)} working days, "
            f"not {_limits(rule)}."
        )
    if rule.pausable and not law.pausable:
        yield "Only the statutory Stage 1 clock waits for an advocate by law."
    if law.pausable and not rule.pausable:
        yield "By law the Stage 1 clock waits while an advocate is appointed."


def _limits(rule: ClockRule) -> str:
    return f"{rule.standard} and {rule.outer}" if rule.outer else str(rule.standard)


def with_clock(rules: ClockRules, rule: ClockRule) -> ClockRules:
    """The rules with one clock's rule replaced."""
    return replace(rules, clocks={**rules.clocks, rule.clock: rule})
