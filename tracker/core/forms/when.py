"""When and how a contact was received, asked apart from the rest of its form."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.forms.reading import CHOOSE, Reading
from tracker.core.office import Office
from tracker.core.words import ListKind


def when_and_how(raw: Mapping[str, str], office: Office) -> dict[str, str]:
    """The fields received_on, received_at and channel, checked and written out in full.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    on = form.day("received_on", office.today, latest=office.today)
    at = form.time("received_at")
    channel = form.word("channel", ListKind.CHANNEL, CHOOSE)
    form.check()
    return {"received_on": on.isoformat(), "received_at": at, "channel": channel}
