"""A list as CSV, for people with spreadsheets: every cell quoted, none of them a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from tracker.core.clean import csv_safe, visible
from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Points, Words
from tracker.core.out.listed import Listed, Out

ROW = "Row"
"""The last column, "1 of 229": whoever has a part of the file sees that it is a part."""


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file of text, marked for Excel, which takes UTF-8 without a mark for something else."""
    return _whole(map(guarded, line) for line in chain([headings], rows))


def list_csv(listed: Listed) -> bytes:
    """The list under its headings, and in its last column how many rows there are."""
    of = listed.count
    head = map(guarded, (*listed.headings, ROW))
    rows = ((*map(csv_cell, row), f"{number} of {of}") for number, row in enumerate(listed.rows, 1))
    return _whole(chain([head], rows))


def _whole(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Text that no spreadsheet runs and no terminal obeys."""
    return csv_safe(visible(text))


def csv_cell(value: Out) -> str:
    """A cell as every program reads it: days as 2026-11-23, numbers without commas.

    Only text is guarded: a difference below nought is a number.
    """
    match value:
        case None | Percent(whole=0):
            return ""
        case date():
            return value.isoformat()
        case Number(count):
            return str(count)
        case Percent():
            return f"{value.value}%"
        case Points(number) | Days(number):
            return str(number)
        case Pence(pence):
            return str(Decimal(pence).scaleb(-2))
        case Words(text) | Hidden(text):
            return guarded(text)
        case str():
            return guarded(value)
        case _:
            return str(value)
