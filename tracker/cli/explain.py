"""``tracker explain``: how a date comes about, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from tracker.cli import lines, shapes, words
from tracker.cli.given import Given, Wrong, day_typed
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say_all, say_json
from tracker.cli.show import full_ref
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.explain import Explanation
from tracker.core.explain import explain as explained
from tracker.core.say import days, long_day
from tracker.core.workdays import LEDGER_LIMIT, Calendar, LedgerDay, day_zero

Ref = Annotated[str | None, typer.Argument(metavar="[REF]", help="The case to explain.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Count from this date.")]
Days = Annotated[int | None, typer.Option("--days", metavar="N", help="So many working days.")]


def explain(
    context: typer.Context,
    ref: Ref = None,
    start: From = None,
    working_days: Days = None,
    as_json: JsonFlag = False,
) -> int:
    """Explain a due date day by day: a case's, or any date's."""
    given = given_of(context)
    if (ref is None) == (start is None and working_days is None):
        raise Wrong(words.ONE_WAY_TO_EXPLAIN)
    if ref is not None:
        return _case(given, full_ref(ref), as_json)
    if start is None:
        raise Wrong(words.DAYS_NEED_FROM)
    if working_days is None:
        raise Wrong(words.FROM_NEEDS_DAYS)
    return _date(given, start, working_days, as_json)


def _case(given: Given, ref: str, as_json: bool) -> int:
    day = given.clock.today()
    with given.reading() as reader:
        case = reader.case_file(ref, day).case
        explanation = explained(case, Clockwork(reader.calendar(), reader.rules(), day))
    if as_json:
        say_json(shapes.explained(case, explanation))
    else:
        say_all(_case_lines(ref, explanation))
    return 0


def _case_lines(ref: str, explanation: Explanation) -> Iterator[str]:
    yield f"{ref}: {lines.verdict_line(explanation.verdict)}"
    yield from explanation.sentences
    for line in explanation.ledger:
        yield lines.ledger_line(line, explanation.marks.get(line.date, ""))


def _date(given: Given, typed: str, working_days: int, as_json: bool) -> int:
    calendar, rules = _surroundings(given)
    start = day_typed("--from", typed, given.clock.today(), calendar)
    if not 0 <= working_days <= LEDGER_LIMIT:
        raise Wrong(words.TOO_MANY_DAYS.format(most=LEDGER_LIMIT))
    try:
        ledger = calendar.ledger(day_zero(calendar, start, rules.convention), working_days)
    except ValueError as trouble:
        raise Wrong(str(trouble)) from None
    due = ledger[-1].date
    reasons = () if calendar.covers(due) else (words.not_confirmed(calendar.last),)
    if as_json:
        say_json(shapes.counted(ledger, working_days, reasons))
    else:
        say_all(_date_lines(ledger, working_days, reasons))
    return 0


def _surroundings(given: Given) -> tuple[Calendar, ClockRules]:
    """The file's calendar and rules; a new file's, where nobody named a file and there is none."""
    if given.is_named or given.path.exists():
        with given.reading() as reader:
            return reader.calendar(), reader.rules()
    return given.wiring.calendar(given.clock.today()), ClockRules()


def _date_lines(
    ledger: Sequence[LedgerDay], working_days: int, reasons: Sequence[str]
) -> Iterator[str]:
    yield f"Due: {long_day(ledger[-1].date)}, {days(working_days)} after {long_day(ledger[0].date)}"
    yield from reasons
    yield from (lines.ledger_line(line) for line in ledger)
