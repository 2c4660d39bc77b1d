"""People over all their cases, on a real file: merges, persistence, the weekly batch, undo."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.connect import connect
from tests.support import (
    FAR,
    MANAGER,
    OFFICER,
    THURSDAY,
    Front,
    copied,
    folds_true,
    named,
    new_file,
)
from tracker.core import commands as cmd
from tracker.core import people_commands as pcmd
from tracker.core.case import Case, Party
from tracker.core.filters import Filter
from tracker.core.office import Conflict, Refusal
from tracker.core.person import Person
from tracker.core.records import NoSuchRecord
from tracker.core.words import Handling, NameGiven, Safety

STORED = (
    "people",
    "people_words",
    "people_apart",
    "people_persistence",
    "cases",
    "case_people",
    "case_consents",
    "case_advocacy",
    "case_equality",
)


def stored(path: Path) -> dict[str, list[Any]]:
    """Every row that a merge could touch, without the counters of changes."""
    with closing(connect(path, read_only=True)) as connection:
        found = {}
        for table in STORED:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [d[0] for d in cursor.description]
            keep = [n for n, name in enumerate(names) if name != "version"]
            found[table] = sorted([tuple(row[n] for n in keep) for row in cursor], key=repr)
        return found


def person(front: Front, number: int) -> Person:
    """One person as stored."""
    return front.reader.person_file(number, FAR).person


def numbers(front: Front, text: str = "") -> list[int]:
    """Who is listed."""
    return [row.number for row in front.reader.people(text, FAR)]


def merge(front: Front, keep: int, gone: int) -> str:
    """Merge, as the preview showed them; the save's id."""
    command = pcmd.MergePeople(keep, gone, person(front, keep).version, person(front, gone).version)
    return front.do(command).save_id


@pytest.fixture
def two(front: Front) -> tuple[str, str]:
    """Janet twice: known by two spellings and the same telephone."""
    party = named("Smith, Janet", telephone="01632 960142", relation="Mother")
    first = front.stage_1(complainant=party, child="Ava S")
    again = named("Smyth, Jan", telephone="(01632) 960 142", email="jan@example.org")
    return first, front.log(complainant=again, child="Ava S")


def test_a_merge_moves_the_cases_and_keeps_what_was_said(
    front: Front, two: tuple[str, str]
) -> None:
    (pair,) = front.reader.doubles(FAR)
    assert (pair.first, pair.second) == (1, 2)
    assert pair.reasons == ("same telephone", "name alike", "same child")
    before = front.case(two[1])
    merge(front, 1, 2)
    moved = front.case(two[1])
    assert moved.complainant == replace(before.complainant, person_id=1)
    assert numbers(front) == [1]
    assert person(front, 1).email == "jan@example.org"  # a gap was filled
    assert person(front, 1).telephone == "01632 960142"  # and nothing overwritten
    assert person(front, 2).merged_into == 1
    assert front.reader.doubles(FAR) == []
    assert [c.person_id for c in front.reader.callers("Smyth", "")] == [1]
    assert folds_true(front.reader) == 2


def test_one_undo_restores_everything_and_redo_merges_again(
    front: Front, two: tuple[str, str]
) -> None:
    before = stored(front.path)
    save = merge(front, 1, 2)
    after = stored(front.path)
    undo = front.do(cmd.Undo(save)).save_id
    assert stored(front.path) == before
    front.do(cmd.Undo(undo))
    assert stored(front.path) == after
    assert folds_true(front.reader) == 2


def test_a_call_saved_while_the_caller_was_merged_goes_to_who_they_are(
    front: Front, two: tuple[str, str]
) -> None:
    merge(front, 1, 2)
    ref = front.log(complainant=named("Smyth, Jan", person_id=2))
    assert front.case(ref).complainant.person_id == 1


