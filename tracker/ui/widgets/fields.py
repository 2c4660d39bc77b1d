"""The fields that forms are made of, all of one kind: label, editor, note and error below.

Each has ``value`` (a string), ``set_error``, ``set_note``, ``focus_now`` and posts
``Field.Changed``.
"""

from __future__ import annotations

from tracker.ui.widgets.choice_row import Choice, ChoiceRow, choices
from tracker.ui.widgets.field import Field, Form
from tracker.ui.widgets.line_field import DateField, LineField
from tracker.ui.widgets.long_field import LongField
from tracker.ui.widgets.suggest_field import Offer, Source, SuggestField, listed

__all__ = [
    "Choice",
    "ChoiceRow",
    "DateField",
    "Field",
    "Form",
    "LineField",
    "LongField",
    "Offer",
    "Source",
    "SuggestField",
    "choices",
    "listed",
]
