"""What is said when two people change one thing at once: in refusals and in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracker.core.events import Recorded
from tracker.core.say import short_day, told

EMPTY = "(empty)"

A_LINE = 60
"""Characters: a longer text stands on lines of its own."""


def when(at: datetime, now: datetime) -> str:
    """A moment in local time: "14:07", with the day where it is not today's."""
    local = at.astimezone(now.tzinfo)
    clock = f"{local:%H:%M}"
    return clock if local.date() == now.date() else f"{short_day(local.date(), now.date())} {clock}"


def by(recorded: Recorded, now: datetime) -> str:
    """Who recorded something, and when: "J. Lee, 14:07"."""
    return f"{recorded.actor}, {when(recorded.at, now)}"


def meanwhile(since: Sequence[Recorded], now: datetime, most: int = 90) -> str:
    """What the others did, newest first, in one sentence."""
    if not since:
        return ""
    said = []
    for one in list(reversed(since))[:2]:
        what = " ".join(told(one.event).split()).rstrip(".")
        said.append(f"{what if len(what) <= most else what[: most - 1] + '…'} ({by(one, now)})")
    more = f"; and {len(since) - 2} more" if len(since) > 2 else ""
    return f"Meanwhile: {'; '.join(said)}{more}."


def clashes(ref: str, labels: Sequence[str], who: Sequence[str]) -> str:
    """That somebody changed the very same."""
    verb = "was" if len(labels) == 1 else "were"
    return f"{ref}: {_listed(labels)} {verb} changed by {_listed(who)} and by you."


def look_first(ref: str) -> str:
    """A last step was asked for on a case that looked otherwise."""
    return f"{ref} has changed since you opened it."


def no_longer(refused: str, since: str) -> str:
    """A refusal that the others' work has led to."""
    return f"{refused} {since}".strip()


def the_same(ref: str, since: str) -> str:
    """Somebody else saved exactly this."""
    return f"{ref} says that already: nothing was left to save. {since}".strip()


def extended_already(ref: str) -> str:
    """Two agreed an extension."""
    return f"{ref} is extended already."


def another_point(number: int) -> str:
    """The point under this number is about something else now."""
    return f"Point {number} is another one now."


def taken_over(labels: Sequence[str]) -> str:
    """What only the others changed, and stays so."""
    return f"Taken over as it is now: {_listed(labels)}." if labels else ""


def reason(who: Sequence[str]) -> str:
    """Why a handling was changed which the person did not know to be decided."""
    return f"Classified at the same time as {_listed(who)}; the two were compared"


def not_kept(label: str, text: str, who: str) -> str:
    """The note that keeps the text which was not taken."""
    line_or_more = f"\n{text}" if "\n" in text or len(text) > A_LINE else f" {text}"
    return f"Two people changed the {label} at once. Not taken, from {who}:{line_or_more}"


def _listed(words: Sequence[str]) -> str:
    once = list(dict.fromkeys(words))
    return " and ".join(filter(None, (", ".join(once[:-1]), once[-1]))) if once else ""
