"""``tracker import`` of a log of Stage 2 investigations: read, shown, saved as one batch."""

from __future__ import annotations

from pathlib import Path

from tracker.cli import logs, words
from tracker.cli.given import Given
from tracker.core.commands import ImportStage2
from tracker.core.identity import new_save_id
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, Receipt
from tracker.papers.csv_text import LogError
from tracker.papers.stage2_csv import STAGE_2, Stage2Read, is_stage2_log, read_stage2


def is_one(path: Path) -> bool:
    """Whether the headings are those of a Stage 2 log; False too if it cannot be read."""
    try:
        return is_stage2_log(path)
    except LogError:
        return False  # read as the usual kind of log, it is said what is wrong


def read(path: Path, given: Given) -> Stage2Read:
    """The log at ``path``. Raises CouldNot when it cannot be read as one at all."""
    try:
        return read_stage2(path, today=given.clock.today())
    except LogError as trouble:
        raise CouldNot(str(trouble)) from None


def write_rejects(log: Stage2Read, source: Path, target: Path) -> None:
    """Write the rejected rows with their reasons, to be put right and brought in."""
    logs.write_rejects(log, source, target, STAGE_2.knows)


def save(given: Given, log: Stage2Read, source: str) -> Receipt:
    """Save the rows onto the cases of the file that is there."""
    if not log.rows:
        raise Refusal(words.NOTHING_TO_BRING_IN)
    with given.reading() as reader:
        actor = given.actor(reader)
    with given.desk() as desk:
        return desk.do(ImportStage2(log.rows, source), actor, new_save_id())
