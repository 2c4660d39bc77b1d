"""Years, quarters and months: where they begin and end, and what comes before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.figures.periods import Period, between, month_of, quarter_of, year
from tracker.core.figures.values import Percent, Points, half_up, in_words, points
from tracker.core.years import financial_year

DAYS = st.dates(date(1991, 1, 1), date(2180, 12, 31))
ONE_DAY = timedelta(days=1)


def year_of(day: date) -> Period:
    return year(financial_year(day))


@given(day=DAYS, of=st.sampled_from([(year_of, 12), (quarter_of, 3), (month_of, 1)]))
def test_every_day_is_in_one_period_of_each_kind(
    day: date, of: tuple[Callable[[date], Period], int]
) -> None:
    kind, months = of
    period = kind(day)
    assert period.first <= day <= period.last
    before, after = period.before(), period.after()
    assert before.last + ONE_DAY == period.first
    assert period.last + ONE_DAY == after.first
    assert before.after() == after.before() == period
    assert kind(period.first) == kind(period.last) == period
    assert len(period.months()) == months


@given(first=DAYS, days=st.integers(0, 800))
def test_two_days_are_compared_with_as_many_before(first: date, days: int) -> None:
    period = between(first, first + timedelta(days))
    if period.year is None:
        before = period.before()
        assert before.last + ONE_DAY == period.first
        assert before.last - before.first == period.last - period.first
    assert period.months()[0] == (first.year, first.month)
    assert period.months()[-1] == (period.last.year, period.last.month)
    assert len(set(period.months())) == len(period.months())


@pytest.mark.parametrize(
    ("period", "first", "last", "label"),
    [
        (year(2017), "2017-04-01", "2018-03-31", "2017/18"),
        (quarter_of(date(2018, 3, 31)), "2018-01-01", "2018-03-31", "Q4 2017/18"),
        (quarter_of(date(2018, 4, 1)), "2018-04-01", "2018-06-30", "Q1 2018/19"),
        (month_of(date(2024, 2, 29)), "2024-02-01", "2024-02-29", "February 2024"),
        (month_of(date(2024, 2, 29)).year_before(), "2023-02-01", "2023-02-28", "February 2023"),
        (
            between(date(2024, 2, 29), date(2024, 3, 1)).year_before(),
            "2023-02-28",
            "2023-03-01",
            "Tue 28 Feb 2023 to Wed 1 Mar 2023",
        ),
    ],
)
def test_where_they_begin_and_end(period: Period, first: str, last: str, label: str) -> None:
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.label == label


def test_the_quarters_of_a_year_in_order() -> None:
    found = [quarter_of(date(2017 + (month < 4), month, 15)).label for month in (4, 7, 10, 1)]
    assert found == ["Q1 2017/18", "Q2 2017/18", "Q3 2017/18", "Q4 2017/18"]


def test_the_last_day_does_not_come_before_the_first() -> None:
    with pytest.raises(ValueError, match="The last day comes before the first"):
        between(date(2017, 4, 2), date(2017, 4, 1))


def test_a_half_goes_upwards_and_away_from_nought() -> None:
    rounded = [half_up(Decimal(text)) for text in ("0.5", "1.5", "2.5", "-0.5", "2.49")]
    assert rounded == [1, 2, 3, -1, 2]
    assert in_words(Percent(1, 8)) == "13%"
    assert in_words(Percent(229, 18_250, 2)) == "1.25%"


def test_percentages_and_points_are_different_things() -> None:
    """44% is 8 percentage points under 52%: of the figures as they are printed."""
    assert points(Percent(101, 229), Percent(97, 187)) == Points(Decimal(-8))
    assert in_words(points(Percent(101, 229), Percent(97, 187))) == "-8 points"
    assert in_words(points(Percent(51, 100), Percent(1, 2))) == "+1 point"
    assert in_words(points(Percent(1, 2), Percent(1, 2))) == "+0 points"
    assert points(Percent(1, 0), Percent(1, 2)) is None
