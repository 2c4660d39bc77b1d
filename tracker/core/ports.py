"""The doors of the office: what the desk needs of a store and screens of a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from tracker.core.case import Case, Party
from tracker.core.clocks import ClockRules
from tracker.core.doors import Doors as Doors
from tracker.core.events import Recorded
from tracker.core.office import Lists
from tracker.core.records import Record, RecordChange, RecordKind
from tracker.core.views import (
    CaseFile,
    CaseRow,
    Draft,
    Queue,
    SaveNote,
    UserCard,
)
from tracker.core.words import Bucket, Handling, ListKind
from tracker.core.workdays import Calendar

if TYPE_CHECKING:  # the first rows of the day wait for none of these
    from tracker.core.compliments import Compliment, ComplimentFilter, ComplimentTally
    from tracker.core.doubles import Double
    from tracker.core.figures.editions import Edition, Seal
    from tracker.core.figures.entered import YearEntered
    from tracker.core.figures.questions import Dim, Question, Tally, Unit
    from tracker.core.figures.stage2_lines import Stage2Line
    from tracker.core.importing.already import There
    from tracker.core.importing.choices import ImportMapping
    from tracker.core.learning import FiledForm
    from tracker.core.learning_queue import LearningFigures, LearningQueue, OpenPromise
    from tracker.core.out.register import FileLeft, LeftEntry
    from tracker.core.people import PersonCard
    from tracker.core.person import PersonFile, PersonRow
    from tracker.core.vocabulary import Vocabulary
    from tracker.core.what_happened import Event


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a save did. ``sentence`` is for the person; ``due`` the reply date of a new contact.

    ``meanwhile`` is what others did since the person saw the case; it is said once, not kept.
    """

    save_id: str
    refs: tuple[str, ...]
    sentence: str
    due: date | None = None
    meanwhile: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A case in the hands of a transaction: its row's id and its state."""

    case_id: int
    case: Case


class CouldNot(Exception):
    """Something outside our rules failed: disk, lock, file. The text is a sentence."""


class NoSuchCase(Exception):
    """No case has this reference; the text is a sentence."""


class Work(Protocol):
    """One transaction. Leaving it without an error commits; any error takes all of it back."""

    def receipt_of(self, save_id: str) -> Receipt | None:
        """The answer given when this save was made; None if it never was."""
        ...

    def calendar(self) -> Calendar:
        """The calendar in force."""
        ...

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        ...

    def lists(self) -> Lists:
        """The vocabularies in force."""
        ...

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

    def refs_of(self, save_id: str) -> Sequence[str]:
        """The cases that a save touched."""
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

    def set_calendar(self, calendar: Calendar, what: str) -> None:
        """A new version of the calendar."""
        ...

    def calendar_before(self, save_id: str) -> Calendar | None:
        """The calendar a save replaced; None if it did not."""
        ...

    def next_number(self, kind: RecordKind) -> int:
        """The next number of a kind of record, without gaps."""
        ...

    def next_in_year(self, kind: RecordKind, year: int) -> int:
        """The next place of a kind of record in a financial year, without gaps."""
        ...

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        ...

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read, taken back or not; None if never kept."""
        ...

    def record(self, kind: RecordKind, number: int) -> Record:
        """The record with this number; raises NoSuchRecord."""
        ...

    def put(self, kind: RecordKind, before: Record | None, after: Record) -> None:
        """Add or change a record; raises Conflict if it was saved since ``before`` was read."""
        ...

    def next_learning_ref(self, on: date) -> str:
        """The next reference of a learning form, without gaps in its financial year."""
        ...

    def learning_number(self, of: str) -> int | None:
        """The number of the learning form with this reference, or of this case; None if none."""
        ...

    def records_of(self, save_id: str) -> Sequence[RecordChange]:
        """The records that a save added or changed, in order."""
        ...

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered for financial years and stands, by the year each begins in."""
        ...

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        ...

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        ...

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        ...

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

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        ...

    def undone_by(self, save_id: str) -> str:
        """The save that took this one back, "" if none did."""
        ...

    def save_note(self, save_id: str) -> SaveNote | None:
        """What a save did, in words."""
        ...

    def finish(self, receipt: Receipt, undoes: str = "") -> None:
        """Note the save under its id, so that asking again answers."""
        ...


class Store(Protocol):
    """Where transactions are begun, and drafts are kept."""

    def begin(self, save_id: str, actor: str) -> AbstractContextManager[Work]:
        """One transaction; raises CouldNot."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep a form as it stands."""
        ...

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        ...

    def add_user(self, user: UserCard) -> None:
        """Add somebody who works on this file, or change what they may do."""
        ...

    def add_team_manager(self, name: str, area: str) -> None:
        """List who answers for an area; the first listed is offered first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases a list shows. Empty means any; ``text`` is searched in everything written."""

    text: str = ""
    handlings: frozenset[Handling | None] = field(default_factory=frozenset)
    buckets: frozenset[Bucket] = field(default_factory=frozenset)
    areas: frozenset[str] = field(default_factory=frozenset)
    themes: frozenset[str] = field(default_factory=frozenset)
    only_open: bool = False
    received_from: date | None = None
    received_to: date | None = None
    persistent: bool | None = None
    """Only the contacts of named persistent complainants, or all but those."""


