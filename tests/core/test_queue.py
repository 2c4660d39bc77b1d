"""The day's work: where each case stands, in what order, and how it stood on a day gone by."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.histories import BEGINNING, History, Move, histories
from tests.support import (
    MANAGER,
    THURSDAY,
    Day,
    Front,
    a_case,
    answered,
    confirm,
    copied,
    england,
    named,
    stage_1,
)
from tracker.core import commands as cmd
from tracker.core.case import Case, Extension, Party, Pause
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.ports import NoSuchCase
from tracker.core.queue import ORDER, place
from tracker.core.views import next_step
from tracker.core.words import Bucket, ClockName, Handling, NameGiven, Safety, State


def nov(day: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, day)


def clocks(day: int) -> Clockwork:
    """The clocks of a day in November."""
    return Clockwork(england(), ClockRules(), nov(day))


CORPORATE = a_case(handling=Handling.CORPORATE)


@pytest.mark.parametrize(
    ("case", "today", "bucket"),
    [
        (a_case(), 6, Bucket.TO_CLASSIFY),
        (a_case(), 30, Bucket.TO_CLASSIFY),
        (stage_1(), 6, Bucket.ON_TIME),
        (stage_1(), 16, Bucket.DUE_SOON),
        (stage_1(), 19, Bucket.DUE_TODAY),
        (stage_1(), 20, Bucket.LATE),
        (stage_1(received_on=nov(6)), 21, Bucket.LATE),
        (stage_1(extension=Extension(nov(18), "Complex", "Mary")), 20, Bucket.ON_TIME),
        (stage_1(pauses=(Pause(nov(9), "Advocate"),)), 25, Bucket.PAUSED),
        (stage_1(pauses=(Pause(nov(20), "Advocate"),)), 25, Bucket.LATE),
        (stage_1(reply_sent_on=nov(19)), 25, Bucket.TO_FINISH),
        (stage_1(reply_sent_on=nov(20)), 25, Bucket.TO_FINISH),
        (CORPORATE, 6, Bucket.DUE_SOON),
        (CORPORATE, 10, Bucket.DUE_TODAY),
        (CORPORATE, 11, Bucket.LATE),
        (replace(CORPORATE, acknowledged_on=nov(9)), 11, Bucket.ON_TIME),
        (replace(CORPORATE, reply_sent_on=nov(9)), 30, Bucket.TO_FINISH),
        (replace(CORPORATE, historical=True), 30, Bucket.ON_TIME),
    ],
)
def test_each_open_case_has_its_bucket(case: Case, today: int, bucket: Bucket) -> None:
    """By the clock that decides: of the reply, or while it waits, of the acknowledgement."""
    found = place(case, clocks(today))
    assert found is not None
    assert found.bucket is bucket


def test_a_corporate_complaint_is_led_by_its_acknowledgement() -> None:
    """Until it is sent, that is the clock that runs."""
    found = place(CORPORATE, clocks(9))
    assert found is not None
    assert (found.lead.clock, found.lead.due) == (ClockName.ACKNOWLEDGEMENT, nov(10))


def test_closed_and_taken_back_cases_are_in_nobodys_way() -> None:
    """They stand nowhere, late or not."""
    assert place(stage_1(closed_on=nov(9)), clocks(30)) is None
    assert place(stage_1(struck_out=True), clocks(30)) is None


def test_worst_first() -> None:
    """By bucket, then by the date due, then by the longest running."""
    cases = [
        stage_1(reply_sent_on=nov(6)),
        stage_1(received_on=nov(11)),
        a_case(),
        stage_1(received_on=nov(4)),
        stage_1(received_on=nov(3)),
        stage_1(),
        stage_1(received_on=nov(6)),
    ]
    places = [place(case, clocks(19)) for case in cases]
    known = sorted((p for p in places if p), key=lambda p: p.order)
    assert [(p.bucket, p.lead.start) for p in known] == [
        (Bucket.LATE, nov(3)),
        (Bucket.LATE, nov(4)),
        (Bucket.DUE_TODAY, nov(5)),
        (Bucket.DUE_SOON, nov(6)),
        (Bucket.TO_CLASSIFY, nov(5)),
        (Bucket.ON_TIME, nov(11)),
        (Bucket.TO_FINISH, nov(5)),
    ]
    assert list(ORDER) == list(Bucket)


@pytest.mark.parametrize(
    ("case", "today", "words"),
    [
        (a_case(safety=Safety.YES), 6, "Safety worry"),
        (a_case(), 6, "Safety? Classify"),
        (a_case(safety=Safety.NO), 6, "Name? Classify"),
        (a_case(safety=Safety.NO, complainant=named()), 6, "Classify"),
        (stage_1(), 6, "Ack by Tue 10"),
        (stage_1(), 11, "Ack is late"),
        (stage_1(acknowledged_on=nov(9)), 11, "Reply not sent"),
        (
            stage_1(acknowledged_on=nov(9), chases=1, look_again_on=nov(13)),
            11,
            "Chased, Fri 13",
        ),
        (
            stage_1(acknowledged_on=nov(9), chases=2, look_again_on=nov(13)),
            13,
            "Look again x2",
        ),
        (stage_1(pauses=(Pause(nov(9), "Advocate"),)), 11, "Advocate awaited"),
        (stage_1(reply_sent_on=nov(9)), 11, "Record outcome"),
        (stage_1(closed_on=nov(9)), 11, "Closed Mon 9 Nov"),
        (stage_1(struck_out=True), 11, "Taken back"),
    ],
)
def test_what_to_do_next(case: Case, today: int, words: str) -> None:
    """In a few words, and never about an acknowledgement once the reply has gone."""
    assert next_step(case, clocks(today)) == words


# -- days gone by -----------------------------------------------------------------------------


def _snapshot(front: Front, day: date) -> tuple[Any, Any]:
    """The whole of a day's queue: its places, its counts and its lines in words."""
    queue = front.reader.queue(day)
    return queue, front.reader.rows([line.case_id for line in queue.lines], day)


