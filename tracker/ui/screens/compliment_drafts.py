"""Parked forms about compliments, and the screens they go on in."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tracker.core.views import Draft

NEW, EDIT, QUOTE = "compliment", "compliment_edit", "compliment_quote"
COMPLIMENT_KINDS = frozenset({NEW, EDIT, QUOTE})
"""The kinds of drafts of these forms."""


def compliment_screen(draft: Draft) -> Screen[Any]:
    """The form that a parked draft about a compliment goes on in."""
    if draft.kind == QUOTE:
        from tracker.ui.screens.compliment_quote import QuoteAsk

        return QuoteAsk.taken_up(draft)
    from tracker.ui.screens.compliment_form import ComplimentForm

    return ComplimentForm(draft)
