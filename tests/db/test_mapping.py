"""Between rows and cases nothing is lost: any case comes back from its columns as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from db import mapping
from db.lookups import CHILD_TABLES
from db.tables.cases import CaseTable
from db.writing.cases import CHILDREN
from tests.db.anything import any_of
from tests.support import a_case
from tracker.core.case import Case, Proposal
from tracker.core.words import ClockName


def _possible(case: Case) -> Case:
    """The case as rules make it: proposals by somebody, clocks in their place, names in lines."""
    if case.proposal is not None:
        case = replace(case, proposal=replace(case.proposal, by=case.proposal.by or "Olu"))
    if case.stage3 is not None:
        panel = tuple(" ".join(name.split()) or "Ann" for name in case.stage3.panel)
        case = replace(case, stage3=replace(case.stage3, panel=panel))
    return replace(
        case,
        stopped=tuple(replace(s, clock=ClockName.STAGE_1) for s in case.stopped),
        later_stops=tuple(replace(s, clock=ClockName.STAGE_2) for s in case.later_stops),
    )


def _children(case: Case) -> dict[str, list[dict[str, Any]]]:
    return {str(table.__tablename__): rows_of(7, case) for table, rows_of in CHILDREN}


@settings(max_examples=60)
@given(st.data())
def test_any_case_comes_back(data: st.DataObject) -> None:
    """With its points, waits, stopped clocks and later stages in their order."""
    kinds = get_type_hints(Case)
    case = _possible(Case(**{name: data.draw(any_of(kind)) for name, kind in kinds.items()}))
    children = _children(case)
    people = {name: getattr(case, name) for name in ("people", "advocacy", "equality")}
    assert set(CHILD_TABLES) < set(children)
    assert mapping.case_from(mapping.case_columns(case), children, **people) == case
    assert all(row["case_id"] == 7 for rows in children.values() for row in rows)


def test_every_column_of_a_case_is_filled() -> None:
    """All but the row's own number, and the year and number that its reference is made of."""
    columns = {column.name for column in CaseTable.__table__.columns}  # type: ignore[attr-defined]
    assert set(mapping.case_columns(a_case())) == columns - {"id", "year", "number"}


def test_a_proposal_without_a_handling_is_a_proposal() -> None:
    """Somebody thought of an area and left the rest to the manager."""
    case = a_case(proposal=Proposal(None, "", "Fostering", "", "Olu"))
    assert mapping.case_from(mapping.case_columns(case), _children(case)) == case
