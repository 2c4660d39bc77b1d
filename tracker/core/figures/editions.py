"""Editions of the report: what was published stays as it was, and later corrections show beside it.

An edition keeps every table as data, each cell with what it was and with what was printed of it.
It is text, written in one way only (``canonical``), so that a checksum holds it: whoever changes
a byte is found out, and the table and row are named by the seal that the audit trail has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from tracker.core.figures.frozen import frozen, thawed
from tracker.core.figures.options import Options
from tracker.core.figures.questions import Question
from tracker.core.figures.table import Table
from tracker.core.figures.values import in_words
from tracker.core.years import year_words


def canonical(value: Any) -> str:
    """A value as JSON that can be written in no other way."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Edition:
    """One published edition, as it lies in the file.

    ``year`` is the financial year by the year it begins in, ``at`` the moment in ISO form;
    ``options`` and ``tables`` are canonical JSON; ``checksum`` is the SHA-256 of all of it.
    """

    number: int
    year: int
    at: str
    by: str
    options: str
    tables: str
    checksum: str = ""

    @property
    def published(self) -> date:
        """The day it was published."""
        return datetime.fromisoformat(self.at).date()

    def asked(self) -> Options:
        """How its tables were asked for."""
        return Options.of(json.loads(self.options))

    def printed(self) -> tuple[Table, ...]:
        """Its tables as they were printed."""
        return tuple(thawed(one) for one in json.loads(self.tables))

    def counted(self) -> tuple[Table, ...]:
        """The same before anything was hidden: never to be printed."""
        return tuple(thawed(one, counted=True) for one in json.loads(self.tables))

    def text(self) -> str:
        """What the checksum is made over: one canonical JSON object of everything."""
        head = {"at": self.at, "by": self.by, "number": self.number}
        start, end = canonical(head)[:-1], canonical({"year": self.year})[1:]
        return f'{start},"options":{self.options},"tables":{self.tables},{end}'


@dataclass(frozen=True, slots=True)
class TableSeal:
    """The digests of one table: of its head, and of each row by its label."""

    head: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """What the audit trail remembers of an edition; ``head`` is all but its tables."""

    number: int
    year: int
    checksum: str
    head: str
    tables: Mapping[str, TableSeal]

    def data(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Seal:
        """From plain values."""
        tables = {
            key: TableSeal(one["head"], tuple((row[0], row[1]) for row in one["rows"]))
            for key, one in data["tables"].items()
        }
        return cls(data["number"], data["year"], data["checksum"], data["head"], tables)


# -- publishing -----------------------------------------------------------------------------------
def freeze(
    number: int,
    year: int,
    at: str,
    by: str,
    options: Options,
    tables: Sequence[tuple[Table, Table]],
) -> Edition:
    """An edition of tables, each given as it is and as it is printed, small numbers hidden."""
    kept = canonical([frozen(real, printed) for real, printed in tables])
    edition = Edition(number, year, at, by, canonical(options.data()), kept)
    return Edition(*_fields(edition), digest(edition.text()))


def _fields(edition: Edition) -> tuple[int, int, str, str, str, str]:
    return (
        edition.number,
        edition.year,
        edition.at,
        edition.by,
        edition.options,
        edition.tables,
    )


def seal(edition: Edition) -> Seal:
    """The digests of an edition, part by part."""
    return Seal(
        edition.number,
        edition.year,
        edition.checksum,
        _head(edition),
        {one["key"]: _table_seal(one) for one in json.loads(edition.tables)},
    )


def _head(edition: Edition) -> str:
    return digest(Edition(*_fields(edition)[:5], "[]").text())


def _table_seal(data: Mapping[str, Any]) -> TableSeal:
    head = {name: value for name, value in data.items() if name != "rows"}
    rows = tuple((row["label"], digest(canonical(row))) for row in data["rows"])
    return TableSeal(digest(canonical(head)), rows)


# -- verifying ------------------------------------------------------------------------------------
def trouble(edition: Edition, sealed: Seal | None) -> tuple[str, ...]:
    """What is not as it was published, each in a sentence; nothing if all of it is.

    ``sealed`` is what the audit trail remembers, None if it remembers nothing.
    """
    name = f"Edition {edition.number}"
    if sealed is None:
        return (f"{name} was never published: the audit trail does not know it.",)
    found = []
    whole = digest(edition.text())
    if edition.checksum != sealed.checksum:
        found.append(f"{name}: its checksum is not the one it was published with.")
    if whole != sealed.checksum:
        found += list(_changed(edition, sealed, name)) or [
            f"{name}: it is written otherwise than it was published."
        ]
    return tuple(found)


def _changed(edition: Edition, sealed: Seal, name: str) -> Iterator[str]:
    if _head(edition) != sealed.head:
        yield f"{name}: its year, day, publisher or options are not as published."
    try:
        data = json.loads(edition.tables)
        tables = {one["key"]: _table_seal(one) for one in data}
    except (ValueError, TypeError, KeyError):
        yield f"{name}: its tables cannot be read any more."
        return
    for key in dict.fromkeys([*sealed.tables, *tables]):
        was, now = sealed.tables.get(key), tables.get(key)
        if was is None or now is None:
            yield f"{name}: table {key} was {'added' if was is None else 'removed'}."
        elif was != now:
            yield from _table_changed(was, now, f"{name}, table {key}")


def _table_changed(was: TableSeal, now: TableSeal, name: str) -> Iterator[str]:
    if was.head != now.head:
        yield f"{name}: its heading, columns or notes are not as published."
    if len(was.rows) != len(now.rows):
        yield f"{name}: it has {len(now.rows)} rows, and was published with {len(was.rows)}."
        return
    for (label, before), (_, after) in zip(was.rows, now.rows, strict=True):
        if before != after:
            yield f"{name}, row '{label}': not as published."


# -- comparing ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Restated:
    """One figure that is printed otherwise today; "" where there is none on that side.

    ``which`` tells rows and columns of one name apart; ``question`` lists what the figure counts
    today, None where there is no list behind it.
    """

    table: str
    row: str
    column: str
    old: str
    new: str
    which: int = 0
    question: Question | None = field(default=None, compare=False)

    @property
    def place(self) -> Place:
        """Where it stands in its table."""
        return self.row, self.column, self.which


Place = tuple[str, str, int]
"""A cell by the labels of its row and column; the figure tells those of one name apart."""


def restated(
    edition: Edition, today: Sequence[Table], counted: Sequence[Table] = ()
) -> tuple[Restated, ...]:
    """Every cell that differs, table by table; ``today`` has the tables as they are printed now.

    Cells are found by their table's key and by the labels of their row and column. ``counted``
    are the same tables with nothing hidden: they know what stands behind each number, and that a
    number is the same which is only hidden, or shown, for the sake of another.
    """
    before = {table.key: _cells(table) for table in edition.printed()}
    after = {table.key: _cells(table) for table in today}
    was_counted = {table.key: _cells(table) for table in edition.counted()}
    now_counted = {table.key: _cells(table) for table in counted}
    behind = {table.key: _questions(table) for table in counted}
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, {}), after.get(key, {})
        real_old, real_new = was_counted.get(key, {}), now_counted.get(key, new)
        for place in dict.fromkeys([*old, *new]):
            if _same(old.get(place, ""), new.get(place, "")) or _same(
                real_old.get(place, ""), real_new.get(place, "")
            ):
                continue
            was, now = old.get(place, ""), new.get(place, "")
            question = behind.get(key, {}).get(place)
            found.append(Restated(key, place[0], place[1], was, now, place[2], question))
    return tuple(found)


