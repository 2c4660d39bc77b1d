"""What the file does not hold as a figure needs it: free words as categories, unkept verdicts.

For words this is the one place where what an old log wrote about ethnicity and disability becomes
one of the answers that the monitoring questions offer. What is not understood counts as "not
stated", never as a guess; nothing written is "not asked".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from tracker.core.case_people import Disability, Ethnicity
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.words import ClockName, State
from tracker.core.workdays import Calendar

_NOTHING_SAID = frozenset(
    {"not stated", "not said", "refused", "declined", "prefer not to say", "unknown", "not known"}
)

_GROUPS: tuple[tuple[Ethnicity, frozenset[str]], ...] = (
    (Ethnicity.MIXED, frozenset({"mixed", "dual", "multiple"})),
    (
        Ethnicity.ASIAN,
        frozenset({"asian", "indian", "pakistani", "bangladeshi", "chinese"}),
    ),
    (Ethnicity.BLACK, frozenset({"black", "african", "caribbean"})),
    (
        Ethnicity.WHITE,
        frozenset(
            {"white", "english", "british", "welsh", "scottish", "irish", "gypsy", "traveller"}
            | {"roma", "european"}
        ),
    ),
    (Ethnicity.OTHER, frozenset({"other", "arab"})),
)
"""Words by which a group is known, in the order in which they decide: "Mixed - White and Asian" is
mixed and "Asian British" is Asian. Groups: Census 2021 of England and Wales."""

_NO = frozenset({"n", "no", "none", "false", "0", "nil", "not disabled"})


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def ethnicity_of(text: str) -> str:
    """The value of ``Ethnicity`` for what somebody wrote."""
    said = _plain(text)
    if not said:
        return Ethnicity.NOT_ASKED.value
    if said in _NOTHING_SAID:
        return Ethnicity.NOT_STATED.value
    written = frozenset(said.split())
    for group, words in _GROUPS:
        if written & words:
            return group.value
    return Ethnicity.NOT_STATED.value


def disability_of(text: str) -> str:
    """The value of ``Disability`` for what somebody wrote; a named disability is a yes."""
    said = _plain(text)
    if not said:
        return Disability.NOT_ASKED.value
    if said in _NOTHING_SAID:
        return Disability.NOT_STATED.value
    if said in _NO or said.startswith(("no ", "none ")):
        return Disability.NO.value
    return Disability.YES.value


def acknowledged_by(calendar: Calendar, rules: ClockRules) -> Callable[[str, str, str | None], str]:
    """What judges an acknowledgement from the days of a contact as ISO text.

    It is given the day received, the day its period began and the day acknowledged, and answers
    "yes" in time, "no" late, "" none. A period that a reopening began later is not what an
    earlier acknowledgement is held against.
    """
    clockwork = Clockwork(calendar, rules, date.max)

    @cache
    def judge(received: str, period_from: str, acknowledged: str | None) -> str:
        if not acknowledged:
            return ""
        start = period_from if period_from <= acknowledged else received
        verdict = clockwork.stopped(
            ClockName.ACKNOWLEDGEMENT,
            date.fromisoformat(start),
            on=date.fromisoformat(acknowledged),
        )
        return "yes" if verdict.state is State.MET else "no"

    return judge
