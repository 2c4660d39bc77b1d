"""Learning and people as lists that leave: what stands on their screens, in whole words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.core.doubles import Double
from tracker.core.learning import FiledForm
from tracker.core.learning_queue import LearningRow
from tracker.core.out.listed import Listed
from tracker.core.person import PersonRow

LEARNING = ("State", "Due", "Form", "From", "Promise", "Owner", "Next step", "Theme", "Area")
FORMS = ("Form", "From", "Promises", "What was promised", "Sent to", "Sent", "Returned")
PEOPLE = (
    "Name",
    "Relation",
    "Telephone",
    "E-mail",
    "Contacts",
    "Open",
    "Last contact",
    "Persistent",
)
PAIRS = ("Name", "May be", "Why")


def learning_seen(rows: Iterable[LearningRow], title: str, as_of: date) -> Listed:
    """The queue of learning, a row each, in its order."""
    made = tuple(
        (
            row.bucket.label,
            row.verdict.due if row.verdict else None,
            row.form.ref,
            row.came_from,
            row.text,
            row.owner,
            row.next_step,
            row.filed.theme,
            row.filed.area,
        )
        for row in rows
    )
    return Listed("learning", title, as_of, LEARNING, made)


def forms_seen(forms: Iterable[FiledForm], title: str, as_of: date) -> Listed:
    """Learning forms, a row each, with all that was promised on them."""
    made = tuple(
        (
            form.ref,
            form.case_ref or form.source or None,
            len(form.promises),
            "\n".join(promise.text for promise in form.promises),
            form.sent_to,
            form.sent_on,
            form.returned_on,
        )
        for form in (filed.form for filed in forms)
    )
    return Listed("learning-forms", title, as_of, FORMS, made)


def people_seen(rows: Iterable[PersonRow], title: str, as_of: date) -> Listed:
    """People, a row each; "yes" stands where a decision about persistence is in force."""
    made = tuple(
        (
            row.person.name,
            row.person.relation,
            row.person.telephone,
            row.person.email,
            row.contacts,
            row.open,
            row.last_on,
            "yes" if row.person.persistent else None,
        )
        for row in rows
    )
    return Listed("people", title, as_of, PEOPLE, made)


def pairs_seen(
    pairs: Iterable[Double], names: Mapping[int, str], title: str, as_of: date
) -> Listed:
    """Pairs who may be one person, with the reason."""
    made = tuple((names.get(p.first, ""), names.get(p.second, ""), p.reason) for p in pairs)
    return Listed("possible-doubles", title, as_of, PAIRS, made)
