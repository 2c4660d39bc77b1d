"""The queue of learning: which promise or form stands where today, worst first.

Promises and forms are judged by the same clockwork as cases: due today is not late. Every open
promise is one row. A form has a row of its own where none of its promises speaks for it: it is
away and due back before any of them, or it has come back and nobody has checked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.core.clocks import Clockwork
from tracker.core.learning import FiledForm, LearningForm, Promise
from tracker.core.say import short_day
from tracker.core.verdicts import Verdict
from tracker.core.words import ClockName, Labelled, State


class LearningBucket(Labelled):
    """Where a row stands, in the order of work: worst first."""

    LATE = "late"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    TO_CHECK = "to_check"
    ON_TIME = "on_time"
    WAITING = "waiting"
    DONE = "done"


DUE = (LearningBucket.LATE, LearningBucket.DUE_TODAY)
"""What Today counts: what is late, and what is due today."""

_ORDER = {bucket: n for n, bucket in enumerate(LearningBucket)}

_BY_STATE = {
    State.LATE: LearningBucket.LATE,
    State.DUE_TODAY: LearningBucket.DUE_TODAY,
    State.DUE_SOON: LearningBucket.DUE_SOON,
}


@dataclass(frozen=True, slots=True)
class LearningRow:
    """One line of the queue: a promise, or with ``promise`` None the form itself."""

    filed: FiledForm
    promise: Promise | None
    bucket: LearningBucket
    verdict: Verdict | None
    next_step: str

    @property
    def form(self) -> LearningForm:
        """The form it stands on."""
        return self.filed.form

    @property
    def key(self) -> str:
        """What tells it from every other row, whatever happens to it: "L26-0007/2"."""
        return f"{self.form.ref}/{self.promise.number if self.promise else 0}"

    @property
    def came_from(self) -> str:
        """The case it came from, or that there was none."""
        return self.form.case_ref or "no case"

    @property
    def text(self) -> str:
        """What was promised, or what the form waits for."""
        return self.promise.text if self.promise else f"The form: {self.next_step.lower()}"

    @property
    def owner(self) -> str:
        """Who has to do it."""
        return (self.promise.owner if self.promise else "") or self.form.sent_to

    @property
    def order(self) -> tuple[int, date, str]:
        """Worst first, then by due date, then by form."""
        due = self.verdict.due if self.verdict and self.verdict.due else date.max
        return (_ORDER[self.bucket], due, self.key)


@dataclass(frozen=True, slots=True)
class LearningQueue:
    """The rows in order, with counts that are the lengths of its own buckets."""

    today: date
    rows: tuple[LearningRow, ...]

    @property
    def counts(self) -> Mapping[LearningBucket, int]:
        """How many rows stand in each bucket; every bucket is there."""
        counts = dict.fromkeys(LearningBucket, 0)
        for row in self.rows:
            counts[row.bucket] += 1
        return counts

    @property
    def due(self) -> int:
        """How many rows are late or due today."""
        return sum(self.counts[bucket] for bucket in DUE)


def queue(forms: Iterable[FiledForm], clockwork: Clockwork) -> LearningQueue:
    """Every row of these forms, worst first."""
    rows = [row for filed in forms for row in rows_of(filed, clockwork)]
    return LearningQueue(clockwork.today, tuple(sorted(rows, key=lambda row: row.order)))


def rows_of(filed: FiledForm, clockwork: Clockwork) -> list[LearningRow]:
    """A row for every promise of a form, and one for the form where it needs its own."""
    rows = [_promise_row(filed, promise, clockwork) for promise in filed.form.promises]
    own = _form_row(filed, clockwork)
    return [own, *rows] if own is not None else rows


def promise_verdict(promise: Promise, clockwork: Clockwork) -> Verdict:
    """What the clock of a promise says: it stops on the day it is done."""
    start = min(promise.made_on, promise.due_on)
    return clockwork.promised(ClockName.LEARNING, start, promise.due_on, promise.done_on)


def return_verdict(form: LearningForm, clockwork: Clockwork) -> Verdict | None:
    """What the clock of a form that was sent says; None for one that was not."""
    if form.sent_on is None or form.due_back_on is None:
        return None
    return clockwork.promised(ClockName.LEARNING, form.sent_on, form.due_back_on, form.returned_on)


def _promise_row(filed: FiledForm, promise: Promise, clockwork: Clockwork) -> LearningRow:
    form, verdict = filed.form, promise_verdict(promise, clockwork)
    if not promise.open:
        bucket = LearningBucket.DONE
    else:
        usual = LearningBucket.WAITING if form.away else LearningBucket.ON_TIME
        bucket = _BY_STATE.get(verdict.state, usual)
    return LearningRow(filed, promise, bucket, verdict, _promise_step(form, promise, clockwork))


def _form_row(filed: FiledForm, clockwork: Clockwork) -> LearningRow | None:
    form = filed.form
    verdict = return_verdict(form, clockwork)
    if form.returned_on is not None and form.checked_on is None:
        return LearningRow(filed, None, LearningBucket.TO_CHECK, verdict, "Check it")
    if form.away and verdict is not None and not _spoken_for(form):
        bucket = _BY_STATE.get(verdict.state, LearningBucket.WAITING)
        step = _chased(form.chased_on, form.look_again_on, clockwork.today) or "Not returned"
        return LearningRow(filed, None, bucket, verdict, step)
    if not form.promises:
        return LearningRow(filed, None, LearningBucket.DONE, verdict, _ended(form, clockwork.today))
    return None


def _spoken_for(form: LearningForm) -> bool:
    """Whether an open promise comes up no later than the form is due back."""
    back = form.due_back_on
    return back is not None and any(p.open and p.due_on <= back for p in form.promises)


def _promise_step(form: LearningForm, promise: Promise, clockwork: Clockwork) -> str:
    """What should happen next, in a few words for a list."""
    today = clockwork.today
    if promise.done_on is not None:
        return f"Done {short_day(promise.done_on, today)}"
    if form.sent_on is None:
        return "Send the form"
    chased = _chased(promise.chased_on, promise.look_again_on, today)
    return chased or ("Not returned" if form.returned_on is None else "Not done yet")


def _chased(times: tuple[date, ...], again: date | None, today: date) -> str:
    if not times:
        return ""
    count = f" x{len(times)}" if len(times) > 1 else ""
    if again is None:
        return f"Chased{count}"
    return f"Look again{count}" if again <= today else f"Chased{count}, {again:%a} {again.day}"


def _ended(form: LearningForm, today: date) -> str:
    return f"Checked {short_day(form.checked_on, today)}" if form.checked_on else "Nothing promised"


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise still to be kept that concerns a contact; ``same_person`` or same matter."""

    form_ref: str
    case_ref: str
    text: str
    verdict: Verdict
    same_person: bool


