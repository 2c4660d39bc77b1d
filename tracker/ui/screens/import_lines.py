"""The lines of the import screen: sheets, columns, the words in them, and what is left out."""

from __future__ import annotations

from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import How
from tracker.papers.book_read import BookRead
from tracker.papers.csv_text import shown
from tracker.ui import say_import as say
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line

MOST = 200
"""Rejected rows and doubles listed; all are counted, and the file of rejects has all."""


def lines_of(plan: Plan, read: BookRead | None, width: int) -> list[Line]:
    """Everything, for a list of this width. Names are "sheet", "sheet/column" or with the value.

    What is rejected comes first, for it asks for something; what is here already comes last.
    """
    made: list[Line] = []
    if read is not None:
        made += _rejects(read)
    for number, sheet in enumerate(plan.sheets):
        if made:
            made.append(GAP)
        mark = "[x]" if sheet.used else "[ ]"
        name = str(number) if sheet.kind is not None else ""
        made.append(
            line(
                (f"{mark} {fit(sheet.name, 20)}", "strong"),
                (say.sheet_line(sheet), "muted"),
                name=name,
            )
        )
        if sheet.used:
            for one in sheet.columns:
                made += _column(number, sheet, one, width)
    if read is not None and read.doubles:
        made += [GAP, *_doubles(read)]
    return made


def _column(number: int, sheet: SheetPlan, one: ColumnPlan, width: int) -> list[Line]:
    left = 24 if width >= 90 else 20
    wrong = bool(one.problem or one.unknown or (one.dates and one.dates.warning))
    style = "text" if one.field else "muted"
    name = f"{number}/{one.index}"
    made = [
        line(
            (" ! " if wrong else "   ", "error-text"),
            (fit(shown(one.heading) or "(no heading)", left), style),
            (fit(say.field_label(sheet, one), left), "strong" if one.field else "muted"),
            (say.column_note(one), "error-text" if wrong else "muted"),
            name=name,
        )
    ]
    for at, use in enumerate(one.values):
        if use.how in (How.SAME, How.NOTHING):
            continue
        made.append(
            line(
                (" ! " if use.unknown else "   ", "error-text"),
                ("  " + fit(f"“{shown(use.text, 40)}”", left - 2), "muted"),
                (fit(say.value_word(use), left + 4), "error-text" if use.unknown else "text"),
                (say.value_note(use), "muted"),
                name=f"{name}/{at}",
            )
        )
    return made


def _rejects(read: BookRead) -> list[Line]:
    if not read.rejects:
        return []
    made = [heading(f"{say.REJECTED}: {read.rejected:,}")]
    for one in read.rejects[:MOST]:
        where = f"   {fit(one.sheet, 12)}{one.line:>6}  "
        column = f"{one.column}: " if one.column else ""
        value = f" “{one.value}”" if one.value else ""
        made.append(line((where, "strong"), (f"{column}{one.reason}{value}", "text")))
    return made + _more(len(read.rejects))


def _doubles(read: BookRead) -> list[Line]:
    made = [heading(f"{say.HERE}: {len(read.doubles):,}")]
    for one in read.doubles[:MOST]:
        where = f"   {fit(one.sheet, 12)}{one.line:>6}  "
        made.append(
            line((where, "strong"), (f"{shown(one.what)} {one.ref} ({one.reason})", "text"))
        )
    return made + _more(len(read.doubles))


def _more(count: int) -> list[Line]:
    """How many are not listed, if any are not."""
    return [line((f"   {say.more(count - MOST)}", "muted"))] if count > MOST else []
