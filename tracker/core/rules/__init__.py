"""Whether a thing may be done, and what then happened: commands in, events or a refusal out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.core import commands as cmd
from tracker.core import commands_later as later
from tracker.core import people_commands as pcmd
from tracker.core.case import Case
from tracker.core.office import Conflict, Office, Refusal
from tracker.core.rules import (
    aside,
    checks,
    ending,
    handling,
    intake,
    letters,
    ombudsman,
    people,
    stage_three,
    stage_two,
    waiting,
    working,
)
from tracker.core.what_happened import Event

Decision = Callable[[Case, Any, Office], tuple[Event, ...]]

_DECISIONS: dict[type[Any], Decision] = {
    cmd.AddCall: intake.add_call,
    cmd.CorrectFacts: intake.correct_facts,
    cmd.AnswerSafety: intake.answer_safety,
    cmd.Classify: handling.classify,
    cmd.Assign: handling.assign,
    cmd.Acknowledge: working.acknowledge,
    cmd.AddNote: working.add_note,
    cmd.Chase: working.chase,
    cmd.Review: working.review,
    cmd.Extend: waiting.extend,
    cmd.StartPause: waiting.start_pause,
    cmd.EndPause: waiting.end_pause,
    cmd.AddPoint: working.add_point,
    cmd.FindPoint: working.find_point,
    cmd.CheckQuality: ending.check_quality,
    cmd.SendReply: ending.send_reply,
    cmd.RecordOutcome: ending.record_outcome,
    cmd.Withdraw: ending.withdraw,
    cmd.CloseCase: ending.close,
    cmd.Reopen: ending.reopen,
    later.RequestStage2: stage_two.request,
    later.DecideStage2: stage_two.decide,
    later.AppointStage2: stage_two.appoint,
    later.AgreeTerms: stage_two.agree_terms,
    later.TakeReport: stage_two.take_report,
    later.ExtendStage2: stage_two.extend,
    later.AddCost: stage_two.add_cost,
    later.StrikeCost: stage_two.strike_cost,
    later.Adjudicate: stage_two.adjudicate,
    later.RequestStage3: stage_three.request,
    later.NamePanel: stage_three.name_panel,
    later.MeetPanel: stage_three.meet,
    later.SendFindings: stage_three.send_findings,
    later.RespondStage3: stage_three.respond,
    later.AskOmbudsman: ombudsman.ask,
    later.HearOmbudsman: ombudsman.hear,
    later.DecideOmbudsman: ombudsman.decide,
    later.FinishRemedy: ombudsman.finish_remedy,
    later.SetAside: aside.set_aside,
    later.TellAside: aside.tell,
    later.Resume: aside.resume,
    later.ConfirmWithdrawal: aside.confirm_withdrawal,
    pcmd.NamePerson: people.name_person,
    pcmd.TakeOffPerson: people.take_off_person,
    pcmd.RecordConsent: people.record_consent,
    pcmd.RecordAdvocacy: people.record_advocacy,
    pcmd.RecordEquality: people.record_equality,
    cmd.RecordLetter: letters.record_letter,
}

log_contact = intake.log_contact


def decide(case: Case, command: cmd.CaseCommand, office: Office) -> tuple[Event, ...]:
    """The events that follow from ``command`` on ``case``.

    Raises:
        Conflict: the case changed since the person saw it.
        Refusal: it may not be done; the text says why.
    """
    if command.version is not None and command.version != case.version:
        raise Conflict(f"{case.ref} has changed since you opened it. Look at it again first.")
    if case.struck_out:
        raise Refusal(f"{case.ref} was taken back: nothing more can be recorded on it.")
    checks.not_before_received(case, office.today, "The working date")
    return _DECISIONS[type(command)](case, command, office)
