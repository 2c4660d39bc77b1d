"""Answers of a form that is open while a list changes: the new words, and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.core.office import Lists
from tracker.core.words import ListKind
from tracker.ui.widgets.choice_row import Choice, ChoiceRow

Make = Callable[[tuple[str, ...]], Sequence[Choice]]
"""Answers for the words of a list."""


def with_chosen(kind: ListKind, lists: Lists, chosen: str) -> tuple[tuple[str, ...], str]:
    """The words to offer, and what is chosen among them.

    What was chosen before stays chosen: under its new name if it was renamed, and as one answer
    more if it was retired.
    """
    words = lists.offered(kind)
    if chosen and chosen not in words:
        chosen = lists.current(kind, chosen)
    return (words if not chosen or chosen in words else (*words, chosen)), chosen


def offer_anew(row: ChoiceRow, kind: ListKind, lists: Lists, make: Make) -> None:
    """Offer the words of a list as it is now; what was chosen stays so."""
    words, chosen = with_chosen(kind, lists, row.value)
    row.offer(make(words))
    if row.value != chosen:
        row.value = chosen
