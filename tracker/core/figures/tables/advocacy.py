"""Whether complainants wanted an advocate."""

from __future__ import annotations

from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import RowKind, Table
from tracker.core.figures.tables.parts import Line, counted_lines


def make(key: str, asked: Asked) -> Table:
    """Wanted, not wanted, not asked; and how many contacts came from advocates themselves."""
    lines = (
        Line("Wanted an advocate", Dim.ADVOCACY, ("yes",)),
        Line("Did not want one", Dim.ADVOCACY, ("no",)),
        Line("Not asked", Dim.ADVOCACY, ("not_asked",)),
        Line("Came through an advocate", Dim.CHANNEL, ("Advocate",), RowKind.OF_WHICH),
    )
    columns, rows = counted_lines(asked, asked.contacts, lines, "All contacts")
    return Table(
        key=key,
        title="Advocacy",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=columns,
        rows=rows,
        stub="Advocate",
        chart=0,
    )
