"""A list as a workbook: typed cells under a frozen heading that filters, and a sheet about it."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.core.clean import visible
from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Points, Words
from tracker.core.out.listed import Listed, Out

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its headings."""

MOST_CHARACTERS = 32_767
"""What a cell holds; more would make the whole workbook damaged."""

CUT = " […cut: a cell holds no more]"
NARROW, WIDE = 8, 60
"""Least and most width of a column, in characters."""

_FORMATS: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "day": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "percent": {"num_format": "0%", "valign": "top"},
    "percent1": {"num_format": "0.0%", "valign": "top"},
    "points": {"num_format": '+0.##" points";-0.##" points";0" points"', "valign": "top"},
    "pounds": {"num_format": "£#,##0.00", "valign": "top"},
    "number": {"num_format": "#,##0.##", "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
}


class TooMany(ValueError):
    """More rows than a sheet holds. Its text is a sentence."""


def list_xlsx(listed: Listed) -> bytes:
    """The workbook: the list, then a sheet "About" with what it is, of when, and how many rows.

    Raises:
        TooMany: a sheet holds fewer rows.
    """
    if listed.count > MOST_ROWS:
        raise TooMany(f"A sheet holds {MOST_ROWS:,} rows; these are {listed.count:,}. Take .csv.")
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    book = Workbook(
        whole,
        {
            "in_memory": True,  # no temporary files with people in them
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"author": "", "title": visible(listed.title)[:200]})
    formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
    _fill(book.add_worksheet(_sheet_name(listed.name)), listed, formats)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 90)
    for at, (what, value) in enumerate(listed.about):
        _put(about, at, 0, what, formats)
        _put(about, at, 1, value, formats)
    book.close()
    return whole.getvalue()


def _sheet_name(name: str) -> str:
    return name.replace("-", " ").capitalize()[:31]


def _fill(sheet: Worksheet, listed: Listed, formats: dict[str, Any]) -> None:
    for at, heading in enumerate(listed.headings):
        sheet.write_string(0, at, _fitting(heading), formats["heading"])
        sheet.set_column(at, at, _width(listed, at))
    for line, row in enumerate(listed.rows, 1):
        for at, value in enumerate(row):
            _put(sheet, line, at, value, formats)
    sheet.freeze_panes(1, 0)
    if listed.headings:
        sheet.autofilter(0, 0, listed.count, len(listed.headings) - 1)


def _width(listed: Listed, at: int) -> int:
    """Room for the heading and for what the first thousand rows have in their longest line."""
    longest = len(listed.headings[at]) + 2
    for row in listed.rows[:1000]:
        value = row[at]
        if isinstance(value, str):
            longest = max([longest, *(len(line) + 1 for line in value.split("\n"))])
        elif value is not None:
            longest = max(longest, 12)
    return min(max(longest, NARROW), WIDE)


def _fitting(text: str) -> str:
    """Text as a cell holds it: visible, and cut, saying so, where it is too long."""
    text = visible(text)
    if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    room = 2 * (MOST_CHARACTERS - len(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def _put(sheet: Worksheet, line: int, at: int, value: Out, formats: dict[str, Any]) -> None:
    """One cell with its own type. Text is written as text, whatever it looks like."""

    def number(amount: Decimal | int, look: str) -> None:
        sheet.write_number(line, at, float(amount), formats[look])

    def text(words: str) -> None:
        if words:
            sheet.write_string(line, at, _fitting(words), formats["text"])

    match value:
        case None | Percent(whole=0):
            return
        case str():
            text(value)
        case int():
            number(value, "whole")
        case date():
            if value.year < 1901:  # before the days that a spreadsheet counts from
                text(value.isoformat())
            else:
                sheet.write_datetime(line, at, value, formats["day"])
        case Number(count):
            number(count, "whole")
        case Percent():
            share = value.value
            assert share is not None
            number(share / 100, "percent1" if value.places else "percent")
        case Points(points):
            number(points, "points")
        case Pence(pence):
            number(Decimal(pence).scaleb(-2), "pounds")
        case Days(days):
            number(days, "number")
        case Words(said) | Hidden(said):
            text(said)
