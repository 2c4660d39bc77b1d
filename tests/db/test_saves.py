"""One save: its reference, its id, its draft; and two people on one case."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.mapping import financial_year, ref_for
from db.store import FileStore
from tests.support import (
    MANAGER,
    OFFICER,
    THURSDAY,
    Front,
    a_contact,
    confirm,
    folds_true,
    named,
)
from tracker.core import commands as cmd
from tracker.core.case import Party
from tracker.core.desk import Desk
from tracker.core.events import NoteAdded
from tracker.core.evolve import evolve
from tracker.core.filters import Filter
from tracker.core.office import Conflict, Refusal
from tracker.core.past import PastContact
from tracker.core.ports import NoSuchCase
from tracker.core.views import Draft, UserCard
from tracker.core.words import Handling, NameGiven, Role

AT = datetime(2026, 11, 5, 10, 15, tzinfo=UTC)

# -- references -------------------------------------------------------------------------------


def test_a_financial_year_begins_on_1_april(front: Front) -> None:
    """By the date received, not by the day it was typed."""
    front.day.on = date(2026, 4, 1)
    assert front.log(received_on=date(2026, 3, 31)) == "25-0001"
    assert front.log() == "26-0001"
    assert front.log(received_on=date(2026, 3, 31)) == "25-0002"
    assert front.log() == "26-0002"
    front.day.on = date(2027, 3, 31)
    assert front.log() == "26-0003"
    front.day.on = date(2027, 4, 1)
    assert front.log() == "27-0001"


@given(st.dates(date(1990, 4, 1), date(2189, 3, 31)))
def test_every_day_is_in_its_financial_year(day: date) -> None:
    """From the 1 April of the year it is named after to the 31 March after it."""
    year = financial_year(day)
    assert date(year, 4, 1) <= day <= date(year + 1, 3, 31)
    assert ref_for(year, 142) == f"{year % 100:02}-0142"


def test_references_have_no_gaps(front: Front) -> None:
    """Not from refused contacts, not from undone ones, not from an import between them."""
    front.log(save_id="first")
    with pytest.raises(Refusal):
        front.log(details=" ")
    with pytest.raises(Refusal):
        front.log(received_on=THURSDAY + timedelta(1))
    front.do(cmd.Undo("first"))
    rows = tuple(
        PastContact(f"L{n}", received, "Letter", None, complainant="Ann Lee")
        for n, received in enumerate((date(2026, 3, 31), THURSDAY, date(2026, 3, 30)))
    )
    assert front.do(cmd.ImportPast(rows, "log.csv")).refs == ("25-0001", "26-0002", "25-0002")
    assert front.log() == "26-0003"
    listed = front.reader.case_ids(Filter(), "oldest")
    rows_shown = front.reader.rows(listed, THURSDAY)
    assert [row.ref for row in rows_shown] == ["25-0001", "25-0002", "26-0002", "26-0003"]


def test_more_than_9999_in_a_year_still_count_on() -> None:
    """A fifth figure, not a second 0000."""
    assert ref_for(2026, 10_000) == "26-10000"


# -- the id of a save -------------------------------------------------------------------------


def test_asked_twice_it_is_saved_once_and_answered_twice(front: Front) -> None:
    """As after a crash between the commit and the answer."""
    first = front.do(a_contact(THURSDAY), OFFICER, "same")
    counts = front.table_counts()
    again = front.do(a_contact(THURSDAY, details="Typed once more"), OFFICER, "same")
    assert again == first
    assert (again.refs, again.due) == (("26-0001",), date(2026, 11, 19))
    assert front.table_counts() == counts


def test_every_kind_of_save_is_answered_again(front: Front) -> None:
    """A chase, several together, an undo and a calendar edit are not done twice either."""
    refs = [front.stage_1(), front.stage_1()]
    asked: list[tuple[str, cmd.Command]] = [
        ("chase", cmd.Chase(refs[0])),
        ("together", cmd.Together(tuple(cmd.AddNote(ref, "Rang") for ref in refs))),
        ("undo", cmd.Undo("together")),
        ("calendar", cmd.EditCalendar(date(2026, 12, 1), "Jubilee")),
    ]
    for save_id, command in asked:
        first = front.do(command, save_id=save_id)
        counts = front.table_counts()
        assert front.do(command, save_id=save_id) == first
        assert front.table_counts() == counts


def test_a_refused_save_may_be_asked_again(front: Front) -> None:
    """Its id was not used up: put right, the same form is saved."""
    with pytest.raises(Refusal):
        front.log(details=" ", save_id="form")
    assert front.log(save_id="form") == "26-0001"


def test_the_receipt_says_what_was_done(front: Front) -> None:
    """With the reference and, for a contact, the date due."""
    receipt = front.do(a_contact(THURSDAY))
    assert receipt.sentence == "26-0001 logged. Reply due Thu 19 Nov."
    assert front.do(confirm("26-0001")).sentence == (
        "26-0001: Confirmed: Stage 1 complaint, Decision making, Fostering."
    )
    front.day.on = date(2026, 12, 21)
    assert front.do(a_contact(front.today)).sentence == (
        "26-0002 logged. Reply due Thu 7 Jan 2027."
    )


# -- drafts -----------------------------------------------------------------------------------


def draft(draft_id: str, **fields: str) -> Draft:
    """A form begun at a quarter past ten."""
    return Draft(draft_id, "log", AT, AT, OFFICER.name, fields)


def test_a_saved_contact_takes_its_draft_with_it(front: Front) -> None:
    """In the same transaction; a refused one leaves it, and other drafts stay."""
    kept = draft("b", details="Another call")
    for one in (draft("a", details="The visit"), kept):
        front.store.keep_draft(one)
    with pytest.raises(Refusal):
        front.log(details=" ", draft_id="a")
    assert [d.draft_id for d in front.reader.drafts(OFFICER.name)] == ["a", "b"]
    ref = front.log(draft_id="a")
    assert list(front.reader.drafts(OFFICER.name)) == [kept]
    front.do(cmd.AddCall(ref, THURSDAY, "", "Telephone", "Again", draft_id="b"))
    assert list(front.reader.drafts(OFFICER.name)) == []


def test_a_draft_is_kept_as_it_grows(front: Front) -> None:
    """The newest words, the first time of beginning; newest draft first; each to its owner."""
    front.store.keep_draft(draft("a", details="The"))
    later = AT + timedelta(minutes=1)
    front.store.keep_draft(draft("b", caller="Janet"))
    front.store.keep_draft(
        Draft("a", "log", later, later, OFFICER.name, {"details": "The visit was missed"})
    )
    first, second = front.reader.drafts(OFFICER.name)
    assert (first.draft_id, first.started_at, first.updated_at) == ("a", AT, later)
    assert (first.caption, second.caption) == ("The visit was missed", "Janet")
    assert list(front.reader.drafts(MANAGER.name)) == []
    front.store.drop_draft("a")
    assert [d.draft_id for d in front.reader.drafts(OFFICER.name)] == ["b"]


# -- people -----------------------------------------------------------------------------------


def test_a_person_is_added_once_and_brought_up_to_date(front: Front) -> None:
    """What is newly known is taken over; what was left empty is not forgotten."""
    first = front.log(complainant=named(telephone="0121 496 0000"), child="Sam")
    person = front.case(first).complainant.person_id
    assert person is not None
    front.log(complainant=named(person_id=person, email="janet@example.org"), child="Alex")
    (card,) = front.reader.callers("Janet", "")
    assert (card.person_id, card.telephone, card.last_child) == (person, "0121 496 0000", "Alex")
    assert card.open_refs == ("26-0002", "26-0001")
    front.log(complainant=named(person_id=person, telephone="0121 496 0999"), child="Alex")
    assert [c.person_id for c in front.reader.callers("", "0121 496 0999")] == [person]
    assert list(front.reader.callers("", "0121 496 0000")) == []
    assert front.table_counts()["people"] == 1


def test_people_are_never_merged_by_name(front: Front) -> None:
    """Two who gave the same name are two until somebody says otherwise; nameless are nobody."""
    for _ in (1, 2):
        front.log(complainant=named())
        front.log()
    assert front.table_counts()["people"] == 2
    nameless = front.case("26-0002").complainant
    assert (nameless.person_id, nameless.name_given) == (None, NameGiven.NOT_ASKED)


# -- two windows ------------------------------------------------------------------------------


def test_two_who_saw_the_same_version(front: Front) -> None:
    """The second is told by whom, and the first one's work stands until a choice is made."""
    ref = front.stage_1()
    seen = front.case(ref).version
    with closing(FileStore(front.path)) as other:
        theirs = Desk(other, front.day)
        theirs.do(cmd.Assign(ref, "S. Bell", version=seen), OFFICER, "theirs")
        counts = front.table_counts()
        with pytest.raises(Conflict) as refused:
            front.do(cmd.Assign(ref, "R. Khan", version=seen))
    assert str(refused.value).startswith("26-0001: team manager was changed by Olu, ")
    assert front.case(ref).team_manager == "S. Bell"
    assert front.table_counts() == counts


