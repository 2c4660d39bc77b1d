"""``tracker export``: cases out into a file, for a spreadsheet or a script."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import shapes, words
from tracker.cli.columns import columns
from tracker.cli.files import csv_bytes, write_whole
from tracker.cli.given import Given, Wrong, day_typed
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import as_json as json_text
from tracker.cli.out import say, say_json
from tracker.core.office import Lists
from tracker.core.ports import Filter, Reader
from tracker.core.views import CaseRow
from tracker.core.words import Handling

_TO_CLASSIFY = "to_classify"


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ends in .csv or .json.")],
    only_open: Annotated[bool, typer.Option("--open", help="Only what is open.")] = False,
    handling: Annotated[
        list[str] | None,
        typer.Option(
            help="stage 1, representation, corporate, withdrawn, to classify; repeatable."
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Received on or after this day.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Received on or before this day.")
    ] = None,
    text: Annotated[str, typer.Option(help="Only cases in which these words begin words.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: JsonFlag = False,
) -> int:
    """Write cases to a CSV or JSON file."""
    given, target = given_of(context), file.expanduser()
    kind = target.suffix.lower()
    if kind not in (".csv", ".json"):
        raise Wrong(words.NOT_A_KIND.format(name=target.name))
    handlings = frozenset(_handling(typed) for typed in handling or ())
    with given.reading() as reader:
        wanted = _wanted(given, reader, start, end, text)
        rows = _rows(given, reader, wanted, only_open, handlings)
        lists = reader.lists()
    whole = _csv(rows, lists) if kind == ".csv" else _json(given, rows, lists)
    write_whole(target, whole, over=force)
    if as_json:
        say_json({"file": str(target), "count": len(rows)})
    else:
        say(words.written(len(rows), target))
    return 0


def _handling(typed: str) -> Handling | None:
    """A handling as typed or as stored; None is what nobody has classified yet."""
    word = "_".join(typed.casefold().replace("-", " ").split()).removesuffix("_complaint")
    if word == _TO_CLASSIFY:
        return None
    if word not in list(Handling):
        raise Wrong(words.NO_SUCH_HANDLING.format(typed=typed))
    return Handling(word)


def _wanted(given: Given, reader: Reader, start: str | None, end: str | None, text: str) -> Filter:
    today, calendar = given.clock.today(), reader.calendar()
    return Filter(
        text=text,
        received_from=None if start is None else day_typed("--from", start, today, calendar),
        received_to=None if end is None else day_typed("--to", end, today, calendar),
    )


def _rows(
    given: Given,
    reader: Reader,
    wanted: Filter,
    only_open: bool,
    handlings: frozenset[Handling | None],
) -> list[CaseRow]:
    """The rows as they stood on the working date, oldest first.

    Open and handling are asked of the rows and not of the file, so that they too are of that day.
    """
    rows = reader.rows(reader.case_ids(wanted, "oldest"), given.clock.today())
    return [
        row
        for row in rows
        if not row.case.struck_out
        and (not only_open or row.case.is_open)
        and (not handlings or row.case.handling in handlings)
    ]


def _csv(rows: list[CaseRow], lists: Lists) -> bytes:
    wanted = columns(lists)
    headings = [heading for heading, _ in wanted]
    return csv_bytes(headings, ([cell(row) for _, cell in wanted] for row in rows))


def _json(given: Given, rows: list[CaseRow], lists: Lists) -> bytes:
    return (json_text(shapes.exported(rows, given.clock.today(), lists)) + "\n").encode("ascii")
