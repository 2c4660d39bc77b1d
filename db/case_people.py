"""The people of a case between rows and values: roles, consents, the advocate, monitoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from tracker.core.case import Case
from tracker.core.case_people import (
    Advocacy,
    AgeBand,
    CasePeople,
    CasePerson,
    Consent,
    Disability,
    Equality,
    Ethnicity,
    Gender,
    PersonRole,
    Purpose,
    Wanted,
)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Found:
    """What is on file of some cases, by their row ids."""

    people: dict[int, CasePeople]
    advocacy: dict[int, Advocacy]
    equality: dict[int, Equality]

    def of(self, case_id: int) -> dict[str, Any]:
        """The fields of one case."""
        return {
            "people": self.people.get(case_id, CasePeople()),
            "advocacy": self.advocacy.get(case_id, Advocacy()),
            "equality": self.equality.get(case_id, Equality()),
        }


def read(connection: driver.Connection, within: str, values: Sequence[Any]) -> Found:
    """What is on file of the cases that ``within`` selects."""

    def rows(columns: str, table: str) -> Iterator[Any]:
        sql = f"SELECT case_id, {columns} FROM {table} WHERE case_id IN ({within}) ORDER BY case_id"
        order = ", number" if table in ("case_people", "case_consents") else ""
        return iter(connection.execute(sql + order, tuple(values)))

    people: dict[int, list[CasePerson]] = defaultdict(list)
    consents: dict[int, list[Consent]] = defaultdict(list)
    for case_id, number, role, name, relation, telephone, email, age, born in rows(
        "number, role, name, relation, telephone, email, age, born", "case_people"
    ):
        people[case_id].append(
            CasePerson(number, PersonRole(role), name, relation, telephone, email, age, _day(born))
        )
    for case_id, by, on, purpose in rows("given_by, on_date, purpose", "case_consents"):
        consents[case_id].append(Consent(by, date.fromisoformat(on), Purpose(purpose)))
    return Found(
        {
            i: CasePeople(tuple(people.get(i, ())), tuple(consents.get(i, ())))
            for i in {*people, *consents}
        },
        {
            i: Advocacy(_day(offered), Wanted(wanted), provider, _day(appointed))
            for i, offered, wanted, provider, appointed in rows(
                "offered_on, wanted, provider, appointed_on", "case_advocacy"
            )
        },
        {
            i: Equality(AgeBand(age), Gender(gender), Ethnicity(ethnicity), Disability(disability))
            for i, age, gender, ethnicity, disability in rows(
                "age, gender, ethnicity, disability", "case_equality"
            )
        },
    )


def person_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_people``."""
    return [
        {
            "case_id": case_id,
            "number": p.number,
            "role": p.role.value,
            "name": p.name,
            "relation": p.relation,
            "telephone": p.telephone,
            "email": p.email,
            "age": p.age,
            "born": _iso(p.born),
        }
        for p in case.people.people
    ]


def consent_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_consents``."""
    return [
        {
            "case_id": case_id,
            "number": n,
            "given_by": c.by,
            "on_date": c.on.isoformat(),
            "purpose": c.purpose.value,
        }
        for n, c in enumerate(case.people.consents, 1)
    ]


def advocacy_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """The row of ``case_advocacy``, if anything is recorded."""
    a = case.advocacy
    if a == Advocacy():
        return []
    return [
        {
            "case_id": case_id,
            "offered_on": _iso(a.offered_on),
            "wanted": a.wanted.value,
            "provider": a.provider,
            "appointed_on": _iso(a.appointed_on),
        }
    ]


def equality_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """The row of ``case_equality``, if anything was asked."""
    e = case.equality
    if not e.asked:
        return []
    return [
        {
            "case_id": case_id,
            "age": e.age.value,
            "gender": e.gender.value,
            "ethnicity": e.ethnicity.value,
            "disability": e.disability.value,
        }
    ]
