"""What one row of a Stage 2 log says: an investigation, or every reason why it is none."""

from __future__ import annotations

import re
from datetime import date

from tracker.core.past import PastStage2
from tracker.papers.rows import LogRow

_NEEDED = ("ref", "requested_on")
_POUNDS = re.compile(r"£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.([0-9]{1,2}))?")


class Stage2Row(LogRow):
    """One investigation while it is read."""

    def stage2(self) -> PastStage2 | None:
        """The row, or None with the reasons in ``rejects``."""
        self.need(*_NEEDED)
        requested = self.day("requested_on")
        found = PastStage2(
            ref=self.text("ref"),
            requested_on=requested or date.min,
            terms_on=self._later("terms_on", requested),
            adjudicated_on=self._later("adjudicated_on", requested),
            closed_on=self._later("closed_on", requested),
            reported_days=self._days(),
            pence=self._pence(),
        )
        return None if self.rejects else found

    def _later(self, field: str, requested: date | None) -> date | None:
        day = self.day(field)
        if day is not None and requested is not None and day < requested:
            self.reject(field, f"This is before the request of {requested:%d/%m/%Y}.")
        return day

    def _days(self) -> int | None:
        text = self.text("reported_days")
        if text and not re.fullmatch("[0-9]{1,4}", text):
            self.reject("reported_days", "This is not a number of days.")
            return None
        return int(text) if text else None

    def _pence(self) -> int | None:
        text = self.text("pence")
        match = _POUNDS.fullmatch(text)
        if text and match is None:
            self.reject("pence", "This is not an amount in pounds, such as 6265.11.")
        if match is None:
            return None
        pounds, pence = match.groups()
        return int(pounds.replace(",", "")) * 100 + int((pence or "0").ljust(2, "0"))
