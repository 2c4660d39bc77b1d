"""The small questions about a case, as data: what is asked, and the command that answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeAlias

from tracker.core import rules
from tracker.core.case import Point
from tracker.core.clocks import MAIN_CLOCK
from tracker.core.forms import prompts
from tracker.core.office import Office
from tracker.core.words import Outcome, Safety
from tracker.ui import say
from tracker.ui.screens.ask import Ask, ConfirmAsk
from tracker.ui.screens.note import note_ask
from tracker.ui.screens.reply import ReplyAsk
from tracker.ui.screens.row_actions import Subject
from tracker.ui.widgets.choice_row import Choice, ChoiceRow, choices
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import DateField, LineField
from tracker.ui.widgets.long_field import LongField
from tracker.ui.widgets.names_field import NamesField
from tracker.ui.widgets.suggest_field import SuggestField, listed

Question: TypeAlias = Ask[Any]

OUTCOMES = (
    Choice("u", Outcome.UPHELD.value, "upheld"),
    Choice("p", Outcome.PARTLY_UPHELD.value, "partly upheld"),
    Choice("n", Outcome.NOT_UPHELD.value, "not upheld"),
    Choice("f", Outcome.NO_FINDING.value, "no finding"),
)

YES_NO = (Choice("y", prompts.YES, "yes"), Choice("n", prompts.NO, "no"))

REASON_LETTERS = {
    "Advocate": "a",
    "Complex": "c",
    "Several agencies": "s",
    "Staff availability": "t",
}


def checked(form: Callable[..., Any], subject: Subject, office: Office) -> Callable[..., Any]:
    """The form's own check: raw answers in, a command or FormErrors out.

    The rules are asked while the question is still there: what they refuse is said in it, and
    nothing typed is lost.
    """

    def check(raw: Mapping[str, str]) -> Any:
        command = form(raw, subject.ref, subject.version, office)
        rules.decide(subject.case, command, office)
        return command

    return check


def _when(label: str, office: Office, subject: Subject, name: str = "on") -> DateField:
    """A day on which something happened: Enter means today."""
    return DateField(
        label,
        name,
        office.today,
        office.calendar,
        default=office.today,
        earliest=subject.case.period_from,
        latest=office.today,
    )


def _maybe(label: str, name: str, office: Office) -> DateField:
    """A day that need not be known."""
    return DateField(label, name, office.today, office.calendar, optional=True, latest=office.today)


def reply(subject: Subject, office: Office) -> Question:
    """Reply sent: Enter means today; the outcome may follow later."""
    fields: list[Field] = [_when("Sent on", office, subject)]
    if subject.case.outcome is None:
        fields.append(ChoiceRow("Outcome", "outcome", OUTCOMES))
    return ReplyAsk(
        say.ASK_REPLY.format(ref=subject.ref), fields, checked(prompts.reply, subject, office)
    )


def chase(subject: Subject, office: Office) -> Question:
    """Chase in one's own words, and when to look again: Enter means in two working days."""
    again = office.calendar.add(office.today, office.rules.look_again_after)
    fields: list[Field] = [
        LineField("What was said", "text"),
        DateField(
            "Look again on",
            "look_again_on",
            office.today,
            office.calendar,
            default=again,
            earliest=office.today + timedelta(1),
            ahead=True,
        ),
    ]
    return Ask(
        say.ASK_CHASE.format(ref=subject.ref), fields, checked(prompts.chase, subject, office)
    )


def extend(subject: Subject, office: Office) -> Question:
    """Extend: a letter for the reason, then Enter. Once extended: when the complainant was told."""
    if subject.case.extension is not None:
        return _told(subject, office)
    clock = MAIN_CLOCK[subject.case.handling]
    outer = office.rules.clocks[clock].outer or 0
    fields: list[Field] = [
        ChoiceRow(
            "Reason",
            "reason",
            choices(office.lists.extension_reasons, REASON_LETTERS),
            needed=True,
        ),
        _when("Agreed on", office, subject, "agreed_on"),
        LineField("Agreed by", "agreed_by", value=office.actor.name),
        _maybe("Told on", "told_on", office),
    ]
    title = say.ASK_EXTEND.format(ref=subject.ref, days=outer)
    verdict = office.clockwork.main(subject.case)
    late = say.extends_late(verdict) if verdict is not None else ""
    return Ask(title, fields, checked(prompts.extend, subject, office), tells=late)


def _told(subject: Subject, office: Office) -> Question:
    extension = subject.case.extension
    assert extension is not None
    known = {
        "reason": extension.reason,
        "agreed_by": extension.agreed_by,
        "agreed_on": extension.agreed_on.isoformat(),
    }
    field = DateField(
        "Told on",
        "told_on",
        office.today,
        office.calendar,
        default=office.today,
        earliest=extension.agreed_on,
        latest=office.today,
    )

    def check(raw: Mapping[str, str]) -> Any:
        answers = {**known, "told_on": raw["told_on"] or "t"}
        return prompts.extend(answers, subject.ref, subject.version, office)

    return Ask(say.ASK_TOLD.format(ref=subject.ref), [field], check)


