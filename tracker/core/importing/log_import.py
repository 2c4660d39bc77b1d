"""Bringing a whole workbook in: contacts, Stage 2, compliments and how it was read, as one save.

One undo takes all of it back. Whoever watches is told after each row how far it is, and may end it
by an error: then the transaction takes everything back, and nothing is left behind.
"""

from __future__ import annotations

from dataclasses import replace

from tracker.core import history, stage2_past
from tracker.core.commands import ImportPast, ImportStage2
from tracker.core.compliment_book import bring_in as bring_compliments
from tracker.core.compliments import ImportCompliments
from tracker.core.importing.choices import Choices, ImportMapping
from tracker.core.importing.command import ImportLog
from tracker.core.office import Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.records import RecordKind
from tracker.core.say import days

KIND = RecordKind.IMPORT_MAPPING

NOTHING = "Nothing can be brought in: no row of the log could be read."


class Stopped(Exception):
    """Raised by whoever watches an import to end it; nothing of it is left behind."""


def bring_in(command: ImportLog, office: Office, work: Work, save_id: str) -> Receipt:
    """Save every row and remember the choices.

    Raises:
        Refusal: there is nothing to save, or a row may not be saved: then none is.
    """
    refs: list[str] = []
    parts: list[str] = []
    if command.contacts:
        past = ImportPast(command.contacts, command.source)
        refs += history.bring_in(past, office, work, save_id, doubles=command.doubles).refs
        parts.append(days(len(command.contacts), "contact"))
    if command.stage2:
        done = ImportStage2(command.stage2, command.source)
        refs += stage2_past.bring_in(done, office, work, save_id).refs
        parts.append(days(len(command.stage2), "Stage 2 investigation"))
    if command.compliments:
        told = ImportCompliments(command.compliments, command.source)
        kept = bring_compliments(told, office, work, save_id, doubles=command.doubles).refs
        refs += kept
        parts.append(days(len(kept), "compliment"))
    if not refs:
        raise Refusal(NOTHING)
    for mark, choices in command.mappings:
        _remember(mark, choices, work)
    *first, last = parts
    what = f"{', '.join(first)} and {last}" if first else last
    return Receipt(save_id, tuple(refs), f"{what} brought in from {command.source}.")


def _remember(mark: str, choices: Choices, work: Work) -> None:
    """Keep how sheets with these headings were read, over what was kept before."""
    before = work.import_mapping(mark)
    if before is None:
        new = ImportMapping(work.next_number(KIND), mark).saying(choices)
        work.put(KIND, None, new)
        return
    after = before.saying(choices)
    if after != before:
        work.put(KIND, before, replace(after, version=before.version + 1))