def _by_the_day(told: list[Move]) -> list[Move]:
    """The moves with nothing dated back, the day never going back, and nothing undone."""
    return [
        replace(move, back=0, shift=abs(move.shift))
        for move in told
        if move.what not in ("undo", "redo", "import")
    ]


@settings(max_examples=15)
@given(histories)
def test_a_day_gone_by_looks_as_it_did(blank: Path, told: list[Move]) -> None:
    """Each day's queue, kept at its end, is what the file says of that day at the end of all."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        kept: dict[date, Any] = {}
        try:
            for move in _by_the_day([*BEGINNING, *told]):
                if move.shift:
                    kept[front.today] = _snapshot(front, front.today)
                history.ask(move)
            front.day.on += timedelta(1)
            front.log(details="A day later")
            for day, seen in kept.items():
                assert _snapshot(front, day) == seen
        finally:
            front.close()


@settings(max_examples=15)
@given(histories)
def test_the_short_way_and_the_long_way_agree(blank: Path, told: list[Move]) -> None:
    """A contact far in the future makes today a day gone by; nothing on today's screen moves."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        try:
            history.begin()
            for move in told:
                history.ask(move)
            today = front.day.on = max(front.today, THURSDAY) + timedelta(40)
            ids = [front.reader.case_id(ref) for ref in history.refs]
            short, rows = _snapshot(front, today), front.reader.rows(ids, today)
            front.day.on = today + timedelta(400)
            front.log(details="Next year")
            assert _snapshot(front, today) == short
            stand = {row.case_id for row in rows if not row.case.struck_out}
            assert list(front.reader.rows(ids, today)) == [r for r in rows if r.case_id in stand]
        finally:
            front.close()


@settings(max_examples=10)
@given(histories)
def test_the_list_and_the_case_agree(blank: Path, told: list[Move]) -> None:
    """On every one of the last days: the same case, place and verdict on both screens."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        try:
            history.begin()
            for move in told:
                history.ask(move)
            for day in (front.today, front.today - timedelta(2), front.today + timedelta(9)):
                for line in front.reader.queue(day).lines:
                    (row,) = front.reader.rows([line.case_id], day)
                    case_file = front.reader.case_file(row.ref, day)
                    assert (row.case, row.place, row.verdict) == (
                        case_file.case,
                        case_file.place,
                        case_file.main,
                    )
                    assert line.place == row.place
        finally:
            front.close()


def test_what_was_dated_back_belongs_to_its_own_day(front: Front) -> None:
    """A reply recorded on Thursday that went on Monday: Tuesday knew it already."""
    ref = front.stage_1(received_on=nov(2))
    front.day.on = nov(12)
    front.do(cmd.SendReply(ref, nov(9)))
    before, after = (front.reader.queue(nov(day)).lines for day in (6, 10))
    assert [line.place.bucket for line in before] == [Bucket.ON_TIME]
    assert [line.place.bucket for line in after] == [Bucket.TO_FINISH]
    (row,) = front.reader.rows([after[0].case_id], nov(10))
    assert row.verdict is not None
    assert row.verdict.state is State.MET


def test_what_was_undone_never_was(front: Front) -> None:
    """Undone on Thursday, a chase of Monday is not in Tuesday's queue either."""
    ref = front.stage_1()
    front.day.on = nov(9)
    front.do(cmd.Chase(ref), save_id="chase")
    front.day.on = nov(12)
    front.do(cmd.Undo("chase"))
    assert front.reader.case_file(ref, nov(10)).case.chases == 0
    assert front.reader.queue(nov(11)).look_again == 0


