"""``tracker learning``: what was promised, and what of it is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from tracker.cli import lines, shapes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.learning_queue import LearningQueue, LearningRow
from tracker.core.say import days, long_day
from tracker.core.words import State


def learning(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="With all that is done and checked.")
    ] = False,
    as_json: JsonFlag = False,
) -> int:
    """Show what was promised: every promise and form still to be dealt with, worst first."""
    given = given_of(context)
    day = given.clock.today()
    with given.reading() as reader:
        found = reader.learning(day, everything=everything)
    if as_json:
        say_json(shape(found))
        return 0
    say(long_day(day))
    say_all(_lines(found))
    return 0


def shape(found: LearningQueue) -> dict[str, Any]:
    """The queue as JSON has it."""
    return {
        "as_of": shapes.plain(found.today),
        "counts": shapes.plain(found.counts),
        "rows": [_row(row) for row in found.rows],
    }


def _row(row: LearningRow) -> dict[str, Any]:
    form, promise = row.form, row.promise
    return {
        "form": form.ref,
        "case": form.case_ref or None,
        "source": form.source or None,
        "theme": row.filed.theme,
        "area": row.filed.area,
        "bucket": row.bucket.value,
        "clock": shapes.clock(row.verdict) if row.verdict else None,
        "next_step": row.next_step,
        "sent_on": shapes.plain(form.sent_on),
        "sent_to": form.sent_to,
        "due_back_on": shapes.plain(form.due_back_on) if form.sent_on else None,
        "returned_on": shapes.plain(form.returned_on),
        "checked_on": shapes.plain(form.checked_on),
        "checked_by": form.checked_by,
        "promise": shapes.plain(promise),
    }


def _lines(found: LearningQueue) -> Iterator[str]:
    """A count a line, then a promise or a form a line under the name of its bucket."""
    for bucket, count in found.counts.items():
        yield f"{bucket.label}: {count}"
    shown = None
    for row in found.rows:
        if row.bucket is not shown:
            shown = row.bucket
            yield ""
            yield shown.label
        yield _line(row)


def _line(row: LearningRow) -> str:
    source = f"case {row.form.case_ref}" if row.form.case_ref else row.form.source
    parts = (source, row.filed.theme, row.filed.area, row.owner)
    said = ", ".join(lines.one_line(part) for part in parts if part)
    number = f" promise {row.promise.number}" if row.promise else ""
    what = f" {lines.one_line(row.text)}" if row.promise else ""
    return f"{row.form.ref}{number} {_judged(row)};{what} {said}; next: {row.next_step}"


def _judged(row: LearningRow) -> str:
    verdict = row.verdict
    if verdict is None or verdict.due is None:
        return "no clock runs"
    due = long_day(verdict.due)
    match verdict.state:
        case State.LATE:
            return f"late by {days(verdict.late)}, was due {due}"
        case State.DUE_TODAY:
            return f"due today, {due}"
        case State.MET:
            return f"in time, was due {due}"
        case State.MISSED:
            return f"{days(verdict.late)} late, was due {due}"
        case _:
            return f"due {due}, {days(verdict.left)} left"
