"""The small forms: one question, or a few, about a case that exists.

Each reads the same way: ``raw`` strings, the case's reference, the version of it that the person
saw, and the office; and gives a command or raises FormErrors. An empty date is today wherever
the thing may have happened today.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from tracker.core import commands as cmd
from tracker.core.forms.reading import CHOOSE, Reading
from tracker.core.office import Office
from tracker.core.rules.intake import FACT_LABELS
from tracker.core.words import Handling, ListKind, Outcome, Role, Safety

Raw = Mapping[str, str]

CHOOSE_HANDLING = "Choose how it is handled."
CHOOSE_THEME = "Choose the theme: the tables are counted by it."
CHOOSE_AREA = "Choose the service area."
CHOOSE_OUTCOME = "Choose the outcome."
CHOOSE_FINDING = "Choose the finding."
ANSWER_YES_OR_NO = "Answer yes or no."
GIVE_REASON = "Say why, in a few words."
WHO_AGREED = "Say who agreed it."
NAME_MANAGER = "Type the team manager's name."
WRITE_NOTE = "Write the note first."
WRITE_POINT = "Write what is complained of."
NAME_DAY = "Give the day a name, such as the holiday's."
TOLD_TOO_EARLY = "The complainant cannot be told before it was agreed."
CONFIRMED_TOO_EARLY = "The written confirmation cannot be before the withdrawal."

YES, NO = "yes", "no"
"""Stored answers of questions that are answered by yes or no."""


def classify(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Classify:
    """How a contact is handled: handling, theme, area, team_manager, reason, acknowledged_on."""
    form = Reading(raw, office)
    handling = form.one_of("handling", Handling, CHOOSE_HANDLING)
    # An officer may propose what is known so far; what a manager confirms is counted.
    counted = office.actor.role is Role.MANAGER and handling is not Handling.WITHDRAWN
    theme = form.word("theme", ListKind.THEME, CHOOSE_THEME if counted else "", retired=True)
    area = form.word("area", ListKind.AREA, CHOOSE_AREA if counted else "", retired=True)
    team_manager = form.line("team_manager")
    reason = form.line("reason")
    acknowledged_on = form.day_if_any("acknowledged_on", latest=office.today)
    form.check()
    assert handling is not None
    return cmd.Classify(ref, handling, theme, area, team_manager, reason, acknowledged_on, version)


def reply(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.SendReply:
    """The reply went: on, and the outcome where it is known."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    outcome = form.one_of("outcome", Outcome)
    form.check()
    return cmd.SendReply(ref, on, outcome, version)


