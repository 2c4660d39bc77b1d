"""Taking back: wholly or not at all, again and again, and never over somebody else's work."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.histories import History, Move, histories
from tests.support import (
    MANAGER,
    OFFICER,
    THURSDAY,
    Day,
    Front,
    answered,
    confirm,
    copied,
    named,
    without_version,
)
from tracker.core import commands as cmd
from tracker.core.case import Case
from tracker.core.office import Actor, Conflict, Refusal
from tracker.core.past import PastContact
from tracker.core.words import Handling, Outcome


def undo(front: Front, save_id: str, actor: Actor = MANAGER) -> str:
    """Take a save back; the undo's own id."""
    return front.do(cmd.Undo(save_id), actor).save_id


def standing(front: Front, refs: list[str]) -> list[Case | None]:
    """The cases as their facts are."""
    return [without_version(front.case(ref)) for ref in refs]


@settings(max_examples=10)
@given(histories)
def test_undo_restores_the_state_before_exactly(blank: Path, told: list[Move]) -> None:
    """After any move: undone and brought back, and after the last one undone again."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        history = History(front)
        try:
            history.begin()
            for move in told:
                refs = list(history.refs)
                before = standing(front, refs)
                if not history.ask(move):
                    continue
                after, save = standing(front, refs), history.saves[-1]
                for _ in range(2 if move is told[-1] else 1):
                    undone = undo(front, save)
                    assert standing(front, refs) == before
                    assert all(front.case(ref).struck_out for ref in history.refs[len(refs) :])
                    undo(front, undone)
                    assert standing(front, refs) == after
        finally:
            front.close()


@settings(max_examples=10)
@given(histories, st.lists(st.booleans(), max_size=15))
def test_undo_and_redo_walk_back_and_forth(blank: Path, told: list[Move], keys: list[bool]) -> None:
    """Key by key as on the screen: every state on the way is met again, in order."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"), Day(THURSDAY))
        ref = front.stage_1()
        states = []
        try:
            history = History(front, refs=[ref])
            for move in told:
                if move.what not in ("log", "import", "undo", "redo"):
                    states.append(without_version(front.case(ref)))
                    if not history.ask(replace(move, manager=True)):
                        states.pop()
            states.append(without_version(front.case(ref)))
            here = len(states) - 1
            for back in keys:
                to = here - 1 if back else here + 1
                if 0 <= to < len(states):
                    note = front.reader.last_save(MANAGER.name, undo=not back)
                    assert note is not None
                    undo(front, note.save_id)
                    here = to
                    assert without_version(front.case(ref)) == states[here]
        finally:
            front.close()


# -- by hand ----------------------------------------------------------------------------------


def test_undone_brought_back_and_undone_again(front: Front) -> None:
    """The second undo takes back the chase itself, and says so."""
    ref = front.stage_1()
    front.do(cmd.Chase(ref, "Rang R. Khan"), save_id="chase")
    undo(front, undo(front, "chase"))
    assert front.case(ref).chases == 1
    receipt = front.do(cmd.Undo("chase"))
    assert front.case(ref).chases == 0
    assert receipt.sentence == f"Undone: {ref}: Rang R. Khan; look again Mon 9 Nov."


def test_one_after_the_other(front: Front) -> None:
    """Three saves on one case are undone from the last to the first."""
    ref = front.log()
    for n, save in enumerate(("a", "b", "c")):
        front.do(cmd.AddPoint(ref, f"Point {n}"), save_id=save)
    for left, save in ((2, "c"), (1, "b"), (0, "a")):
        undo(front, save)
        assert len(front.case(ref).points) == left


def test_not_over_what_came_since(front: Front) -> None:
    """Neither somebody else's work nor one's own, and the sentence says whose."""
    ref = front.stage_1()
    front.do(cmd.Chase(ref), save_id="chase")
    front.do(cmd.AddNote(ref, "She rang again"), OFFICER)
    with pytest.raises(Conflict) as refused:
        undo(front, "chase")
    assert str(refused.value) == (
        "26-0001 has changed since (She rang again, by Olu): undo that first."
    )
    assert front.case(ref).chases == 1


def test_not_twice(front: Front) -> None:
    """What is undone is undone; what never was cannot be."""
    ref = front.stage_1()
    front.do(cmd.Chase(ref, "Rang"), save_id="chase")
    undo(front, "chase")
    with pytest.raises(Refusal, match="Undone already: 26-0001: Rang; look again Mon 9 Nov"):
        undo(front, "chase")
    with pytest.raises(Refusal, match="There is nothing to undo"):
        undo(front, "no such save")


def test_an_undone_logging_leaves_its_reference_taken(front: Front) -> None:
    """Struck out, out of every list, open to nothing; and back when the undo is undone."""
    front.log(save_id="log", complainant=named())
    back = undo(front, "log")
    case = front.case("26-0001")
    assert case.struck_out
    assert front.reader.queue(THURSDAY).lines == ()
    assert list(front.reader.all_cases()) == []
    with pytest.raises(Refusal, match="26-0001 was taken back"):
        front.do(cmd.AddNote("26-0001", "Rang"))
    assert front.log() == "26-0002"
    undo(front, back)
    assert not front.case("26-0001").struck_out
    assert len(front.reader.queue(THURSDAY).lines) == 2


