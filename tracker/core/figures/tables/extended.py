"""Stage 1 replies whose time was extended: why, and whether they kept the extended time."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Question, Timing, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.tables.grouping import groups
from tracker.core.words import ListKind

_IN_TIME = (Timing.STANDARD.value, Timing.EXTENDED.value)
_COLUMNS = (
    *(("In the extended time", _IN_TIME), ("Beyond it", (Timing.BEYOND.value,))),
    ("No reply yet", (Timing.WAITING.value,)),
)


def make(key: str, asked: Asked) -> Table:
    """A row a reason; how many were extended, and what became of them."""
    question = asked.stage_1().where(Dim.EXTENDED, "1")
    tally = asked.tally(question, Dim.EXTENSION, Dim.TIMING)
    by_reason = {reason: 1 for reason, _ in tally}
    reasons = groups(asked, ListKind.EXTENSION_REASON, [by_reason], "No reason recorded")

    def row(label: str, reasons: tuple[str, ...] | None, kind: RowKind) -> Row:
        of = question if reasons is None else question.where(Dim.EXTENSION, *reasons)
        counts = {
            timing: sum(
                n
                for (r, t), n in tally.items()
                if t == timing and (reasons is None or r in reasons)
            )
            for timing in Timing
        }
        return Row(label, _cells(of, counts), kind)

    rows = [row(group.label, group.words, RowKind.PART) for group in reasons]
    rows.append(row("All extended", None, RowKind.TOTAL))
    return Table(
        key=key,
        title="Stage 1 replies with an extension",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb} whose time was extended",
        period=asked.period,
        columns=(
            Column("Extended", adds=True, total_of=(1, 2, 3)),
            *(Column(label, adds=True) for label, _ in _COLUMNS),
            Column("% in it", made_of=(0, 1)),
        ),
        rows=tuple(rows),
        stub="Reason",
        chart=0,
        notes=("A reply within ten working days had no need of its extension and is in time.",),
    )


def _cells(of: Question, counts: dict[Timing, int]) -> tuple[Cell, ...]:
    whole = sum(counts.values())
    parts = [sum(counts[Timing(t)] for t in timings) for _, timings in _COLUMNS]
    return (
        counted(of, whole),
        *(
            counted(of.where(Dim.TIMING, *timings), part)
            for (_, timings), part in zip(_COLUMNS, parts, strict=True)
        ),
        share(parts[0], whole),
    )
