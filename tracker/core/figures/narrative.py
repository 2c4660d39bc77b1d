"""Sentences made by rule from figures: what rose, what fell, what was most.

A count changes by per cent of what it was, a share by percentage points of what was printed; the
two are never mixed. A hidden number is never worked with: nothing is said that the table does not
show. Rounding is that of ``values``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.core.figures.changes import SMALL, change, listed, lowered, sentence
from tracker.core.figures.periods import Period
from tracker.core.figures.table import Row, RowKind, Table
from tracker.core.figures.values import Hidden, Number, Percent, Value, in_words

LEADS = {
    "1": "reached us by",
    "2": "were handled as “{}”",
    "3": "were handled as “{}”",
    "6": "came from",
    "8": "were received in",
    "13": "were about",
    "14": "were about",
    "15": "came from",
    "16": "were for",
}
"""How the largest rows of a table are told: "Most were about ..."; in "{}" goes a row's label."""

SUBJECTS = {
    "9": "people who made contact more than once",
    "17": "Stage 1 complaints about the area teams",
}
"""What the drawn column of a table counts, where that is not its cohort."""

_WORTH = 5
"""The least difference of counts that is told as the biggest: one more or less says nothing."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as the narrative sees it: this period's count and share, and the earlier ones."""

    label: str
    kind: RowKind
    count: Value | None
    share: Value | None
    count_before: Value | None = None
    share_before: Value | None = None


def narrative(table: Table, *, total: bool = True) -> tuple[str, ...]:
    """What is to be said of a table, as whole sentences; of an empty one only that it is.

    ``total`` False leaves out how its cohort changed as a whole, where that is said already.
    """
    if table.empty:
        shown = any(isinstance(cell.value, Hidden) for _, _, cell in table.cells())
        return () if shown else (f"{table.cohort}: none in {table.period.label}.",)
    by_row = _period_rows(table)
    if by_row:
        return _of_period_rows(table, *by_row)
    earlier = _earlier(table)
    lines = _lines(table, earlier)
    made = [
        _changes(table, lines, earlier, total=total),
        _largest(table, lines),
        _biggest(lines) if earlier else "",
    ]
    return tuple(sentence(text) for text in made if text)


def headline(table: Table) -> str:
    """The first two statements on a table in one sentence, "" if there is none."""
    said = next(iter(narrative(table)), "").removesuffix(".").split("; ")
    return sentence("; ".join(said[:2])) if said != [""] else ""


# -- finding one's way in a table -----------------------------------------------------------------
def _earlier(table: Table) -> Period | None:
    """The period that the table compares with: of its columns, the latest before its own."""
    others = [c.period for c in table.columns if c.period is not None]
    earlier = [period for period in others if period != table.period]
    return max(earlier, key=lambda period: period.last, default=None)


def _places(table: Table, period: Period) -> list[int]:
    own = period == table.period
    return [n for n, c in enumerate(table.columns) if c.period == period or (own and not c.period)]


def _is_share(table: Table, at: int) -> bool:
    return any(isinstance(row.cells[at].value, Percent) for row in table.rows)


def _main_places(table: Table) -> tuple[int, int | None]:
    """Within the columns of one period: which is told, and the share beside it."""
    places = _places(table, table.period) or list(range(len(table.columns)))
    counts = [n for n, at in enumerate(places) if not _is_share(table, at)]
    drawn = [n for n in counts if places[n] == table.chart]
    main = (drawn or counts or [0])[0]
    after = main + 1
    beside = after if after < len(places) and _is_share(table, places[after]) else None
    return main, beside


