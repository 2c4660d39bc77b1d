"""Cases that use every table, for tests that look at the file itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.support import MANAGER, OFFICER, Front, confirm, named
from tracker.core import commands as cmd
from tracker.core import commands_later as later
from tracker.core import people_commands as pcmd
from tracker.core.case_people import (
    Advocacy,
    CasePerson,
    Disability,
    Equality,
    PersonRole,
    Purpose,
)
from tracker.core.compliments import ComplimentType, Facts, LogCompliment, QuoteCompliment
from tracker.core.figures.entered import Stage2History
from tracker.core.figures.entering import ChooseExample, EnterHistory, EnterYear, WriteText
from tracker.core.learning_commands import (
    AddPromise,
    Answer,
    ChaseForm,
    CheckForm,
    ReturnForm,
    SendForm,
)
from tracker.core.views import Draft
from tracker.core.words import AsideKind, Handling, Outcome

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
    _stages(front, first)
    second = front.log(details="The letter was late", complainant=named("Bo Lee"))
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
    _year(front)
    front.do(later.SetAside(second, front.today, AsideKind.SUSPENDED, "Before a court"))
    _people(front, first)
    front.store.keep_draft(Draft("d1", "log", AT, AT, OFFICER.name, {"details": "Half a"}))
    return first, second


def _year(front: Front) -> None:
    """What was entered for a year, in every part."""
    front.do(EnterYear(2026, 18_250, 5_492, (("Fostering", 274),)))
    front.do(EnterHistory(2015, Stage2History(6, 4_237_421, 120)))
    front.do(WriteText(2026, "introduction", "A year."))
    front.do(QuoteCompliment(1, 1, "Thank you."))
    front.do(ChooseExample(2026, 1))


def _stages(front: Front, ref: str) -> None:
    """Stage 2 with a cost, Stage 3 asked for, and the Ombudsman."""
    day = front.today
    front.do(later.RequestStage2(ref, day))
    front.do(later.DecideStage2(ref, day, True))
    front.do(later.AppointStage2(ref, "Otto Lamb", "Ivy Poole", "A. Dane"))
    front.do(later.AddCost(ref, day, "Visit", 12_550))
    front.do(later.Adjudicate(ref, day, Outcome.NOT_UPHELD))
    front.do(later.RequestStage3(ref, day))
    front.do(later.NamePanel(ref, ("Ann Dale", "Bea Holt", "Cy Marsh")))
    front.do(later.AskOmbudsman(ref, day, "Delay"))


def _people(front: Front, ref: str) -> None:
    """Others on a case, what they agreed to, and a persistent complainant who is nobody else."""
    day = front.today
    front.do(pcmd.NamePerson(ref, CasePerson(0, PersonRole.CHILD, "Sam", age=7)))
    front.do(pcmd.RecordConsent(ref, "Sam", day, Purpose.ACTING))
    front.do(pcmd.RecordAdvocacy(ref, Advocacy(offered_on=day)))
    front.do(pcmd.RecordEquality(ref, Equality(disability=Disability.NO)))
    front.do(pcmd.KeepApart(1, 2))
    front.do(pcmd.DecidePersistent(1, "Rings daily", MANAGER.name, day))
