"""The questions of the stages after the reply, as data. See ``questions``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tracker.core.forms import stages as forms
from tracker.core.forms.prompts import NO, YES
from tracker.core.office import Office
from tracker.core.stages import Stage2
from tracker.core.steps import open_referral
from tracker.core.words import ASIDE_GROUNDS, EXTENSION_REASONS, SUSPENSION_GROUNDS, AsideKind
from tracker.ui import say_stages as say
from tracker.ui.screens.ask import Ask, ConfirmAsk
from tracker.ui.screens.questions import OUTCOMES, REASON_LETTERS, checked
from tracker.ui.screens.row_actions import Subject
from tracker.ui.widgets.choice_row import Choice, ChoiceRow, choices
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import DateField, LineField
from tracker.ui.widgets.long_field import LongField

SIGNED = (Choice("y", YES, "signed"), Choice("n", NO, "did not sign"))
TAKEN = (Choice("y", YES, "takes it forward"), Choice("n", NO, "does not"))

Build = Callable[[Subject, Office], list[Field]]


def question(step: str, subject: Subject, office: Office) -> Ask[Any]:
    """The question of one step: its title, what to know before, its fields, its form."""
    build, form = _QUESTIONS[step]
    referral = open_referral(subject.case)
    if step in ("heard", "decided", "remedy"):
        form = partial(form, number=referral.number if referral else 0)
    fields = build(subject, office)
    title = say.TITLES[step].format(ref=subject.ref)
    tells = say.tells(step, subject.case, office)

    check = checked(form, subject, office)

    if step == "decline":
        return ConfirmAsk(title, fields, check, subject.ref)
    return Ask(title, fields, check, tells=tells)


def _day(label: str, office: Office, name: str = "on") -> DateField:
    """A day on which something happened: Enter means today."""
    return DateField(
        label,
        name,
        office.today,
        office.calendar,
        default=office.today,
        latest=office.today,
    )


def _maybe(label: str, office: Office, name: str) -> DateField:
    return DateField(label, name, office.today, office.calendar, optional=True, latest=office.today)


def _needed(label: str, office: Office, name: str) -> DateField:
    """A day that must be said: today is not taken for it unasked."""
    return DateField(label, name, office.today, office.calendar, latest=office.today)


def _only(label: str) -> Build:
    """A question that only asks for the day."""
    return lambda subject, office: [_day(label, office)]


def _asked_for(subject: Subject, office: Office) -> list[Field]:
    return [_day("Asked on", office), LineField("By", "by", placeholder="the complainant")]


def _accepted(subject: Subject, office: Office) -> list[Field]:
    return [_day("Accepted on", office), LineField("Remark", "reasons")]


def _refused(subject: Subject, office: Office) -> list[Field]:
    return [
        LongField("Reasons", "reasons", needed=True, lines=4),
        _day("Refused on", office),
        _needed("Rights given", office, "rights_given_on"),
    ]


def _people(subject: Subject, office: Office) -> list[Field]:
    now = subject.case.stage2 or Stage2(office.today)
    return [
        LineField("Investigating", "officer", value=now.officer),
        LineField("Independent", "independent", value=now.independent),
        LineField("Adjudicating", "adjudicator", value=now.adjudicator),
    ]


def _terms(subject: Subject, office: Office) -> list[Field]:
    return [
        ChoiceRow("Terms", "signed", SIGNED, needed=True),
        _day("On", office),
        LineField("In short", "terms"),
    ]


def _longer(subject: Subject, office: Office) -> list[Field]:
    return [
        ChoiceRow("Reason", "reason", choices(EXTENSION_REASONS, REASON_LETTERS), needed=True),
        _day("Agreed on", office, "agreed_on"),
        LineField("Agreed by", "agreed_by", value=office.actor.name),
        _maybe("Told on", office, "told_on"),
    ]


def _cost(subject: Subject, office: Office) -> list[Field]:
    return [
        LineField("What for", "what", needed=True),
        LineField("Pounds", "amount", needed=True, limit=20),
        _day("Paid on", office),
    ]


def _strike(subject: Subject, office: Office) -> list[Field]:
    return [
        LineField("Line number", "number", needed=True, limit=4),
        LineField("Why", "why", needed=True),
    ]


def _letter(subject: Subject, office: Office) -> list[Field]:
    return [
        _day("Sent on", office),
        ChoiceRow("Outcome", "outcome", OUTCOMES, needed=True),
    ]


def _panel(subject: Subject, office: Office) -> list[Field]:
    known = (*(subject.case.stage3.panel if subject.case.stage3 else ()), "", "", "")
    names = ("first", "second", "third")
    return [
        LineField(label, name, value=value, needed=True)
        for label, name, value in zip(say.PANEL_LABELS, names, known, strict=False)
    ]


def _findings(subject: Subject, office: Office) -> list[Field]:
    return [
        LongField("Findings", "findings", needed=True, lines=4),
        _day("Sent on", office),
    ]


def _response(subject: Subject, office: Office) -> list[Field]:
    return [_day("Sent on", office), LineField("In short", "response")]


def _ombudsman(subject: Subject, office: Office) -> list[Field]:
    return [
        LongField("Matters", "matters", needed=True, lines=3),
        _day("Gone to on", office),
    ]


def _heard(subject: Subject, office: Office) -> list[Field]:
    return [ChoiceRow("Ombudsman", "taken_forward", TAKEN, needed=True), _day("Heard on", office)]


def _decided(subject: Subject, office: Office) -> list[Field]:
    due = DateField(
        "To be done by",
        "remedy_due",
        office.today,
        office.calendar,
        optional=True,
        ahead=True,
    )
    return [
        LineField("Decision", "outcome", needed=True),
        LineField("Remedy", "remedy"),
        due,
        _day("Decided on", office),
    ]


def _declined(subject: Subject, office: Office) -> list[Field]:
    return _aside(ASIDE_GROUNDS, office)


def _suspended(subject: Subject, office: Office) -> list[Field]:
    return _aside(SUSPENSION_GROUNDS, office)


def _aside(grounds: Sequence[str], office: Office) -> list[Field]:
    return [
        ChoiceRow("Ground", "ground", choices(grounds), needed=True),
        _day("Decided on", office),
        LineField("What was told", "told"),
        _maybe("Told on", office, "told_on"),
    ]


def _told(subject: Subject, office: Office) -> list[Field]:
    return [LineField("What was told", "told", needed=True), _day("Told on", office)]


_QUESTIONS: dict[str, tuple[Build, Callable[..., Any]]] = {
    "stage2": (_asked_for, forms.request_stage2),
    "accept": (_accepted, forms.accept_stage2),
    "refuse": (_refused, forms.refuse_stage2),
    "appoint": (_people, forms.appoint),
    "terms": (_terms, forms.terms),
    "officer_report": (_only("Came in on"), forms.officer_report),
    "independent_report": (_only("Came in on"), forms.independent_report),
    "longer": (_longer, forms.extend_stage2),
    "letter": (_letter, forms.adjudicate),
    "cost": (_cost, forms.add_cost),
    "strike": (_strike, forms.strike_cost),
    "stage3": (_asked_for, forms.request_stage3),
    "panel": (_panel, forms.panel),
    "met": (_only("Met on"), forms.panel_met),
    "findings": (_findings, forms.findings),
    "response": (_response, forms.final_response),
    "ombudsman": (_ombudsman, forms.ask_ombudsman),
    "heard": (_heard, forms.hear_ombudsman),
    "decided": (_decided, forms.decide_ombudsman),
    "remedy": (_only("Done on"), forms.finish_remedy),
    "suspend": (_suspended, partial(forms.set_aside, kind=AsideKind.SUSPENDED)),
    "resume": (_only("Gone on with"), forms.resume),
    "decline": (_declined, partial(forms.set_aside, kind=AsideKind.DECLINED)),
    "told": (_told, forms.tell_aside),
    "confirmed": (_only("Confirmed on"), forms.confirm_withdrawal),
}
"""By step: its fields, and the form that reads them."""
