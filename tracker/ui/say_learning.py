"""Every sentence that the learning screens and questions say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.core.say import days, long_day, short_day
from tracker.core.words import State

if TYPE_CHECKING:
    from tracker.core.learning import FiledForm, LearningForm, Promise
    from tracker.core.learning_queue import LearningRow, OpenPromise

NO_LEARNING = "Nothing was promised that is still to be done. b begins learning of its own."
NO_PROMISE_HERE = "There is no promise under the cursor."
NO_FORM_HERE = "There is no learning form under the cursor."
NO_CASE_OF_FORM = "This learning came from no complaint: there is no case to open."
NOT_AWAY = "{ref} is not with anybody: s records that it was sent."
NOTHING_ELSE_OPEN = "Promises cannot be added here: move to a form first, or l on a case."
SENT_ALREADY = "{ref} was sent already."
RETURNED_ALREADY = "{ref} was returned already."
CHECKED_ALREADY = "{ref} is checked already."
NOT_BACK = "{ref} has not come back yet: r records that."
DONE_ALREADY = "This promise is done already."
NOT_SENT = "{ref} was not sent yet: s records that first."
ONLY_A_MANAGER = "Only a manager does that."

NOTHING_OPEN = "Nothing that was promised is still open."

OPEN, EVERYTHING = "open", "all"
FILTER_HINT = "Filter: words of a promise, owner, theme, area, reference"

ASK_PROMISE = "What was promised in {ref}"
ASK_CHANGE = "Promise {number} of {ref}"
ASK_BEGIN = "Learning that nobody complained about"
ASK_SENT = "Learning form {ref} sent"
ASK_CHASE = "Chased: {ref}"
ASK_DONE = "Done: {ref}"
ASK_RETURNED = "Learning form {ref} returned"
PROMISE_TELLS = "Enter saves at once: the rest is filled in already."
SENT_TELLS = "It is due back {window} after this day."
RETURNED_TELLS = "Done on: t is today; left empty, it is not done yet."
REPLY_TELLS = "F6 saves, and then takes down what was promised."

PROMISED, LEVEL, OWNER, DUE = "Promised", "Reaches", "Owner", "Due on"
THEME, AREA, SOURCE = "Theme", "Area", "Came from"
SENT_TO, SENT_ON, LOOK_AGAIN = "Sent to", "Sent on", "Look again on"
DONE_ON, EVIDENCE, CHANGED, RETURNED_ON = "Done on", "Evidence", "What changed", "Returned on"


def no_form(ref: str) -> str:
    """Where a case has no learning form."""
    return f"No learning form for {ref} yet. p takes down the first promise."


def returned_tells(promises: Sequence[tuple[int, str]]) -> str:
    """The promises that a returned form answers, each on its line, and how to answer."""
    lines = [f"{number} {' '.join(text.split())[:66]}" for number, text in promises]
    return "\n".join([*lines, RETURNED_TELLS] if promises else [NOTHING_OPEN])


def done_on(number: int, *, among: int) -> str:
    """The label of the day on which a promise was kept."""
    return f"{number} {DONE_ON.lower()}" if among > 1 else DONE_ON


def forms_count(refs: Sequence[str]) -> str:
    """The forms meant, for a heading."""
    return refs[0] if len(refs) == 1 else f"{len(refs)} forms"


def came_from(filed: FiledForm) -> str:
    """Where the learning came from."""
    form = filed.form
    return f"case {form.case_ref}" if form.case_ref else form.source


def still_open(promise: OpenPromise) -> str:
    """What a new contact should know: "Open promise from case 26-0031: Ring before ... ".

    The clock is said where it is late or comes up today.
    """
    source = f"case {promise.case_ref}" if promise.case_ref else promise.form_ref
    verdict = promise.verdict
    late = {State.LATE: f" ({days(verdict.late)} late)", State.DUE_TODAY: " (due today)"}
    text = " ".join(promise.text.split())
    return f"Open promise from {source}{late.get(verdict.state, '')}: {text}"


def more_open(count: int) -> str:
    """Further promises that there is no room for."""
    return f" (and {count} more: key 4)" if count else ""


def sending(form: LearningForm, row: LearningRow) -> str:
    """Where the form is."""
    if form.sent_on is None:
        return "not sent yet"
    said = f"{short_day(form.sent_on)} to {form.sent_to}"
    if form.returned_on is None and form.due_back_on is not None:
        return f"{said}, due back {short_day(form.due_back_on)}"
    back = f", returned {short_day(form.returned_on)}" if form.returned_on else ""
    checked = (
        f", checked {short_day(form.checked_on)} by {form.checked_by}" if (form.checked_on) else ""
    )
    return said + back + checked


def form_heading(form: LearningForm) -> str:
    """The form's line above its promises, on the case it came from."""
    where = "sent" if form.away else "not sent" if form.sent_on is None else "returned"
    return f"Learning {form.ref}, {'checked' if form.checked_on else where} (l opens it)"


def due(row: LearningRow) -> str:
    """When it is due and where its clock stands."""
    verdict = row.verdict
    if verdict is None or verdict.due is None:
        return ""
    said = short_day(verdict.due)
    match verdict.state:
        case State.LATE:
            return f"{said}, {days(verdict.late)} late"
        case State.DUE_TODAY:
            return f"{said}, today"
        case State.MET:
            return f"{said}, kept in time"
        case State.MISSED:
            return f"{said}, kept {days(verdict.late)} late"
        case _:
            return f"{said}, {days(verdict.left)} left"


def chased(row: LearningRow) -> str:
    """When the owner was chased, and when to look again."""
    what = row.promise or row.form
    if not what.chased_on:
        return ""
    times = ", ".join(short_day(day) for day in what.chased_on)
    again = what.look_again_on
    still = row.promise is None or row.promise.open
    return f"{times}; look again {short_day(again)}" if again and still else times


def done(promise: Promise) -> str:
    """When it was done."""
    return short_day(promise.done_on) if promise.done_on else "not yet"


def chase_text(row: LearningRow) -> str:
    """The words of a chase, to paste into an e-mail. References stand for every name."""
    form, greeting = row.form, f"Dear {row.owner},\n\n" if row.owner else ""
    about = f"learning form {form.ref}" + (f" (complaint {form.case_ref})" if form.case_ref else "")
    if row.promise is None:
        sent = f", sent on {long_day(form.sent_on)}," if form.sent_on else ""
        return f"{greeting}The {about}{sent} has not come back. Please return it.\n"
    return (
        f"{greeting}On {about} this was promised by {long_day(row.promise.due_on)}:\n\n"
        f"    {row.promise.text}\n\n"
        "Please tell us whether it is done, what shows it, and what changed for children.\n"
    )
