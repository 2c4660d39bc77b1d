"""``tracker letters``: the templates that letters are made with, and whether they can be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.letters import fields_of
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot
from tracker.core.words import LetterKind
from tracker.papers.letter_store import checked, copy_templates, folder_of, template_of

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def letters(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List the letters and where their templates are; copy them to edit; check them."""
    return 0 if context.invoked_subcommand else show(context, as_json)


@app.command("list")
def show(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List the letters and where the template of each is."""
    folder = folder_of(given_of(context).existing)
    found = [(kind, *_place(kind, folder)) for kind in LetterKind]
    if as_json:
        say_json([_shape(kind, path, own) for kind, path, own in found])
    else:
        say_all(f"{kind.value}: {words.template_at(path, own)}" for kind, path, own in found)
    return 0


@app.command("init")
def init(context: typer.Context, as_json: JsonFlag = False) -> int:
    """Copy the templates beside the file, where they can be edited in Word."""
    folder = folder_of(given_of(context).existing)
    copied = copy_templates(folder)
    if as_json:
        answer = {"folder": str(folder), "written": list(copied.written)}
        say_json({**answer, "kept": list(copied.kept)})
        return 0
    say_all(words.templates_copied(folder, copied.written, copied.kept))
    return 0


@app.command("check")
def check(context: typer.Context, as_json: JsonFlag = False) -> int:
    """Say what is wrong with each template that cannot be used."""
    folder = folder_of(given_of(context).existing)
    wrong = {kind: checked(kind, folder) for kind in LetterKind}
    if as_json:
        say_json({kind.value: sentence for kind, sentence in wrong.items()})
    else:
        say_all(f"{kind.value}: {wrong[kind] or words.TEMPLATE_FINE}" for kind in LetterKind)
    return 1 if any(wrong.values()) else 0


@app.command("fields")
def fields(
    context: typer.Context,
    kind: Annotated[LetterKind, typer.Argument(metavar="KIND", help=", ".join(LetterKind))],
    as_json: JsonFlag = False,
) -> int:
    """List what a template of this kind may name, and what each is."""
    known = fields_of(kind).values()
    if as_json:
        say_json([{"field": one.name, "tells": one.tells, "rows": list(one.rows)} for one in known])
        return 0
    for one in known:
        rows = f" (each with {', '.join(one.rows)})" if one.rows else ""
        say(f"{{{{ {one.name} }}}}: {one.tells}{rows}")
    return 0


def _place(kind: LetterKind, folder: Path) -> tuple[Path, bool]:
    try:
        template = template_of(kind, folder)
    except (Refusal, CouldNot):
        return folder, True  # it lies there, and ``check`` says what is wrong with it
    return template.path, template.own


def _shape(kind: LetterKind, path: Path, own: bool) -> dict[str, object]:
    return {"kind": kind.value, "letter": kind.label, "template": str(path), "own": own}
