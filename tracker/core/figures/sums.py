"""What adds up in tables, and whether a hidden number could be another one.

Every number has a key. Numbers of several tables with the same question are one number with one
key. A number could be another if some hidden numbers, it among them, can be made one more and one
less so that every sum stays as it is shown and every one of them stays what its sign says it is:
1 to 4, or 5 and more. Such a change is looked for, never guessed: where none is found the number
counts as one that can be worked out.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from tracker.core.figures.questions import Question, Unit
from tracker.core.figures.table import RowKind, Table
from tracker.core.figures.values import Number

Key = str
"""A number, wherever it stands."""

_STEPS = 4_000
"""How long a change is looked for before the number counts as one that can be worked out."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The ``parts`` make the ``whole``."""

    parts: tuple[Key, ...]
    whole: Key

    @property
    def all(self) -> tuple[Key, ...]:
        """The parts and the whole."""
        return (*self.parts, self.whole)


def key_of(place: int, table: Table, row: int, column: int) -> Key | None:
    """The key of a count; None for what is none. ``place`` is the table's among those together."""
    cell, line = table.rows[row].cells[column], table.rows[row]
    if not isinstance(cell.value, Number):
        return None
    if cell.question is None or line.kind is RowKind.APART:
        return f"t{place}r{row:03d}c{column:03d}"
    return _asked(cell.question, cell.unit or table.unit)


def listed_key(table: Table) -> Key | None:
    """The key of how many ordinary rows a table has, where each is one of what it lists."""
    return None if table.lists is None else _asked(table.lists, table.unit)


def _asked(question: Question, unit: Unit) -> Key:
    return f"{_plain(question)} {unit.value}"


def _plain(question: Question) -> str:
    only = sorted((dim.value, sorted(values)) for dim, values in question.only)
    period = question.period
    return f"{question.cohort.value} {period.first} {period.last} {only} {question.today}"


class Sums:
    """The numbers of some tables and what they add up to."""

    def __init__(self, counts: dict[Key, int], sums: Sequence[Sum]) -> None:
        """``counts`` has every number by its key."""
        self.counts = counts
        self.sums = tuple(dict.fromkeys(s for s in sums if len(s.parts) > 0))
        self.totals = {s.whole for s in self.sums}
        self._of: dict[Key, list[Sum]] = {}
        for one in self.sums:
            for key in dict.fromkeys(one.all):
                self._of.setdefault(key, []).append(one)

    def beside(self, key: Key) -> set[Key]:
        """Numbers that are parts of a sum together with this one, or its whole."""
        return {k for one in self._of.get(key, ()) for k in one.all} - {key}

    def related(self, key: Key) -> set[Key]:
        """Every number that some chain of sums leads to from this one."""
        found, edge = {key}, [key]
        while edge:
            near = self.beside(edge.pop()) - found
            found |= near
            edge += near
        return found - {key}

    def could_differ(self, key: Key, hidden: Set[Key]) -> bool:
        """Whether another number in its place goes with all that is shown."""
        return self.cover(key, hidden, frozenset(), 0) is not None

    def cover(self, key: Key, hidden: Set[Key], able: Set[Key], most: int) -> frozenset[Key] | None:
        """What of ``able``, at most so many, has to be hidden too for ``key`` to be safe.

        None where that does not do, or was not found.
        """
        for by in (1, -1):
            search = _Search(self, hidden, able, most)
            if search.moved(key, by):
                return search.taken
        return None

    def of(self, key: Key) -> Sequence[Sum]:
        """The sums that a number stands in."""
        return self._of.get(key, ())


