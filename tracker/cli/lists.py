"""``tracker lists``: what can be chosen, and the edits that a manager makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

import typer

from tracker.cli import list_shapes, words
from tracker.cli.given import Given, Wrong, clean_name
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.commands import ChangeList, ListChange
from tracker.core.identity import new_save_id
from tracker.core.list_edits import described
from tracker.core.say import days, long_day
from tracker.core.views import SaveNote
from tracker.core.vocabulary import ListValue, Vocabulary
from tracker.core.words import ListKind, Via

KINDS = ", ".join(kind.value.replace("_", "-") for kind in ListKind)

KindArgument = Annotated[str, typer.Argument(metavar="KIND", help=f"One of: {KINDS}.")]
ValueArgument = Annotated[str, typer.Argument(metavar="VALUE", help="The word.")]
ForArea = Annotated[str, typer.Option("--for", metavar="AREA", help="A team manager's area.")]

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def lists(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this list.")] = None,
    as_json: JsonFlag = False,
) -> int:
    """List, add, rename, move or retire what can be chosen."""
    return 0 if context.invoked_subcommand else show(context, kind, as_json)


@app.command("list")
def show(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this list.")] = None,
    as_json: JsonFlag = False,
) -> int:
    """List every value, on how many cases it stands, and the last changes."""
    wanted = tuple(ListKind) if kind is None else (_kind(kind),)
    with given_of(context).reading() as reader:
        held, standing, notes = reader.vocabulary(), reader.standing(), reader.changes_of_lists()
    if as_json:
        say_json(list_shapes.lists(held, wanted, standing, notes))
        return 0
    for one in wanted:
        say_all(_line(value, standing) for value in held.of(one))
    say_all(change_lines(notes))
    return 0


@app.command("add")
def add(
    context: typer.Context,
    kind: KindArgument,
    value: ValueArgument,
    area: ForArea = "",
    via: Annotated[
        Via | None, typer.Option(help="How a channel comes; direct unless told.")
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Add a value at the end of its list."""
    return _change(context, ListChange.ADD, kind, value, as_json, area=area, via=via)


@app.command("rename")
def rename(
    context: typer.Context,
    kind: KindArgument,
    value: ValueArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it is to be called.")],
    area: ForArea = "",
    as_json: JsonFlag = False,
) -> int:
    """Give a value another name; cases keep the old one."""
    return _change(context, ListChange.RENAME, kind, value, as_json, area=area, new=new)


def _plain(change: ListChange, tells: str) -> None:
    """Give a change that needs nothing but the value its command, under its own name."""

    def do(
        context: typer.Context,
        kind: KindArgument,
        value: ValueArgument,
        area: ForArea = "",
        as_json: JsonFlag = False,
    ) -> int:
        return _change(context, change, kind, value, as_json, area=area)

    app.command(change.value, help=tells)(do)


_plain(ListChange.RETIRE, "Offer a value no longer; cases that have it keep it.")
_plain(ListChange.RESTORE, "Offer a retired value again.")
_plain(ListChange.UP, "Move a value up by one.")
_plain(ListChange.DOWN, "Move a value down by one.")


def _kind(typed: str) -> ListKind:
    """A list as typed: "team-manager", "Team managers". Raises Wrong."""
    word = "_".join(typed.casefold().replace("-", " ").split())
    for kind in ListKind:
        if word in (kind.value, f"{kind.value}s"):
            return kind
    raise Wrong(words.NOT_A_LIST.format(kinds=KINDS, typed=typed))


def _change(
    context: typer.Context,
    change: ListChange,
    kind: str,
    value: str,
    as_json: bool,
    *,
    area: str = "",
    new: str = "",
    via: Via | None = None,
) -> int:
    given = given_of(context)
    command = ChangeList(
        _kind(kind),
        change,
        value if change is ListChange.ADD else clean_name(value, "VALUE"),
        clean_name(area, "--for") if area else "",
        new,
        via,
    )
    receipt_id, what, version = _save(given, command)
    if as_json:
        say_json({"what": what, "version": version, "save_id": receipt_id})
        return 0
    say(what)
    say(words.undo_with(receipt_id))
    return 0


def _save(given: Given, command: ChangeList) -> tuple[str, str, int]:
    """Carry it out: the save, the edit in words, and the version of the lists after it."""
    with given.reading() as reader:
        actor = given.actor(reader)
    with given.desk() as desk:
        receipt = desk.do(command, actor, new_save_id())
    with given.reading() as reader:
        return receipt.save_id, receipt.sentence, reader.vocabulary().version


def _line(one: ListValue, standing: Mapping[ListKind, Mapping[str, int]]) -> str:
    state = ", retired" if one.retired else ""
    now = f", now {one.became}" if one.became else ""
    count = ""
    if one.kind is not ListKind.SOURCE:
        count = f" ({days(standing.get(one.kind, {}).get(one.value, 0), 'case')})"
    return f"{one.kind.label}{state}: {described(one)}{now}{count}"


def change_lines(notes: Iterable[SaveNote]) -> Iterable[str]:
    """The last changes, newest first."""
    for note in notes:
        at = note.at.astimezone()
        yield f"Changed {long_day(at.date())} {at:%H:%M}, {note.actor}: {note.what}"


def version_line(held: Vocabulary) -> str:
    """Which version is in force."""
    return f"Lists and rules, version {held.version}"
