"""Anonymous lists: every row is like four others, whatever the rows were."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.office import Lists
from tracker.core.out.anonymous import NOT_KNOWN, age_band, listed_word
from tracker.core.out.grouping import FEWEST, OTHER, TooFew, grouped
from tracker.core.words import ListKind

ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.tuples(*[st.sampled_from(["a", "b", "c", "d", OTHER]) for _ in range(width)]),
        min_size=FEWEST,
        max_size=60,
    )
)


@given(ROWS)
def test_no_row_is_like_fewer_than_four_others(rows: list[tuple[str, ...]]) -> None:
    made = grouped(rows)
    assert len(made) == len(rows)
    assert min(Counter(made).values()) >= FEWEST
    assert made == sorted(made)
    for at in range(len(rows[0])):
        before, after = Counter(r[at] for r in rows), Counter(r[at] for r in made)
        assert all(after[value] <= before[value] for value in after if value != OTHER)


@given(ROWS)
def test_the_order_of_the_rows_is_nowhere_in_what_is_made(rows: list[tuple[str, ...]]) -> None:
    assert grouped(rows) == grouped(rows[::-1])


def test_what_is_common_is_kept_and_what_is_rare_is_put_together() -> None:
    rows = [("a", "x")] * 5 + [("b", "x")] * 4 + [("c", "y")]
    # "a" has enough; "x" beside "a" too. "b" and "c" go together, and there "y" stands alone.
    assert Counter(grouped(rows)) == {("a", "x"): 5, (OTHER, OTHER): 5}


def test_the_first_columns_are_kept_before_the_others() -> None:
    rows = [("a", "x")] * 3 + [("a", "y")] * 3 + [("b", "x")] * 3 + [("b", "y")] * 3
    assert Counter(grouped(rows, first=1)) == {("a", OTHER): 6, ("b", OTHER): 6}
    swapped = [(second, one) for one, second in rows]
    assert Counter(grouped(swapped, first=1)) == {("x", OTHER): 6, ("y", OTHER): 6}


def test_one_rare_value_takes_the_next_rarest_with_it() -> None:
    """One row alone in "Other" would be no less alone."""
    made = Counter(grouped([("a",)] * 9 + [("b",)] * 6 + [("c",)]))
    assert made == {("a",): 9, (OTHER,): 7}


def test_nothing_is_made_of_too_few_and_nothing_of_none() -> None:
    assert grouped([]) == []
    for count in range(1, FEWEST):
        with pytest.raises(TooFew, match="at least 5"):
            grouped([("a",)] * count)
    assert grouped([("a",)] * FEWEST) == [("a",)] * FEWEST


@pytest.mark.parametrize(
    ("age", "band"),
    [
        *((None, NOT_KNOWN), (0, "0 to 4"), (4, "0 to 4"), (5, "5 to 9"), (9, "5 to 9")),
        *((10, "10 to 15"), (15, "10 to 15"), (16, "16 to 17"), (17, "16 to 17")),
        *((18, "18 to 25"), (25, "18 to 25"), (26, "26 and over"), (101, "26 and over")),
    ],
)
def test_ages_fall_into_bands(age: int | None, band: str) -> None:
    assert age_band(age) == band


def test_a_word_of_no_list_may_be_a_name_and_is_not_kept() -> None:
    lists = Lists()
    assert listed_word(lists, ListKind.RELATION, "Gwen Fairclough, mother") == OTHER
    assert listed_word(lists, ListKind.RELATION, lists.relations[0]) == lists.relations[0]
    assert listed_word(lists, ListKind.RELATION, "") == NOT_KNOWN
