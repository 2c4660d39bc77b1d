"""Editing the calendar, and what an edit would do before it is done.

A bank holiday moves open dates; a local closure never does; a stopped clock keeps its verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tracker.core.case import Case, Stopped
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.commands import EditCalendar
from tracker.core.office import Refusal
from tracker.core.queue import place_of
from tracker.core.say import long_day
from tracker.core.words import Bucket, State
from tracker.core.workdays import Calendar


def edited(calendar: Calendar, command: EditCalendar) -> tuple[Calendar, str]:
    """The calendar after the edit, one version on, and the edit in words.

    Raises:
        Refusal: the day is a weekend, is listed already, or is not listed.
    """
    day, name = command.day, command.name.strip()
    if command.remove:
        return _removed(calendar, command)
    if not name:
        raise Refusal("Give the day a name.")
    if command.local:
        if day in calendar.local:
            raise Refusal(f"{long_day(day)} is a local closure already: {calendar.local[day]}.")
        return calendar.with_local(day, name), f"Local closure added: {long_day(day)}, {name}."
    if day.weekday() >= 5:
        raise Refusal(f"{long_day(day)} is a weekend: it never counts as a working day anyway.")
    if day in calendar.holidays:
        raise Refusal(f"{long_day(day)} is a bank holiday already: {calendar.holidays[day]}.")
    return calendar.with_holiday(day, name), f"Bank holiday added: {long_day(day)}, {name}."


def _removed(calendar: Calendar, command: EditCalendar) -> tuple[Calendar, str]:
    day = command.day
    names = calendar.local if command.local else calendar.holidays
    kind = "local closure" if command.local else "bank holiday"
    if day not in names:
        raise Refusal(f"{long_day(day)} is not a {kind}.")
    what = f"{kind.capitalize()} removed: {long_day(day)}, {names[day]}."
    return (calendar.without_local(day) if command.local else calendar.without(day)), what


@dataclass(frozen=True, slots=True)
class Moved:
    """An open case whose due date or place would change."""

    ref: str
    due_before: date
    due_after: date
    before: Bucket
    after: Bucket


@dataclass(frozen=True, slots=True)
class Flip:
    """A stopped clock that would be judged otherwise by the new calendar. It is not."""

    ref: str
    met: bool
    would_be_met: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything an edit of the calendar, or a change of the rules, would do."""

    moved: tuple[Moved, ...]
    recoloured: tuple[Moved, ...]
    would_flip: tuple[Flip, ...]


def preview(
    cases: Iterable[Case], before: Calendar, after: Calendar, rules: ClockRules, today: date
) -> Preview:
    """Which open dates move, which colours change, which kept verdicts would have flipped."""
    old, new = Clockwork(before, rules, today), Clockwork(after, rules, today)
    return _compared(cases, old, new, lambda case: _flips(case, after))


def preview_rules(
    cases: Iterable[Case], calendar: Calendar, before: ClockRules, after: ClockRules, today: date
) -> Preview:
    """The same for other rules on the same calendar; stopped clocks keep their verdicts too."""
    old, new = Clockwork(calendar, before, today), Clockwork(calendar, after, today)
    return _compared(cases, old, new, lambda case: _flips_by(old, new, case))


def _compared(
    cases: Iterable[Case], old: Clockwork, new: Clockwork, flips_of: Callable[[Case], list[Flip]]
) -> Preview:
    moved, recoloured, flips = [], [], []
    for case in cases:
        flips += flips_of(case)
        was, now = place_of(case, old), place_of(case, new)
        if was is None or now is None or was.lead.due is None or now.lead.due is None:
            continue
        if case.reply_sent_on is not None:
            continue
        change = Moved(case.ref, was.lead.due, now.lead.due, was.bucket, now.bucket)
        if change.due_before != change.due_after:
            moved.append(change)
        if change.before is not change.after:
            recoloured.append(change)
    return Preview(tuple(moved), tuple(recoloured), tuple(flips))


def _flips(case: Case, after: Calendar) -> list[Flip]:
    """Stopped clocks counted again by the new calendar, with the limit they had."""
    flips = []
    for stopped in (*case.stopped, *case.later_stops):
        would = stopped.stopped_on <= after.add(stopped.start, stopped.limit)
        if would != stopped.met:
            flips.append(Flip(case.ref, stopped.met, would))
    return flips


def _flips_by(old: Clockwork, new: Clockwork, case: Case) -> list[Flip]:
    """Stopped clocks that other rules would judge otherwise, after the same waits."""
    flips = []
    for stopped in (*case.stopped, *case.later_stops):
        was, would = _judged(old, case, stopped), _judged(new, case, stopped)
        # What was kept by yet other rules or another calendar is not this change's doing.
        if was != would != stopped.met:
            flips.append(Flip(case.ref, stopped.met, would))
    return flips


def _judged(clockwork: Clockwork, case: Case, stopped: Stopped) -> bool:
    """Whether a stopped clock was in time by these rules."""
    again = clockwork.stopped(
        stopped.clock,
        stopped.start,
        stopped.extended,
        case.pause_spans,
        case.suspension_spans,
        on=stopped.stopped_on,
    )
    return again.state is State.MET
