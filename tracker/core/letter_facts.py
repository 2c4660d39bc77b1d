"""What a case lets its letters say, and which letters it has a use for now.

The one place where a case becomes the facts of a letter: whatever a case learns to hold, letters
learn it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.core.case import Case, Point
from tracker.core.clean import visible
from tracker.core.clocks import Clockwork
from tracker.core.later import stage2_verdict
from tracker.core.learning import FiledForm, facts_to_print
from tracker.core.letters import Facts, LearningForm, PromiseLine
from tracker.core.office import Actor
from tracker.core.words import Handling, LetterKind, NameGiven, Role

ROLES: Mapping[Role, str] = {Role.OFFICER: "Complaints Officer", Role.MANAGER: "Complaints Manager"}
"""What people call themselves under a letter."""

STRANGER = "Sir or Madam"
"""Whom a letter greets that goes to somebody without a name."""

EXTENSION_CLAUSES: Mapping[str, str] = {
    "Advocate": "we are waiting for an advocate to be found for you",
    "Complex": "your complaint is complex and we want to look into all of it properly",
    "Several agencies": "we need to hear from other organisations as well",
    "Staff availability": "people we need to speak to have not been available",
}
"""Reasons for an extension as a family would be told them, to follow "because"."""


def letter_day(value: date) -> str:
    """ "5 November 2026", as letters are dated."""
    return f"{value.day} {value:%B %Y}"


def natural_name(name: str) -> str:
    """ "Janet Smith" of "Smith, Janet"; any other name as it is."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()


# -- facts ----------------------------------------------------------------------------------------
def letter_facts(
    kind: LetterKind,
    case: Case,
    clockwork: Clockwork,
    sender: Actor,
    form: LearningForm | None = None,
) -> Facts:
    """What a letter of this kind may say: of the case, or only of its learning form."""
    if kind is LetterKind.LEARNING_FORM:
        form = form or LearningForm("", case.ref)
        if not form.owner:  # no promise names anybody yet: it goes to who manages the case
            form = replace(form, owner=case.team_manager)
        return learning_facts(form, sender, clockwork.today)
    return case_facts(case, clockwork, sender)


def case_facts(case: Case, clockwork: Clockwork, sender: Actor) -> Facts:
    """Everything that letters about this case may say today; what is not known is absent."""
    facts = {
        **_from(sender, clockwork.today),
        "ref": case.ref,
        **_who(case),
        **_matter(case),
        **_dates(case, clockwork),
        **_stage2(case, clockwork),
    }
    return _known(facts)


def learning_facts(form: LearningForm, sender: Actor, today: date) -> Facts:
    """Everything that a learning form may say."""
    rows = [
        {
            "number": str(number),
            "what": promise.what,
            "level": promise.level,
            "owner": promise.owner,
            "due": letter_day(promise.due) if promise.due else "",
        }
        for number, promise in enumerate(form.promises, 1)
    ]
    facts = {
        **_from(sender, today),
        "ref": form.case,
        "form": form.form,
        "area": form.area,
        "theme": form.theme,
        "owner": natural_name(form.owner),
        "sent_on": form.sent_on,
        "promises": rows,
    }
    return _known(facts)


