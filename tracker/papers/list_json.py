"""A list as JSON, for scripts: plain ASCII, typed values."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.core.clean import visible
from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Points, Words
from tracker.core.out.listed import Listed, Out


def list_json(listed: Listed) -> bytes:
    """``list``, ``as_of``, ``count``, ``anonymous``, ``notes``, ``headings`` and ``rows``.

    Rows are arrays in the order of the headings, which may have the same words twice.
    """
    whole = {
        "list": visible(listed.title),
        "as_of": listed.as_of.isoformat(),
        "count": listed.count,
        "anonymous": listed.anonymous,
        "notes": [visible(note) for note in listed.notes],
        "headings": [visible(heading) for heading in listed.headings],
        "rows": [[json_cell(cell) for cell in row] for row in listed.rows],
    }
    return (json.dumps(whole, ensure_ascii=True, indent=2) + "\n").encode("ascii")


def json_cell(value: Out) -> Any:
    """Text, a whole number, a day as text, null; figures that are no counts say what they are."""
    match value:
        case None | int():
            return value
        case date():
            return value.isoformat()
        case Number(count):
            return count
        case Percent():
            return {"percent": None if value.value is None else _plain(value.value)}
        case Points(number):
            return {"points": _plain(number)}
        case Pence(pence):
            return {"pence": pence}
        case Days(number):
            return {"days": _plain(number)}
        case Hidden(said):
            return {"hidden": said}
        case Words(text):
            return visible(text)
        case _:
            return visible(value)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
