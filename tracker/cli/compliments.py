"""``tracker compliment`` takes one down from options; ``tracker compliments`` lists them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import Wrong
from tracker.cli.lines import one_line
from tracker.cli.log import standard_input
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.cli.shapes import Shape, plain
from tracker.core.compliments import (
    Compliment,
    ComplimentFilter,
    ComplimentTally,
    ComplimentType,
)
from tracker.core.forms import FormErrors, log_compliment
from tracker.core.identity import new_save_id
from tracker.core.office import Office
from tracker.core.say import long_day
from tracker.core.words import ListKind
from tracker.core.years import read_year

_OPTIONS = {"received_on": "--received", "said_by": "--said-by", "shared_on": "--shared"}
"""Options whose name is not that of the form's field."""

_KEYS = (
    *("ref", "received_on", "type", "source", "area", "words", "said_by", "staff", "shared_on"),
    *("to_share", "quote", "logged_by", "brought_from", "version"),
)


def compliment(
    context: typer.Context,
    words_said: Annotated[
        str, typer.Option("--words", help="What was said; - reads standard input.")
    ],
    area: Annotated[str, typer.Option(help="The service area it is about.")],
    source: Annotated[str, typer.Option(help="Who it came from, such as parent/carer.")],
    kind: Annotated[
        str, typer.Option("--type", help="internal or external; by the source unless said.")
    ] = "",
    said_by: Annotated[str, typer.Option(help="Who said it, by name.")] = "",
    staff: Annotated[str, typer.Option(help="Who was thanked.")] = "",
    received_on: Annotated[
        str, typer.Option("--received", metavar="DATE", help="Today unless said.")
    ] = "",
    shared_on: Annotated[
        str, typer.Option("--shared", metavar="DATE", help="When the team was told, if it was.")
    ] = "",
    as_json: JsonFlag = False,
) -> int:
    """Log a compliment; prints its reference."""
    given = given_of(context)
    raw = {
        "words": standard_input("--words") if words_said == "-" else words_said,
        "area": area,
        "source": source,
        "type": kind.strip().casefold(),
        "said_by": said_by,
        "staff": staff,
        "received_on": received_on,
        "shared_on": shared_on,
    }
    with given.reading() as reader:
        office = given.office(reader)
    try:
        command = log_compliment(raw, office)
    except FormErrors as trouble:
        raise Wrong(_sentence(trouble.errors, office)) from None
    with given.desk() as desk:
        receipt = desk.do(command, office.actor, new_save_id())
    if as_json:
        say_json({"ref": receipt.refs[0], "save_id": receipt.save_id})
    else:
        say_all((receipt.sentence, words.undo_with(receipt.save_id)))
    return 0


def compliments(
    context: typer.Context,
    year: Annotated[
        str, typer.Option(metavar="YEAR", help="Only this financial year, such as 2017/18.")
    ] = "",
    area: Annotated[str, typer.Option(help="Only this service area.")] = "",
    source: Annotated[str, typer.Option(help="Only from this source.")] = "",
    kind: Annotated[str, typer.Option("--type", help="Only internal or external ones.")] = "",
    to_share: Annotated[
        bool, typer.Option("--to-share", help="Only those the team has still to hear of.")
    ] = False,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Only those chosen for the report.")
    ] = False,
    text: Annotated[str, typer.Option(help="Only those in which these words begin words.")] = "",
    as_json: JsonFlag = False,
) -> int:
    """List compliments, newest first."""
    given = given_of(context)
    begins = read_year(year) if year else None
    if year and begins is None:
        raise Wrong(words.NO_SUCH_YEAR.format(typed=year))
    wanted = ComplimentFilter(
        text=text, year=begins, to_share=to_share, quotes=quotes, to=given.clock.today()
    )
    with given.reading() as reader:
        wanted = replace(
            wanted,
            area=_known("--area", area, reader.lists().ever(ListKind.AREA)),
            source=_known("--source", source, reader.lists().ever(ListKind.SOURCE)),
            type=ComplimentType(_known("--type", kind, list(ComplimentType))) if kind else None,
        )
        tally = reader.compliment_tally(wanted)
        found = reader.compliments(tally.numbers)
    if as_json:
        say_json(_shape(wanted, tally, found))
    else:
        say(f"Compliments: {len(found)}")
        say(f"Internal: {tally.internal}")
        say(f"External: {tally.external}")
        say(f"To share: {tally.to_share}")
        say_all(map(_line, found))
    return 0


def _known(option: str, typed: str, known: Collection[str]) -> str:
    """A value of a list, however its capitals were typed; "" for none. Raises Wrong."""
    if not typed:
        return ""
    same = [value for value in known if value.casefold() == typed.strip().casefold()]
    if not same:
        raise Wrong(words.NOT_ON_THE_LIST.format(option=option, known=", ".join(known)))
    return same[0]


def _shape(
    wanted: ComplimentFilter, tally: ComplimentTally, found: Collection[Compliment]
) -> Shape:
    return {
        "as_of": plain(wanted.to),
        "count": len(found),
        "internal": tally.internal,
        "external": tally.external,
        "to_share": tally.to_share,
        "quotes": tally.quotes,
        "compliments": [{key: plain(getattr(one, key)) for key in _KEYS} for one in found],
    }


def _line(one: Compliment) -> str:
    """One compliment, the reference first."""
    shared = f"shared {long_day(one.shared_on)}" if one.shared_on else ""
    told = shared or ("to share" if one.to_share else "")
    parts = (
        long_day(one.received_on),
        one.type.label.lower(),
        one.source,
        one.area,
        one.staff and f"thanks {one_line(one.staff)}",
        told,
        "quote" if one.quote else "",
    )
    return f"{one.ref} {', '.join(filter(None, parts))}: {one_line(one.words)}"


def _sentence(errors: Mapping[str, str], office: Office) -> str:
    """Everything wrong with the options, each named, with the values of a list."""
    known: dict[str, Collection[str]] = {
        "area": office.lists.areas,
        "source": office.lists.sources,
        "type": list(ComplimentType),
    }
    return " ".join(
        f"{_OPTIONS.get(field, f'--{field}')}: {sentence}"
        + (f" It may be: {', '.join(known[field])}." if field in known else "")
        for field, sentence in errors.items()
    )
