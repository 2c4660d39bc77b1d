"""Sentences made by rule from figures: what rose, what fell, what was most.

A count changes by per cent of what it was, a share by percentage points of what was printed; the
two are never mixed. A hidden number is never worked with: nothing is said that the table does not
show. Rounding is that of ``values``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.figures.periods import Period
from tracker.core.figures.table import Row, RowKind, Table
from tracker.core.figures.values import (
    Days,
    Hidden,
    Number,
    Pence,
    Percent,
    Value,
    in_words,
    points,
    quotient,
)

LEADS = {
    "1": "reached us by",
    "2": "were handled as",
    "3": "were handled as",
    "6": "came from",
    "8": "were received in",
    "13": "were about",
    "15": "came from",
    "16": "were for",
}
"""How the largest rows of a table are told: "Most were about ..."."""

_SMALL = Hidden().said
_NAMES = ("Stage", "Ombudsman", "Tracker", "MOMO")
"""First words that keep their capital within a sentence."""


def change(what: str, before: Value | None, after: Value | None) -> str:
    """How ``what`` changed, without a full stop: "Stage 1 rose from 187 to 229 (+22%)".

    ``before`` None means that there is nothing to compare with. Empty where nothing can be said:
    hidden numbers, a share of nothing, values of different kinds.
    """
    if after is None or _nothing(after):
        return ""
    if before is None or _nothing(before):
        return "" if _said(after) == "" else f"{what} came to {_said(after)}"
    if isinstance(before, Hidden) or isinstance(after, Hidden):
        return _with_hidden(what, before, after)
    match before, after:
        case Percent(), Percent():
            return _shares(what, before, after)
        case Days(was), Days(now):
            return _moved(what, was, now, before, after, " working days")
        case (Number(was_), Number(now_)) | (Pence(was_), Pence(now_)):
            added = _relative(was_, now_)
            return _moved(what, Decimal(was_), Decimal(now_), before, after, added)
        case _:
            return ""


def _nothing(value: Value) -> bool:
    return isinstance(value, Percent) and value.value is None


def _said(value: Value) -> str:
    """A value within a sentence; "" for what is hidden for another's sake, and for words."""
    match value:
        case Number(0):
            return "none"
        case Hidden(said):
            return "fewer than 5" if said == _SMALL else ""
        case Days(days):
            return f"{in_words(value)} working {'day' if days == 1 else 'days'}"
        case Number() | Percent() | Pence():
            return in_words(value)
        case _:
            return ""


def _moved(what: str, was: Decimal, now: Decimal, before: Value, after: Value, added: str) -> str:
    """A sentence of two values of one kind, ``added`` behind it where they differ."""
    if was == now:
        none = _said(after) == "none"
        return f"{what} {'came to none in both' if none else f'stayed at {_said(after)}'}"
    verb = "rose" if now > was else "fell"
    if isinstance(after, Days):
        return f"{what} {verb} from {in_words(before)} to {in_words(after)}{added}"
    return f"{what} {verb} from {_said(before)} to {_said(after)}{added}"


def _relative(was: int, now: int) -> str:
    """By how much of what it was a count or an amount changed: " (+22%)"; "" from or to nought."""
    if was <= 0 or now <= 0 or was == now:
        return ""
    by = quotient((now - was) * 100, was)
    return f" ({by:+,}%)" if by else " (by less than 1%)"


def _shares(what: str, before: Percent, after: Percent) -> str:
    difference = points(after, before)
    if difference is None:
        return ""
    if not difference.value:
        return f"{what} stayed at {in_words(after)}"
    verb, by = ("rose" if difference.value > 0 else "fell"), abs(difference.value)
    unit = "percentage point" if by == 1 else "percentage points"
    return f"{what} {verb} from {in_words(before)} to {in_words(after)} ({by} {unit})"


