"""A week's contacts of one person, a line each: day, way, words.

``mon e Rang about contact`` is last Monday by e-mail; ``. Again`` is the same day and the same way
as the line before. Nothing is guessed: a line that begins with neither is wrong, because a word of
the story taken for a day would put the contact on it in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.core.clean import Unclean, clean_text
from tracker.core.forms.reading import FormErrors, Reading, read_day
from tracker.core.office import Office
from tracker.core.people_commands import LogWeekly, WeeklyContact
from tracker.core.typed_dates import NotADate
from tracker.core.words import Handling, Safety

AGAIN = "."
"""Stands for the day and the way of the line before."""

BEGIN_WITH_DAY = "begin with the day, such as mon or 16/11, or . for the same again."
NO_LINE_BEFORE = "there is no line before it to repeat."
WHICH_WAY = "after the day comes the way: {ways}."
NO_WORDS = "say what it was about."
NO_CONTACTS = "Write at least one contact: day, way, words."

_LETTERS = {
    "Telephone": "t",
    "E-mail": "e",
    "Letter": "l",
    "Text": "x",
    "Meeting with Customer Experience Manager": "m",
    "Feedback form": "f",
    "Advocate": "a",
    "MOMO": "o",
    "Council on-line services": "c",
    "Council contact centre": "k",
}


@dataclass(frozen=True, slots=True)
class WeeklyRead:
    """The lines as understood: contacts in order, and a sentence by number for lines that are not.

    Lines are counted from 1, empty ones too, as an editor counts them.
    """

    contacts: tuple[WeeklyContact, ...] = ()
    wrong: Mapping[int, str] = field(default_factory=dict)


def ways(channels: Sequence[str]) -> dict[str, str]:
    """A letter for each channel: the usual one, else the first of its word that is free."""
    found = {_LETTERS[c]: c for c in channels if c in _LETTERS}
    for channel in channels:
        if channel not in found.values():
            wishes = [*filter(str.isalpha, channel.casefold()), *"abcdefghijklmnopqrstuvwxyz"]
            letter = next((w for w in wishes if w not in found), "")
            if letter:
                found[letter] = channel
    return found


def read_weekly(text: str, office: Office) -> WeeklyRead:
    """The lines of a batch, understood as far as they can be."""
    letters = ways(office.lists.channels)
    contacts: list[WeeklyContact] = []
    wrong: dict[int, str] = {}
    last: tuple[date, str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            on, channel, words = _line(line, last, letters, office)
        except ValueError as trouble:
            wrong[number] = str(trouble)
            continue
        last = on, channel
        contacts.append(WeeklyContact(on, channel, words, number))
    return WeeklyRead(tuple(contacts), wrong)


def _line(
    line: str, last: tuple[date, str] | None, letters: Mapping[str, str], office: Office
) -> tuple[date, str, str]:
    """One line as day, channel and words; ValueError says what is wrong with it."""
    first, _, rest = line.strip().partition(" ")
    if first == AGAIN:
        if last is None:
            raise ValueError(NO_LINE_BEFORE)
        on, channel = last
    else:
        on = _day(first, office)
        way, _, rest = rest.strip().partition(" ")
        if way.casefold() not in letters:
            raise ValueError(WHICH_WAY.format(ways=" ".join(letters)))
        channel = letters[way.casefold()]
    if not rest.strip():
        raise ValueError(NO_WORDS)
    return on, channel, rest.strip()


def _day(typed: str, office: Office) -> date:
    try:
        return read_day(typed, office.today, office.calendar, latest=office.today)
    except NotADate as trouble:
        # A day that was meant as one is told what is wrong with it.
        meant = any(letter.isdigit() for letter in typed)
        raise ValueError(str(trouble) if meant else BEGIN_WITH_DAY) from None
    except OverflowError:
        raise ValueError(BEGIN_WITH_DAY) from None


def weekly(raw: Mapping[str, str], number: int, office: Office) -> LogWeekly:
    """The batch of person ``number``: lines, handling (proposed for all), safety (for all).

    Raises:
        FormErrors: a sentence under the lines, with the number of the first that is wrong.
    """
    form = Reading(raw, office)
    handling = form.one_of("handling", Handling)
    safety = form.one_of("safety", Safety) or Safety.NOT_ASKED
    read = WeeklyRead()
    try:
        read = read_weekly(clean_text(raw.get("lines", "")).text, office)
    except Unclean as trouble:
        form.wrong("lines", str(trouble))
    for line, sentence in read.wrong.items():
        form.wrong("lines", f"Line {line}: {sentence}")
    if not read.contacts and not read.wrong:
        form.wrong("lines", NO_CONTACTS)
    if form.errors:
        raise FormErrors(form.errors)
    return LogWeekly(number, read.contacts, safety, handling)
