"""Cases that use every table, for tests that look at the file itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.support import MANAGER, OFFICER, Front, confirm, named
from tracker.core import commands as cmd
from tracker.core.compliments import ComplimentType, Facts, LogCompliment
from tracker.core.learning_commands import (
    AddPromise,
    Answer,
    ChaseForm,
    CheckForm,
    ReturnForm,
    SendForm,
)
from tracker.core.views import Draft
from tracker.core.words import Handling, Outcome

AT = datetime(2026, 11, 5, 10, 15, tzinfo=UTC)


def everything(front: Front) -> tuple[str, str]:
    """A named caller's Stage 1 complaint with a wait, a point and a reply; and an open contact."""
    first = front.log(
        received_at="09:05",
        complainant=named(telephone="0121 496 0000", email="janet@example.org", relation="Mother"),
        child="Sam",
        wants="An apology",
        save_id="log",
    )
    front.do(confirm(first, acknowledged_on=front.today))
    front.do(cmd.AddPoint(first, "The letter"))
    front.do(cmd.StartPause(first, front.today))
    front.day.on = date(2026, 11, 9)
    front.do(cmd.EndPause(first, front.today))
    front.do(cmd.FindPoint(first, 1, Outcome.UPHELD))
    front.do(cmd.Extend(first, front.today, "Complex", MANAGER.name))
    front.do(cmd.SendReply(first, front.today, Outcome.PARTLY_UPHELD))
    front.do(AddPromise(first, "Ring before calling off a visit", owner="P. Shah"))
    front.do(SendForm(first, "P. Shah", front.today))
    front.do(ChaseForm(first, 1))
    front.do(ReturnForm(first, front.today, (Answer(1, front.today, "Minutes", "No surprises"),)))
    front.do(CheckForm(first, front.today))
    second = front.log(details="The letter was late")
    front.do(cmd.Classify(second, Handling.CORPORATE, "Poor communication", "Finance"), OFFICER)
    front.do(cmd.AddNote(second, "Rang back"), OFFICER, "note")
    front.do(cmd.Undo("note"), OFFICER)
    front.do(cmd.EditCalendar(date(2026, 12, 1), "Training", local=True))
    front.do(
        LogCompliment(
            Facts(
                front.today,
                ComplimentType.EXTERNAL,
                "Police",
                "Finance",
                "Thank you.",
                shared_on=front.today,
            )
        )
    )
    front.store.keep_draft(Draft("d1", "log", AT, AT, OFFICER.name, {"details": "Half a"}))
    return first, second
