"""The commands as typer sees them: what each is called, and the options that all of them take."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tracker.cli import calendar_days, editions, figures, letter_templates, lists, rules
from tracker.cli.bring_in import bring_in
from tracker.cli.compliments import compliment, compliments
from tracker.cli.demo import demo, new
from tracker.cli.explain import explain
from tracker.cli.export import export
from tracker.cli.learning import learning
from tracker.cli.leaving import exports
from tracker.cli.letter import letter
from tracker.cli.log import log
from tracker.cli.options import given_of
from tracker.cli.out import say
from tracker.cli.people import people, person
from tracker.cli.reconcile import reconcile
from tracker.cli.report import report
from tracker.cli.show import show
from tracker.cli.start import open_or_ask
from tracker.cli.table import table
from tracker.cli.today import today
from tracker.cli.undo import undo
from tracker.core.words import Role

_GLOBAL = ("db", "working_date", "who", "role")
"""Options taken before a command's name and after it; no command may call another thing so."""


_COMMANDS = (
    *(demo, new, log, compliment, today, learning, show, explain, letter, compliments),
    *(people, person, undo, export, exports, table, report, reconcile),
)
"""The commands that are called as their functions are."""


def _keep_db(context: typer.Context, value: str | None) -> None:
    if value is not None:
        given_of(context).db = value


def _keep_today(context: typer.Context, value: str | None) -> None:
    if value is not None:
        given_of(context).today_typed = value


def _keep_who(context: typer.Context, value: str | None) -> None:
    if value is not None:
        given_of(context).who = value


def _keep_role(context: typer.Context, value: Role | None) -> None:
    if value is not None:
        given_of(context).role = value


def _version(asked: bool) -> None:
    if asked:
        from tracker.cli.version import version_text

        say(version_text())
        raise typer.Exit


def tracker(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file, else TRACKER_DB, else your own.", callback=_keep_db
        ),
    ] = None,
    working_date: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help="The working date; day first.", callback=_keep_today
        ),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAME", help="Who you are, else TRACKER_USER.", callback=_keep_who
        ),
    ] = None,
    role: Annotated[
        Role | None, typer.Option(help="What you are, if not known.", callback=_keep_role)
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Which version.")
    ] = False,
) -> int:
    """Statutory complaints about children's services: logged, clocked and answered.

    Without a command it opens the screens.
    """
    return 0 if context.invoked_subcommand else open_or_ask(given_of(context))


def commands() -> TyperGroup:
    """Every command, each taking the global options after its name too."""
    app = typer.Typer(
        name="tracker",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=True)(tracker)
    for command in _COMMANDS:
        app.command()(command)
    app.command("import")(bring_in)
    app.add_typer(calendar_days.app, name="calendar")
    app.add_typer(lists.app, name="lists")
    app.add_typer(rules.app, name="rules")
    app.add_typer(letter_templates.app, name="letters")
    app.add_typer(figures.app, name="figures")
    app.add_typer(editions.app, name="editions")
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    shared = [copy(option) for option in group.params if option.name in _GLOBAL]
    for option in shared:
        option.expose_value = False
    _share(group, shared)
    return group


def _share(group: TyperGroup, options: Sequence[Any]) -> None:
    """Let every command below take these options, whose callbacks keep them wherever they stand."""
    for command in group.commands.values():
        command.params.extend(options)
        if isinstance(command, TyperGroup):
            _share(command, options)
