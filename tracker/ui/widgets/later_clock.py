"""The clock that leads a case beyond its reply, as a line and as the one whose bar is shown."""

from __future__ import annotations

from datetime import date

from tracker.core.say_stages import verdict_words
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseFile


def leading(file: CaseFile) -> Verdict | None:
    """The clock after the reply that decides where the case stands; None if none does."""
    lead = file.place.lead if file.place else None
    return lead if lead is not None and lead in file.later else None


def bar_of(file: CaseFile) -> Verdict | None:
    """The clock whose bar is shown: the leading one, else that of the reply."""
    return leading(file) or file.main


def leading_line(file: CaseFile, today: date) -> str:
    """What clock leads and when it ends: "Stage 2 due Wed 23 Dec, 25 working days left"."""
    lead = leading(file)
    if lead is None:
        return ""
    return f"{lead.clock.label} {verdict_words(lead, today)}"


def counts_line(file: CaseFile) -> str:
    """How long Stage 2 has taken from each disputed start; * is the one that the clock uses."""
    if leading(file) is None or file.case.stage3 is not None or not file.stage2_counts:
        return ""
    counted = (
        f"{count.days} from {count.what}{' *' if count.drives else ''}"
        for count in file.stage2_counts
    )
    return "Working days: " + ", ".join(counted)
