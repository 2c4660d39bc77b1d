"""The day and the time here: the computer's, or a working date given with ``--today``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DayTime:
    """``fixed`` is a working date that stands still; None follows the computer's clock."""

    fixed: date | None = None

    def today(self) -> date:
        """The working date."""
        return self.fixed or date.today()

    def now(self) -> datetime:
        """The time now, with its zone; on a fixed working date only its time of day means much."""
        return datetime.now().astimezone()
