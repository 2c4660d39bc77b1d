"""Table 15: who compliments came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.core.compliments import ComplimentType
from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Cohort, Dim, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import Group, groups
from tracker.core.words import ListKind


def make(key: str, asked: Asked) -> Table:
    """A row a source; number and share, and below how many were internal and external."""
    tallies = [
        asked.tally(asked.of(Cohort.COMPLIMENTS, p), Dim.SOURCE, Dim.TYPE, unit=Unit.COMPLIMENTS)
        for p in asked.periods()
    ]
    by_source = [_by_source(tally) for tally in tallies]
    sources = groups(asked, ListKind.SOURCE, by_source, "No source")
    lines: list[list[Cell]] = [[] for _ in range(len(sources) + 3)]
    columns: list[Column] = []
    for period, tally, counts in zip(asked.periods(), tallies, by_source, strict=True):
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        question, whole = asked.of(Cohort.COMPLIMENTS, period), sum(tally.values())
        for line, source in zip(lines, sources, strict=False):
            count = source.of(counts)
            line += [counted(source.asked(question), count), share(count, whole)]
        lines[-3] += [counted(question, whole), share(whole, whole)]
        for line, kind in zip(lines[-2:], _KINDS, strict=True):
            count = sum(n for (_, t), n in tally.items() if t == kind.value)
            line += [counted(question.where(Dim.TYPE, kind.value), count), share(count, whole)]
    rows = [Row(source.label, tuple(line)) for source, line in zip(sources, lines, strict=False)]
    rows.append(Row("All compliments", tuple(lines[-3]), RowKind.TOTAL))
    for kind, line in zip(_KINDS, lines[-2:], strict=True):
        made_of = _all_of(kind, sources, tallies)
        rows.append(Row(kind.label, tuple(line), RowKind.OF_WHICH, made_of))
    return Table(
        key=key,
        title="Sources of compliments",
        unit=Unit.COMPLIMENTS,
        cohort="Compliments received",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(rows),
        stub="Source",
        chart=0,
    )


def _all_of(
    kind: ComplimentType, sources: Sequence[Group], tallies: Sequence[Tally]
) -> tuple[int, ...]:
    """The sources from which only this type came; none where some source has both types."""
    found = []
    for n, source in enumerate(sources):
        keys = (key for tally in tallies for key, count in tally.items() if count)
        types = {type_ for word, type_ in keys if word in source.words}
        if len(types) > 1:
            return ()
        if kind.value in types:
            found.append(n)
    return tuple(found)


def _by_source(tally: Tally) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (source, _), n in tally.items():
        counts[source] += n
    return counts


_KINDS = (ComplimentType.INTERNAL, ComplimentType.EXTERNAL)
