"""What a comparison of printed figures finds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from tracker.core.words import Labelled


class Kind(Labelled):
    """What became of one printed figure."""

    AGREES = "agrees"
    """It is what the file gives, or what the other printed figures make."""
    DIFFERS = "differs"
    """The file gives another."""
    SLIP = "slip"
    """The other printed figures make another: its arithmetic does not hold."""
    UNCHECKED = "unchecked"
    """There is nothing to hold it against, and ``sentence`` says why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One printed figure: where it stands, what it says, what is right."""

    kind: Kind
    where: str
    printed: str
    right: str
    sentence: str = ""

    @property
    def wrong(self) -> bool:
        """Whether something has to be put right."""
        return self.kind in (Kind.DIFFERS, Kind.SLIP)


def number_of(value: Any) -> Decimal | None:
    """A printed number; None of anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value).replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def said(number: Decimal | int | None) -> str:
    """A number in words: "1,234", "7,062.37"; "-" for none."""
    if number is None:
        return "-"
    return f"{number:,}"


def against_file(where: str, printed: Any, computed: Decimal | int | None) -> Finding:
    """A printed figure held against the one that the file gives."""
    number = number_of(printed)
    if number is None:
        sentence = "This is no number, so it is not compared."
        return Finding(Kind.UNCHECKED, where, str(printed), said(computed), sentence)
    if computed is None:
        sentence = "The file has nothing to hold it against."
        return Finding(Kind.UNCHECKED, where, said(number), "-", sentence)
    kind = Kind.AGREES if number == computed else Kind.DIFFERS
    return Finding(kind, where, said(number), said(computed))


def against_printed(where: str, printed: Any, made: Decimal | int, how: str) -> Finding:
    """A printed figure held against what other printed figures make; ``how`` says which."""
    number = number_of(printed)
    if number is None:
        sentence = "This is no number, so it is not compared."
        return Finding(Kind.UNCHECKED, where, str(printed), said(made), sentence)
    kind = Kind.AGREES if number == made else Kind.SLIP
    return Finding(kind, where, said(number), said(made), how)
