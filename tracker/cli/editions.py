"""``tracker editions``: what was published, proven, and compared with what the file says today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import Wrong
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.cli.shapes import Shape
from tracker.core.figures.editions import Edition, Restated, note, title, trouble
from tracker.core.figures.options import Options, PublishEdition
from tracker.core.figures.publishing import compared
from tracker.core.figures.table import Table
from tracker.core.figures.values import in_words
from tracker.core.identity import new_save_id
from tracker.core.office import Refusal
from tracker.core.records import NoSuchRecord
from tracker.core.say import long_day
from tracker.core.years import read_year, year_words

NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", help="The edition's number.")]

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def editions(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List, show, prove or compare published editions, or publish one."""
    return 0 if context.invoked_subcommand else listed(context, as_json)


@app.command("list")
def listed(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List every edition, newest first."""
    with given_of(context).reading() as reader:
        found = reader.editions()
    if as_json:
        say_json({"editions": [_head(one) for one in found]})
    else:
        say_all(_line(one) for one in found)
        if not found:
            say("Nothing is published yet.")
    return 0


@app.command("show")
def show(context: typer.Context, number: NumberArgument, as_json: JsonFlag = False) -> int:
    """Show every table of an edition as it was printed."""
    edition = _edition(context, number)
    tables = edition.printed()
    if as_json:
        say_json({**_head(edition), "tables": [_table(one) for one in tables]})
        return 0
    say(_line(edition))
    for table in tables:
        say_all(_table_lines(table))
    return 0


@app.command("verify")
def verify(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="Only this one; else all.")
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Prove that editions are as they were published; what is not is named."""
    with given_of(context).reading() as reader:
        chosen = reader.editions() if number is None else [_edition(context, number)]
        found = {one.number: trouble(one, reader.edition_seal(one.number)) for one in chosen}
    if as_json:
        say_json(
            {
                "sound": not any(found.values()),
                "editions": [
                    {**_head(one), "sound": not found[one.number], "found": list(found[one.number])}
                    for one in chosen
                ],
            }
        )
    else:
        for one in chosen:
            say_all(found[one.number] or (f"{title(one)}: as it was published.",))
    return int(any(found.values()))


@app.command("compare")
def compare(context: typer.Context, number: NumberArgument, as_json: JsonFlag = False) -> int:
    """List every figure that the file gives otherwise today than the edition printed it."""
    given = given_of(context)
    edition = _edition(context, number)
    with given.reading() as reader:
        found = compared(reader, edition, given.clock.today())
    if as_json:
        say_json({**_head(edition), "restated": [_restated(one, edition) for one in found]})
        return 0
    say_all(f"Table {one.table}: {note(one, edition)}." for one in found)
    say(f"{title(edition)}: {len(found):,} figures restated.")
    return 0


@app.command("publish")
def publish(
    context: typer.Context,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help="Such as 2017/18.")],
    without_persistent: Annotated[
        bool, typer.Option("--without-persistent", help="Without named persistent complainants.")
    ] = False,
    as_json: JsonFlag = False,
) -> int:
    """Publish every table of a year as it is now. It is for good: nothing takes it back."""
    given = given_of(context)
    begins = read_year(year)
    if begins is None:
        raise Wrong(words.NO_SUCH_YEAR.format(typed=year))
    command = PublishEdition(begins, Options(without_persistent=without_persistent))
    with given.reading() as reader:
        actor = given.actor(reader)
    with given.desk() as desk:
        receipt = desk.do(command, actor, new_save_id())
    if as_json:
        with given.reading() as reader:
            say_json({"what": receipt.sentence, **_head(reader.editions()[0])})
        return 0
    say(receipt.sentence)
    return 0


def _edition(context: typer.Context, number: int) -> Edition:
    """The edition. Raises Refusal if there is none."""
    with given_of(context).reading() as reader:
        try:
            return reader.edition(number)
        except NoSuchRecord as none:
            raise Refusal(str(none)) from None


def _head(edition: Edition) -> Shape:
    options = edition.asked()
    return {
        "number": edition.number,
        "year": year_words(edition.year),
        "at": edition.at,
        "by": edition.by,
        "checksum": edition.checksum,
        "against": options.against.label if options.against else None,
        "without_persistent": options.without_persistent,
        "hide_small": options.hide_small,
    }


def _line(edition: Edition) -> str:
    return (
        f"{title(edition)}, published {long_day(edition.published)} by {edition.by}, "
        f"SHA-256 {edition.checksum}"
    )


def _table(table: Table) -> Shape:
    return {
        "table": table.key,
        "title": table.title,
        "cohort": table.cohort,
        "columns": [column.label for column in table.columns],
        "rows": [
            {"label": row.label, "values": [in_words(cell.value) for cell in row.cells]}
            for row in table.rows
        ],
        "notes": list(table.notes),
    }


def _table_lines(table: Table) -> Iterator[str]:
    yield f"Table {table.key}: {table.title}. {table.cohort}, {table.period.label}"
    for row in table.rows:
        cells = zip(table.columns, row.cells, strict=True)
        figures = ", ".join(f"{column.label} {in_words(cell.value)}" for column, cell in cells)
        yield f"{row.label}: {figures}"
    yield from table.notes


def _restated(one: Restated, edition: Edition) -> Shape:
    return {
        "table": one.table,
        "row": one.row,
        "column": one.column,
        "old": one.old,
        "new": one.new,
        "note": note(one, edition),
    }
