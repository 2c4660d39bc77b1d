"""``tracker people`` and ``tracker person``: everybody who made contact under a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from tracker.cli import shapes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.person import Person, PersonFile, PersonRow
from tracker.core.say import days, long_day

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]", help="Only those by this name, telephone or sound."),
]
Number = Annotated[int, typer.Argument(metavar="N", help="The person's number.", min=1)]


def people(context: typer.Context, words: Words = None, as_json: JsonFlag = False) -> int:
    """List the people who made contact under a name, the latest first."""
    given = given_of(context)
    day, text = given.clock.today(), " ".join(words or ())
    with given.reading() as reader:
        rows = reader.people(text, day)
    if as_json:
        say_json(
            {"as_of": shapes.plain(day), "count": len(rows), "people": [_row(r) for r in rows]}
        )
        return 0
    say_all(_line(row) for row in rows)
    say(days(len(rows), "person").replace("persons", "people"))
    return 0


def person(context: typer.Context, number: Number, as_json: JsonFlag = False) -> int:
    """Show one person: details, decisions, cases, and who else they may be."""
    given = given_of(context)
    day = given.clock.today()
    with given.reading() as reader:
        file = reader.person_file(number, day)
    if as_json:
        say_json({"as_of": shapes.plain(day), **_file(file)})
    else:
        say_all(_lines(file))
    return 0


def _line(row: PersonRow) -> str:
    last = f", last {long_day(row.last_on)}" if row.last_on else ""
    mark = ", persistent complainant" if row.person.persistent else ""
    count = days(row.contacts, "contact")
    return f"{row.number}: {row.person.name}, {count}, {row.open} open{last}{mark}"


def _lines(file: PersonFile) -> Iterator[str]:
    """One fact a line; what is not known is left out."""
    one = file.person
    yield _line(file.row)
    for label, value in (
        ("Relation", one.relation),
        ("Child", one.last_child),
        ("Telephone", one.telephone),
        ("E-mail", one.email),
        ("Merged into", str(one.merged_into or "")),
    ):
        if value:
            yield f"{label}: {value}"
    for decision in one.persistence:
        ended = f", ended {long_day(decision.ended_on)}" if decision.ended_on else ""
        yield (
            f"Persistent complainant from {long_day(decision.from_on)}, calls to"
            f" {decision.contact}, review {long_day(decision.review_on)}{ended}: {decision.reason}"
        )
    if file.refs:
        yield f"Cases: {', '.join(file.refs)}"
    for other, why in file.doubles:
        yield f"May be {other.number}: {other.person.name} ({why})"


def _row(row: PersonRow) -> shapes.Shape:
    """One person with counts: keys promised in the README."""
    return {
        **_details(row.person),
        "contacts": row.contacts,
        "open": row.open,
        "last_on": shapes.plain(row.last_on),
        "persistent": row.person.persistent is not None,
    }


def _details(person: Person) -> shapes.Shape:
    names = ("number", "name", "telephone", "email", "relation", "last_child")
    return {name: getattr(person, name) for name in names}


def _file(file: PersonFile) -> shapes.Shape:
    return {
        **_row(file.row),
        "merged_into": file.person.merged_into,
        "decisions": shapes.plain(file.person.persistence),
        "cases": list(file.refs),
        "may_be": [
            {"number": row.number, "name": row.person.name, "reasons": why.split(", ")}
            for row, why in file.doubles
        ],
    }
