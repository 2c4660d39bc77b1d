"""Figures counted inside a transaction, and the editions published from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db import editions, figuring, leaving, year_figures
from db.writing.base import Writing
from tracker.core.figures.editions import Edition, Seal
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.out.register import FileLeft


class WritesEditions(Writing):
    """What is counted, and what is published of it."""

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered for financial years and stands, by the year each begins in."""
        return year_figures.standing(self._raw)

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        return figuring.tally(self._raw, question, dims, unit)

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        return figuring.stage2_closed(self._raw, question)

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        return [ref for _, ref in figuring.behind(self._raw, question)]

    def next_edition(self) -> int:
        """The number of the next edition."""
        return editions.last(self._raw) + 1

    def add_edition(self, edition: Edition, seal: Seal) -> None:
        """Keep an edition for good; the audit trail remembers its seal."""
        editions.add(self._raw, edition, self._save_id)
        self._note(editions.ENTITY, edition.number, editions.KIND, seal.data())

    def edition_of(self, save_id: str) -> int | None:
        """The edition that a save published; None if it published none."""
        return editions.of_save(self._raw, save_id)

    def add_left(self, left: FileLeft) -> None:
        """Enter a file that left the program, for good."""
        self._note(leaving.ENTITY, leaving.EVERYBODY, leaving.KIND, left)

    def left_by(self, save_id: str) -> bool:
        """Whether a save entered a file that left."""
        return leaving.entered_by(self._raw, save_id)
