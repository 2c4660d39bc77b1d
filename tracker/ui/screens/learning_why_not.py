"""Why something makes no sense on a promise or a form: said before it is asked for."""

from __future__ import annotations

from tracker.core.learning_queue import LearningRow
from tracker.core.words import Role
from tracker.ui import say_learning


def form_why_not(action: str, row: LearningRow, role: Role) -> str:
    """Why an action makes no sense on one row."""
    form, promise = row.form, row.promise
    why = {
        "sent": (form.sent_on is not None, say_learning.SENT_ALREADY),
        "returned": (form.returned_on is not None, say_learning.RETURNED_ALREADY),
        "open_case": (not form.case_ref, say_learning.NO_CASE_OF_FORM),
        "change_promise": (promise is None, say_learning.NO_PROMISE_HERE),
    }
    if action in why and why[action][0]:
        return why[action][1].format(ref=form.ref)
    if action == "returned" and form.sent_on is None:
        return say_learning.NOT_SENT.format(ref=form.ref)
    if action in ("chase_promise", "chase_until"):
        return _chase_why_not(row)
    if action == "done_promise" and (promise is None or not promise.open):
        return say_learning.DONE_ALREADY if promise else say_learning.NO_PROMISE_HERE
    if action == "check_form":
        return _check_why_not(row, role)
    return ""


def _chase_why_not(row: LearningRow) -> str:
    if row.promise is not None:
        return "" if row.promise.open else say_learning.DONE_ALREADY
    return "" if row.form.away else say_learning.NOT_AWAY.format(ref=row.form.ref)


def _check_why_not(row: LearningRow, role: Role) -> str:
    form = row.form
    if role is not Role.MANAGER:
        return say_learning.ONLY_A_MANAGER
    if form.returned_on is None:
        return say_learning.NOT_BACK.format(ref=form.ref)
    return say_learning.CHECKED_ALREADY.format(ref=form.ref) if form.checked_on else ""
