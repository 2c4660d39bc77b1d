"""Files to measure on: invented years brought in through the real import, and some open cases."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from random import Random

from db.files import create
from db.migrate import newest, steps
from db.seed_tables import seeded_calendar
from db.store import FileStore
from tracker.core.commands import ImportPast
from tracker.core.demonstration import two_years
from tracker.core.desk import Desk
from tracker.core.office import Actor
from tracker.core.past import PastContact
from tracker.core.views import UserCard
from tracker.core.words import Handling, Role
from tracker.daytime import DayTime

OPEN = 300
"""Open cases in every file, however many there are in all: an office's work does not grow so."""

WHO = Actor("M. Ade", Role.MANAGER)

_LOG = Path(__file__).resolve().parents[1] / "data" / "complaints-log-2016-18.csv"


def folder() -> Path:
    """Where files are kept from one run to the next."""
    kept = Path(tempfile.gettempdir()) / f"tracker-bench-{os.getuid()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    return kept


def kept_file(cases: int) -> Path:
    """A file with so many cases, built today or taken from an earlier run of today.

    A new day needs a new file: open cases grow old and are answered.
    """
    name = f"{cases}-{date.today():%Y%m%d}-v{newest(steps())}.db"
    path = folder() / name
    if not path.exists():
        print(f"Building a file with {cases:,} cases: {path}", flush=True)
        for older in folder().glob(f"{cases}-*.db*"):
            older.unlink()
        bring_in(path, contacts(cases, min(OPEN, cases)))
    return path


def fresh_copy(path: Path, name: str) -> Path:
    """A copy that may be written to. Nobody has the file open."""
    copy = folder() / name
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(path, copy)
    return copy


def empty_file(name: str) -> Path:
    """A new file with nobody's cases in it."""
    path = folder() / name
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    create(path, date.today(), [UserCard(WHO.name, WHO.role)])
    return path


def bring_in(path: Path, rows: tuple[PastContact, ...]) -> None:
    """Make a file with these contacts in it, the way ``tracker import`` does."""

    def fill(building: Path) -> None:
        store = FileStore(building)
        try:
            Desk(store, DayTime()).do(ImportPast(rows, "the bench"), WHO, "bench")
        finally:
            store.close()

    create(path, date.today(), [UserCard(WHO.name, WHO.role)], fill)


def log_of(number: int) -> bytes:
    """An old log of so many rows: the one in tests/data over and over, with other references."""
    with _LOG.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    ref = headings.index("Ref")
    whole = io.StringIO(newline="")
    writer = csv.writer(whole)
    writer.writerow(headings)
    for at in range(number):
        row = rows[at % len(rows)]
        writer.writerow([*row[:ref], f"{row[ref]}/{at}", *row[ref + 1 :]])
    return whole.getvalue().encode()


def contacts(number: int, still_open: int) -> tuple[PastContact, ...]:
    """So many contacts by day received, the last ``still_open`` of them unanswered."""
    answered = islice(_answered(), number - still_open)
    waiting = islice(_waiting(), still_open)
    return tuple(sorted([*answered, *waiting], key=lambda row: row.received_on))


@cache
def _demonstration() -> tuple[PastContact, ...]:
    return two_years(seeded_calendar(date.today()))


def _answered() -> Iterator[PastContact]:
    """The demonstration's closed contacts over and over, moved to other weeks of other years."""
    ended = [row for row in _demonstration() if _is_ended(row)]
    for again in count():
        weeks = timedelta(weeks=(again * 53) % 430)
        for row in ended:
            yield replace(
                row,
                source_ref=f"{row.source_ref}/{again}",
                person_key=f"{row.person_key}/{again}" if row.person_key else "",
                received_on=row.received_on + weeks,
                extended_on=row.extended_on and row.extended_on + weeks,
                reply_sent_on=row.reply_sent_on and row.reply_sent_on + weeks,
                stage2_requested_on=None,
                stage2_decided_on=None,
                rights_given_on=None,
                notes=tuple((on + weeks, text) for on, text in row.notes),
            )


def _is_ended(row: PastContact) -> bool:
    if row.handling is Handling.STAGE_1:
        return row.reply_sent_on is not None and row.outcome is not None
    return row.handling is not None


def _waiting() -> Iterator[PastContact]:
    """Stage 1 complaints of the last weeks; every eighth not yet classified."""
    chance, today, known = Random(1738), date.today(), _demonstration()
    for number in count():
        row = known[number % len(known)]
        yield PastContact(
            source_ref=f"open-{number}",
            received_on=today - timedelta(days=chance.randint(1, 45)),
            channel=row.channel,
            handling=None if number % 8 == 0 else Handling.STAGE_1,
            area=row.area,
            theme=row.theme,
            details=row.details,
            name_given=row.name_given,
            complainant=row.complainant,
            person_key=f"open-{number}" if row.person_key else "",
            relation=row.relation,
            child=row.child,
            telephone=row.telephone,
            wants=row.wants,
        )
