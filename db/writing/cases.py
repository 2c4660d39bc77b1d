"""Cases: held, added and saved with everything that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, update
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col, select

from db import case_people, lookups, mapping, mapping_later, people_list
from db.people import PeopleBook
from db.tables.case_people import (
    CaseAdvocacyTable,
    CaseConsentTable,
    CaseEqualityTable,
    CasePersonTable,
)
from db.tables.cases import CaseTable, PauseTable, PointTable, StopTable
from db.tables.stages import AsideTable, CostTable, ReferralTable, Stage2Table, Stage3Table
from db.words import index_case
from db.writing.base import Writing
from tracker.core.case import Case, Party
from tracker.core.events import Recorded
from tracker.core.office import Conflict
from tracker.core.ports import Held, NoSuchCase
from tracker.core.what_happened import Event

CHILDREN: tuple[tuple[type[SQLModel], Any], ...] = (
    (PointTable, mapping.point_rows),
    (PauseTable, mapping.pause_rows),
    (StopTable, mapping.stop_rows),
    (Stage2Table, mapping_later.stage2_rows),
    (CostTable, mapping_later.cost_rows),
    (Stage3Table, mapping_later.stage3_rows),
    (ReferralTable, mapping_later.referral_rows),
    (AsideTable, mapping_later.aside_rows),
    (CasePersonTable, case_people.person_rows),
    (CaseConsentTable, case_people.consent_rows),
    (CaseAdvocacyTable, case_people.advocacy_rows),
    (CaseEqualityTable, case_people.equality_rows),
)
"""Tables of what belongs to a case, and the rows that a case has in each."""


class WritesCases(Writing):
    """Cases in the hands of a transaction."""

    def __init__(self, connection: Connection, save_id: str, actor: str, at: datetime) -> None:
        """Nobody has been looked up and no number given yet."""
        super().__init__(connection, save_id, actor, at)
        self._people = PeopleBook(connection)
        self._numbers: dict[int, int] = {}

    def next_ref(self, received_on: date) -> str:
        """The next reference of the financial year: no gaps, because it commits with its case."""
        year = mapping.financial_year(received_on)
        if year not in self._numbers:
            last = self._connection.execute(
                select(func.max(CaseTable.number)).where(CaseTable.year == year)
            ).scalar()
            self._numbers[year] = last or 0
        self._numbers[year] += 1
        return mapping.ref_for(year, self._numbers[year])

    def source_refs(self) -> frozenset[str]:
        """References that contacts brought in had in their own log; taken-back ones are free."""
        rows = self._connection.execute(
            select(CaseTable.source_ref).where(
                CaseTable.source_ref != "", CaseTable.struck_out == 0
            )
        )
        return frozenset(row.source_ref for row in rows)

    def ref_of_source(self, source_ref: str) -> str:
        """Our reference of a case that had this one in its own log, or has it here; "" if none."""
        row = self._connection.execute(
            select(CaseTable.ref)
            .where(CaseTable.struck_out == 0)
            .where((CaseTable.source_ref == source_ref) | (CaseTable.ref == source_ref))
        ).first()
        return row.ref if row else ""

    def hold(self, ref: str) -> Held:
        """The case with this reference.

        Raises:
            NoSuchCase: there is none.
        """
        found = lookups.cases(self._raw, "ref = ?", (ref,))
        if not found:
            raise NoSuchCase(f"There is no case {ref}.")
        return found[0]

    def history(self, case_id: int) -> Sequence[Recorded]:
        """Everything recorded on a case, in order."""
        return lookups.history(self._raw, case_id)

    def add(self, case: Case, events: Sequence[Event]) -> int:
        """A new case with its first events. Returns its row's id."""
        year = mapping.financial_year(case.received_on)
        result = self._connection.execute(
            insert(CaseTable).values(
                year=year,
                number=int(case.ref.partition("-")[2]),
                **mapping.case_columns(case),
            )
        )
        case_id = int(result.lastrowid)
        self._save_children(case_id, case, None)
        self._record("case", case_id, events)
        index_case(self._raw, case_id, case, events, new=True)
        return case_id

    def save(self, held: Held, case: Case, events: Sequence[Event]) -> None:
        """The case after ``events``, if nobody saved it since it was held.

        Raises:
            Conflict: somebody did.
        """
        result = self._connection.execute(
            update(CaseTable)
            .where(col(CaseTable.id) == held.case_id, col(CaseTable.version) == held.case.version)
            .values(**_changed(held.case, case))
        )
        if result.rowcount != 1:
            raise Conflict(f"{case.ref} has changed since you opened it. Look at it again first.")
        self._save_children(held.case_id, case, held.case)
        self._record("case", held.case_id, events)
        index_case(self._raw, held.case_id, case, events, new=False)

    def _save_children(self, case_id: int, case: Case, before: Case | None) -> None:
        for table, rows_of in CHILDREN:
            rows = rows_of(case_id, case)
            if before is not None:
                if rows == rows_of(case_id, before):
                    continue
                self._connection.execute(delete(table).where(table.case_id == case_id))  # type: ignore[attr-defined]
            if rows:
                self._connection.execute(insert(table), rows)

    def person(self, party: Party, child: str) -> int:
        """The person behind a named complainant: added, or brought up to date."""
        person_id, kind, changes = self._people.keep(party, child)
        if changes:
            self._note("person", person_id, kind, dict(changes))
        return person_id

    def refs_of_person(self, number: int) -> Sequence[str]:
        """The references of every case of a person, undone ones too."""
        return people_list.moved(self._raw, number)


def _changed(before: Case, after: Case) -> dict[str, Any]:
    """Only the columns that differ: a smaller write, and a smaller thing to get wrong."""
    old, new = mapping.case_columns(before), mapping.case_columns(after)
    return {name: value for name, value in new.items() if old[name] != value}
