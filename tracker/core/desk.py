"""The only writer: a command goes in, one transaction is made, a receipt comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tracker.core import commands as cmd
from tracker.core import history, learning_book, listkeeping, people_desk, rules, stage2_past
from tracker.core.case import Case, Party
from tracker.core.compliment_book import COMPLIMENT_BOOKS
from tracker.core.diary import edited
from tracker.core.events import FactsCorrected, Undone
from tracker.core.evolve import CALLER_FACTS, evolve, may_be_taken_back
from tracker.core.figures.edition_book import EDITION_BOOKS, not_taken_back
from tracker.core.figures.year_book import YEAR_BOOKS
from tracker.core.importing import log_import
from tracker.core.merging import caught_up
from tracker.core.office import Actor, Conflict, Office, Refusal
from tracker.core.out.register import LEFT_BOOKS, not_called_back
from tracker.core.ports import DayClock, Held, Receipt, Store, Work
from tracker.core.records import RecordChange
from tracker.core.say import short_day, told
from tracker.core.say_merging import no_longer
from tracker.core.what_happened import Event
from tracker.core.words import NameGiven

Book = Callable[[Any, Office, Work, str], Receipt]
"""Carries out one sort of command on records beside cases: command, office, work, save's id."""

BOOKS: Mapping[type[Any], Book] = {
    cmd.ChangeList: listkeeping.change_list,
    cmd.ChangeRules: listkeeping.change_rules,
    **COMPLIMENT_BOOKS,
    **learning_book.BOOK,
    **people_desk.BOOKS,
    cmd.ImportStage2: stage2_past.bring_in,
    **YEAR_BOOKS,
    **EDITION_BOOKS,
    **LEFT_BOOKS,
    cmd.ImportLog: log_import.bring_in,
}
"""Who carries out which command on a record."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Carries commands out. ``clock`` gives the working date of every save."""

    store: Store
    clock: DayClock

    def do(
        self,
        command: cmd.Command,
        actor: Actor,
        save_id: str,
        step: Callable[[int, int], None] | None = None,
    ) -> Receipt:
        """Carry out ``command`` as one transaction.

        ``save_id`` is made by the client before it asks: the same id asked twice, as after a
        crash between the commit and the answer, is carried out once and answered twice.
        ``step`` watches a long command, as ``Office.step`` says.

        Raises:
            Refusal: it may not be done, and nothing was.
            CouldNot: the file would not take it, and nothing was done.
        """
        with self.store.begin(save_id, actor.name) as work:
            earlier = work.receipt_of(save_id)
            if earlier is not None:
                return earlier
            office = Office(
                actor=actor,
                today=self.clock.today(),
                calendar=work.calendar(),
                at=f"{self.clock.now():%H:%M}",
                rules=work.rules(),
                lists=work.lists(),
            )
            if step is not None:
                office = replace(office, step=step)
            receipt = self._carry_out(command, office, work, save_id)
            undoes = command.of if isinstance(command, cmd.Undo) else ""
            work.finish(receipt, undoes)
            return receipt

    def _carry_out(self, command: cmd.Command, office: Office, work: Work, save_id: str) -> Receipt:
        if isinstance(command, cmd.LogContact):
            return _log(command, office, work, save_id)
        if isinstance(command, cmd.Together):
            return _together(command, office, work, save_id, self.clock.now())
        if isinstance(command, cmd.Undo):
            return _undo(command, office, work, save_id)
        if isinstance(command, cmd.ImportPast):
            return history.bring_in(command, office, work, save_id)
        if isinstance(command, cmd.EditCalendar):
            return _edit_calendar(command, office, work, save_id)
        book = BOOKS.get(type(command))
        if book is not None:
            return book(command, office, work, save_id)
        assert isinstance(command, cmd.CaseCommand)
        held = work.hold(command.ref)
        _, events, meanwhile = _change(held, command, office, work, self.clock.now())
        if isinstance(command, cmd.AddCall) and command.draft_id:
            work.drop_draft(command.draft_id)
        what = "; ".join(_first_words(told(e)) for e in events)
        return Receipt(
            save_id, (command.ref,), f"{command.ref}: {ended(what)}", meanwhile=meanwhile
        )


def ended(sentence: str) -> str:
    """With a full stop, unless it was cut: "…" ends a sentence by itself."""
    return sentence if sentence.endswith(("…", "?", "!")) else f"{sentence}."


def _first_words(text: str, most: int = 60) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= most else line[: most - 1] + "…"


def _change(
    held: Held, command: cmd.CaseCommand, office: Office, work: Work, moment: datetime
) -> tuple[Case, tuple[Event, ...], str]:
    """The case after ``command``, what happened, and what others did since the person saw it."""
    command, meanwhile = _caught_up(held, command, office, work, moment)
    try:
        events = rules.decide(held.case, command, office)
    except Conflict:
        raise
    except Refusal as refused:
        if not meanwhile:
            raise
        raise Conflict(no_longer(str(refused), meanwhile)) from None
    case = held.case
    for event in events:
        case = evolve(case, event)
        if isinstance(event, FactsCorrected):
            _correct_person(case, event, work)
    work.save(held, case, events)
    return case, events, meanwhile


