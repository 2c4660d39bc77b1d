"""``tracker calendar``: the days that do not count, and what an edit of them would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

import typer

from tracker.cli import lines, shapes, words
from tracker.cli.given import Given, Wrong, clean_name
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.commands import EditCalendar
from tracker.core.diary import edited, preview
from tracker.core.forms import read_day
from tracker.core.identity import new_save_id
from tracker.core.office import Actor
from tracker.core.say import long_day
from tracker.core.typed_dates import NotADate
from tracker.core.workdays import Calendar

DateArgument = Annotated[
    str, typer.Argument(metavar="DATE", help="As people type it; without a year, the next one.")
]
Local = Annotated[
    bool, typer.Option("--local", help="A day on which the office alone is closed: it counts.")
]
Preview = Annotated[bool, typer.Option("--preview", help="Only show what would change.")]
Year = Annotated[int | None, typer.Option("--year", help="Only this year.")]

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def calendar(context: typer.Context, year: Year = None, as_json: JsonFlag = False) -> int:
    """List, add or remove days that do not count."""
    return 0 if context.invoked_subcommand else show(context, year, as_json)


@app.command("list")
def show(context: typer.Context, year: Year = None, as_json: JsonFlag = False) -> int:
    """List bank holidays and local closures."""
    with given_of(context).reading() as reader:
        found = reader.calendar()
    kinds = {"holidays": _of(found.holidays, year), "local": _of(found.local, year)}
    if as_json:
        say_json(shapes.calendar(found, kinds))
        return 0
    say_all(_lines(found, kinds))
    return 0


@app.command("add")
def add(
    context: typer.Context,
    day: DateArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the day is called.")],
    local: Local = False,
    only_preview: Preview = False,
    as_json: JsonFlag = False,
) -> int:
    """Add a bank holiday, or a local closure."""
    called = clean_name(name, "NAME")
    return _edit(given_of(context), day, called, local, only_preview, as_json)


@app.command("remove")
def remove(
    context: typer.Context,
    day: DateArgument,
    local: Local = False,
    only_preview: Preview = False,
    as_json: JsonFlag = False,
) -> int:
    """Remove a bank holiday, or a local closure."""
    return _edit(given_of(context), day, None, local, only_preview, as_json)


def _of(days: Mapping[date, str], year: int | None) -> dict[date, str]:
    return {day: name for day, name in days.items() if year in (None, day.year)}


def _lines(found: Calendar, kinds: Mapping[str, Mapping[date, str]]) -> Iterable[str]:
    yield words.calendar_line(found)
    yield from (f"{long_day(day)}: {name}" for day, name in kinds["holidays"].items())
    for day, name in kinds["local"].items():
        yield f"{long_day(day)}: {name} (office closed, counts as a working day)"


def _edit(
    given: Given, typed: str, name: str | None, local: bool, only_preview: bool, as_json: bool
) -> int:
    """Preview an edit and, unless that is all, make it; ``name`` None removes the day."""
    today = given.clock.today()
    with given.reading() as reader:
        before, rules = reader.calendar(), reader.rules()
        command = EditCalendar(
            _day(typed, today, before), name or "", name is None, local, before.version
        )
        after, what = edited(before, command)
        cases = (held.case for held in reader.all_cases())
        seen = preview(cases, before, after, rules, today)
        actor = given.actor(reader)
    save_id = None if only_preview else _save(given, command, actor)
    if as_json:
        say_json(shapes.calendar_edit(what, after.version, save_id, seen))
        return 0
    say(what)
    say_all(lines.preview_lines(seen))
    say(words.undo_with(save_id) if save_id else words.NOTHING_SAVED)
    return 0


def _save(given: Given, command: EditCalendar, actor: Actor) -> str:
    with given.desk() as desk:
        return desk.do(command, actor, new_save_id()).save_id


def _day(typed: str, today: date, calendar: Calendar) -> date:
    try:
        return read_day(typed, today, calendar, ahead=True)
    except NotADate as trouble:
        raise Wrong(f"DATE: {trouble}") from None
    except (ValueError, OverflowError):
        raise Wrong("DATE: That is too far away for a date.") from None