def test_additions_never_conflict(front: Front) -> None:
    """A note and a chase build on nothing that was seen."""
    ref = front.stage_1()
    with closing(FileStore(front.path)) as other:
        Desk(other, front.day).do(cmd.AddNote(ref, "Theirs"), OFFICER, "theirs")
        front.do(cmd.AddNote(ref, "Ours"))
        Desk(other, front.day).do(cmd.Chase(ref), OFFICER, "chase")
    assert len(front.story(ref)) == 5
    assert folds_true(front.reader) == 1


def test_a_case_held_too_long_is_not_saved_over(front: Front) -> None:
    """Below the rules too: a state that was read in one save is not written in another."""
    ref = front.stage_1()
    with front.store.begin("read", MANAGER.name) as work:
        held = work.hold(ref)
    front.do(cmd.Assign(ref, "S. Bell"))
    note = NoteAdded(THURSDAY, "From the old screen")
    with pytest.raises(Conflict), front.store.begin("write", MANAGER.name) as work:
        work.save(held, evolve(held.case, note), (note,))
    assert front.case(ref).team_manager == "S. Bell"


def test_somebody_elses_save_is_noticed(front: Front) -> None:
    """The count moves with each save of another window, and not by looking."""
    before = front.reader.change_count()
    assert front.reader.change_count() == before
    front.log()
    moved = front.reader.change_count()
    assert moved != before
    assert front.reader.change_count() == moved