def _caught_up(
    held: Held, command: cmd.CaseCommand, office: Office, work: Work, moment: datetime
) -> tuple[cmd.CaseCommand, str]:
    """The history is read only where the case has changed since the person saw it."""
    if command.version in (None, held.case.version):
        return command, ""
    return caught_up(command, held.case, work.history(held.case_id), office, moment)


def _correct_person(case: Case, event: FactsCorrected, work: Work) -> None:
    """What was misheard of the caller is put right for the next call too, and nothing else."""
    right = {c.field: c.after for c in event.corrections if c.field in CALLER_FACTS}
    child = next((c.after for c in event.corrections if c.field == "child"), "")
    if case.complainant.person_id is not None and (right or child):
        party = Party(NameGiven.NAMED, person_id=case.complainant.person_id)
        work.person(replace(party, **right), child)  # type: ignore[arg-type]


def _log(command: cmd.LogContact, office: Office, work: Work, save_id: str) -> Receipt:
    named = command.complainant.name_given is NameGiven.NAMED and command.complainant.name.strip()
    rules.intake.log_contact(command, "", None, office)  # refuse before anything is given out
    person_id = work.person(command.complainant, command.child) if named else None
    ref = work.next_ref(command.received_on)
    events = rules.log_contact(command, ref, person_id, office)
    case = evolve(None, events[0])
    work.add(case, events)
    if command.draft_id:
        work.drop_draft(command.draft_id)
    verdict = office.clockwork.main(case)
    due = verdict.due if verdict else None
    promise = f" Reply due {short_day(due, office.today)}." if due else ""
    return Receipt(save_id, (ref,), f"{ref} logged.{promise}", due)


def _together(
    command: cmd.Together, office: Office, work: Work, save_id: str, moment: datetime
) -> Receipt:
    refs: list[str] = []
    what = ""
    for one in command.commands:
        _, events, _ = _change(work.hold(one.ref), one, office, work, moment)
        if one.ref not in refs:
            refs.append(one.ref)
        what = what or _first_words(told(events[0]), 90)
    if not refs:
        raise Refusal("Nothing is ticked.")
    count = f"{len(refs)} cases" if len(refs) != 1 else refs[0]
    return Receipt(save_id, tuple(refs), f"{count}: {what}.")


def _undo(command: cmd.Undo, office: Office, work: Work, save_id: str) -> Receipt:
    note = work.save_note(command.of)
    if note is None:
        raise Refusal("There is nothing to undo.")
    if work.undone_by(command.of):
        raise Refusal(f"Undone already: {note.what}")
    not_taken_back(command.of, work)
    not_called_back(command.of, work)
    calendar = work.calendar_before(command.of)
    if calendar is not None:
        current = office.calendar
        restored = calendar.renumbered(current.version + 1)
        work.set_calendar(restored, _undoing(note.what))
        return Receipt(save_id, (), _undoing(note.what))
    refs = work.refs_of(command.of)
    for ref in refs:
        _take_back(ref, command.of, note.what, office.today, work)
    for change in reversed(work.records_of(command.of)):
        _put_back(change, note.what, work)
    return Receipt(save_id, tuple(refs), _undoing(note.what))


def _undoing(what: str) -> str:
    """Taking a save back in words; taking back an undoing brings the first thing back."""
    undone = "Undone: "
    return (
        f"Brought back: {what.removeprefix(undone)}" if what.startswith(undone) else undone + what
    )


def _take_back(ref: str, save_id: str, what: str, today: date, work: Work) -> None:
    """Put one case back to before the save, unless something else was recorded since."""
    held = work.hold(ref)
    recorded = work.history(held.case_id)
    if save_id not in may_be_taken_back(recorded):
        last = recorded[-1]
        raise Conflict(
            f"{ref} has changed since ({_first_words(told(last.event), 50)}, by {last.actor}): "
            "undo that first."
        )
    before: Case | None = None
    for one in recorded:
        if one.save_id == save_id:
            break
        before = evolve(before, one.event)
    undone = Undone(today, save_id, what, before)
    work.save(held, evolve(held.case, undone), (undone,))


def _put_back(change: RecordChange, what: str, work: Work) -> None:
    """A record as it was before the save; one that the save added is out of every list."""
    now = work.record(change.kind, change.after.number)
    if replace(now, version=change.after.version) != change.after:  # type: ignore[type-var]
        raise Conflict(f"What '{_first_words(what, 50)}' saved has changed since: undo that first.")
    state: Any = change.before or replace(change.after, removed=True)  # type: ignore[type-var]
    work.put(change.kind, now, replace(state, version=now.version + 1))


def _edit_calendar(command: cmd.EditCalendar, office: Office, work: Work, save_id: str) -> Receipt:
    if command.version is not None and command.version != office.calendar.version:
        raise Conflict("The calendar has changed since you looked. Preview it again.")
    calendar, what = edited(office.calendar, command)
    work.set_calendar(calendar, what)
    return Receipt(save_id, (), what)
