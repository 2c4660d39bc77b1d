"""One printed figure held against the file and against the other printed figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker.core.figures.reconcile.finding import (
    Finding,
    Kind,
    against_file,
    against_printed,
)


def figure(
    where: str,
    printed: Any,
    computed: Decimal | int | None,
    made: Decimal | int | None = None,
    how: str = "",
) -> Finding:
    """What is found of a printed figure.

    ``computed`` is what the file gives, ``made`` what other printed figures make of it (in the way
    ``how`` says). Where its own arithmetic does not hold, that is what is told of it; a figure
    that fits the other printed ones can still differ from the file.
    """
    if made is not None:
        slip = against_printed(where, printed, made, f"Not {how}.")
        if slip.kind is Kind.SLIP:
            return slip
    return against_file(where, printed, computed)


def total_of(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of printed numbers; None where one is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if len(known) == len(numbers) else None
