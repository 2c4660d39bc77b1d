"""Sentences in the corner: one at a time, and never markup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from tracker.ui.looks import Looks

Severity = Literal["information", "warning", "error"]

PATIENCE = 0.25
"""Seconds that a save may take before it is said that it is under way."""

SHOWN = 5.0
"""Seconds that a sentence stays in the corner."""

UNTIL_SAVED = 60.0
"""As many as a save may wait for other windows, and more."""


class Toasts(Looks):
    """An app that says what it did, and why it did not."""

    def say(self, text: str, severity: Severity = "information", seconds: float = SHOWN) -> None:
        """A sentence in the corner. Never markup: it may quote what a person typed.

        A new sentence takes the place of the last one: a pile of them would hide the list.
        """
        self.read_all_looks()
        self.clear_notifications()
        self.notify(text, severity=severity, markup=False, timeout=seconds)

    @contextmanager
    def while_saving(self) -> Iterator[None]:
        """Say that a save is under way, if it takes longer than anybody expects.

        The first one after the start does, which loads what writes; and one that has to wait until
        another window's save has ended.
        """
        from tracker.ui.say import SAVING

        said = False

        def under_way() -> None:
            nonlocal said
            said = True
            self.say(SAVING, seconds=UNTIL_SAVED)

        patience = self.set_timer(PATIENCE, under_way)
        try:
            yield
        finally:
            patience.stop()
            if said:
                self.clear_notifications()
