"""The small forms about people: details, persistence, and the people of one case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from tracker.core.case_people import (
    Advocacy,
    AgeBand,
    CasePerson,
    Disability,
    Equality,
    Ethnicity,
    Gender,
    PersonRole,
    Purpose,
    Wanted,
)
from tracker.core.forms.reading import CHOOSE, Reading
from tracker.core.office import Office
from tracker.core.people_commands import (
    DecidePersistent,
    EditPerson,
    EndPersistent,
    NamePerson,
    RecordAdvocacy,
    RecordConsent,
    RecordEquality,
    ReviewPersistent,
)
from tracker.core.person import DETAILS, Person
from tracker.core.words import YOUNG_STATUSES

Raw = Mapping[str, str]
E = TypeVar("E", bound=StrEnum)

GOES_ON, ENDS = "on", "end"
"""Stored answers of a review."""

NAME_NEEDED = "The name cannot be left empty."
WHO_IS_IT = "Say who it is."
GIVE_REASON = "Say why, in a few words."
ONE_CONTACT = "Say who their calls go to."
AGE_OR_BIRTH = "Type an age in years, or a date of birth such as 5/11/2014."
WHO_AGREES = "Say who consents."


def details(raw: Raw, person: Person, office: Office) -> EditPerson:
    """The details of a person as they should be: any of ``person.DETAILS``."""
    form = Reading(raw, office)
    facts = []
    for name in DETAILS:
        if name == "relation":
            known = (*office.lists.relations, person.relation)  # a retired one may stay
            facts.append((name, form.listed(name, known)))
        else:
            facts.append((name, form.line(name, NAME_NEEDED if name == "name" else "")))
    form.check()
    return EditPerson(person.number, tuple(facts), person.version)


def decide(raw: Raw, person: Person, office: Office) -> DecidePersistent:
    """A decision: reason, contact, from_on (today), review_on (six months on)."""
    form = Reading(raw, office)
    reason = form.line("reason", GIVE_REASON)
    contact = form.line("contact", ONE_CONTACT)
    start = form.day("from_on", office.today, latest=office.today)
    review = form.day_if_any("review_on", ahead=True)
    form.check()
    return DecidePersistent(person.number, reason, contact, start, review)


def review(raw: Raw, person: Person, office: Office) -> ReviewPersistent | EndPersistent:
    """A review: answer (goes on, or ends), on, reason (needed where it ends)."""
    form = Reading(raw, office)
    answer = form.raw("answer")
    if answer not in (GOES_ON, ENDS):
        form.wrong("answer", CHOOSE)
    reason = form.line("reason", GIVE_REASON if answer == ENDS else "")
    form.check()
    if answer == ENDS:
        return EndPersistent(person.number, office.today, reason)
    return ReviewPersistent(person.number)


# -- one case -----------------------------------------------------------------------------------
def case_person(raw: Raw, ref: str, number: int, version: int | None, office: Office) -> NamePerson:
    """Somebody on a case: role, name, relation, age (years, or a date of birth), telephone, email.

    ``number`` 0 is somebody new.
    """
    form = Reading(raw, office)
    role = form.one_of("role", PersonRole, CHOOSE)
    name = form.line("name", WHO_IS_IT)
    age, born = None, None
    typed = form.raw("age")
    if typed.isascii() and typed.isdigit() and len(typed) <= 3:
        age = form.whole("age", 0, 120)
    elif typed:
        born = form.day("age", latest=office.today)
        if "age" in form.errors:
            form.errors["age"] = AGE_OR_BIRTH
    relation, telephone, email = form.line("relation"), form.line("telephone"), form.line("email")
    form.check()
    assert role is not None
    person = CasePerson(number, role, name, relation, telephone, email, age, born)
    return NamePerson(ref, person, version)


def consent(raw: Raw, ref: str, version: int | None, office: Office) -> RecordConsent:
    """Who agreed to what: by, on, purpose."""
    form = Reading(raw, office)
    purpose = form.one_of("purpose", Purpose, CHOOSE)
    by = form.line("by", WHO_AGREES)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    assert purpose is not None
    return RecordConsent(ref, by, on, purpose, version)


def advocacy(raw: Raw, ref: str, version: int | None, office: Office) -> RecordAdvocacy:
    """How it stands with an advocate: wanted, offered_on, provider, appointed_on."""
    form = Reading(raw, office)
    wanted = form.one_of("wanted", Wanted) or Wanted.NOT_ASKED
    offered = form.day_if_any("offered_on", latest=office.today)
    provider = form.line("provider")
    appointed = form.day_if_any("appointed_on", latest=office.today)
    form.check()
    return RecordAdvocacy(ref, Advocacy(offered, wanted, provider, appointed), version)


def equality(raw: Raw, ref: str, version: int | None, office: Office) -> RecordEquality:
    """Monitoring: age, gender, ethnicity, disability, young_status. Unanswered is not asked."""
    form = Reading(raw, office)
    status = form.listed("young_status", YOUNG_STATUSES)
    answers = Equality(
        _answer(form, "age", AgeBand),
        _answer(form, "gender", Gender),
        _answer(form, "ethnicity", Ethnicity),
        _answer(form, "disability", Disability),
    )
    form.check()
    return RecordEquality(ref, answers, status, version)


def _answer(form: Reading, name: str, kind: type[E]) -> E:
    """One answer; nothing answered is "not asked", which is another thing than "not stated"."""
    return form.one_of(name, kind) or kind("not_asked")
