"""What the forms say: labels, notes, and the lines that answer while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.core.office import Office
from tracker.core.say import days, long_day
from tracker.core.views import Draft
from tracker.core.words import ClockName, Handling
from tracker.core.workdays import day_zero

if TYPE_CHECKING:
    from tracker.core.people import PersonCard

# -- fields ------------------------------------------------------------------------------------
NO_DATE_YET = "Empty: not yet."
DATE_TOO_FAR = "That is too far away for a date."


def field_full(limit: int) -> str:
    """A key was pressed in a field that is full."""
    return f"There is room for {limit:,} characters here."


def too_long_to_paste(length: int, left: int) -> str:
    """A paste that does not fit is not cut: nothing of it is taken."""
    return f"That is {length:,} characters and there is room for {left:,}: nothing was pasted."


def pasted(notes: Iterable[str]) -> str:
    """What was done to a paste, "" if nothing was."""
    text = "; ".join(notes)
    return f"{text}." if text else ""


# -- asking ------------------------------------------------------------------------------------
SAVE = "Save"
YES, NO = "yes", "no"
THROW_TYPED_AWAY = "Leave without saving? What was typed here is thrown away."
REF_LABEL = "Reference"
ANSWER = "Answer"
ASK_HINT_LONG = "^S saves   Tab next field   Esc leaves"
ASK_HINT_KEPT = "^S saves   Tab next field   Esc parks it as a draft"
ASK_HINT_CHOICE = "One letter answers and saves   Esc leaves"
YES_NO_HINT = "y yes   n or Esc no"
LEAVE_HINT = "y or Esc: leave   n: go on writing"


def ask_hint(label: str) -> str:
    """What ends a question of one line or a few."""
    return f"Enter: {label.lower()}   Tab: next field   Esc: leave"


def type_the_ref(ref: str) -> str:
    """Under a question that cannot be answered by one key."""
    return f"Type {ref} to go on."


def not_the_ref(ref: str) -> str:
    """Something else was typed."""
    return f"That is not {ref}. Type {ref} to go on, or Esc to leave it as it is."


# -- the contact form ---------------------------------------------------------------------------
NEW_CONTACT = "New contact"
CALLER_HINT = "a name, anonymous, or would not say"
CALLER, CALL_BACK, RELATION, STATUS = "Caller", "Call back on", "Caller is", "Status"
CHILD, DETAILS, WANTS = "About child", "What happened", "They want"
SAFETY, HANDLING = "Safety worry", "This is a"
RECEIVED_ON, RECEIVED_AT, CHANNEL = "Received on", "At", "By"
WHEN_AND_HOW = "When and how it was received"
SAFETY_NO, SAFETY_YES = "no", "yes: stop, ring duty, then note it here"
DONT_KNOW = "don't know yet"

NOBODY_CHOSEN = "Nobody known is chosen: the caller is taken down as a new person."
NO_OPEN_CASE = "Choose a caller with an open case first: there is none to add this call to."
NEW_PERSON = "New person: not the one known by this name."
PARKED = "Parked as a draft: d on Today takes it up."
THROWN_AWAY = "The draft was thrown away."
THROW_AWAY = "Throw this draft away? Nothing of it is kept."
NOTHING_TO_THROW = "There is nothing here to throw away."
WHICH_CASE_LABEL = "Case"
WHICH_CASE = "Add this call to which case?"
NOT_KEPT = "draft NOT kept"
WHEN_IS_WRONG = "F3, when and how: {sentence}"

PHONE_LIST = (
    "an advocate can help, free",
    "reply by {due}",
    "how would they like the reply",
    "read back what was written",
)
"""What the guidance wants said to the caller, in the order of a call."""
PHONE_TITLE, OPEN_TITLE, BEFORE_TITLE = "To say on the phone", "Open now", "Before"
LIKE_TITLE = "Could also be"
NOBODY_YET = "Type two letters of the name: people known by it come up here."
NOBODY_KNOWN = "Nobody known by this name: a new person."
NONE_OPEN = "nothing open"


def draft_kept(at: datetime) -> str:
    """In the top bar after every keeping."""
    return f"draft kept {at:%H:%M:%S}"


def draft_taken_up(draft: Draft, age: str) -> str:
    """In the top bar of a form that was taken up again."""
    return f"draft of {draft.started_at:%H:%M}, {age}"


def received(channel: str, on: date, at: str, today: date, *, brief: bool) -> str:
    """In the top bar: how, on which day and when the contact came in."""
    day = "today" if on == today else long_day(on)
    if on == today and not brief:
        day = f"today, {long_day(on)}"
    return f"{channel}, {day} {at} (F3)".replace("  ", " ")


NOT_OF_A_CHILD = frozenset(
    {"young person", "school", "staff", "professional", "other", "councillor", "neighbour"}
)
"""Relations that nobody is "of" a child: "young person of Ben T" would be nonsense."""


def related(relation: str, child: str) -> str:
    """ "mother of Ava S", or "other, about Ava S" where "of" would be wrong; "" if not known."""
    words = relation[:1].lower() + relation[1:]
    if not child:
        return words
    if not words:
        return f"about {child}"
    return f"{words}, about {child}" if words in NOT_OF_A_CHILD else f"{words} of {child}"


def relation_of(person: PersonCard) -> str:
    """ "mother of Ava S", as far as it is known."""
    child = "" if person.last_child == person.name else person.last_child
    return related(person.relation, child)


def chosen_person(person: PersonCard) -> str:
    """Under the caller once somebody known is chosen."""
    who = relation_of(person)
    return f"Known: {who}. F2 if it is somebody else." if who else "Known. F2 if somebody else."


def first_name(name: str) -> str:
    """What a person is called in a sentence: "Janet" of "Smith, Janet"."""
    front, comma, back = name.partition(",")
    given = back.split() if comma else front.split()
    return given[0] if given else name


def same_telephone(person: PersonCard) -> str:
    """Somebody known rings from the number typed."""
    who = relation_of(person)
    return f"Same telephone as {person.name}{f' ({who})' if who else ''}: is it the same person?"


def add_to(refs: Sequence[str]) -> str:
    """What F4 does, under the line that names the open cases."""
    if len(refs) == 1:
        return f"F4 adds this call to {refs[0]} and opens no new case"
    return f"F4 adds this call to one of {len(refs)} open cases and opens no new one"


def open_count(count: int) -> str:
    """In the list under the caller's name."""
    return f"{count} open"


