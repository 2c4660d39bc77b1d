"""People who made contact under a name: added and kept up to date, never merged here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection
from sqlmodel import col

from db import person_shelf
from db.tables.cases import PersonTable
from tracker.core.case import Party
from tracker.core.clean import fold
from tracker.core.people import name_key, sounds, telephone_key


class PeopleBook:
    """The people of one file, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        """``connection`` is the transaction's."""
        self._connection = connection

    def keep(self, party: Party, child: str) -> tuple[int, str, dict[str, str]]:
        """Add the person, or take over what is newly known of them.

        Returns their id, the kind of audit event, and the names and values that changed.
        """
        if party.person_id is None:
            return self._add(party, child)
        raw: Any = self._connection.connection.driver_connection
        number = person_shelf.final(raw, party.person_id)  # merged while the form was open
        if number != party.person_id:
            party = replace(party, person_id=number)
        assert party.person_id is not None
        row = self._connection.execute(
            select(
                col(PersonTable.name),
                col(PersonTable.telephone),
                col(PersonTable.email),
                col(PersonTable.relation),
                col(PersonTable.last_child),
                col(PersonTable.version),
            ).where(col(PersonTable.id) == party.person_id)
        ).one()
        known = {
            "name": party.name,
            "telephone": party.telephone,
            "email": party.email,
            "relation": party.relation,
            "last_child": child,
        }
        changes = {k: v for k, v in known.items() if v and v != getattr(row, k)}
        if changes:
            extra = {}
            if "telephone" in changes:
                extra["telephone_key"] = telephone_key(party.telephone)
            if "name" in changes:
                extra["name_key"] = name_key(party.name)
                self._index(party.person_id, party.name)
            self._connection.execute(
                update(PersonTable)
                .where(col(PersonTable.id) == party.person_id)
                .values(version=row.version + 1, **changes, **extra)
            )
        return party.person_id, "PersonChanged", changes

    def _add(self, party: Party, child: str) -> tuple[int, str, dict[str, str]]:
        facts = {
            "name": party.name,
            "telephone": party.telephone,
            "email": party.email,
            "relation": party.relation,
            "last_child": child,
        }
        result = self._connection.execute(
            insert(PersonTable).values(
                name_key=name_key(party.name),
                telephone_key=telephone_key(party.telephone),
                **facts,
            )
        )
        person_id = int(result.lastrowid)
        self._index(person_id, party.name)
        return person_id, "PersonAdded", {k: v for k, v in facts.items() if v}

    def _index(self, person_id: int, name: str) -> None:
        """Let the person be found by this name, and by no earlier one."""
        run = self._connection.exec_driver_sql
        run("DELETE FROM people_words WHERE rowid = ?", (person_id,))
        run(
            "INSERT INTO people_words (rowid, name, sounds) VALUES (?, ?, ?)",
            (person_id, fold(name), sounds(name)),
        )
