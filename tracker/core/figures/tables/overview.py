"""The overview: the year in a dozen figures, each beside the period before and what changed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tracker.core.figures.asked import Asked, counted
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Question, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Number, Percent, Value, Words, half_up, points

Line = Callable[[Asked, Period], Cell]
"""Makes one figure of one period."""


def make(key: str, asked: Asked) -> Table:
    """A figure a line; with another period to compare with, that and the change."""
    columns = [Column(period.label, period) for period in asked.periods()]
    if asked.against is not None:
        columns.append(Column("Change"))
    return Table(
        key=key,
        title="The period in figures",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}; all else by its own day",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(_row(label, line, asked) for label, line in _LINES),
        stub="Figure",
        chart=None,
    )


def _row(label: str, line: Line, asked: Asked) -> Row:
    cells = [line(asked, period) for period in asked.periods()]
    if len(cells) > 1:
        cells.append(Cell(_change(cells[1].value, cells[0].value)))
    return Row(label, tuple(cells), RowKind.APART)


def _change(before: Value | None, after: Value | None) -> Value | None:
    """Counts change by per cent of what they were, shares by percentage points."""
    match before, after:
        case Percent(), Percent():
            return points(after, before)
        case Number(was), Number(now):
            more = f"{now - was:+,}" if now != was else "0"
            if not was:
                return Words(more)
            share = half_up(Decimal(100 * (now - was)) / Decimal(was))
            return Words(f"{more} ({share:+}%)" if share else more)
        case _:
            return None


def _number(ask: Callable[[Asked, Period], Question], unit: Unit = Unit.CONTACTS) -> Line:
    def line(asked: Asked, period: Period) -> Cell:
        question = ask(asked, period)
        return counted(question, asked.tally(question, unit=unit)[()])

    return line


def _share(ask: Callable[[Asked, Period], Question], dim: Dim, values: tuple[str, ...]) -> Line:
    """A share of those of whom the answer is known: replies sent, outcomes decided."""

    def line(asked: Asked, period: Period) -> Cell:
        question = ask(asked, period)
        tally = asked.tally(question, dim)
        part = sum(tally.get((value,), 0) for value in values)
        whole = sum(tally.values())
        return Cell(Percent(part, whole), question.where(dim, *values))

    return line


def _of(cohort: Cohort, *only: tuple[Dim, tuple[str, ...]]) -> Callable[[Asked, Period], Question]:
    def ask(asked: Asked, period: Period) -> Question:
        question = asked.of(cohort, period)
        for dim, values in only:
            question = question.where(dim, *values)
        return question

    return ask


_CONTACTS, _STAGE_1 = Asked.contacts, Asked.stage_1
_UPHELD = ("upheld", "partly_upheld")

_LINES: tuple[tuple[str, Line], ...] = (
    ("Contacts", _number(_CONTACTS)),
    ("Complainants", _number(_CONTACTS, Unit.PEOPLE)),
    ("Stage 1 complaints", _number(_STAGE_1)),
    ("  replied to within 20 working days", _share(_STAGE_1, Dim.BAND, ("10", "20"))),
    ("  upheld or partly upheld", _share(_STAGE_1, Dim.OUTCOME, _UPHELD)),
    ("Contacts by young people", _number(lambda a, p: a.contacts(p).where(Dim.YOUNG, "1"))),
    ("Stage 2 requested", _number(_of(Cohort.STAGE_2_REQUESTED))),
    (
        "  of which refused",
        _number(_of(Cohort.STAGE_2_REQUESTED, (Dim.DECISION, ("Refused",)))),
    ),
    ("Stage 3 requested", _number(_of(Cohort.STAGE_3_REQUESTED))),
    ("Matters before the Ombudsman", _number(_of(Cohort.OMBUDSMAN), Unit.MATTERS)),
    ("Compliments", _number(_of(Cohort.COMPLIMENTS), Unit.COMPLIMENTS)),
    ("Promises made", _number(_of(Cohort.PROMISES), Unit.PROMISES)),
    (
        "  still to be kept",
        _number(_of(Cohort.PROMISES, (Dim.DONE, ("open", "overdue"))), Unit.PROMISES),
    ),
)