def assign(subject: Subject, office: Office) -> Question:
    """Another team manager."""
    names = sorted({name for name, _ in office.lists.team_managers})
    field = NamesField("Team manager", "team_manager", names, needed=True)
    title = say.ASK_ASSIGN.format(ref=subject.ref)
    return Ask(title, [field], checked(prompts.assign, subject, office))


def outcome(subject: Subject, office: Office) -> Question:
    """The outcome of the case; where points have no finding yet, the next of those first."""
    point = next((p for p in subject.case.points if p.finding is None), None)
    if point is not None:
        return _finding(point, subject, office)
    field = ChoiceRow("Outcome", "outcome", OUTCOMES, needed=True)
    title = say.ASK_OUTCOME.format(ref=subject.ref)
    return Ask(title, [field], checked(prompts.outcome, subject, office))


def _finding(point: Point, subject: Subject, office: Office) -> Question:
    def check(raw: Any) -> Any:
        answers = {**raw, "number": str(point.number)}
        return prompts.finding(answers, subject.ref, subject.version, office)

    field = ChoiceRow("Finding", "finding", OUTCOMES, needed=True)
    return Ask(say.ask_finding(subject.ref, point), [field], check)


def acknowledge(subject: Subject, office: Office) -> Question:
    """Acknowledgement sent: Enter means today."""
    fields: list[Field] = [_when("Sent on", office, subject)]
    title = say.ASK_ACKNOWLEDGE.format(ref=subject.ref)
    return Ask(title, fields, checked(prompts.acknowledge, subject, office))


def hold(subject: Subject, office: Office) -> Question:
    """Begin to wait for an advocate, or go on."""
    if subject.case.paused:
        field = _when("Appointed on", office, subject)
        title = say.ASK_GO_ON.format(ref=subject.ref)
        return Ask(title, [field], checked(prompts.end_pause, subject, office))
    field = _when("Waiting since", office, subject)
    title = say.ASK_HOLD.format(ref=subject.ref)
    return Ask(title, [field], checked(prompts.start_pause, subject, office))


def note(subject: Subject, office: Office) -> Question:
    """A note, kept as a draft while it is written."""
    return note_ask(subject.ref, office)


def point(subject: Subject, office: Office) -> Question:
    """One matter complained of."""
    field = LineField("Point", "text", needed=True)
    title = say.ASK_POINT.format(ref=subject.ref)
    return Ask(title, [field], checked(prompts.point, subject, office))


def safety(subject: Subject, office: Office) -> Question:
    """Is a child unsafe now?"""
    field = ChoiceRow(
        "Safety worry",
        "answer",
        (Choice("n", Safety.NO.value, "no"), Choice("y", Safety.YES.value, say.SAFETY_YES)),
        needed=True,
    )
    title = say.ASK_SAFETY.format(ref=subject.ref)
    return Ask(title, [field], checked(prompts.safety, subject, office))


def correct(subject: Subject, office: Office) -> Question:
    """The facts as they stand, to be put right."""
    case, party = subject.case, subject.case.complainant
    fields: list[Field] = [LineField("Name", "name", value=party.name)] if party.name else []
    fields += [
        LineField("Call back on", "telephone", value=party.telephone),
        LineField("E-mail", "email", value=party.email),
        SuggestField("Relation", "relation", listed(office.lists.relations), value=party.relation),
        LineField("About child", "child", value=case.child),
        SuggestField("Channel", "channel", listed(office.lists.channels), value=case.channel),
        LongField("What happened", "details", value=case.details, lines=5),
        LongField("They want", "wants", value=case.wants, lines=2),
    ]
    title = say.ASK_CORRECT.format(ref=subject.ref)
    return Ask(title, fields, checked(prompts.correct, subject, office))


def withdraw(subject: Subject, office: Office) -> Question:
    """Withdrawn: before or after work began, confirmed in writing or not; typed reference."""
    fields: list[Field] = [
        _when("Withdrawn on", office, subject),
        ChoiceRow("Work begun", "after_work_began", YES_NO),
        _maybe("Confirmed on", "confirmed_on", office),
        LineField("Reason", "reason"),
    ]
    title = say.ASK_WITHDRAW.format(ref=subject.ref)
    return ConfirmAsk(title, fields, checked(prompts.withdraw, subject, office), subject.ref)


def close(subject: Subject, office: Office) -> Question:
    """Close: typed reference."""
    title = say.ASK_CLOSE.format(ref=subject.ref)
    return ConfirmAsk(title, [], checked(prompts.close, subject, office), subject.ref)


def reopen(subject: Subject, office: Office) -> Question:
    """Take it up again, for a reason."""
    fields: list[Field] = [
        LineField("Reason", "reason", needed=True),
        DateField(
            "Reopened on",
            "on",
            office.today,
            office.calendar,
            default=office.today,
            latest=office.today,
        ),
    ]
    title = say.ASK_REOPEN.format(ref=subject.ref)
    return Ask(title, fields, checked(prompts.reopen, subject, office))
