"""Every cell of a table held against the list of what it counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.reader import FileReader
from tracker.core.figures import tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Question, Unit
from tracker.core.figures.table import Table, check
from tracker.core.figures.values import Number, in_words

TODAY = date(2026, 11, 23)


def asked_of(reader: FileReader, period: Period, **wish: Any) -> Asked:
    """A wish for figures of a file, compared with the period before unless told otherwise."""
    wish.setdefault("against", period.before())
    return Asked(reader, period, reader.lists(), today=TODAY, **wish)


def table_of(reader: FileReader, key: str, period: Period, **wish: Any) -> Table:
    """One table, whose totals tie."""
    made = tables.make(key, asked_of(reader, period, **wish))
    check(made)
    return made


def words(table: Table, label: str) -> list[str]:
    """A row as people read it."""
    return [in_words(cell.value) for cell in table.row(label).cells]


@dataclass
class Walk:
    """A file whose numbers are compared with their lists; ``compared`` says how many were."""

    reader: FileReader
    compared: int = 0
    _persons: dict[str, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Who made which contact."""
        asked = "SELECT ref, person_id FROM cases"
        self._persons = dict(self.reader._connection.execute(asked).fetchall())

    def table(self, table: Table) -> None:
        """Every number of it."""
        check(table)
        for row, column, cell in table.cells():
            if not isinstance(cell.value, Number) or cell.question is None:
                continue
            listed = self.reader.behind(cell.question)
            people = (cell.unit or table.unit) is Unit.PEOPLE
            found = self._people(listed) if people else len(listed)
            where = f"table {table.key}, {row.label}, {column.label}, {cell.question}"
            assert found == cell.value.count, f"{where}: {cell.value.count} but lists {found}"
            if people:
                self._whole(cell.question, listed)
            self.compared += 1

    def _people(self, listed: Sequence[str]) -> int:
        persons = [self._persons[ref] for ref in listed]
        return len(set(persons) - {None}) + persons.count(None)

    def _whole(self, question: Question, listed: Sequence[str]) -> None:
        """Of everybody counted, every contact in the period is listed."""
        theirs = {self._persons[ref] for ref in listed} - {None}
        every = self.reader.behind(Question(question.cohort, question.period))
        assert [ref for ref in every if self._persons[ref] in theirs] == [
            ref for ref in listed if self._persons[ref] is not None
        ]
