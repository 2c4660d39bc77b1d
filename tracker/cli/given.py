"""What a command starts from: the global options, the file, the working date and the person."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.cli import words
from tracker.cli.wiring import Wiring
from tracker.core.clean import Unclean, clean_line
from tracker.core.desk import Desk
from tracker.core.office import Actor, Office, Refusal
from tracker.core.ports import CouldNot, Reader, Store
from tracker.core.typed_dates import NotADate, read_date
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.core.workdays import Calendar
from tracker.daytime import DayTime
from tracker.paths import own_file

USER = "TRACKER_USER"
"""The environment's word for who is at the keyboard."""

_NO_HOLIDAYS = Calendar(1, {}, date.min, date.max)


class Wrong(Exception):
    """The command was given wrongly; the text is a sentence."""


@dataclass(slots=True)
class Given:
    """The global options as typed, and the ways to what they mean."""

    wiring: Wiring
    db: str | None = None
    today_typed: str | None = None
    who: str | None = None
    role: Role | None = None

    @property
    def path(self) -> Path:
        """The file that was named, or this user's own."""
        return own_file(self.db)

    @property
    def is_named(self) -> bool:
        """Whether somebody said which file it is."""
        return bool(self.db or os.environ.get("TRACKER_DB"))

    @property
    def existing(self) -> Path:
        """The file, which has to be there. Raises CouldNot."""
        path = self.path
        if not path.exists():
            raise CouldNot(words.no_file(path))
        return path

    @property
    def clock(self) -> DayTime:
        """The day's clock: the computer's, or the working date given. Raises Wrong."""
        return DayTime(working_date(self.today_typed, self.wiring))

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The file, open for reading."""
        reader = self.wiring.reader(self.existing)
        try:
            yield reader
        finally:
            reader.close()

    @contextmanager
    def storing(self) -> Iterator[Store]:
        """The file, open for writing."""
        store = self.wiring.store(self.existing)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk, which is the only writer."""
        clock = self.clock
        with self.storing() as store:
            yield Desk(store, clock)

    def actor(self, reader: Reader) -> Actor:
        """Who is at the keyboard: the person named, ``TRACKER_USER``, or the file's first.

        Raises Wrong for a name that the file does not know, unless the role is given with it,
        and Refusal for a role that the file does not give this person.
        """
        users = reader.users()
        if self.who is not None:
            return self._named(clean_name(self.who), users)
        able = [u for u in users if self.role in (None, u.role)]
        if not able:
            raise Wrong(words.NOBODY_KNOWN)
        chosen = _called(os.environ.get(USER, ""), able) or able[0]
        return Actor(chosen.name, chosen.role)

    def _named(self, name: str, users: Sequence[UserCard]) -> Actor:
        known = _called(name, users)
        if known is None:
            if self.role is None:
                raise Wrong(words.who_is(name))
            return Actor(name, self.role)
        if self.role not in (None, known.role):
            raise Refusal(words.not_that_role(known))
        return Actor(known.name, known.role)

    def office(self, reader: Reader) -> Office:
        """What forms and rules decide with, here and now."""
        clock = self.clock
        return Office(
            self.actor(reader),
            clock.today(),
            reader.calendar(),
            f"{clock.now():%H:%M}",
            reader.rules(),
            reader.lists(),
        )

    @property
    def opener(self) -> Actor | None:
        """Who opens the app, if anything says so; None lets the app find out."""
        if self.who is None and self.role is None and not os.environ.get(USER):
            return None
        with self.reading() as reader:
            if self.who is None and self.role is None:
                known = _called(os.environ.get(USER, ""), reader.users())
                return Actor(known.name, known.role) if known else None
            return self.actor(reader)


def clean_name(typed: str, what: str = "The name") -> str:
    """A name or the like as typed. Raises Wrong when it is empty, or no text."""
    try:
        name = clean_line(typed, 100).text
    except Unclean as unclean:
        raise Wrong(f"{what}: {unclean}") from None
    if not name:
        raise Wrong(words.needed(what))
    return name


def _called(name: str, users: Sequence[UserCard]) -> UserCard | None:
    """The user of that name, however its capitals were typed."""
    same = [u for u in users if u.name.casefold() == name.strip().casefold()]
    return next((u for u in same if u.name == name), same[0] if same else None)


def working_date(typed: str | None, wiring: Wiring) -> date | None:
    """The date that ``--today`` means; None when it is not given. Raises Wrong."""
    if typed is None:
        return None
    now = date.today()
    # Only a count of working days needs bank holidays, and they take long to load.
    counted = typed.strip()[:1] in ("-", "+", "\u2212", "\u2013")
    return day_typed("--today", typed, now, wiring.calendar(now) if counted else _NO_HOLIDAYS)


def day_typed(option: str, typed: str, today: date, calendar: Calendar) -> date:
    """A date as typed after an option. Raises Wrong, naming the option."""
    try:
        return read_date(typed, today, calendar)
    except NotADate as trouble:
        raise Wrong(f"{option}: {trouble}") from None
    except (ValueError, OverflowError):
        raise Wrong(f"{option}: That is too far away for a date.") from None
