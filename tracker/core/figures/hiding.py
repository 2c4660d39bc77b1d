"""Small numbers hidden, and as many others as it takes that none of them can be worked out.

A count of 1 to 4 is shown as "<5". Whoever reads a table knows that its rows and columns add up,
that "<5" is 1 to 4 and that what is hidden beside it (shown "..") is 5 or more: for every hidden
number there is another one that would go with all that is shown. Tables that stand together are
hidden together: a number of one is the same number in another. Rows that each list a single case
tell their number by being counted: where it is hidden they are one row, which says nothing of them.

``tracker.core.figures.sums`` says what adds up and whether a number could be another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.core.figures.questions import Dim
from tracker.core.figures.sums import Key, Sums, is_sum, key_of, listed_key, sums_of
from tracker.core.figures.table import Cell, Column, Row, RowKind, Table
from tracker.core.figures.values import Hidden, Number, Percent, Points

SMALLEST = 5
"""The smallest number that is shown; nought is shown too."""

_MOST = 7
"""So many numbers at most are looked for at once to be hidden beside one."""

SMALL, OTHER = Hidden("<5"), Hidden("..")


def hide(table: Table) -> Table:
    """A table without its small numbers."""
    return hide_together((table,))[0]


def hide_together(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Tables that are published together, without their small numbers."""
    sums = sums_of(tables)
    hidden = {key for key, count in sums.counts.items() if 0 < count < SMALLEST}
    blank: set[Key] = set()
    while True:
        before = len(hidden)
        for n, table in enumerate(tables):
            hidden |= set(_kin(n, table, sums, hidden))
        _protect(sums, hidden, blank)
        if len(hidden) == before:
            break
    return tuple(_shown(n, table, hidden, blank) for n, table in enumerate(tables))


def _kin(place: int, table: Table, sums: Sums, hidden: set[Key]) -> Iterator[Key]:
    """What a hidden number takes with it, because it is not a sum but tells as much.

    The rows "of which" are parts of others in ways that no table declares: in a column they go
    together. A row of so many contacts a person tells the people from the contacts.
    """
    for at in range(len(table.columns)):
        yield from _of_which(place, table, at, sums, hidden)
        yield from _with_a_small_rest(place, table, at, sums)
    for r, row in enumerate(table.rows):
        found = [key_of(place, table, r, at) for at in range(len(table.columns))]
        repeats = any(
            dim is Dim.REPEATS for c in row.cells if c.question for dim, _ in c.question.only
        )
        if repeats and row.kind is RowKind.PART and any(key in hidden for key in found):
            yield from (key for key in found if key is not None and sums.counts[key] > 0)


def _of_which(place: int, table: Table, at: int, sums: Sums, hidden: set[Key]) -> Iterator[Key]:
    """The other rows "of which" in a column where one is hidden, or one of the parts.

    Those that are known to be the sum of some parts are sums like any other and do not count here.
    Where all that is hidden of the parts makes just such a small row, one part more goes.
    """
    keys = [(row.kind, key_of(place, table, r, at)) for r, row in enumerate(table.rows)]
    parts = [key for kind, key in keys if kind is RowKind.PART and key is not None]
    rows = [
        key
        for r, (kind, key) in enumerate(keys)
        if kind is RowKind.OF_WHICH and key is not None and not is_sum(table, r, at)
    ]
    if not any(key in hidden for key in (*parts, *rows)):
        return
    yield from (key for key in rows if sums.counts[key] > 0)
    gone = sum(sums.counts[key] for key in parts if key in hidden)
    left = [key for key in parts if key not in hidden and sums.counts[key] >= SMALLEST]
    if left and 0 < gone < SMALLEST and any(sums.counts[key] == gone for key in rows):
        yield min(left, key=lambda key: (sums.counts[key], key))


def _with_a_small_rest(place: int, table: Table, at: int, sums: Sums) -> Iterator[Key]:
    """The rows "of which" that leave only a small rest of the row they are part of.

    27 requests of which 26 were refused say that one was not.
    """
    cells = [(row.kind, row.cells[at].question, r) for r, row in enumerate(table.rows)]
    for kind, whole, r in cells:
        for part_kind, part, n in cells:
            if kind is not RowKind.APART or part_kind is not RowKind.OF_WHICH:
                continue
            if whole is None or part is None or whole.cohort is not part.cohort:
                continue
            keys = key_of(place, table, r, at), key_of(place, table, n, at)
            if keys[0] is None or keys[1] is None or part.only[: len(whole.only)] != whole.only:
                continue
            if 0 < sums.counts[keys[0]] - sums.counts[keys[1]] < SMALLEST and sums.counts[keys[1]]:
                yield keys[1]


