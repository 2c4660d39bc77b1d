"""The forms of clock rules and thresholds: figures as typed become rules, or sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.core.clock_rules import ClockRules, StartsAt
from tracker.core.forms.reading import Reading
from tracker.core.office import Office, Refusal
from tracker.core.rule_edits import MOST_DAYS, STARTS, THRESHOLDS, checked, with_clock
from tracker.core.words import ClockName
from tracker.core.workdays import Convention

GIVE_DAYS = "Type the number of working days."
YES, NO = "yes", "no"

Raw = Mapping[str, str]


def clock_rule(raw: Raw, office: Office, rules: ClockRules, clock: ClockName) -> ClockRules:
    """One clock: standard, outer (empty for none), starts_at, pausable (yes or no).

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    rule = rules.clocks[clock]
    standard = form.whole("standard", 1, MOST_DAYS)
    if standard is None:
        form.wrong("standard", GIVE_DAYS)
    outer = form.whole("outer", 1, MOST_DAYS)
    if standard is not None and outer is not None and outer <= standard:
        form.wrong("outer", f"With an extension it is more than {standard}.")
    starts = rule.starts_at
    if form.raw("starts_at"):
        starts = form.one_of("starts_at", StartsAt) or starts
    if starts not in STARTS[clock]:
        form.wrong("starts_at", "This clock cannot start so.")
    pausable = {YES: True, NO: False}.get(form.raw("pausable"), rule.pausable)
    form.check()
    assert standard is not None
    changed = replace(rule, standard=standard, outer=outer, starts_at=starts, pausable=pausable)
    return with_clock(rules, changed)


def threshold(raw: Raw, office: Office, rules: ClockRules, name: str) -> ClockRules:
    """One threshold: days.

    Raises:
        FormErrors: a sentence under the field.
    """
    form = Reading(raw, office)
    one = next(one for one in THRESHOLDS if one.name == name)
    number = form.whole("days", one.least, one.most)
    if number is None:
        form.wrong("days", GIVE_DAYS)
    form.check()
    changed: dict[str, Any] = {name: number}
    return replace(rules, **changed)


def convention(raw: Raw, office: Office, rules: ClockRules) -> ClockRules:
    """What becomes of a start on a closed day: convention.

    Raises:
        FormErrors: a sentence under the field.
    """
    form = Reading(raw, office)
    chosen = form.one_of("convention", Convention, "Choose one.")
    form.check()
    assert chosen is not None
    return replace(rules, convention=chosen)


def setting(key: str, value: str, office: Office, rules: ClockRules) -> ClockRules:
    """One setting by its name, as ``stage_1.standard``, ``soon`` or ``convention``.

    Raises:
        FormErrors: the value cannot be, under the last part of the name.
        Refusal: there is no such setting.
    """
    clock, dot, field = key.partition(".")
    if dot and clock in list(ClockName) and field in ("standard", "outer", "starts_at", "pausable"):
        name = ClockName(clock)
        rule = rules.clocks[name]
        raw = {
            "standard": str(rule.standard),
            "outer": str(rule.outer or ""),
            "starts_at": rule.starts_at.value,
            "pausable": YES if rule.pausable else NO,
        }
        empty = field == "outer" and value.strip().casefold() in ("none", "-")
        return checked(clock_rule({**raw, field: "" if empty else value}, office, rules, name))
    if key in [one.name for one in THRESHOLDS]:
        return checked(threshold({"days": value}, office, rules, key))
    if key == "convention":
        return convention({"convention": value}, office, rules)
    raise Refusal(f"There is no rule called '{key}'.")
