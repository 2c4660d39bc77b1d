"""Answers of a form that is open while a list changes: the new words, and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.core.office import Lists
from tracker.core.words import ListKind
from tracker.ui.widgets.choice_row import Choice, ChoiceRow

Make = Callable[[tuple[str, ...]], Sequence[Choice]]
"""Answers for the words of a list."""


def offer_anew(row: ChoiceRow, kind: ListKind, lists: Lists, make: Make) -> None:
    """Offer the words of a list as it is now.

    What was chosen stays chosen: under its new name if it was renamed, and as one answer more
    if it was retired.
    """
    chosen = row.value
    if chosen not in lists.offered(kind):
        chosen = lists.current(kind, chosen)
    words = lists.offered(kind)
    row.offer(make(words if not chosen or chosen in words else (*words, chosen)))
    if row.value != chosen:
        row.value = chosen
