"""What Summary shows: which table, of when, counted how; and what was published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.figures import tables
from tracker.core.figures.asking import figures_asked
from tracker.core.figures.hiding import hide
from tracker.core.figures.narrative import narrative
from tracker.core.figures.periods import Period
from tracker.core.figures.restating import Account, Counted, accounts
from tracker.core.figures.table import Table
from tracker.core.ports import Reader
from tracker.ui import say_summary as say

BESIDE = ("before", "year_before", "nothing")
"""What a period can stand beside, one after the other with c."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: which table, of when, beside what, counted how."""

    period: Period
    key: str = tables.KEYS[0]
    beside: str = BESIDE[0]
    closed: bool = False
    without: bool = False
    hidden: bool = False

    @property
    def against(self) -> Period | None:
        """The period to compare with."""
        if self.beside == "nothing":
            return None
        return self.period.before() if self.beside == "before" else self.period.year_before()

    @property
    def counted(self) -> Counted:
        """How its figures are counted, to be held against an edition's."""
        return Counted(self.period, self.against, self.closed, self.without)


@dataclass(frozen=True, slots=True)
class Published:
    """The newest edition of a year held against the file, until somebody saves or the day ends."""

    key: tuple[int, date, Period] | None = None
    account: Account | None = None

    def read(self, reader: Reader, period: Period, today: date) -> Published:
        """The same if it still holds. Runs in the reading thread."""
        key = (reader.change_count(), today, period)
        if key == self.key:
            return self
        found = accounts(reader, Counted(period), today)
        return Published(key, found[0] if found else None)

    def of(self, period: Period) -> Account | None:
        """What is known of a period, as long as nothing newer was read."""
        return self.account if self.key is not None and self.key[2] == period else None


def in_sentences(table: Table) -> str:
    """What the table says, in sentences."""
    return " ".join(narrative(table)) if not table.empty else say.EMPTY


def made(reader: Reader, wish: Wish, today: date) -> Table:
    """The table that is wished for."""
    asked = figures_asked(
        reader,
        wish.period,
        today,
        against=wish.against,
        compare=wish.against is not None,
        closed=wish.closed,
        without_persistent=wish.without,
    )
    table = tables.make(wish.key, asked)
    return hide(table) if wish.hidden else table
