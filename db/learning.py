"""Learning forms in the file: writing one whole, reading some, and those that are still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from db import codec, mapping

if TYPE_CHECKING:  # loaded with the first form that is found: not to start
    from tracker.core.learning import FiledForm, LearningForm, Promise

_FROM = "FROM learning_forms f LEFT JOIN cases c ON c.id = f.case_id"

FORMS = (
    "SELECT f.*, c.ref AS case_ref, coalesce(c.theme, f.theme) AS filed_theme,"
    " coalesce(c.area, f.area) AS filed_area, coalesce(c.team_manager, '') AS team_manager,"
    f" c.person_id {_FROM}"
)
"""Forms with the theme and area they count under."""

UNFINISHED = (
    "f.removed = 0 AND (f.checked_on IS NULL OR f.checked_on > :today OR EXISTS"
    " (SELECT 1 FROM learning_promises p WHERE p.form_number = f.number"
    " AND (p.done_on IS NULL OR p.done_on > :today)))"
)
"""Forms on which something was still to be done on a day."""

CONCERNING = (
    "f.removed = 0 AND (c.person_id = :person OR (coalesce(c.theme, f.theme) = :theme"
    " AND coalesce(c.area, f.area) = :area AND :theme <> '' AND :area <> ''))"
    " AND EXISTS (SELECT 1 FROM learning_promises p WHERE p.form_number = f.number"
    " AND (p.done_on IS NULL OR p.done_on > :today))"
    " AND (f.case_id IS NULL OR f.case_id <> :besides)"
)
"""Forms with an open promise to one person, or on one theme in one area."""


# -- one form, whole ----------------------------------------------------------------------------
def write(connection: driver.Connection, form: LearningForm) -> None:
    """Put a form into its tables, over what was there under its number."""
    columns = _columns(connection, form)
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    kept = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "number")
    connection.execute(
        f"INSERT INTO learning_forms ({names}) VALUES ({marks})"
        f" ON CONFLICT (number) DO UPDATE SET {kept}",
        tuple(columns.values()),
    )
    connection.execute("DELETE FROM learning_promises WHERE form_number = ?", (form.number,))
    connection.executemany(
        "INSERT INTO learning_promises (form_number, number, text, level, owner, made_on, due_on,"
        " due_usual, chased_on, look_again_on, done_on, evidence, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_promise_values(form.number, promise) for promise in form.promises],
    )


def _columns(connection: driver.Connection, form: LearningForm) -> dict[str, Any]:
    year, _, number = form.ref.removeprefix("L").partition("-")
    case_id = None
    if form.case_ref:
        found = connection.execute("SELECT id FROM cases WHERE ref = ?", (form.case_ref,))
        case_id = found.fetchone()[0]
    return {
        "number": form.number,
        "ref": form.ref,
        "year": _century(form.begun_on, int(year)),
        "year_number": int(number),
        "version": form.version,
        "removed": int(form.removed),
        "begun_on": form.begun_on.isoformat(),
        "case_id": case_id,
        "theme": form.theme,
        "area": form.area,
        "source": form.source,
        "sent_on": _iso(form.sent_on),
        "sent_to": form.sent_to,
        "due_back_on": _iso(form.due_back_on),
        "chased_on": codec.to_json(form.chased_on),
        "look_again_on": _iso(form.look_again_on),
        "returned_on": _iso(form.returned_on),
        "checked_on": _iso(form.checked_on),
        "checked_by": form.checked_by,
    }


def _century(near: date, year: int) -> int:
    """The whole year of a reference's two figures: the last such year up to a day."""
    return near.year - (near.year - year) % 100


def _promise_values(form_number: int, promise: Promise) -> tuple[Any, ...]:
    return (
        form_number,
        promise.number,
        promise.text,
        promise.level.value,
        promise.owner,
        promise.made_on.isoformat(),
        promise.due_on.isoformat(),
        int(promise.due_usual),
        codec.to_json(promise.chased_on),
        _iso(promise.look_again_on),
        _iso(promise.done_on),
        promise.evidence,
        promise.changed,
    )


def read(connection: driver.Connection, number: int) -> LearningForm | None:
    """The form with a number, removed or not; None if there is none."""
    found = _filed(connection, "f.number = :number", {"number": number})
    return found[0][0].form if found else None


def last(connection: driver.Connection) -> int:
    """The highest number given out."""
    found = connection.execute("SELECT coalesce(max(number), 0) FROM learning_forms")
    return int(found.fetchone()[0])


def next_ref(connection: driver.Connection, on: date) -> str:
    """The next reference of the financial year: no gaps, because it commits with its form."""
    year = mapping.financial_year(on)
    found = connection.execute(
        "SELECT coalesce(max(year_number), 0) FROM learning_forms WHERE year = ?", (year,)
    )
    return "L" + mapping.ref_for(year, int(found.fetchone()[0]) + 1)


