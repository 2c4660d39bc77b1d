"""What may be read beside the day's work: figures, compliments, imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.core.compliments import Compliment, ComplimentFilter, ComplimentTally
    from tracker.core.figures.editions import Edition, Seal
    from tracker.core.figures.entered import YearEntered
    from tracker.core.figures.questions import Question
    from tracker.core.importing.already import There
    from tracker.core.importing.choices import ImportMapping
    from tracker.core.out.register import LeftEntry


class ReadsFigures(Protocol):
    """What was entered for a year, what was published, and the cases behind a figure."""

    def year_entered(self, year: int) -> YearEntered:
        """What was entered for a financial year; of version 0 if nothing ever was."""
        ...

    def editions(self) -> Sequence[Edition]:
        """Every published edition, newest first."""
        ...

    def files_left(self) -> Sequence[LeftEntry]:
        """Every file with case data or figures that was written, newest first."""
        ...

    def edition(self, number: int) -> Edition:
        """One published edition; raises NoSuchRecord."""
        ...

    def edition_seal(self, number: int) -> Seal | None:
        """What the audit trail remembers of an edition; None if it remembers nothing."""
        ...

    def behind_numbers(self, question: Question) -> Sequence[tuple[int, str]]:
        """The same with the number in the file before each reference: a case's id, and so on."""
        ...


class ReadsCompliments(Protocol):
    """Compliments."""

    def compliment_tally(self, wanted: ComplimentFilter) -> ComplimentTally:
        """The compliments that meet a filter, newest first, and their counts."""
        ...

    def compliments(self, numbers: Sequence[int]) -> Sequence[Compliment]:
        """The compliments with these numbers, in the order asked."""
        ...

    def compliments_between(self, first: date, last: date) -> Sequence[Compliment]:
        """Every compliment received from one day to another, both included, by day."""
        ...

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        ...

    def compliment_years(self) -> Sequence[int]:
        """The financial years in which any compliment was received, newest first."""
        ...


class ReadsImports(Protocol):
    """What a log that comes in is held against."""

    def already(self) -> There:
        """What is here, as far as a log that comes in has to know it."""
        ...

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read before; None if that is not kept."""
        ...
