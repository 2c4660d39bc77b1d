"""What people type becomes a command, or a sentence under each field that is wrong.

Every form takes the raw strings of its fields by name and returns a command; if anything is
wrong it raises ``FormErrors`` with all of it and nothing else. Whether the thing may be done is
for ``rules`` to say: a form only reads.
"""

from __future__ import annotations

from tracker.core.forms.compliment import (
    edit_compliment,
    log_compliment,
    names_in,
    quote_compliment,
    usual_type,
)
from tracker.core.forms.contact import (
    PROPOSALS,
    UNKNOWN,
    YOUNG,
    add_call,
    log_contact,
    name_given,
    same_person,
)
from tracker.core.forms.prompts import (
    NO,
    YES,
    acknowledge,
    assign,
    calendar_day,
    chase,
    classify,
    close,
    correct,
    end_pause,
    extend,
    finding,
    note,
    outcome,
    point,
    quality,
    reopen,
    reply,
    review,
    safety,
    start_pause,
    withdraw,
)
from tracker.core.forms.reading import FormErrors, read_day
from tracker.core.forms.when import when_and_how

__all__ = [
    "NO",
    "PROPOSALS",
    "UNKNOWN",
    "YES",
    "YOUNG",
    "FormErrors",
    "acknowledge",
    "add_call",
    "assign",
    "calendar_day",
    "chase",
    "classify",
    "close",
    "correct",
    "edit_compliment",
    "end_pause",
    "extend",
    "finding",
    "log_compliment",
    "log_contact",
    "name_given",
    "names_in",
    "note",
    "outcome",
    "point",
    "quality",
    "quote_compliment",
    "read_day",
    "reopen",
    "reply",
    "review",
    "safety",
    "same_person",
    "start_pause",
    "usual_type",
    "when_and_how",
    "withdraw",
]
