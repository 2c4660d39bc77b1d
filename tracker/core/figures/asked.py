"""What every table is made from: who counts, of when, compared with when, by which lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.core.figures.entered import YearEntered
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Counting, Dim, Question, Tally, Unit
from tracker.core.figures.table import Cell
from tracker.core.figures.values import Number, Percent
from tracker.core.office import Lists


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish for figures.

    ``against`` is the period to compare with, None for none. ``closed`` counts cases by the day
    they were closed instead of received, where a table can. ``entered`` has what was entered, by
    the year it begins in.
    """

    counting: Counting
    period: Period
    lists: Lists
    against: Period | None = None
    today: date = date.max
    closed: bool = False
    without_persistent: bool = False
    entered: Mapping[int, YearEntered] = field(default_factory=dict)

    def contacts(self, period: Period | None = None) -> Question:
        """Contacts of a period (the asked one unless another is named), by the chosen cohort."""
        cohort = Cohort.CLOSED if self.closed else Cohort.RECEIVED
        return Question(cohort, period or self.period, (), self.without_persistent, self.today)

    def stage_1(self, period: Period | None = None) -> Question:
        """Stage 1 complaints of a period."""
        return self.contacts(period).where(Dim.HANDLING, "stage_1")

    def of(self, cohort: Cohort, period: Period | None = None) -> Question:
        """A cohort of its own: Stage 2, the Ombudsman, compliments, promises."""
        return Question(cohort, period or self.period, (), self.without_persistent, self.today)

    def periods(self) -> tuple[Period, ...]:
        """The asked period and the one it is compared with."""
        return (self.period,) if self.against is None else (self.period, self.against)

    def compared(self) -> tuple[Period, Period]:
        """The asked period and another, for tables that always compare: the one before it,
        unless another was asked for.
        """
        return (self.period, self.against or self.period.before())

    def tally(self, question: Question, *dims: Dim, unit: Unit = Unit.CONTACTS) -> Tally:
        """How many there are, told apart by ``dims``."""
        return self.counting.tally(question, dims, unit)

    @property
    def verb(self) -> str:
        """How the cohort of contacts is named in a heading: "received" or "closed"."""
        return "closed" if self.closed else "received"


def counted(question: Question, count: int, unit: Unit | None = None) -> Cell:
    """A count with the question that lists what was counted; ``unit`` if not the table's own."""
    return Cell(Number(count), question, unit)


def share(part: int, whole: int, places: int = 0) -> Cell:
    """A share of a whole."""
    return Cell(Percent(part, whole, places))


def known(words: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """The words of a list in its order, then those that only the cases know, by name.

    A word no longer offered stands only where something was counted under it.
    """
    return (*words, *sorted(set(found) - set(words) - {""}))
