"""How a workbook is read: for each sheet its kind and headings, for each column its field.

Made from the cells, the words of the file and what a person said; made anew with every word they
say. Nothing is read yet: the rows follow from the plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.core.importing.cells import RawBook, RawRow, RawSheet, is_total, plain, text_of
from tracker.core.importing.choices import Choices, fingerprint
from tracker.core.importing.contents import by_content, cells_of, filled_in
from tracker.core.importing.guessing import guess, one_each
from tracker.core.importing.headings import find_headings, known_field
from tracker.core.importing.kinds import Kind
from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import Vocabularies

Remembered = Callable[[str], Choices | None]
"""What is remembered of sheets with a fingerprint."""


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


def _columns(
    kind: Kind, head: RawRow, rows: tuple[RawRow, ...], words: Vocabularies, said: Choices
) -> tuple[ColumnPlan, ...]:
    guessed = [
        guess(kind, at, text_of(cell), cells_of(rows, at), said)
        for at, cell in enumerate(head.cells)
    ]
    settled = by_content(kind, one_each(kind, guessed), rows, words)
    return tuple(filled_in(kind, one, rows, words, said) for one in settled)


def _problems(kind: Kind, columns: tuple[ColumnPlan, ...]) -> list[str]:
    """What has to be settled before the sheet can be read."""
    found = list(dict.fromkeys(one.problem for one in columns if one.problem))
    have = {one.field for one in columns}
    missing = [known_field(kind, name).label for name in kind.needed if name not in have]
    if missing:
        needed = [known_field(kind, name).label for name in kind.needed]
        found.append(
            f"The log has no column “{'”, “'.join(missing)}”. It needs at least the headings "
            f"“{'”, “'.join(needed)}”."
        )
    return found