def _lines(table: Table, earlier: Period | None) -> list[_Line]:
    main, beside = _main_places(table)
    now = _places(table, table.period) or list(range(len(table.columns)))
    then = _places(table, earlier) if earlier else []
    same = len(then) == len(now)
    alone = _same_label(table, now[main], then, earlier)

    def picked(row: Row, places: list[int], at: int | None) -> Value | None:
        return row.cells[places[at]].value if at is not None and at < len(places) else None

    made = []
    for row in table.rows:
        count, share = picked(row, now, main), picked(row, now, beside)
        was = picked(row, then, main) if same else None
        was = row.cells[alone].value if alone is not None else was
        was_share = picked(row, then, beside) if same else None
        if isinstance(count, Hidden):
            share = None
        if isinstance(was, Hidden):
            was_share = None
        made.append(_Line(row.label, row.kind, count, share, was, was_share))
    return made


def _same_label(table: Table, at: int, then: Sequence[int], earlier: Period | None) -> int | None:
    """The earlier period's column that is called as this one: "Total" and "Total 2016/17"."""
    if earlier is None:
        return None
    wanted = f"{table.columns[at].label} {earlier.label}"
    return next((n for n in then if table.columns[n].label == wanted), None)


# -- what is said ---------------------------------------------------------------------------------
def _changes(table: Table, lines: Sequence[_Line], earlier: Period | None, *, total: bool) -> str:
    """The total, then the parts that stand below it as shares, against the earlier period."""
    told = []
    totals = [line for line in lines if line.kind is RowKind.TOTAL]
    if totals and total:
        subject = SUBJECTS.get(table.key, lowered(table.cohort))
        told.append(change(subject, totals[0].count_before, totals[0].count))
    for line in lines:
        name = _named(line.label)
        if line.kind is RowKind.OF_WHICH and isinstance(line.share, Percent):
            told.append(change(name, line.share_before, line.share))
        elif line.kind is RowKind.APART and isinstance(line.count, Number) and " % " not in name:
            told.append(change(name, line.count_before, line.count))
    told = [text for text in told if text]
    if not told:
        return ""
    compared = any(line.count_before is not None for line in lines)
    return (f"compared with {earlier.label}, " if earlier and compared else "") + "; ".join(told)


def _named(label: str) -> str:
    """A row's label within a sentence; what stands behind its comma goes into brackets."""
    name, comma, rest = lowered(label).partition(", ")
    return f"{name} ({rest})" if comma and " % " not in rest else lowered(label)


def _largest(table: Table, lines: Sequence[_Line]) -> str:
    """Which rows were most: as few as make more than half, else the three that are largest."""
    lead = LEADS.get(table.key)
    parts = [line for line in lines if line.kind is RowKind.PART]
    shown = [(line, line.count.count) for line in parts if isinstance(line.count, Number)]
    shown = sorted((pair for pair in shown if pair[1]), key=lambda pair: -pair[1])
    if lead is None or len(shown) < 2:
        return ""
    whole = _whole(lines)
    # What stands as "<5" is smaller than any of these; what is hidden beside it may not be.
    concealed = any(isinstance(x.count, Hidden) and x.count.said != SMALL for x in parts)
    chosen = _most(shown, whole)
    lead, quoted, _ = lead.partition("“")
    form = "“{}”" if quoted else "{}"
    found = [_with_share(form, *pair) for pair in chosen or _first_three(shown)]
    if not found:
        return ""
    said, lead = listed(found), lead.strip()
    if chosen:
        return f"most {lead} {said}"
    among = "of the numbers shown, the largest groups" if concealed else "the largest groups"
    return f"{among} {lead} {said}"


def _whole(lines: Sequence[_Line]) -> int | None:
    for line in lines:
        if line.kind is RowKind.TOTAL:
            return line.count.count if isinstance(line.count, Number) else None
    return None


def _most(shown: Sequence[tuple[_Line, int]], whole: int | None) -> list[tuple[_Line, int]]:
    """The largest rows that together are more than half of the whole; none if that takes four."""
    total = 0
    for n, (_, count) in enumerate(shown[:3], start=1):
        total += count
        tied = n < len(shown) and shown[n][1] == count
        if whole and total * 2 > whole and not tied:
            return list(shown[:n])
    return []


