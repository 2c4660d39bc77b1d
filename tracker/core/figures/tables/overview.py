"""The overview: the year in a dozen figures, each beside the period before and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Question, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Number, Percent, Value, Words, half_up, points

_DIMS: Mapping[Cohort, tuple[Dim, ...]] = {
    Cohort.RECEIVED: (Dim.HANDLING, Dim.BAND, Dim.OUTCOME, Dim.YOUNG),
    Cohort.CLOSED: (Dim.HANDLING, Dim.BAND, Dim.OUTCOME, Dim.YOUNG),
    Cohort.STAGE_2_REQUESTED: (Dim.DECISION,),
    Cohort.PROMISES: (Dim.DONE,),
}
"""By what each cohort is told apart: all that the lines below ask of it, in one tally."""


@dataclass
class _Counter:
    """Counts of one period; every cohort is gone through once, however many lines ask."""

    asked: Asked
    period: Period
    tallies: dict[Cohort, Tally] = field(default_factory=dict)

    def count(self, question: Question) -> int:
        """How many a question counts."""
        dims = _DIMS.get(question.cohort, ())
        if question.cohort not in self.tallies:
            every = replace(question, only=())
            self.tallies[question.cohort] = self.asked.tally(every, *dims)
        return sum(
            count
            for key, count in self.tallies[question.cohort].items()
            if all(key[dims.index(dim)] in values for dim, values in question.only)
        )


Ask = Callable[[Asked, Period], Question]
Line = Callable[[_Counter], Cell]
"""Makes one figure of one period."""


def make(key: str, asked: Asked) -> Table:
    """A figure a line; with another period to compare with, that and the change."""
    columns = [Column(period.label, period) for period in asked.periods()]
    if asked.against is not None:
        columns.append(Column("Change", made_of=(0, 1)))
    counters = [_Counter(asked, period) for period in asked.periods()]
    return Table(
        key=key,
        title="The period in figures",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}; all else by its own day",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(_row(label, line, counters) for label, line in _LINES),
        stub="Figure",
        chart=None,
    )


def _row(label: str, line: Line, counters: Sequence[_Counter]) -> Row:
    cells = [line(counter) for counter in counters]
    if len(cells) > 1:
        cells.append(Cell(_change(cells[1].value, cells[0].value)))
    kind = RowKind.OF_WHICH if label.startswith(" ") else RowKind.APART
    return Row(label.strip(), tuple(cells), kind)


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


def _number(ask: Ask, unit: Unit = Unit.CONTACTS) -> Line:
    def line(counter: _Counter) -> Cell:
        question = ask(counter.asked, counter.period)
        return Cell(Number(counter.count(question)), question, unit)

    return line


def _people(ask: Ask) -> Line:
    """Everybody once."""

    def line(counter: _Counter) -> Cell:
        question = ask(counter.asked, counter.period)
        people = counter.asked.tally(question, unit=Unit.PEOPLE)[()]
        return Cell(Number(people), question, Unit.PEOPLE)

    return line


def _share(ask: Ask, dim: Dim, values: tuple[str, ...]) -> Line:
    """Those with these values among all that are asked for."""

    def line(counter: _Counter) -> Cell:
        question = ask(counter.asked, counter.period)
        part = question.where(dim, *values)
        return Cell(Percent(counter.count(part), counter.count(question)), part)

    return line


def _of(cohort: Cohort, *only: tuple[Dim, tuple[str, ...]]) -> Ask:
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
    ("Complainants", _people(_CONTACTS)),
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