NOUGHT = frozenset({"0", "0%", "-"})


def _same(was: str, now: str) -> bool:
    """Whether two figures say the same; a row that came or went with nought in it says nothing."""
    if was and now:
        return was == now
    return (was or now) in NOUGHT or was == now


def places(table: Table) -> dict[Place, tuple[int, int]]:
    """Where each cell of a table stands: its row and column by place."""
    headed = [_heading(table, at) for at in range(len(table.columns))]
    found: dict[Place, tuple[int, int]] = {}
    for r, row in enumerate(table.rows):
        for c, heading in enumerate(headed):
            at = 0
            while (row.label, heading, at) in found:
                at += 1
            found[row.label, heading, at] = (r, c)
    return found


def _cells(table: Table) -> dict[Place, str]:
    """What is printed, by row and column."""
    where = places(table).items()
    return {place: in_words(table.rows[r].cells[c].value) for place, (r, c) in where}


def _questions(table: Table) -> dict[Place, Question | None]:
    """What each cell was counted by."""
    return {place: table.rows[r].cells[c].question for place, (r, c) in places(table).items()}


def _heading(table: Table, at: int) -> str:
    """A column's heading, with its period where the heading does not say it."""
    column = table.columns[at]
    if column.period is None or column.period.label in column.label:
        return column.label
    return f"{column.label} {column.period.label}"


def named(edition: Edition) -> str:
    """How a sentence speaks of it: "the edition of 5 Jun 2018"."""
    day = edition.published
    return f"the edition of {day.day} {day:%b %Y}"


def note(one: Restated, edition: Edition) -> str:
    """What stands below a table: "restated: 229 was 228 in the edition of 5 Jun 2018"."""
    where = named(edition)
    which = f"{one.row}, {one.column}: restated"
    if not one.old:
        return f"{which}: {one.new} was not in {where}"
    return f"{which}: {one.new or 'no longer here'} was {one.old} in {where}"


def title(edition: Edition) -> str:
    """What an edition is called: "Edition 2, 2017/18"."""
    return f"Edition {edition.number}, {year_words(edition.year)}"
