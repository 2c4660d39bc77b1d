"""Lists in the file: retired words stay where they were, and reading costs what it did."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import reader as reader_module
from db.connect import connect
from db.reader import FileReader
from tests.support import MANAGER, Front, answered, confirm
from tracker.core import commands as cmd
from tracker.core.clock_rules import ClockRules
from tracker.core.commands import ChangeList, ChangeRules, ListChange
from tracker.core.diary import preview_rules
from tracker.core.filters import Filter
from tracker.core.office import Lists, Office, Refusal
from tracker.core.rule_edits import with_clock
from tracker.core.vocabulary import Vocabulary
from tracker.core.words import ClockName, ListKind, Via

AREA, THEME, CHANNEL = ListKind.AREA, ListKind.THEME, ListKind.CHANNEL


def change(front: Front, what: ListChange, value: str, kind: ListKind = AREA, **more: Any) -> str:
    return front.do(ChangeList(kind, what, value, **more)).save_id


# -- retired values -------------------------------------------------------------------------------
def test_a_retired_value_stays_on_its_cases_in_filters_and_searches(front: Front) -> None:
    ref = front.stage_1()
    before = front.case(ref)
    change(front, ListChange.RETIRE, "Fostering")
    change(front, ListChange.RETIRE, "Decision making", THEME)
    assert front.case(ref) == before
    wanted = Filter(areas=frozenset({"Fostering"}), themes=frozenset({"Decision making"}))
    assert list(front.reader.case_ids(wanted)) == [front.reader.case_id(ref)]
    assert list(front.reader.matching("fostering", front.today)) == [front.reader.case_id(ref)]
    lists = front.reader.lists()
    assert "Fostering" not in lists.areas
    assert "Fostering" in lists.ever(AREA)
    assert front.reader.standing()[AREA] == {"Fostering": 1}


def test_a_retired_value_cannot_be_chosen_but_a_case_keeps_its_own(front: Front) -> None:
    ref, other = front.stage_1(), front.log()
    change(front, ListChange.RETIRE, "Fostering")
    with pytest.raises(Refusal, match="The area 'Fostering' was retired"):
        front.do(confirm(other))
    front.do(confirm(ref, theme="Actions of Worker", reason="Heard more"))
    assert (front.case(ref).area, front.case(ref).theme) == ("Fostering", "Actions of Worker")


def test_a_retired_channel_may_stay_when_other_facts_are_put_right(front: Front) -> None:
    ref = front.log()
    change(front, ListChange.RETIRE, "Telephone", CHANNEL)
    facts = (("channel", "Telephone"), ("child", "Ben"))
    front.do(cmd.CorrectFacts(ref, facts))
    assert (front.case(ref).channel, front.case(ref).child) == ("Telephone", "Ben")
    with pytest.raises(Refusal, match="The channel 'Telephone' was retired"):
        front.log()


def test_a_word_renamed_while_it_was_being_chosen_means_its_new_name(front: Front) -> None:
    old = front.stage_1()
    change(front, ListChange.RENAME, "Fostering", new="Carers")
    ref = front.stage_1()
    assert (front.case(old).area, front.case(ref).area) == ("Fostering", "Carers")


def test_the_order_of_the_lists_is_kept(front: Front) -> None:
    change(front, ListChange.UP, "ACPS East")
    change(front, ListChange.ADD, "Council app", CHANNEL, via=Via.COUNCIL)
    lists = front.reader.lists()
    assert lists.areas[:2] == ("ACPS East", "ACPS Central")
    assert lists.via("Council app") is Via.COUNCIL


# -- rules ----------------------------------------------------------------------------------------
def tighter(rules: ClockRules, standard: int) -> ClockRules:
    rule = rules.clocks[ClockName.STAGE_1]
    return with_clock(rules, replace(rule, standard=standard))


def test_a_preview_tells_what_a_rule_then_does(front: Front) -> None:
    """Open dates move, stopped clocks keep their verdicts and are named."""
    running, stopped = front.stage_1(), front.stage_1()
    front.day.on = date(2026, 11, 13)  # the sixth working day
    answered(front, stopped)
    before = front.reader.rules()
    after = tighter(before, 5)
    cases = [held.case for held in front.reader.all_cases()]
    seen = preview_rules(cases, front.reader.calendar(), before, after, front.today)
    (moved,) = seen.moved
    assert (moved.ref, moved.due_before, moved.due_after) == (
        running,
        date(2026, 11, 19),
        date(2026, 11, 12),
    )
    assert [one.ref for one in seen.recoloured] == [running]
    assert [(one.ref, one.met, one.would_be_met) for one in seen.would_flip] == [
        (stopped, True, False)
    ]
    kept = front.case(stopped)
    front.do(ChangeRules(after))
    assert front.case(stopped) == kept
    main = front.reader.clockwork(front.today).main(front.case(running))
    assert main is not None
    assert main.due == date(2026, 11, 12)
    none = preview_rules(cases, front.reader.calendar(), after, after, front.today)
    assert (none.moved, none.recoloured, none.would_flip) == ((), (), ())


def test_other_settings_of_the_file_are_left_alone(front: Front) -> None:
    with closing(connect(front.path)) as connection:
        connection.execute("INSERT INTO settings VALUES ('another', 'kept')")
    front.do(ChangeRules(replace(front.reader.rules(), soon=4)))
    with closing(connect(front.path, read_only=True)) as connection:
        found = dict(connection.execute("SELECT key, value FROM settings").fetchall())
    assert (found["another"], found["soon"]) == ("kept", "4")


# -- counts ---------------------------------------------------------------------------------------
def test_the_surroundings_cost_six_questions_however_much_was_retired(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calendar 3, rules 2, lists 1: what every start and every reading anew waits for."""
    asked: list[str] = []

    def watched(path: Path, **how: Any) -> Any:
        opened = connect(path, **how)
        opened.set_trace_callback(asked.append)
        return opened

    for number in range(30):
        change(front, ListChange.ADD, f"Area {number}")
        change(front, ListChange.RETIRE, f"Area {number}")
    monkeypatch.setattr(reader_module, "connect", watched)
    reader = FileReader(front.path)
    asked.clear()
    reader.calendar(), reader.rules(), reader.lists()
    assert len(asked) == 6
    reader.close()


def test_a_new_file_has_the_record_of_a_new_office(front: Front) -> None:
    assert front.reader.vocabulary() == Vocabulary()
    assert front.reader.lists() == Lists()
    assert front.reader.rules() == ClockRules()
    assert Office(MANAGER, front.today, front.reader.calendar()).lists == front.reader.lists()
