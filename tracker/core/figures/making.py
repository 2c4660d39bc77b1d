"""The annual report of a year from a file: what screens and the command line both ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tracker.core.figures import periods
from tracker.core.figures.asking import examples, figures_asked
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.hiding import hide_together
from tracker.core.figures.naming import names_in
from tracker.core.figures.periods import Period
from tracker.core.figures.report import Figure, Lesson, Report, compose
from tracker.core.figures.restating import (
    Account,
    Counted,
    accounts,
    not_as_published,
    since,
    with_notes,
)
from tracker.core.figures.table import DoesNotTie
from tracker.core.office import Refusal
from tracker.core.ports import Reader


def annual_report(
    reader: Reader,
    begins: int,
    today: date,
    *,
    draft: bool = False,
    show_small: bool = False,
    without_persistent: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """The report of the year that begins in ``begins``, as data.

    Raises:
        Refusal: a total is not the sum of its parts, or, but in a draft, a text names somebody
            who made contact.
    """
    asked = figures_asked(
        reader, periods.year(begins), today, without_persistent=without_persistent
    )
    entered = asked.entered.get(begins, YearEntered(begins))
    try:
        made = compose(
            asked,
            hide=hide_together,
            quotes=examples(reader, entered),
            lessons=_lessons(reader, asked.period, today) if draft else (),
            draft=draft,
            show_small=show_small,
            progress=progress,
        )
    except DoesNotTie as error:
        raise Refusal(str(error)) from None
    if not draft:
        _names_nobody(made, reader, today)
    counted = Counted(asked.period, asked.against, without_persistent=without_persistent)
    return _restated(made, accounts(reader, counted, today), counted)


def _restated(made: Report, found: tuple[Account, ...], counted: Counted) -> Report:
    """The report that says of every published figure which is another now what it was."""
    tables = [figure.table for figure in made.figures]
    counts = [(of, sum(len(of.told_of(one, counted)) for one in tables)) for of in found]
    said = [f"{since(of, count)}; each is told below its table." for of, count in counts if count]
    said += [not_as_published(of) for of in found if not of.sound]

    def noted(figure: Figure) -> Figure:
        return replace(figure, table=with_notes(figure.table, found, counted))

    sections = tuple(
        replace(section, figures=tuple(noted(figure) for figure in section.figures))
        for section in made.sections
    )
    return replace(made, facts=(*made.facts, *said), sections=sections)


def _lessons(reader: Reader, period: Period, today: date) -> list[Lesson]:
    """What was promised in a period and done since: what changed by it, else what it was."""
    rows = reader.learning(today, everything=True).rows
    found = [(row.filed.theme, row.promise) for row in rows if row.promise is not None]
    return [
        Lesson(theme, " ".join((promise.changed or promise.text).split()))
        for theme, promise in found
        if promise.done_on is not None and period.first <= promise.made_on <= period.last
    ]


def _names_nobody(made: Report, reader: Reader, today: date) -> None:
    """What is published names nobody who made contact. Raises Refusal with the name."""
    people = [row.person.name for row in reader.people("", today)]
    for section in made.sections:
        texts = (*section.text, *(quote.words for quote in section.quotes))
        for name in names_in(texts, people):
            raise Refusal(
                f"The text of “{section.heading}” names {name}, who made contact: what is "
                "published names nobody. Change the text, or make a draft."
            )