def test_a_case_that_is_not_there(front: Front) -> None:
    """A sentence from either side, and no trace."""
    counts = front.table_counts()
    with pytest.raises(NoSuchCase, match="There is no case 26-0009"):
        front.do(cmd.AddNote("26-0009", "Rang"))
    with pytest.raises(NoSuchCase, match="There is no case 26-0009"):
        front.reader.case_file("26-0009", THURSDAY)
    assert front.table_counts() == counts


def test_users_are_added_and_changed(front: Front) -> None:
    """In the order they came; a second time only what they may do."""
    front.store.add_user(UserCard("Ann", Role.OFFICER))
    front.store.add_user(UserCard("Olu", Role.MANAGER))
    assert list(front.reader.users()) == [
        UserCard("Mary", Role.MANAGER),
        UserCard("Olu", Role.MANAGER),
        UserCard("Ann", Role.OFFICER),
    ]


def test_a_filter_and_its_list_agree(front: Front) -> None:
    """Each condition alone gives exactly the cases that meet it."""
    fostering = front.stage_1(details="The visit")
    adoption = front.log(details="The letter", received_on=THURSDAY - timedelta(3))
    front.do(confirm(adoption, Handling.REPRESENTATION, area="Adoption", theme="Decision making"))
    to_sort = front.log(details="The letter again")

    def found(**wanted: object) -> list[str]:
        ids = front.reader.case_ids(Filter(**wanted), "oldest")  # type: ignore[arg-type]
        return [row.ref for row in front.reader.rows(ids, THURSDAY)]

    assert found() == [fostering, adoption, to_sort]
    assert found(handlings=frozenset({None})) == [to_sort]
    assert found(handlings=frozenset({None, Handling.STAGE_1})) == [fostering, to_sort]
    assert found(areas=frozenset({"Adoption"})) == [adoption]
    assert found(themes=frozenset({"Decision making"})) == [fostering, adoption]
    assert found(received_from=THURSDAY) == [fostering, to_sort]
    assert found(received_to=THURSDAY - timedelta(1)) == [adoption]
    assert found(text="letter") == [adoption, to_sort]
    assert found(text="l") == []
    front.do(cmd.Withdraw(adoption, THURSDAY))
    assert found(only_open=True) == [fostering, to_sort]


def test_a_corrected_name_is_found_by_the_next_call(front: Front) -> None:
    """The caller list knows her by her right name, and by no other."""
    party = Party(NameGiven.NAMED, "Kwenel, Ida", relation="Mother", telephone="01632 960111")
    logged = front.do(cmd.LogContact(front.today, "Telephone", "Nobody rang back.", party))
    facts = (("name", "Quennell, Ida"), ("telephone", "01632 960999"))
    front.do(cmd.CorrectFacts(logged.refs[0], facts))
    found = front.reader.callers("quenn", "")
    assert [(card.name, card.telephone) for card in found] == [("Quennell, Ida", "01632 960999")]
    assert front.reader.callers("kwen", "") == []
