"""Table 4: contacts by young people, by channel and by their status."""

from __future__ import annotations

from collections import Counter

from tracker.core.figures.asked import Asked, counted, known
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.table import Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import Group, groups
from tracker.core.words import YOUNG_STATUSES, ListKind


def make(key: str, asked: Asked) -> Table:
    """Channel by status, totals both ways, and beside them all of the compared period."""
    questions = [asked.contacts(p).where(Dim.YOUNG, "1") for p in asked.periods()]
    tallies = [asked.tally(question, Dim.CHANNEL, Dim.STATUS) for question in questions]
    channels = groups(asked, ListKind.CHANNEL, [_of(tally, 0) for tally in tallies], "Not recorded")
    statuses = _statuses(tallies[0])
    every = Group("All contacts", tuple(w for g in channels for w in g.words), Dim.CHANNEL)
    columns = [Column(label, asked.period, adds=True) for label, _ in statuses]
    total_of = tuple(range(len(statuses)))
    columns.append(Column("Total", asked.period, adds=True, total_of=total_of))
    if asked.against is not None:
        columns.append(Column(f"Total {asked.against.label}", asked.against, adds=True))

    def row(group: Group, kind: RowKind) -> Row:
        def narrowed(question: Question) -> Question:
            return question if kind is RowKind.TOTAL else group.asked(question)

        cells = [
            counted(
                narrowed(questions[0]).where(Dim.STATUS, status),
                sum(tallies[0].get((word, status), 0) for word in group.words),
            )
            for _, status in statuses
        ]
        for question, tally in zip(questions, tallies, strict=True):
            cells.append(counted(narrowed(question), group.of(_of(tally, 0))))
        return Row(group.label, tuple(cells), kind)

    return Table(
        key=key,
        title="Contacts by young people",
        unit=Unit.CONTACTS,
        cohort=f"Contacts by young people {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=(*(row(group, RowKind.PART) for group in channels), row(every, RowKind.TOTAL)),
        stub="Channel",
        chart=len(statuses),
    )


def _of(tally: Tally, place: int) -> dict[str, int]:
    """A tally by one of its values alone."""
    counts: Counter[str] = Counter()
    for values, count in tally.items():
        counts[values[place]] += count
    return dict(counts)


def _statuses(tally: Tally) -> list[tuple[str, str]]:
    """The headings with the words they stand for, those that only the cases know after the rest."""
    found = _of(tally, 1)
    named = [(word, word) for word in known(YOUNG_STATUSES, tuple(found))]
    return [*named, ("Not recorded", "")] if found.get("") else named
