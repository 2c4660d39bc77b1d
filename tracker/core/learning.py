"""Complaint Monitoring and Learning forms: what was promised, and whether it was done.

One form per case, or none of a case: learning that nobody complained about has a theme, an area
and a source of its own. A form outlives the closing of its case. Whether a promise is late is
asked of ``learning_queue``, never kept here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.core.words import Labelled


class Level(Labelled):
    """How far a promised action reaches."""

    PERSON = "person"
    TEAM = "team"
    SERVICE = "service"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promised action. ``number`` counts from 1 on its form.

    ``due_usual`` means that nobody chose the due date: it is counted from the day the form is
    sent. ``chased_on`` has a date for each time the owner was chased; ``changed`` says what is
    different for children now that it is done.
    """

    number: int
    text: str
    made_on: date
    due_on: date
    level: Level = Level.TEAM
    owner: str = ""
    due_usual: bool = False
    chased_on: tuple[date, ...] = ()
    look_again_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
    changed: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.done_on is None


@dataclass(frozen=True, slots=True)
class LearningForm:
    """One form. ``ref`` is shown to people: the financial year and a number, "L26-0007".

    Either ``case_ref`` is the case it came from, and theme and area are the case's; or there is
    no case, and ``theme``, ``area`` and ``source`` (where it came from) are the form's own.
    ``due_back_on`` is the day the team manager was told to return it by.
    """

    number: int
    ref: str
    begun_on: date
    case_ref: str = ""
    theme: str = ""
    area: str = ""
    source: str = ""
    sent_on: date | None = None
    sent_to: str = ""
    due_back_on: date | None = None
    chased_on: tuple[date, ...] = ()
    look_again_on: date | None = None
    returned_on: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    promises: tuple[Promise, ...] = ()
    removed: bool = False
    version: int = 1

    @property
    def away(self) -> bool:
        """Whether it was sent and has not come back."""
        return self.sent_on is not None and self.returned_on is None

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do on it."""
        return self.checked_on is not None and not any(p.open for p in self.promises)

    def promise(self, number: int) -> Promise | None:
        """The promise with a number, None if there is none."""
        return next((p for p in self.promises if p.number == number), None)


@dataclass(frozen=True, slots=True)
class FiledForm:
    """A form with the theme and the area it counts under: its case's, or its own.

    ``team_manager`` is the case's, "" where there is none.
    """

    form: LearningForm
    theme: str
    area: str
    team_manager: str = ""


def as_of(form: LearningForm, day: date) -> LearningForm | None:
    """The form as it stood at the end of ``day``; None if it was not begun by then."""
    if form.begun_on > day:
        return None
    return replace(
        form,
        sent_on=_by(form.sent_on, day),
        returned_on=_by(form.returned_on, day),
        checked_on=_by(form.checked_on, day),
        chased_on=tuple(d for d in form.chased_on if d <= day),
        promises=tuple(_promise_as_of(p, day) for p in form.promises if p.made_on <= day),
    )


def _promise_as_of(promise: Promise, day: date) -> Promise:
    return replace(
        promise,
        done_on=_by(promise.done_on, day),
        chased_on=tuple(d for d in promise.chased_on if d <= day),
    )


def _by(on: date | None, day: date) -> date | None:
    return on if on is not None and on <= day else None


@dataclass(frozen=True, slots=True)
class PrintedPromise:
    """One promise as the form prints it; a date that is not known is None."""

    number: int
    text: str
    level: str
    owner: str
    due_on: date
    chased_on: tuple[date, ...]
    done_on: date | None
    evidence: str
    changed: str


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """What stands on a printed form. It goes round the service: nobody who complained is named.

    ``came_from`` is the case's reference, or the source of learning without a complaint.
    """

    ref: str
    came_from: str
    theme: str
    area: str
    sent_on: date | None
    sent_to: str
    due_back_on: date | None
    returned_on: date | None
    checked_on: date | None
    checked_by: str
    promises: tuple[PrintedPromise, ...]


def facts_to_print(filed: FiledForm) -> PrintedForm:
    """The facts for the paper form, made of the form alone: it knows no complainant."""
    form = filed.form
    return PrintedForm(
        ref=form.ref,
        came_from=form.case_ref or form.source,
        theme=filed.theme,
        area=filed.area,
        sent_on=form.sent_on,
        sent_to=form.sent_to,
        due_back_on=form.due_back_on,
        returned_on=form.returned_on,
        checked_on=form.checked_on,
        checked_by=form.checked_by,
        promises=tuple(_printed(p) for p in form.promises),
    )


def _printed(promise: Promise) -> PrintedPromise:
    return PrintedPromise(
        number=promise.number,
        text=promise.text,
        level=promise.level.label,
        owner=promise.owner,
        due_on=promise.due_on,
        chased_on=promise.chased_on,
        done_on=promise.done_on,
        evidence=promise.evidence,
        changed=promise.changed,
    )
