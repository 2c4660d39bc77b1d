"""``tracker demo`` and ``tracker new``: files made to look at, and to begin with."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.making import founder, make_file
from tracker.cli.options import given_of
from tracker.cli.out import say
from tracker.cli.start import open_file
from tracker.paths import demonstration_file


def demo(
    context: typer.Context,
    build_only: Annotated[
        bool, typer.Option("--build-only", help="Build it and do not open it.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build it anew, as of the working date.")
    ] = False,
) -> int:
    """Look at the demonstration, all of it invented."""
    # Here and not above: the other commands do not pay for two years of people.
    from tracker.cli.demonstrating import make_demonstration, remake_demonstration

    given = given_of(context)
    path = demonstration_file(given.db)
    if not path.exists():
        make_demonstration(given.wiring, path, given.clock.today())
    elif rebuild:
        remake_demonstration(given.wiring, path, given.clock.today())
    elif build_only:
        say(words.demonstration_there(path))
        return 0
    if build_only:
        say(words.demonstration_at(path))
        return 0
    given.db = str(path)
    return open_file(given)


def new(context: typer.Context) -> int:
    """Make an empty file for the person of --as and --role."""
    given = given_of(context)
    user = founder(given)
    say(words.made(make_file(given, (user,)), user))
    return 0
