"""What an import asks of the file: what is here already, and how such sheets were read before."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from sqlcipher3 import dbapi2 as driver

from db import codec
from tracker.core.importing.choices import ImportMapping

if TYPE_CHECKING:
    from tracker.core.importing.already import There

_SELECT = "SELECT number, fingerprint, version, mapping, removed FROM import_mappings"


def already(connection: driver.Connection) -> There:
    """Every contact and compliment, as far as a row of a log has to be held against it."""
    # Not at the top: keeping records must not wait for what only an import needs.
    from db import compliments_found
    from tracker.core.compliment_book import key_of
    from tracker.core.importing.already import There, contact_key

    by_source: dict[str, str] = {}
    by_key: dict[tuple[str, date, str], str] = {}
    refs: set[str] = set()
    for ref, source_ref, received_on, name, theme, details in connection.execute(
        "SELECT ref, source_ref, received_on, name, theme, details FROM cases"
        " WHERE struck_out = 0 ORDER BY year, number"
    ):
        refs.add(ref)
        if source_ref:
            by_source.setdefault(source_ref, ref)
        by_key.setdefault(contact_key(name, date.fromisoformat(received_on), theme, details), ref)
    over = connection.execute(
        "SELECT c.ref FROM cases c JOIN case_stage2 s ON s.case_id = c.id"
        " WHERE c.struck_out = 0 AND (s.adjudicated_on IS NOT NULL OR s.decision = 'Refused')"
    )
    return There(
        by_source,
        by_key,
        frozenset(refs),
        frozenset(ref for (ref,) in over),
        Counter(map(key_of, compliments_found.brought_in(connection))),
    )


def mapping_for(connection: driver.Connection, fingerprint: str) -> ImportMapping | None:
    """What is kept for a fingerprint, taken back or not; None if nothing ever was."""
    row = connection.execute(f"{_SELECT} WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return _mapping(row) if row is not None else None


def write(connection: driver.Connection, mapping: ImportMapping) -> None:
    """Put it into its table, over what was there."""
    said = codec.to_json(
        {"fields": mapping.fields, "values": mapping.values, "orders": mapping.orders}
    )
    connection.execute(
        "INSERT INTO import_mappings (number, fingerprint, version, mapping, removed)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET version = excluded.version,"
        " mapping = excluded.mapping, removed = excluded.removed",
        (mapping.number, mapping.fingerprint, mapping.version, said, int(mapping.removed)),
    )


def read(connection: driver.Connection, number: int) -> ImportMapping | None:
    """The one with this number, None if there is none."""
    row = connection.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    return _mapping(row) if row is not None else None


def last(connection: driver.Connection) -> int:
    """The highest number given out, 0 if none was."""
    return int(connection.execute("SELECT max(number) FROM import_mappings").fetchone()[0] or 0)


def _mapping(row: tuple[Any, ...]) -> ImportMapping:
    number, fingerprint, version, said, removed = row
    return msgspec.convert(
        {
            "number": number,
            "fingerprint": fingerprint,
            "version": version,
            "removed": bool(removed),
            **msgspec.json.decode(said),
        },
        ImportMapping,
    )