def test_not_the_same_is_remembered_on_both_and_can_be_undone(
    front: Front, two: tuple[str, str]
) -> None:
    save = front.do(pcmd.KeepApart(2, 1), OFFICER).save_id
    assert front.reader.doubles(FAR) == []
    assert (person(front, 1).not_same, person(front, 2).not_same) == ((2,), (1,))
    with pytest.raises(Refusal, match="remembered already"):
        front.do(pcmd.KeepApart(1, 2))
    front.do(cmd.Undo(save), OFFICER)
    assert len(front.reader.doubles(FAR)) == 1


def test_a_merge_of_what_changed_since_the_preview_is_refused(
    front: Front, two: tuple[str, str]
) -> None:
    command = pcmd.MergePeople(1, 2, 1, 1)
    front.do(pcmd.EditPerson(2, (("name", "Smith, Jan"),), 1))
    with pytest.raises(Conflict):
        front.do(command)
    assert numbers(front, "smith jan") == [2, 1]
    with pytest.raises(Refusal, match="not a name"):
        front.do(pcmd.EditPerson(2, (("name", "Anonymous"),), 2))
    with pytest.raises(NoSuchRecord):
        front.reader.person_file(99, FAR)


def test_the_list_counts_and_filters(front: Front, two: tuple[str, str]) -> None:
    front.log(complainant=Party(NameGiven.ANONYMOUS))
    rows = front.reader.people("", FAR)
    assert [(r.number, r.contacts, r.open) for r in rows] == [(2, 1, 1), (1, 1, 1)]
    for text, found in (
        ("smi", [1]),
        ("960142", [2, 1]),
        ("smith", [2, 1]),  # sounds alike
        ("janet s", [1]),
        ("zz", []),
        ("(*", []),
    ):
        assert numbers(front, text) == found, text
    assert front.reader.people("", date(2026, 11, 4)) == []


def test_persistence_is_a_managers_decision_with_a_review(
    front: Front, two: tuple[str, str]
) -> None:
    decision = pcmd.DecidePersistent(1, "Rings daily", "M. Ade", THURSDAY)
    with pytest.raises(Refusal, match="Only a manager"):
        front.do(decision, OFFICER)
    save = front.do(decision).save_id
    kept = person(front, 1).persistent
    assert kept is not None
    assert (kept.decided_by, kept.review_on) == (MANAGER.name, date(2027, 5, 5))
    assert [r.number for r in front.reader.persistent(THURSDAY)] == [1]
    (card,) = front.reader.callers("Janet", "")
    assert card.persistent == kept
    theirs, others = (
        [front.reader.rows([i], FAR)[0].ref for i in front.reader.case_ids(wanted)]
        for wanted in (Filter(persistent=True), Filter(persistent=False))
    )
    assert (theirs, others) == ([two[0]], [two[1]])
    front.day.on = date(2027, 5, 6)
    front.do(pcmd.ReviewPersistent(1))
    assert person(front, 1).persistence[0].review_on == date(2027, 11, 6)
    front.do(pcmd.EndPersistent(1, front.today, "Calls have stopped"))
    assert person(front, 1).persistent is None
    with pytest.raises(Conflict, match="changed since"):
        front.do(cmd.Undo(save))
    assert front.reader.persistent(FAR) == []


def test_a_weekly_batch_is_one_save_with_one_undo(front: Front, two: tuple[str, str]) -> None:
    week = [THURSDAY - timedelta(n % 5) for n in range(25)]
    contacts = tuple(pcmd.WeeklyContact(d, "E-mail", f"Number {n}", n) for n, d in enumerate(week))
    batch = pcmd.LogWeekly(1, contacts, Safety.NO, Handling.REPRESENTATION)
    receipt = front.do(batch, OFFICER)
    assert len(receipt.refs) == 25
    assert front.reader.people("janet", FAR)[0].contacts == 26
    case = front.case(receipt.refs[3])
    assert (case.received_on, case.details) == (week[3], "Number 3")
    assert case.complainant.person_id == 1
    assert case.proposal is not None
    front.do(cmd.Undo(receipt.save_id), OFFICER)
    assert front.reader.people("janet", FAR)[0].contacts == 1
    late = pcmd.WeeklyContact(FAR, "E-mail", "Too early", 7)
    with pytest.raises(Refusal, match="Line 7"):
        front.do(pcmd.LogWeekly(1, (*contacts, late)))
    assert front.reader.people("janet", FAR)[0].contacts == 1


