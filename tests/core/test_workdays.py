"""Working days: the golden dates, the official holidays, and the laws of counting."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.seed_calendar import england_holidays
from tracker.core.workdays import LEDGER_LIMIT, Calendar, Convention, day_zero

DATA = Path(__file__).parents[1] / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OFFICIAL = {
    date.fromisoformat(row["date"]): row["name"] for row in _rows("bank-holidays-england.csv")
}
ENGLAND = Calendar(1, OFFICIAL, date(2015, 1, 1), date(2028, 12, 31))
GOLDEN = [
    (date.fromisoformat(row["day_0"]), int(column.removeprefix("plus_")), date.fromisoformat(due))
    for row in _rows("golden-dates.csv")
    for column, due in row.items()
    if column != "day_0"
]
FRIDAY = date(2026, 12, 18)

dates = st.dates(date(2014, 6, 1), date(2029, 6, 1))
steps = st.integers(-400, 400)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Calendars with holidays anywhere, in clusters and on weekends too."""
    span = st.dates(date(2020, 1, 1), date(2021, 12, 31))
    holidays = draw(st.dictionaries(span, st.just("Holiday"), max_size=60))
    local = draw(st.dictionaries(span, st.just("Training"), max_size=10))
    return Calendar(1, holidays, date(2020, 1, 1), date(2021, 12, 31), local)


near = st.dates(date(2019, 12, 1), date(2022, 1, 31))


def _walked(calendar: Calendar, start: date, end: date) -> int:
    """The slow and obvious count of (start, end], as an independent check."""
    days = (end - start).days
    return sum(calendar.is_working(start + timedelta(n)) for n in range(1, days + 1))


@pytest.mark.parametrize(("start", "n", "due"), GOLDEN)
def test_golden_dates(start: date, n: int, due: date) -> None:
    """Every date worked out by hand comes out, forwards and as a count and a ledger."""
    assert ENGLAND.add(start, n) == due
    assert ENGLAND.count(start, due) == n
    last = ENGLAND.ledger(start, n)[-1]
    assert (last.date, last.day) == (due, n)


def test_the_seed_is_the_official_list() -> None:
    """The package gives exactly the published bank holidays, names included."""
    assert england_holidays(2015, 2028) == OFFICIAL


def test_the_seed_keeps_to_its_years() -> None:
    """One year gives that year only, and years the wrong way round are refused."""
    assert {day.year for day in england_holidays(2026, 2026)} == {2026}
    with pytest.raises(ValueError, match="before the first"):
        england_holidays(2027, 2026)


@given(calendars(), near, steps)
def test_count_undoes_add(calendar: Calendar, start: date, n: int) -> None:
    """count(start, add(start, n)) is n, back and ahead, whatever day one starts on."""
    assert calendar.count(start, calendar.add(start, n)) == n


@given(calendars(), near, near)
def test_add_undoes_count_on_working_days(calendar: Calendar, start: date, end: date) -> None:
    """From any day to a working day, add leads back to where count looked."""
    end = calendar.next_working(end)
    if end != start:
        assert calendar.add(start, calendar.count(start, end)) == end


@given(calendars(), near, near)
def test_count_is_what_walking_finds(calendar: Calendar, start: date, end: date) -> None:
    """The arithmetic agrees with looking at each day, and mirrors when turned round."""
    start, end = min(start, end), max(start, end)
    ahead = calendar.count(start, end)
    assert ahead == _walked(calendar, start, end)
    ends = calendar.is_working(end) - calendar.is_working(start)
    assert calendar.count(end, start) == ends - ahead


@given(calendars(), near, near, near, steps)
def test_later_never_counts_less(
    calendar: Calendar, start: date, one: date, other: date, n: int
) -> None:
    """Count grows with the end, add with the start and with n."""
    one, other = min(one, other), max(one, other)
    assert calendar.count(start, one) <= calendar.count(start, other)
    assert calendar.add(one, n) <= calendar.add(other, n)
    if n >= 0:
        assert calendar.add(start, n) < calendar.add(start, n + 1)


