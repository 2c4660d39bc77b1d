"""How a workbook is read: for each sheet its kind and headings, for each column its field.

Made from the cells, the words of the file and what a person said; made anew with every word they
say. Nothing is read yet: the rows follow from the plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from tracker.core.importing.cells import (
    RawBook,
    RawRow,
    RawSheet,
    is_total,
    means_nothing,
    plain,
    text_of,
)
from tracker.core.importing.choices import NOT_READ, Choices, fingerprint
from tracker.core.importing.days import DateUse, day_of, evidence
from tracker.core.importing.kinds import KINDS, Field, Kind, Sort
from tracker.core.importing.wording import ValueUse, Vocabularies, nearest

HEADING_ROWS = 30
"""How far down the headings may stand: titles and notes are often written above them."""

LIKE_HEADING = 84
"""The least likeness, out of 100, at which a heading is taken for a known one."""

BY_VALUES = 0.8
"""The least share of a column's cells that have to be words of a field to be taken for it."""

EXAMPLES = 3
MOST_VALUES = 200
"""Different texts of one column that are looked at as words; a column with more holds no words."""

_LONGEST_EXAMPLE = 40

Remembered = Callable[[str], Choices | None]
"""What is remembered of sheets with a fingerprint."""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column. ``field`` "" is not read; ``confidence`` is 0 to 1, and ``reason`` says why.

    ``problem`` is a sentence that has to be settled before anything can be brought in.
    """

    index: int
    heading: str
    field: str
    confidence: float
    reason: str
    examples: tuple[str, ...] = ()
    filled: int = 0
    dates: DateUse | None = None
    values: tuple[ValueUse, ...] = ()
    problem: str = ""

    @property
    def unknown(self) -> tuple[ValueUse, ...]:
        """The texts that nobody knows the meaning of."""
        return tuple(one for one in self.values if one.unknown)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet. ``kind`` None holds no rows that could be read, and ``reason`` says why.

    ``heading_row`` and the numbers in ``rows`` are rows of the sheet, the first being 1.
    ``used`` is whether it is to be read; ``repeats`` are rows that say the headings again;
    ``titles`` are rows above them; ``cut_off`` says that the file may end in the middle of a row.
    """

    name: str
    kind: Kind | None
    reason: str
    heading_row: int = 0
    columns: tuple[ColumnPlan, ...] = ()
    rows: tuple[RawRow, ...] = ()
    blanks: int = 0
    totals: int = 0
    repeats: int = 0
    used: bool = False
    problems: tuple[str, ...] = ()
    fingerprint: str = ""
    remembered: bool = False
    titles: int = 0
    cut_off: bool = False

    @property
    def lines(self) -> int:
        """How many rows there are below the headings, whatever they hold."""
        return len(self.rows) + self.blanks + self.totals + self.repeats

    def column_of(self, name: str) -> ColumnPlan | None:
        """The column that is read as a field."""
        return next((one for one in self.columns if one.field == name), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a whole workbook is read."""

    book: str
    sheets: tuple[SheetPlan, ...]
    choices: Choices
    notes: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[SheetPlan, ...]:
        """The sheets that are read."""
        return tuple(one for one in self.sheets if one.used)

    @property
    def problems(self) -> tuple[str, ...]:
        """What has to be settled before anything can be brought in: sentences."""
        if not self.used:
            found = "; ".join(f"{one.name}: {one.reason}" for one in self.sheets[:5])
            return (f"No sheet holds contacts or compliments that could be read ({found}).",)
        many = len(self.used) > 1
        return tuple(
            f"Sheet {sheet.name}: {problem}" if many else problem
            for sheet in self.used
            for problem in sheet.problems
        )


def make_plan(
    book: RawBook, words: Vocabularies, choices: Choices, remembered: Remembered | None = None
) -> Plan:
    """The plan for a workbook: ``choices`` before what is remembered, and that before guesses."""
    sheets = tuple(
        _sheet(one, words, choices, remembered or (lambda _: None)) for one in book.sheets
    )
    return Plan(book.name, sheets, choices, book.notes)


def _sheet(
    sheet: RawSheet, words: Vocabularies, choices: Choices, remembered: Remembered
) -> SheetPlan:
    found = find_headings(sheet.rows, choices)
    if found is None:
        empty = all(row.is_blank for row in sheet.rows)
        return SheetPlan(
            sheet.name, None, "is empty" if empty else "has no headings that are known"
        )
    at, kind = found
    head = sheet.rows[at]
    mark = fingerprint(map(text_of, head.cells))
    before = remembered(mark)
    said = choices.over(before) if before is not None else choices
    plan = _rows_below(sheet, at, kind)
    columns = _columns(kind, head, plan.rows, words, said)
    used = sheet.name in choices.sheets if choices.sheets is not None else True
    return replace(
        plan,
        columns=columns,
        used=used,
        reason=kind.name.value if used else f"{kind.name.value}, left out",
        problems=tuple(_problems(kind, columns)),
        fingerprint=mark,
        remembered=before is not None,
        cut_off=not sheet.ends_whole,
        titles=sum(not row.is_blank for row in sheet.rows[:at]),
    )


def _rows_below(sheet: RawSheet, at: int, kind: Kind) -> SheetPlan:
    """The rows under the headings, without the blank ones and the totals, which are counted."""
    head = [plain(text_of(cell)) for cell in sheet.rows[at].cells]
    rows: list[RawRow] = []
    blanks = totals = repeats = 0
    for row in sheet.rows[at + 1 :]:
        if row.is_blank:
            blanks += 1
        elif is_total(row):
            totals += 1
        elif [plain(text_of(cell)) for cell in row.cells] == head:
            repeats += 1
        else:
            rows.append(row)
    return SheetPlan(
        sheet.name,
        kind,
        "",
        sheet.rows[at].number,
        rows=tuple(rows),
        blanks=blanks,
        totals=totals,
        repeats=repeats,
    )


# -- headings ------------------------------------------------------------------------------------
def find_headings(
    rows: tuple[RawRow, ...], choices: Choices | None = None
) -> tuple[int, Kind] | None:
    """Which row holds the headings, and of which kind; None if none does.

    A row is scored by how many of its cells are known headings; what a person mapped is known. Two
    are not enough: words of a title or a row of data can be two.
    """
    best: tuple[tuple[int, float], int, Kind] | None = None
    for at, row in enumerate(rows[:HEADING_ROWS]):
        for kind in KINDS.values():
            score = _score(kind, row, choices or Choices())
            if score is not None and (best is None or score > best[0]):
                best = (score, at, kind)
    return (best[1], best[2]) if best else None


def _score(kind: Kind, row: RawRow, choices: Choices) -> tuple[int, float] | None:
    """How much a row is like the headings of a kind: all needed ones first, then how many."""
    fields: dict[str, float] = {}
    for cell in row.cells:
        if isinstance(cell, str) and cell.strip():
            field, sure = _by_heading(kind, cell, choices)
            if field:
                fields[field] = max(sure, fields.get(field, 0.0))
    if len(fields) < 3 or not set(kind.own) <= set(fields):
        return None
    missing = sum(name not in fields for name in kind.needed)
    if missing > 1 and len(fields) < 5:
        return None
    return -missing, round(sum(fields.values()), 3)


def _by_heading(kind: Kind, heading: str, choices: Choices) -> tuple[str, float]:
    """The field of a heading, and how sure that is."""
    chosen = choices.fields.get(plain(heading)) if len(heading) <= 200 else None
    if chosen and kind.field(chosen) is not None:
        return chosen, 1.0
    if exact := kind.field_of(heading):
        return exact, 1.0
    return _like_heading(kind, heading)


def _like_heading(kind: Kind, heading: str) -> tuple[str, float]:
    word = plain(heading)
    if not 4 <= len(word) <= 60:
        return "", 0.0
    known = {plain(name): one.name for one in kind.fields for name in one.headings}
    likeness, field = nearest(word, {name: known[name] for name in known if len(name) >= 4})[0]
    return (field, likeness / 100) if likeness >= LIKE_HEADING else ("", 0.0)


# -- columns -------------------------------------------------------------------------------------
def _columns(
    kind: Kind, head: RawRow, rows: tuple[RawRow, ...], words: Vocabularies, said: Choices
) -> tuple[ColumnPlan, ...]:
    guessed = [
        _guess(kind, at, text_of(cell), _cells(rows, at), said)
        for at, cell in enumerate(head.cells)
    ]
    settled = _by_content(kind, _one_each(kind, guessed), rows, words)
    return tuple(_filled_in(kind, one, rows, words, said) for one in settled)


def _cells(rows: tuple[RawRow, ...], index: int) -> list[str]:
    return [text for row in rows if (text := text_of(row.cell(index)).strip())]


def _guess(kind: Kind, at: int, heading: str, texts: list[str], said: Choices) -> ColumnPlan:
    """What a column is by its heading alone."""
    examples: list[str] = []
    for text in texts:
        short = " ".join(text[: _LONGEST_EXAMPLE * 2].split())[:_LONGEST_EXAMPLE]
        if short not in examples and not means_nothing(short):
            examples.append(short)
        if len(examples) == EXAMPLES:
            break
    blank = ColumnPlan(at, heading, NOT_READ, 0.0, "its heading is not known", tuple(examples))
    blank = replace(blank, filled=len(texts))
    if not heading.strip():
        return replace(blank, reason="it has no heading")
    chosen = said.fields.get(plain(heading)) if len(heading) <= 200 else None
    if chosen == NOT_READ:
        return replace(blank, confidence=1.0, reason="not read, as you chose")
    if chosen is not None and kind.field(chosen) is not None:
        return replace(blank, field=chosen, confidence=1.0, reason="as you chose")
    if exact := kind.field_of(heading):
        return replace(blank, field=exact, confidence=1.0, reason="its heading")
    field, sure = _like_heading(kind, heading)
    if field:
        label = _field(kind, field).label
        reason = f"its heading is like “{label}”"
        return replace(blank, field=field, confidence=sure, reason=reason)
    return blank


def _one_each(kind: Kind, columns: list[ColumnPlan]) -> list[ColumnPlan]:
    """No field twice: the surer column has it; two that are as sure are for a person to settle."""
    found: list[ColumnPlan] = []
    for one in columns:
        rivals = [o for o in columns if o.field == one.field and o.index != one.index]
        if not one.field or not rivals:
            found.append(one)
            continue
        label = _field(kind, one.field).label
        best = max(rivals, key=lambda o: (_weight(o), -o.index))
        if _weight(one) > _weight(best):
            found.append(one)
        elif _weight(one) == _weight(best) and one.confidence == 1.0:
            problem = (
                f"Two columns are both read as “{label}”: “{one.heading}” and “{best.heading}”. "
                "Say which of them it is."
            )
            found.append(replace(one, problem=problem))
        else:
            reason = f"“{best.heading}” is read as “{label}” already"
            found.append(replace(one, field=NOT_READ, confidence=0.0, reason=reason))
    return found


def _weight(one: ColumnPlan) -> tuple[bool, float]:
    return one.reason == "as you chose", one.confidence


def _by_content(
    kind: Kind, columns: list[ColumnPlan], rows: tuple[RawRow, ...], words: Vocabularies
) -> list[ColumnPlan]:
    """A column that nobody knows by its heading may still hold nothing but areas."""
    taken = {one.field for one in columns}
    found = []
    for one in columns:
        if one.field == NOT_READ and one.confidence == 0.0 and one.filled >= 3:
            free = [f for f in kind.fields if f.sort is Sort.WORD and f.name not in taken]
            field, share = _best_by_words(free, _cells(rows, one.index), words)
            if field is not None:
                taken.add(field.name)
                reason = f"its cells are words of “{field.label}”"
                one = replace(
                    one, field=field.name, confidence=round(share * 0.8, 2), reason=reason
                )
        found.append(one)
    return found


def _best_by_words(
    fields: list[Field], texts: list[str], words: Vocabularies
) -> tuple[Field | None, float]:
    counted = Counter(texts)
    best: tuple[Field | None, float] = (None, 0.0)
    if not 2 <= len(counted) <= MOST_VALUES:
        return best
    for field in fields:
        if field.name in ("young_person", "via", "outcome"):
            continue  # too many columns say yes and no
        known = words.by_plain[field.name]
        share = sum(n for text, n in counted.items() if plain(text) in known) / len(texts)
        if share >= BY_VALUES and share > best[1]:
            best = (field, share)
    return best


def _filled_in(
    kind: Kind, one: ColumnPlan, rows: tuple[RawRow, ...], words: Vocabularies, said: Choices
) -> ColumnPlan:
    """The column with how its dates and its words are read."""
    if not one.field:
        return one
    field, key = _field(kind, one.field), plain(one.heading)
    if field.sort is Sort.DATE:
        use = evidence((row.cell(one.index) for row in rows), said.orders.get(key))
        problem = one.problem
        if use.undecided and not problem:
            problem = f"Column “{one.heading}”: {use.reason}."
        return _doubted(replace(one, dates=use, problem=problem), rows)
    if field.sort is Sort.WORD:
        return replace(one, values=_values(field, one, rows, words, said))
    return one


def _doubted(one: ColumnPlan, rows: tuple[RawRow, ...]) -> ColumnPlan:
    """A column that is only likely one of dates, and holds none, is not read."""
    if one.confidence == 1.0 or one.dates is None or one.dates.order is None:
        return one
    cells = [cell for row in rows if text_of(cell := row.cell(one.index)).strip()]
    good = 0
    for cell in cells:
        try:
            good += day_of(cell, one.dates.order) is not None or means_nothing(text_of(cell))
        except ValueError:
            continue
    if not cells or good >= len(cells) / 2:
        return one
    reason = f"{one.reason}, but its cells are no dates"
    return replace(one, field=NOT_READ, confidence=0.0, dates=None, reason=reason)


def _values(
    field: Field, one: ColumnPlan, rows: tuple[RawRow, ...], words: Vocabularies, said: Choices
) -> tuple[ValueUse, ...]:
    counted: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for text in _cells(rows, one.index):
        line = " ".join(text.split())[:120]
        counted[line] += 1
        spelt.setdefault(line, text)
    key = plain(one.heading)
    uses = [
        words.read(field.name, text, count, said.values.get((key, plain(text))))
        for text, count in counted.most_common(MOST_VALUES)
    ]
    return tuple(sorted(uses, key=lambda use: (not use.unknown, -use.count)))


def _problems(kind: Kind, columns: tuple[ColumnPlan, ...]) -> list[str]:
    """What has to be settled before the sheet can be read."""
    found = list(dict.fromkeys(one.problem for one in columns if one.problem))
    have = {one.field for one in columns}
    missing = [_field(kind, name).label for name in kind.needed if name not in have]
    if missing:
        needed = [_field(kind, name).label for name in kind.needed]
        found.append(
            f"The log has no column “{'”, “'.join(missing)}”. It needs at least the headings "
            f"“{'”, “'.join(needed)}”."
        )
    return found


def _field(kind: Kind, name: str) -> Field:
    field = kind.field(name)
    assert field is not None
    return field
