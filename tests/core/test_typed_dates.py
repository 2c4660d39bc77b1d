"""Dates as people type them: what is read, what is refused and in which words."""

from __future__ import annotations

from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.forms.reading import read_day
from tracker.core.say import long_day
from tracker.core.typed_dates import FIRST_YEAR, LAST_YEAR, NotADate, read_back, read_date
from tracker.core.workdays import Calendar

TODAY = date(2026, 11, 23)  # a Monday
CALENDAR = Calendar(
    1,
    {
        date(2026, 8, 31): "Late Summer Bank Holiday",
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 28): "Boxing Day (observed)",
    },
    date(2026, 1, 1),
    date(2026, 12, 31),
)
NOV_5 = date(2026, 11, 5)
LAST_NOV_30 = date(2025, 11, 30)

dates = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def _refusal(text: str, today: date = TODAY) -> str:
    with pytest.raises(NotADate) as caught:
        read_date(text, today, CALENDAR)
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *[(t, TODAY) for t in ("t", "T", "today", " t ", "+0", "-0", "mon", "Monday", "23")],
        *[(t, date(2026, 11, 22)) for t in ("y", "yesterday", "su", "sun", "SUNDAY", "22")],
        *[(t, date(2026, 11, 18)) for t in ("wed", "weds", "wednesday", "18", "-3")],
        *[(t, date(2026, 11, 17)) for t in ("tu", "tues", "tuesday")],
        *[(t, date(2026, 11, 26)) for t in ("+3", "+ 3", "t+3", "t + 3", "today+3")],
        *[(t, date(2026, 11, 24)) for t in ("tomorrow", "Tomorrow", "tom", "t+1")],
        ("t-1", date(2026, 11, 20)),
        ("-1", date(2026, 11, 20)),
        ("\N{MINUS SIGN}1", date(2026, 11, 20)),
        ("+24", date(2026, 12, 29)),
        ("24", date(2026, 10, 24)),
        ("31", date(2026, 10, 31)),
        ("1", date(2026, 11, 1)),
        ("01", date(2026, 11, 1)),
        *[(t, NOV_5) for t in ("5/11", "05/11", "5.11", "5-11", "0511", "5 / 11", "5/11/26")],
        *[(t, NOV_5) for t in ("5.11.26", "5-11-26", "051126", "05112026", "05/11/2026")],
        *[(t, NOV_5) for t in ("5.11.2026", "5-11-2026", "2026-11-05", "5 nov", "5 Nov", "5nov")],
        *[(t, NOV_5) for t in ("5 November 2026", "5 nov 26", "5nov26", "5-nov-2026", "5th nov")],
        *[(t, NOV_5) for t in ("Thu 5 Nov 2026", "thursday, 5 november", "5 nov, 2026")],
        *[(t, LAST_NOV_30) for t in ("30/11", "30 nov", "3011")],
        ("23/11", TODAY),
        ("1/9", date(2026, 9, 1)),
        ("1 sept", date(2026, 9, 1)),
        ("29/2", date(2024, 2, 29)),
        ("29/2/2024", date(2024, 2, 29)),
        ("24/12", date(2025, 12, 24)),
        ("24/12/26", date(2026, 12, 24)),
        ("1/1/79", date(2079, 1, 1)),
        ("1/1/80", date(1980, 1, 1)),
        ("1/1/00", date(2000, 1, 1)),
    ],
)
def test_what_is_read(typed: str, meant: date) -> None:
    """Each way of typing a date, on Monday 23 November 2026."""
    assert read_date(typed, TODAY, CALENDAR) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("11/23", "There is no month 23. The day comes first, as in 23/11."),
        ("11/23/2026", "There is no month 23. The day comes first, as in 23/11."),
        ("1123", "There is no month 23. The day comes first, as in 23/11."),
        ("11/45", "There is no month 45. The day comes first, as in 5/11."),
        ("5/0", "There is no month 0. The day comes first, as in 5/11."),
        ("31/4", "There is no day 31 in April."),
        ("30/2", "There is no day 30 in February."),
        ("29/2/2026", "There is no day 29 in February 2026."),
        ("0/11", "There is no day 0 in November."),
        ("2026-23-11", "There is no month 23."),
        ("20121105", "The year must be from 1900 to 2199; 1105 is not."),
        ("5/11/1066", "The year must be from 1900 to 2199; 1066 is not."),
        ("0", "There is no day 0."),
        ("45", "There is no day 45."),
        ("fri 5 nov 2026", "That weekday does not fit; the date is Thu 5 Nov 2026."),
        ("xyz 5 nov", "That is no day of the week."),
        ("5 thu", "That is no month."),
        ("5 novembre", "That is no month."),
        ("m", "That is no date."),
        ("soon", "That is no date."),
        ("to", "That is no date."),
        ("", "A date is needed."),
        ("   ", "A date is needed."),
        ("5/11/2026 and then some words, more and more", "That is too long for a date."),
    ],
)
def test_what_is_refused(typed: str, sentence: str) -> None:
    """A refusal says what is wrong and how to type it instead."""
    assert _refusal(typed).startswith(sentence)


