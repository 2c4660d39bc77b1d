"""Learning: forms, promises and how they were kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from db import learning
from db.errors import spoken
from db.reading.base import Reading

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.learning import FiledForm
    from tracker.core.learning_queue import LearningFigures, LearningQueue, OpenPromise


class ReadsLearning(Reading):
    """What was promised, and how it was kept."""

    def learning(self, today: date, *, everything: bool = False) -> LearningQueue:
        """Promises and forms on which something is to be done, worst first; or all of them."""
        from tracker.core.learning_queue import queue

        with spoken():
            found = learning.forms(self._connection, today, everything=everything)
            return queue(found, self.clockwork(today))

    def learning_form(self, of: str, today: date) -> FiledForm | None:
        """One learning form by its reference or its case's; None if there is none."""
        with spoken():
            return learning.form_of(self._connection, of, today)

    def open_promises(
        self, today: date, person_id: int | None, theme: str = "", area: str = ""
    ) -> Sequence[OpenPromise]:
        """Promises still to be kept to this person, or on this theme in this area."""
        from tracker.core.learning_queue import still_open

        with spoken():
            found = learning.concerning(self._connection, today, person_id, theme, area)
            return still_open(found, self.clockwork(today))

    def learning_figures(self, first: date, last: date, today: date) -> LearningFigures:
        """Promises made from ``first`` to ``last``: how many were kept, and when."""
        from tracker.core.learning_queue import figures

        with spoken():
            found = learning.forms(self._connection, today, everything=True)
            return figures(found, first, last, self.clockwork(today))
