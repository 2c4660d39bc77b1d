"""Table 10: how long Stage 1 replies took, and the four ways of being in time or not."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.questions import Dim, Timing, Unit
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table

_BANDS = (("Within 10 working days", "10"), ("11 to 20", "20"), ("Over 20", "over"))
_TIMINGS = (
    ("In time, within 10 working days", Timing.STANDARD),
    ("In time, within an agreed extension", Timing.EXTENDED),
    ("Late, no extension agreed", Timing.NO_EXTENSION),
    ("Late, beyond an agreed extension", Timing.BEYOND),
)


def make(key: str, asked: Asked) -> Table:
    """Bands of working days; number and share, and the share within the timescale."""
    asked_for = [(p, asked.stage_1(p)) for p in asked.periods()]
    tallies = [asked.tally(question, Dim.BAND, Dim.TIMING) for _, question in asked_for]
    some_wait = any(band == "" for tally in tallies for band, _ in tally)
    columns: list[Column] = []
    lines: dict[tuple[str, RowKind], list[Cell]] = {}
    for (period, question), tally in zip(asked_for, tallies, strict=True):
        columns += [Column(period.label, period, adds=True), Column("%", period)]
        whole = sum(tally.values())

        def line(label: str, count: int, dim: Dim, values: tuple[str, ...], kind: RowKind) -> None:
            asked_of = question.where(dim, *values)  # noqa: B023 - used within this turn alone
            cells = [counted(asked_of, count), share(count, whole)]  # noqa: B023
            lines.setdefault((label, kind), []).extend(cells)

        bands = {band: sum(n for (b, _), n in tally.items() if b == band) for _, band in _BANDS}
        for label, band in _BANDS:
            line(label, bands[band], Dim.BAND, (band,), RowKind.PART)
        if some_wait:
            waiting = sum(n for (b, _), n in tally.items() if b == "")
            line("No reply yet", waiting, Dim.BAND, ("",), RowKind.PART)
        lines.setdefault(("All", RowKind.TOTAL), []).extend(
            [counted(question, whole), share(whole, whole)]
        )
        within = bands["10"] + bands["20"]
        line("Within timescale", within, Dim.BAND, ("10", "20"), RowKind.OF_WHICH)
        for label, timing in _TIMINGS:
            count = sum(n for (_, t), n in tally.items() if t == timing.value)
            line(label, count, Dim.TIMING, (timing.value,), RowKind.OF_WHICH)
    return Table(
        key=key,
        title="Timescale of Stage 1 replies",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=tuple(columns),
        rows=tuple(Row(label, tuple(cells), kind) for (label, kind), cells in lines.items()),
        stub="Working days",
        chart=0,
        notes=("Days that the clock stood still for an advocate are not counted.",),
    )
