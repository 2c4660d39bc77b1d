"""Who of the demonstration's two years went to the Ombudsman.

Source: annual report 2017/18: four matters were raised with the Ombudsman, one was taken forward.
All four are about a refused Stage 2; what was found is invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.core.commands import CaseCommand, CloseCase
from tracker.core.commands_later import AskOmbudsman, DecideOmbudsman, HearOmbudsman
from tracker.core.past import PastContact
from tracker.core.workdays import Calendar

_MATTERS = (
    "The refused Stage 2, and the delay before it",
    "The refused Stage 2",
    "The refused Stage 2, and how the reply was worded",
    "Delay, and that nobody called back",
)
_LAST = date(2018, 1, 12)
"""Refused by then: what followed fell into the year."""


def went_to_the_ombudsman(contacts: Sequence[PastContact]) -> tuple[PastContact, ...]:
    """Four different people whose Stage 2 had been refused, the earliest first."""
    refused = sorted(
        (
            (c.stage2_decided_on, c.source_ref, c)
            for c in contacts
            if c.stage2_decision == "Refused"
            and c.stage2_decided_on is not None
            and c.stage2_decided_on <= _LAST
        ),
        key=lambda one: one[:2],
    )
    by_person = {c.person_key: c for _, _, c in reversed(refused)}
    return tuple(c for _, _, c in refused if by_person[c.person_key] is c)[: len(_MATTERS)]


def steps(
    ref: str, number: int, contact: PastContact, calendar: Calendar
) -> Iterator[tuple[date, CaseCommand]]:
    """What happened to the ``number``-th of them, from 0, each on its day."""
    assert contact.stage2_decided_on is not None
    asked = calendar.add(contact.stage2_decided_on, 12 + number)
    answered = calendar.add(asked, 14)
    yield asked, AskOmbudsman(ref, asked, _MATTERS[number])
    yield answered, HearOmbudsman(ref, 1, answered, taken_forward=number == 0)
    closed = answered
    if number == 0:
        closed = calendar.add(answered, 25)
        yield closed, DecideOmbudsman(ref, 1, closed, "No fault found")
    yield closed, CloseCase(ref, closed)
