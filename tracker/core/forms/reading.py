"""Reading the raw strings of one form, and gathering what is wrong with them by field.

Nothing raises before ``check``: a person is told of everything at once, each sentence under its
own field.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from tracker.core.clean import Unclean, clean_line, clean_text
from tracker.core.office import Office
from tracker.core.typed_dates import NotADate, read_date
from tracker.core.words import ListKind
from tracker.core.workdays import Calendar

E = TypeVar("E", bound=StrEnum)

CHOOSE = "Choose one."
NOT_LISTED = "'{text}' is not on the list. Choose one that is."
TIME_HELP = "Type the time as hours and minutes, such as 14:07."

POUNDS_HELP = "Type an amount in pounds, such as 6265.11; a credit begins with -."

_POUNDS = re.compile(r"(-)?£?([0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,7})(?:\.([0-9]{1,2}))?")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")
_RELATIVE = re.compile(r"(t(oday)? ?)?[+-].*|t|y|today|yesterday|tom(o|or|orr|orro|orrow)?")
_AHEAD = (timedelta(7), timedelta(28), timedelta(31), timedelta(62), timedelta(365), timedelta(366))
_SOON, _YEAR = timedelta(60), timedelta(366)
_SHOWN = 60


class FormErrors(Exception):
    """A form that cannot be saved yet: ``errors`` has a sentence for each field that is wrong."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        """``errors`` maps field names to sentences, in the order of the form."""
        super().__init__("; ".join(errors))
        self.errors: dict[str, str] = dict(errors)


def read_day(
    text: str,
    today: date,
    calendar: Calendar,
    default: date | None = None,
    *,
    earliest: date | None = None,
    latest: date | None = None,
    ahead: bool = False,
) -> date:
    """A date as people type it. ``ahead``: "fri" and "5/11" mean the next such day, not the last.

    Raises:
        NotADate: with a sentence to show under the field.
    """
    if ahead and not _RELATIVE.fullmatch(text.strip().casefold()) and text.strip():
        found = _next(text, today, calendar)
        if found is not None:
            text = found.isoformat()
    try:
        found = read_date(text, today, calendar, default, earliest=earliest, latest=latest)
    except NotADate as trouble:
        raise (trouble.ahead if ahead else trouble) from None
    if text.strip() and not ahead and not _RELATIVE.fullmatch(text.strip().casefold()):
        _not_still_to_come(text, found, today, calendar)
    return found


def _not_still_to_come(text: str, found: date, today: date, calendar: Calendar) -> None:
    """Ask for the year where a slip of a day or a month would move the date back by a year.

    "27/11" on 24 November means the last one by the grammar, and yesterday's or today's far more
    often: whoever does mean last year says so.
    """
    if (found.month, found.day) == (2, 29) or found.year != today.year - 1:
        return
    same = found.replace(year=today.year)
    if today < same <= today + _SOON and read_date(text, today + _YEAR, calendar) != found:
        raise NotADate(
            f"{found.day} {found:%b} is still to come. For last year's, "
            f"type the year: {found.day}/{found.month}/{found.year}."
        )


def _next(text: str, today: date, calendar: Calendar) -> date | None:
    """The first day after today that ``text`` can mean; None where it means only one, or none.

    ``read_date`` looks back from the day it is told is today: seen from later days, the last
    such day is one that is still to come.
    """
    found = set()
    for shift in _AHEAD:
        try:
            found.add(read_date(text, today + shift, calendar))
        except (NotADate, OverflowError):
            continue
    return min((day for day in found if day > today), default=None)


class Reading:
    """The fields of one form, read one by one."""

    def __init__(self, raw: Mapping[str, str], office: Office) -> None:
        """``raw`` has the strings as typed; a field that is not there counts as empty."""
        self._raw = raw
        self._office = office
        self.errors: dict[str, str] = {}

    def wrong(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field; the first sentence stands."""
        self.errors.setdefault(name, sentence)

    def check(self) -> None:
        """Raise FormErrors if anything was wrong."""
        if self.errors:
            raise FormErrors(self.errors)

    def raw(self, name: str) -> str:
        """A field as typed, without the spaces around it."""
        return self._raw.get(name, "").strip()

    def line(self, name: str, needed: str = "") -> str:
        """A field of one line. ``needed`` is the sentence for an empty one that may not be."""
        return self._cleaned(name, needed, many_lines=False)

    def text(self, name: str, needed: str = "") -> str:
        """A field of many lines."""
        return self._cleaned(name, needed, many_lines=True)

    def _cleaned(self, name: str, needed: str, *, many_lines: bool) -> str:
        clean = clean_text if many_lines else clean_line
        try:
            text = clean(self._raw.get(name, "")).text.strip()
        except Unclean as trouble:
            self.wrong(name, str(trouble))
            return ""
        if not text and needed:
            self.wrong(name, needed)
        return text

    def day(
        self,
        name: str,
        default: date | None = None,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        ahead: bool = False,
    ) -> date:
        """A date; empty means ``default``. What cannot be read is noted, and today stands in."""
        office = self._office
        try:
            return read_day(
                self._raw.get(name, ""),
                office.today,
                office.calendar,
                default,
                earliest=earliest,
                latest=latest,
                ahead=ahead,
            )
        except NotADate as trouble:
            self.wrong(name, str(trouble))
        except (ValueError, OverflowError):
            self.wrong(name, "That is too far away for a date.")
        return office.today

    def day_if_any(
        self,
        name: str,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        ahead: bool = False,
    ) -> date | None:
        """A date that may be left empty."""
        if not self.raw(name):
            return None
        return self.day(name, earliest=earliest, latest=latest, ahead=ahead)

    def time(self, name: str, default: str = "") -> str:
        """A time as HH:MM; "9.05" and "905" are read too."""
        typed = self.raw(name)
        if not typed:
            return default
        match = _TIME.fullmatch(typed)
        if match is None:
            self.wrong(name, TIME_HELP)
            return default
        return f"{int(match[1]):02}:{match[2]}"

    def listed(self, name: str, known: Collection[str], needed: str = "") -> str:
        """A value of an editable list, however its capitals were typed; "" if none."""
        typed = self.line(name, needed)
        if not typed or typed in known:
            return typed
        same = [value for value in known if value.casefold() == typed.casefold()]
        if same:
            return same[0]
        self.wrong(name, NOT_LISTED.format(text=_short(typed)))
        return ""

    def word(self, name: str, kind: ListKind, needed: str = "", *, retired: bool = False) -> str:
        """A word of an editable list as it is called now, however its capitals were typed.

        ``retired`` lets one through that is no longer offered: it may be what a case has already,
        which is for the rules to say.
        """
        lists = self._office.lists
        if retired:
            return self.listed(name, lists.ever(kind), needed)
        typed, offered = self.raw(name), lists.offered(kind)
        renamed = typed not in offered and lists.current(kind, typed) in offered
        return lists.current(kind, typed) if renamed else self.listed(name, offered, needed)

    def one_of(self, name: str, words: Iterable[E], needed: str = "") -> E | None:
        """A value of a fixed vocabulary by its stored word; None if empty."""
        typed = self.raw(name)
        found = next((word for word in words if word.value == typed), None)
        if typed and found is None:
            self.wrong(name, needed or CHOOSE)
        if not typed and needed:
            self.wrong(name, needed)
        return found

    def whole(self, name: str, least: int, most: int) -> int | None:
        """A whole number in figures; None if empty."""
        typed = self.raw(name)
        if not typed:
            return None
        if re.fullmatch("[0-9]{1,4}", typed) and least <= int(typed) <= most:
            return int(typed)
        self.wrong(name, f"Type a number from {least} to {most}.")
        return None

    def pence(self, name: str, needed: str) -> int:
        """An amount typed in pounds, in whole pence: "6265.11", "£6,265.11", "-40"."""
        typed = self.raw(name)
        match = _POUNDS.fullmatch(typed)
        if match is None:
            self.wrong(name, POUNDS_HELP if typed else needed)
            return 0
        sign, pounds, pence = match.groups()
        amount = int(pounds.replace(",", "")) * 100 + int((pence or "0").ljust(2, "0"))
        return -amount if sign else amount


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
