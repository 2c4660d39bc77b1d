"""Checks that several rules share, each refusing with its own sentence."""

from __future__ import annotations

from datetime import date

from tracker.core.case import Case
from tracker.core.office import Actor, Office, Refusal
from tracker.core.say import long_day as day
from tracker.core.words import ListKind, Role

__all__ = [
    "day",
    "listed",
    "manager_only",
    "not_before_received",
    "not_future",
    "still_open",
    "unanswered",
    "word",
    "words",
]


def not_future(value: date, office: Office, what: str) -> None:
    """Refuse a date after the working date."""
    if value > office.today:
        raise Refusal(f"{what} cannot be in the future: {day(value)}.")


def not_before_received(case: Case, value: date, what: str) -> None:
    """Refuse a date from before the contact (or, once reopened, before the reopening)."""
    if value < case.period_from:
        begun = "was received" if case.period_from == case.received_on else "was reopened"
        raise Refusal(f"{what} cannot be before {case.ref} {begun} on {day(case.period_from)}.")


def still_open(case: Case) -> None:
    """Refuse on a closed case."""
    if case.closed_on is not None:
        raise Refusal(f"{case.ref} was closed on {day(case.closed_on)}. Reopen it first.")


def unanswered(case: Case) -> None:
    """Refuse once the reply has gone."""
    still_open(case)
    if case.reply_sent_on is not None:
        raise Refusal(f"The reply to {case.ref} went on {day(case.reply_sent_on)} already.")


def manager_only(actor: Actor, what: str) -> None:
    """Refuse anybody but a manager."""
    if actor.role is not Role.MANAGER:
        raise Refusal(f"Only a manager {what}.")


def words(text: str, what: str) -> str:
    """The text, refused if there is none."""
    text = text.strip()
    if not text:
        raise Refusal(f"{what} is missing.")
    return text


def listed(value: str, known: tuple[str, ...], what: str) -> str:
    """A value of an editable list, refused if it is not on it."""
    if value not in known:
        raise Refusal(f"{what} '{value}' is not on the list.")
    return value


def word(value: str, kind: ListKind, office: Office, *own: str) -> str:
    """A word of an editable list as it is called now, refused if it is not offered.

    ``own`` is what the case has already: it stays as it is, also when it was retired since.
    A word that was renamed while a form was open means its new name.
    """
    if value in own:
        return value
    lists = office.lists
    now = value if value in lists.offered(kind) else lists.current(kind, value)
    if value in lists.ever(kind) and now not in lists.offered(kind):
        raise Refusal(f"The {kind.label.lower()} '{value}' was retired: choose another.")
    return listed(now, lists.offered(kind), f"The {kind.label.lower()}")
