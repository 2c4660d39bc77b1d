"""``tracker figures``: what a manager enters for a year, shown and set."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import Given, Wrong
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.cli.shapes import Shape
from tracker.core.clean import fold
from tracker.core.commands import Command
from tracker.core.compliments import Compliment
from tracker.core.figures.asking import examples
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.entering import EnterYear
from tracker.core.figures.sections import BY_KEY
from tracker.core.figures.year_book import history_words
from tracker.core.forms import FormErrors, year_figures
from tracker.core.identity import new_save_id
from tracker.core.office import Office
from tracker.core.ports import Reader
from tracker.core.say import days
from tracker.core.words import ListKind
from tracker.core.years import financial_year, read_year, year_words

YearOption = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="Such as 2017/18; else the last whole.")
]
SECTIONS = ", ".join(BY_KEY)

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def figures(context: typer.Context, year: YearOption = None, as_json: JsonFlag = False) -> int:
    """Show or set what is entered for a year: contacts, open cases, cases held, texts."""
    return 0 if context.invoked_subcommand else show(context, year, as_json)


@app.command("show")
def show(context: typer.Context, year: YearOption = None, as_json: JsonFlag = False) -> int:
    """Show what was entered for a year."""
    given = given_of(context)
    with given.reading() as reader:
        entered = reader.year_entered(_year(given, year))
        chosen = examples(reader, entered)
    if as_json:
        say_json(shape(entered, chosen))
    else:
        say_all(_lines(entered, chosen))
    return 0


@app.command("set")
def change(
    context: typer.Context,
    year: YearOption = None,
    contacts: Annotated[
        str | None, typer.Option(metavar="N", help="All contacts with the trust; '' for unknown.")
    ] = None,
    open_cases: Annotated[
        str | None, typer.Option("--open", metavar="N", help="Open cases of the trust.")
    ] = None,
    held: Annotated[
        list[str] | None,
        typer.Option(metavar="AREA=N", help="Cases that an area held; once for each area."),
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Set denominators of a year; what is not named stays."""
    given = given_of(context)
    with given.reading() as reader:
        office, seen = given.office(reader), reader.year_entered(_year(given, year))
        if contacts is None and open_cases is None and not held:
            raise Wrong("Say what to set: --contacts N, --open N, --held AREA=N.")
        areas = dict(seen.cases_held)
        for one in held or ():
            area, number = _held(one, office, areas)
            areas.pop(area, None)
            if number is not None:
                areas[area] = number
        order = {area: at for at, area in enumerate(office.lists.ever(ListKind.AREA))}
        command = EnterYear(
            seen.number,
            seen.contacts if contacts is None else _count("--contacts", contacts),
            seen.open_cases if open_cases is None else _count("--open", open_cases),
            tuple(sorted(areas.items(), key=lambda item: order.get(item[0], len(order)))),
            seen,
        )
    return _save(given, command, as_json)


@app.command("history")
def history(
    context: typer.Context,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help="Such as 2015/16.")],
    investigations: Annotated[
        str, typer.Option(metavar="N", help="Stage 2 investigations closed in the year.")
    ] = "",
    spend: Annotated[str, typer.Option(metavar="POUNDS", help="Such as 42374.21.")] = "",
    average: Annotated[str, typer.Option(metavar="DAYS", help="Working days on average.")] = "",
    as_json: JsonFlag = False,
) -> int:
    """Set the Stage 2 totals of a year without cases; none of them takes them out."""
    given = given_of(context)
    raw = {"investigations": investigations, "spend": spend, "average": average}
    with given.reading() as reader:
        seen = reader.year_entered(_year(given, year))
        try:
            command = year_figures.history(raw, given.office(reader), seen.number, seen)
        except FormErrors as wrong:
            raise _wrong(wrong) from None
    return _save(given, command, as_json)