def not_on_the_list(name: str) -> str:
    """Under a name that the list does not have."""
    return f"{name} is not on the list of team managers. Enter again keeps the name."


def no_such_letter(typed: str, letters: Sequence[str]) -> str:
    """Under answers of one letter each, when another letter is typed."""
    return f"{typed} is no answer here. One key answers: {' '.join(letters)}. Tab goes on."


def quoted(story: str, most: int = 90) -> str:
    """The beginning of a story in quotation marks."""
    return f"‘{story if len(story) <= most else story[: most - 1] + '…'}’"


def has_open(person: PersonCard, count: int) -> str:
    """The beginning of the line that names the open cases."""
    return (
        f"{first_name(person.name)} has {'an open case' if count == 1 else f'{count} open cases'}: "
    )


# -- the promise --------------------------------------------------------------------------------
def due_day(office: Office, received_on: date, handling: Handling | None) -> date | None:
    """The day a reply would be due if the contact were saved now; None where none can be said."""
    if handling is Handling.CORPORATE:
        return None
    clock = ClockName.REPRESENTATION if handling is Handling.REPRESENTATION else ClockName.STAGE_1
    return office.clockwork.running(clock, received_on, False, ()).due


def if_saved(office: Office, received_on: date, handling: Handling | None) -> str:
    """ "If saved now: reply due Mon 7 Dec 2026 (10 working days; skips Fri 25 Dec)"."""
    due = due_day(office, received_on, handling)
    if due is None:
        standard = office.rules.clocks[ClockName.CORPORATE].standard
        return f"If saved now: reply due {days(standard)} after it is acknowledged"
    calendar = office.calendar
    start = day_zero(calendar, received_on, office.rules.convention)
    count = calendar.count(start, due)
    closed = [d for d in calendar.holidays if start < d <= due and d.weekday() < 5]
    skips = f"; skips {_dates(closed)}" if closed else ""
    sure = "" if calendar.covers(due) else "; bank holidays not confirmed so far ahead"
    late = "; past already" if due < office.today else ""
    return f"If saved now: reply due {long_day(due)} ({days(count)}{skips}{sure}{late})"


def _dates(found: Sequence[date]) -> str:
    """ "Fri 25 and Mon 28 Dec": the month once for the days that share it."""
    words = []
    for at, day in enumerate(found):
        later = found[at + 1] if at + 1 < len(found) else None
        same = later is not None and (later.month, later.year) == (day.month, day.year)
        words.append(f"{day:%a} {day.day}" + ("" if same else f" {day:%b}"))
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# -- drafts -------------------------------------------------------------------------------------
DRAFTS_TITLE = "Drafts"
DRAFTS_HINT = "Enter takes one up   Delete throws one away   Esc leaves"
DRAFT_KINDS = {
    "contact": "New contact",
    "note": "Note",
    "weekly": "Weekly",
    "year_figures": "Figures",
    "year_history": "Stage 2 totals",
    "year_text": "Report text",
    "compliment": "Compliment",
    "compliment_edit": "Correction",
    "compliment_quote": "Quote",
    "promise": "Promise",
    "learning": "Learning",
    "promise_done": "Promise kept",
    "learning_return": "Returned",
}


def draft_kind(draft: Draft) -> str:
    """What was begun, with the case it is about."""
    kind = DRAFT_KINDS.get(draft.kind, draft.kind.capitalize())
    ref = draft.fields.get("ref", "")
    return f"{kind} on {ref}" if ref else kind


def draft_caption(draft: Draft, most: int = 40) -> str:
    """Enough of what was typed to tell it from another draft."""
    for name in ("caller", "details", "text", "wants"):
        text = " ".join(draft.fields.get(name, "").split())
        if text:
            return text[:most]
    return draft.caption
