"""The steps offered are those that the rules take, and a letter means one of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.core import test_refusals_later as situations
from tests.support import MANAGER, OFFICER, office
from tracker.core.case import Case
from tracker.core.steps import STEPS, offered

CASES = {name: one for name, one in vars(situations).items() if isinstance(one, Case)}


def ids(case: Case) -> list[str]:
    return [o.step.id for o in offered(case, office(MANAGER, situations.TODAY))]


@pytest.mark.parametrize("name", CASES)
def test_a_letter_means_one_step(name: str) -> None:
    """Whatever stands together in the menu, for either of the two people."""
    for actor in (MANAGER, OFFICER):
        found = offered(CASES[name], office(actor, situations.TODAY))
        letters = Counter(o.step.letter for o in found)
        assert not [one for one, count in letters.items() if count > 1]


@pytest.mark.parametrize(
    ("case", "steps"),
    [
        (situations.OPEN, ["ombudsman", "suspend", "decline"]),
        (situations.ANSWERED, ["stage2", "ombudsman"]),
        (situations.REQUESTED, ["accept", "refuse", "cost", "ombudsman"]),
        (
            situations.INVESTIGATED,
            [
                *("appoint", "terms", "officer_report", "independent_report", "longer", "letter"),
                *("cost", "ombudsman"),
            ],
        ),
        (situations.ADJUDICATED, ["cost", "stage3", "ombudsman"]),
        (situations.PANEL, ["cost", "panel", "met", "ombudsman"]),
        (situations.RESPONDED, ["cost", "ombudsman"]),
        (situations.WITH_LGO, ["stage2", "ombudsman", "heard", "decided"]),
        (situations.REMEDY, ["stage2", "ombudsman", "remedy"]),
        (situations.SUSPENDED, ["ombudsman", "resume", "told"]),
        (situations.WITHDRAWN, ["ombudsman", "suspend", "decline", "confirmed"]),
    ],
)
def test_what_stands_before_a_case(case: Case, steps: list[str]) -> None:
    assert ids(case) == steps


def test_an_officer_sees_what_waits_for_a_manager() -> None:
    """With the sentence that says so; and everything else as the manager does."""
    found = offered(situations.REQUESTED, office(OFFICER, situations.TODAY))
    assert [(o.step.id, o.why_not) for o in found] == [
        ("accept", "Only a manager decides a Stage 2 request."),
        ("refuse", "Only a manager decides a Stage 2 request."),
        ("cost", ""),
        ("ombudsman", ""),
    ]


def test_every_step_is_offered_to_some_case() -> None:
    """None waits behind a state that no case can be in."""
    seen = {step for case in CASES.values() for step in ids(case)}
    assert seen | {"strike"} == {step.id for step in STEPS}