def test_a_case_is_not_known_before_it_came(front: Front) -> None:
    """No line, no row, and a sentence instead of the case."""
    ref = front.stage_1()
    case_id = front.reader.case_id(ref)
    assert front.reader.queue(nov(4)).lines == ()
    assert list(front.reader.rows([case_id], nov(4))) == []
    with pytest.raises(NoSuchCase, match="26-0001 had not been received by 04 Nov 2026"):
        front.reader.case_file(ref, nov(4))


def test_an_undone_change_in_a_file_with_future_dates_can_be_saved(front: Front) -> None:
    """The version read on a working date of the past is the one a save expects."""
    ref = front.stage_1()
    front.do(cmd.AddNote(ref, "Wrong case"), save_id="note")
    front.do(cmd.Undo("note"))
    front.day.on = nov(12)
    front.log(details="Later")
    front.day.on = THURSDAY
    seen = front.reader.case_file(ref, THURSDAY).case.version
    front.do(cmd.Assign(ref, "R. Khan", version=seen))
    assert front.case(ref).team_manager == "R. Khan"


def test_a_case_seen_on_a_past_day_cannot_be_overwritten(front: Front) -> None:
    """What came later was not on the screen: the save is refused."""
    ref = front.stage_1()
    front.day.on = nov(12)
    front.do(cmd.Assign(ref, "S. Bell"))
    front.day.on = nov(9)
    seen = front.reader.case_file(ref, nov(9)).case.version
    with pytest.raises(Exception, match="has changed since you opened it"):
        front.do(cmd.Assign(ref, "R. Khan", version=seen))


def test_a_closed_case_reopened_was_closed_in_between(front: Front) -> None:
    """Open on the 6th, closed on the 10th, open again on the 13th."""
    ref = front.stage_1()
    front.day.on = nov(9)
    answered(front, ref)
    front.day.on = nov(12)
    front.do(cmd.Reopen(ref, nov(12), "New facts"))
    lines = {day: len(front.reader.queue(nov(day)).lines) for day in (6, 10, 13)}
    assert lines == {6: 1, 10: 0, 13: 1}
    file = front.reader.case_file(ref, nov(13))
    assert [verdict.stopped_on for verdict in file.earlier] == [nov(9)]
    assert file.main is not None
    assert (file.main.start, file.main.stopped_on) == (nov(12), None)


def test_a_second_period_without_a_clock_does_not_borrow_the_first_verdict(front: Front) -> None:
    """Answered late, reopened, found to be corporate and answered unacknowledged."""
    ref = front.stage_1()
    front.day.on = nov(23)
    answered(front, ref)
    front.do(cmd.Reopen(ref, nov(23), "New facts"))
    front.do(confirm(ref, Handling.CORPORATE, reason="About fees"))
    front.day.on = nov(24)
    front.do(cmd.SendReply(ref, nov(24)))
    file = front.reader.case_file(ref, nov(24))
    assert file.main is not None
    assert file.main.state is State.TO_START
    assert [(v.state, v.late) for v in file.earlier] == [(State.MISSED, 2)]


def test_nameless_callers_are_never_one_person(front: Front) -> None:
    """Two anonymous contacts share no file; a named caller's contacts do."""
    anonymous = [front.log(complainant=Party(NameGiven.ANONYMOUS)) for _ in (1, 2)]
    first = front.log(complainant=named())
    person = front.case(first).complainant.person_id
    second = front.log(complainant=named(person_id=person), actor=MANAGER)
    assert front.reader.case_file(anonymous[0], THURSDAY).same_caller == ()
    same = front.reader.case_file(second, THURSDAY).same_caller
    assert [row.ref for row in same] == [first]