@pytest.mark.parametrize(
    "typed",
    [
        *("nov 5", "nov 5 2026", "511", "5/11/026", "5/11/20266", "5/11-26", "5..11", "5/", "/5"),
        *("5,11", "5 11", "2026/11/05", "2026-11-5", "26-11-05-1", "--3", "+", "-", "1e3", "5_11"),
        *("٥/11", "+9999", "5/11/2026x", "\x1b5/11", "²", "½", "５／１１"),
    ],
)
def test_anything_else_is_not_guessed_at(typed: str) -> None:
    """What the grammar does not know is refused with an example, never guessed."""
    assert "Type a date such as 5/11" in _refusal(typed)


def test_a_day_number_no_recent_month_has() -> None:
    """On 5 May, 31 is neither in May yet nor in April at all."""
    assert _refusal("31", date(2026, 5, 5)) == "There is no 31 April; type the month too."


@given(dates, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_date_reads_back(d: date, today: date) -> None:
    """A full date means itself in every spelling, whatever the day it is typed on."""
    month = pendulum.date(2000, d.month, 1).format("MMMM")
    texts = [f"{d.day}{mark}{d.month}{mark}{d.year}" for mark in "/.-"]
    texts += [f"{d.day:02}{d.month:02}{d.year}", d.isoformat(), long_day(d)]
    texts += [f"{d.day} {month} {d.year}", f"{d.day}{month[:3].lower()}{d.year}"]
    assert {read_date(text, today, CALENDAR) for text in texts} == {d}


@given(st.dates(date(1980, 1, 1), date(2079, 12, 31)))
def test_two_digit_years(d: date) -> None:
    """One century of two-digit years, 1980 to 2079, reads back too."""
    assert read_date(f"{d:%d/%m/%y}", TODAY, CALENDAR) == d
    assert read_date(f"{d:%d%m%y}", TODAY, CALENDAR) == d


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1990, 2040))
def test_never_month_first(first: int, second: int, year: int) -> None:
    """The first number is the day or the date is refused, as a second reader agrees."""
    text = f"{first}/{second}/{year}"
    try:
        found = read_date(text, TODAY, CALENDAR)
    except NotADate:
        with pytest.raises(ValueError, match=r"must be in|out of range"):
            date(year, second, first)
        return
    assert (found.day, found.month, found.year) == (first, second, year)
    assert pendulum.from_format(text, "D/M/YYYY").date() == found


@given(dates)
def test_without_a_year_the_last_such_day(today: date) -> None:
    """Day and month, day alone and weekday alone mean the last one there was."""
    for back in (0, 1, 20, 300):
        d = today - timedelta(back)
        if (d.month, d.day) != (2, 29):
            assert read_date(f"{d.day}/{d.month}", today, CALENDAR) == d
    assert read_date(str(today.day), today, CALENDAR) == today
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        found = read_date(weekday, today, CALENDAR)
        assert 0 <= (today - found).days < 7
        assert long_day(found).casefold().startswith(weekday)


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(text: str) -> None:
    """Whatever is typed gives a date or a sentence."""
    try:
        found = read_date(text, TODAY, CALENDAR)
    except NotADate:
        sentence = _refusal(text)
        assert (sentence[0].isupper(), sentence[-1]) == (True, ".")
    else:
        assert type(found) is date