def test_several_ticked_rows_are_one_save_and_one_undo(front: Front) -> None:
    """All of them or none, there and back."""
    refs = [front.stage_1() for _ in range(3)]
    together = cmd.Together(tuple(cmd.Assign(ref, "R. Khan") for ref in refs))
    receipt = front.do(together, save_id="together")
    assert receipt.refs == tuple(refs)
    assert receipt.sentence == "3 cases: Given to R. Khan."
    undo(front, "together")
    assert [front.case(ref).team_manager for ref in refs] == ["", "", ""]


def test_together_is_refused_whole(front: Front) -> None:
    """One of three is with R. Khan already: nothing happens to the other two."""
    refs = [front.stage_1() for _ in range(3)]
    front.do(cmd.Assign(refs[2], "R. Khan"))
    counts = front.table_counts()
    with pytest.raises(Refusal, match=f"{refs[2]} is with R. Khan already"):
        front.do(cmd.Together(tuple(cmd.Assign(ref, "R. Khan") for ref in refs)))
    assert front.table_counts() == counts
    with pytest.raises(Refusal, match="Nothing is ticked"):
        front.do(cmd.Together(()))


def test_together_counts_cases_not_commands(front: Front) -> None:
    """Two commands on one case are one case."""
    ref = front.stage_1()
    both = cmd.Together((cmd.AddNote(ref, "One"), cmd.AddNote(ref, "Two")))
    receipt = front.do(both, save_id="t")
    assert (receipt.refs, receipt.sentence) == ((ref,), f"{ref}: One.")
    undo(front, "t")
    file = front.reader.case_file(ref, THURSDAY)
    standing = [r for r in file.timeline if r.seq not in file.undone]
    assert standing == [*file.timeline[:2], file.timeline[-1]]  # the undoing itself stands
    assert len(file.undone) == 2


def test_a_save_over_several_cases_is_undone_wholly_or_not(front: Front) -> None:
    """One of the two has changed since: the other keeps its team manager too."""
    refs = [front.stage_1() for _ in range(2)]
    front.do(cmd.Together(tuple(cmd.Assign(ref, "R. Khan") for ref in refs)), save_id="together")
    front.do(cmd.AddNote(refs[1], "Rang"))
    counts = front.table_counts()
    with pytest.raises(Conflict):
        undo(front, "together")
    assert [front.case(ref).team_manager for ref in refs] == ["R. Khan", "R. Khan"]
    assert front.table_counts() == counts


def test_an_undone_reply_starts_the_clock_again(front: Front) -> None:
    """As if it had never been sent; sent again, it is judged again."""
    ref = front.stage_1()
    front.day.on = date(2026, 11, 20)
    front.do(cmd.SendReply(ref, front.today, Outcome.UPHELD), save_id="reply")
    assert [s.late for s in front.case(ref).stopped] == [1]
    undo(front, "reply")
    case = front.case(ref)
    assert (case.stopped, case.reply_sent_on, case.outcome) == ((), None, None)
    front.do(cmd.SendReply(ref, date(2026, 11, 19)))
    assert [s.late for s in front.case(ref).stopped] == [0]


def test_undoing_a_closing_opens_and_a_reopening_closes(front: Front) -> None:
    """Each exactly as it was, first verdict and all."""
    ref = front.stage_1()
    answered(front, ref)
    closed = without_version(front.case(ref))
    front.do(cmd.Reopen(ref, THURSDAY, "New facts"), save_id="reopen")
    undo(front, "reopen")
    assert without_version(front.case(ref)) == closed


def test_an_import_is_undone_as_one(front: Front) -> None:
    """All its contacts go; the same log may then be brought in again."""
    rows = tuple(
        PastContact(f"L{n}", THURSDAY, "Letter", Handling.STAGE_1, "Adoption", complainant="Ann")
        for n in range(3)
    )
    front.do(cmd.ImportPast(rows, "log.csv"), save_id="import")
    with pytest.raises(Refusal) as refused:
        front.do(cmd.ImportPast(rows[1:], "log.csv"))
    assert str(refused.value) == (
        "2 of these contacts are here already (the first is L1): nothing was brought in."
    )
    undo(front, "import")
    assert list(front.reader.all_cases()) == []
    again = front.do(cmd.ImportPast(rows, "log.csv"))
    assert again.refs == ("26-0004", "26-0005", "26-0006")


def test_my_last_change_is_mine(front: Front) -> None:
    """Undo offers a person their own newest change that still stands, and redo what they undid."""
    ref = front.stage_1(actor=OFFICER)
    front.do(cmd.AddNote(ref, "Mine"), OFFICER, "mine")
    front.do(confirm(front.log(actor=OFFICER)), MANAGER, "hers")
    mine, hers = (front.reader.last_save(who.name) for who in (OFFICER, MANAGER))
    assert mine is not None
    assert hers is not None
    assert (mine.what, hers.save_id) == ("26-0002 logged. Reply due Thu 19 Nov.", "hers")
    assert front.reader.last_save(OFFICER.name, undo=True) is None
    redo = undo(front, "hers")
    offered = front.reader.last_save(MANAGER.name, undo=True)
    assert offered is not None
    assert offered.save_id == redo
    undo(front, redo)
    assert front.reader.last_save(MANAGER.name, undo=True) is None
    again = front.reader.last_save(MANAGER.name)
    assert again is not None
    assert again.save_id == "hers"
