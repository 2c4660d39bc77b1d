"""The small questions about the people of a case: who, consent, the advocate, monitoring."""

from __future__ import annotations

from typing import Any, TypeAlias

from tracker.core.case import Case
from tracker.core.case_people import (
    AgeBand,
    CasePerson,
    Disability,
    Ethnicity,
    Gender,
    Wanted,
)
from tracker.core.forms import people as forms
from tracker.core.office import Office
from tracker.core.words import YOUNG_STATUSES, Labelled
from tracker.ui import say_people as say
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.choice_row import Choice, ChoiceRow, choices
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import DateField, LineField

Question: TypeAlias = Ask[Any]

NOT_STATED, NOT_ASKED = ("z", "not stated"), ("q", "not asked")
"""The letters that mean the same in every row of the monitoring, so that fingers learn them."""


def person(case: Case, office: Office, person: CasePerson | None = None) -> Question:
    """Somebody on the case; ``person`` is one to put right."""
    p = person
    age = "" if p is None else p.born.isoformat() if p.born else str(p.age or "")
    if p is not None and p.age == 0:
        age = "0"
    roles = [Choice(r.value[0], r.value, words) for r, words in say.ROLES.items()]
    roles[-1] = roles[-1]._replace(letter="o")
    fields: list[Field] = [
        ChoiceRow("Is the", "role", roles, value=p.role.value if p else "", needed=True),
        LineField("Name", "name", value=p.name if p else "", needed=True),
        LineField("Age or born", "age", value=age),
        LineField("Who they are", "relation", value=p.relation if p else ""),
        LineField("Telephone", "telephone", value=p.telephone if p else ""),
        LineField("E-mail", "email", value=p.email if p else ""),
    ]
    return Ask(
        say.ASK_PERSON.format(ref=case.ref),
        fields,
        lambda raw: forms.case_person(raw, case.ref, p.number if p else 0, case.version, office),
        tells=say.AGE_HINT,
    )


def consent(case: Case, office: Office) -> Question:
    """Who agreed to what."""
    today = office.today
    purposes = [Choice(p.value[0], p.value, words) for p, words in say.PURPOSES.items()]
    fields: list[Field] = [
        ChoiceRow("Consents", "purpose", purposes, needed=True),
        LineField("By", "by", needed=True),
        DateField("On", "on", today, office.calendar, default=today, latest=today),
    ]
    return Ask(
        say.ASK_CONSENT.format(ref=case.ref),
        fields,
        lambda raw: forms.consent(raw, case.ref, case.version, office),
    )


def advocacy(case: Case, office: Office) -> Question:
    """How it stands with an advocate; appointing one ends the wait."""
    now = case.advocacy
    wanted = (Choice("y", Wanted.YES.value, "yes"), Choice("n", Wanted.NO.value, "no"))

    def day(label: str, name: str, value: Any) -> DateField:
        return DateField(
            label,
            name,
            office.today,
            office.calendar,
            optional=True,
            latest=office.today,
            value=value.isoformat() if value else "",
        )

    fields: list[Field] = [
        day("Offered on", "offered_on", now.offered_on),
        ChoiceRow(
            "Wanted", "wanted", wanted, value="" if now.wanted is Wanted.NOT_ASKED else now.wanted
        ),
        LineField("Provider", "provider", value=now.provider),
        day("Appointed on", "appointed_on", now.appointed_on),
    ]
    return Ask(
        say.ASK_ADVOCACY.format(ref=case.ref),
        fields,
        lambda raw: forms.advocacy(raw, case.ref, case.version, office),
        tells=say.ENDS_WAIT if case.paused else "",
    )


def equality(case: Case, office: Office) -> Question:
    """One letter for each answer; the last one saves."""
    now = case.equality
    fields: list[Field] = [
        ChoiceRow("Age", "age", _answers(AgeBand, "abcdefg"), value=now.age),
        ChoiceRow("Gender", "gender", _answers(Gender, "fmo"), value=now.gender),
        ChoiceRow("Ethnicity", "ethnicity", _answers(Ethnicity, "wmabo"), value=now.ethnicity),
        ChoiceRow("Disability", "disability", _answers(Disability, "yn"), value=now.disability),
        ChoiceRow(
            "Young person",
            "young_status",
            [*choices(YOUNG_STATUSES, _STATUS_LETTERS), Choice("n", say.NO_STATUS, say.NO_STATUS)],
            value=case.complainant.young_status,
        ),
    ]

    def check(raw: Any) -> Any:
        status = raw.get("young_status", "")
        plain = {**raw, "young_status": "" if status == say.NO_STATUS else status}
        return forms.equality(plain, case.ref, case.version, office)

    return Ask(say.ASK_EQUALITY.format(ref=case.ref), fields, check, tells=say.EQUALITY_TELLS)


_STATUS_LETTERS = {
    "Child in care": "c",
    "Leaving care": "l",
    "Care leaver": "r",
    "Child protection": "p",
    "Child in need": "d",
}


def _answers(kind: type[Labelled], letters: str) -> list[Choice]:
    """The answers of one row: its own first, then the two that every row has."""
    own = [word for word in kind if word.value not in ("not_stated", "not_asked")]
    return [
        *(Choice(at, w.value, w.label.lower()) for at, w in zip(letters, own, strict=True)),
        Choice(NOT_STATED[0], "not_stated", NOT_STATED[1]),
        Choice(NOT_ASKED[0], "not_asked", NOT_ASKED[1]),
    ]
