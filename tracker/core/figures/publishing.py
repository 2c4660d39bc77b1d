"""How the tables of an edition are made: when it is published, and today to compare with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.core.figures import periods, tables
from tracker.core.figures.asking import Source, figures_asked
from tracker.core.figures.editions import Edition, Restated, restated
from tracker.core.figures.hiding import hide_together
from tracker.core.figures.options import Options
from tracker.core.figures.table import Table, check


def usual(options: Options, year: int) -> Options:
    """The options with what to compare with filled in: the year before, unless it is another."""
    return replace(options, against=options.against or periods.year(year).before())


def made(source: Source, year: int, options: Options, today: date) -> list[tuple[Table, Table]]:
    """Every table of a year as it is and as it is printed: small numbers hidden in all together.

    Raises:
        DoesNotTie: a total is not the sum of its parts, so nothing leaves.
    """
    wanted = usual(options, year)
    asked = figures_asked(
        source,
        periods.year(year),
        today,
        against=wanted.against,
        without_persistent=wanted.without_persistent,
    )
    found = [tables.make(key, asked) for key in tables.KEYS]
    for table in found:
        check(table)
    printed = hide_together(found) if wanted.hide_small else found
    return list(zip(found, printed, strict=True))


def compared(source: Source, edition: Edition, today: date) -> tuple[Restated, ...]:
    """What an edition printed otherwise than the file would today, asked for in the same way."""
    now = made(source, edition.year, edition.asked(), today)
    return restated(edition, [shown for _, shown in now], [real for real, _ in now])
