"""Dates as people type them: the day always comes first, and anything unclear is refused.

=====================  =====================================================================
typed                  read as
=====================  =====================================================================
nothing                the field's default, where it has one
t, y                   today, yesterday (also in full)
tomorrow, tom          the day after today, working day or not
-3, +3, t-3, t+3       three working days back, or ahead
mon, monday            the last such day, today included
5                      the last 5th, in this month or the one before
5/11, 5.11, 5-11,      the last 5 November, today included
0511, 5 nov
5/11/26, 051126,       5 November 2026. Two-digit years: 00 to 79 are 2000 to 2079,
5 November 2026, ...   80 to 99 are 1980 to 1999
2026-11-05             the same, as files and other programs write it
=====================  =====================================================================

No reader of dates from a library is used: those tried guess (month first, or a weekday that
does not fit), and a date misread in silence moves a statutory deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tracker.core.say import days, long_day
from tracker.core.workdays import Calendar

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that can be typed: a slip such as 20121105 is refused, not read as year 1105."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_LONGEST = 40
_SHIFT = re.compile(r"(?:t(?:oday)? ?)?([+-]) ?([0-9]{1,3})")
_DIGITS = re.compile(r"([0-9]{1,2})(?:([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?)?")
_RUN = re.compile(r"([0-9]{2})()([0-9]{2})([0-9]{4}|[0-9]{2})?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDS = re.compile(
    r"(?:([a-z]{2,9}),? )?([0-9]{1,2})(?:st|nd|rd|th)?[ /.-]?([a-z]{3,9})"
    r"(?:\.?[ /.,-] ?([0-9]{4}|[0-9]{2})|([0-9]{4}|[0-9]{2}))?"
)
_HELP = (
    "Type a date such as 5/11, 5 nov or 5/11/2026; t is today, y yesterday, -3 working days back."
)
_HELP_AHEAD = (
    "Type a date such as 5/11, fri or 5/11/2026; tomorrow, or +3 for three working days ahead."
)


class NotADate(ValueError):
    """What was typed is no date for this field. Its text is a sentence to show under the field."""

    @property
    def ahead(self) -> NotADate:
        """The same where the date may lie ahead: with the help that fits there."""
        return NotADate(str(self).replace(_HELP, _HELP_AHEAD))


def read_date(
    text: str,
    today: date,
    calendar: Calendar,
    default: date | None = None,
    *,
    earliest: date | None = None,
    latest: date | None = None,
) -> date:
    """The date somebody means by ``text``, by the table above.

    ``calendar`` gives the working days for -3 and +3. ``earliest`` and ``latest`` are the days
    allowed, ends included, and hold for the default too. Raises NotADate with a sentence.
    """
    typed = _tidy(text)
    if not typed and default is None:
        raise NotADate(f"A date is needed. {_HELP}")
    found = default if default and not typed else _read(typed, today, calendar)
    _check_bounds(found, today, earliest, latest)
    return found


def read_back(d: date, today: date, calendar: Calendar) -> str:
    """The line under the field: "= Thu 5 Nov 2026, 12 working days ago".

    Working days are counted from the earlier of the two dates, which is day 0; "about" stands
    before the number where the calendar is not confirmed for both.
    """
    return f"= {long_day(d)}, {_distance(d, today, calendar)}"


def _distance(d: date, today: date, calendar: Calendar) -> str:
    """How far off ``d`` is, in working days where there are any in between."""
    off = (d - today).days
    if abs(off) <= 1:
        return ("yesterday", "today", "tomorrow")[off + 1]
    working = calendar.count(min(d, today), max(d, today))
    many = days(working) if working else days(abs(off), "day")
    about = "" if calendar.covers(d) and calendar.covers(today) else "about "
    return f"in {about}{many}" if off > 0 else f"{about}{many} ago"


def _tidy(text: str) -> str:
    """Small letters, plain hyphens, no stray spaces: what the patterns expect."""
    if len(text) > _LONGEST:
        raise NotADate(f"That is too long for a date. {_HELP}")
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text.casefold())
    return " ".join(re.sub(r"(?<=[0-9a-z])\s*([/.-])\s*(?=[0-9a-z])", r"\1", plain).split())


def _read(typed: str, today: date, calendar: Calendar) -> date:
    """The date in ``typed``, which is tidy and not empty."""
    if typed.isalpha():
        return _word(typed, today)
    if match := _SHIFT.fullmatch(typed):
        return calendar.add(today, int(match[1] + match[2]))
    if match := _ISO.fullmatch(typed):
        return _full(int(match[3]), int(match[2]), int(match[1]))
    if match := _DIGITS.fullmatch(typed) or _RUN.fullmatch(typed):
        day, month, year = match[1], match[3], match[4]
        return _dated(int(day), int(month), year, today) if month else _last_day(int(day), today)
    if match := _WORDS.fullmatch(typed):
        return _worded(match, today)
    raise NotADate(f"That is not clear. {_HELP}")


def _word(typed: str, today: date) -> date:
    """Today, yesterday, tomorrow, or the last such weekday not after today."""
    for back, name in enumerate(("today", "yesterday")):
        if typed in (name[0], name):
            return today - timedelta(back)
    if len(typed) >= 3 and "tomorrow".startswith(typed):
        return today + timedelta(1)
    return today - timedelta((today.weekday() - _weekday(typed, "That is no date.")) % 7)


def _weekday(typed: str, wrong: str = "That is no day of the week.") -> int:
    """0 for Monday to 6 for Sunday, from at least two letters; ``wrong`` begins the refusal."""
    typed = "wed" if typed == "weds" else typed
    for number, name in enumerate(WEEKDAYS):
        if len(typed) >= 2 and name.casefold().startswith(typed):
            return number
    raise NotADate(f"{wrong} {_HELP}")


def _worded(match: re.Match[str], today: date) -> date:
    """A date whose month is in letters; a weekday before it must be the right one."""
    months = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(match[3])]
    if not months:
        raise NotADate(f"That is no month. {_HELP}")
    found = _dated(int(match[2]), months[0], match[4] or match[5], today)
    if match[1] and _weekday(match[1]) != found.weekday():
        raise NotADate(f"That weekday does not fit; the date is {long_day(found)}.")
    return found


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    """A date from its parts; with no year, the last such date not after today."""
    if year is not None:
        century = 0 if len(year) == 4 else 2000 if int(year) < 80 else 1900
        return _full(day, month, century + int(year))
    _full(day, month, 2000)  # a leap year, so this refuses only what no year has
    years = range(today.year, today.year - 9, -1)  # 29 February can be eight years away
    found = (date(year, month, day) for year in years if day <= monthrange(year, month)[1])
    return next(d for d in found if d <= today)


def _full(day: int, month: int, year: int) -> date:
    """A date from its numbers, or the sentence that says which of them is wrong."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(f"The year must be from {FIRST_YEAR} to {LAST_YEAR}; {year} is not.")
    if not 1 <= month <= 12:
        turned = f"{month}/{day}" if 1 <= day <= 12 < month <= 31 else "5/11"
        raise NotADate(f"There is no month {month}. The day comes first, as in {turned}.")
    if not 1 <= day <= monthrange(year, month)[1]:
        where = f"{MONTHS[month - 1]} {year}" if day == 29 else MONTHS[month - 1]
        raise NotADate(f"There is no day {day} in {where}.")
    return date(year, month, day)


def _last_day(day: int, today: date) -> date:
    """The last day with this number not after today, in this month or the one before."""
    if not 1 <= day <= 31:
        raise NotADate(f"There is no day {day}. {_HELP}")
    before = today.replace(day=1) - timedelta(1)
    month = today if day <= today.day else before
    if day > monthrange(month.year, month.month)[1]:
        raise NotADate(f"There is no {day} {MONTHS[month.month - 1]}; type the month too.")
    return month.replace(day=day)


def _check_bounds(d: date, today: date, earliest: date | None, latest: date | None) -> None:
    """Refuse a date outside the days its field allows."""
    if latest is not None and d > latest:
        if d > today >= latest:
            raise NotADate(f"That is in the future; the last day allowed is {long_day(latest)}.")
        raise NotADate(f"That is too late; the last day allowed is {long_day(latest)}.")
    if earliest is not None and d < earliest:
        raise NotADate(f"That is too early; the first day allowed is {long_day(earliest)}.")
