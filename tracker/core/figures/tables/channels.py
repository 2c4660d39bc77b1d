"""Table 1: by which channel contacts came, and whether direct or through the council."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import groups
from tracker.core.words import ListKind, Via


def make(key: str, asked: Asked) -> Table:
    """Channels; number and share, of the period and of the one it is compared with."""
    periods = asked.periods()
    tallies = [
        {channel: n for (channel,), n in asked.tally(asked.contacts(p), Dim.CHANNEL).items()}
        for p in periods
    ]
    channels = groups(asked, ListKind.CHANNEL, tallies, "Not recorded")
    via = {
        way: tuple(w for g in channels if asked.lists.via(g.words[0]) is way for w in g.words)
        for way in Via
    }
    columns: list[Column] = []
    cells: list[list[Cell]] = [[] for _ in range(len(channels) + 1 + len(via))]
    for period, tally in zip(periods, tallies, strict=True):
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        whole, question = sum(tally.values()), asked.contacts(period)
        for line, group in zip(cells, channels, strict=False):
            count = group.of(tally)
            line += [counted(group.asked(question), count), share(count, whole)]
        cells[len(channels)] += [counted(question, whole), share(whole, whole)]
        for line, words in zip(cells[-len(via) :], via.values(), strict=True):
            count = sum(tally.get(word, 0) for word in words)
            line += [counted(question.where(Dim.CHANNEL, *words), count), share(count, whole)]
    labels = [(group.label, RowKind.PART) for group in channels]
    labels.append(("All contacts", RowKind.TOTAL))
    labels += [(way.label, RowKind.OF_WHICH) for way in via]
    return Table(
        key=key,
        title="How contacts reached the trust",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(
            Row(label, tuple(line), kind) for (label, kind), line in zip(labels, cells, strict=True)
        ),
        stub="Channel",
        chart=0,
    )
