"""``tracker rules``: clocks and thresholds, and what a change of them would do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from tracker.cli import lines, list_shapes, words
from tracker.cli.given import Given, Wrong, clean_name
from tracker.cli.lists import change_lines, version_line
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.clock_rules import ClockRule, ClockRules
from tracker.core.commands import ChangeRules
from tracker.core.diary import preview_rules
from tracker.core.forms import FormErrors
from tracker.core.forms.rulebook import setting
from tracker.core.identity import new_save_id
from tracker.core.office import Actor, Office, Refusal
from tracker.core.rule_edits import (
    CONVENTION_LABEL,
    CONVENTION_WORDS,
    START_WORDS,
    THRESHOLDS,
    departures,
    differences,
    warnings,
)
from tracker.core.say import days
from tracker.core.vocabulary import Vocabulary

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def rules(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List or change clocks and thresholds."""
    return 0 if context.invoked_subcommand else show(context, as_json)


@app.command("list")
def show(context: typer.Context, as_json: JsonFlag = False) -> int:
    """List every clock and threshold, and the last changes."""
    with given_of(context).reading() as reader:
        held, notes = reader.vocabulary(), reader.changes_of_lists()
    if as_json:
        say_json(list_shapes.rules(held, notes))
        return 0
    say_all(_lines(held))
    say_all(change_lines(notes))
    return 0


@app.command("set")
def change(
    context: typer.Context,
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE", help="Such as stage_1.standard, corporate.starts_at, soon, convention."
        ),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Working days, or a word.")],
    only_preview: Annotated[
        bool, typer.Option("--preview", help="Only show what would change.")
    ] = False,
    as_json: JsonFlag = False,
) -> int:
    """Change one rule; what it does to cases is shown."""
    given = given_of(context)
    with given.reading() as reader:
        held = reader.vocabulary()
        after = _read(given.office(reader), rule, value, held.rules)
        what = differences(held.rules, after)
        if not what:
            raise Refusal(words.NOTHING_CHANGED)
        cases = (one.case for one in reader.all_cases())
        today = given.clock.today()
        seen = preview_rules(cases, reader.calendar(), held.rules, after, today)
        actor = given.actor(reader)
    told = warnings(held.rules, after)
    save_id = None if only_preview else _save(given, ChangeRules(after, held.version), actor)
    if as_json:
        version = held.version + (save_id is not None)
        say_json(list_shapes.rule_change(what, version, save_id, told, seen))
        return 0
    say(f"{what}.")
    say_all(f"Warning: {sentence}" for sentence in told)
    say_all(lines.preview_lines(seen, words.BY_THESE_RULES))
    say(words.undo_with(save_id) if save_id else words.NOTHING_SAVED)
    return 0


def _read(office: Office, rule: str, value: str, before: ClockRules) -> ClockRules:
    """The rules with one of them changed. Raises Wrong for what cannot be read."""
    name = clean_name(rule, "RULE").casefold().replace("-", "_")
    try:
        return setting(name, value.strip(), office, before)
    except FormErrors as wrong:
        raise Wrong(f"{rule}: {' '.join(wrong.errors.values())}") from None


def _save(given: Given, command: ChangeRules, actor: Actor) -> str:
    with given.desk() as desk:
        return desk.do(command, actor, new_save_id()).save_id


def _lines(held: Vocabulary) -> Iterable[str]:
    yield version_line(held)
    found = held.rules
    for rule in found.clocks.values():
        yield _clock_line(rule)
        yield from (f"Warning: {sentence}" for sentence in departures(rule))
    for one in THRESHOLDS:
        yield f"{one.label} ({one.name}): {days(one.of(found))}"
    yield (
        f"{CONVENTION_LABEL} (convention {found.convention.value}): "
        + (CONVENTION_WORDS[found.convention])
    )


def _clock_line(rule: ClockRule) -> str:
    outer = f", {days(rule.outer)} if extended" if rule.outer else ""
    pause = ", waits for an advocate" if rule.pausable else ""
    start = START_WORDS[rule.starts_at]
    name = f"{rule.clock.label} ({rule.clock.value})"
    return f"{name}: {days(rule.standard)}{outer}, from {start}{pause}"
