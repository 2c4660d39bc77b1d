"""A list as it leaves the program: headings, typed cells in its order, and what it is a list of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.figures.values import Value as Figure
from tracker.core.say import long_day

Out = str | int | date | Figure | None
"""What stands in a cell. None is an empty one; text is never a formula, whatever it says."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of anything, read on the working date ``as_of``.

    ``name`` is what its file and sheet are called: never text that a person typed. ``title`` says
    what the list is ("Cases: open, newest first"), ``notes`` are sentences about it.
    """

    name: str
    title: str
    as_of: date
    headings: tuple[str, ...]
    rows: tuple[tuple[Out, ...], ...]
    notes: tuple[str, ...] = ()
    anonymous: bool = False

    @property
    def count(self) -> int:
        """How many rows, the headings not counted."""
        return len(self.rows)

    @property
    def about(self) -> tuple[tuple[str, Out], ...]:
        """What the file says of itself: what it lists, of when, and how many rows."""
        said: list[tuple[str, Out]] = [
            ("List", self.title),
            ("As of", self.as_of),
            ("Rows", self.count),
        ]
        return (*said, *(("Note", note) for note in self.notes))


def file_name(name: str, as_of: date, ending: str, *, anonymous: bool = False) -> str:
    """A name for the file: "cases-2026-11-23.xlsx". It holds nothing that anybody typed."""
    kind = f"{name}-anonymous" if anonymous else name
    return f"{kind}-{as_of.isoformat()}.{ending}"


def rows_said(count: int) -> str:
    """ "1 row", "1,234 rows" """
    return "1 row" if count == 1 else f"{count:,} rows"


def of_day(as_of: date) -> str:
    """ "as of Monday 23 November 2026", for a sentence."""
    return f"as of {long_day(as_of)}"