def _with_hidden(what: str, before: Value, after: Value) -> str:
    """Only what the table shows itself: from 12 to "<5" is a fall, anything nearer is not said."""
    was, now = _said(before), _said(after)
    if not was or not now or was == now:
        return f"{what} came to {now}" if now else ""
    shown = before if isinstance(after, Hidden) else after
    if not isinstance(shown, Number) or shown.count < 5:
        return f"{what} came to {now}"
    return f"{what} {'fell' if isinstance(after, Hidden) else 'rose'} from {was} to {now}"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as the narrative sees it: this period's count and share, and the earlier ones."""

    label: str
    kind: RowKind
    count: Value | None
    share: Value | None
    count_before: Value | None = None
    share_before: Value | None = None


def narrative(table: Table) -> tuple[str, ...]:
    """What is to be said of a table, as whole sentences; none of an empty one but that it is."""
    if table.empty:
        shown = any(isinstance(cell.value, Hidden) for _, _, cell in table.cells())
        return () if shown else (f"There were no {lowered(table.cohort)} in {table.period.label}.",)
    by_row = _period_rows(table)
    if by_row:
        return _of_period_rows(table, *by_row)
    earlier = _earlier(table)
    lines = _lines(table, earlier)
    made = [
        _changes(table, lines, earlier),
        _largest(table, lines),
        _biggest(lines) if earlier else "",
    ]
    return tuple(sentence(text) for text in made if text)


def headline(table: Table) -> str:
    """The first sentence on a table, "" if there is none."""
    return next(iter(narrative(table)), "")


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def lowered(label: str) -> str:
    """A label as it stands within a sentence: names and abbreviations keep their capitals."""
    first = label.split(" ", 1)[0]
    if first in _NAMES or not first[1:].islower():
        return label
    return label[:1].lower() + label[1:]


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


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

    def picked(row: Row, places: list[int], at: int | None) -> Value | None:
        return row.cells[places[at]].value if at is not None and at < len(places) else None

    made = []
    for row in table.rows:
        count, share = picked(row, now, main), picked(row, now, beside)
        was = picked(row, then, main) if same else None
        was_share = picked(row, then, beside) if same else None
        if isinstance(count, Hidden):
            share = None
        if isinstance(was, Hidden):
            was_share = None
        made.append(_Line(row.label, row.kind, count, share, was, was_share))
    return made


# -- what is said ---------------------------------------------------------------------------------
def _changes(table: Table, lines: Sequence[_Line], earlier: Period | None) -> str:
    """The total, then the parts that stand below it as shares, against the earlier period."""
    told = []
    totals = [line for line in lines if line.kind is RowKind.TOTAL]
    if totals:
        told.append(change(lowered(table.cohort), totals[0].count_before, totals[0].count))
    for line in lines:
        if line.kind is RowKind.OF_WHICH and isinstance(line.share, Percent):
            told.append(change(lowered(line.label), line.share_before, line.share))
        elif line.kind is RowKind.APART and isinstance(line.count, Number):
            told.append(change(lowered(line.label), line.count_before, line.count))
    told = [text for text in told if text]
    if not told:
        return ""
    return (f"compared with {earlier.label}, " if earlier else "") + "; ".join(told)


def _largest(table: Table, lines: Sequence[_Line]) -> str:
    """Which rows were most: as few as make more than half, else the three that are largest."""
    lead = LEADS.get(table.key)
    parts = [line for line in lines if line.kind is RowKind.PART]
    shown = [(line, line.count.count) for line in parts if isinstance(line.count, Number)]
    shown = sorted((pair for pair in shown if pair[1]), key=lambda pair: -pair[1])
    if lead is None or len(shown) < 2:
        return ""
    whole = _whole(lines)
    concealed = any(isinstance(line.count, Hidden) for line in parts)
    chosen = _most(shown, whole)
    said = listed([_with_share(line, count) for line, count in (chosen or _first_three(shown))])
    if not said:
        return ""
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


def _with_share(line: _Line, count: int) -> str:
    share = f", {in_words(line.share)}" if isinstance(line.share, Percent) else ""
    return f"{line.label} ({count:,}{share})"


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
    return found[0] if len(found) == 1 and (edge > 0 if rises else edge < 0) else None


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
