"""Withdrawn contacts: before or after work began, and why.

Reasons are written freely: one that only a single contact has stands among the others, because
its words could tell whose it is.
"""

from __future__ import annotations

from collections import Counter

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Tally, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.words import Handling

_WHEN = (("before",), ("after",))


def make(key: str, asked: Asked) -> Table:
    """A row a reason; withdrawn before work began, after, and in all."""
    question = asked.contacts().where(Dim.HANDLING, Handling.WITHDRAWN.value)
    tally = asked.tally(question, Dim.REASON, Dim.WITHDRAWN)
    named, single = _reasons(tally)
    lines: list[tuple[str, tuple[str, ...] | None]] = [(reason, (reason,)) for reason in named]
    if single:
        lines.append(("Other reasons", single))
    lines += [("No reason recorded", ("",)), ("All withdrawn", None)]
    whole = sum(tally.values())
    rows = []
    for label, reasons in lines:
        of = question if reasons is None else question.where(Dim.REASON, *reasons)
        cells: list[Cell] = []
        for when in (*_WHEN, ("",)):
            count = sum(
                n for (r, w), n in tally.items() if w in when and (reasons is None or r in reasons)
            )
            cells.append(counted(of.where(Dim.WITHDRAWN, *when), count))
        count = sum(n for (r, _), n in tally.items() if reasons is None or r in reasons)
        kind = RowKind.TOTAL if reasons is None else RowKind.PART
        rows.append(Row(label, (*cells, counted(of, count), share(count, whole)), kind))
    return Table(
        key=key,
        title="Withdrawn contacts",
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb} and withdrawn",
        period=asked.period,
        columns=(
            *(Column("Before work began", adds=True), Column("After", adds=True)),
            Column("Not recorded", adds=True),
            *(Column("All", adds=True, total_of=(0, 1, 2)), Column("%", made_of=(3,))),
        ),
        rows=tuple(rows),
        stub="Reason",
        chart=3,
    )


def _reasons(tally: Tally) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reasons that several contacts have, the commonest first, and those of a single one."""
    counts: Counter[str] = Counter()
    for (reason, _), n in tally.items():
        if reason:
            counts[reason] += n
    ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
    several = tuple(reason for reason in ordered if counts[reason] > 1)
    return several, tuple(reason for reason in ordered if counts[reason] == 1)
