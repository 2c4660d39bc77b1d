"""``tracker import`` of a compliments log: read, shown, saved as one batch."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tracker.cli import logs, words
from tracker.cli.given import Given
from tracker.cli.making import founder, make_file
from tracker.core.compliment_book import key_of, still_to_bring
from tracker.core.compliments import ImportCompliments
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.office import Actor, Refusal
from tracker.core.ports import CouldNot, Receipt, Store
from tracker.papers.compliments_csv import (
    COMPLIMENTS,
    ComplimentsRead,
    is_compliments_log,
    read_compliments,
)
from tracker.papers.csv_text import LogError


def is_one(path: Path) -> bool:
    """Whether the headings are those of a compliments log; False too if it cannot be read."""
    try:
        return is_compliments_log(path)
    except LogError:
        return False  # read as the other kind of log, it is said what is wrong


def read(path: Path, given: Given) -> ComplimentsRead:
    """The log at ``path``. Raises CouldNot when it cannot be read as one at all."""
    try:
        return read_compliments(path, today=given.clock.today())
    except LogError as trouble:
        raise CouldNot(str(trouble)) from None


def write_rejects(log: ComplimentsRead, source: Path, target: Path) -> None:
    """Write the rejected rows with their reasons, to be put right and brought in."""
    logs.write_rejects(log, source, target, COMPLIMENTS.knows)


def already(given: Given, log: ComplimentsRead) -> int:
    """How many rows an earlier log brought into the file."""
    if not given.path.exists():
        return 0
    with given.reading() as reader:
        there = Counter(map(key_of, reader.compliments_brought_in()))
    return len(log.rows) - len(still_to_bring(log.rows, there))


def save(given: Given, log: ComplimentsRead, source: str) -> Receipt:
    """Save the rows: into the file, or into a new one where there is none yet."""
    if given.path.exists():
        with given.reading() as reader:
            actor = given.actor(reader)
        with given.desk() as desk:
            return _bring(desk, actor, log, source)
    user = founder(given)
    receipts: list[Receipt] = []

    def fill(store: Store) -> None:
        actor = Actor(user.name, user.role)
        receipts.append(_bring(Desk(store, given.clock), actor, log, source))

    make_file(given, (user,), fill)
    return receipts[0]


def _bring(desk: Desk, actor: Actor, log: ComplimentsRead, source: str) -> Receipt:
    if not log.rows:
        raise Refusal(words.NOTHING_TO_BRING_IN)
    return desk.do(ImportCompliments(log.rows, source), actor, new_save_id())
