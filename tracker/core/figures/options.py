"""How the tables of an edition are asked for, and the command that publishes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.core.figures.periods import Period


@dataclass(frozen=True, slots=True)
class Options:
    """How the tables of an edition were asked for; ``against`` is what they stand beside."""

    against: Period | None = None
    without_persistent: bool = False
    hide_small: bool = True

    def data(self) -> dict[str, Any]:
        """As plain values."""
        against = self.against
        return {
            "against": None if against is None else _span(against),
            "without_persistent": self.without_persistent,
            "hide_small": self.hide_small,
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Options:
        """From plain values."""
        against = data["against"]
        period = None
        if against is not None:
            first, last = (date.fromisoformat(against[name]) for name in ("first", "last"))
            period = Period(first, last, against["label"])
        return cls(period, data["without_persistent"], data["hide_small"])


def _span(period: Period) -> dict[str, str]:
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "label": period.label,
    }


@dataclass(frozen=True, slots=True)
class PublishEdition:
    """Publish the tables of a year as they are now. It is for good: nothing takes it back."""

    year: int
    options: Options = Options()
