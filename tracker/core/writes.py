"""What a transaction does, part by part; ``ports.Work`` is all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.core.case import Case, Party
    from tracker.core.compliments import Compliment
    from tracker.core.events import Recorded
    from tracker.core.figures.editions import Edition, Seal
    from tracker.core.importing.choices import ImportMapping
    from tracker.core.out.register import FileLeft
    from tracker.core.ports import Held, Receipt
    from tracker.core.records import Record, RecordChange, RecordKind
    from tracker.core.views import SaveNote
    from tracker.core.what_happened import Event
    from tracker.core.workdays import Calendar


class WorksOnCases(Protocol):
    """Cases in the hands of a transaction."""

    def next_ref(self, received_on: date) -> str:
        """The next reference of the financial year of receipt, without gaps."""
        ...

    def source_refs(self) -> frozenset[str]:
        """References that contacts brought in had in their own log."""
        ...

    def ref_of_source(self, source_ref: str) -> str:
        """Our reference of a case that had this one in its own log, or has it here; "" if none."""
        ...

    def hold(self, ref: str) -> Held:
        """The case with this reference; raises NoSuchCase."""
        ...

    def history(self, case_id: int) -> Sequence[Recorded]:
        """Everything recorded on a case, in order."""
        ...

    def add(self, case: Case, events: Sequence[Event]) -> int:
        """A new case with its first events; returns its row id."""
        ...

    def save(self, held: Held, case: Case, events: Sequence[Event]) -> None:
        """The case after events; raises Conflict if it was saved since it was held."""
        ...

    def person(self, party: Party, child: str) -> int:
        """The id of the person behind a named complainant, added or brought up to date."""
        ...

    def refs_of_person(self, number: int) -> Sequence[str]:
        """The references of every case of a person, undone ones too."""
        ...


class WorksOnRecords(Protocol):
    """Records beside cases: compliments, learning forms, lists and others."""

    def next_number(self, kind: RecordKind) -> int:
        """The next number of a kind of record, without gaps."""
        ...

    def next_in_year(self, kind: RecordKind, year: int) -> int:
        """The next place of a kind of record in a financial year, without gaps."""
        ...

    def record(self, kind: RecordKind, number: int) -> Record:
        """The record with this number; raises NoSuchRecord."""
        ...

    def put(self, kind: RecordKind, before: Record | None, after: Record) -> None:
        """Add or change a record; raises Conflict if it was saved since ``before`` was read."""
        ...

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        ...

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read, taken back or not; None if never kept."""
        ...

    def next_learning_ref(self, on: date) -> str:
        """The next reference of a learning form, without gaps in its financial year."""
        ...

    def learning_number(self, of: str) -> int | None:
        """The number of the learning form with this reference, or of this case; None if none."""
        ...


class WorksOnEditions(Protocol):
    """Published editions."""

    def next_edition(self) -> int:
        """The number of the next edition."""
        ...

    def add_edition(self, edition: Edition, seal: Seal) -> None:
        """Keep an edition for good; the audit trail remembers its seal."""
        ...

    def edition_of(self, save_id: str) -> int | None:
        """The edition that a save published; None if it published none."""
        ...

    def add_left(self, left: FileLeft) -> None:
        """Enter a file that left the program, for good."""
        ...

    def left_by(self, save_id: str) -> bool:
        """Whether a save entered a file that left."""
        ...


class WorksOnSaves(Protocol):
    """Saves: what each did, and which was taken back."""

    def receipt_of(self, save_id: str) -> Receipt | None:
        """The answer given when this save was made; None if it never was."""
        ...

    def refs_of(self, save_id: str) -> Sequence[str]:
        """The cases that a save touched."""
        ...

    def records_of(self, save_id: str) -> Sequence[RecordChange]:
        """The records that a save added or changed, in order."""
        ...

    def undone_by(self, save_id: str) -> str:
        """The save that took this one back, "" if none did."""
        ...

    def save_note(self, save_id: str) -> SaveNote | None:
        """What a save did, in words."""
        ...

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        ...

    def finish(self, receipt: Receipt, undoes: str = "") -> None:
        """Note the save under its id, so that asking again answers."""
        ...


class WorksOnCalendar(Protocol):
    """The calendar, version by version."""

    def set_calendar(self, calendar: Calendar, what: str) -> None:
        """A new version of the calendar."""
        ...

    def calendar_before(self, save_id: str) -> Calendar | None:
        """The calendar a save replaced; None if it did not."""
        ...
