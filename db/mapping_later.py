"""Between rows and the stages after a reply: dates are ISO text, panels one name to a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import msgspec

from tracker.core.case import Case
from tracker.core.stages import Aside, Cost, Referral, Stage2, Stage3

Row = Mapping[str, Any]
T = TypeVar("T")

_COLUMN = {"on": "on_date"}
"""Fields whose name is a word of SQL."""


def _columns(case_id: int, value: Any) -> dict[str, Any]:
    """Field by field what the file holds of one value."""
    row = {_COLUMN.get(f.name, f.name): _stored(getattr(value, f.name)) for f in fields(value)}
    return {"case_id": case_id, **row}


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    return value


def _value(cls: type[T], row: Row, **more: Any) -> T:
    """The value that a row holds. ``more`` are fields that stand in other tables."""
    names = {f.name: _COLUMN.get(f.name, f.name) for f in fields(cls)}  # type: ignore[arg-type]
    found = {name: row[column] for name, column in names.items() if name not in more}
    return msgspec.convert({**found, **more}, cls, strict=False)


def stage2_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_stage2``."""
    if case.stage2 is None:
        return []
    row = _columns(case_id, case.stage2)
    del row["costs"]
    return [row]


def cost_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_costs``."""
    return [_columns(case_id, cost) for cost in case.stage2.costs] if case.stage2 else []


def stage3_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_stage3``."""
    if case.stage3 is None:
        return []
    return [{**_columns(case_id, case.stage3), "panel": "\n".join(case.stage3.panel)}]


def referral_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_referrals``."""
    return [_columns(case_id, referral) for referral in case.referrals]


def aside_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Rows of ``case_asides``."""
    return [_columns(case_id, aside) for aside in case.asides]


def stage2_from(rows: Sequence[Row], costs: Sequence[Row]) -> Stage2 | None:
    """The Stage 2 of a case and what it cost."""
    lines = tuple(_value(Cost, row) for row in costs)
    return _value(Stage2, rows[0], costs=lines) if rows else None


def stage3_from(rows: Sequence[Row]) -> Stage3 | None:
    """The review panel of a case."""
    if not rows:
        return None
    return _value(Stage3, rows[0], panel=tuple(filter(None, rows[0]["panel"].split("\n"))))


def referrals_from(rows: Sequence[Row]) -> tuple[Referral, ...]:
    """Each time the Ombudsman was gone to."""
    return tuple(_value(Referral, row) for row in rows)


def asides_from(rows: Sequence[Row]) -> tuple[Aside, ...]:
    """What set the case aside."""
    return tuple(_value(Aside, row) for row in rows)
