"""What the cells of a column say: which field they are words of, how dates and words are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tracker.core.importing.cells import RawRow, means_nothing, plain, text_of
from tracker.core.importing.choices import NOT_READ, Choices
from tracker.core.importing.days import day_of, evidence
from tracker.core.importing.headings import known_field
from tracker.core.importing.kinds import Field, Kind, Sort
from tracker.core.importing.plans import ColumnPlan
from tracker.core.importing.wording import ValueUse, Vocabularies

BY_VALUES = 0.8
"""The least share of a column's cells that have to be words of a field to be taken for it."""
MOST_VALUES = 200
"""Different texts of one column that are looked at as words; a column with more holds no words."""


def cells_of(rows: tuple[RawRow, ...], index: int) -> list[str]:
    """What stands in a column, without what is empty."""
    return [text for row in rows if (text := text_of(row.cell(index)).strip())]


def by_content(
    kind: Kind, columns: list[ColumnPlan], rows: tuple[RawRow, ...], words: Vocabularies
) -> list[ColumnPlan]:
    """A column that nobody knows by its heading may still hold nothing but areas."""
    taken = {one.field for one in columns}
    found = []
    for one in columns:
        if one.field == NOT_READ and one.confidence == 0.0 and one.filled >= 3:
            free = [f for f in kind.fields if f.sort is Sort.WORD and f.name not in taken]
            field, share = _best_by_words(free, cells_of(rows, one.index), words)
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


def filled_in(
    kind: Kind, one: ColumnPlan, rows: tuple[RawRow, ...], words: Vocabularies, said: Choices
) -> ColumnPlan:
    """The column with how its dates and its words are read."""
    if not one.field:
        return one
    field, key = known_field(kind, one.field), plain(one.heading)
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
    for text in cells_of(rows, one.index):
        line = " ".join(text.split())[:120]
        counted[line] += 1
        spelt.setdefault(line, text)
    key = plain(one.heading)
    uses = [
        words.read(field.name, text, count, said.values.get((key, plain(text))))
        for text, count in counted.most_common(MOST_VALUES)
    ]
    return tuple(sorted(uses, key=lambda use: (not use.unknown, -use.count)))
