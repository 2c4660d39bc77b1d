"""Which row of a sheet holds the headings, and which field each of them names."""

from __future__ import annotations

from tracker.core.importing.cells import RawRow, plain
from tracker.core.importing.choices import Choices
from tracker.core.importing.kinds import KINDS, Field, Kind
from tracker.core.importing.wording import nearest

HEADING_ROWS = 30
"""How far down the headings may stand: titles and notes are often written above them."""

LIKE_HEADING = 84
"""The least likeness, out of 100, at which a heading is taken for a known one."""


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
    return like_heading(kind, heading)


def like_heading(kind: Kind, heading: str) -> tuple[str, float]:
    """The field that a heading is much like, and how sure that is; "" and 0 for none."""
    word = plain(heading)
    if not 4 <= len(word) <= 60:
        return "", 0.0
    known = {plain(name): one.name for one in kind.fields for name in one.headings}
    likeness, field = nearest(word, {name: known[name] for name in known if len(name) >= 4})[0]
    return (field, likeness / 100) if likeness >= LIKE_HEADING else ("", 0.0)


def known_field(kind: Kind, name: str) -> Field:
    """The field of that name, which this kind is known to have."""
    field = kind.field(name)
    assert field is not None
    return field
