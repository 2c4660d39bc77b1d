"""Table 9: people who made contact more than once."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.words import Handling


def make(key: str, asked: Asked) -> Table:
    """Contacts per person; people, their contacts, and how many of those were Stage 1."""
    periods = asked.periods()
    tallies = [asked.tally(asked.contacts(p), Dim.REPEATS, Dim.HANDLING) for p in periods]
    times = sorted({int(n) for tally in tallies for n, _ in tally if n not in ("", "1")})
    columns: list[Column] = []
    for period in periods:
        beside = "" if period == asked.period else f" {period.label}"
        for heading in ("People", "Contacts", "Of which Stage 1"):
            columns.append(Column(f"{heading}{beside}", period, adds=True))
    rows = [Row(f"{n} contacts", _line(asked, [n], tallies)) for n in times]
    return Table(
        key=key,
        title="Repeat complainants",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=(*rows, Row("All", _line(asked, times, tallies), RowKind.TOTAL)),
        stub="Contacts per person",
        chart=0,
        notes=("Who gave no name is never taken for somebody who made contact before.",),
    )


def _line(asked: Asked, times: list[int], tallies: list[Tally]) -> tuple[Cell, ...]:
    """The cells of everybody who made contact so many times, period by period."""
    cells: list[Cell] = []
    for period, tally in zip(asked.periods(), tallies, strict=True):
        question = asked.contacts(period).where(Dim.REPEATS, *(str(n) for n in times))
        cells += _cells(question, times, tally)
    return tuple(cells)


def _cells(question: Question, times: list[int], tally: Tally) -> list[Cell]:
    contacts = {n: sum(c for (of, _), c in tally.items() if of == str(n)) for n in times}
    stage_1 = Handling.STAGE_1.value
    at_stage_1 = sum(tally.get((str(n), stage_1), 0) for n in times)
    return [
        counted(question, sum(count // n for n, count in contacts.items()), Unit.PEOPLE),
        counted(question, sum(contacts.values())),
        counted(question.where(Dim.HANDLING, stage_1), at_stage_1),
    ]
