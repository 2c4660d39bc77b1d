"""``tracker import``: brings an old log in, or shows what that would do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import compliment_logs, logs, stage2_logs, words
from tracker.cli.given import Given
from tracker.cli.making import founder, make_file
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.desk import Desk
from tracker.core.office import Actor, Refusal
from tracker.core.ports import Receipt, Store
from tracker.papers.compliments_csv import ComplimentsRead
from tracker.papers.log_csv import LogRead
from tracker.papers.stage2_csv import Stage2Read


def bring_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The log, saved as CSV.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show how it is read; nothing is saved.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Bring in nothing unless every row can be read.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the rejected rows with their reasons here."),
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Bring in a log kept as CSV, of complaints, Stage 2 or compliments, as one batch."""
    given = given_of(context)
    source = file.expanduser()
    log = _read(source, given)
    if rejects is not None:
        _write_rejects(log, source, rejects.expanduser())
    if dry_run:
        _tell(log, _already(given, log), None, as_json)
        return 1 if strict and log.rejected else 0
    if strict and log.rejected:
        _tell(log, _already(given, log), None, as_json)
        raise Refusal(words.STRICT.format(rejected=logs.rejected_words(log)))
    known = given.path.exists()
    receipt = _save(given, log, source.name)
    _tell(log, len(log.rows) - len(receipt.refs), receipt, as_json)
    if not (known or as_json):
        say(words.made_here(given.path))
    return 0


def _read(source: Path, given: Given) -> logs.AnyLog:
    """The log, of the kind that its headings say."""
    if compliment_logs.is_one(source):
        return compliment_logs.read(source, given)
    if stage2_logs.is_one(source):
        return stage2_logs.read(source, given)
    return logs.read(source)


def _write_rejects(log: logs.AnyLog, source: Path, target: Path) -> None:
    if isinstance(log, ComplimentsRead):
        compliment_logs.write_rejects(log, source, target)
    elif isinstance(log, Stage2Read):
        stage2_logs.write_rejects(log, source, target)
    else:
        logs.write_rejects(log, source, target)


def _tell(log: logs.AnyLog, already: int, receipt: Receipt | None, as_json: bool) -> None:
    if as_json:
        say_json(logs.shape(log, already, receipt))
        return
    say_all(logs.lines(log, columns=receipt is None))
    if already:
        ours = isinstance(log, ComplimentsRead)
        say(words.left_out(already) if ours else words.already_here(already))
    if receipt is None:
        say(words.NOTHING_SAVED)
    else:
        say(receipt.sentence)
        say(words.undo_with(receipt.save_id))


def _already(given: Given, log: logs.AnyLog) -> int:
    """How many rows are in the file under their own reference, or from an earlier log."""
    if isinstance(log, ComplimentsRead):
        return compliment_logs.already(given, log)
    if isinstance(log, Stage2Read) or not given.path.exists():
        return 0
    with given.reading() as reader:
        there = {held.case.source_ref for held in reader.all_cases()}
    return sum(row.source_ref in there for row in log.rows if row.source_ref)


def _save(given: Given, log: logs.AnyLog, source: str) -> Receipt:
    """Save the rows: into the file, or into a new one where there is none yet."""
    if isinstance(log, ComplimentsRead):
        return compliment_logs.save(given, log, source)
    if isinstance(log, Stage2Read):
        return stage2_logs.save(given, log, source)
    if not given.path.exists():
        return _into_new(given, log, source)
    with given.reading() as reader:
        actor = given.actor(reader)
    with given.desk() as desk:
        return logs.bring(desk, actor, log, source)


def _into_new(given: Given, log: LogRead, source: str) -> Receipt:
    """Make the file with the log in it: whole or not at all."""
    user = founder(given)
    receipts: list[Receipt] = []

    def fill(store: Store) -> None:
        desk = Desk(store, given.clock)
        receipts.append(logs.bring(desk, Actor(user.name, user.role), log, source))

    make_file(given, (user,), fill)
    return receipts[0]
