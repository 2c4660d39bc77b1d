"""Runs a command and turns every ending into an exit code and at most one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.ending import DONE, ended
from tracker.cli.given import Given, Wrong
from tracker.cli.start import note_folder
from tracker.cli.wiring import Wiring

_INTERRUPTED = 130
"""What typer gives for Ctrl+C."""


def run(arguments: Sequence[str], wiring: Wiring) -> int:
    """Carry out one command. Returns the exit code: 0 done, 1 no, 2 wrong use, 3 could not."""
    given = Given(wiring)
    return ended(lambda: _command(arguments, given), lambda: note_folder(given))


def _command(arguments: Sequence[str], given: Given) -> int:
    # Here and not above: a start without a command does not pay for the option parser.
    from typer import Abort, TyperException

    from tracker.cli.app import commands

    try:
        code = commands().main(
            list(arguments), prog_name="tracker", standalone_mode=False, obj=given
        )
    except TyperException as error:
        raise Wrong(_sentence(error.format_message())) from None
    except Abort:
        raise KeyboardInterrupt from None
    except SystemExit:
        # Typer leaves so when a shell's completion was answered, or the reader of help went away.
        return DONE
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(code or DONE)


def _sentence(message: str) -> str:
    """The parser's message as one sentence."""
    text = " ".join(message.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."
