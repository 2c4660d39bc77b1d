"""Every part of what was printed, by the name that its key begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.core.figures.asked import Asked
from tracker.core.figures.reconcile import beyond, contacts, stage_1, thanks
from tracker.core.figures.reconcile.finding import Finding

Section = Callable[[str, Any, Asked], Iterator[Finding]]

SECTIONS: Mapping[str, Section] = {
    "table_1_contact_channel": contacts.channels,
    "table_2_and_3_handling": contacts.handling,
    "table_4_young_people": contacts.young_people,
    "table_5_outcome": stage_1.outcome,
    "table_6_by_area": stage_1.areas,
    "table_7_share_of_complaints_against_cases_held": stage_1.nothing_printed,
    "table_8_stage_1_by_month": stage_1.nothing_printed,
    "table_9_repeat_complainants": contacts.repeats,
    "table_10_timescale_stage_1": stage_1.timescale,
    "stage_2_requests": beyond.requests,
    "table_12_stage_2_by_year_closed": beyond.by_year,
    "stage_3_requests": beyond.one_number,
    "table_13_and_14_themes": stage_1.themes,
    "ombudsman": beyond.ombudsman,
    "table_15_sources_of_compliments": thanks.sources,
    "table_16_compliments_by_area": thanks.areas,
    "table_17_acps": thanks.teams,
}
"""Who reads what. A key may end with its year: "ombudsman_2017/18"."""


TABLE_11 = "table_11_stage_2_cases_closed"
"""The one that needs the calendar too."""

_NAMES = frozenset({*SECTIONS, TABLE_11})


def section_of(key: str) -> str | None:
    """The section that reads a key; None if none does."""
    if key in _NAMES:
        return key
    name, _, _ = key.rpartition("_")
    return name if name in _NAMES and beyond.year_in(key) is not None else None
