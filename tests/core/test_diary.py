"""The calendar edited: open dates move, kept verdicts do not, and both are shown beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import (
    MANAGER,
    OFFICER,
    THURSDAY,
    Front,
    a_case,
    answered,
    england,
    stage_1,
    table_counts,
)
from tracker.core import commands as cmd
from tracker.core.case import Case, Extension, Pause
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.diary import Flip, Moved, edited, preview
from tracker.core.office import Conflict, Refusal
from tracker.core.queue import place
from tracker.core.stopping import stop
from tracker.core.verdicts import frozen
from tracker.core.words import Bucket, Handling, State

JUBILEE = date(2026, 11, 16)
"""A Monday, for a bank holiday proclaimed late."""

DUE, MOVED = date(2026, 11, 19), date(2026, 11, 20)
ADD = cmd.EditCalendar(JUBILEE, "Jubilee")
TAKE = cmd.EditCalendar(JUBILEE, remove=True)
TRAINING = cmd.EditCalendar(JUBILEE, "Training", local=True)


def sent(case: Case, on: date) -> Case:
    """The case answered on a day, with what its clock said."""
    kept = stop(Clockwork(england(), ClockRules(), on), case, on)
    assert kept is not None
    return replace(case, reply_sent_on=on, stopped=(kept,))


# -- the edit itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (cmd.EditCalendar(JUBILEE, " "), "Give the day a name."),
        (
            cmd.EditCalendar(date(2026, 11, 14), "Jubilee"),
            "Sat 14 Nov 2026 is a weekend: it never counts as a working day anyway.",
        ),
        (
            cmd.EditCalendar(date(2026, 12, 25), "Jubilee"),
            "Fri 25 Dec 2026 is a bank holiday already: Christmas Day.",
        ),
        (TAKE, "Mon 16 Nov 2026 is not a bank holiday."),
        (replace(TAKE, local=True), "Mon 16 Nov 2026 is not a local closure."),
    ],
)
def test_edits_that_make_no_sense(command: cmd.EditCalendar, sentence: str) -> None:
    """Each with its sentence."""
    with pytest.raises(Refusal) as refused:
        edited(england(), command)
    assert str(refused.value) == sentence


def test_a_day_is_closed_locally_once() -> None:
    """And a local closure may fall on a weekend, or be a bank holiday too."""
    closed, what = edited(england(), TRAINING)
    assert what == "Local closure added: Mon 16 Nov 2026, Training."
    with pytest.raises(Refusal, match="Mon 16 Nov 2026 is a local closure already: Training"):
        edited(closed, TRAINING)
    weekend, _ = edited(closed, replace(TRAINING, day=date(2026, 11, 14)))
    both, _ = edited(weekend, ADD)
    assert (both.version, len(both.local)) == (4, 2)


def test_an_edit_and_its_opposite_give_the_old_days() -> None:
    """Two versions on, but day for day the same."""
    there, what = edited(england(), ADD)
    back, gone = edited(there, TAKE)
    assert (what, gone) == (
        "Bank holiday added: Mon 16 Nov 2026, Jubilee.",
        "Bank holiday removed: Mon 16 Nov 2026, Jubilee.",
    )
    assert back == england().renumbered(3)


# -- the preview ------------------------------------------------------------------------------

OPEN = stage_1(ref="26-0001")
DUE_SOON = stage_1(ref="26-0002", received_on=date(2026, 11, 3))
NOT_MOVED = stage_1(ref="26-0003", received_on=date(2026, 11, 16))
IN_TIME = sent(stage_1(ref="26-0004"), DUE)
MISSED = sent(stage_1(ref="26-0005"), MOVED)
EXTENDED = stage_1(ref="26-0006", extension=Extension(THURSDAY, "Complex", "Mary"))
WAITING = stage_1(ref="26-0007", pauses=(Pause(date(2026, 11, 9), "Advocate"),))
TO_CLASSIFY = a_case(ref="26-0008")
CORPORATE = a_case(ref="26-0009", handling=Handling.CORPORATE)
EVERYTHING = (
    OPEN,
    DUE_SOON,
    NOT_MOVED,
    IN_TIME,
    MISSED,
    EXTENDED,
    WAITING,
    TO_CLASSIFY,
    CORPORATE,
)


def test_a_bank_holiday_proclaimed_late() -> None:
    """Which open dates move, which colours change, which kept verdicts would have flipped."""
    today = date(2026, 11, 12)
    after, _ = edited(england(), ADD)
    shown = preview(EVERYTHING, england(), after, ClockRules(), today)
    assert shown.moved == (
        Moved("26-0001", DUE, MOVED, Bucket.ON_TIME, Bucket.ON_TIME),
        Moved("26-0002", date(2026, 11, 17), date(2026, 11, 18), Bucket.DUE_SOON, Bucket.DUE_SOON),
        Moved("26-0006", date(2026, 12, 3), date(2026, 12, 4), Bucket.ON_TIME, Bucket.ON_TIME),
        Moved("26-0007", date(2026, 11, 24), date(2026, 11, 25), Bucket.PAUSED, Bucket.PAUSED),
        Moved("26-0008", DUE, MOVED, Bucket.TO_CLASSIFY, Bucket.TO_CLASSIFY),
    )
    assert shown.recoloured == ()
    assert shown.would_flip == (Flip("26-0005", met=False, would_be_met=True),)


def test_colours_change_near_the_limit() -> None:
    """Late becomes due today; taken away again, due today becomes late."""
    after, _ = edited(england(), ADD)
    shown = preview([OPEN], england(), after, ClockRules(), MOVED)
    assert shown.recoloured == (Moved("26-0001", DUE, MOVED, Bucket.LATE, Bucket.DUE_TODAY),)
    back, _ = edited(after, TAKE)
    shown = preview([OPEN], after, back, ClockRules(), MOVED)
    assert shown.recoloured == (Moved("26-0001", MOVED, DUE, Bucket.DUE_TODAY, Bucket.LATE),)


def test_a_local_closure_moves_nothing() -> None:
    """Training, snow and shutdown move no statutory date."""
    after, _ = edited(england(), TRAINING)
    shown = preview(EVERYTHING, england(), after, ClockRules(), date(2026, 11, 12))
    assert (shown.moved, shown.recoloured, shown.would_flip) == ((), (), ())


def test_a_wait_is_counted_within_a_kept_limit() -> None:
    """Thirteen working days were allowed with the wait, and thirteen would be."""
    waited = sent(
        stage_1(pauses=(Pause(date(2026, 11, 9), "Advocate", date(2026, 11, 12)),)),
        date(2026, 11, 25),
    )
    assert waited.stopped[0].due == date(2026, 11, 24)
    after, _ = edited(england(), ADD)
    shown = preview([waited], england(), after, ClockRules(), date(2026, 11, 30))
    assert shown.would_flip == (Flip("26-0001", met=False, would_be_met=True),)


@settings(max_examples=200)
@given(
    st.dates(date(2026, 10, 1), date(2027, 1, 31)),
    st.dates(date(2026, 10, 1), date(2027, 2, 28)),
    st.dates(date(2026, 10, 1), date(2027, 3, 31)),
    st.booleans(),
)
def test_the_preview_is_what_then_happens(
    received: date, day: date, today: date, extended: bool
) -> None:
    """Every open case is judged after the edit as the preview said, moved or not."""
    try:
        after, _ = edited(england(), cmd.EditCalendar(day, "Jubilee"))
    except Refusal:
        return
    extension = Extension(received, "Complex", "Mary") if extended else None
    case = stage_1(received_on=received, extension=extension)
    shown = preview([case], england(), after, ClockRules(), today)
    before, then = (place(case, Clockwork(c, ClockRules(), today)) for c in (england(), after))
    assert before is not None
    assert then is not None
    moved = [m for m in shown.moved if m.due_after == then.lead.due]
    assert bool(moved) == (before.lead.due != then.lead.due)
    recoloured = [m for m in shown.recoloured if m.after is then.bucket]
    assert bool(recoloured) == (before.bucket is not then.bucket)


# -- on a real file ---------------------------------------------------------------------------


def test_open_dates_move_and_kept_verdicts_stay(front: Front) -> None:
    """The late reply stays late in the file, and says by which calendar."""
    late, open_one = front.stage_1(), front.stage_1()
    front.day.on = MOVED
    answered(front, late)
    kept = front.case(late)
    assert [(s.due, s.late, s.calendar_version) for s in kept.stopped] == [(DUE, 1, 1)]
    receipt = front.do(ADD)
    assert receipt.sentence == "Bank holiday added: Mon 16 Nov 2026, Jubilee."
    assert front.case(late) == kept
    verdict = front.reader.case_file(late, MOVED).main
    assert verdict == frozen(kept.stopped[0])
    (line,) = front.reader.queue(MOVED).lines
    assert (line.place.bucket, line.place.lead.due) == (Bucket.DUE_TODAY, MOVED)
    assert front.reader.case_file(open_one, MOVED).main == line.place.lead
    front.do(cmd.SendReply(open_one, MOVED))
    assert [(s.late, s.calendar_version) for s in front.case(open_one).stopped] == [(0, 2)]


def test_an_acknowledgement_keeps_its_verdict_too(front: Front) -> None:
    """Sent late by the calendar of the day, it stays late whatever is proclaimed afterwards."""
    ref = front.log()
    front.day.on = date(2026, 11, 11)
    front.do(cmd.Classify(ref, Handling.STAGE_1, "Poor communication", "ACPS East"))
    front.do(cmd.Acknowledge(ref, front.day.on))
    kept = front.reader.case_file(ref, MOVED).acknowledgement
    assert kept is not None
    assert (kept.due, kept.state, kept.late) == (date(2026, 11, 10), State.MISSED, 1)
    front.do(cmd.EditCalendar(date(2026, 11, 9), "Jubilee"))
    assert front.reader.case_file(ref, MOVED).acknowledgement == kept
    assert front.reader.case_file(ref, MOVED).later == ()


def test_undoing_an_edit_is_a_new_version_with_the_old_days(front: Front) -> None:
    """Versions only grow, so that a kept verdict can always say what it was counted by."""
    first = front.reader.calendar()
    front.do(ADD, save_id="add")
    added = front.reader.calendar()
    assert (added.version, added.holidays[JUBILEE]) == (2, "Jubilee")
    back = front.do(cmd.Undo("add"))
    assert front.reader.calendar() == first.renumbered(3)
    front.do(cmd.Undo(back.save_id))
    assert front.reader.calendar() == added.renumbered(4)
    front.do(cmd.Undo("add"))
    assert front.reader.calendar() == first.renumbered(5)


def test_an_edit_is_not_undone_over_a_later_one(front: Front) -> None:
    """The later bank holiday would vanish without a word; undone first, the earlier may go."""
    front.do(ADD, save_id="first")
    front.do(cmd.EditCalendar(date(2026, 11, 18), "Coronation"), save_id="second")
    with pytest.raises(Conflict, match="The calendar has changed since: undo that first"):
        front.do(cmd.Undo("first"))
    assert date(2026, 11, 18) in front.reader.calendar().holidays
    front.do(cmd.Undo("second"))
    front.do(cmd.Undo("first"))
    assert JUBILEE not in front.reader.calendar().holidays


def test_an_edit_after_an_old_preview_is_a_conflict(front: Front) -> None:
    """What was previewed is not what would happen any more."""
    seen = front.reader.calendar().version
    front.do(replace(ADD, version=seen), OFFICER)
    counts = table_counts(front.path)
    with pytest.raises(Conflict) as refused:
        front.do(cmd.EditCalendar(date(2026, 11, 18), "Coronation", version=seen), MANAGER)
    assert str(refused.value) == "The calendar has changed since you looked. Preview it again."
    assert table_counts(front.path) == counts


def test_every_version_is_kept(front: Front) -> None:
    """With its days, whatever came after."""
    before = front.table_counts()["calendar_days"]
    front.do(ADD)
    front.do(TAKE)
    assert front.table_counts()["calendar_days"] == 3 * before + 1
    assert front.table_counts()["calendar_versions"] == 3
