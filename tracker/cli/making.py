"""Making a file: an empty one, or one with something in it from the start."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from tracker.cli.given import USER, Given, clean_name
from tracker.cli.wiring import Fill
from tracker.core.views import UserCard
from tracker.core.words import Role


def founder(given: Given) -> UserCard:
    """The first person of a new file: who was named, else who is logged in; a manager unless said.

    Raises Wrong for a name that cannot be kept.
    """
    named = given.who or os.environ.get(USER)
    if named is None:
        try:
            named = getpass.getuser()
        except (OSError, KeyError, ImportError):
            named = ""
    return UserCard(clean_name(named), given.role or Role.MANAGER)


def make_file(given: Given, users: tuple[UserCard, ...], fill: Fill | None = None) -> Path:
    """Make the file that was named, or this user's own. Raises CouldNot if it is there."""
    path = given.path
    given.wiring.create(path, given.clock.today(), users, fill)
    return path
