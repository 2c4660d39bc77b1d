"""``tracker undo``: takes a save back."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import clean_name
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_json
from tracker.core.commands import Undo
from tracker.core.identity import new_save_id
from tracker.core.office import Refusal


def undo(
    context: typer.Context,
    save_id: Annotated[
        str | None, typer.Argument(metavar="[SAVE_ID]", help="Your own last save unless given.")
    ] = None,
    as_json: JsonFlag = False,
) -> int:
    """Take back your last save, or the one named."""
    given = given_of(context)
    with given.reading() as reader:
        actor = given.actor(reader)
        if save_id is None:
            last = reader.last_save(actor.name)
            if last is None:
                raise Refusal(words.NOTHING_TO_UNDO)
            save_id = last.save_id
    with given.desk() as desk:
        receipt = desk.do(Undo(clean_name(save_id, "SAVE_ID")), actor, new_save_id())
    if as_json:
        answer = {"undone": save_id, "what": receipt.sentence, "refs": list(receipt.refs)}
        say_json({**answer, "save_id": receipt.save_id})
    else:
        say(receipt.sentence)
        say(words.bring_back_with(receipt.save_id))
    return 0
