"""A case is the fold of its events: held against the file after anything that can happen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

from tests.histories import History, Move, histories
from tests.support import FAR, THURSDAY, Day, Front, copied, folds_true, without_version
from tracker.core.evolve import as_of, evolve, fold
from tracker.core.words import Bucket


def _touched_are_true(front: Front, refs: tuple[str, ...]) -> None:
    """What is stored is what the events say, and the version counts them."""
    for ref in refs:
        story, case = front.story(ref), front.case(ref)
        assert fold(r.event for r in story) == case
        assert case.version == len(story)


def _queue_is_whole(front: Front) -> None:
    """Every open case stands in exactly one bucket, and the header counts the rows."""
    queue = front.reader.queue(front.today)
    ids = [line.case_id for line in queue.lines]
    assert len(ids) == len(set(ids))
    if front.today == FAR:
        return
    rows = front.reader.rows(ids, front.today)
    assert [row.case_id for row in rows] == ids
    assert [row.place for row in rows] == [line.place for line in queue.lines]
    assert all(row.case.is_open for row in rows)
    assert set(queue.counts) == set(Bucket)
    assert sum(queue.counts.values()) == len(ids)
    assert queue.look_again == sum(
        row.case.look_again_on is not None and row.case.look_again_on <= front.today for row in rows
    )
    closed = {
        held.case_id
        for held in front.reader.all_cases()
        if held.case.received_on <= front.today and held.case_id not in ids
    }
    for row in front.reader.rows(sorted(closed), front.today):
        assert not row.case.is_open


@settings(max_examples=20)
@given(histories)
def test_any_history_folds_to_what_is_stored(blank: Path, told: list[Move]) -> None:
    """After every move; and a refused one leaves no trace in any table."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        try:
            history.begin()
            for move in told:
                before = front.table_counts()
                touched = history.ask(move)
                if touched is None:
                    assert front.table_counts() == before
                else:
                    _touched_are_true(front, touched)
                _queue_is_whole(front)
            assert folds_true(front.reader) <= len(history.refs)
        finally:
            front.close()


@settings(max_examples=15)
@given(histories)
def test_undone_events_fold_away(blank: Path, told: list[Move]) -> None:
    """What stands without the undone, and without the undoing, is the stored case."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        try:
            history.begin()
            for move in told:
                history.ask(move)
            for ref in history.refs:
                case, stood = front.case(ref), as_of(front.story(ref), FAR)
                if case.struck_out:
                    assert stood is None
                else:
                    assert stood == case
        finally:
            front.close()


def test_a_case_does_not_change_under_its_holder(front: Front) -> None:
    """Folding makes new cases: the one held before the event is as it was."""
    ref = front.stage_1()
    first, *rest = front.story(ref)
    case = evolve(None, first.event)
    kept = without_version(case)
    for recorded in rest:
        evolve(case, recorded.event)
    assert without_version(case) == kept
