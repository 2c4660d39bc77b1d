"""One transaction as the desk sees it: hold cases, save them, write the audit with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, update
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col, select

from db import (
    case_people,
    codec,
    compliments_found,
    editions,
    figuring,
    importing,
    learning,
    leaving,
    lookups,
    mapping,
    mapping_later,
    people_list,
    records,
    year_figures,
)
from db.people import PeopleBook
from db.seed_tables import insert_calendar
from db.tables import (
    AsideTable,
    AuditTable,
    CaseAdvocacyTable,
    CaseConsentTable,
    CaseEqualityTable,
    CasePersonTable,
    CaseTable,
    CostTable,
    DraftTable,
    PauseTable,
    PointTable,
    ReferralTable,
    SaveTable,
    Stage2Table,
    Stage3Table,
    StopTable,
)
from db.words import index_case
from tracker.core.case import Case, Party
from tracker.core.clocks import ClockRules
from tracker.core.compliments import Compliment
from tracker.core.events import Recorded
from tracker.core.figures.editions import Edition, Seal
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.questions import Dim, Question, Tally, Unit
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.importing.choices import ImportMapping
from tracker.core.office import Conflict, Lists
from tracker.core.out.register import FileLeft
from tracker.core.ports import Held, NoSuchCase, Receipt
from tracker.core.records import Record, RecordChange, RecordKind
from tracker.core.views import SaveNote
from tracker.core.what_happened import Event
from tracker.core.workdays import Calendar

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


class Transaction:
    """The desk's hands in the file, from BEGIN IMMEDIATE to COMMIT."""

    def __init__(self, connection: Connection, save_id: str, actor: str, at: datetime) -> None:
        """``at`` is UTC and stands on every audit event of this save."""
        self._connection = connection
        self._save_id = save_id
        self._actor = actor
        self._at = at
        self._people = PeopleBook(connection)
        self._numbers: dict[int, int] = {}
        self._calendar: Calendar | None = None

    @property
    def _raw(self) -> Any:
        return self._connection.connection.driver_connection

    # -- reading inside the transaction -------------------------------------------------------
    def receipt_of(self, save_id: str) -> Receipt | None:
        """The answer given when this save was made, if it was."""
        row = self._connection.execute(
            select(SaveTable.refs, SaveTable.sentence, SaveTable.due).where(
                SaveTable.save_id == save_id
            )
        ).first()
        if row is None:
            return None
        due = date.fromisoformat(row.due) if row.due else None
        return Receipt(save_id, codec.list_from(row.refs), row.sentence, due)

    def calendar(self) -> Calendar:
        """The calendar in force."""
        if self._calendar is None:
            self._calendar = lookups.calendar(self._raw)
        return self._calendar

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        return lookups.rules(self._raw)

    def lists(self) -> Lists:
        """The vocabularies in force."""
        return lookups.lists(self._raw)

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

    def refs_of(self, save_id: str) -> Sequence[str]:
        """The references of the cases that a save touched, each once."""
        rows = self._connection.execute(
            select(CaseTable.ref)
            .where(col(CaseTable.id) == col(AuditTable.entity_id))
            .where(AuditTable.save_id == save_id, AuditTable.entity == "case")
            .distinct()
            .order_by(col(CaseTable.ref))
        )
        return [row.ref for row in rows]

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

    def save_note(self, save_id: str) -> SaveNote | None:
        """What a save did."""
        return lookups.save_note(self._raw, "save_id = ?", (save_id,))

    def undone_by(self, save_id: str) -> str:
        """The save that took this one back, "" if none did."""
        row = self._connection.execute(
            select(SaveTable.undone_by).where(SaveTable.save_id == save_id)
        ).first()
        return row.undone_by if row else ""

    def calendar_before(self, save_id: str) -> Calendar | None:
        """The calendar as it was before a save changed it; None if it did not.

        Raises:
            Conflict: it was changed again since, and that change would be lost.
        """
        made = lookups.calendar_made(self._raw, save_id)
        if made is None:
            return None
        before, after = made
        current = self.calendar()
        if after.renumbered(current.version) != current:
            raise Conflict("The calendar has changed since: undo that first.")
        return before

    # -- writing ------------------------------------------------------------------------------
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

    def _record(self, entity: str, entity_id: int, events: Sequence[Event]) -> None:
        self._connection.execute(
            insert(AuditTable),
            [
                self._audit_row(
                    entity, entity_id, event.on, codec.kind_of(event), codec.to_json(event)
                )
                for event in events
            ],
        )

    def _audit_row(
        self, entity: str, entity_id: int, on: date, kind: str, payload: str
    ) -> dict[str, Any]:
        return {
            "entity": entity,
            "entity_id": entity_id,
            "save_id": self._save_id,
            "at": self._at.isoformat(),
            "actor": self._actor,
            "on_date": on.isoformat(),
            "kind": kind,
            "payload": payload,
        }

    def person(self, party: Party, child: str) -> int:
        """The person behind a named complainant: added, or brought up to date."""
        person_id, kind, changes = self._people.keep(party, child)
        if changes:
            self._note("person", person_id, kind, changes)
        return person_id

    def refs_of_person(self, number: int) -> Sequence[str]:
        """The references of every case of a person, undone ones too."""
        return people_list.moved(self._raw, number)

    def _note(self, entity: str, entity_id: int, kind: str, detail: Mapping[str, str]) -> None:
        self._connection.execute(
            insert(AuditTable),
            [
                self._audit_row(
                    entity, entity_id, self._at.date(), kind, codec.to_json(dict(detail))
                )
            ],
        )

    def set_calendar(self, calendar: Calendar, what: str) -> None:
        """A new version of the calendar; the earlier ones stay."""
        insert_calendar(self._raw, calendar, self._save_id, what)
        self._note("calendar", calendar.version, "CalendarChanged", {"what": what})
        self._calendar = calendar

    # -- records beside cases -----------------------------------------------------------------
    def next_number(self, kind: RecordKind) -> int:
        """The next number of a kind of record, without gaps."""
        return records.next_number(self._raw, kind)

    def next_in_year(self, kind: RecordKind, year: int) -> int:
        """The next place of a kind of record in a financial year, without gaps."""
        return records.next_in_year(self._raw, kind, year)

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        return compliments_found.brought_in(self._raw)

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read, taken back or not; None if never kept."""
        return importing.mapping_for(self._raw, fingerprint)

    def record(self, kind: RecordKind, number: int) -> Record:
        """The record with this number; raises NoSuchRecord."""
        return records.read(self._raw, kind, number)

    def put(self, kind: RecordKind, before: Record | None, after: Record) -> None:
        """Add or change a record; raises Conflict if it was saved since ``before`` was read."""
        records.put(self._raw, kind, before, after)
        kept, altered = records.audit_kinds(kind)
        row = self._audit_row(
            kind.value,
            after.number,
            self._at.date(),
            kept if before is None else altered,
            codec.to_json({"before": before, "after": after}),
        )
        self._connection.execute(insert(AuditTable), [row])

    def next_learning_ref(self, on: date) -> str:
        """The next reference of a learning form, without gaps in its financial year."""
        return learning.next_ref(self._raw, on)

    def learning_number(self, of: str) -> int | None:
        """The number of the learning form with this reference, or of this case."""
        return learning.number_of(self._raw, of)

    def records_of(self, save_id: str) -> Sequence[RecordChange]:
        """The records that a save added or changed, in order."""
        return lookups.records_of(self._raw, save_id)

    # -- figures --------------------------------------------------------------------------------
    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered for financial years and stands, by the year each begins in."""
        return year_figures.standing(self._raw)

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        return figuring.tally(self._raw, question, dims, unit)

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        return figuring.stage2_closed(self._raw, question)

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        return [ref for _, ref in figuring.behind(self._raw, question)]

    def next_edition(self) -> int:
        """The number of the next edition."""
        return editions.last(self._raw) + 1

    def add_edition(self, edition: Edition, seal: Seal) -> None:
        """Keep an edition for good; the audit trail remembers its seal."""
        editions.add(self._raw, edition, self._save_id)
        row = self._audit_row(
            editions.ENTITY,
            edition.number,
            self._at.date(),
            editions.KIND,
            codec.to_json(seal.data()),
        )
        self._connection.execute(insert(AuditTable), [row])

    def edition_of(self, save_id: str) -> int | None:
        """The edition that a save published; None if it published none."""
        return editions.of_save(self._raw, save_id)

    def add_left(self, left: FileLeft) -> None:
        """Enter a file that left the program, for good."""
        row = self._audit_row(
            leaving.ENTITY,
            leaving.EVERYBODY,
            self._at.date(),
            leaving.KIND,
            codec.to_json(left),
        )
        self._connection.execute(insert(AuditTable), [row])

    def left_by(self, save_id: str) -> bool:
        """Whether a save entered a file that left."""
        return leaving.entered_by(self._raw, save_id)

    def drop_draft(self, draft_id: str) -> None:
        """A draft whose contact is saved is gone in the same breath."""
        self._connection.execute(delete(DraftTable).where(col(DraftTable.draft_id) == draft_id))

    def finish(self, receipt: Receipt, undoes: str = "") -> None:
        """Note the save under its id, so that asking again answers instead of saving again."""
        number = self._connection.execute(select(func.max(SaveTable.number))).scalar() or 0
        self._connection.execute(
            insert(SaveTable).values(
                save_id=receipt.save_id,
                number=number + 1,
                at=self._at.isoformat(),
                actor=self._actor,
                sentence=receipt.sentence,
                refs=codec.to_json(receipt.refs),
                due=receipt.due.isoformat() if receipt.due else None,
                undoes=undoes,
            )
        )
        self._mark_undone(receipt.save_id, undoes)

    def _mark_undone(self, by: str, undone: str) -> None:
        """Note which save is taken back. What an undone undo had taken back stands again."""
        stands = False
        while undone:
            self._connection.execute(
                update(SaveTable)
                .where(col(SaveTable.save_id) == undone)
                .values(undone_by="" if stands else by)
            )
            by, stands = undone, not stands
            undone = self._connection.execute(
                select(SaveTable.undoes).where(SaveTable.save_id == by)
            ).scalar_one()


def _changed(before: Case, after: Case) -> dict[str, Any]:
    """Only the columns that differ: a smaller write, and a smaller thing to get wrong."""
    old, new = mapping.case_columns(before), mapping.case_columns(after)
    return {name: value for name, value in new.items() if old[name] != value}
