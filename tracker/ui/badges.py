"""A state as people see it: a word, a sign and the name of its colour, always all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.core.words import Bucket, State

if TYPE_CHECKING:
    from tracker.core.queue import Place
    from tracker.core.verdicts import Verdict


class Badge(NamedTuple):
    """``text`` has the sign and the word; ``style`` names the palette's style for it."""

    text: str
    style: str


SIGNS = {
    "late": "■",
    "due_today": "!",
    "due_soon": "▲",
    "to_classify": "?",
    "on_time": "·",
    "paused": "‖",
    "to_finish": "»",
    "done": "✓",
    "missed": "✗",
}
"""One-cell signs. ``ASCII_SIGNS`` stands in on terminals without them."""

ASCII_SIGNS = {
    "late": "#",
    "due_today": "!",
    "due_soon": "^",
    "to_classify": "?",
    "on_time": ".",
    "paused": "=",
    "to_finish": ">",
    "done": "+",
    "missed": "x",
}

WIDTH = 10
"""Cells that a badge takes in a list."""


def of_place(place: Place, signs: dict[str, str] = SIGNS) -> Badge:
    """The badge of an open case."""
    lead = place.lead
    match place.bucket:
        case Bucket.LATE:
            return Badge(f"{signs['late']} LATE {lead.late}", "late")
        case Bucket.DUE_TODAY:
            return Badge(f"{signs['due_today']} TODAY", "due_today")
        case Bucket.DUE_SOON:
            return Badge(f"{signs['due_soon']} {lead.left} left", "due_soon")
        case Bucket.TO_CLASSIFY:
            return _to_classify(lead, signs)
        case Bucket.PAUSED:
            return Badge(f"{signs['paused']} HELD", "paused")
        case Bucket.TO_FINISH:
            return Badge(f"{signs['to_finish']} FINISH", "done")
        case _ if lead.state is State.TO_START:
            return Badge(f"{signs['on_time']} to start", "on_time")
        case _:
            return Badge(f"{signs['on_time']} {lead.left} left", "on_time")


def _to_classify(lead: Verdict, signs: dict[str, str]) -> Badge:
    """A contact nobody has classified runs the Stage 1 clock all the same, and shows it."""
    sign = signs["to_classify"]
    if lead.state is State.LATE:
        return Badge(f"{sign} LATE {lead.late}", "late")
    if lead.state is State.DUE_TODAY:
        return Badge(f"{sign} TODAY", "due_today")
    if lead.state is State.DUE_SOON:
        return Badge(f"{sign} {lead.left} left", "due_soon")
    return Badge(f"{sign} SORT", "to_classify")


def of_verdict(verdict: Verdict | None, signs: dict[str, str] = SIGNS) -> Badge:
    """The badge of any clock, stopped ones too; a dash where there is none."""
    if verdict is None:
        return Badge("-", "muted")
    match verdict.state:
        case State.LATE:
            return Badge(f"{signs['late']} LATE {verdict.late}", "late")
        case State.DUE_TODAY:
            return Badge(f"{signs['due_today']} TODAY", "due_today")
        case State.DUE_SOON:
            return Badge(f"{signs['due_soon']} {verdict.left} left", "due_soon")
        case State.PAUSED:
            return Badge(f"{signs['paused']} HELD", "paused")
        case State.MET:
            return Badge(f"{signs['done']} {verdict.day} days", "done")
        case State.MISSED:
            return Badge(f"{signs['missed']} {verdict.late} late", "missed")
        case State.TO_START:
            return Badge(f"{signs['on_time']} to start", "on_time")
        case _:
            return Badge(f"{signs['on_time']} {verdict.left} left", "on_time")


COUNT_WORDS = (
    (Bucket.LATE, "late", "LATE"),
    (Bucket.DUE_TODAY, "due_today", "TODAY"),
    (Bucket.DUE_SOON, "due_soon", "soon"),
    (Bucket.TO_CLASSIFY, "to_classify", "to sort"),
    (Bucket.ON_TIME, "on_time", "on time"),
    (Bucket.PAUSED, "paused", "held"),
    (Bucket.TO_FINISH, "to_finish", "to finish"),
)
"""The counts of the day in the order of the list: bucket, sign, word."""
