"""``tracker log``: takes down a contact from options."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from typing import Annotated

import typer

from tracker.cli import lines, words
from tracker.cli.given import Given, Wrong
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say_all, say_json
from tracker.cli.show import full_ref
from tracker.core.desk import Desk
from tracker.core.forms import FormErrors, log_contact
from tracker.core.identity import new_save_id
from tracker.core.office import Office, Refusal
from tracker.core.people import PersonCard
from tracker.core.ports import Reader
from tracker.core.words import YOUNG_STATUSES

_OPTIONS = {
    "received_on": "--received",
    "received_at": "--at",
    "young_status": "--status",
    "team_manager": "--team-manager",
}
"""Options whose name is not that of the form's field."""

_STORED = ("safety", "handling")
"""Fields with a fixed vocabulary: "Stage 1" is typed for stage_1."""


def log(
    context: typer.Context,
    details: Annotated[str, typer.Option(help="What happened; - reads standard input.")],
    caller: Annotated[
        str, typer.Option(help='A name, "anonymous" or "would not say"; empty: not asked.')
    ] = "",
    same_caller_as: Annotated[
        str, typer.Option(metavar="REF", help="The caller is the one of this case.")
    ] = "",
    channel: Annotated[str, typer.Option(help="How it came in; telephone unless said.")] = "",
    received_on: Annotated[
        str, typer.Option("--received", metavar="DATE", help="Today unless said.")
    ] = "",
    received_at: Annotated[
        str, typer.Option("--at", metavar="HH:MM", help="Now unless said.")
    ] = "",
    relation: Annotated[str, typer.Option(help="What the caller is to the child.")] = "",
    telephone: Annotated[str, typer.Option(help="Where to ring back.")] = "",
    email: Annotated[str, typer.Option(help="Where to write to.")] = "",
    young_status: Annotated[str, typer.Option("--status", help="A young person's status.")] = "",
    age: Annotated[str, typer.Option(help="In whole years.")] = "",
    child: Annotated[str, typer.Option(help="The child it is about.")] = "",
    wants: Annotated[str, typer.Option(help="What they want.")] = "",
    safety: Annotated[str, typer.Option(help="Is a child unsafe now? no or yes.")] = "",
    handling: Annotated[
        str, typer.Option(help="Proposed: stage 1, representation or corporate.")
    ] = "",
    theme: Annotated[str, typer.Option(help="Proposed theme.")] = "",
    area: Annotated[str, typer.Option(help="Proposed service area.")] = "",
    team_manager: Annotated[str, typer.Option(help="Proposed team manager.")] = "",
    as_json: JsonFlag = False,
) -> int:
    """Log a contact; prints its reference and due date."""
    # The options are called as the fields of the form, so what was given is the form.
    raw = {name: value for name, value in context.params.items() if isinstance(value, str)}
    if details == "-":
        raw["details"] = standard_input("--details")
    return _log(given_of(context), raw, raw.pop("same_caller_as"), as_json)


def _log(given: Given, raw: dict[str, str], same_as: str, as_json: bool) -> int:
    with given.reading() as reader:
        office = given.office(reader)
        person = _person(reader, full_ref(same_as), office) if same_as else None
    if person is not None:
        raw["caller"] = raw["caller"] or person.name
    for field in _STORED:
        raw[field] = "_".join(raw[field].casefold().replace("-", " ").split())
    try:
        command = log_contact(raw, office, person)
    except FormErrors as trouble:
        raise Wrong(_sentence(trouble.errors, office)) from None
    with given.storing() as store:
        receipt = Desk(store, given.clock).do(command, office.actor, new_save_id())
    ref = receipt.refs[0]
    if as_json:
        due = receipt.due.isoformat() if receipt.due else None
        say_json({"ref": ref, "due": due, "save_id": receipt.save_id})
    else:
        say_all(lines.logged_lines(ref, receipt.due, receipt.save_id))
    return 0


def standard_input(option: str) -> str:
    """What is piped in, so that a family's words need not stand in a shell's history."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise Wrong(words.NO_TEXT_PIPED.format(option=option)) from None


def _person(reader: Reader, ref: str, office: Office) -> PersonCard:
    """The caller of an earlier case. Raises Refusal where there is nobody."""
    caller = reader.case_file(ref, office.today).case.complainant
    if caller.person_id is None:
        raise Refusal(words.NOT_THE_SAME_CALLER.format(ref=ref))
    return PersonCard(caller.person_id, caller.name, caller.relation, caller.telephone)


def _sentence(errors: Mapping[str, str], office: Office) -> str:
    """Everything wrong with the options, each named, with the values of a list."""
    lists = office.lists
    known: dict[str, Collection[str]] = {
        "channel": lists.channels,
        "relation": lists.relations,
        "young_status": YOUNG_STATUSES,
        "theme": lists.themes,
        "area": lists.areas,
        "safety": ("no", "yes"),
        "handling": ("stage 1", "representation", "corporate"),
    }
    return " ".join(
        f"{_OPTIONS.get(field, f'--{field}')}: {sentence}"
        + (f" It may be: {', '.join(known[field])}." if field in known else "")
        for field, sentence in errors.items()
    )
