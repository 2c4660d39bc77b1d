"""Carries out the commands on learning forms: what may be done, and what it makes of the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.core import learning_commands as cmd
from tracker.core.learning import LearningForm, Promise
from tracker.core.office import Conflict, Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.records import RecordKind
from tracker.core.say import short_day
from tracker.core.words import Role

KIND = RecordKind.LEARNING

Done = tuple[LearningForm, str]
"""The form after a command, and what was done in words without a full stop."""


def _learn(command: cmd.LearningStep, office: Office, work: Work, save_id: str) -> Receipt:
    form, what = _carry_out(command, office, work)
    return Receipt(save_id, _refs(form), f"{form.ref}: {what}.")


def _together(command: cmd.LearnTogether, office: Office, work: Work, save_id: str) -> Receipt:
    if not command.steps:
        raise Refusal("Nothing is ticked.")
    refs: dict[str, None] = {}
    said = ""
    for step in command.steps:
        form, what = _carry_out(step, office, work)
        refs |= dict.fromkeys(_refs(form))
        said = said or what
    forms = [ref for ref in refs if ref.startswith("L")]
    count = f"{len(forms)} forms" if len(forms) != 1 else forms[0]
    return Receipt(save_id, tuple(refs), f"{count}: {said}.")


def _begin(command: cmd.BeginLearning, office: Office, work: Work, save_id: str) -> Receipt:
    form = replace(
        _new(office, work), theme=command.theme, area=command.area, source=command.source
    )
    promise = cmd.AddPromise("", command.text, command.level, command.owner, command.due_on)
    form, what = _add(form, promise, office)
    work.put(KIND, None, form)
    return Receipt(save_id, _refs(form), f"{form.ref}: {what}.")


BOOK: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = {
    cmd.BeginLearning: _begin,
    cmd.LearnTogether: _together,
    **dict.fromkeys(
        (
            cmd.AddPromise,
            cmd.ChangePromise,
            cmd.SendForm,
            cmd.ChaseForm,
            cmd.DonePromise,
            cmd.ReturnForm,
            cmd.CheckForm,
        ),
        _learn,
    ),
}
"""Who carries out which command."""


def _refs(form: LearningForm) -> tuple[str, ...]:
    return (form.ref, form.case_ref) if form.case_ref else (form.ref,)


def _carry_out(command: cmd.LearningStep, office: Office, work: Work) -> Done:
    before = _before(command, office, work)
    stands = before is not None and not before.removed
    begun = before if before and stands else _begun(command, before, office, work)
    after, what = _STEPS[type(command)](begun, command, office)
    if before is not None:
        after = replace(after, version=before.version + 1)
    work.put(KIND, before, after)
    return after, what


def _before(command: cmd.LearningStep, office: Office, work: Work) -> LearningForm | None:
    """The form as it is now; None if there never was one for the case."""
    number = work.learning_number(command.of)
    if number is None:
        return None
    form = work.record(KIND, number)
    assert isinstance(form, LearningForm)
    if command.version is not None and command.version != form.version:
        raise Conflict(f"{form.ref} has changed since you opened it. Look at it again first.")
    return form


def _begun(
    command: cmd.LearningStep, before: LearningForm | None, office: Office, work: Work
) -> LearningForm:
    """A form begun for a case; one that was taken back is begun anew under its own reference."""
    if not isinstance(command, cmd.AddPromise | cmd.SendForm) or command.of.startswith("L"):
        raise Refusal(f"There is no learning form for {command.of}.")
    case = work.hold(command.of).case
    if case.struck_out:
        raise Refusal(f"{case.ref} was taken back.")
    if before is None:
        return replace(_new(office, work), case_ref=case.ref)
    return LearningForm(before.number, before.ref, office.today, case_ref=case.ref)


def _new(office: Office, work: Work) -> LearningForm:
    return LearningForm(work.next_number(KIND), work.next_learning_ref(office.today), office.today)


# -- what each command does ---------------------------------------------------------------------
def _add(form: LearningForm, command: cmd.AddPromise, office: Office) -> Done:
    if not command.text:
        raise Refusal("Write what was promised.")
    due = command.due_on or _usual(form.sent_on or office.today, office)
    promise = Promise(
        number=max((p.number for p in form.promises), default=0) + 1,
        text=command.text,
        made_on=office.today,
        due_on=due,
        level=command.level,
        owner=command.owner,
        due_usual=command.due_on is None,
    )
    # What is promised anew is not what was checked: the form has to be looked at again.
    opened = replace(form, promises=(*form.promises, promise), checked_on=None, checked_by="")
    return opened, f"promise {promise.number} taken down, due {short_day(due, office.today)}"


def _usual(start: date, office: Office) -> date:
    return office.calendar.add(start, office.rules.learning_days)


def _change(form: LearningForm, command: cmd.ChangePromise, office: Office) -> Done:
    if not command.text:
        raise Refusal("Write what was promised.")
    promise = _promise(form, command.number)
    changed = replace(
        promise,
        text=command.text,
        level=command.level,
        owner=command.owner,
        due_on=command.due_on,
        due_usual=promise.due_usual and command.due_on == promise.due_on,
    )
    if changed == promise:
        raise Refusal("Nothing was changed.")
    return _with(form, changed), f"promise {promise.number} changed"


def _send(form: LearningForm, command: cmd.SendForm, office: Office) -> Done:
    if form.sent_on is not None:
        raise Refusal(f"{form.ref} was sent on {short_day(form.sent_on, office.today)} already.")
    if not command.to:
        raise Refusal("Say who it was sent to.")
    _not_ahead(command.on, office)
    back = _usual(command.on, office)
    sent = replace(
        form,
        sent_on=command.on,
        sent_to=command.to,
        due_back_on=back,
        promises=tuple(_counted_from(p, command, back) for p in form.promises),
    )
    return sent, f"sent to {command.to}, due back {short_day(back, office.today)}"


def _counted_from(promise: Promise, command: cmd.SendForm, back: date) -> Promise:
    """A usual due date counts from the sending, but sending late saves no promise that is late."""
    owner = promise.owner or command.to
    if promise.due_usual and promise.open and promise.due_on >= command.on:
        return replace(promise, owner=owner, due_on=back)
    return replace(promise, owner=owner)


def _chase(form: LearningForm, command: cmd.ChaseForm, office: Office) -> Done:
    again = command.look_again_on or office.calendar.add(
        office.today, office.rules.look_again_after
    )
    look = f"look again {short_day(again, office.today)}"
    if command.number is None:
        if not form.away:
            raise Refusal(f"Nobody has {form.ref}: there is nobody to chase.")
        times = (*form.chased_on, office.today)
        return replace(form, chased_on=times, look_again_on=again), f"chased; {look}"
    promise = _open_promise(form, command.number)
    times = (*promise.chased_on, office.today)
    chased = replace(promise, chased_on=times, look_again_on=again)
    return _with(form, chased), f"promise {promise.number} chased; {look}"


def _done(form: LearningForm, command: cmd.DonePromise, office: Office) -> Done:
    promise = _open_promise(form, command.number)
    answer = cmd.Answer(command.number, command.on, command.evidence, command.changed)
    return _with(form, _answered(promise, answer, office)), f"promise {promise.number} done"


def _return(form: LearningForm, command: cmd.ReturnForm, office: Office) -> Done:
    if form.sent_on is None:
        raise Refusal(f"{form.ref} was not sent yet: record that first (s).")
    if form.returned_on is not None:
        raise Refusal(
            f"{form.ref} was returned on {short_day(form.returned_on, office.today)} already."
        )
    _not_ahead(command.on, office)
    if command.on < form.sent_on:
        sent = short_day(form.sent_on, office.today)
        raise Refusal(f"{form.ref} was sent on {sent}: it cannot be back before that.")
    back = replace(form, returned_on=command.on)
    for answer in command.answers:
        promise = _promise(back, answer.number)
        back = _with(back, _answered(promise, answer, office))
    done = sum(not p.open for p in back.promises)
    return back, f"returned, {done} of {len(back.promises)} done"


def _answered(promise: Promise, answer: cmd.Answer, office: Office) -> Promise:
    """The promise with what is said of it; what nobody said stays as it was."""
    if answer.done_on is not None:
        _not_ahead(answer.done_on, office)
    return replace(
        promise,
        done_on=answer.done_on or promise.done_on,
        evidence=answer.evidence or promise.evidence,
        changed=answer.changed or promise.changed,
    )


def _check(form: LearningForm, command: cmd.CheckForm, office: Office) -> Done:
    if office.actor.role is not Role.MANAGER:
        raise Refusal("Only a manager does that.")
    if form.returned_on is None:
        raise Refusal(f"{form.ref} has not come back yet.")
    if form.checked_on is not None:
        raise Refusal(f"{form.ref} is checked already.")
    _not_ahead(command.on, office)
    checked = replace(form, checked_on=command.on, checked_by=office.actor.name)
    return checked, f"checked by {office.actor.name}"


_STEPS: Mapping[type[Any], Callable[[LearningForm, Any, Office], Done]] = {
    cmd.AddPromise: _add,
    cmd.ChangePromise: _change,
    cmd.SendForm: _send,
    cmd.ChaseForm: _chase,
    cmd.DonePromise: _done,
    cmd.ReturnForm: _return,
    cmd.CheckForm: _check,
}


def _promise(form: LearningForm, number: int) -> Promise:
    promise = form.promise(number)
    if promise is None:
        raise Refusal(f"{form.ref} has no promise {number}.")
    return promise


def _open_promise(form: LearningForm, number: int) -> Promise:
    promise = _promise(form, number)
    if promise.done_on is not None:
        raise Refusal(f"Promise {number} of {form.ref} is done already.")
    return promise


def _with(form: LearningForm, promise: Promise) -> LearningForm:
    kept = tuple(promise if p.number == promise.number else p for p in form.promises)
    return replace(form, promises=kept)


def _not_ahead(on: date, office: Office) -> None:
    if on > office.today:
        raise Refusal("That day is still to come.")
