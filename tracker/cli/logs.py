"""Bringing an old log in: read, shown, and saved as one batch that one undo takes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from tracker.cli import words
from tracker.cli.files import csv_bytes, write_whole
from tracker.cli.shapes import Shape, plain
from tracker.core.commands import ImportPast
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.office import Actor, Refusal
from tracker.core.ports import CouldNot, Receipt
from tracker.core.say import days
from tracker.papers.compliments_csv import ComplimentsRead
from tracker.papers.csv_text import LogError, Record, decode, delimiter_of, read_bytes, records
from tracker.papers.log_csv import LogRead, read_log
from tracker.papers.log_headings import COMPLAINTS
from tracker.papers.stage2_csv import Stage2Read

AnyLog = LogRead | ComplimentsRead | Stage2Read
"""Any kind of log, for what is told of all in the same words."""


def read(path: Path) -> LogRead:
    """The log at ``path``. Raises CouldNot when it cannot be read as one at all."""
    try:
        return read_log(path)
    except LogError as trouble:
        raise CouldNot(str(trouble)) from None


def bring(desk: Desk, actor: Actor, log: LogRead, source: str) -> Receipt:
    """Save every row that could be read, as one batch. Raises Refusal."""
    if not log.rows:
        raise Refusal(words.NOTHING_TO_BRING_IN)
    return desk.do(ImportPast(log.rows, source), actor, new_save_id())


def shape(log: AnyLog, already: int, receipt: Receipt | None) -> Shape:
    """``tracker import``: ``already`` rows are here; ``receipt`` is None if nothing was saved."""
    return {
        "lines": log.lines,
        "readable": len(log.rows),
        "rejected": log.rejected,
        "blanks": log.blanks,
        "already_here": already,
        "imported": len(receipt.refs) if receipt else 0,
        "save_id": receipt.save_id if receipt else None,
        "columns": plain(log.columns),
        "rejects": plain(log.rejects),
        "notes": list(log.notes),
    }


def lines(log: AnyLog, *, columns: bool) -> Iterable[str]:
    """The log in words: counts, how the columns are read if asked, and every reason."""
    yield f"Rows below the headings: {log.lines}"
    yield f"Readable: {len(log.rows)}"
    yield f"Rejected: {log.rejected}"
    yield f"Empty: {log.blanks}"
    if columns:
        for column in log.columns:
            read_as = column.field or "not read"
            example = f', such as "{column.example}"' if column.example else ""
            yield f'Column "{column.header}": {read_as}{example}'
    for reject in log.rejects:
        where = f", {reject.column}" if reject.column else ""
        value = f' It holds "{reject.value}".' if reject.value else ""
        yield f"Line {reject.line}{where}: {reject.reason}{value}"
    yield from (f"Note: {note}" for note in log.notes)


def write_rejects(
    log: AnyLog, source: Path, target: Path, knows: Callable[[str], bool] = COMPLAINTS.knows
) -> int:
    """Write the rejected rows with their reasons, to be put right and brought in; how many.

    The first two columns are not read when the file is brought in again. ``knows`` says whether a
    cell is a heading of this kind of log.
    """
    reasons: dict[int, list[str]] = defaultdict(list)
    for reject in log.rejects:
        where = f"{reject.column}: " if reject.column else ""
        reasons[reject.line].append(where + reject.reason)
    rows = [
        [str(record.first), " ".join(reasons[record.first]), *record.cells]
        for record in _records(source, knows)
        if record.first in reasons
    ]
    headings = ["Line", "Reason", *(column.header for column in log.columns)]
    write_whole(target, csv_bytes(headings, rows))
    return len(rows)


def _records(source: Path, knows: Callable[[str], bool]) -> list[Record]:
    """The rows of the log as they stand in it."""
    text, _ = decode(read_bytes(source))
    text = text.removeprefix("\ufeff")
    with closing(records(text, delimiter_of(text, knows))) as found:
        return list(found)


def rejected_words(log: AnyLog) -> str:
    """ "7 rows" """
    return days(log.rejected, "row")
