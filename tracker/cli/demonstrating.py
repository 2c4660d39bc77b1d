"""Building the demonstration, with its progress told; and building it anew over an older one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tracker.cli import words
from tracker.cli.out import complain
from tracker.cli.wiring import Wiring
from tracker.core.demonstration.open_cases import Progress, build
from tracker.core.demonstration.script import USERS
from tracker.core.filters import Filter
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, Reader

FIRST_OF_THE_DEMONSTRATION = "2016-0001"
"""The reference that the first contact of the two years came with."""

_TOLD_EVERY = 4
"""Where nobody watches, progress is told so many times."""


def make_demonstration(wiring: Wiring, path: Path, today: date) -> None:
    """Build the demonstration at ``path``, where nothing may be. Raises CouldNot."""
    calendar = wiring.calendar(today)
    with counting("Building the demonstration") as progress:
        wiring.create(path, today, USERS, lambda store: build(store, calendar, today, progress))


def remake_demonstration(wiring: Wiring, path: Path, today: date) -> None:
    """Build it anew in place of an older one. Raises Refusal if that is anything else."""
    reader = wiring.reader(path)
    try:
        ours = _is_demonstration(reader, today)
    finally:
        reader.close()
    if not ours:
        raise Refusal(words.no_demonstration(path))
    anew = path.with_name(f".{path.name}.anew")
    try:
        _remove(anew)
        make_demonstration(wiring, anew, today)
        _remove(path)
        os.replace(anew, path)
    except OSError:
        raise CouldNot(f"{path} could not be replaced: is it open in another window?") from None


def _is_demonstration(reader: Reader, today: date) -> bool:
    """Whether the file was made by us to look at, and holds nobody's real work."""
    if tuple(reader.users())[: len(USERS)] != USERS:
        return False
    oldest = reader.rows(reader.case_ids(Filter(), "oldest")[:1], max(today, date.today()))
    return bool(oldest) and oldest[0].case.source_ref == FIRST_OF_THE_DEMONSTRATION


def _remove(path: Path) -> None:
    """Remove a database with what is kept beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def counting(what: str) -> Iterator[Progress]:
    """A bar on the terminal, or a few lines of counting where there is none."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _counted(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _counted(what: str) -> Progress:
    """Progress in lines: at the start, at the end, and a few times in between."""
    told = -1

    def progress(done: int, total: int) -> None:
        nonlocal told
        part = done * _TOLD_EVERY // max(1, total)
        if part > told:
            told = part
            complain(f"{what}: {done * 100 // max(1, total)} %")

    return progress
