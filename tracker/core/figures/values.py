"""What stands in a cell: a count, a share, money, days. The one place that rounds.

A percentage and a percentage point are different types, so that neither is shown as the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """``value`` rounded to so many places, a half always upwards (away from nought)."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def quotient(part: int, whole: int, places: int = 0) -> Decimal:
    """``part / whole``, rounded half up."""
    return half_up(Decimal(part) / Decimal(whole), places)


@dataclass(frozen=True, slots=True)
class Number:
    """A count of what the table's unit says."""

    count: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share. ``places`` after the point are shown; whole percentages unless said otherwise."""

    part: int
    whole: int
    places: int = 0

    @property
    def value(self) -> Decimal | None:
        """The share in hundredths, rounded half up; None of nothing."""
        if self.whole == 0:
            return None
        return half_up(Decimal(self.part * 100) / Decimal(self.whole), self.places)


@dataclass(frozen=True, slots=True)
class Points:
    """The difference of two percentages as printed, in percentage points."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Pence:
    """Money, in pence."""

    pence: int


@dataclass(frozen=True, slots=True)
class Days:
    """Working days; ``None`` where there is nothing to take an average of."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """A cell of words or a date already said in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A small number that is not shown. ``said`` is what stands in its place: "<5" or "..".

    The first is a number under five itself; the second is hidden so that the first cannot be
    worked out.
    """

    said: str = "<5"


Value = Number | Percent | Points | Pence | Days | Words | Hidden
"""What a cell can hold; a cell that has nothing to hold has None."""


def points(after: Percent, before: Percent) -> Points | None:
    """How many percentage points ``after`` is above ``before``: of the figures as printed."""
    if after.value is None or before.value is None:
        return None
    return Points(after.value - before.value)


def in_words(value: Value | None) -> str:
    """A cell as people read it: "1,234", "44%", "+8 points", "£6,265.11", "39", "-"."""
    match value:
        case None:
            return "-"
        case Number(count):
            return f"{count:,}"
        case Percent():
            return "-" if value.value is None else f"{value.value}%"
        case Points(difference):
            return f"{difference:+} point{'' if abs(difference) == 1 else 's'}"
        case Pence(pence):
            sign = "-" if pence < 0 else ""
            return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
        case Days(days):
            return f"{days:,}"
        case Words(text):
            return text
        case Hidden(said):
            return said