def extend(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Extend:
    """The outer limit agreed: reason, agreed_by (the person asking), agreed_on, told_on."""
    form = Reading(raw, office)
    reason = form.line("reason", GIVE_REASON)
    agreed_by = form.line("agreed_by") or office.actor.name
    if not agreed_by:
        form.wrong("agreed_by", WHO_AGREED)
    agreed_on = form.day("agreed_on", office.today, latest=office.today)
    told_on = form.day_if_any("told_on", latest=office.today)
    if told_on is not None and told_on < agreed_on:
        form.wrong("told_on", TOLD_TOO_EARLY)
    form.check()
    return cmd.Extend(ref, agreed_on, reason, agreed_by, told_on, version)


def acknowledge(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Acknowledge:
    """The acknowledgement went: on, how."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    how = form.line("how")
    form.check()
    return cmd.Acknowledge(ref, on, how, version)


def chase(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Chase:
    """The team manager was chased: text, look_again_on."""
    form = Reading(raw, office)
    text = form.text("text")
    tomorrow = office.today + timedelta(1)
    again = form.day_if_any("look_again_on", earliest=tomorrow, ahead=True)
    form.check()
    return cmd.Chase(ref, text, again, version)


def review(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Review:
    """An overdue case was reviewed: remark."""
    form = Reading(raw, office)
    remark = form.text("remark")
    form.check()
    return cmd.Review(ref, remark, version)


def note(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AddNote:
    """A note: text."""
    form = Reading(raw, office)
    text = form.text("text", WRITE_NOTE)
    form.check()
    return cmd.AddNote(ref, text, version)


def assign(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Assign:
    """Another team manager: team_manager."""
    form = Reading(raw, office)
    name = form.line("team_manager", NAME_MANAGER)
    form.check()
    return cmd.Assign(ref, name, version)


def start_pause(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.StartPause:
    """The wait for an advocate begins: on, reason."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    reason = form.line("reason")
    form.check()
    if not reason:
        return cmd.StartPause(ref, on, version=version)
    return cmd.StartPause(ref, on, reason, version)


def end_pause(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.EndPause:
    """The advocate was appointed: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.EndPause(ref, on, version)


def point(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AddPoint:
    """One matter complained of: text."""
    form = Reading(raw, office)
    text = form.text("text", WRITE_POINT)
    form.check()
    return cmd.AddPoint(ref, text, version)


def finding(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.FindPoint:
    """The finding on one point: number, finding."""
    form = Reading(raw, office)
    number = form.whole("number", 1, 999)
    if number is None:
        form.wrong("number", "Type the number of the point.")
    found = form.one_of("finding", Outcome, CHOOSE_FINDING)
    form.check()
    assert number is not None
    assert found is not None
    return cmd.FindPoint(ref, number, found, version)


def outcome(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.RecordOutcome:
    """The outcome of the whole case: outcome."""
    form = Reading(raw, office)
    found = form.one_of("outcome", Outcome, CHOOSE_OUTCOME)
    form.check()
    assert found is not None
    return cmd.RecordOutcome(ref, found, version)


def quality(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.CheckQuality:
    """The reply was found fit to go: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.CheckQuality(ref, on, version)


def safety(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AnswerSafety:
    """The safety question: answer."""
    form = Reading(raw, office)
    answer = form.one_of("answer", (Safety.NO, Safety.YES), ANSWER_YES_OR_NO)
    form.check()
    assert answer is not None
    return cmd.AnswerSafety(ref, answer, version)


def withdraw(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Withdraw:
    """Taken back: on, after_work_began (yes or no), confirmed_on, reason."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    began = form.raw("after_work_began")
    if began not in ("", YES, NO):
        form.wrong("after_work_began", ANSWER_YES_OR_NO)
    confirmed_on = form.day_if_any("confirmed_on", latest=office.today)
    if confirmed_on is not None and confirmed_on < on:
        form.wrong("confirmed_on", CONFIRMED_TOO_EARLY)
    reason = form.line("reason")
    form.check()
    return cmd.Withdraw(ref, on, began == YES, confirmed_on, reason, version)


def close(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.CloseCase:
    """Nothing more is to be done: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.CloseCase(ref, on, version)


def reopen(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Reopen:
    """Taken up again: on, reason."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    reason = form.line("reason", GIVE_REASON)
    form.check()
    return cmd.Reopen(ref, on, reason, version)


def correct(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.CorrectFacts:
    """Facts taken down wrongly: any of ``FACT_LABELS``; those not in ``raw`` stay as they are."""
    form = Reading(raw, office)
    facts: list[tuple[str, str]] = []
    for name in FACT_LABELS:
        if name in raw:
            facts.append((name, _fact(form, name)))
    form.check()
    return cmd.CorrectFacts(ref, tuple(facts), version)


def _fact(form: Reading, name: str) -> str:
    """One fact, read as on the form it was first taken down on."""
    match name:
        case "details":
            return form.text(name, "What happened cannot be left empty.")
        case "wants":
            return form.text(name)
        case "channel":
            return form.word(name, ListKind.CHANNEL, CHOOSE, retired=True)
        case "relation":
            return form.word(name, ListKind.RELATION, retired=True)
        case "received_at":
            return form.time(name)
        case "name":
            return form.line(name, "The name cannot be left empty.")
        case _:
            return form.line(name)


def calendar_day(
    raw: Raw, office: Office, *, local: bool = False, version: int | None = None
) -> cmd.EditCalendar:
    """A day to add to the calendar: day, name. A day without a year is the next such day."""
    form = Reading(raw, office)
    day = form.day("day", ahead=True)
    name = form.line("name", NAME_DAY)
    form.check()
    return cmd.EditCalendar(day, name, local=local, version=version)
