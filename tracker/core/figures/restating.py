"""What was published beside what the file says today: for screens, and for what leaves later.

A later correction is never hidden: wherever a figure of a published year is shown or printed
again, it is said that it was restated, with what it was and what it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.core.figures.editions import (
    Edition,
    Place,
    Restated,
    named,
    note,
    places,
    trouble,
)
from tracker.core.figures.periods import Period
from tracker.core.figures.publishing import compared, usual
from tracker.core.figures.table import DoesNotTie, Table
from tracker.core.ports import Reader

UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What reading an edition raises whose text somebody has changed: anything may stand there."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How a table was counted, as far as it decides whether an edition counted in the same way."""

    period: Period
    against: Period | None = None
    closed: bool = False
    without_persistent: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """An edition held against the file. ``trouble`` says what is not as it was published.

    ``restated`` is None where that cannot be told: what is not as it was published is no witness,
    or the tables of today do not tie.
    """

    edition: Edition
    trouble: tuple[str, ...]
    restated: tuple[Restated, ...] | None
    unequal: str = ""
    """The sentence of a table of today that does not tie."""

    @property
    def sound(self) -> bool:
        """Whether it is as it was published."""
        return not self.trouble

    def told_of(self, table: Table, counted: Counted) -> tuple[Restated, ...]:
        """What is restated in a table, if it was counted as the edition counted.

        A table of another year shows the edition's year in some of its columns: of that one,
        what stands in them.
        """
        found = tuple(one for one in self.restated or () if one.table == table.key)
        if not found or counted.closed:
            return ()
        asked, year = usual(self.edition.asked(), self.edition.year), self.edition.year
        if counted.without_persistent != asked.without_persistent:
            return ()
        if counted.period.year == year:
            return found if counted.against in (None, asked.against) else ()
        if counted.against is None or counted.against.year != year:
            return ()
        there = {
            place
            for place, (_, at) in places(table).items()
            if table.columns[at].period == counted.against
        }
        return tuple(one for one in found if one.place in there)


def account(reader: Reader, edition: Edition, today: date) -> Account:
    """An edition, proven and compared with what the file says on ``today``."""
    wrong = trouble(edition, reader.edition_seal(edition.number))
    if wrong:
        return Account(edition, wrong, None)
    try:
        found = compared(reader, edition, today)
    except DoesNotTie as error:
        return Account(edition, (), None, str(error))
    return Account(edition, (), found)


def latest(editions: Iterable[Edition], year: int) -> Edition | None:
    """The newest edition of a year; None if none was published."""
    of_year = [one for one in editions if one.year == year]
    return max(of_year, key=lambda one: one.number, default=None)


def accounts(reader: Reader, counted: Counted, today: date) -> tuple[Account, ...]:
    """The newest editions of the years that are counted, the year itself first."""
    years = [one.year for one in (counted.period, counted.against) if one is not None]
    wanted = [year for year in dict.fromkeys(years) if year is not None]
    if not wanted or counted.closed:
        return ()
    editions = reader.editions()
    found = [latest(editions, year) for year in wanted]
    return tuple(account(reader, one, today) for one in found if one is not None)


def with_notes(table: Table, found: Sequence[Account], counted: Counted) -> Table:
    """The table, with below it each figure that was restated, old and new."""
    notes = [f"{note(one, of.edition)}." for of in found for one in of.told_of(table, counted)]
    return replace(table, notes=(*table.notes, *notes))


def by_row(table: Table, found: Sequence[Account], counted: Counted) -> dict[int, str]:
    """What is restated in each row, by the row's place: for files that have no room for notes."""
    where = places(table)
    told: dict[int, list[str]] = {}
    for of in found:
        for one in of.told_of(table, counted):
            if one.place in where:
                said = f"{one.column}: {one.new or NOTHING} was {one.old or NOTHING}"
                told.setdefault(where[one.place][0], []).append(f"{said} in {named(of.edition)}")
    return {row: "; ".join(said) for row, said in told.items()}


RESTATED, NOTHING = "Restated", "nothing"
"""The heading above that, and what stands for no figure at all."""


def marked(table: Table, found: Account | None, counted: Counted) -> frozenset[tuple[int, int]]:
    """The cells of a table, by row and column, that were restated since."""
    gone: Collection[Place] = set()
    if found is not None:
        gone = {one.place for one in found.told_of(table, counted)}
    return frozenset(at for place, at in places(table).items() if place in gone)


def numbers_restated(count: int) -> str:
    """ "2 numbers restated" """
    return "1 number restated" if count == 1 else f"{count:,} numbers restated"


def since(found: Account, count: int | None = None) -> str:
    """ "2 numbers restated since the edition of 12 Jun 2018"; of all of it, or of so many."""
    if count is None:
        count = len(found.restated or ())
    return f"{numbers_restated(count)} since {named(found.edition)}"


def not_as_published(found: Account) -> str:
    """Said where nothing can be told of an edition, because somebody has changed it."""
    where = named(found.edition)
    return (
        f"{where[:1].upper()}{where[1:]} is not as it was published: nothing is compared with it."
    )


def titles(edition: Edition) -> Mapping[str, str]:
    """The titles of an edition's tables by key; none where it cannot be read any more."""
    try:
        return {table.key: table.title for table in edition.printed()}
    except UNREADABLE:
        return {}


def by_table(found: Sequence[Restated]) -> dict[str, list[Restated]]:
    """What was restated, table by table in their order."""
    ordered: dict[str, list[Restated]] = {}
    for one in found:
        ordered.setdefault(one.table, []).append(one)
    return ordered
