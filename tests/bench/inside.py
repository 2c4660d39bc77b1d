"""What the file takes, measured in this process: queue, search, clocks, saves and imports."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from db.reader import FileReader
from db.store import FileStore
from tests.bench.figures import Line, at_most, percentile
from tests.bench.files import (
    WHO,
    bring_in,
    contacts,
    empty_file,
    folder,
    fresh_copy,
    kept_file,
    log_of,
)
from tests.bench.terminal import DidNot
from tracker.core.case import Party
from tracker.core.clocks import Clockwork
from tracker.core.commands import ImportPast, LogContact
from tracker.core.desk import Desk
from tracker.core.filters import Filter
from tracker.core.identity import new_save_id
from tracker.core.importing.choices import Choices
from tracker.core.words import NameGiven, Safety
from tracker.daytime import DayTime
from tracker.papers import importing as importing_files

MANY_OPEN = 5_000
SAVES = 200
SEARCHES = ("ja", "jan", "smith", "communication", "the", "social worker")


def took(work: Callable[[], object]) -> float:
    """Milliseconds that something took."""
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def best(work: Callable[[], object]) -> float:
    """The least of several measurements, which other programs disturb the least."""
    return min(took(work) for _ in range(15))


def reading(path: Path) -> list[Line]:
    """The queue, the first screen's words, all ids, one case, searches."""
    reader, today = FileReader(path), date.today()
    try:
        known = Filter(received_to=today)
        lines = reader.queue(today).lines
        shown = [line.case_id for line in lines[:50]]
        ref = reader.rows(shown[:1], today)[0].ref
        return [
            at_most(f"queue of {len(lines)} open cases", best(lambda: reader.queue(today)), 5),
            at_most("words for 50 lines", best(lambda: reader.rows(shown, today)), 5),
            at_most("one case with its story", best(lambda: reader.case_file(ref, today)), 5),
            at_most("the ids of all cases in order", best(lambda: reader.case_ids(known)), 20),
            at_most(
                "a search in every word, slowest",
                max(best(partial(reader.matching, words, today)) for words in SEARCHES),
                50,
            ),
        ]
    finally:
        reader.close()


def clocks() -> list[Line]:
    """All clocks of an office with thousands of open cases."""
    path = folder() / f"open-{MANY_OPEN}-{date.today():%Y%m%d}.db"
    if not path.exists():
        bring_in(path, contacts(MANY_OPEN, MANY_OPEN))
    reader, today = FileReader(path), date.today()
    try:
        calendar, rules = reader.calendar(), reader.rules()
        cases = [held.case for held in reader.open_cases()]

        def judge() -> None:
            clockwork = Clockwork(calendar, rules, today)
            for case in cases:
                clockwork.main(case)
                clockwork.acknowledgement(case)

        return [
            at_most(f"the clocks of {len(cases):,} open cases", best(judge), 20),
            at_most(
                f"the queue of {len(cases):,} open cases", best(lambda: reader.queue(today)), 60
            ),
        ]
    finally:
        reader.close()


def saving(path: Path) -> list[Line]:
    """New contacts one by one: commit, audit and search index included."""
    copy = fresh_copy(path, "saves.db")
    store = FileStore(copy)
    desk, today = Desk(store, DayTime()), date.today()

    def save(number: int) -> None:
        party = Party(NameGiven.NAMED, f"Bench, Number {number}", relation="Mother")
        text = "Nobody rang back after the meeting about the placement. " * 8
        command = LogContact(
            today, "Telephone", text, party, "10:41", "Ava S", "A reply.", Safety.NO
        )
        desk.do(command, WHO, new_save_id())

    try:
        save(0)
        saved = [took(partial(save, number)) for number in range(1, SAVES)]
    finally:
        store.close()
    return [at_most("save of a new contact, p95", percentile(saved, 0.95), 15)]


def importing(number: int, limit: float) -> list[Line]:
    """An old log brought in as one save."""
    path = empty_file("import.db")
    rows = contacts(number, 0)
    store = FileStore(path)
    try:
        seconds = took(lambda: Desk(store, DayTime()).do(ImportPast(rows, "x"), WHO, "x")) / 1000
    finally:
        store.close()
    return [at_most(f"import of {number:,} rows", seconds, limit, "s")]


def spreadsheet(number: int, limit: float) -> list[Line]:
    """A spreadsheet of so many rows through the whole of an import: opened, read and saved."""
    log = folder() / f"log-{number}.csv"
    log.write_bytes(log_of(number))
    path = empty_file("spreadsheet.db")
    reader, store = FileReader(path), FileStore(path)

    def bring() -> None:
        book = importing_files.opened(log)
        known = importing_files.Knowledge.of(reader, book)
        plan = importing_files.planned(book, known, Choices())
        read = importing_files.rows_of(plan, known, None)
        if read.to_bring != number:
            raise DidNot(f"{read.to_bring:,} of {number:,} rows of a spreadsheet can be read")
        Desk(store, DayTime()).do(importing_files.command_for(plan, known, read), WHO, "x")

    try:
        seconds = took(bring) / 1000
    finally:
        reader.close()
        store.close()
    return [at_most(f"a spreadsheet of {number:,} rows, read and saved", seconds, limit, "s")]


def everything(cases: int) -> list[Line]:
    """All of it."""
    path = kept_file(cases)
    return [
        *reading(path),
        *clocks(),
        *saving(path),
        *importing(619, 3),
        *importing(10_000, 30),
        *spreadsheet(10_000, 30),
    ]
