"""What one row of a compliments log says: a compliment, or every reason why it is none."""

from __future__ import annotations

from tracker.core.compliments import ComplimentType, Facts, PastCompliment
from tracker.papers.rows import LogRow

_NEEDED = ("received_on", "type", "source", "area", "words")
_NOUNS = {
    "type": "a type (Internal or External)",
    "source": "a source",
    "area": "a service area",
}
"""What a field's word is, for the sentence that refuses one."""


class ComplimentRow(LogRow):
    """One compliment while it is read."""

    PARAGRAPHS = frozenset({"words"})

    def compliment(self) -> PastCompliment | None:
        """The row as a compliment, or None with the reasons in ``rejects``."""
        received, shared = self.day("received_on"), self.day("shared_on")
        if received and shared and shared < received:
            self.reject("shared_on", f"This is before the day it came, {received:%d/%m/%Y}.")
        kind, source, area = self._word("type"), self._word("source"), self._word("area")
        self.need(*_NEEDED)
        if self.rejects or received is None:
            return None
        return PastCompliment(
            Facts(
                received_on=received,
                type=ComplimentType(kind.casefold()),
                source=source,
                area=area,
                words=self.text("words"),
                said_by=self.text("said_by"),
                staff=self.text("staff"),
                shared_on=shared,
            )
        )

    def _word(self, field: str) -> str:
        return self.known(field, _NOUNS[field])