def _first_three(shown: Sequence[tuple[_Line, int]]) -> list[tuple[_Line, int]]:
    """The three largest; fewer where the next would be as large as the last."""
    for n in (3, 2, 1):
        if len(shown) <= n or shown[n][1] < shown[n - 1][1]:
            return list(shown[:n])
    return []


def _with_share(form: str, line: _Line, count: int) -> str:
    share = f", {in_words(line.share)}" if isinstance(line.share, Percent) else ""
    return f"{form.format(line.label)} ({count:,}{share})"


def _biggest(lines: Sequence[_Line]) -> str:
    """The row that rose most and the row that fell most, by count, where one alone did."""
    parts = [line for line in lines if line.kind is RowKind.PART]
    pairs = [
        (line, line.count.count - line.count_before.count)
        for line in parts
        if isinstance(line.count, Number) and isinstance(line.count_before, Number)
    ]
    if len(pairs) < 2:
        return ""
    told = []
    for name, by in (("rise", max), ("fall", min)):
        line = _extreme(pairs, by, rises=name == "rise")
        if line is not None:
            told.append(f"the biggest {name} was in {_from_to(line)}")
    concealed = any(
        isinstance(v, Hidden) for line in parts for v in (line.count, line.count_before)
    )
    return ("of the numbers shown, " if told and concealed else "") + "; ".join(told)


def _extreme(
    pairs: Sequence[tuple[_Line, int]], by: Callable[[list[int]], int], *, rises: bool
) -> _Line | None:
    edge = by([difference for _, difference in pairs])
    found = [line for line, difference in pairs if difference == edge]
    worth = edge >= _WORTH if rises else edge <= -_WORTH
    return found[0] if len(found) == 1 and worth else None


def _from_to(line: _Line) -> str:
    told = change("", line.count_before, line.count).strip()
    return f"{line.label}, {told.removeprefix('rose ').removeprefix('fell ')}"


# -- tables with a row for each period ------------------------------------------------------------
def _period_rows(table: Table) -> tuple[Row, Row | None] | None:
    """This period's row and the one above or below it that came before, if rows are periods."""
    named = {row.label: row for row in table.rows}
    own = named.get(table.period.label)
    return None if own is None else (own, named.get(table.period.before().label))


def _of_period_rows(table: Table, own: Row, before: Row | None) -> tuple[str, ...]:
    told = []
    for at, column in enumerate(table.columns):
        what = _told_as(table, own, before, at)
        was = before.cells[at].value if before else None
        if what:
            told.append(change(what, was, own.cells[at].value))
        elif _share_follows(table, own, at) and isinstance(own.cells[at].value, Hidden):
            told.append(change(lowered(column.label), was, own.cells[at].value))
    told = [text for text in told if text]
    if not told:
        return ()
    lead = f"compared with {before.label}, " if before else f"in {own.label}, "
    return (sentence(lead + "; ".join(told)),)


def _told_as(table: Table, own: Row, before: Row | None, at: int) -> str:
    """What a column is called in the sentence; "" where it is not told.

    A count whose share stands beside it is told by the share alone: the two may go opposite ways
    and would seem to contradict one another. What only repeats others is left out.
    """
    label = table.columns[at].label
    if label.startswith("Reduction") or _share_follows(table, own, at):
        return ""
    if not label.startswith("%"):
        return lowered(label).replace(" as % of ", " as a share of ")
    beside = [row.cells[at - 1].value for row in (own, before) if row] if at else []
    if not beside or not all(isinstance(value, Number) for value in beside):
        return ""
    return lowered(table.columns[at - 1].label)


def _share_follows(table: Table, own: Row, at: int) -> bool:
    after = at + 1
    if after >= len(table.columns) or not isinstance(own.cells[at].value, Number | Hidden):
        return False
    return table.columns[after].label.startswith("%")
