"""The first start: a short numbered question on the plain terminal, before there is a file."""

from __future__ import annotations

from pathlib import Path

from tracker.cli import logs, words
from tracker.cli.given import Given, Wrong, clean_name
from tracker.cli.making import make_file
from tracker.cli.out import say, say_all
from tracker.core.desk import Desk
from tracker.core.office import Actor
from tracker.core.ports import CouldNot
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.papers.log_csv import LogRead
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
    found = _log()
    if found is None:
        return False
    source, log = found
    say_all(logs.lines(log, columns=True))
    if not log.rows:
        say(words.NOTHING_TO_BRING_IN)
        return False
    question = words.BRING_THEM_IN.format(count=len(log.rows))
    if input(question).strip().casefold() not in ("y", "yes"):
        return False
    user = _who(given)
    actor = Actor(user.name, user.role)
    path = make_file(
        given,
        (user,),
        lambda store: say(logs.bring(Desk(store, given.clock), actor, log, source).sentence),
    )
    say(words.made(path, user))
    return True


def _log() -> tuple[str, LogRead] | None:
    """The log that was named, with its name; None when nothing was typed."""
    while typed := input(words.WHICH_LOG).strip().strip("\"'"):
        path = Path(typed).expanduser()
        try:
            return path.name, logs.read(path)
        except CouldNot as trouble:
            say(str(trouble))
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
