"""Every sentence that screens say, in one place. Core's refusals and form errors are core's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.case import Case, Point
from tracker.core.clocks import Clockwork
from tracker.core.presence import OpenElsewhere
from tracker.core.say import days, long_day
from tracker.core.say_merging import when
from tracker.core.verdicts import Verdict
from tracker.core.views import Draft, SaveNote
from tracker.core.words import State

if TYPE_CHECKING:
    from tracker.core.person import Person

NOTHING_TO_UNDO = "There is nothing of yours to undo."
NOTHING_TO_REDO = "Nothing was undone that could be brought back."
HOW_TO_LEAVE = "^Q leaves. Forms are kept as drafts."
CONFIG_NOT_KEPT = "Your choice is in use, but it could not be kept for the next start."
READING = "Reading the file…"
SAVING = "Saving…"
NO_CASES_OPEN = "Nothing is open. n logs a new contact."
NO_MATCH = "Nothing matches. Esc clears the filter."
NO_CASES_AT_ALL = "No contacts yet. n logs the first one."
NOTHING_TICKED = "Tick cases with Space first."
NO_CASE_HERE = "There is no case under the cursor."
NO_DRAFTS = "There are no drafts."
NOTHING_OVERDUE = "Nothing is overdue."
REVIEW_IS_FOR_MANAGERS = "Only a manager reviews the overdue queue."
COPIED = "{ref} copied."
CHASE_COPIED = "The text of the chase is on the clipboard."


def saved(sentence: str) -> str:
    """A receipt, with the way back."""
    return f"{sentence} {'U brings it back.' if sentence.startswith('Undone') else 'u undoes.'}"


def crashed(path: Path | None) -> str:
    """The one sentence shown when the program itself fails."""
    where = f" Where it happened is noted in {path}, without any names." if path else ""
    return (
        "Tracker had to stop because of a fault of its own. Everything that was saved is kept, "
        f"and forms come back as drafts.{where}"
    )


def undo_older(note: SaveNote, now: datetime) -> str:
    """Asked before undoing something from another window or day."""
    return f"Undo this, from {note.at.astimezone(now.tzinfo):%d %b %H:%M}?\n{note.what}"


def age(then: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that tells it: "12 minutes ago"."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return days(minutes, "minute") + " ago"
    if minutes < 24 * 60:
        return days(minutes // 60, "hour") + " ago"
    return days(minutes // (24 * 60), "day") + " ago"


def draft_shelf(drafts: list[Draft], now: datetime) -> str:
    """The line on Today that shows what is parked."""
    if not drafts:
        return ""
    shown = []
    for draft in drafts[:3]:
        kept = f"{draft.updated_at.astimezone(now.tzinfo):%H:%M}"
        shown.append(f"~ draft {kept} {draft.caption} ({age(draft.updated_at, now)})")
    more = f"  and {len(drafts) - 3} more" if len(drafts) > 3 else ""
    return "  ".join(shown) + more + "   d takes one up"


def chase_text(case: Case) -> str:
    """The words of a chase, to paste into an e-mail. The reference stands for every name."""
    greeting = f"Dear {case.team_manager},\n\n" if case.team_manager else ""
    again = f" This is reminder {case.chases + 1}." if case.chases else ""
    return (
        f"{greeting}The reply to complaint {case.ref} ({case.theme or 'theme to be set'}), "
        f"received on {long_day(case.received_on)}, has not been sent.{again} "
        "Please send the draft, or tell us today when it will come.\n"
    )


def explain_title(ref: str) -> str:
    """The heading of the explanation of a date."""
    return f"How the due date of {ref} is counted"


NO_NEIGHBOUR = "There is no further case in that direction."


def case_title(case: Case, width: int) -> str:
    """The caller in the bar, short enough to leave the badge its place."""
    return case.complainant.shown[: max(8, width - 56)]


REVIEW_OVER = "done"
REVIEW_END_KEYS = "Esc goes back to Today. u undoes the last."

_DEEDS = {
    "Review": "reviewed",
    "Chase": "chased",
    "Extend": "extended",
    "SendReply": "reply sent",
    "Assign": "handed over",
    "AddNote": "noted",
    "RecordOutcome": "outcome recorded",
    "Classify": "classified",
    "Acknowledge": "acknowledged",
}


def deed(command: object) -> str:
    """What a command did, in a word or two for a list of deeds."""
    return _DEEDS.get(type(command).__name__, "changed")


def review_count(number: int, among: int) -> str:
    """Which case of the run this is."""
    return f"case {number} of {among}"


def review_left(count: int) -> str:
    """How many are still to come."""
    return f"{days(count, 'case')} to look at"


def review_ended(count: int) -> str:
    """The heading of the page at the end of a run."""
    if not count:
        return "Nothing is overdue and not yet looked at today."
    return f"The review is done: {days(count, 'case')} looked at today."


def look_again_in(working_days: int) -> str:
    """When a chased case comes up again."""
    return f"look again in {days(working_days)}"


FIND_TITLE = "Find a person, a case or any words"
FIND_HINT = "Name, reference, words of the story or a note"
FIND_START = "Type at least two letters."
FIND_NONE = "Nothing found."


ACKNOWLEDGED_TODAY = "sent today"
LATER = "later"


def classify_title(ref: str, manager: bool) -> str:
    """The heading of the classifying screen."""
    return f"Confirm how {ref} is handled" if manager else f"Propose how {ref} is handled"


NOT_CLASSIFIED_YET = "Not saved yet: ^S saves what you typed, Esc again leaves it."
LEFT_TO_THE_MANAGER = {
    "theme": "No theme yet. ^S again leaves it to the manager.",
    "area": "No area yet. ^S again leaves it to the manager.",
}
"""Said once of what a proposal does not say."""


def leads_to(case: Case, clockwork: Clockwork) -> str:
    """The date that a handling leads to, with its reason."""
    verdict = clockwork.main(case)
    if verdict is None:
        return "Withdrawn: the case closes."
    if verdict.due is None or verdict.start is None:
        limit = clockwork.rules.clocks[verdict.clock].standard
        return f"Reply due {days(limit)} after the acknowledgement, which is not sent yet."
    allowed = clockwork.calendar.count(verdict.start, verdict.due)
    return f"Reply due {long_day(verdict.due)}: {days(allowed)} from {long_day(verdict.start)}."


BULK_NOTHING = "Choose something that can be done to at least one of them."


def bulk_title(count: int) -> str:
    """The heading of the screen for ticked cases."""
    return f"Do to the {days(count, 'ticked case')}"


def bulk_count(count: int, among: int) -> str:
    """How many of the ticked cases it will be done to."""
    if count == among:
        return f"^S does this to all {among}; one u undoes it."
    return f"^S does this to {count} of {among}; one u undoes it."


def left_out(why: str) -> str:
    """A ticked case that a rule forbids it for."""
    return f"left out: {why}"


ALSO_OPEN = "also open: {who}"


def also_open(others: Sequence[OpenElsewhere], now: datetime) -> str:
    """Who has the case open too, and since when: "also open: J. Lee, 14:07"; "" for nobody."""
    if not others:
        return ""
    who = [f"{one.who}, {when(one.since, now)}" for one in others]
    return ALSO_OPEN.format(who="; ".join(dict.fromkeys(who)))


ASK_REPLY = "Reply to {ref} sent"
ASK_EXTEND = "Extend {ref} to {days} working days"
ASK_ASSIGN = "Give {ref} to a team manager"
ASK_OUTCOME = "Outcome of {ref}"
ASK_ACKNOWLEDGE = "Acknowledgement of {ref} sent"
ASK_HOLD = "Stop the clock of {ref} to wait for an advocate"
ASK_GO_ON = "The advocate for {ref} is appointed: the clock goes on"
ASK_NOTE = "Note on {ref}"
ASK_POINT = "A point complained of in {ref}"
ASK_SAFETY = "Is a child unsafe now? {ref}"
ASK_CORRECT = "Correct what was taken down for {ref}"
ASK_WITHDRAW = "{ref} is withdrawn and closes"
ASK_CLOSE = "Close {ref}"
ASK_REOPEN = "Reopen {ref}: a new period begins"
SAFETY_YES = "yes: ring duty now, then note it here"


def ask_finding(ref: str, point: Point) -> str:
    """The heading of the finding on one point."""
    return f"{ref}, point {point.number}: {point.text[:60]}"


def learning_due(count: int, *, narrow: bool) -> str:
    """How many promises and forms are late or due today, in the bar of Today."""
    return f"{count} learn" if narrow else f"{count} learning"


FILTER_HINT = "Filter: words, names, references"

ASK_CHASE = "Chase {ref}"
ASK_TOLD = "The complainant was told of the extension of {ref}"


def extends_late(verdict: Verdict) -> str:
    """A warning where an extension is agreed after the date it should have been agreed by."""
    if verdict.state is not State.LATE or verdict.due is None:
        return ""
    return f"The due date, {long_day(verdict.due)}, has passed: the history will show that."


def reviews_due(people: Sequence[Person], today: date) -> str:
    """The line on Today; it fits 80 columns whatever the names are. "" if nothing is due."""
    due = [p for p in people if p.persistent is not None and p.persistent.due(today)]
    if not due:
        return ""
    first = due[0].name if len(due[0].name) <= 24 else due[0].name[:23] + "…"
    more = f" and {len(due) - 1} more" if len(due) > 1 else ""
    return f"! Persistence review due: {first}{more}   3 People, v v"