@given(calendars(), near, st.integers(1, 100))
def test_a_due_date_is_a_working_day(calendar: Calendar, start: date, n: int) -> None:
    """No clock ends on a weekend or holiday, and the day after is the first one late."""
    due = calendar.add(start, n)
    assert calendar.is_working(due)
    assert calendar.why_closed(due) == ""
    assert calendar.next_working(due) == due


@given(calendars(), near)
def test_next_working_is_the_first_one(calendar: Calendar, start: date) -> None:
    """Nothing but closed days lies before the next working day."""
    found = calendar.next_working(start)
    skipped = [start + timedelta(n) for n in range((found - start).days)]
    assert found >= start
    assert all(calendar.why_closed(day) for day in skipped)


@given(calendars(), near, st.integers(0, 65))
def test_the_ledger_explains_every_day(calendar: Calendar, start: date, n: int) -> None:
    """The ledger has every date once, numbers 0 to n once, and a reason for the others."""
    ledger = calendar.ledger(start, n)
    assert [line.date for line in ledger] == [
        start + timedelta(i) for i in range((calendar.add(start, n) - start).days + 1)
    ]
    assert [line.day for line in ledger if line.day is not None] == list(range(n + 1))
    assert all((line.day is None) == bool(line.skipped) for line in ledger)
    assert all(line.local == calendar.local.get(line.date, "") for line in ledger)


def test_a_ledger_in_words() -> None:
    """Three working days from the Wednesday before Christmas 2026."""
    lines = ENGLAND.with_local(date(2026, 12, 29), "Office closed").ledger(date(2026, 12, 23), 3)
    assert [(f"{line.date:%d}", line.day, line.skipped, line.local) for line in lines] == [
        ("23", 0, "", ""),
        ("24", 1, "", ""),
        ("25", None, "Christmas Day", ""),
        ("26", None, "Saturday", ""),
        ("27", None, "Sunday", ""),
        ("28", None, "Boxing Day (observed)", ""),
        ("29", 2, "", "Office closed"),
        ("30", 3, "", ""),
    ]


def test_a_ledger_has_a_limit() -> None:
    """A ledger nobody could read, or one that runs backwards, is refused."""
    assert len(ENGLAND.ledger(FRIDAY, 0)) == 1
    for n in (-1, LEDGER_LIMIT + 1):
        with pytest.raises(ValueError, match="1,000 working days"):
            ENGLAND.ledger(FRIDAY, n)


@pytest.mark.parametrize(
    ("received", "zero_b", "due_a", "due_b"),
    [
        # Saturday: by B it is received on Monday, so day 1 is Tuesday.
        (date(2026, 11, 21), date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 7)),
        # A working day: both agree.
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 7)),
        # Good Friday to Easter Monday is one gap of four days.
        (date(2018, 3, 30), date(2018, 4, 3), date(2018, 4, 16), date(2018, 4, 17)),
    ],
)
def test_conventions(received: date, zero_b: date, due_a: date, due_b: date) -> None:
    """A counts from the day received, B from the next working day."""
    assert day_zero(ENGLAND, received, Convention.A) == received
    assert day_zero(ENGLAND, received, Convention.B) == zero_b
    assert ENGLAND.add(day_zero(ENGLAND, received, Convention.A), 10) == due_a
    assert ENGLAND.add(day_zero(ENGLAND, received, Convention.B), 10) == due_b


@given(dates, st.integers(1, 65))
def test_convention_b_is_one_later_off_working_days(start: date, n: int) -> None:
    """B moves the date due by one working day, and only when nobody was working."""
    later = ENGLAND.count(
        ENGLAND.add(start, n), ENGLAND.add(day_zero(ENGLAND, start, Convention.B), n)
    )
    assert later == (0 if ENGLAND.is_working(start) else 1)


@given(dates, dates, steps)
def test_a_local_closure_moves_no_date(closed: date, start: date, n: int) -> None:
    """Closing the office changes staffed days only."""
    shut = ENGLAND.with_local(closed, "Training day")
    assert shut.version == 2
    assert shut.add(start, n) == ENGLAND.add(start, n)
    assert shut.is_working(closed) == ENGLAND.is_working(closed)
    due = shut.add(start, n)
    inside = (start < closed <= due) or (due <= closed < start)
    lost = int(inside and shut.is_working(closed)) * (1 if due > start else -1)
    assert shut.staffed(start, due) == n - lost


