"""The note on a case: kept as a draft while it is written, like a contact."""

from __future__ import annotations

from tracker.core.commands import AddNote
from tracker.core.forms import note
from tracker.core.office import Office
from tracker.core.views import Draft
from tracker.ui import say
from tracker.ui.screens.ask import Ask, Keep
from tracker.ui.widgets.long_field import LongField

KIND = "note"
"""The kind of its drafts."""


def note_ask(ref: str, office: Office, draft: Draft | None = None) -> Ask[AddNote]:
    """The form of a note on ``ref``; ``draft`` is a parked one to go on with.

    It carries its command out itself and is dismissed with None.
    """
    return Ask(
        say.ASK_NOTE.format(ref=ref),
        [LongField("Note", "text", needed=True, lines=8)],
        # A note overwrites nothing, so no version of the case is asked for.
        lambda raw: note(raw, ref, None, office),
        keep=Keep(KIND, ref, draft),
    )
