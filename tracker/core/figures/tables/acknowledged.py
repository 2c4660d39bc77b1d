"""Whether contacts were acknowledged in time."""

from __future__ import annotations

from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Table
from tracker.core.figures.tables.parts import Line, counted_lines


def make(key: str, asked: Asked) -> Table:
    """In time, late, none recorded."""
    lines = (
        Line("Acknowledged in time", Dim.ACKNOWLEDGED, ("yes",)),
        Line("Acknowledged late", Dim.ACKNOWLEDGED, ("no",)),
        Line("No acknowledgement recorded", Dim.ACKNOWLEDGED, ("",)),
    )
    columns, rows = counted_lines(asked, asked.contacts, lines, "All contacts")
    return Table(
        key=key,
        title="Acknowledgements",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=columns,
        rows=rows,
        stub="Acknowledged",
        chart=0,
        notes=("Old logs did not record acknowledgements.",),
    )
