"""``tracker import``: brings a spreadsheet in, or shows what that would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import import_told, words
from tracker.cli.files import write_whole
from tracker.cli.given import Given
from tracker.cli.import_choices import choices_of, with_values
from tracker.cli.leaving import enter, who_writes
from tracker.cli.making import founder, make_file
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import complain, say, say_all, say_json
from tracker.cli.watching import Interrupted, Watch
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.importing.cells import RawBook
from tracker.core.importing.plans import Plan
from tracker.core.office import Actor, Refusal
from tracker.core.out.register import FileLeft
from tracker.core.ports import CouldNot, Receipt, Store
from tracker.core.say import days
from tracker.papers import importing, rejects_file
from tracker.papers.book_read import BookRead


def bring_in(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The log: .xlsx, .xls, .ods or .csv.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show how it is read; nothing is saved.")
    ] = False,
    sheet: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Read only this sheet; may be repeated."),
    ] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEADING", help="Which field a column is; or none."),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING:TEXT=WORD", help="Which word a text of a column is."),
    ] = None,
    date_order: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING=dmy|mdy", help="What comes first in a column's dates."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Bring in nothing unless every row can be read.")
    ] = False,
    with_doubles: Annotated[
        bool, typer.Option("--with-doubles", help="Bring in rows that are probably here already.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the rejected rows here, not beside FILE."),
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Bring in a log of complaints, Stage 2 or compliments as one batch; --dry-run shows how."""
    given, source = given_of(context), file.expanduser()
    existed = given.path.exists()
    watch = Watch()
    try:
        book = importing.opened(source)
        known = knowledge(given, book)
        choices = choices_of(book, sheet or [], mapped or [], date_order or [], with_doubles)
        if value:
            plan = importing.planned(book, known, choices)
            choices = with_values(choices, value, plan, known.words)
        plan = importing.planned(book, known, choices)
        if plan.problems:
            return _not_settled(plan, dry_run, as_json)
        read = importing.rows_of(plan, known, given.clock.today(), watch.reading)
    except KeyboardInterrupt:
        raise CouldNot(words.IMPORT_STOPPED) from None
    rejected = _write_asked(plan, read, rejects)
    written = rejected[0] if rejected else None
    if rejected and existed:
        enter(given, who_writes(given), rejected[1])
        rejected = None
    if dry_run or (strict and read.rejected) or not read.to_bring:
        _tell(plan, read, None, written, as_json)
        return _brought_nothing(read, dry_run=dry_run, strict=strict)
    try:
        with watch.held():
            receipt = save(given, Prepared(plan, known, read), watch=watch.saving)
    except Interrupted:
        if written is not None:
            written.unlink(missing_ok=True)
        raise CouldNot(words.IMPORT_STOPPED) from None
    if watch.stopping:
        complain(words.TOO_LATE_TO_STOP)
    if written is None:
        rejected = _write_beside(plan, read, source)
        written = rejected[0] if rejected else None
    _tell(plan, read, receipt, written, as_json)
    if not (existed or as_json):
        say(words.made_here(given.path))
    if rejected:
        enter(given, who_writes(given), rejected[1])
    return 0


def _brought_nothing(read: BookRead, *, dry_run: bool, strict: bool) -> int:
    """Why nothing is saved: it was not to be, a row is rejected, or there is nothing."""
    if dry_run:
        return 1 if strict and read.rejected else 0
    if strict and read.rejected:
        raise Refusal(words.STRICT.format(rejected=days(read.rejected, "row")))
    raise Refusal(words.ALL_HERE if read.doubles else words.NOTHING_TO_BRING_IN)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workbook that was read and can be saved."""

    plan: Plan
    known: importing.Knowledge
    read: BookRead


def knowledge(given: Given, book: RawBook) -> importing.Knowledge:
    """What the file knows; of no file yet, what a new one will."""
    if not given.path.exists():
        return importing.Knowledge()
    with given.reading() as reader:
        return importing.Knowledge.of(reader, book)


def save(
    given: Given, prepared: Prepared, watch: Callable[[int, int], None] | None = None
) -> Receipt:
    """Save the rows: into the file, or into a new one where there is none yet."""
    command = importing.command_for(prepared.plan, prepared.known, prepared.read)
    if given.path.exists():
        with given.reading() as reader:
            actor = given.actor(reader)
        with given.desk() as desk:
            return desk.do(command, actor, new_save_id(), watch)
    user = founder(given)
    receipts: list[Receipt] = []

    def fill(store: Store) -> None:
        desk = Desk(store, given.clock)
        actor = Actor(user.name, user.role)
        receipts.append(desk.do(command, actor, new_save_id(), watch))

    make_file(given, (user,), fill)
    return receipts[0]


def _not_settled(plan: Plan, dry_run: bool, as_json: bool) -> int:
    """Say what has to be settled; a dry run shows the rest too."""
    if not (dry_run and plan.used):
        raise CouldNot(" ".join(plan.problems))
    if as_json:
        say_json(import_told.shape(plan, None, None, None))
    else:
        say_all(import_told.lines(plan, None, columns=True))
        say(words.NOTHING_SAVED)
    raise Refusal(" ".join(plan.problems))


_Rejected = tuple[Path, FileLeft]
"""Where the rejected rows are, and what the register of what left is told."""


def _write_asked(plan: Plan, read: BookRead, asked: Path | None) -> _Rejected | None:
    """Where it was asked to write the rejected rows, once they are there."""
    if asked is None:
        return None
    target = asked.expanduser()
    made_of = write_whole(target, rejects_file.as_csv(rejects_file.table(plan, read)))
    return target, rejects_file.left(target, read, made_of)


def _write_beside(plan: Plan, read: BookRead, source: Path) -> _Rejected | None:
    """What was left out of what was saved, beside the workbook; None where nothing was."""
    if not read.rejected:
        return None
    try:
        return rejects_file.write_beside(source, plan, read)
    except CouldNot as trouble:
        complain(str(trouble))
        return None


def _tell(
    plan: Plan, read: BookRead, receipt: Receipt | None, written: Path | None, as_json: bool
) -> None:
    if as_json:
        say_json(import_told.shape(plan, read, receipt, written))
        return
    say_all(import_told.lines(plan, read, columns=receipt is None))
    if written is not None and read.rejected:
        say(words.rejects_written(written))
    if receipt is None:
        say(words.NOTHING_SAVED)
    else:
        say(receipt.sentence)
        say(words.undo_with(receipt.save_id))
