"""``tracker report``: the annual report of a year, as a document."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from tracker.cli import words
from tracker.cli.files import write_whole
from tracker.cli.given import Given, Wrong
from tracker.cli.leaving import enter, who_writes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import complain, say, say_json
from tracker.core.figures import periods
from tracker.core.figures.making import annual_report
from tracker.core.figures.report import SHOWS_SMALL, Report
from tracker.core.office import Refusal
from tracker.core.out.register import report_left
from tracker.core.years import read_year
from tracker.papers.report_file import KINDS, written

_PATIENCE = 1.0
"""Seconds after which it is told how far the report is."""

Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="Ends in .docx .xlsx .pdf .md")]


def report(
    context: typer.Context,
    year: Annotated[str, typer.Option(metavar="YEAR", help="The financial year, as 2017/18.")],
    out: Out,
    without_persistent: Annotated[
        bool,
        typer.Option("--without-persistent", help="Leave out named persistent complainants."),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Marked as a draft, with what is still to be written.")
    ] = False,
    show_small: Annotated[
        bool, typer.Option("--show-small", help="Show numbers under five: in a draft alone.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: JsonFlag = False,
) -> int:
    """Write the annual report of a year."""
    given, target = given_of(context), out.expanduser()
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise Wrong(words.NOT_A_REPORT.format(kinds=", ".join(KINDS), name=target.name))
    begins = read_year(year)
    if begins is None:
        raise Wrong(words.NO_SUCH_YEAR.format(typed=year))
    if show_small and not draft:
        raise Wrong(SHOWS_SMALL)
    if not force and target.exists():
        raise Refusal(words.there_already(target))
    actor = who_writes(given)
    made = _composed(given, begins, draft, show_small, without_persistent)
    made_of = write_whole(target, written(made, kind), over=force)
    enter(given, actor, report_left(begins, draft, target.name, made_of))
    if as_json:
        say_json(_shape(made, target, year=periods.year(begins).label, hidden=not show_small))
    else:
        say(words.report_made(target, len(made.figures), draft=draft))
    return 0


def _composed(
    given: Given, begins: int, draft: bool, show_small: bool, without_persistent: bool
) -> Report:
    """The report as data. Raises Refusal when a total does not tie, or a text names somebody."""
    with given.reading() as reader:
        return annual_report(
            reader,
            begins,
            given.clock.today(),
            draft=draft,
            show_small=show_small,
            without_persistent=without_persistent,
            progress=_Patient(words.MAKING_REPORT),
        )


class _Patient:
    """Tells how far something is, a few times, once it has taken longer than a second."""

    def __init__(self, what: str) -> None:
        self._what, self._began, self._told = what, monotonic(), 0.0

    def __call__(self, done: int, of: int) -> None:
        now = monotonic()
        if now - self._began >= _PATIENCE and now - self._told >= _PATIENCE:
            self._told = now
            complain(f"{self._what}: {done} of {of}")


def _shape(made: Report, target: Path, *, year: str, hidden: bool) -> dict[str, object]:
    return {
        "file": str(target),
        "year": year,
        "draft": made.draft,
        "small_numbers_hidden": hidden,
        "sections": [section.heading for section in made.sections],
        "tables": [figure.table.key for figure in made.figures],
    }
