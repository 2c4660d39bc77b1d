"""The first start: a short numbered question on the plain terminal, before there is a file."""

from __future__ import annotations

from pathlib import Path

from tracker.cli import import_told, words
from tracker.cli.bring_in import Prepared, save
from tracker.cli.given import Given, Wrong, clean_name
from tracker.cli.making import make_file
from tracker.cli.out import say, say_all
from tracker.core.importing.choices import Choices
from tracker.core.ports import CouldNot
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.papers.importing import Knowledge, opened, planned, rows_of
from tracker.paths import demonstration_file


def first_time(given: Given) -> bool:
    """Make the file that the person chooses; False when they would rather leave.

    Afterwards ``given`` names the file made and, unless it is the demonstration, who made it.
    """
    say(words.WELCOME.format(path=given.path))
    try:
        while True:
            say_all(words.CHOICES)
            choice = input(words.WHICH).strip()
            if choice == "0":
                return False
            begin = _WAYS.get(choice)
            if begin is None:
                say(words.ONE_OF_THESE)
            elif begin(given):
                return True
    except EOFError:
        return False


def _empty(given: Given) -> bool:
    user = _who(given)
    say(words.made(make_file(given, (user,)), user))
    return True


def _with_log(given: Given) -> bool:
    """A file with an old log in it; False goes back to the question."""
    prepared = _log(given)
    if prepared is None:
        return False
    say_all(import_told.lines(prepared.plan, prepared.read, columns=True))
    if not prepared.read.to_bring:
        say(words.NOTHING_TO_BRING_IN)
        return False
    question = words.BRING_THEM_IN.format(count=prepared.read.to_bring)
    if input(question).strip().casefold() not in ("y", "yes"):
        return False
    user = _who(given)
    receipt = save(given, prepared)
    say(receipt.sentence)
    say(words.made(given.path, user))
    return True


def _log(given: Given) -> Prepared | None:
    """The log that was named, as it is read; None when nothing was typed."""
    while typed := input(words.WHICH_LOG).strip().strip("\"'"):
        known = Knowledge()
        try:
            plan = planned(opened(Path(typed).expanduser()), known, Choices())
        except CouldNot as trouble:
            say(str(trouble))
            continue
        if not plan.problems:
            return Prepared(plan, known, rows_of(plan, known, given.clock.today()))
        say_all(plan.problems)
    return None


def _demonstration(given: Given) -> bool:
    from tracker.cli.demonstrating import make_demonstration

    path = demonstration_file(None)
    if not path.exists():
        make_demonstration(given.wiring, path, given.clock.today())
    given.db = str(path)
    return True


def _who(given: Given) -> UserCard:
    """The first person of the file, who is then the one at the keyboard."""
    name = given.who
    while not name:
        try:
            name = clean_name(input(words.YOUR_NAME))
        except Wrong as trouble:
            say(str(trouble))
    role = given.role
    while role is None:
        role = {"1": Role.OFFICER, "2": Role.MANAGER}.get(input(words.YOUR_ROLE).strip())
    given.who, given.role = clean_name(name), role
    return UserCard(given.who, role)


_WAYS = {"1": _empty, "2": _with_log, "3": _demonstration}
