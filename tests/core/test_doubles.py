"""Who may be the same person: which pairs are suggested, why, and who never is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import a_case, named
from tracker.core.case import Party
from tracker.core.case_people import CasePerson, PersonRole
from tracker.core.doubles import doubles, doubles_of, reasons
from tracker.core.person import (
    Persistence,
    Person,
    merged,
    named_persistent,
    review_day,
    without_people,
)
from tracker.core.words import NameGiven

DAY = date(2026, 11, 5)
DECISION = Persistence("Daily", "M. Ade", "Mary", DAY, date(2027, 5, 5))
JANET = Person(1, "Smith, Janet", "01632 960142", "j@example.org", "Mother", "Ava S")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Person(2, "Janet Smith"), ("same name",)),
        (Person(2, "Smyth, Janet"), ("name sounds alike",)),
        (Person(2, "Smith, Janette"), ("name sounds alike",)),
        (Person(2, "Smitz, Janet"), ("name alike",)),
        (Person(2, "Smyth, Jan", last_child="ava s"), ("name alike", "same child")),
        (Person(2, "Okafor, Chidi", "+44 1632 960142"), ("same telephone",)),
        (Person(2, "Okafor, Chidi", email="J@EXAMPLE.org"), ("same e-mail",)),
        (
            Person(2, "Smith, Janet", "01632960142", last_child="Ava S"),
            ("same telephone", "same name", "same child"),
        ),
        (Person(2, "Smith, J", last_child="Ava S"), ("name alike", "same child")),
        (Person(2, "Smith, J"), ()),
        (Person(2, "Janet"), ()),
        (Person(2, "Smith, Peter", last_child="Ava S"), ()),  # a father shares the child
        (Person(2, "Smith, James", last_child="Ava S"), ()),
        (Person(2, "Janet Smithson-Featherstonehaugh"), ()),
        (Person(2, "Okafor, Chidi", last_child="Ava S"), ()),
        (Person(2, "Smith, Janet", merged_into=3), ()),
        (Person(2, "Smith, Janet", removed=True), ()),
        (Person(2, "Smith, Janet", not_same=(1,)), ()),
        (Person(2, "Anonymous", "01632 960142"), ()),
        (Person(2, "Would not say", "01632 960142", "j@example.org"), ()),
        (Person(1, "Smith, Janet"), ()),
    ],
)
def test_why_two_people_may_be_one(other: Person, why: tuple[str, ...]) -> None:
    assert reasons(JANET, other) == why
    assert reasons(other, JANET) == why
    assert [d.reasons for d in doubles([JANET, other]) if other.number != 1] == (
        [why] if why else []
    )


people = st.builds(
    Person,
    number=st.integers(1, 9),
    name=st.sampled_from(("Anonymous", "anon.", "No name", "Smith, Janet", "Smyth, J", "李小龙")),
    telephone=st.sampled_from(("", "01632 960142", "12")),
    email=st.sampled_from(("", "j@example.org")),
    last_child=st.sampled_from(("", "Ava S")),
)


@given(st.lists(people, unique_by=lambda p: p.number))
def test_pairs_are_what_reasons_say_and_nobody_nameless(known: list[Person]) -> None:
    by_number = {p.number: p for p in known}
    found = {(d.first, d.second): d.reasons for d in doubles(known)}
    for (first, second), why in found.items():
        assert first < second
        assert why == reasons(by_number[first], by_number[second])
        assert {by_number[first].name, by_number[second].name} <= {
            "Smith, Janet",
            "Smyth, J",
            "李小龙",
        }
    for one in known:
        for other, _ in doubles_of(one, known):
            pair = (min(one.number, other.number), max(one.number, other.number))
            assert reasons(one, other)
            shared = one.telephone == other.telephone or one.email == other.email
            assert pair in found or not shared


def test_one_long_surname_makes_nobody_alike() -> None:
    names = ("Andrzej Threlfall", "Leanne Threlfall", "Sadie Hebblethwaite", "Shane Hebblethwaite")
    assert doubles(Person(n, name, last_child="Ava") for n, name in enumerate(names, 1)) == ()


def test_a_merge_fills_gaps_and_overwrites_nothing() -> None:
    other = Person(7, "Smyth, Jan", "0161 496 0000", relation="Mother", not_same=(3,), version=4)
    done = merged(Person(1, "Smith, Janet", not_same=(7,), last_child="Ava"), other)
    assert (done.kept.name, done.kept.telephone) == ("Smith, Janet", "0161 496 0000")
    assert done.kept.not_same == (3,)
    assert (done.kept.version, done.gone.version, done.gone.merged_into) == (2, 5, 1)
    assert [(d.field, d.stays) for d in done.differences] == [
        ("name", "Smith, Janet"),
        ("telephone", "0161 496 0000"),
        ("relation", "Mother"),
    ]
    assert merged(JANET, Person(2, "Smith, Janet")).kept == JANET


def test_a_decision_goes_along_with_a_merge_but_only_one_stands() -> None:
    theirs = Person(2, "Smith, J", persistence=(DECISION,))
    assert merged(JANET, theirs).kept.persistent == DECISION
    both = merged(Person(1, "Smith, Janet", persistence=(DECISION,)), theirs).kept
    assert both.persistence == (DECISION,)


@pytest.mark.parametrize(
    ("start", "review"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 11, 5), date(2027, 5, 5)),
    ],
)
def test_a_review_is_six_months_on(start: date, review: date) -> None:
    assert review_day(start) == review


def test_figures_can_leave_persistent_complainants_out() -> None:
    ended = Persistence("x", "y", "z", DAY, date(2027, 5, 5), None, date(2027, 1, 1), "over")
    known = [Person(1, "A", persistence=(ended,)), Person(2, "B")]
    assert named_persistent(known) == {1}
    cases = [
        a_case(complainant=named("A", person_id=1)),
        a_case(complainant=named("B", person_id=2)),
        a_case(complainant=Party(NameGiven.ANONYMOUS)),
    ]
    assert without_people(cases, {1}) == tuple(cases[1:])


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2014, 11, 6), date(2026, 11, 5), 11),
        (date(2014, 11, 5), date(2026, 11, 5), 12),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (None, date(2026, 2, 28), 4),
    ],
)
def test_age_from_a_date_of_birth(born: date | None, on: date, age: int) -> None:
    assert CasePerson(1, PersonRole.CHILD, "Ava", age=4, born=born).age_on(on) == age


def test_a_pair_is_found_by_a_short_first_name_too() -> None:
    names = ("Zoe Newby", "Zoe Newbyx", "Sue Park")
    pairs = doubles(Person(n, name) for n, name in enumerate(names, 1))
    assert [(d.first, d.second) for d in pairs] == [(1, 2)]