@app.command("text")
def text(
    context: typer.Context,
    section: Annotated[str, typer.Argument(metavar="SECTION", help=f"One of: {SECTIONS}.")],
    year: YearOption = None,
    as_json: JsonFlag = False,
) -> int:
    """Write a text of the report, read from standard input; an empty one takes it out."""
    given = given_of(context)
    if section not in BY_KEY:
        raise Wrong(f"SECTION may be {SECTIONS}, not {section}.")
    try:
        typed = sys.stdin.read()
    except UnicodeDecodeError:
        raise Wrong(words.NO_TEXT_PIPED.format(option="SECTION")) from None
    with given.reading() as reader:
        seen = reader.year_entered(_year(given, year))
        try:
            command = year_figures.text(
                {"text": typed}, given.office(reader), seen.number, section, seen
            )
        except FormErrors as wrong:
            raise _wrong(wrong) from None
    return _save(given, command, as_json)


def _wrong(wrong: FormErrors) -> Wrong:
    return Wrong("; ".join(f"{name}: {sentence}" for name, sentence in wrong.errors.items()))


def _year(given: Given, typed: str | None) -> int:
    """The year that is meant; the last whole one if none is said. Raises Wrong."""
    if typed is None:
        return financial_year(given.clock.today()) - 1
    begins = read_year(typed)
    if begins is None:
        raise Wrong(words.NO_SUCH_YEAR.format(typed=typed))
    return begins


def _count(option: str, typed: str) -> int | None:
    if not typed.strip():
        return None
    try:
        return year_figures.count(typed)
    except ValueError as trouble:
        raise Wrong(f"{option}: {trouble}") from None


def _held(typed: str, office: Office, held: dict[str, int]) -> tuple[str, int | None]:
    """ "Fostering=180" as the area and its number; nothing after the sign is unknown."""
    named, sign, number = typed.rpartition("=")
    if not sign:
        raise Wrong(f"--held wants AREA=N, not {typed}.")
    known = (*office.lists.ever(ListKind.AREA), *held)
    area = next((one for one in known if fold(one) == fold(named)), None)
    if area is None:
        raise Wrong(f"--held: the area '{named.strip()}' is not on the list.")
    return area, _count("--held", number)


def _save(given: Given, command: Command, as_json: bool) -> int:
    with given.reading() as reader:
        actor = given.actor(reader)
    with given.desk() as desk:
        receipt = desk.do(command, actor, new_save_id())
    if as_json:
        with given.reading() as reader:
            _say_saved(reader, command, receipt.sentence, receipt.save_id)
        return 0
    say(receipt.sentence)
    say(words.undo_with(receipt.save_id))
    return 0


def _say_saved(reader: Reader, command: Command, what: str, save_id: str) -> None:
    entered = reader.year_entered(command.year)  # type: ignore[union-attr]
    say_json({"what": what, "save_id": save_id, **shape(entered, examples(reader, entered))})


def shape(entered: YearEntered, chosen: Sequence[Compliment]) -> Shape:
    """``tracker figures --json``; money in pence, the average in working days."""
    past = entered.stage2
    return {
        "year": year_words(entered.number),
        "version": entered.version,
        "contacts": entered.contacts,
        "open_cases": entered.open_cases,
        "cases_held": dict(entered.cases_held),
        "stage2": None
        if past is None
        else {
            "investigations": past.investigations,
            "pence": past.pence,
            "average_days": past.average_days,
        },
        "texts": dict(entered.texts),
        "examples": [{"ref": one.ref, "words": one.quote} for one in chosen],
    }


def _lines(entered: YearEntered, chosen: Sequence[Compliment]) -> Iterator[str]:
    yield f"Year: {year_words(entered.number)}"
    yield f"Contacts with the trust: {_shown(entered.contacts)}"
    yield f"Open cases: {_shown(entered.open_cases)}"
    for area, cases in entered.cases_held:
        yield f"Cases held by {area}: {cases:,}"
    if entered.stage2 is not None:
        yield history_words(entered.stage2)
    for key, written in entered.texts:
        title = BY_KEY[key].title if key in BY_KEY else key
        yield f"Text, {title} ({key}): {days(len(written.split()), 'word')}"
    for one in chosen:
        yield f"Example: {one.ref}: {' '.join(one.quote.split())}"


def _shown(value: int | None) -> str:
    return "not entered" if value is None else f"{value:,}"
