"""Letters that were made: noted on the case, whatever state it is in by then."""

from __future__ import annotations

from tracker.core import events as ev
from tracker.core.case import Case
from tracker.core.commands import RecordLetter
from tracker.core.letters import is_file_name
from tracker.core.office import Office, Refusal
from tracker.core.what_happened import Event


def record_letter(case: Case, command: RecordLetter, office: Office) -> tuple[Event, ...]:
    """A letter of the working date. Its name must tell nobody who it is about."""
    if not is_file_name(command.file):
        raise Refusal("The letter's file has a name that cannot be noted on the case.")
    return (ev.LetterMade(office.today, command.kind, command.file, command.template),)
