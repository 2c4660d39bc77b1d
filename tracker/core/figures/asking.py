"""The one place where a wish for figures is put together, with what the year was entered with.

Summary, the command line and every document ask here, so that they ask the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from tracker.core.compliments import Compliment
from tracker.core.figures.asked import Asked
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Counting
from tracker.core.office import Lists


class Source(Counting, Protocol):
    """Whoever can count, and knows the lists and what was entered: a reader, or a transaction."""

    def lists(self) -> Lists:
        """The vocabularies in force."""
        ...

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered, by the year it begins in."""
        ...


class Quotable(Protocol):
    """Whoever can give compliments by number."""

    def compliments(self, numbers: Sequence[int]) -> Sequence[Compliment]:
        """The compliments with these numbers, in the order asked."""
        ...


def figures_asked(
    source: Source,
    period: Period,
    today: date,
    *,
    against: Period | None = None,
    compare: bool = True,
    closed: bool = False,
    without_persistent: bool = False,
) -> Asked:
    """The figures of ``period`` beside those of ``against``.

    Without ``against`` they stand beside the period before; with ``compare`` False, alone.
    """
    beside = against or period.before()
    return Asked(
        source,
        period,
        source.lists(),
        against=beside if compare else None,
        today=today,
        closed=closed,
        without_persistent=without_persistent,
        entered=source.years_entered(),
    )


def examples(source: Quotable, entered: YearEntered) -> tuple[Compliment, ...]:
    """The compliments to print as examples, in the order chosen.

    One that was taken back since, or whose words to print were, is left out.
    """
    found = source.compliments(entered.quotes)
    return tuple(one for one in found if one.quote and not one.removed)
