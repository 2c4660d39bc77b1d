"""The small forms beyond the reply: raw strings in, a command or FormErrors out."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core import commands_later as cmd
from tracker.core.forms.prompts import ANSWER_YES_OR_NO, CHOOSE_OUTCOME, GIVE_REASON, NO, YES
from tracker.core.forms.reading import Reading
from tracker.core.office import Office
from tracker.core.words import AsideKind, Outcome, ReportOf

Raw = Mapping[str, str]

WHAT_PAID = "Say what was paid for."
HOW_MUCH = "Type the amount in pounds."
THREE_PEOPLE = "A panel is three people: type this name too."
WHAT_FOUND = "Say what the panel found, in a few words."
WHAT_MATTERS = "Say what was raised with the Ombudsman."
WHAT_DECIDED = "Say what the Ombudsman decided."
REMEDY_WHEN = "Say by when it is to be done."
REMEDY_WHAT = "Say what is to be done by then."
CHOOSE_GROUND = "Say on which ground."
WHAT_TOLD = "Say what the complainant was told."
TOLD_WHEN = "Say when the complainant was told."
RIGHTS_WHEN = "Say when the complainant was told of the Ombudsman."
WHICH_LINE = "Type the number of the cost line."


def request_stage2(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.RequestStage2:
    """Stage 2 asked for: on, by."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    by = form.line("by")
    form.check()
    return cmd.RequestStage2(ref, on, by, version)


