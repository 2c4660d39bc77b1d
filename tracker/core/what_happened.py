"""Everything that can happen to a case: the day's work, and what comes after the reply.

Apart from ``events`` so that the first rows of the day wait only for the events they tell.
"""

from __future__ import annotations

from tracker.core.events import DayEvent
from tracker.core.events_later import LaterEvent

Event = DayEvent | LaterEvent
"""Everything that can happen to a case."""
