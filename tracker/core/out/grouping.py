"""Rows made so coarse that nobody can be picked out: every row is like at least four others.

This is k-anonymity by local recoding. Rows are divided by one column after the other; values that
too few rows of a group share are put together as "Other". Each time that column is taken which
hides the fewest rows, so as much is kept as this way of dividing can keep.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

FEWEST = 5
"""Rows that must be alike: fewer are a small number, as in the published tables."""

OTHER = "Other"
"""Stands for values that too few rows share."""

Line = tuple[str, ...]


class TooFew(ValueError):
    """There are rows, but fewer than have to be alike. Its text is a sentence."""


def grouped(rows: Sequence[Line], fewest: int = FEWEST, *, first: int = 0) -> list[Line]:
    """``rows`` sorted, with "Other" wherever a value would make a row one of fewer than ``fewest``.

    So many columns as ``first`` says come before all others, in their order.
    Every combination of values occurs at least so often. The order says nothing of the one before.

    Raises:
        TooFew: there are rows, but fewer than ``fewest``.
    """
    if not rows:
        return []
    if len(rows) < fewest:
        raise TooFew(
            f"An anonymous list needs at least {fewest} rows; fewer could be told from each other."
        )
    made: list[Line] = []
    width = len(rows[0])
    waiting = [(list(rows), tuple(range(width)), (OTHER,) * width)]
    while waiting:
        group, left, so_far = waiting.pop()
        if not left:
            made += [so_far] * len(group)
            continue
        at, others = _easiest(group, left[:1] if left[0] < first else left, fewest)
        rest = tuple(one for one in left if one != at)
        parts: dict[str, list[Line]] = {}
        for row in group:
            value = OTHER if row[at] in others else row[at]
            parts.setdefault(value, []).append(row)
        for value, part in parts.items():
            waiting.append((part, rest, (*so_far[:at], value, *so_far[at + 1 :])))
    return sorted(made)


def _easiest(group: Sequence[Line], left: Sequence[int], fewest: int) -> tuple[int, set[str]]:
    """The column whose division hides the fewest rows, the first of several; what it hides."""
    best: tuple[int, int, set[str]] | None = None
    for at in left:
        counts = Counter(row[at] for row in group)
        others = _too_rare(counts, fewest)
        lost = sum(counts[value] for value in others)
        if best is None or lost < best[0]:
            best = (lost, at, others)
    assert best is not None
    return best[1], best[2]


def _too_rare(counts: Counter[str], fewest: int) -> set[str]:
    """Values to put together as "Other": the rare ones, and more until these are enough."""
    rising = sorted(counts, key=lambda value: (counts[value], value))
    others = {value for value in rising if counts[value] < fewest}
    if not others:
        return others
    others |= {OTHER} & counts.keys()  # a value of that very name is among them
    for value in rising:
        if sum(counts[one] for one in others) >= fewest:
            break
        others.add(value)
    return others
