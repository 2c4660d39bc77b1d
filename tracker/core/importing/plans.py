"""What a plan says: how a workbook is read, each sheet and each column of it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.importing.cells import RawRow
from tracker.core.importing.choices import Choices
from tracker.core.importing.days import DateUse
from tracker.core.importing.kinds import Kind
from tracker.core.importing.wording import ValueUse


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column. ``field`` "" is not read; ``confidence`` is 0 to 1, and ``reason`` says why.

    ``problem`` is a sentence that has to be settled before anything can be brought in.
    """

    index: int
    heading: str
    field: str
    confidence: float
    reason: str
    examples: tuple[str, ...] = ()
    filled: int = 0
    dates: DateUse | None = None
    values: tuple[ValueUse, ...] = ()
    problem: str = ""

    @property
    def unknown(self) -> tuple[ValueUse, ...]:
        """The texts that nobody knows the meaning of."""
        return tuple(one for one in self.values if one.unknown)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet. ``kind`` None holds no rows that could be read, and ``reason`` says why.

    ``heading_row`` and the numbers in ``rows`` are rows of the sheet, the first being 1.
    ``used`` is whether it is to be read; ``repeats`` are rows that say the headings again;
    ``titles`` are rows above them; ``cut_off`` says that the file may end in the middle of a row.
    """

    name: str
    kind: Kind | None
    reason: str
    heading_row: int = 0
    columns: tuple[ColumnPlan, ...] = ()
    rows: tuple[RawRow, ...] = ()
    blanks: int = 0
    totals: int = 0
    repeats: int = 0
    used: bool = False
    problems: tuple[str, ...] = ()
    fingerprint: str = ""
    remembered: bool = False
    titles: int = 0
    cut_off: bool = False

    @property
    def lines(self) -> int:
        """How many rows there are below the headings, whatever they hold."""
        return len(self.rows) + self.blanks + self.totals + self.repeats

    def column_of(self, name: str) -> ColumnPlan | None:
        """The column that is read as a field."""
        return next((one for one in self.columns if one.field == name), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a whole workbook is read."""

    book: str
    sheets: tuple[SheetPlan, ...]
    choices: Choices
    notes: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[SheetPlan, ...]:
        """The sheets that are read."""
        return tuple(one for one in self.sheets if one.used)

    @property
    def problems(self) -> tuple[str, ...]:
        """What has to be settled before anything can be brought in: sentences."""
        if not self.used:
            found = "; ".join(f"{one.name}: {one.reason}" for one in self.sheets[:5])
            return (f"No sheet holds contacts or compliments that could be read ({found}).",)
        many = len(self.used) > 1
        return tuple(
            f"Sheet {sheet.name}: {problem}" if many else problem
            for sheet in self.used
            for problem in sheet.problems
        )
