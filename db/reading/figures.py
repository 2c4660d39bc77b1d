"""Figures: counts, what was entered for a year, published editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.errors import spoken
from db.reading.base import Reading

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.figures.editions import Edition, Seal
    from tracker.core.figures.entered import YearEntered
    from tracker.core.figures.questions import Dim, Question, Tally, Unit
    from tracker.core.figures.stage2_lines import Stage2Line
    from tracker.core.out.register import LeftEntry


class ReadsFigures(Reading):
    """What is counted, what was entered for a year, and what was published."""

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        from db import figuring

        with spoken():
            return figuring.tally(self._connection, question, dims, unit)

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        from db import figuring

        with spoken():
            return figuring.stage2_closed(self._connection, question)

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        return [ref for _, ref in self.behind_numbers(question)]

    def behind_numbers(self, question: Question) -> Sequence[tuple[int, str]]:
        """The same with the number in the file before each reference: a case's id, and so on."""
        from db import figuring

        with spoken():
            return figuring.behind(self._connection, question)

    def year_entered(self, year: int) -> YearEntered:
        """What was entered for a financial year; of version 0 if nothing ever was."""
        from db import year_figures
        from tracker.core.figures.entered import YearEntered

        with spoken():
            found = year_figures.read(self._connection, year)
        if found is None or found.removed:
            return YearEntered(year, version=found.version if found else 0)
        return found

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered and stands, by the year each begins in, in order."""
        from db import year_figures

        with spoken():
            return year_figures.standing(self._connection)

    def editions(self) -> Sequence[Edition]:
        """Every published edition, newest first."""
        from db import editions

        with spoken():
            return editions.every(self._connection)

    def edition(self, number: int) -> Edition:
        """One published edition.

        Raises:
            NoSuchRecord: there is none of this number.
        """
        from db import editions

        with spoken():
            return editions.read(self._connection, number)

    def edition_seal(self, number: int) -> Seal | None:
        """What the audit trail remembers of an edition; None if it remembers nothing."""
        from db import editions

        with spoken():
            return editions.seal_of(self._connection, number)

    def files_left(self) -> Sequence[LeftEntry]:
        """Every file with case data or figures that was written, newest first."""
        from db import leaving

        with spoken():
            return leaving.every(self._connection)