class Reader(Protocol):
    """Everything that may be read. Never writes; one connection, one thread."""

    def change_count(self) -> int:
        """A number that moves when somebody else saves."""
        ...

    def calendar(self) -> Calendar:
        """The calendar in force."""
        ...

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        ...

    def lists(self) -> Lists:
        """The vocabularies in force."""
        ...

    def vocabulary(self) -> Vocabulary:
        """The lists and rules as one record, with what was retired."""
        ...

    def standing(self) -> Mapping[ListKind, Mapping[str, int]]:
        """On how many cases each word of each list stands; words on none are left out."""
        ...

    def changes_of_lists(self, most: int = 10) -> Sequence[SaveNote]:
        """The newest saves that changed the lists or rules, newest first."""
        ...

    def users(self) -> Sequence[UserCard]:
        """Who works on this file."""
        ...

    def queue(self, today: date) -> Queue:
        """The day's work, worst first; on a past day as it stood then."""
        ...

    def rows(self, case_ids: Sequence[int], today: date) -> Sequence[CaseRow]:
        """List lines for these cases, in the order asked."""
        ...

    def case_ids(self, wanted: Filter, order: str = "newest") -> Sequence[int]:
        """Ids of the cases that meet a filter."""
        ...

    def matching(self, text: str, today: date) -> Sequence[int]:
        """Cases in which every word typed begins some word, newest first."""
        ...

    def case_file(self, ref: str, today: date) -> CaseFile:
        """One case with its clocks and story; raises NoSuchCase."""
        ...

    def case_id(self, ref: str) -> int:
        """The row id of a reference; raises NoSuchCase."""
        ...

    def callers(self, typed_name: str, typed_telephone: str) -> Sequence[PersonCard]:
        """People who may be the caller."""
        ...

    def learning(self, today: date, *, everything: bool = False) -> LearningQueue:
        """Promises and forms on which something is to be done, worst first; or all of them."""
        ...

    def learning_form(self, of: str, today: date) -> FiledForm | None:
        """One learning form by its reference or its case's; None if there is none."""
        ...

    def open_promises(
        self, today: date, person_id: int | None, theme: str = "", area: str = ""
    ) -> Sequence[OpenPromise]:
        """Promises still to be kept to this person, or on this theme in this area."""
        ...

    def learning_figures(self, first: date, last: date, today: date) -> LearningFigures:
        """Promises made from ``first`` to ``last``: how many were kept, and when."""
        ...

    def people(self, text: str, today: date) -> Sequence[PersonRow]:
        """Everybody who made contact under a name, narrowed by what was typed."""
        ...

    def person_file(self, number: int, today: date) -> PersonFile:
        """One person with their cases and possible doubles; raises NoSuchRecord."""
        ...

    def doubles(self, today: date) -> Sequence[Double]:
        """Every pair of people who may be one, with reasons."""
        ...

    def persistent(self, today: date) -> Sequence[PersonRow]:
        """Everybody with a decision about persistence in force, the next review first."""
        ...

    def drafts(self, owner: str) -> Sequence[Draft]:
        """Forms begun and not saved, newest first."""
        ...

    def last_save(self, actor: str, undo: bool = False) -> SaveNote | None:
        """This person's newest change that stands, or with ``undo`` newest undo."""
        ...

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        ...

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        ...

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        ...

    def year_entered(self, year: int) -> YearEntered:
        """What was entered for a financial year; of version 0 if nothing ever was."""
        ...

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered and stands, by the year each begins in, in order."""
        ...

    def editions(self) -> Sequence[Edition]:
        """Every published edition, newest first."""
        ...

    def edition(self, number: int) -> Edition:
        """One published edition; raises NoSuchRecord."""
        ...

    def edition_seal(self, number: int) -> Seal | None:
        """What the audit trail remembers of an edition; None if it remembers nothing."""
        ...

    def files_left(self) -> Sequence[LeftEntry]:
        """Every file with case data or figures that was written, newest first."""
        ...

    def behind_numbers(self, question: Question) -> Sequence[tuple[int, str]]:
        """The same with the number in the file before each reference: a case's id, and so on."""
        ...

    def compliment_tally(self, wanted: ComplimentFilter) -> ComplimentTally:
        """The compliments that meet a filter, newest first, and their counts."""
        ...

    def compliments(self, numbers: Sequence[int]) -> Sequence[Compliment]:
        """The compliments with these numbers, in the order asked."""
        ...

    def compliments_between(self, first: date, last: date) -> Sequence[Compliment]:
        """Every compliment received from one day to another, both included, by day."""
        ...

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        ...

    def compliment_years(self) -> Sequence[int]:
        """The financial years in which any compliment was received, newest first."""
        ...

    def already(self) -> There:
        """What is here, as far as a log that comes in has to know it."""
        ...

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read before; None if that is not kept."""
        ...

    def open_cases(self) -> Iterable[Held]:
        """Every open case."""
        ...

    def all_cases(self) -> Iterable[Held]:
        """Every case that was not taken back."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class DayClock(Protocol):
    """What day and time it is here. ``today`` may be a working date of the past."""

    def today(self) -> date:
        """The working date."""
        ...

    def now(self) -> datetime:
        """The time, with its zone."""
        ...
