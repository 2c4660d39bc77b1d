"""Who has which case open in another window: advice only, never a lock.

Nobody waits for anybody: a note that is wrong for a minute costs a glance, a lock that nobody can
release costs a day. Saving compares what two people did anyway (``merging``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OpenElsewhere:
    """Somebody has a case open in another window, ``since`` a moment with its zone."""

    who: str
    ref: str
    since: datetime


class Windows(Protocol):
    """The notes of all windows on one file. What cannot be noted or read is not there."""

    def look(self, mine: OpenElsewhere | None) -> tuple[OpenElsewhere, ...]:
        """Note what is open here, None for nothing, and say what is open in other windows."""
        ...

    def leave(self) -> None:
        """This window is closed: forget its note."""
        ...


class NoWindows:
    """Where nobody else is to be expected."""

    def look(self, mine: OpenElsewhere | None) -> tuple[OpenElsewhere, ...]:
        """Nobody."""
        return ()

    def leave(self) -> None:
        """Nothing to forget."""
