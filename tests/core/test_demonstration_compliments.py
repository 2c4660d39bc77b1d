"""The compliments of the demonstration give the figures that the report prints."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support import england
from tracker.core.compliments import SOURCES, ComplimentType, PastCompliment
from tracker.core.demonstration.compliments import (
    compliments_lately,
    two_years_of_compliments,
)
from tracker.core.demonstration.script import Day
from tracker.core.forms import names_in
from tracker.core.words import AREAS
from tracker.core.years import financial_year

PRINTED = json.loads(
    (Path(__file__).parents[1] / "data" / "published-2017-18.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def past() -> tuple[PastCompliment, ...]:
    """Both years."""
    return two_years_of_compliments(england())


def totals(past: tuple[PastCompliment, ...], year: int, *names: str) -> Counter[Any]:
    """How many of one year there are of each of these facts."""
    return Counter(
        tuple(getattr(one.facts, name) for name in names)
        for one in past
        if financial_year(one.facts.received_on) == year
    )


@pytest.mark.parametrize(("year", "words"), [(2016, "2016/17"), (2017, "2017/18")])
def test_both_years_are_those_of_table_15(
    past: tuple[PastCompliment, ...], year: int, words: str
) -> None:
    printed = PRINTED["table_15_sources_of_compliments"][words]
    found = totals(past, year, "type")
    assert found[(ComplimentType.INTERNAL,)] == printed["internal"]
    assert found[(ComplimentType.EXTERNAL,)] == printed["external"]
    assert found.total() == printed["total"]


def test_the_area_teams_are_those_of_table_17(past: tuple[PastCompliment, ...]) -> None:
    found = totals(past, 2017, "area", "type")
    for area, row in PRINTED["table_17_acps"].items():
        if area != "columns":
            assert found[area, ComplimentType.INTERNAL] == row[1]
            assert found[area, ComplimentType.EXTERNAL] == row[2]


def test_the_bars_are_those_of_table_16(past: tuple[PastCompliment, ...]) -> None:
    """Printed without labels, the four area teams together as one bar."""
    found = {area: count for (area,), count in totals(past, 2017, "area").items()}
    teams = sum(count for area, count in found.items() if area.startswith("ACPS"))
    bars = [teams, *(count for area, count in found.items() if not area.startswith("ACPS"))]
    printed = PRINTED["table_16_compliments_by_area"]
    assert sorted(bars) == sorted(printed["totals_printed_without_labels"])
    assert sum(bars) == printed["total"]


def test_every_copy_is_the_same(past: tuple[PastCompliment, ...]) -> None:
    assert two_years_of_compliments(england()) == past


def test_each_is_whole(past: tuple[PastCompliment, ...]) -> None:
    for one in past:
        facts = one.facts
        assert facts.type is SOURCES[facts.source]
        assert facts.area in AREAS
        assert "{" not in facts.words + one.quote
        assert facts.words[:1].isupper()
        assert facts.shared_on is None or facts.shared_on >= facts.received_on
        assert names_in(one.quote, facts.staff, facts.said_by) == ()
    quotes = [one for one in past if one.quote]
    assert 5 < len(quotes) < 30
    assert len({one.facts.words for one in past}) > 100


def test_a_few_are_still_to_be_shared_on_any_day() -> None:
    found = compliments_lately(_days_before(date(2026, 11, 23)))
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert sum(one.told is None for one in found) == 3
    assert all(one.told is None or one.on <= one.told for one in found)
    assert all(one.facts.received_on == one.on for one in found)


def _days_before(today: date) -> Day:
    return lambda ago: england().add(today, -ago)
