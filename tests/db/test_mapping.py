"""Between rows and cases nothing is lost: any case comes back from its columns as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from db import mapping
from db.tables import CaseTable
from tests.db.anything import any_of
from tests.support import a_case
from tracker.core.case import Case, Proposal


def _possible(case: Case) -> Case:
    """The case with its proposal by somebody, as every proposal is."""
    if case.proposal is None:
        return case
    return replace(case, proposal=replace(case.proposal, by=case.proposal.by or "Olu"))


@settings(max_examples=60)
@given(st.data())
def test_any_case_comes_back(data: st.DataObject) -> None:
    """With its points, waits and stopped clocks in their order."""
    kinds = get_type_hints(Case)
    case = _possible(Case(**{name: data.draw(any_of(kind)) for name, kind in kinds.items()}))
    row = mapping.case_columns(case)
    of_children = (mapping.point_rows, mapping.pause_rows, mapping.stop_rows)
    children = [rows_of(7, case) for rows_of in of_children]
    people = {name: getattr(case, name) for name in ("people", "advocacy", "equality")}
    assert mapping.case_from(row, *children, **people) == case
    assert all(child["case_id"] == 7 for some in children for child in some)


def test_every_column_of_a_case_is_filled() -> None:
    """All but the row's own number, and the year and number that its reference is made of."""
    columns = {column.name for column in CaseTable.__table__.columns}  # type: ignore[attr-defined]
    assert set(mapping.case_columns(a_case())) == columns - {"id", "year", "number"}


def test_a_proposal_without_a_handling_is_a_proposal() -> None:
    """Somebody thought of an area and left the rest to the manager."""
    case = a_case(proposal=Proposal(None, "", "Fostering", "", "Olu"))
    assert mapping.case_from(mapping.case_columns(case)) == case
