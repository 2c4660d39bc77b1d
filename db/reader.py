"""The reading side: queues, lists, cases, searches. One connection, one thread, no writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import codec, finding, learning, lookups, queueing
from db.connect import connect
from db.errors import FileTrouble, identity, in_words, spoken
from db.migrate import newest, steps, version_of
from tracker.core.case import Case
from tracker.core.clocks import ClockRules, Clockwork, frozen
from tracker.core.evolve import as_of, taken_back
from tracker.core.later import later_verdicts, stage2_counts
from tracker.core.office import Lists
from tracker.core.ports import Filter, Held, NoSuchCase
from tracker.core.queue import place_of
from tracker.core.records import RecordKind
from tracker.core.views import (
    CaseFile,
    CaseRow,
    Draft,
    Queue,
    SaveNote,
    UserCard,
    acknowledgement_of,
    row_of,
    stopped_now,
    verdict_of,
)
from tracker.core.words import ListKind, Role
from tracker.core.workdays import Calendar

if TYPE_CHECKING:  # the day's work is read without them
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
    from tracker.core.out.register import LeftEntry
    from tracker.core.people import PersonCard
    from tracker.core.person import PersonFile, PersonRow
    from tracker.core.vocabulary import Vocabulary


class FileReader:
    """One file, opened for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            FileTrouble: there is no file, or it is not ours, or not of this version.
        """
        identity(path)
        with spoken():
            self._connection = connect(path, read_only=True)
            # What is read again is read from the system's memory: no need to hold it twice.
            self._connection.execute("PRAGMA cache_size = -2000")
            try:
                if version_of(self._connection) != newest(steps()):
                    raise FileTrouble(
                        f"{path} was made by another version of Tracker and must be opened "
                        "by the program once before it can be read."
                    )
            except FileTrouble:
                self._connection.close()
                raise
        self.rows_asked = 0
        self._clockwork: Clockwork | None = None
        self._clockwork_at = (0, date.min)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def change_count(self) -> int:
        """A number that moves when anybody else's save changes the file."""
        with spoken():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    # -- surroundings -------------------------------------------------------------------------
    def calendar(self) -> Calendar:
        """The calendar in force."""
        with spoken():
            return lookups.calendar(self._connection)

    def rules(self) -> ClockRules:
        """The clock rules in force."""
        with spoken():
            return lookups.rules(self._connection)

    def lists(self) -> Lists:
        """The vocabularies in force."""
        with spoken():
            return lookups.lists(self._connection)

    def vocabulary(self) -> Vocabulary:
        """The lists and rules as one record, with what was retired."""
        from db import records
        from tracker.core.vocabulary import NUMBER, Vocabulary

        with spoken():
            found = records.read(self._connection, RecordKind.LISTS, NUMBER)
        assert isinstance(found, Vocabulary)
        return found

    def standing(self) -> Mapping[ListKind, Mapping[str, int]]:
        """On how many cases each word of each list stands."""
        with spoken():
            return lookups.standing(self._connection)

    def changes_of_lists(self, most: int = 10) -> Sequence[SaveNote]:
        """The newest saves that changed the lists or rules, newest first."""
        with spoken():
            return lookups.changes_of_lists(self._connection, most)

    def users(self) -> Sequence[UserCard]:
        """Who works on this file."""
        with spoken():
            return [
                UserCard(name, Role(role))
                for name, role in self._connection.execute(
                    "SELECT name, role FROM users ORDER BY position"
                )
            ]

    def clockwork(self, today: date) -> Clockwork:
        """The clocks of ``today``: kept, with what they have counted, until somebody saves."""
        at = (self.change_count(), today)
        if self._clockwork is None or self._clockwork_at != at:
            self._clockwork = Clockwork(self.calendar(), self.rules(), today)
            self._clockwork_at = at
        return self._clockwork

    # -- lists --------------------------------------------------------------------------------
    def queue(self, today: date) -> Queue:
        """The day's work, worst first: on a past day, as it stood then."""
        with spoken():
            return queueing.queue(self._connection, self.clockwork(today))

    def rows(self, case_ids: Sequence[int], today: date) -> Sequence[CaseRow]:
        """List lines for these cases, in the order asked."""
        self.rows_asked += len(case_ids)
        with spoken():
            clockwork = self.clockwork(today)
            return [row_of(h.case_id, h.case, clockwork) for h in self._held(case_ids, today)]

    def _held(self, case_ids: Sequence[int], today: date) -> list[Held]:
        if not queueing.is_past(self._connection, today):
            return lookups.cases_by_id(self._connection, case_ids)
        held = []
        for case_id in case_ids:
            case = as_of(lookups.history(self._connection, case_id), today)
            if case is not None:
                held.append(Held(case_id, case))
        return held

    def case_ids(self, wanted: Filter, order: str = "newest") -> Sequence[int]:
        """The ids of every case that meets a filter, in order."""
        with spoken():
            return finding.case_ids(self._connection, wanted, order)

    def matching(self, text: str, today: date) -> Sequence[int]:
        """The cases in which every word typed so far begins some word, newest first.

        On a past day, those that had been received by then.
        """
        with spoken():
            found = finding.matching(self._connection, text)
            if found and queueing.is_past(self._connection, today):
                known = set(finding.case_ids(self._connection, Filter(received_to=today), "newest"))
                return [i for i in found if i in known]
            return found

    def callers(self, typed_name: str, typed_telephone: str) -> Sequence[PersonCard]:
        """People who may be the caller; ``tracker.core.people`` says who is likely."""
        with spoken():
            return finding.callers(self._connection, typed_name, typed_telephone)

    # -- people -------------------------------------------------------------------------------
    def people(self, text: str, today: date) -> Sequence[PersonRow]:
        """Everybody who made contact under a name, by name, telephone or sound."""
        from db import people_list

        with spoken():
            return people_list.rows(self._connection, text, today)

    def person_file(self, number: int, today: date) -> PersonFile:
        """One person with their cases and possible doubles.

        Raises:
            NoSuchRecord: nobody has this number.
        """
        from db import people_list

        with spoken():
            return people_list.person_file(self._connection, number, today)

    def doubles(self, today: date) -> Sequence[Double]:
        """Every pair of people who may be one, with reasons."""
        from db import people_list

        with spoken():
            return people_list.possible_doubles(self._connection, today)

    def persistent(self, today: date) -> Sequence[PersonRow]:
        """Everybody with a decision about persistence in force, the next review first."""
        from db import people_list

        with spoken():
            return people_list.with_decisions(self._connection, today)

    # -- one case -----------------------------------------------------------------------------
    def case_id(self, ref: str) -> int:
        """The row id of a reference.

        Raises:
            NoSuchCase: there is none.
        """
        with spoken():
            row = self._connection.execute("SELECT id FROM cases WHERE ref = ?", (ref,)).fetchone()
        if row is None:
            raise NoSuchCase(f"There is no case {ref}.")
        return int(row[0])

    def case_file(self, ref: str, today: date) -> CaseFile:
        """One case with its clocks and its story, as known on ``today``.

        Raises:
            NoSuchCase: there is none, or it had not been received by then.
        """
        case_id = self.case_id(ref)
        with spoken():
            clockwork = self.clockwork(today)
            recorded = lookups.history(self._connection, case_id)
            held = self._held([case_id], today)
            if not held:
                raise NoSuchCase(f"{ref} had not been received by {today:%d %b %Y}.")
            case = held[0].case
            known = tuple(r for r in recorded if r.event.on <= today)
            return CaseFile(
                today=today,
                case_id=case_id,
                case=case,
                place=place_of(case, clockwork),
                main=verdict_of(case, clockwork),
                acknowledgement=acknowledgement_of(case, clockwork),
                earlier=tuple(frozen(s) for s in case.stopped if s is not stopped_now(case)),
                timeline=known,
                undone=taken_back(recorded),
                later=later_verdicts(case, clockwork),
                stage2_counts=stage2_counts(case, clockwork),
                same_caller=self._same_caller(case_id, case.complainant.person_id, clockwork),
                open_promises=self._promises_about(case_id, case, clockwork),
                learning=learning.form_of(self._connection, ref, today),
            )

    def _promises_about(
        self, case_id: int, case: Case, clockwork: Clockwork
    ) -> tuple[OpenPromise, ...]:
        """What other cases promised to the same person, or on the same theme in the same area."""
        if not case.is_open:
            return ()
        said = case.proposal if case.handling is None and case.proposal else case
        person, today = case.complainant.person_id, clockwork.today
        found = learning.concerning(self._connection, today, person, said.theme, said.area, case_id)
        if not found:
            return ()
        from tracker.core.learning_queue import still_open

        return still_open(found, clockwork)

    def _same_caller(
        self, case_id: int, person_id: int | None, clockwork: Clockwork
    ) -> tuple[CaseRow, ...]:
        if person_id is None:
            return ()
        held = lookups.cases(
            self._connection,
            "person_id = ? AND id <> ? AND struck_out = 0 AND received_on <= ?",
            (person_id, case_id, clockwork.today.isoformat()),
            order="received_on DESC, id DESC LIMIT 20",
        )
        return tuple(row_of(h.case_id, h.case, clockwork) for h in held)

    # -- learning -----------------------------------------------------------------------------
    def learning(self, today: date, *, everything: bool = False) -> LearningQueue:
        """Promises and forms on which something is to be done, worst first; or all of them."""
        from tracker.core.learning_queue import queue

        with spoken():
            found = learning.forms(self._connection, today, everything=everything)
            return queue(found, self.clockwork(today))

    def learning_form(self, of: str, today: date) -> FiledForm | None:
        """One learning form by its reference or its case's; None if there is none."""
        with spoken():
            return learning.form_of(self._connection, of, today)

    def open_promises(
        self, today: date, person_id: int | None, theme: str = "", area: str = ""
    ) -> Sequence[OpenPromise]:
        """Promises still to be kept to this person, or on this theme in this area."""
        from tracker.core.learning_queue import still_open

        with spoken():
            found = learning.concerning(self._connection, today, person_id, theme, area)
            return still_open(found, self.clockwork(today))

    def learning_figures(self, first: date, last: date, today: date) -> LearningFigures:
        """Promises made from ``first`` to ``last``: how many were kept, and when."""
        from tracker.core.learning_queue import figures

        with spoken():
            found = learning.forms(self._connection, today, everything=True)
            return figures(found, first, last, self.clockwork(today))

    # -- drafts, saves, whole file ------------------------------------------------------------
    def drafts(self, owner: str) -> Sequence[Draft]:
        """Forms begun and not saved, newest first."""
        with spoken():
            return [
                Draft(
                    draft_id,
                    kind,
                    datetime.fromisoformat(started),
                    datetime.fromisoformat(updated),
                    whose,
                    codec.texts_from(fields),
                )
                for draft_id, kind, whose, started, updated, fields in self._connection.execute(
                    "SELECT draft_id, kind, owner, started_at, updated_at, fields FROM drafts"
                    " WHERE owner = ? ORDER BY updated_at DESC",
                    (owner,),
                )
            ]

    def last_save(self, actor: str, undo: bool = False) -> SaveNote | None:
        """The newest save of this person that still stands: a change, or with ``undo`` an undo.

        Bringing something back is neither: what it brought back stands for it. Nor is the entry
        of a file that left: nothing takes it back.
        """
        from db.leaving import IS_ENTRY

        change = "EXISTS (SELECT 1 FROM saves c WHERE c.save_id = saves.undoes AND c.undoes = '')"
        kind = change if undo else "undoes = ''"
        with spoken():
            return lookups.save_note(
                self._connection,
                f"actor = ? AND undone_by = '' AND {kind} AND NOT {IS_ENTRY}",
                (actor,),
            )

    # -- figures ------------------------------------------------------------------------------
    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        from db import figuring

        with spoken():
            return figuring.tally(self._connection, question, dims, unit)

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        from db import figuring

        with spoken():
            return figuring.stage2_closed(self._connection, question)

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order."""
        return [ref for _, ref in self.behind_numbers(question)]

    def behind_numbers(self, question: Question) -> Sequence[tuple[int, str]]:
        """The same with the number in the file before each reference: a case's id, and so on."""
        from db import figuring

        with spoken():
            return figuring.behind(self._connection, question)

    # -- entered figures, editions --------------------------------------------------------------
    def year_entered(self, year: int) -> YearEntered:
        """What was entered for a financial year; of version 0 if nothing ever was."""
        from db import year_figures
        from tracker.core.figures.entered import YearEntered

        with spoken():
            found = year_figures.read(self._connection, year)
        if found is None or found.removed:
            return YearEntered(year, version=found.version if found else 0)
        return found

    def years_entered(self) -> Mapping[int, YearEntered]:
        """What was entered and stands, by the year each begins in, in order."""
        from db import year_figures

        with spoken():
            return year_figures.standing(self._connection)

    def editions(self) -> Sequence[Edition]:
        """Every published edition, newest first."""
        from db import editions

        with spoken():
            return editions.every(self._connection)

    def edition(self, number: int) -> Edition:
        """One published edition.

        Raises:
            NoSuchRecord: there is none of this number.
        """
        from db import editions

        with spoken():
            return editions.read(self._connection, number)

    def edition_seal(self, number: int) -> Seal | None:
        """What the audit trail remembers of an edition; None if it remembers nothing."""
        from db import editions

        with spoken():
            return editions.seal_of(self._connection, number)

    def files_left(self) -> Sequence[LeftEntry]:
        """Every file with case data or figures that was written, newest first."""
        from db import leaving

        with spoken():
            return leaving.every(self._connection)

    # -- compliments --------------------------------------------------------------------------
    def compliment_tally(self, wanted: ComplimentFilter) -> ComplimentTally:
        """The compliments that meet a filter, newest first, and their counts."""
        from db import compliments_found

        with spoken():
            return compliments_found.tally(self._connection, wanted)

    def compliments(self, numbers: Sequence[int]) -> Sequence[Compliment]:
        """The compliments with these numbers, in the order asked."""
        from db import compliments_found

        with spoken():
            return compliments_found.by_number(self._connection, numbers)

    def compliments_between(self, first: date, last: date) -> Sequence[Compliment]:
        """Every compliment received from one day to another, both included, by day."""
        from db import compliments_found

        with spoken():
            return compliments_found.between(self._connection, first, last)

    def compliments_brought_in(self) -> Sequence[Compliment]:
        """Every compliment that an old log brought and that stands."""
        from db import compliments_found

        with spoken():
            return compliments_found.brought_in(self._connection)

    def compliment_years(self) -> Sequence[int]:
        """The financial years in which any compliment was received, newest first."""
        from db import compliments_found

        with spoken():
            return compliments_found.years(self._connection)

    # -- imports ------------------------------------------------------------------------------
    def already(self) -> There:
        """What is here, as far as a log that comes in has to know it."""
        from db import importing

        with spoken():
            return importing.already(self._connection)

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read before; None if that is not kept."""
        from db import importing

        with spoken():
            found = importing.mapping_for(self._connection, fingerprint)
        return found if found is not None and not found.removed else None

    def open_cases(self) -> Iterable[Held]:
        """Every open case."""
        with spoken():
            return lookups.cases(self._connection, "closed_on IS NULL AND struck_out = 0")

    def all_cases(self) -> Iterable[Held]:
        """Every case that was not taken back, by reference."""
        with spoken():
            return lookups.cases(self._connection, "struck_out = 0", order="year, number")

    def plan(self, sql: str, values: Sequence[Any] = ()) -> str:
        """SQLite's plan for a query: for tests that hold us to our indexes."""
        try:
            rows = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(values)).fetchall()
        except Exception as error:
            raise in_words(error) from None
        return "\n".join(str(row[3]) for row in rows)
