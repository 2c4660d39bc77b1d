"""Somebody to ask who has counted nothing: for what a table is called, without a file."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.core.figures import periods, tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.office import Lists


class Nothing:
    """Counts like a reader of a file with nothing in it."""

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """Nought, or nothing told apart."""
        return {} if dims else {(): 0}

    def behind(self, question: Question) -> Sequence[str]:
        """Nothing."""
        return ()

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """Nothing."""
        return ()


def titles() -> tuple[tuple[str, str], ...]:
    """Every table's key and title, in the order of the report."""
    asked = Asked(Nothing(), periods.year(2000), Lists())
    return tuple((key, tables.make(key, asked).title) for key in tables.KEYS)
