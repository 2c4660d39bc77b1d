"""Tables 2 and 3: how contacts were handled, with the contacts and the complainants above."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.words import Handling

_ORDER = (Handling.STAGE_1, Handling.REPRESENTATION, Handling.WITHDRAWN, Handling.CORPORATE)
_TITLES = {"2": "How contacts were handled", "3": "How contacts were handled, compared"}


def make(key: str, asked: Asked) -> Table:
    """Handling; number and share: table 2 of the period alone, table 3 compared with another."""
    periods = asked.compared() if key == "3" else (asked.period,)
    tallies = [asked.tally(asked.contacts(p), Dim.HANDLING) for p in periods]
    kinds = [(kind.label, kind.value) for kind in _ORDER]
    if any(("",) in tally for tally in tallies):
        kinds.append(("Not yet decided", ""))
    columns: list[Column] = []
    cells: list[list[Cell]] = [[] for _ in range(len(kinds) + 2)]
    for period, tally in zip(periods, tallies, strict=True):
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        whole, question = sum(tally.values()), asked.contacts(period)
        for line, (_, value) in zip(cells, kinds, strict=False):
            count = tally.get((value,), 0)
            line += [counted(question.where(Dim.HANDLING, value), count), share(count, whole)]
        cells[-2] += [counted(question, whole), share(whole, whole)]
        people = asked.tally(question, unit=Unit.PEOPLE)[()]
        cells[-1] += [counted(question, people, Unit.PEOPLE), Cell()]
    rows = [Row(label, tuple(line)) for (label, _), line in zip(kinds, cells, strict=False)]
    rows.append(Row("All contacts", tuple(cells[-2]), RowKind.TOTAL))
    rows.append(Row("Complainants", tuple(cells[-1]), RowKind.APART))
    return Table(
        key=key,
        title=_TITLES[key],
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(rows),
        stub="Handling",
        chart=0,
        notes=("Who gave no name is counted as one complainant for each contact.",),
    )