@given(dates, dates, st.integers(1, 65))
def test_a_proclaimed_holiday_moves_what_it_should(day: date, start: date, n: int) -> None:
    """A new holiday on a working day inside the span makes the date due one later."""
    changed = ENGLAND.with_holiday(day, "Royal holiday")
    moves = ENGLAND.is_working(day) and start < day <= ENGLAND.add(start, n)
    assert changed.add(start, n) == ENGLAND.add(start, n + moves)
    assert changed.version == ENGLAND.version + 1
    assert day not in ENGLAND.holidays or ENGLAND.holidays[day] != "Royal holiday"


def test_taking_a_day_out_again() -> None:
    """Adding and removing leads back to the same dates, under new versions."""
    day = date(2027, 5, 7)
    both = ENGLAND.with_holiday(day, "Royal holiday").with_local(day, "Street party")
    back = both.without(day)
    assert (back.holidays, back.local, back.version) == (OFFICIAL, {day: "Street party"}, 4)
    assert back.without_local(day) == ENGLAND.renumbered(5)
    for remove in (ENGLAND.without, ENGLAND.without_local):
        with pytest.raises(KeyError):
            remove(day)


def test_why_a_day_is_closed() -> None:
    """Weekends say which day, holidays their name, working days nothing."""
    assert ENGLAND.why_closed(date(2026, 11, 21)) == "Saturday"
    assert ENGLAND.why_closed(date(2026, 11, 22)) == "Sunday"
    assert ENGLAND.why_closed(date(2026, 12, 25)) == "Christmas Day"
    assert ENGLAND.why_closed(date(2026, 12, 24)) == ""


def test_a_holiday_on_a_weekend_changes_nothing() -> None:
    """Boxing Day 2026 is a Saturday; it must not be taken off twice."""
    doubled = ENGLAND.with_holiday(date(2026, 12, 26), "Boxing Day")
    assert doubled.add(FRIDAY, 10) == ENGLAND.add(FRIDAY, 10)
    assert doubled.why_closed(date(2026, 12, 26)) == "Saturday"


def test_coverage() -> None:
    """The confirmed span includes both its ends."""
    assert all(ENGLAND.covers(day) for day in (date(2015, 1, 1), date(2028, 12, 31)))
    assert not any(ENGLAND.covers(day) for day in (date(2014, 12, 31), date(2029, 1, 1)))


@pytest.mark.parametrize(("start", "n"), [(date.max, 1), (date.min, -1), (FRIDAY, 10**9)])
def test_dates_nobody_can_write(start: date, n: int) -> None:
    """Running off either end of the calendar is said in a sentence."""
    with pytest.raises(ValueError, match="outside the years 1 to 9999"):
        ENGLAND.add(start, n)


def test_the_ends_of_time_still_count() -> None:
    """The first and last dates there are can be counted between and added to nought."""
    assert ENGLAND.add(date.max, 0) == date.max
    assert ENGLAND.add(date.min, ENGLAND.count(date.min, date.max)) == date.max
    assert ENGLAND.next_working(date.min) == date.min


def test_a_calendar_cannot_be_changed_or_made_wrong() -> None:
    """It copies what it is given, compares by value, and refuses nonsense."""
    holidays = dict(OFFICIAL)
    calendar = Calendar(1, holidays, ENGLAND.first, ENGLAND.last)
    holidays.clear()
    assert calendar == ENGLAND
    assert hash(calendar) == hash(ENGLAND)
    with pytest.raises(TypeError):
        calendar.holidays[FRIDAY] = "Party"  # type: ignore[index]
    with pytest.raises(ValueError, match="needs a name"):
        ENGLAND.with_holiday(FRIDAY, " ")
    with pytest.raises(ValueError, match="before its first"):
        Calendar(1, {}, ENGLAND.last, ENGLAND.first)
