"""``tracker table``: one table of the annual report, and the cases behind any number of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import table_shapes, words
from tracker.cli.asking import (
    AgainstOption,
    ClosedOption,
    FromOption,
    MonthOption,
    QuarterOption,
    Span,
    ToOption,
    WithoutOption,
    YearOption,
    asked_of,
)
from tracker.cli.files import write_whole
from tracker.cli.given import Given, Wrong
from tracker.cli.leaving import enter, who_writes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.figures import tables
from tracker.core.figures.hiding import hide
from tracker.core.figures.nothing import titles
from tracker.core.figures.restating import Counted, accounts, by_row, with_notes
from tracker.core.figures.table import Cell, Column, DoesNotTie, Row, Table, check
from tracker.core.figures.values import Hidden, in_words
from tracker.core.office import Refusal
from tracker.core.out.register import FileLeft, LeftKind
from tracker.core.ports import Reader
from tracker.papers.list_out import list_bytes


def table(
    context: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="[KEY]", help="1 to 17, or a word; none lists them.")
    ] = "",
    year: YearOption = "",
    quarter: QuarterOption = "",
    month: MonthOption = "",
    start: FromOption = "",
    end: ToOption = "",
    against: AgainstOption = "",
    closed: ClosedOption = False,
    without_persistent: WithoutOption = False,
    hide_small: Annotated[
        bool, typer.Option("--hide-small", help="Hide numbers from 1 to 4.")
    ] = False,
    cases: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ROW COLUMN", help="List what a number counted; by name or place."),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    as_md: Annotated[bool, typer.Option("--md", help="As Markdown.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Into a file that ends in .csv, .md or .xlsx."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: JsonFlag = False,
) -> int:
    """Show one table of the annual report, or list them all."""
    given = given_of(context)
    kind = out.suffix.lower() if out else ""
    if out and (kind not in _WRITTEN or cases or not key or as_json):
        raise Wrong(words.TABLE_OUT)
    if out and (as_csv, as_md) not in _WRITTEN[kind]:
        raise Wrong(words.TABLE_OUT)
    if sum((as_csv, as_md, as_json)) > 1 or (cases and (as_csv or as_md)):
        raise Wrong(words.ONE_FORM)
    if force and not out:
        raise Wrong(words.FORCE_WHAT)
    if not key:
        return _list(as_json=as_json)
    with given.reading() as reader:
        span = Span(year, quarter, month, start, end)
        asked = asked_of(
            given, reader, span, against, closed=closed, without_persistent=without_persistent
        )
        try:
            made = tables.make(key.strip().casefold(), asked)
            check(made)
        except tables.NoSuchTable as trouble:
            raise Wrong(str(trouble)) from None
        except DoesNotTie as trouble:
            raise Refusal(str(trouble)) from None
        made = hide(made) if hide_small else made
        if cases:
            return _behind(reader, made, *cases, as_json=as_json)
        counted = Counted(asked.period, asked.against, closed, without_persistent)
        found = accounts(reader, counted, given.clock.today())
        restated = by_row(made, found, counted)
        made = with_notes(made, found, counted)
    if out:
        data = _data(kind, made, restated, given.clock.today(), counted)
        _write(given, out.expanduser(), data, made, counted, force=force)
    elif as_json:
        say_json(table_shapes.table(made))
    elif as_csv:
        say_all(table_shapes.csv_lines(made, restated))
    elif as_md:
        say_all(table_shapes.md_lines(made))
    else:
        say_all(_lines(made))
    return 0


_NEITHER, _CSV, _MD = (False, False), (True, False), (False, True)

_WRITTEN = {".csv": (_NEITHER, _CSV), ".md": (_NEITHER, _MD), ".xlsx": (_NEITHER,)}
"""Endings of files that a table is written to, and which of --csv and --md may stand beside."""


def _data(
    kind: str, made: Table, restated: Mapping[int, str], today: date, counted: Counted
) -> bytes:
    """The table as the bytes of a file of this kind."""
    if kind == ".xlsx":
        without = words.WITHOUT_PERSISTENT if counted.without_persistent else ""
        return list_bytes(table_shapes.listed(made, today, without, restated), kind)
    is_csv = kind == ".csv"
    lines = table_shapes.csv_lines(made, restated) if is_csv else table_shapes.md_lines(made)
    # The mark tells Excel that the file is UTF-8.
    mark = "utf-8-sig" if is_csv else "utf-8"
    return "".join(f"{line}\n" for line in lines).encode(mark, "replace")


def _write(
    given: Given, target: Path, data: bytes, made: Table, counted: Counted, *, force: bool
) -> None:
    """Write a table to a file, and enter that it left."""
    actor = who_writes(given)
    made_of = write_whole(target, data, over=force)
    beside = f" beside {counted.against.label}" if counted.against else ""
    what = f"{table_shapes.heading(made)}, {made.cohort}, {made.period.label}{beside}"
    left = FileLeft(LeftKind.TABLE, what, len(made.rows), target.name, made_of)
    enter(given, actor, left)
    say(words.table_written(len(made.rows), target))


def _list(*, as_json: bool) -> int:
    found = titles()
    if as_json:
        say_json([{"table": key, "title": title} for key, title in found])
    else:
        say_all(f"{key}: {title}" for key, title in found)
    return 0


def _lines(made: Table) -> Iterator[str]:
    """The heading, then a row a line, then what is to be said of it."""
    yield table_shapes.heading(made)
    yield f"{made.cohort}, {made.period.label}; counted in {made.unit.label.lower()}"
    if made.empty:
        yield words.NOTHING_COUNTED
    for row in made.rows:
        yield f"{row.label}: {_said(made.columns, row)}"
    yield from made.notes


def _said(columns: Sequence[Column], row: Row) -> str:
    """The cells of a row with the names of their columns; a share stands beside its number."""
    said = ""
    for column, cell in zip(columns, row.cells, strict=True):
        if column.label == "%":
            said += f", {in_words(cell.value)}"
        else:
            said += f"{'; ' if said else ''}{column.label} {in_words(cell.value)}"
    return said


def _behind(reader: Reader, made: Table, row: str, column: str, *, as_json: bool) -> int:
    cell = _cell(made, row, column)
    if isinstance(cell.value, Hidden):
        raise Refusal(words.HIDDEN_NUMBER)
    if cell.question is None:
        raise Refusal(words.NOTHING_BEHIND)
    refs = list(reader.behind(cell.question))
    if as_json:
        value = table_shapes.plain(cell.value)
        say_json({"table": made.key, "value": value, "count": len(refs), "refs": refs})
    else:
        say(f"{in_words(cell.value)} ({len(refs)} listed)")
        say_all(refs)
    return 0


def _cell(made: Table, row: str, column: str) -> Cell:
    r = _place([one.label for one in made.rows], row, "ROW")
    c = _place([one.label for one in made.columns], column, "COLUMN")
    return made.rows[r].cells[c]


def _place(labels: Sequence[str], typed: str, what: str) -> int:
    """Which of them is meant: by its label, whatever its capitals, or its place from 1."""
    found = [n for n, label in enumerate(labels) if label.casefold() == typed.strip().casefold()]
    if found:
        return found[0]
    if typed.isdecimal() and 1 <= int(typed) <= len(labels):
        return int(typed) - 1
    known = ", ".join(f"{n} {label}" for n, label in enumerate(labels, 1))
    raise Wrong(words.NO_SUCH_PLACE.format(what=what, typed=typed, known=known))
