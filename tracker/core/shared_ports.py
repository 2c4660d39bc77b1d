"""What may be asked of the file both by a screen and inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.core.clock_rules import ClockRules
    from tracker.core.figures.entered import YearEntered
    from tracker.core.figures.questions import Dim, Question, Tally, Unit
    from tracker.core.figures.stage2_lines import Stage2Line
    from tracker.core.office import Lists
    from tracker.core.workdays import Calendar


class Surroundings(Protocol):
    """What is in force: asked for by screens and transactions alike."""

    def calendar(self) -> Calendar:
        """The calendar in force."""
        ...

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        ...

    def lists(self) -> Lists:
        """The vocabularies in force."""
        ...


class Counting(Protocol):
    """What is counted, for figures seen and for editions published."""

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        ...

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        ...

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        ...

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered and stands, by the year each begins in, in order."""
        ...