# -- anything at all ------------------------------------------------------------------------------
callers = (
    st.builds(
        Party,
        name_given=st.just(NameGiven.NAMED),
        name=st.sampled_from(("Smith, Janet", "Smyth, Jan", "Anonymous", "Lee, Bo", "Li, Bo")),
        telephone=st.sampled_from(("", "01632 960142", "+44 1632 960142")),
        email=st.sampled_from(("", "jan@example.org")),
    )
    | st.just(Party(NameGiven.ANONYMOUS))
    | st.just(Party(NameGiven.WOULD_NOT_SAY))
)


@settings(max_examples=25)
@given(
    said=st.lists(st.tuples(callers, st.sampled_from(("", "Ava S"))), min_size=2, max_size=6),
    pairs=st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=3),
    decided=st.sets(st.integers(1, 6), max_size=2),
    undone=st.sets(st.integers(0, 5), max_size=1),
)
def test_merges_undone_restore_every_row_and_nobody_nameless_is_merged(
    said: list[tuple[Party, str]],
    pairs: list[tuple[int, int]],
    decided: set[int],
    undone: set[int],
    blank: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    front = Front(copied(blank, tmp_path_factory.mktemp("merge") / "cases.db"))
    with closing(front):
        logs = [
            front.do(cmd.LogContact(THURSDAY, "Telephone", "x", party, child=child)).save_id
            for party, child in said
        ]
        for n in undone & set(range(len(logs))):
            front.do(cmd.Undo(logs[n]))
        for n in decided & set(numbers(front)):
            front.do(pcmd.DecidePersistent(n, "Daily", "Mary", THURSDAY))
        for pair in front.reader.doubles(FAR):
            for n in (pair.first, pair.second):
                assert person(front, n).name != "Anonymous"
        saves, pictures = [], [stored(front.path)]
        for keep, gone in pairs:
            known = {r.number: r.person for r in front.reader.people("", FAR)}
            if keep not in known or gone not in known:
                continue
            nameless = "Anonymous" in (known[keep].name, known[gone].name)
            if keep == gone or nameless:
                with pytest.raises(Refusal):
                    merge(front, keep, gone)
                continue
            saves.append(merge(front, keep, gone))
            pictures.append(stored(front.path))
        cases: list[Case] = [h.case for h in front.reader.all_cases()]
        for case in cases:
            if case.complainant.name_given is not NameGiven.NAMED:
                assert case.complainant.person_id is None
        folds_true(front.reader)
        for save in reversed(saves):
            assert stored(front.path) == pictures.pop()
            front.do(cmd.Undo(save))
        assert stored(front.path) == pictures[0]
        folds_true(front.reader)


def test_an_undone_call_of_a_merged_person_comes_back_after_the_merge_is_undone(
    file: Path,
) -> None:
    front = Front(file)
    with closing(front):
        front.log(complainant=named("Lee, Bo"))
        front.log(complainant=named("Lee, Boe"))
        save = front.do(
            cmd.LogContact(THURSDAY, "Telephone", "x", named("Lee, Boe", person_id=2))
        ).save_id
        undo = front.do(cmd.Undo(save)).save_id
        merging = merge(front, 1, 2)
        with pytest.raises(Conflict):
            front.do(cmd.Undo(undo))
        front.do(cmd.Undo(merging))
        front.do(cmd.Undo(undo))
        assert [(r.number, r.contacts) for r in front.reader.people("", FAR)] == [(2, 2), (1, 1)]


def test_a_new_file_has_nobody(tmp_path: Path) -> None:
    front = Front(new_file(tmp_path / "new.db"))
    with closing(front):
        assert front.reader.people("", FAR) == []
        assert front.reader.doubles(FAR) == []
