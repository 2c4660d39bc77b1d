"""Figures and how they are shown: measured, against the floor of the same run, and the target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

SIGN = {True: "yes", False: "NO", None: ""}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. ``ratio`` is to the floor; ``held`` None where there is no target."""

    what: str
    measured: str
    ratio: float | None = None
    work: float | None = None
    target: str = ""
    held: bool | None = None


def against_floor(
    what: str, measured: str, ratio: float, limit: float, work: float | None = None
) -> Line:
    """A line whose target is so many times the floor."""
    return Line(what, measured, ratio, work, f"<= {limit}x floor", ratio <= limit)


def at_most(what: str, value: float, limit: float, unit: str = "ms", note: str = "") -> Line:
    """A line whose target is a number."""
    measured = f"{value:,.1f} {unit}{note}"
    return Line(what, measured, None, None, f"<= {limit:g} {unit}", value <= limit)


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies, between the two nearest."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def ms(seconds: float) -> str:
    """Seconds as milliseconds in words."""
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.02 else f"{seconds * 1000:,.0f} ms"


def paired(values: Sequence[float], floors: Sequence[float]) -> float:
    """The middle of the ratios of runs that were made one right after the other."""
    return median(value / floor for value, floor in zip(values, floors, strict=True))


def table(lines: Sequence[Line]) -> str:
    """All lines, in columns."""
    head = ("what", "measured", "x floor", "x by work", "target", "held")
    rows = [
        (
            line.what,
            line.measured,
            f"{line.ratio:.2f}" if line.ratio is not None else "",
            f"{line.work:.2f}" if line.work is not None else "",
            line.target,
            SIGN[line.held],
        )
        for line in lines
    ]
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    rule = "  ".join("-" * width for width in widths)
    shown = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    first = "  ".join(cell.ljust(w) for cell, w in zip(head, widths, strict=True))
    return "\n".join([first, rule, *(line.rstrip() for line in shown)])