def _protect(sums: Sums, hidden: set[Key], blank: set[Key]) -> None:
    """Hide more, until every hidden number could be another.

    Where the numbers are so few and small that nothing helps (four ones make a total of 4, and
    only ones do), all that belong together are left ``blank``: not even "<5" is said of them.
    """
    while True:
        open_ = sorted(hidden - blank)
        bare = next((key for key in open_ if not sums.could_differ(key, hidden)), None)
        if bare is None:
            return
        more = _cover(sums, bare, hidden)
        if not more:
            together = {bare, *(key for key in sums.related(bare) if sums.counts[key] > 0)}
            hidden |= together
            blank |= together
            continue
        hidden |= more


def _cover(sums: Sums, bare: Key, hidden: set[Key]) -> frozenset[Key]:
    """As few numbers as can be, which are hidden so that ``bare`` cannot be worked out.

    Parts before totals, and small ones before large ones.
    """
    able = {k for k in sums.related(bare) if k not in hidden and sums.counts[k] >= SMALLEST}
    for among in (able - sums.totals, able):
        for most in range(1, _MOST + 1):
            found = sums.cover(bare, hidden, among, most)
            if found:
                return found
    return frozenset()


def _shown(place: int, table: Table, hidden: set[Key], blank: set[Key]) -> Table:
    gone = {
        (r, at)
        for r in range(len(table.rows))
        for at in range(len(table.columns))
        if key_of(place, table, r, at) in hidden
    }
    if listed_key(table) in hidden:
        return _not_listed(table)
    rows = tuple(_row(table, r, row, gone) for r, row in enumerate(table.rows))
    rows = tuple(
        replace(
            row,
            cells=tuple(
                Cell(OTHER) if key_of(place, table, r, at) in blank else cell
                for at, cell in enumerate(row.cells)
            ),
        )
        for r, row in enumerate(rows)
    )
    if rows == table.rows:
        return table
    return replace(table, rows=rows, notes=(*table.notes, NOTE))


def _not_listed(table: Table) -> Table:
    """A list without its rows, which could be counted; one that was empty has none to hide."""
    one = Row(NOT_LISTED, tuple(Cell(OTHER if column.adds else None) for column in table.columns))
    rest = tuple(row for row in table.rows if row.kind is not RowKind.PART)
    return replace(table, rows=(one, *rest), notes=(*table.notes, NOT_LISTED_NOTE))


NOT_LISTED = "Not listed one by one"
NOT_LISTED_NOTE = "The rows are not listed: their number is hidden."

NOTE = (
    'Numbers from 1 to 4 are shown as "<5"; ".." stands for what is hidden so that they '
    "cannot be worked out."
)


def _row(table: Table, r: int, row: Row, gone: set[tuple[int, int]]) -> Row:
    cells = tuple(_cell(table, r, at, cell, gone) for at, cell in enumerate(row.cells))
    return replace(row, cells=cells)


def _cell(table: Table, r: int, at: int, cell: Cell, gone: set[tuple[int, int]]) -> Cell:
    if (r, at) in gone:
        count = cell.value.count if isinstance(cell.value, Number) else 0
        return Cell(SMALL if 0 < count < SMALLEST else OTHER)
    if isinstance(cell.value, Percent) and cell.value.value is None:
        return cell
    if _tells(table, r, at, cell, gone):
        return Cell(OTHER)
    return cell


def _tells(table: Table, r: int, at: int, cell: Cell, gone: set[tuple[int, int]]) -> bool:
    """Whether a share, a difference of shares or an average would tell a hidden number."""
    column = table.columns[at]
    totals = [n for n, row in enumerate(table.rows) if row.kind is RowKind.TOTAL]
    if column.made_of:
        return any((r, n) in gone for n in column.made_of)
    match cell.value:
        case Percent(part, whole):
            of = [n for n, other in enumerate(table.columns) if _goes_with(column, other)]
            whole_gone = any((t, n) in gone for t in totals for n in of)
            alone = not any(isinstance(table.rows[r].cells[n].value, Number) for n in of)
            small = alone and (0 < part < SMALLEST or 0 < whole - part < SMALLEST)
            return small or whole_gone or any((r, n) in gone for n in of)
        case Points():
            return any((r, n) in gone for n in range(len(table.columns)))
        case _:
            return False


def _goes_with(column: Column, other: Column) -> bool:
    """Whether two columns are of one period, as far as their headings say."""
    return column.period is None or other.period is None or column.period == other.period
