"""Options that several commands share, and what is left of them in the context."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.given import Given

JsonFlag = Annotated[bool, typer.Option("--json", help="The same as JSON, for scripts.")]


def given_of(context: typer.Context) -> Given:
    """The global options of this run."""
    given = context.find_object(Given)
    assert given is not None
    return given
