"""``tracker export``: cases out into a file, for a spreadsheet or a script."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import shapes, words
from tracker.cli.files import write_whole
from tracker.cli.given import Given, Wrong, day_typed
from tracker.cli.leaving import enter, who_writes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import as_json as json_text
from tracker.cli.out import say, say_json
from tracker.core.filters import Filter
from tracker.core.office import Lists, Refusal
from tracker.core.out.anonymous import anonymous_cases
from tracker.core.out.grouping import TooFew
from tracker.core.out.register import FILTERED, FileLeft, LeftKind
from tracker.core.ports import Reader
from tracker.core.say import long_day
from tracker.core.views import CaseRow
from tracker.core.words import Handling
from tracker.papers.case_columns import cases_whole
from tracker.papers.list_out import WRITERS, list_bytes

_TO_CLASSIFY = "to_classify"


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ends in .xlsx, .csv or .json.")],
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
    anonymous: Annotated[
        bool,
        typer.Option(
            "--anonymous",
            help="No names, references or free text; months for days, bands for ages; values that "
            "fewer than 5 cases of a group share are put together as Other, so that every row is "
            "like at least 4 others.",
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: JsonFlag = False,
) -> int:
    """Write cases to a spreadsheet (.xlsx), a CSV or a JSON file, and say how many."""
    given, target = given_of(context), file.expanduser()
    kind = target.suffix.lower()
    if kind not in WRITERS:
        raise Wrong(words.NOT_A_KIND.format(name=target.name))
    handlings = frozenset(_handling(typed) for typed in handling or ())
    actor = who_writes(given)
    with given.reading() as reader:
        wanted = _wanted(given, reader, start, end, text)
        rows = _rows(given, reader, wanted, only_open, handlings)
        lists = reader.lists()
    data = _whole(given, rows, lists, kind, anonymous=anonymous)
    made_of = write_whole(target, data, over=force)
    left = LeftKind.ANONYMOUS_LIST if anonymous else LeftKind.LIST
    what = _what(wanted, only_open, handlings)
    enter(given, actor, FileLeft(left, what, len(rows), target.name, made_of))
    if as_json:
        say_json({"file": str(target), "count": len(rows), "anonymous": anonymous})
    else:
        told = words.written_anonymous if anonymous else words.written
        say(told(len(rows), target))
    return 0


def _what(wanted: Filter, only_open: bool, handlings: frozenset[Handling | None]) -> str:
    """What was asked for, in words, without what was typed to find somebody."""
    said = ["open" if only_open else "all"]
    labels = [one.label if one else words.TO_CLASSIFY for one in handlings]
    said += [" or ".join(sorted(labels))] if labels else []
    if wanted.received_from:
        said.append(f"received from {long_day(wanted.received_from)}")
    if wanted.received_to:
        said.append(f"received to {long_day(wanted.received_to)}")
    said += [f"filter: {FILTERED}"] if wanted.text else []
    return f"{words.EXPORTED}: {', '.join(said)}"


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


def _whole(given: Given, rows: list[CaseRow], lists: Lists, kind: str, *, anonymous: bool) -> bytes:
    """The file. JSON has all that is known of each case, the others one line for each."""
    today = given.clock.today()
    if anonymous:
        try:
            return list_bytes(anonymous_cases(rows, lists, today), kind)
        except TooFew as few:
            raise Refusal(str(few)) from None
    if kind == ".json":
        return (json_text(shapes.exported(rows, today, lists)) + "\n").encode("ascii")
    return list_bytes(cases_whole(rows, lists, words.EXPORTED, today), kind)
