"""What the command line is given by the front door: ways to the file, and the app.

The command line names neither the database nor the screens; ``tracker.__main__`` hands them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from tracker.core.office import Actor
from tracker.core.ports import DayClock, Reader, Store
from tracker.core.views import UserCard
from tracker.core.workdays import Calendar

Fill = Callable[[Store], None]
"""Puts cases into a file that is being made."""


class Create(Protocol):
    """Makes a new file, whole or not at all."""

    def __call__(
        self, path: Path, today: date, users: Iterable[UserCard], fill: Fill | None = None
    ) -> None:
        """Raises CouldNot when something is there already or the disk would not take it."""
        ...


@dataclass(frozen=True, slots=True)
class Wiring:
    """Each is called only by the commands that need it, because imports are paid by the caller.

    ``open_app`` runs the app on a file until the person leaves; ``actor`` None lets it find out.
    """

    reader: Callable[[Path], Reader]
    store: Callable[[Path], Store]
    create: Create
    calendar: Callable[[date], Calendar]
    open_app: Callable[[Path, DayClock, Actor | None], int]
