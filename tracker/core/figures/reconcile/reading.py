"""Reading printed figures: each part that is looked at is ticked, and the rest can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker.core.figures import periods
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.reconcile.finding import Finding, Kind, number_of
from tracker.core.figures.values import half_up
from tracker.core.years import read_year

_NOTES = frozenset({"note", "notes", "columns"})
"""Keys that explain and hold no figures."""


class Part:
    """One mapping of what was printed, and which of its keys were looked at."""

    def __init__(self, where: str, data: Any) -> None:
        """``where`` is how findings call it."""
        self.where = where
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        self._wrong = None if isinstance(data, Mapping) else data
        self._seen: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether it was printed."""
        return key in self.data

    def take(self, key: str) -> Any:
        """What was printed under a key, None if nothing; it counts as looked at."""
        self._seen.add(key)
        return self.data.get(key)

    def number(self, key: str) -> Decimal | None:
        """The number that was printed under a key, if one was."""
        return number_of(self.take(key))

    def part(self, key: str) -> Part:
        """A mapping below this one."""
        return Part(f"{self.where}, {key}", self.take(key) if self.has(key) else {})

    def names(self) -> Iterator[str]:
        """The keys that may hold figures."""
        return (key for key in self.data if key not in _NOTES)

    def rest(self) -> Iterator[Finding]:
        """What nobody looked at, each said."""
        if self._wrong is not None:
            sentence = "This is not written as figures by name, so it is not read."
            yield Finding(Kind.UNCHECKED, self.where, str(self._wrong), "", sentence)
        for key in self.names():
            if key not in self._seen:
                sentence = "Nothing is known that this could be compared with."
                where = f"{self.where}, {key}"
                yield Finding(Kind.UNCHECKED, where, _short(self.data[key]), "", sentence)


def years_of(part: Part, asked: Asked) -> Iterator[tuple[Period, Part]]:
    """The years below a part, of those asked for: the period and the one it is compared with."""
    wanted = {p.year for p in asked.periods() if p.year is not None}
    for key in list(part.names()):
        begins = read_year(key)
        if begins is not None and begins in wanted:
            yield periods.year(begins), part.part(key)


def share_of(part: Decimal | int, whole: Decimal | int, places: int = 0) -> Decimal | None:
    """A share in hundredths, rounded half up."""
    if not whole:
        return None
    return half_up(Decimal(part) * 100 / Decimal(whole), places)


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."
