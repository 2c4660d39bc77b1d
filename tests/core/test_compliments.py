"""Financial years as they are written, references, and names left in words to print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import office
from tracker.core.compliments import SOURCES, ComplimentFilter, ComplimentType, compliment_ref
from tracker.core.forms import FormErrors, log_compliment, names_in, quote_compliment
from tracker.core.years import financial_year, read_year, year_span, year_words

DAYS = st.dates(date(1991, 1, 1), date(2180, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_year(day: date) -> None:
    year = financial_year(day)
    first, last = year_span(year)
    assert first <= day <= last
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
    assert read_year(year_words(year)) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2017/18", 2017),
        (" 2017-18 ", 2017),
        ("2017/2018", 2017),
        ("2017", 2017),
        ("1999/00", 1999),
        ("2017/19", None),
        ("2017/2118", None),
        ("17/18", None),
        ("1066", None),
        ("", None),
    ],
)
def test_years_as_people_write_them(text: str, year: int | None) -> None:
    assert read_year(text) == year


def test_a_reference_has_its_year_and_grows_beyond_four_figures() -> None:
    assert compliment_ref(2026, 31) == "C26-0031"
    assert compliment_ref(2009, 12_345) == "C09-12345"


def test_a_filter_never_looks_beyond_its_last_day() -> None:
    year, day = ComplimentFilter(year=2017), date(2017, 6, 1)
    assert (year.first, year.last) == (date(2017, 4, 1), date(2018, 3, 31))
    assert ComplimentFilter(year=2017, to=day).last == day
    assert (ComplimentFilter().first, ComplimentFilter().last) == (None, None)


@pytest.mark.parametrize(
    ("quote", "people", "found"),
    [
        ("Priya always rang back.", ("Priya Shah",), ("Priya",)),
        ("PRIYA and shah", ("Shah, Priya", ""), ("PRIYA", "shah")),
        ("Siân's visits", ("", "Sian Lumb"), ("Siân",)),
        ("Jo said so", ("Jo L.",), ()),
        ("The worker rang back.", ("Priya Shah", "Zoë"), ()),
        ("Priyanka rang.", ("Priya",), ()),
    ],
)
def test_names_left_in_words_to_print(
    quote: str, people: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert names_in(quote, *people) == found


@pytest.mark.parametrize("source", SOURCES)
def test_the_type_is_that_of_the_source_unless_said(source: str) -> None:
    raw = {"words": "Thanks", "area": "finance", "source": source.upper()}
    facts = log_compliment(raw, office()).facts
    assert (facts.source, facts.area, facts.type) == (source, "Finance", SOURCES[source])
    for kind in ComplimentType:
        assert log_compliment({**raw, "type": kind.value}, office()).facts.type is kind


def test_no_words_take_a_quote_out_again_but_are_none_to_begin_with() -> None:
    raw = {"number": "1", "version": "1", "quote": " "}
    assert quote_compliment({**raw, "kept_quote": "Thanks"}, office()).quote == ""
    with pytest.raises(FormErrors):
        quote_compliment(raw, office())