def test_nothing_typed_takes_the_default() -> None:
    """An empty field means its default, where it has one."""
    assert read_date("", TODAY, CALENDAR, NOV_5) == NOV_5
    assert read_date("t", TODAY, CALENDAR, NOV_5) == TODAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("+1", "That is in the future; the last day allowed is Mon 23 Nov 2026."),
        ("18/11", "That is too early; the first day allowed is Fri 20 Nov 2026."),
        ("", "That is too early; the first day allowed is Fri 20 Nov 2026."),
    ],
)
def test_days_a_field_allows(typed: str, sentence: str) -> None:
    """Both bounds are allowed days themselves, and hold for the default as well."""
    earliest = date(2026, 11, 20)
    with pytest.raises(NotADate, match=sentence):
        read_date(typed, TODAY, CALENDAR, NOV_5, earliest=earliest, latest=TODAY)
    for text in ("t", "20/11"):
        assert read_date(text, TODAY, CALENDAR, earliest=earliest, latest=TODAY) >= earliest


def test_too_late_but_not_the_future() -> None:
    """A bound in the past is not called the future."""
    with pytest.raises(NotADate, match=r"That is too late; the last day allowed is Thu 5 Nov 2026"):
        read_date("y", TODAY, CALENDAR, latest=NOV_5)


@pytest.mark.parametrize(
    ("d", "line"),
    [
        (NOV_5, "= Thu 5 Nov 2026, 12 working days ago"),
        (TODAY, "= Mon 23 Nov 2026, today"),
        (date(2026, 11, 22), "= Sun 22 Nov 2026, yesterday"),
        (date(2026, 11, 24), "= Tue 24 Nov 2026, tomorrow"),
        (date(2026, 11, 20), "= Fri 20 Nov 2026, 1 working day ago"),
        (date(2026, 11, 26), "= Thu 26 Nov 2026, in 3 working days"),
        (date(2027, 1, 4), "= Mon 4 Jan 2027, in about 28 working days"),
    ],
)
def test_read_back(d: date, line: str) -> None:
    """The line below a date field says which day it is and how far away."""
    assert read_back(d, TODAY, CALENDAR) == line


def test_read_back_with_no_working_day_between() -> None:
    """Over Christmas the distance is in days, not "0 working days ago"."""
    assert read_back(date(2026, 12, 25), date(2026, 12, 27), CALENDAR).endswith(", 2 days ago")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("24/11", "24 Nov is still to come. For last year's, type the year: 24/11/2025."),
        ("30 nov", "30 Nov is still to come. For last year's, type the year: 30/11/2025."),
        ("2212", "22 Dec is still to come. For last year's, type the year: 22/12/2025."),
    ],
)
def test_a_form_asks_for_the_year_of_a_day_still_to_come(typed: str, sentence: str) -> None:
    """A slip of a day must not move a complaint, and every clock with it, back by a year."""
    with pytest.raises(NotADate) as refused:
        read_day(typed, TODAY, CALENDAR)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30/11/25", LAST_NOV_30),
        ("23/11", TODAY),
        ("24", date(2026, 10, 24)),
        ("-230", CALENDAR.add(TODAY, -230)),
        ("", TODAY),
    ],
)
def test_what_is_clear_is_read_as_ever(typed: str, meant: date) -> None:
    """With its year, counted back, or left to what stands there."""
    assert read_day(typed, TODAY, CALENDAR, TODAY) == meant


def test_in_the_new_year_december_is_the_last_one() -> None:
    """No day of a December is near in January, so none is asked about."""
    assert read_day("20/12", date(2027, 1, 4), CALENDAR) == date(2026, 12, 20)
