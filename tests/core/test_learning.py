"""Learning forms: their clocks, their queue, what may be done to them, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import MANAGER, OFFICER, Front, answered, named
from tracker.core import commands as case_cmd
from tracker.core import learning_commands as cmd
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.learning import (
    FiledForm,
    LearningForm,
    Level,
    PrintedForm,
    Promise,
    as_of,
    facts_to_print,
)
from tracker.core.learning_queue import (
    DUE,
    LearningBucket,
    figures,
    promise_verdict,
    queue,
    return_verdict,
    rows_of,
)
from tracker.core.office import Actor, Conflict, Refusal
from tracker.core.words import State
from tracker.core.workdays import Calendar

TODAY = date(2026, 11, 23)
"""A Monday."""

CALENDAR = Calendar(1, {date(2026, 12, 25): "Christmas Day"}, date(2026, 1, 1), date(2027, 12, 31))
CLOCKS = Clockwork(CALENDAR, ClockRules(), TODAY)


def a_promise(**facts: Any) -> Promise:
    given: dict[str, Any] = {
        "number": 1,
        "text": "Ring before calling off a visit",
        "made_on": date(2026, 11, 2),
        "due_on": date(2026, 12, 7),
    }
    return Promise(**(given | facts))


def a_form(*promises: Promise, **facts: Any) -> FiledForm:
    given: dict[str, Any] = {
        "number": 7,
        "ref": "L26-0007",
        "begun_on": date(2026, 11, 2),
        "case_ref": "26-0031",
    }
    form = LearningForm(**(given | facts), promises=promises)
    return FiledForm(form, "Poor communication", "ACPS East")


SENT = {"sent_on": date(2026, 11, 3), "sent_to": "P. Shah", "due_back_on": date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("due", "done", "state", "left", "late"),
    [
        (date(2026, 11, 20), None, State.LATE, 0, 1),
        (date(2026, 11, 22), None, State.LATE, 0, 1),  # a Sunday has passed on Monday
        (date(2026, 11, 23), None, State.DUE_TODAY, 0, 0),
        (date(2026, 11, 24), None, State.DUE_SOON, 1, 0),
        (date(2026, 11, 26), None, State.DUE_SOON, 3, 0),
        (date(2026, 11, 27), None, State.ON_TIME, 4, 0),
        (date(2026, 11, 20), date(2026, 11, 20), State.MET, 0, 0),
        (date(2026, 11, 20), date(2026, 11, 23), State.MISSED, 0, 1),
        (date(2026, 11, 27), date(2026, 11, 2), State.MET, 19, 0),
    ],
)
def test_a_promise_is_judged_like_a_case(
    due: date, done: date | None, state: State, left: int, late: int
) -> None:
    verdict = promise_verdict(a_promise(due_on=due, done_on=done), CLOCKS)
    assert (verdict.state, verdict.left, verdict.late) == (state, left, late)
    assert verdict.due == due


def test_a_form_has_a_clock_from_sending_to_return() -> None:
    assert return_verdict(a_form().form, CLOCKS) is None
    away = return_verdict(a_form(**SENT).form, CLOCKS)
    assert away is not None
    assert (away.start, away.due, away.state) == (
        SENT["sent_on"],
        SENT["due_back_on"],
        State.ON_TIME,
    )
    back = return_verdict(a_form(**SENT, returned_on=date(2026, 12, 2)).form, CLOCKS)
    assert back is not None
    assert back.state is State.MISSED


LATE, FAR_OFF = date(2026, 11, 20), date(2027, 3, 1)
BACK = {**SENT, "returned_on": date(2026, 11, 20)}
CHECKED = {**BACK, "checked_on": date(2026, 11, 20), "checked_by": "M. Ade"}
DONE = {"done_on": date(2026, 11, 19)}


@pytest.mark.parametrize(
    ("filed", "places"),
    [
        (a_form(a_promise()), {"1 on_time Send the form"}),
        (a_form(a_promise(due_on=LATE)), {"1 late Send the form"}),
        (a_form(a_promise(due_on=TODAY), **SENT), {"1 due_today Not returned"}),
        (a_form(a_promise(due_on=date(2026, 11, 25)), **SENT), {"1 due_soon Not returned"}),
        # Nothing comes up before the form is due back: it speaks for itself.
        (a_form(a_promise(), **SENT), {"0 waiting Not returned", "1 waiting Not returned"}),
        # The promise comes up first, and speaks for the form.
        (a_form(a_promise(due_on=date(2026, 12, 1)), **SENT), {"1 waiting Not returned"}),
        (a_form(**SENT), {"0 waiting Not returned"}),
        (a_form(**{**SENT, "due_back_on": LATE}), {"0 late Not returned"}),
        (
            a_form(a_promise(due_on=FAR_OFF), **{**SENT, "due_back_on": LATE}),
            {"0 late Not returned", "1 waiting Not returned"},
        ),
        (a_form(a_promise(**DONE), **SENT), {"0 waiting Not returned", "1 done Done Thu 19 Nov"}),
        (a_form(a_promise(**DONE), **BACK), {"0 to_check Check it", "1 done Done Thu 19 Nov"}),
        (a_form(a_promise(due_on=LATE), **BACK), {"0 to_check Check it", "1 late Not done yet"}),
        (a_form(a_promise(**DONE), **CHECKED), {"1 done Done Thu 19 Nov"}),
        (a_form(a_promise(), **CHECKED), {"1 on_time Not done yet"}),
        (a_form(**CHECKED), {"0 done Checked Fri 20 Nov"}),
    ],
)
def test_where_everything_stands(filed: FiledForm, places: set[str]) -> None:
    rows = rows_of(filed, CLOCKS)
    found = {f"{r.promise.number if r.promise else 0} {r.bucket.value} {r.next_step}" for r in rows}
    assert found == places


def test_a_chase_shows_until_it_is_time_to_look_again() -> None:
    chased = a_promise(
        due_on=date(2026, 12, 1), chased_on=(LATE, TODAY), look_again_on=date(2026, 11, 25)
    )
    (row,) = rows_of(a_form(chased, **SENT), CLOCKS)
    assert row.next_step == "Chased x2, Wed 25"
    (row,) = rows_of(a_form(replace(chased, look_again_on=TODAY), **SENT), CLOCKS)
    assert row.next_step == "Look again x2"


DAYS = st.dates(date(2026, 6, 1), date(2027, 6, 1))


@st.composite
def any_form(draw: Callable[..., Any]) -> FiledForm:
    promises = tuple(
        a_promise(number=n, due_on=draw(DAYS), done_on=draw(st.none() | DAYS), made_on=draw(DAYS))
        for n in range(1, draw(st.integers(0, 3)) + 1)
    )
    facts: dict[str, Any] = {}
    if draw(st.booleans()):
        facts = {"sent_on": draw(DAYS), "sent_to": "P. Shah", "due_back_on": draw(DAYS)}
        if draw(st.booleans()):
            facts["returned_on"] = draw(DAYS)
            if draw(st.booleans()):
                facts |= {"checked_on": draw(DAYS), "checked_by": "M. Ade"}
    return a_form(*promises, **facts, begun_on=draw(DAYS))


@given(st.lists(any_form(), max_size=4), DAYS)
def test_every_open_promise_is_in_the_queue_once_and_counts_are_its_rows(
    forms: list[FiledForm], today: date
) -> None:
    clocks = Clockwork(CALENDAR, ClockRules(), today)
    forms = [
        FiledForm(replace(f.form, number=n, ref=f"L26-{n:04}"), f.theme, f.area)
        for n, f in enumerate(forms, 1)
    ]
    found = queue(forms, clocks)
    keys = [row.key for row in found.rows]
    assert len(keys) == len(set(keys))
    for filed in forms:
        for promise in filed.form.promises:
            assert f"{filed.form.ref}/{promise.number}" in keys
        # What is late and not finished is never without a row that says so.
        back = return_verdict(filed.form, clocks)
        if filed.form.away and back is not None and back.state is State.LATE:
            own = [r for r in found.rows if r.form == filed.form]
            assert any(r.bucket is LearningBucket.LATE for r in own)
    assert sum(found.counts.values()) == len(found.rows)
    assert found.due == sum(row.bucket in DUE for row in found.rows)
    order = [list(LearningBucket).index(row.bucket) for row in found.rows]
    assert order == sorted(order)


@given(any_form(), DAYS)
def test_a_past_day_knows_nothing_of_later(filed: FiledForm, day: date) -> None:
    then = as_of(filed.form, day)
    if then is None:
        assert filed.form.begun_on > day
        return
    later = [then.sent_on, then.returned_on, then.checked_on]
    later += [d for p in then.promises for d in (p.made_on, p.done_on)]
    assert all(d is None or d <= day for d in later)
    assert as_of(filed.form, date.max) == filed.form


@given(st.lists(any_form(), max_size=4))
def test_figures_count_every_promise_once(forms: list[FiledForm]) -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    found = figures(forms, first, last, CLOCKS)
    made = [p for f in forms for p in f.form.promises if first <= p.made_on <= last]
    assert found.promised == len(made)
    assert len(found.on_time) + len(found.late) + len(found.open) == found.promised
    assert len(found.on_time) == sum(p.done_on is not None and p.done_on <= p.due_on for p in made)
    assert len(found.overdue) == sum(p.open and p.due_on < TODAY for p in made)


# -- through the desk ---------------------------------------------------------------------------
def form_of(front: Front, of: str) -> LearningForm:
    found = front.reader.learning_form(of, date(2099, 1, 1))
    assert found is not None
    return found.form


def test_a_promise_begins_the_form_of_its_case(front: Front) -> None:
    ref = front.stage_1(complainant=named(name="Smith, Janet"))
    receipt = front.do(cmd.AddPromise(ref, "Ring first", owner="P. Shah"), OFFICER)
    assert receipt.refs == ("L26-0001", ref)
    due = CALENDAR.add(front.today, 20)
    assert receipt.sentence == f"L26-0001: promise 1 taken down, due {due:%a} {due.day} {due:%b}."
    front.do(cmd.AddPromise("L26-0001", "Tell the school", Level.SERVICE, due_on=date(2027, 1, 4)))
    form = form_of(front, ref)
    assert [p.text for p in form.promises] == ["Ring first", "Tell the school"]
    assert [p.due_on for p in form.promises] == [due, date(2027, 1, 4)]
    assert form.version == 2


def test_the_usual_due_date_counts_from_the_sending(front: Front) -> None:
    ref = front.stage_1()
    front.do(cmd.AddPromise(ref, "Ring first"))
    front.do(cmd.AddPromise(ref, "Tell the school", due_on=date(2026, 12, 1)))
    front.day.on += timedelta(4)
    front.do(cmd.SendForm(ref, "P. Shah", front.today))
    form = form_of(front, ref)
    back = CALENDAR.add(front.today, 20)
    assert form.due_back_on == back
    assert [p.due_on for p in form.promises] == [back, date(2026, 12, 1)]
    assert [p.owner for p in form.promises] == ["P. Shah", "P. Shah"]


def test_sending_late_saves_no_promise_that_is_late(front: Front) -> None:
    ref = front.stage_1()
    front.do(cmd.AddPromise(ref, "Ring first"))
    due = form_of(front, ref).promises[0].due_on
    front.day.on = due + timedelta(3)
    front.do(cmd.SendForm(ref, "P. Shah", front.today))
    assert form_of(front, ref).promises[0].due_on == due


def test_the_form_outlives_its_case(front: Front) -> None:
    ref = front.stage_1()
    front.do(cmd.AddPromise(ref, "Ring first"))
    answered(front, ref)
    assert front.case(ref).closed_on is not None
    front.do(cmd.SendForm(ref, "P. Shah", front.today))
    answer = cmd.Answer(1, front.today, "Minutes of 5 Nov", "Nobody waits in vain")
    front.do(cmd.ReturnForm(ref, front.today, (answer,)))
    front.do(cmd.CheckForm(ref, front.today))
    form = form_of(front, ref)
    assert form.finished
    assert form.checked_by == MANAGER.name
    assert form.promises[0].changed == "Nobody waits in vain"
    assert front.reader.learning(front.today).rows == ()
    assert len(front.reader.learning(front.today, everything=True).rows) == 1


def test_learning_that_nobody_complained_about(front: Front) -> None:
    begin = cmd.BeginLearning("Decision making", "Fostering", "An audit", "Write reasons down")
    receipt = front.do(begin)
    assert receipt.refs == ("L26-0001",)
    found = front.reader.learning_form("L26-0001", front.today)
    assert found is not None
    assert (found.theme, found.area, found.form.source) == (
        "Decision making",
        "Fostering",
        "An audit",
    )
    assert found.form.case_ref == ""


def test_references_follow_the_financial_year_without_gaps(front: Front) -> None:
    begin = cmd.BeginLearning("Decision making", "Fostering", "An audit", "Write reasons down")
    front.day.on = date(2027, 3, 31)
    assert front.do(begin).refs == ("L26-0001",)
    assert front.do(begin, save_id="taken back").refs == ("L26-0002",)
    front.do(case_cmd.Undo("taken back"))
    assert front.do(begin).refs == ("L26-0003",)
    front.day.on = date(2027, 4, 1)
    assert front.do(begin).refs == ("L27-0001",)


SENT_TODAY = cmd.SendForm("26-0001", "P. Shah", date(2026, 11, 5))


@pytest.mark.parametrize(
    ("before", "command", "actor", "sentence"),
    [
        ([], cmd.AddPromise("26-0001", ""), MANAGER, "Write what was promised."),
        ([], cmd.CheckForm("26-0001", date(2026, 11, 5)), MANAGER, "There is no learning form"),
        ([], cmd.ChaseForm("L26-0009"), MANAGER, "There is no learning form for L26-0009."),
        ([], replace(SENT_TODAY, to=""), MANAGER, "Say who it was sent to."),
        ([], replace(SENT_TODAY, on=date(2026, 11, 6)), MANAGER, "still to come"),
        ([SENT_TODAY], SENT_TODAY, MANAGER, "was sent on Thu 5 Nov already"),
        ([SENT_TODAY], cmd.CheckForm("26-0001", date(2026, 11, 5)), MANAGER, "not come back yet"),
        ([SENT_TODAY], cmd.CheckForm("26-0001", date(2026, 11, 5)), OFFICER, "Only a manager"),
        ([SENT_TODAY], cmd.ChaseForm("26-0001", 1), MANAGER, "has no promise 1"),
        (
            [SENT_TODAY],
            cmd.ReturnForm("26-0001", date(2026, 11, 4)),
            MANAGER,
            "it cannot be back before that",
        ),
        (
            [cmd.AddPromise("26-0001", "Ring first")],
            cmd.ReturnForm("26-0001", date(2026, 11, 5)),
            MANAGER,
            "was not sent yet",
        ),
        ([cmd.AddPromise("26-0001", "Ring first")], cmd.ChaseForm("26-0001"), MANAGER, "nobody"),
        (
            [
                cmd.AddPromise("26-0001", "Ring first"),
                cmd.DonePromise("26-0001", 1, date(2026, 11, 5)),
            ],
            cmd.ChaseForm("26-0001", 1),
            MANAGER,
            "is done already",
        ),
        (
            [cmd.AddPromise("26-0001", "Ring first")],
            cmd.ChangePromise("26-0001", 1, "Ring", Level.TEAM, "", date(2026, 12, 1), version=7),
            MANAGER,
            "has changed since you opened it",
        ),
    ],
)
def test_refused(
    front: Front,
    before: list[cmd.LearningCommand],
    command: cmd.LearningCommand,
    actor: Actor,
    sentence: str,
) -> None:
    assert front.stage_1() == "26-0001"
    for earlier in before:
        front.do(earlier)
    counts = front.table_counts()
    with pytest.raises(Refusal, match=sentence):
        front.do(command, actor)
    assert front.table_counts() == counts


def test_everything_is_taken_back_one_save_at_a_time(front: Front) -> None:
    ref = front.stage_1()
    steps: list[cmd.LearningCommand] = [
        cmd.AddPromise(ref, "Ring first"),
        cmd.ChangePromise(ref, 1, "Ring before", Level.SERVICE, "P. Shah", date(2026, 12, 1)),
        cmd.SendForm(ref, "P. Shah", front.today),
        cmd.ChaseForm(ref, 1),
        cmd.DonePromise(ref, 1, front.today, "Minutes"),
        cmd.ReturnForm(ref, front.today),
        cmd.CheckForm(ref, front.today),
    ]
    states: list[LearningForm | None] = [None]
    for n, step in enumerate(steps):
        front.do(step, save_id=f"save {n}")
        states.append(form_of(front, ref))
    for n in reversed(range(len(steps))):
        front.do(case_cmd.Undo(f"save {n}"))
        found = front.reader.learning_form(ref, front.today)
        before = states[n]
        if before is None or found is None:
            assert (before, found) == (None, None)
        else:
            assert replace(found.form, version=0) == replace(before, version=0)
    # Begun anew, it goes on under the reference that was given.
    assert front.do(cmd.AddPromise(ref, "Ring first")).refs == ("L26-0001", ref)


def test_an_older_save_is_not_taken_back_over_a_newer_one(front: Front) -> None:
    ref = front.stage_1()
    front.do(cmd.AddPromise(ref, "Ring first"), save_id="first")
    front.do(cmd.AddPromise(ref, "Tell the school"))
    with pytest.raises(Conflict):
        front.do(case_cmd.Undo("first"))


def test_ticked_rows_are_one_save_and_one_undo(front: Front) -> None:
    refs = [front.stage_1() for _ in range(2)]
    for ref in refs:
        front.do(cmd.AddPromise(ref, "Ring first"))
        front.do(cmd.AddPromise(ref, "Tell the school"))
    both = tuple(cmd.ChaseForm(ref, n) for ref in refs for n in (1, 2))
    receipt = front.do(cmd.LearnTogether(both), save_id="both")
    assert receipt.sentence.startswith("2 forms: promise 1 chased; look again")
    assert all(len(p.chased_on) == 1 for r in refs for p in form_of(front, r).promises)
    front.do(case_cmd.Undo("both"))
    assert all(not p.chased_on for r in refs for p in form_of(front, r).promises)


def test_a_new_contact_finds_what_was_promised(front: Front) -> None:
    ref = front.stage_1(complainant=named(name="Smith, Janet"))
    person = front.case(ref).complainant.person_id
    front.do(cmd.AddPromise(ref, "Ring first"))
    begin = cmd.BeginLearning("Decision making", "Finance", "An audit", "Write reasons down")
    front.do(begin)
    reader, today = front.reader, front.today
    (found,) = reader.open_promises(today, person)
    assert (found.case_ref, found.text, found.same_person) == (ref, "Ring first", True)
    (found,) = reader.open_promises(today, None, "Decision making", "Fostering")
    assert (found.case_ref, found.same_person) == (ref, False)
    (found,) = reader.open_promises(today, None, "Decision making", "Finance")
    assert found.form_ref == "L26-0002"
    assert not reader.open_promises(today, None)
    assert not reader.open_promises(today, None, "Decision making", "")
    front.do(cmd.DonePromise(ref, 1, today))
    assert not reader.open_promises(today, person, "Decision making", "Fostering")


def test_a_past_day_shows_the_queue_as_it_stood(front: Front) -> None:
    ref = front.stage_1()
    front.do(cmd.AddPromise(ref, "Ring first", due_on=date(2026, 11, 10)))
    first = front.today
    front.day.on = date(2026, 11, 12)
    front.do(cmd.DonePromise(ref, 1, front.today))
    assert not front.reader.learning(first - timedelta(1)).rows
    (row,) = front.reader.learning(date(2026, 11, 11)).rows
    assert row.bucket is LearningBucket.LATE
    figure = front.reader.learning_figures(first, first, front.today)
    assert [len(figure.late), len(figure.on_time), figure.promised] == [1, 0, 1]


def test_the_paper_knows_no_complainant(front: Front) -> None:
    ref = front.stage_1(
        complainant=named(name="Smith, Janet", telephone="01632 960142"), child="Ava S"
    )
    front.do(cmd.AddPromise(ref, "Ring first", owner="P. Shah"))
    filed = front.reader.learning_form(ref, front.today)
    assert filed is not None
    printed = facts_to_print(filed)
    assert {f.name for f in fields(PrintedForm)}.isdisjoint({"who", "complainant", "child", "name"})
    for private in ("Smith", "Janet", "Ava", "960142"):
        assert private not in repr(printed)
    assert (printed.came_from, printed.theme, printed.area) == (ref, "Decision making", "Fostering")
    assert printed.promises[0].level == "Team"
