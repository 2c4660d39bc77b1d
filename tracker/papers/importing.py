"""A workbook on its way in: opened, planned with what the file knows, read, made into a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracker.core.importing.already import There
from tracker.core.importing.cells import RawBook
from tracker.core.importing.choices import Choices
from tracker.core.importing.command import ImportLog
from tracker.core.importing.plan import make_plan
from tracker.core.importing.plans import Plan
from tracker.core.importing.wording import Vocabularies
from tracker.core.office import Lists
from tracker.core.ports import CouldNot, Reader
from tracker.papers.book_read import BookRead
from tracker.papers.csv_text import LogError, shown
from tracker.papers.import_rows import Step, read_rows
from tracker.papers.workbook import open_book


def _unwatched(done: int, of: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the file knows that an import is held against; of no file, what a new one will."""

    words: Vocabularies = field(default_factory=lambda: Vocabularies.of(Lists()))
    there: There = field(default_factory=There)
    remembered: Mapping[str, Choices] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader, book: RawBook) -> Knowledge:
        """From the file, for one workbook."""
        words = Vocabularies.of(reader.lists())
        found: dict[str, Choices] = {}
        for sheet in make_plan(book, words, Choices()).sheets:
            kept = reader.import_mapping(sheet.fingerprint) if sheet.fingerprint else None
            if kept is not None:
                found[sheet.fingerprint] = kept.choices
        return cls(words, reader.already(), found)


def opened(path: Path) -> RawBook:
    """The workbook at ``path``. Raises CouldNot with a sentence when it cannot be read."""
    try:
        return open_book(path)
    except LogError as trouble:
        raise CouldNot(str(trouble)) from None


def planned(book: RawBook, known: Knowledge, choices: Choices) -> Plan:
    """How the workbook is read."""
    return make_plan(book, known.words, choices, known.remembered.get)


def rows_of(plan: Plan, known: Knowledge, today: date | None, step: Step = _unwatched) -> BookRead:
    """The rows of a plan without problems."""
    return read_rows(plan, known.words, known.there, today=today, step=step)


def command_for(plan: Plan, known: Knowledge, read: BookRead) -> ImportLog:
    """What brings the rows in, and remembers what was chosen of each sheet."""
    mappings = {}
    for sheet in plan.used:
        before = known.remembered.get(sheet.fingerprint)
        whole = plan.choices.over(before) if before is not None else plan.choices
        said = whole.about(one.heading for one in sheet.columns)
        if said.says_something and said != before:
            mappings[sheet.fingerprint] = said
    return ImportLog(
        shown(plan.book),
        tuple(found.past for found in read.contacts),
        tuple(found.past for found in read.stage2),
        tuple(read.all_compliments) if read.compliments else (),
        tuple(mappings.items()),
        plan.choices.doubles,
    )