def still_open(
    found: Iterable[tuple[FiledForm, bool]], clockwork: Clockwork
) -> tuple[OpenPromise, ...]:
    """Every open promise of these forms, worst first; the flag says "of the same person"."""
    promises = [
        OpenPromise(
            filed.form.ref,
            filed.form.case_ref,
            promise.text,
            promise_verdict(promise, clockwork),
            same_person,
        )
        for filed, same_person in found
        for promise in filed.form.promises
        if promise.open
    ]
    return tuple(sorted(promises, key=lambda p: (p.verdict.due or date.max, p.form_ref)))


@dataclass(frozen=True, slots=True)
class LearningFigures:
    """Promises made between two days, as they stand on ``today``. Unit: promises.

    Every promise is in exactly one of ``on_time``, ``late`` (kept, but after its due date) and
    ``open``; ``overdue`` are those of the open ones whose due date has passed.
    """

    first: date
    last: date
    rows: tuple[LearningRow, ...]

    @property
    def promised(self) -> int:
        """All of them."""
        return len(self.rows)

    @property
    def on_time(self) -> tuple[LearningRow, ...]:
        """Kept on or before the due date."""
        return self._in(State.MET)

    @property
    def late(self) -> tuple[LearningRow, ...]:
        """Kept after the due date."""
        return self._in(State.MISSED)

    @property
    def open(self) -> tuple[LearningRow, ...]:
        """Not kept yet."""
        return tuple(r for r in self.rows if r.promise is not None and r.promise.open)

    @property
    def overdue(self) -> tuple[LearningRow, ...]:
        """Not kept yet, and the due date has passed."""
        return self._in(State.LATE)

    def _in(self, state: State) -> tuple[LearningRow, ...]:
        return tuple(r for r in self.rows if r.verdict is not None and r.verdict.state is state)


def figures(
    forms: Iterable[FiledForm], first: date, last: date, clockwork: Clockwork
) -> LearningFigures:
    """The promises made from ``first`` to ``last``, both included."""
    rows = [
        row
        for filed in forms
        for row in rows_of(filed, clockwork)
        if row.promise is not None and first <= row.promise.made_on <= last
    ]
    return LearningFigures(first, last, tuple(rows))