def form_to_send(filed: FiledForm | None, case_ref: str) -> LearningForm | None:
    """The learning form of a case as the paper form says it; None where none is begun."""
    if filed is None:
        return None
    printed = facts_to_print(filed)
    owners = [promise.owner for promise in printed.promises if promise.owner]
    return LearningForm(
        form=printed.ref,
        case=case_ref,
        area=printed.area,
        theme=printed.theme,
        owner=printed.sent_to or next(iter(owners), ""),
        sent_on=printed.sent_on,
        promises=tuple(
            PromiseLine(one.text, one.level, one.owner, one.due_on) for one in printed.promises
        ),
    )


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts without those that are empty; days as letters write them; no hidden characters."""
    return {name: _written(value) for name, value in facts.items() if value not in ("", None, [])}


def _written(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value).strip()
    if isinstance(value, date):
        return letter_day(value)
    if isinstance(value, list):
        return [{name: visible(text).strip() for name, text in row.items()} for row in value]
    return value


def _from(sender: Actor, today: date) -> dict[str, Any]:
    return {
        "today": today,
        "from_name": natural_name(sender.name),
        "from_role": ROLES[sender.role],
    }


def _who(case: Case) -> dict[str, Any]:
    party = case.complainant
    name = natural_name(party.name) if party.name_given is NameGiven.NAMED else ""
    return {
        "name": name,
        "greeting": name or STRANGER,
        "email": party.email,
        "telephone": party.telephone,
        "relation": party.relation,
        "child": natural_name(case.child),
    }


def _matter(case: Case) -> dict[str, Any]:
    known = case.proposal if case.handling is None and case.proposal else case
    informal = case.handling is Handling.REPRESENTATION
    return {
        "matter": "concern" if informal else "complaint",
        "handling": case.handling.label if case.handling else "",
        "is_stage_1": case.handling in (None, Handling.STAGE_1),
        "received_on": case.received_on,
        "received_by": _by(case.channel),
        "details": case.details,
        "wants": case.wants,
        "points": [_point(point) for point in case.points],
        "theme": known.theme,
        "area": known.area,
        "team_manager": natural_name(known.team_manager),
        "outcome": case.outcome.label.lower() if case.outcome else "",
    }


def _point(point: Point) -> dict[str, str]:
    finding = point.finding.label.lower() if point.finding else ""
    return {"number": str(point.number), "text": point.text, "finding": finding}


def _by(channel: str) -> str:
    """ "by telephone"; a meeting is in one, and what is written out keeps its capitals."""
    word = channel if channel[1:2].isupper() else channel[:1].lower() + channel[1:]
    if word.startswith("meeting"):
        return f"in a {word}"
    return f"by {word}" if word in ("telephone", "e-mail", "letter", "text") else f"({word})"


def _dates(case: Case, clockwork: Clockwork) -> dict[str, Any]:
    asked = case
    if case.handling is Handling.CORPORATE and case.acknowledged_on is None:
        # Its clock starts with the very letter that is to name the due date.
        asked = replace(case, acknowledged_on=clockwork.today)
    verdict = clockwork.main(asked)
    due = verdict.due if verdict else None
    extension = case.extension
    replied = case.reply_sent_on or clockwork.today
    return {
        "reply_due": _coming(due, clockwork),
        "acknowledged_on": case.acknowledged_on,
        "extended_to": _coming(due, clockwork) if extension else None,
        "extension_reason": extension and EXTENSION_CLAUSES.get(extension.reason, extension.reason),
        "reply_sent_on": case.reply_sent_on,
        "next_stage_by": clockwork.calendar.add(replied, clockwork.rules.next_stage_window),
    }


def _coming(day: date | None, clockwork: Clockwork) -> date | None:
    """A day that can be promised: no letter says that something will be done by a day gone by."""
    return day if day is not None and day >= clockwork.today else None


def _stage2(case: Case, clockwork: Clockwork) -> dict[str, Any]:
    """What a case holds of Stage 2: its dates, the reasons of the decision, and the people."""
    asked = case.stage2
    if asked is None:
        return {}
    verdict = stage2_verdict(case, clockwork)
    return {
        "stage2_requested_on": asked.requested_on,
        "stage2_decided_on": asked.decided_on,
        "stage2_reasons": asked.reasons,
        "stage2_due": _coming(verdict.due, clockwork) if verdict else None,
        "stage2_limit": _coming(verdict.outer, clockwork) if verdict else None,
        "investigating_officer": natural_name(asked.officer),
        "independent_person": natural_name(asked.independent),
    }


# -- fitting --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Fit:
    """One kind of letter and why it has no use now; "" when it fits."""

    kind: LetterKind
    why_not: str


def fitting(case: Case, form: LearningForm | None = None) -> tuple[Fit, ...]:
    """Every kind of letter, with the reason why it does not fit the case as it stands."""
    return tuple(Fit(kind, why_not(kind, case, form)) for kind in LetterKind)


def why_not(kind: LetterKind, case: Case, form: LearningForm | None = None) -> str:
    """Why a letter of this kind makes no sense on the case now, as a sentence; "" if it does."""
    if case.struck_out:
        return f"{case.ref} was taken back."
    if kind is LetterKind.LEARNING_FORM:
        return "" if form is not None else "No learning form is begun for this case."
    if kind in (LetterKind.STAGE_2_ACCEPTED, LetterKind.STAGE_2_REFUSED):
        return _why_not_stage2(kind, case)
    if case.withdrawal is not None:
        return f"{case.ref} is withdrawn."
    if case.closed_on is not None:
        return f"{case.ref} is closed."
    if kind is LetterKind.REPLY_COVER:
        return _why_no_reply(case)
    if case.reply_sent_on is not None:
        return "The reply has gone already."
    if kind is LetterKind.EXTENSION and case.extension is None:
        return "The clock is not extended."
    return ""


def _why_no_reply(case: Case) -> str:
    if case.handling is None:
        return "It is not classified yet."
    return "" if case.quality_check else "The reply is not quality-checked yet."


def _why_not_stage2(kind: LetterKind, case: Case) -> str:
    asked = case.stage2
    if asked is None:
        return "Stage 2 was not asked for."
    if asked.decision is None:
        return "Stage 2 is not decided yet."
    if asked.refused is (kind is LetterKind.STAGE_2_REFUSED):
        return ""
    return "Stage 2 was refused." if asked.refused else "Stage 2 was accepted."
