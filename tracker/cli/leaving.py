"""``tracker exports``: what left the program; and how the commands that write files enter them."""

from __future__ import annotations

import typer

from tracker.cli import words
from tracker.cli.given import Given
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.cli.shapes import Shape
from tracker.core.identity import new_save_id
from tracker.core.office import Actor, Refusal
from tracker.core.out.register import FileLeft, LeftEntry, NoteFileLeft
from tracker.core.ports import CouldNot


def who_writes(given: Given) -> Actor:
    """Who is at the keyboard: asked before a file is written, because the register names them."""
    with given.reading() as reader:
        return given.actor(reader)


def enter(given: Given, actor: Actor, left: FileLeft) -> None:
    """Enter a file that is whole on the disk.

    Raises:
        CouldNot: it is written, and could not be entered.
    """
    try:
        with given.desk() as desk:
            desk.do(NoteFileLeft(left), actor, new_save_id())
    except (Refusal, CouldNot) as trouble:
        raise CouldNot(words.NOT_ENTERED.format(file=left.file, why=trouble)) from None


def exports(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List what left the program: every file with case data or figures, newest first."""
    with given_of(context).reading() as reader:
        found = reader.files_left()
    if as_json:
        say_json({"count": len(found), "exports": [_shape(one) for one in found]})
        return 0
    say_all(_line(one) for one in found)
    if not found:
        say(words.NOTHING_LEFT)
    return 0


def _shape(one: LeftEntry) -> Shape:
    left = one.left
    return {
        "at": one.at.isoformat(),
        "by": one.by,
        "kind": left.kind.value,
        "what": left.what,
        "rows": left.rows,
        "file": left.file,
        "sha256": left.checksum,
    }


def _line(one: LeftEntry) -> str:
    left, when = one.left, one.at.astimezone()
    rows = "" if left.rows is None else f", {words.rows(left.rows)}"
    return (
        f"{when.day} {when:%b %Y %H:%M}, {one.by}, {left.kind.label}{rows}: {left.what}; "
        f"{left.file}, SHA-256 {left.checksum}"
    )
