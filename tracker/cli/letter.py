"""``tracker letter``: one letter about one case, as a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.given import Given, Wrong
from tracker.cli.leaving import enter
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_json
from tracker.cli.show import Ref, full_ref
from tracker.core.clocks import Clockwork
from tracker.core.commands import RecordLetter
from tracker.core.identity import new_save_id
from tracker.core.letter_facts import form_to_send, letter_facts, why_not
from tracker.core.letters import Facts, file_name
from tracker.core.office import Actor, Refusal
from tracker.core.out.register import letter_left
from tracker.core.words import LetterKind
from tracker.papers.letter_store import Made, folder_of, forget, make_letter

Kind = Annotated[LetterKind, typer.Argument(metavar="KIND", help=", ".join(LetterKind))]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Ends in .docx; else the folder of letters."),
]


def letter(
    context: typer.Context, ref: Ref, kind: Kind, out: Out = None, as_json: JsonFlag = False
) -> int:
    """Make a letter about a case, and note it there."""
    given, target = given_of(context), out.expanduser() if out else None
    if target is not None and target.suffix.lower() != ".docx":
        raise Wrong(words.NOT_A_LETTER.format(name=target.name))
    full = full_ref(ref)
    facts, actor = _facts(given, full, kind)
    day = given.clock.today()
    made = make_letter(kind, facts, full, day, folder_of(given.path), target)
    name = file_name(full, kind, day) if target else made.path.name
    save_id = _noted(given, RecordLetter(full, kind, name, made.template), actor, made)
    enter(given, actor, letter_left(kind, full, name, made.checksum))
    if as_json:
        answer = {"ref": full, "kind": kind.value, "file": str(made.path)}
        say_json({**answer, "template": made.template, "save_id": save_id})
    else:
        say(words.letter_made(kind, made.path))
        say(words.undo_with(save_id))
    return 0


def _facts(given: Given, ref: str, kind: LetterKind) -> tuple[Facts, Actor]:
    """What the letter may say, and who makes it. Raises Refusal if there is no use for it."""
    today = given.clock.today()
    with given.reading() as reader:
        actor = given.actor(reader)
        file = reader.case_file(ref, today)
        case, form = file.case, form_to_send(file.learning, ref)
        reason = why_not(kind, case, form)
        if reason:
            raise Refusal(words.no_letter(ref, reason))
        clockwork = Clockwork(reader.calendar(), reader.rules(), today)
        return letter_facts(kind, case, clockwork, actor, form), actor


def _noted(given: Given, command: RecordLetter, actor: Actor, made: Made) -> str:
    """Note the letter on its case; without that there shall be none. Returns the save's id."""
    try:
        with given.desk() as desk:
            return desk.do(command, actor, new_save_id()).save_id
    except BaseException:  # raised again: a letter nobody noted must not lie about
        forget(made)
        raise
