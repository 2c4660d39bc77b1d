"""What ``tracker import`` tells of a workbook: in words, and as JSON with keys that stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracker.cli.shapes import Shape, plain
from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import How, ValueUse
from tracker.core.ports import Receipt
from tracker.papers.book_read import BookRead
from tracker.papers.csv_text import shown

MOST_DOUBLES = 20
"""Doubles told one by one in words; all are counted, and JSON has all."""


def shape(plan: Plan, read: BookRead | None, receipt: Receipt | None, file: Path | None) -> Shape:
    """``tracker import --json``. ``receipt`` is None if nothing was saved."""
    read = read or BookRead()
    return {
        "lines": read.lines,
        "readable": read.readable,
        "rejected": read.rejected,
        "blanks": read.blanks,
        "totals": read.totals,
        "already_here": len(read.doubles),
        "imported": len(receipt.refs) if receipt else 0,
        "save_id": receipt.save_id if receipt else None,
        "sheets": [_sheet(one) for one in plan.sheets],
        "columns": [_column(sheet, one) for sheet in plan.used for one in sheet.columns],
        "problems": list(plan.problems),
        "rejects": plain(read.rejects),
        "rejects_file": str(file) if file else None,
        "doubles": plain(read.doubles),
        "notes": list(read.notes),
    }


def _sheet(one: SheetPlan) -> dict[str, Any]:
    return {
        "name": one.name,
        "holds": one.kind.name.value if one.kind else None,
        "read": one.used,
        "reason": one.reason,
        "heading_line": one.heading_row or None,
        "rows": len(one.rows),
        "blanks": one.blanks,
        "totals": one.totals,
        "remembered": one.remembered,
    }


def _column(sheet: SheetPlan, one: ColumnPlan) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "header": shown(one.heading),
        "field": one.field,
        "confidence": one.confidence,
        "reason": one.reason,
        "example": shown(one.examples[0], 40) if one.examples else "",
        "examples": [shown(example, 40) for example in one.examples],
        "date_order": one.dates.order.value if one.dates and one.dates.order else None,
        "date_reason": one.dates.reason if one.dates else "",
        "values": [
            {
                "text": shown(use.text),
                "rows": use.count,
                "word": use.word,
                "how": use.how.value,
                "hint": use.hint,
            }
            for use in one.values
        ],
    }


def lines(plan: Plan, read: BookRead | None, *, columns: bool) -> Iterable[str]:
    """The workbook in words: counts, how the columns are read if asked, and every reason."""
    if read is not None:
        yield f"Rows below the headings: {read.lines}"
        yield f"Readable: {read.readable}"
        yield f"Rejected: {read.rejected}"
        yield f"Empty: {read.blanks}"
        if read.totals:
            yield f"Totals and repeated headings, left out: {read.totals}"
    if columns:
        for sheet in plan.sheets:
            yield from _sheet_lines(sheet, named=len(plan.sheets) > 1)
    if read is None:
        return
    many = len(plan.used) > 1
    for reject in read.rejects:
        where = f", {reject.column}" if reject.column else ""
        value = f' It holds "{reject.value}".' if reject.value else ""
        sheet_name = f"{reject.sheet}, line" if many else "Line"
        yield f"{sheet_name} {reject.line}{where}: {reject.reason}{value}"
    yield from (f"Note: {note}" for note in read.notes)
    yield from _double_lines(plan, read, many)


def _double_lines(plan: Plan, read: BookRead, many: bool) -> Iterable[str]:
    if not read.doubles:
        return
    done = "brought in again, as wished" if plan.choices.doubles else "left out"
    yield f"Here already, {done}: {len(read.doubles)}."
    for one in read.doubles[:MOST_DOUBLES]:
        where = f"{one.sheet}, line {one.line}" if many else f"Line {one.line}"
        here = f" is {one.ref} here" if one.ref else " is here"
        yield f"{where}: {shown(one.what)}{here} ({one.reason})."
    if (more := len(read.doubles) - MOST_DOUBLES) > 0:
        yield f"And {more} more."


def _sheet_lines(sheet: SheetPlan, *, named: bool) -> Iterable[str]:
    if named:
        what = f'Sheet "{sheet.name}": {sheet.reason}'
        if sheet.kind is not None:
            what += f", headings on line {sheet.heading_row}, {len(sheet.rows)} rows"
        yield what + (", read as remembered" if sheet.remembered else "")
    if not sheet.used:
        return
    for one in sheet.columns:
        read_as = one.field or "not read"
        example = f', such as "{shown(one.examples[0], 40)}"' if one.examples else ""
        sure = "" if one.confidence in (0.0, 1.0) else f" ({one.reason}, {one.confidence:.0%})"
        yield f'Column "{shown(one.heading)}": {read_as}{sure}{example}'
        if one.dates is not None:
            yield f"  Dates: {one.dates.reason}"
        yield from (_value_line(use) for use in one.values if use.how is not How.SAME)


def _value_line(use: ValueUse) -> str:
    """'  "S1" is Stage 1 complaint (abbreviation, 35)'"""
    text = f'  "{shown(use.text, 40)}"'
    if use.unknown:
        hint = f'; is it "{use.hint}"?' if use.hint else ""
        return f"{text} is NOT KNOWN ({use.count}){hint}"
    how = f"alike, {use.likeness}%" if use.how is How.LIKE else use.how.value
    return f"{text} is {use.word or 'nothing'} ({how}, {use.count})"
