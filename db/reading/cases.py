"""Cases: the queue of a day, the lists, one case whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from db import finding, learning, lookups, queueing
from db.errors import spoken
from db.reading.base import Reading
from tracker.core.case import Case
from tracker.core.clocks import Clockwork
from tracker.core.evolve import as_of, taken_back
from tracker.core.filters import Filter
from tracker.core.later import later_verdicts, stage2_counts
from tracker.core.ports import Held, NoSuchCase
from tracker.core.queue import place_of
from tracker.core.verdicts import frozen
from tracker.core.views import (
    CaseFile,
    CaseRow,
    Queue,
    acknowledgement_of,
    row_of,
    stopped_now,
    verdict_of,
)

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.learning_queue import OpenPromise


class ReadsCases(Reading):
    """Cases: the queue of a day, the lists, one case whole."""

    def __init__(self, connection: driver.Connection) -> None:
        """Nobody has asked for rows yet."""
        super().__init__(connection)
        self.rows_asked = 0

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

    def open_cases(self) -> Iterable[Held]:
        """Every open case."""
        with spoken():
            return lookups.cases(self._connection, "closed_on IS NULL AND struck_out = 0")

    def all_cases(self) -> Iterable[Held]:
        """Every case that was not taken back, by reference."""
        with spoken():
            return lookups.cases(self._connection, "struck_out = 0", order="year, number")
