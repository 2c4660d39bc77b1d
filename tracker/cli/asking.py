"""The options by which figures are asked for: of when, compared with when, of whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import Given, Wrong, day_typed
from tracker.core.figures import periods
from tracker.core.figures.asked import Asked
from tracker.core.figures.asking import figures_asked
from tracker.core.figures.periods import Period
from tracker.core.figures.typed_periods import NotAPeriod, read_month, read_period, read_quarter
from tracker.core.ports import Reader
from tracker.core.years import financial_year, read_year, year_words

YearOption = Annotated[
    str, typer.Option("--year", metavar="YEAR", help="A financial year, such as 2017/18.")
]
QuarterOption = Annotated[
    str,
    typer.Option("--quarter", metavar="Q", help='"Q2 2017/18", or 2 beside --year.'),
]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="MONTH", help='"April 2017" or 2017-04.')
]
FromOption = Annotated[str, typer.Option("--from", metavar="DATE", help="From this day on.")]
ToOption = Annotated[str, typer.Option("--to", metavar="DATE", help="Up to this day.")]
AgainstOption = Annotated[
    str,
    typer.Option(
        "--against", metavar="PERIOD", help="Compare with it, or none; the period before."
    ),
]
ClosedOption = Annotated[
    bool, typer.Option("--closed", help="Cases by the day they were closed, not received.")
]
WithoutOption = Annotated[
    bool, typer.Option("--without-persistent", help="Without named persistent complainants.")
]
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Span:
    """The options that say of when, as typed."""

    year: str = ""
    quarter: str = ""
    month: str = ""
    start: str = ""
    end: str = ""


def period_of(span: Span, given: Given, reader: Reader) -> Period:
    """The period that was asked for; without any option the financial year of the working date.

    Raises:
        Wrong: what was typed names none, or two at once.
    """
    quarter = span.quarter.strip()
    of_year = bool(quarter) and quarter.lstrip("qQ").strip() in {"1", "2", "3", "4"}
    ways = (span.year if not of_year else "", span.quarter, span.month, span.start or span.end)
    if sum(bool(way) for way in ways) > 1:
        raise Wrong(words.ONE_PERIOD)
    today = given.clock.today()
    if of_year:
        begins = _begins(span.year) if span.year else financial_year(today)
        return _read(read_quarter, f"{quarter} {year_words(begins)}", "--quarter")
    if span.quarter:
        return _read(read_quarter, quarter, "--quarter")
    if span.month:
        return _read(read_month, span.month, "--month")
    if span.start or span.end:
        return _between(span, given, reader)
    return periods.year(_begins(span.year) if span.year else financial_year(today))


def _begins(typed: str) -> int:
    begins = read_year(typed)
    if begins is None:
        raise Wrong(words.NO_SUCH_YEAR.format(typed=typed))
    return begins


def _read(read: Callable[[str], Period], typed: str, option: str) -> Period:
    try:
        return read(typed)
    except NotAPeriod as trouble:
        raise Wrong(f"{option}: {trouble}") from None


def _between(span: Span, given: Given, reader: Reader) -> Period:
    if not (span.start and span.end):
        raise Wrong(words.FROM_AND_TO)
    today, calendar = given.clock.today(), reader.calendar()
    first = day_typed("--from", span.start, today, calendar)
    last = day_typed("--to", span.end, today, calendar)
    try:
        return periods.between(first, last)
    except ValueError as trouble:
        raise Wrong(str(trouble)) from None


def asked_of(
    given: Given,
    reader: Reader,
    span: Span,
    against: str = "",
    *,
    closed: bool = False,
    without_persistent: bool = False,
) -> Asked:
    """The figures that were asked for. Raises Wrong."""
    period = period_of(span, given, reader)
    compare = against.strip().casefold() != _NONE
    beside = _read(read_period, against, "--against") if against and compare else None
    return figures_asked(
        reader,
        period,
        given.clock.today(),
        against=beside,
        compare=compare,
        closed=closed,
        without_persistent=without_persistent,
    )