class _Search:
    """Looks for a change of some hidden numbers by one that leaves every sum as it is shown.

    Up to ``most`` numbers of ``able`` may be changed with them: those would have to be hidden too.
    """

    def __init__(self, sums: Sums, hidden: Set[Key], able: Set[Key], most: int) -> None:
        self._sums = sums
        self._hidden = hidden
        self._able = able
        self._most = most
        self._by: dict[Key, int] = {}
        self._left = _STEPS

    @property
    def taken(self) -> frozenset[Key]:
        """The numbers that have to be hidden for the change that was found."""
        return frozenset(self._by) - self._hidden

    def moved(self, key: Key, by: int) -> bool:
        """Whether there is such a change with ``key`` itself changed by ``by``."""
        if not self._may(key, by):
            return False
        self._by[key] = by
        if self._settled(self._open()):
            return True
        del self._by[key]
        return False

    def _may(self, key: Key, by: int) -> bool:
        """Whether a number changed by that much would still be what its sign says."""
        count = self._sums.counts[key]
        small = 1 <= count <= 4
        return 1 <= count + by <= 4 if small else count + by >= 5

    def _open(self) -> Sum | None:
        """A sum that no longer holds."""
        for key in self._by:
            for one in self._sums.of(key):
                if self._off(one):
                    return one
        return None

    def _off(self, one: Sum) -> int:
        return sum(self._by.get(k, 0) for k in one.parts) - self._by.get(one.whole, 0)

    def _settled(self, one: Sum | None) -> bool:
        if one is None:
            return True
        off = self._off(one)
        for key in self._usable(one):
            self._left -= 1
            if self._left < 0:
                return False
            by = -1 if off > 0 else 1
            if key == one.whole:
                by = -by
            if not self._may(key, by):
                continue
            self._by[key] = by
            if self._settled(self._open()):
                return True
            del self._by[key]
        return False

    def _usable(self, one: Sum) -> list[Key]:
        """The numbers of a sum that may still be changed: the hidden first, then the smallest."""
        new = len(self._by.keys() - self._hidden) < self._most
        keys = (
            key
            for key in one.all
            if key not in self._by and (key in self._hidden or (new and key in self._able))
        )
        return sorted(keys, key=lambda k: (k not in self._hidden, self._sums.counts[k], k))


def sums_of(tables: Sequence[Table]) -> Sums:
    """The numbers of tables that stand together, and what they add up to."""
    counts: dict[Key, int] = {}
    sums: list[Sum] = []
    for place, table in enumerate(tables):
        for r, row in enumerate(table.rows):
            for at, cell in enumerate(row.cells):
                key = key_of(place, table, r, at)
                if key is not None and isinstance(cell.value, Number):
                    counts[key] = cell.value.count
        if (listed := listed_key(table)) is not None:
            counts[listed] = sum(row.kind is RowKind.PART for row in table.rows)
        sums += _down(place, table)
        sums += _across(place, table)
        sums += _of_which(place, table)
    return Sums(counts, sums)


def _down(place: int, table: Table) -> list[Sum]:
    found = []
    for at, column in enumerate(table.columns):
        if not column.adds:
            continue
        keys = [(row.kind, key_of(place, table, r, at)) for r, row in enumerate(table.rows)]
        parts = tuple(key for kind, key in keys if kind is RowKind.PART and key is not None)
        found += [
            Sum(parts, key) for kind, key in keys if kind is RowKind.TOTAL and key is not None
        ]
    return found


def _across(place: int, table: Table) -> list[Sum]:
    found = []
    for at, column in enumerate(table.columns):
        for r in range(len(table.rows)):
            whole = key_of(place, table, r, at)
            parts = [key_of(place, table, r, n) for n in column.total_of]
            if whole is not None and parts and None not in parts:
                found.append(Sum(tuple(k for k in parts if k is not None), whole))
    return found


def _of_which(place: int, table: Table) -> list[Sum]:
    """Rows "of which" that are the sum of others, as they say or as their questions do."""
    found = []
    for r, row in enumerate(table.rows):
        if row.kind is not RowKind.OF_WHICH:
            continue
        for at in range(len(table.columns)):
            whole = key_of(place, table, r, at)
            rows = row.sum_of or _made_of(table, r, at)
            parts = [key_of(place, table, n, at) for n in rows]
            if whole is not None and parts and None not in parts:
                found.append(Sum(tuple(k for k in parts if k is not None), whole))
    return found


def _made_of(table: Table, row: int, at: int) -> tuple[int, ...]:
    """The rows whose values the question of another row names together; () if there are none."""
    whole = table.rows[row].cells[at].question
    if whole is None or not whole.only:
        return ()
    dim, values = whole.only[-1]
    found, named = [], set[str]()
    for n, other in enumerate(table.rows):
        question = other.cells[at].question
        if other.kind is not RowKind.PART or question is None or not question.only:
            continue
        its_dim, its_values = question.only[-1]
        if (
            its_dim is dim
            and question.only[:-1] == whole.only[:-1]
            and set(its_values) <= {*values}
        ):
            found.append(n)
            named |= set(its_values)
    return tuple(found) if found and named >= {*values} else ()


def is_sum(table: Table, row: int, at: int) -> bool:
    """Whether it is known which rows make this one."""
    return bool(table.rows[row].sum_of or _made_of(table, row, at))
