"""Lists and rules as one record: what edits do, what they refuse, and a plain model of it all."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support import MANAGER, OFFICER, Front, copied
from tracker.core import commands as cmd
from tracker.core.clock_rules import ClockRules, StartsAt
from tracker.core.commands import ChangeList, ChangeRules, ListChange
from tracker.core.forms import FormErrors
from tracker.core.forms.rulebook import setting
from tracker.core.list_edits import edited
from tracker.core.office import Actor, Conflict, Lists, Office, Refusal
from tracker.core.rule_edits import checked, differences, warnings, with_clock
from tracker.core.vocabulary import ListValue, Vocabulary
from tracker.core.words import ClockName, ListKind, Via
from tracker.core.workdays import Calendar, Convention

AREA, CHANNEL, MANAGERS = ListKind.AREA, ListKind.CHANNEL, ListKind.TEAM_MANAGER


def do(held: Vocabulary, change: ListChange, value: str, **more: Any) -> Vocabulary:
    """One edit of the areas, or of another list if told."""
    kind = more.pop("kind", AREA)
    return edited(held, ChangeList(kind, change, value, **more))[0]


def offered(held: Vocabulary, kind: ListKind = AREA) -> tuple[str, ...]:
    return held.lists.offered(kind)


def test_a_new_file_offers_what_the_field_knows() -> None:
    assert Vocabulary().lists == Lists()


# -- edits ----------------------------------------------------------------------------------------
def test_a_value_is_added_at_the_end() -> None:
    held = do(Vocabulary(), ListChange.ADD, "  Early   Help ")
    assert offered(held) == (*offered(Vocabulary()), "Early Help")
    assert held.version == 2


def test_a_renamed_value_leaves_its_old_word_behind() -> None:
    held = do(Vocabulary(), ListChange.RENAME, "finance", new="Money")
    before = offered(Vocabulary())
    assert offered(held) == tuple("Money" if one == "Finance" else one for one in before)
    assert held.lists.ever(AREA)[-1] == "Finance"
    assert held.lists.current(AREA, "Finance") == "Money"
    again = do(held, ListChange.RENAME, "Money", new="Payments")
    assert again.lists.current(AREA, "Finance") == "Payments"
    assert do(again, ListChange.RENAME, "Payments", new="Finance").lists.current(AREA, "Money") == (
        "Finance"
    )


def test_renamed_there_and_back_the_lists_are_what_they_were() -> None:
    held = do(Vocabulary(), ListChange.RENAME, "Finance", new="Money")
    held = do(held, ListChange.RENAME, "Money", new="Finance")
    assert offered(held) == offered(Vocabulary())
    assert held.lists.retired == {AREA: ("Money",)}


def test_capitals_can_be_put_right_by_renaming() -> None:
    held = do(Vocabulary(), ListChange.RENAME, "Finance", new="FINANCE")
    assert "FINANCE" in offered(held)
    with pytest.raises(Refusal, match="on the list already"):
        do(held, ListChange.RESTORE, "Finance")


def test_a_renamed_channel_still_comes_via_the_council() -> None:
    held = do(Vocabulary(), ListChange.RENAME, "Council contact centre", kind=CHANNEL, new="Hub")
    held = do(held, ListChange.ADD, "Council app", kind=CHANNEL, via=Via.COUNCIL)
    assert {held.lists.via(c) for c in ("Hub", "Council contact centre", "Council app")} == {
        Via.COUNCIL
    }
    assert held.lists.via("Telephone") is Via.DIRECT


def test_team_managers_go_with_their_area_under_its_new_name() -> None:
    held = do(Vocabulary(), ListChange.ADD, "P. Shah", kind=MANAGERS, belongs_to="finance")
    held = do(held, ListChange.RENAME, "Finance", new="Money")
    assert held.lists.team_managers == (("P. Shah", "Money"),)
    assert held.lists.manager_of("Money") == "P. Shah"


def test_one_person_answers_for_two_areas_and_moves_only_within_one() -> None:
    held = Vocabulary()
    for name, area in (("A", "Finance"), ("B", "Fostering"), ("C", "Finance"), ("A", "Fostering")):
        held = do(held, ListChange.ADD, name, kind=MANAGERS, belongs_to=area)
    held = do(held, ListChange.UP, "C", kind=MANAGERS, belongs_to="Finance")
    assert held.lists.manager_of("Finance") == "C"
    assert held.lists.manager_of("Fostering") == "B"
    with pytest.raises(Refusal, match="more than one 'A'"):
        do(held, ListChange.RETIRE, "A", kind=MANAGERS)


REFUSED: list[tuple[ListChange, str, dict[str, Any], str]] = [
    (ListChange.ADD, "Finance", {}, "on the list already"),
    (ListChange.ADD, " FINANCE ", {}, "on the list already"),
    (ListChange.ADD, "children  in care", {}, "on the list already"),
    (ListChange.ADD, "   ", {}, "a name"),
    (ListChange.ADD, "\u200b", {}, "a name"),
    (ListChange.ADD, "a\x1b[2Jb", {}, "control characters"),
    (ListChange.ADD, "two\nlines", {}, "control characters"),
    (ListChange.ADD, "x" * 61, {}, "there is room for 60"),
    (ListChange.ADD, "A. Name", {"kind": MANAGERS}, "for which area"),
    (ListChange.ADD, "A. Name", {"kind": MANAGERS, "belongs_to": "Nowhere"}, "not on the list"),
    (ListChange.RENAME, "Finance", {"new": "Fostering"}, "on the list already"),
    (ListChange.RENAME, "Finance", {"new": " Finance "}, "called 'Finance' already"),
    (ListChange.RENAME, "Finance", {"new": ""}, "a name"),
    (ListChange.RENAME, "Nowhere", {"new": "X"}, "not on the list"),
    (ListChange.RETIRE, "Nowhere", {}, "not on the list"),
    (ListChange.RESTORE, "Finance", {}, "not retired"),
    (ListChange.UP, "ACPS Central", {}, "first already"),
    (ListChange.DOWN, "Various", {}, "last already"),
]


@pytest.mark.parametrize(("change", "value", "more", "sentence"), REFUSED)
def test_what_may_not_be_is_refused_with_a_sentence(
    change: ListChange, value: str, more: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        do(Vocabulary(), change, value, **more)


def test_a_retired_value_is_brought_back_and_not_added_again() -> None:
    held = do(Vocabulary(), ListChange.RETIRE, "Finance")
    assert "Finance" not in offered(held)
    for change in (ListChange.ADD, ListChange.RETIRE, ListChange.UP):
        with pytest.raises(Refusal, match="retired"):
            do(held, change, "Finance")
    assert offered(do(held, ListChange.RESTORE, "Finance")) == offered(Vocabulary())


def test_the_last_value_stays() -> None:
    held = Vocabulary(values=(ListValue(AREA, "Finance"), ListValue(AREA, "Gone", retired=True)))
    with pytest.raises(Refusal, match="One value has to stay"):
        do(held, ListChange.RETIRE, "Finance")


# -- a plain model --------------------------------------------------------------------------------
WORDS = ("Finance", "Fostering", "Adoption", "Early Help", "early help", "Money", "money ")
steps = st.lists(
    st.tuples(st.sampled_from(ListChange), st.sampled_from(WORDS), st.sampled_from(WORDS)),
    max_size=12,
)


class Model:
    """The same as lists of words: what is offered in order, and what became of the others."""

    def __init__(self) -> None:
        self.offered = ["Finance", "Fostering", "Adoption"]
        self.retired: dict[str, str] = {}

    def copy(self) -> Model:
        other = Model()
        other.offered, other.retired = list(self.offered), dict(self.retired)
        return other

    def taken(self, word: str, *but: str) -> bool:
        known = (*self.offered, *self.retired)
        return any(w.casefold() == word.casefold() for w in known if w not in but)

    def find(self, word: str) -> str:
        """As it is written, or else but for capitals and spaces."""
        folded = word.strip().casefold()
        known = [w for w in (*self.offered, *self.retired) if w.casefold() == folded]
        exact = [w for w in known if w == word]
        live = [w for w in known if w in self.offered]
        return (exact or live or known or [""])[0]

    def becomes(self, word: str, now: str) -> bool:
        while self.retired.get(word):
            word = self.retired[word]
            if word == now:
                return True
        return False

    def step(self, change: ListChange, word: str, new: str) -> bool:
        """Whether it was done."""
        word, new = (" ".join(w.split()) if w is new else w for w in (word, new))
        if change is ListChange.ADD:
            word = word.strip()
            if self.taken(word):
                return False
            self.offered.append(word)
            return True
        word = self.find(word)
        if not word:
            return False
        live = word in self.offered
        if change is ListChange.RESTORE:
            others = [w for w in self.offered if w.casefold() == word.casefold()]
            if live or others or self.taken(word, word):
                return False
            self.retired.pop(word)
            self.offered.append(word)
            return True
        if not live:
            return False
        at = self.offered.index(word)
        if change is ListChange.RENAME:
            earlier = new if new in self.retired and self.becomes(new, word) else ""
            if new == word or self.taken(new, earlier or word):
                return False
            self.retired.pop(earlier, None)
            self.offered[at] = new
            self.retired[word] = new
        elif change is ListChange.RETIRE:
            if len(self.offered) == 1:
                return False
            self.offered.remove(word)
            self.retired[word] = ""
        else:
            to = at + (-1 if change is ListChange.UP else 1)
            if not 0 <= to < len(self.offered):
                return False
            self.offered[at], self.offered[to] = self.offered[to], self.offered[at]
        return True


@settings(max_examples=200)
@given(steps)
@example(
    [
        (ListChange.ADD, "money ", "Finance"),
        (ListChange.RENAME, "Money", "Money"),
        (ListChange.RETIRE, "money ", "Finance"),
    ]
)
def test_any_sequence_gives_what_a_plain_model_gives(
    told: list[tuple[ListChange, str, str]],
) -> None:
    """But for where a value that is brought back stands: it has kept a place of its own."""
    held = Vocabulary(
        values=tuple(ListValue(AREA, w) for w in ("Finance", "Fostering", "Adoption"))
    )
    model, ordered = Model(), True
    for change, word, new in told:
        before = model.copy()
        try:
            held = do(held, change, word, new=new)
            done = True
        except Refusal:
            done = False
        assert model.step(change, word, new) is done, (change, word, new, before.__dict__)
        ordered = ordered and not (done and change is ListChange.RESTORE)
        assert sorted(offered(held)) == sorted(model.offered)
        assert {v.value: v.became for v in held.of(AREA) if v.retired} == model.retired
        if ordered:
            assert list(offered(held)) == model.offered
        model.offered = list(offered(held))
        folded = [one.casefold() for one in offered(held)]
        assert len(set(folded)) == len(folded)


@settings(max_examples=10)
@given(steps)
def test_each_edit_is_undone_and_brought_back_in_the_file(
    blank: Path, told: list[tuple[ListChange, str, str]]
) -> None:
    """One save, one undo: the record is what it was before but for its version."""
    with tempfile.TemporaryDirectory() as folder:
        front = Front(copied(blank, Path(folder) / "cases.db"))
        try:
            for change, word, new in told:
                before = front.reader.vocabulary()
                try:
                    save = front.do(ChangeList(AREA, change, word, new=new)).save_id
                except Refusal:
                    assert front.reader.vocabulary() == before
                    continue
                after = front.reader.vocabulary()
                undone = front.do(cmd.Undo(save)).save_id
                assert replace(front.reader.vocabulary(), version=before.version) == before
                front.do(cmd.Undo(undone))
                assert replace(front.reader.vocabulary(), version=after.version) == after
        finally:
            front.close()


# -- who may, and what is kept of it --------------------------------------------------------------
def test_only_a_manager_changes_lists_and_rules(front: Front) -> None:
    counts = front.table_counts()
    rules = replace(front.reader.rules(), soon=5)
    for command in (ChangeList(AREA, ListChange.ADD, "X"), ChangeRules(rules)):
        with pytest.raises(Refusal, match="Only a manager"):
            front.do(command, OFFICER)
    assert front.table_counts() == counts


def test_every_change_is_told_newest_first_with_who_and_what(front: Front) -> None:
    front.do(ChangeList(AREA, ListChange.ADD, "Early Help"))
    save = front.do(ChangeRules(replace(front.reader.rules(), soon=5))).save_id
    front.do(cmd.Undo(save), Actor("Sam", MANAGER.role))
    told = [(note.actor, note.what) for note in front.reader.changes_of_lists()]
    assert told == [
        ("Sam", "Undone: Rules changed. Due soon: 3 became 5 working days."),
        (MANAGER.name, "Rules changed. Due soon: 3 became 5 working days."),
        (MANAGER.name, "Area added: Early Help."),
    ]
    assert [c.what for c in front.reader.changes_of_lists(1)] == [told[0][1]]


def test_before_and_after_are_in_the_audit_trail(front: Front) -> None:
    before = front.reader.vocabulary()
    save = front.do(ChangeList(AREA, ListChange.RETIRE, "Finance")).save_id
    with front.store.begin("look", MANAGER.name) as work:
        (change,) = work.records_of(save)
    assert change.before == before
    assert change.after == front.reader.vocabulary()


def test_an_older_change_is_not_undone_over_a_newer_one(front: Front) -> None:
    save = front.do(ChangeList(AREA, ListChange.ADD, "Early Help")).save_id
    front.do(ChangeList(AREA, ListChange.RETIRE, "Finance"))
    with pytest.raises(Conflict, match="has changed since"):
        front.do(cmd.Undo(save))


def test_rules_seen_before_somebody_else_changed_them_are_not_put_in_force(front: Front) -> None:
    held = front.reader.vocabulary()
    front.do(ChangeRules(replace(held.rules, soon=5), held.version))
    with pytest.raises(Conflict, match="changed since you looked"):
        front.do(ChangeRules(replace(held.rules, soon=9), held.version))


# -- rules ----------------------------------------------------------------------------------------
def rule(clock: ClockName, **changes: Any) -> ClockRules:
    """The rules of the law with one clock changed."""
    rules = ClockRules()
    return with_clock(rules, replace(rules.clocks[clock], **changes))


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (rule(ClockName.STAGE_1, standard=0), "from 1 to 500"),
        (rule(ClockName.STAGE_1, standard=501), "from 1 to 500"),
        (rule(ClockName.STAGE_1, standard=20), "more than 20"),
        (rule(ClockName.STAGE_1, outer=501), "at most 500"),
        (rule(ClockName.STAGE_1, starts_at=StartsAt.ACKNOWLEDGED), "can only start with"),
        (replace(ClockRules(), soon=-1), "Due soon"),
        (replace(ClockRules(), look_again_after=0), "Look again"),
        (replace(ClockRules(), learning_days=501), "Learning promise"),
    ],
)
def test_rules_that_cannot_be_are_refused(rules: ClockRules, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        checked(rules)


def test_a_change_is_told_before_and_after() -> None:
    after = replace(
        rule(ClockName.CORPORATE, standard=15, outer=None, starts_at=StartsAt.RECEIVED),
        convention=Convention.B,
    )
    assert differences(ClockRules(), after) == (
        "Corporate complaint: limit 10 became 15 working days, with an extension 20 working days"
        " became none, start 'acknowledged' became 'received'; Start on a closed day: 'the day"
        " itself is day 0' became 'received on the next working day'"
    )
    assert differences(after, after) == ""


def test_leaving_the_law_is_warned_of_and_practice_is_not() -> None:
    told = warnings(ClockRules(), rule(ClockName.STAGE_1, standard=12))
    assert told == ("By law (SI 2006/1738) Stage 1 has 10 and 20 working days, not 12 and 20.",)
    assert warnings(ClockRules(), rule(ClockName.CORPORATE, standard=12)) == ()
    assert warnings(ClockRules(), rule(ClockName.CORPORATE, pausable=True))
    back = rule(ClockName.STAGE_1, standard=12)
    assert warnings(back, ClockRules()) == ()


def test_a_setting_is_read_by_its_name(office: Office) -> None:
    rules = ClockRules()
    assert setting("stage_1.outer", "30", office, rules).clocks[ClockName.STAGE_1].outer == 30
    assert setting("corporate.outer", "none", office, rules).clocks[ClockName.CORPORATE].outer is (
        None
    )
    assert setting("convention", "B", office, rules).convention is Convention.B
    assert setting("soon", "0", office, rules).soon == 0
    for key, value in (("soon", "x"), ("stage_1.standard", "25"), ("stage_1.starts_at", "noon")):
        with pytest.raises(FormErrors):
            setting(key, value, office, rules)
    with pytest.raises(Refusal, match="no rule called"):
        setting("stage_9.standard", "3", office, rules)


@pytest.fixture
def office() -> Office:
    """Nothing is asked of it but to be there."""
    from tests.support import THURSDAY, england

    calendar: Calendar = england()
    return Office(MANAGER, THURSDAY, calendar)