def accept_stage2(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.DecideStage2:
    """The request accepted: on, reasons."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    reasons = form.text("reasons")
    form.check()
    return cmd.DecideStage2(ref, on, True, reasons, version=version)


def refuse_stage2(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.DecideStage2:
    """The request refused: reasons, on, rights_given_on."""
    form = Reading(raw, office)
    reasons = form.text("reasons", GIVE_REASON)
    on = form.day("on", office.today, latest=office.today)
    rights = form.day_if_any("rights_given_on", latest=office.today)
    if rights is None:
        form.wrong("rights_given_on", RIGHTS_WHEN)
    form.check()
    return cmd.DecideStage2(ref, on, False, reasons, rights, version)


def appoint(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AppointStage2:
    """Who does what: officer, independent, adjudicator."""
    form = Reading(raw, office)
    officer, independent = form.line("officer"), form.line("independent")
    adjudicator = form.line("adjudicator")
    form.check()
    return cmd.AppointStage2(ref, officer, independent, adjudicator, version)


def terms(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AgreeTerms:
    """Terms of reference: signed (yes or no), on, terms."""
    form = Reading(raw, office)
    signed = _yes_or_no(form, "signed")
    on = form.day("on", office.today, latest=office.today)
    words = form.text("terms")
    form.check()
    return cmd.AgreeTerms(ref, on, signed, words, version)


def _yes_or_no(form: Reading, name: str) -> bool:
    answer = form.raw(name)
    if answer not in (YES, NO):
        form.wrong(name, ANSWER_YES_OR_NO)
    return answer == YES


def officer_report(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.TakeReport:
    """The Investigating Officer's report: on."""
    return _report(ReportOf.OFFICER, raw, ref, version, office)


def independent_report(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.TakeReport:
    """The Independent Person's report: on."""
    return _report(ReportOf.INDEPENDENT, raw, ref, version, office)


def _report(
    of: ReportOf, raw: Raw, ref: str, version: int | None, office: Office
) -> cmd.TakeReport:
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.TakeReport(ref, on, of, version)


def extend_stage2(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.ExtendStage2:
    """The outer limit of Stage 2: reason, agreed_on, agreed_by, told_on."""
    form = Reading(raw, office)
    reason = form.line("reason", GIVE_REASON)
    agreed_on = form.day("agreed_on", office.today, latest=office.today)
    agreed_by = form.line("agreed_by") or office.actor.name
    told_on = form.day_if_any("told_on", latest=office.today)
    form.check()
    return cmd.ExtendStage2(ref, agreed_on, reason, agreed_by, told_on, version)


def add_cost(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AddCost:
    """A cost line: what, amount (pounds), on."""
    form = Reading(raw, office)
    what = form.line("what", WHAT_PAID)
    pence = form.pence("amount", HOW_MUCH)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.AddCost(ref, on, what, pence, version)


def strike_cost(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.StrikeCost:
    """A wrong cost line: number, why."""
    form = Reading(raw, office)
    number = form.whole("number", 1, 9999)
    if number is None:
        form.wrong("number", WHICH_LINE)
    why = form.line("why", GIVE_REASON)
    form.check()
    assert number is not None
    return cmd.StrikeCost(ref, number, why, version)


def adjudicate(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Adjudicate:
    """The adjudication letter: on, outcome."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    outcome = form.one_of("outcome", Outcome, CHOOSE_OUTCOME)
    form.check()
    return cmd.Adjudicate(ref, on, outcome, version)


def request_stage3(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.RequestStage3:
    """A panel asked for: on, by."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    by = form.line("by")
    form.check()
    return cmd.RequestStage3(ref, on, by, version)


def panel(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.NamePanel:
    """The three people: first, second, third."""
    form = Reading(raw, office)
    names = tuple(form.line(name, THREE_PEOPLE) for name in ("first", "second", "third"))
    form.check()
    return cmd.NamePanel(ref, names, version)


def panel_met(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.MeetPanel:
    """The panel met: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.MeetPanel(ref, on, version)


def findings(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.SendFindings:
    """The findings letter: findings, on."""
    form = Reading(raw, office)
    words = form.text("findings", WHAT_FOUND)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.SendFindings(ref, on, words, version)


def final_response(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.RespondStage3:
    """The final response: response, on."""
    form = Reading(raw, office)
    words = form.text("response")
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.RespondStage3(ref, on, words, version)


def ask_ombudsman(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.AskOmbudsman:
    """The Ombudsman gone to: matters, on."""
    form = Reading(raw, office)
    matters = form.text("matters", WHAT_MATTERS)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.AskOmbudsman(ref, on, matters, version)


def hear_ombudsman(
    raw: Raw, ref: str, version: int | None, office: Office, *, number: int
) -> cmd.HearOmbudsman:
    """Taken forward or not: taken_forward (yes or no), on."""
    form = Reading(raw, office)
    taken = _yes_or_no(form, "taken_forward")
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.HearOmbudsman(ref, number, on, taken, version)


def decide_ombudsman(
    raw: Raw, ref: str, version: int | None, office: Office, *, number: int
) -> cmd.DecideOmbudsman:
    """The Ombudsman's decision: outcome, remedy, remedy_due, on."""
    form = Reading(raw, office)
    outcome = form.text("outcome", WHAT_DECIDED)
    remedy = form.text("remedy")
    due = form.day_if_any("remedy_due", ahead=True)
    if remedy and due is None:
        form.wrong("remedy_due", REMEDY_WHEN)
    if due is not None and not remedy:
        form.wrong("remedy", REMEDY_WHAT)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.DecideOmbudsman(ref, number, on, outcome, remedy, due, version)


def finish_remedy(
    raw: Raw, ref: str, version: int | None, office: Office, *, number: int
) -> cmd.FinishRemedy:
    """The remedy done: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.FinishRemedy(ref, number, on, version)


def set_aside(
    raw: Raw, ref: str, version: int | None, office: Office, *, kind: AsideKind
) -> cmd.SetAside:
    """Declined or suspended: ground, on, told, told_on."""
    form = Reading(raw, office)
    ground = form.line("ground", CHOOSE_GROUND)
    on = form.day("on", office.today, latest=office.today)
    told = form.text("told")
    told_on = form.day_if_any("told_on", latest=office.today)
    if told and told_on is None:
        form.wrong("told_on", TOLD_WHEN)
    if told_on is not None and not told:
        form.wrong("told", WHAT_TOLD)
    form.check()
    return cmd.SetAside(ref, on, kind, ground, told, told_on, version)


def tell_aside(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.TellAside:
    """What the complainant was told: told, on."""
    form = Reading(raw, office)
    told = form.text("told", WHAT_TOLD)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.TellAside(ref, on, told, version)


def resume(raw: Raw, ref: str, version: int | None, office: Office) -> cmd.Resume:
    """Gone on with: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.Resume(ref, on, version)


def confirm_withdrawal(
    raw: Raw, ref: str, version: int | None, office: Office
) -> cmd.ConfirmWithdrawal:
    """The withdrawal confirmed: on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return cmd.ConfirmWithdrawal(ref, on, version)