def number_of(connection: driver.Connection, of: str) -> int | None:
    """The number of a form by its reference or its case's; None if there never was one."""
    row = connection.execute(
        "SELECT number FROM learning_forms WHERE ref = ?"
        " UNION ALL SELECT f.number FROM learning_forms f JOIN cases c ON c.id = f.case_id"
        " WHERE c.ref = ?",
        (of, of),
    ).fetchone()
    return int(row[0]) if row else None


# -- many ---------------------------------------------------------------------------------------
def forms(
    connection: driver.Connection, today: date, *, everything: bool = False
) -> list[FiledForm]:
    """The forms on which something is still to be done, as they stood on ``today``; or all."""
    where = "f.removed = 0" if everything else UNFINISHED
    return [f for f, _ in _as_of(_filed(connection, where, {"today": today.isoformat()}), today)]


def form_of(connection: driver.Connection, of: str, today: date) -> FiledForm | None:
    """One form by its reference or its case's; None if there is none, or was none by then."""
    number = number_of(connection, of)
    found = _filed(connection, "f.removed = 0 AND f.number = :number", {"number": number})
    return next((f for f, _ in _as_of(found, today)), None)


def concerning(
    connection: driver.Connection,
    today: date,
    person_id: int | None,
    theme: str,
    area: str,
    besides: int | None = None,
) -> list[tuple[FiledForm, bool]]:
    """Forms with an open promise to this person, or on this theme in this area.

    The flag says which: true for the same person. ``besides`` is a case whose own form is not
    meant.
    """
    values = {
        "person": person_id,
        "theme": theme,
        "area": area,
        "besides": besides or 0,
        "today": today.isoformat(),
    }
    found = _as_of(_filed(connection, CONCERNING, values), today)
    return [(f, person_id is not None and person == person_id) for f, person in found]


def _as_of(
    found: list[tuple[FiledForm, int | None]], today: date
) -> list[tuple[FiledForm, int | None]]:
    if not found:
        return []
    from tracker.core.learning import as_of

    kept = []
    for filed, person in found:
        form = as_of(filed.form, today)
        if form is not None:
            kept.append((replace(filed, form=form), person))
    return kept


def _filed(
    connection: driver.Connection, where: str, values: dict[str, Any]
) -> list[tuple[FiledForm, int | None]]:
    """Forms by a condition, each with the person who made its case's contact."""
    rows = _dicts(connection, f"{FORMS} WHERE {where} ORDER BY f.number", values)
    if not rows:
        return []
    from tracker.core.learning import FiledForm

    promises: dict[int, list[Promise]] = defaultdict(list)
    inner = f"SELECT f.number {_FROM} WHERE {where}"
    for one in _dicts(
        connection,
        f"SELECT * FROM learning_promises WHERE form_number IN ({inner})"
        " ORDER BY form_number, number",
        values,
    ):
        promises[one["form_number"]].append(_promise(one))
    return [
        (
            FiledForm(
                _form(row, tuple(promises[row["number"]])),
                row["filed_theme"],
                row["filed_area"],
                row["team_manager"],
            ),
            row["person_id"],
        )
        for row in rows
    ]


def _dicts(
    connection: driver.Connection, sql: str, values: dict[str, Any]
) -> Sequence[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _form(row: dict[str, Any], promises: tuple[Promise, ...]) -> LearningForm:
    from tracker.core.learning import LearningForm

    return LearningForm(
        number=row["number"],
        ref=row["ref"],
        begun_on=date.fromisoformat(row["begun_on"]),
        case_ref=row["case_ref"] or "",
        theme=row["theme"],
        area=row["area"],
        source=row["source"],
        sent_on=_day(row["sent_on"]),
        sent_to=row["sent_to"],
        due_back_on=_day(row["due_back_on"]),
        chased_on=_days(row["chased_on"]),
        look_again_on=_day(row["look_again_on"]),
        returned_on=_day(row["returned_on"]),
        checked_on=_day(row["checked_on"]),
        checked_by=row["checked_by"],
        promises=promises,
        removed=bool(row["removed"]),
        version=row["version"],
    )


def _promise(row: dict[str, Any]) -> Promise:
    from tracker.core.learning import Level, Promise

    return Promise(
        number=row["number"],
        text=row["text"],
        made_on=date.fromisoformat(row["made_on"]),
        due_on=date.fromisoformat(row["due_on"]),
        level=Level(row["level"]),
        owner=row["owner"],
        due_usual=bool(row["due_usual"]),
        chased_on=_days(row["chased_on"]),
        look_again_on=_day(row["look_again_on"]),
        done_on=_day(row["done_on"]),
        evidence=row["evidence"],
        changed=row["changed"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in codec.list_from(text))
