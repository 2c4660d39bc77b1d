"""The demonstration gives the figures that the report prints, counted here the long way."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tracker.core.demonstration import two_years
from tracker.core.demonstration.deck import Deck
from tracker.core.demonstration.figures import YEAR_2016, YEAR_2017, YearFigures
from tracker.core.demonstration.sentences import TEMPLATES
from tracker.core.demonstration.wishes import WISHES
from tracker.core.past import PastContact
from tracker.core.words import (
    AREAS,
    CHANNELS,
    COUNCIL_CHANNELS,
    EXTENSION_REASONS,
    RELATIONS,
    THEMES,
    YOUNG_STATUSES,
    Handling,
    NameGiven,
    Outcome,
)
from tracker.core.workdays import Calendar

DATA = Path(__file__).parent.parent / "data"
PRINTED: dict[str, Any] = json.loads((DATA / "published-2017-18.json").read_text("utf-8"))
YEARS = ("2016/17", "2017/18")
UPHELD = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
HANDLINGS = {
    "Stage 1": Handling.STAGE_1,
    "Representation": Handling.REPRESENTATION,
    "Withdrawn": Handling.WITHDRAWN,
    "Corporate complaint": Handling.CORPORATE,
}
SHORT_CHANNELS = {
    "Telephone call with Customer Experience Manager": "Telephone",
}


@cache
def holidays() -> dict[date, str]:
    with (DATA / "bank-holidays-england.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(file)}


@cache
def calendar() -> Calendar:
    return Calendar(1, holidays(), date(2015, 1, 1), date(2028, 12, 31))


@cache
def batch() -> tuple[PastContact, ...]:
    return two_years(calendar())


def received(year: str) -> list[PastContact]:
    first = date(int(year[:4]), 4, 1)
    return [c for c in batch() if first <= c.received_on < first.replace(year=first.year + 1)]


def stage_1(year: str) -> list[PastContact]:
    return [c for c in received(year) if c.handling is Handling.STAGE_1]


def working_days(start: date, end: date) -> int:
    """Counted day by day, with nothing but the official list of bank holidays."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in holidays() for day in days)


def percent(part: int, whole: int) -> int:
    """Whole per cent, half up."""
    return (200 * part + whole) // (2 * whole)


def contacts_per_person(contacts: Iterable[PastContact]) -> Counter[str]:
    return Counter(c.person_key for c in contacts if c.person_key)


@pytest.mark.parametrize("year", YEARS)
def test_contacts_complainants_and_handlings_are_those_of_tables_2_and_3(year: str) -> None:
    printed = PRINTED["table_2_and_3_handling"][year]
    contacts = received(year)
    nameless = sum(not c.person_key for c in contacts)
    assert len(contacts) == printed["contacts"]
    assert len(contacts_per_person(contacts)) + nameless == printed["complainants"]
    for label, handling in HANDLINGS.items():
        count = sum(c.handling is handling for c in contacts)
        assert [count, percent(count, len(contacts))] == printed[label]


def test_every_contact_falls_into_one_of_the_two_years_in_order() -> None:
    assert len(batch()) == 619
    assert len(received(YEARS[0]) + received(YEARS[1])) == 619
    assert [c.received_on for c in batch()] == sorted(c.received_on for c in batch())


@pytest.mark.parametrize("year", YEARS)
def test_shares_of_the_channels_are_those_of_table_1(year: str) -> None:
    counts = Counter(c.channel for c in received(year))
    total = counts.total()
    council = sum(counts[channel] for channel in COUNCIL_CHANNELS)
    shares = {
        "telephone_percent": percent(counts["Telephone"], total),
        "e_mail_percent": percent(counts["E-mail"], total),
        "meeting_percent": percent(counts["Meeting with Customer Experience Manager"], total),
        "council_online_percent": percent(counts["Council on-line services"], total),
        "council_contact_centre_percent": percent(counts["Council contact centre"], total),
        "direct_percent": percent(total - council, total),
        "via_council_percent": percent(council, total),
    }
    printed = PRINTED["table_1_contact_channel"][year]
    assert {name: shares[name] for name in printed} == printed


def test_young_people_are_those_of_table_4() -> None:
    printed = PRINTED["table_4_young_people"]
    young = [c for c in received("2017/18") if c.young_person]
    counts = Counter((c.channel, c.young_status) for c in young)
    expected = {
        (SHORT_CHANNELS.get(row, row), status): count
        for row, numbers in printed["rows"].items()
        for status, count in zip(printed["columns"], numbers, strict=True)
        if count
    }
    assert counts == expected
    assert len(young) == printed["grand_total"] == 33
    assert [sum(c.young_status == s for c in young) for s in printed["columns"]] == printed["total"]
    assert sum(c.young_person for c in received("2016/17")) == printed["previous_year"]


def test_young_people_are_13_to_24_and_others_have_no_age_or_status() -> None:
    for c in batch():
        assert (c.relation == "Young person") is c.young_person
        if c.young_person:
            assert c.age is not None
            assert 13 <= c.age <= 24
            assert c.young_status in YOUNG_STATUSES
            assert c.age >= 16 or c.young_status not in ("Leaving care", "Care leaver")
        else:
            assert (c.age, c.young_status, c.ethnicity, c.disability) == (None, "", "", "")


@pytest.mark.parametrize("year", YEARS)
def test_outcomes_are_those_of_table_5(year: str) -> None:
    printed = PRINTED["table_5_outcome"][year]
    upheld = sum(c.outcome in UPHELD for c in stage_1(year))
    assert len(stage_1(year)) == printed["stage_1"]
    assert [upheld, percent(upheld, len(stage_1(year)))] == [
        printed["upheld_or_partly"],
        printed["percent"],
    ]


def test_areas_are_those_of_table_6() -> None:
    counts = Counter(c.area for c in stage_1("2017/18"))
    printed = PRINTED["table_6_by_area"]["printed"]
    assert {area: counts[area] for area in printed} == printed
    assert counts.total() == 229


def test_repeat_complainants_are_those_of_table_9() -> None:
    printed = PRINTED["table_9_repeat_complainants"]["2017/18"]
    contacts = received("2017/18")
    repeat = {key: n for key, n in contacts_per_person(contacts).items() if n > 1}
    by_contacts = Counter(repeat.values())
    assert {str(n): people for n, people in by_contacts.items()} == printed["people_by_contacts"]
    assert len(repeat) == printed["people"]
    theirs = [c for c in contacts if c.person_key in repeat]
    assert len(theirs) == printed["contacts"]
    assert sum(c.handling is Handling.STAGE_1 for c in theirs) == printed["of_which_stage_1"]


def test_repeat_complainants_of_the_year_before() -> None:
    repeat = [n for n in contacts_per_person(received("2016/17")).values() if n > 1]
    assert len(repeat) == PRINTED["table_9_repeat_complainants"]["2016/17"]["people"]
    assert sum(repeat) == 98


@pytest.mark.parametrize("year", YEARS)
def test_timescales_are_those_of_table_10(year: str) -> None:
    printed = PRINTED["table_10_timescale_stage_1"][year]
    days = [working_days(c.received_on, c.reply_sent_on) for c in stage_1(year) if c.reply_sent_on]
    within = sum(n <= 20 for n in days)
    assert percent(within, len(days)) == printed["within_timescale_percent"]
    if year == "2017/18":
        bands = [sum(n <= 10 for n in days), sum(10 < n <= 20 for n in days)]
        bands.append(len(days) - within)
        names = ("within_10", "within_11_to_20", "over_20")
        assert [[n, percent(n, 229)] for n in bands] == [printed[name] for name in names]


@pytest.mark.parametrize("year", YEARS)
def test_themes_are_those_of_tables_13_and_14(year: str) -> None:
    printed = PRINTED["table_13_and_14_themes"][year]
    counts = {
        theme: [
            sum(c.theme == theme for c in stage_1(year)),
            sum(c.theme == theme and c.outcome in UPHELD for c in stage_1(year)),
        ]
        for theme in THEMES
    }
    counts["Total"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    assert counts == printed


def test_stage_2_requests_are_those_printed() -> None:
    printed = PRINTED["stage_2_requests_2017/18"]
    asked = [
        c
        for c in batch()
        if c.stage2_requested_on and date(2017, 4, 1) <= c.stage2_requested_on <= date(2018, 3, 31)
    ]
    decisions = Counter(c.stage2_decision for c in asked)
    assert len(asked) == printed["requests"]
    assert decisions == {"Refused": printed["refused"], "Accepted": 1}
    assert percent(len(asked), 229) == printed["percent_of_stage_1"]
    persistent = {k for k, n in contacts_per_person(received("2017/18")).items() if n > 10}
    theirs = [c.person_key for c in asked if c.person_key in persistent]
    assert len(theirs) == printed["from_two_repeat_complainants"]
    assert set(theirs) == persistent
    assert len(persistent) == 2


def test_the_two_accepted_stage_2_requests_have_their_dates_and_areas() -> None:
    accepted = [c for c in batch() if c.stage2_decision == "Accepted"]
    assert [(c.area, c.received_on, c.reply_sent_on, c.stage2_requested_on) for c in accepted] == [
        ("ACPS East", date(2016, 7, 5), date(2016, 8, 17), date(2016, 12, 23)),
        ("Children with Disabilities", date(2017, 5, 17), date(2017, 7, 24), date(2017, 11, 6)),
    ]
    assert [c.stage2_decided_on for c in accepted] == [date(2017, 1, 6), date(2017, 11, 10)]
    assert [c.rights_given_on for c in accepted] == [None, None]


def test_what_happened_on_a_case_happened_in_its_order() -> None:
    for c in batch():
        stage_2 = (c.stage2_requested_on, c.stage2_decided_on, c.rights_given_on)
        if c.stage2_requested_on is None:
            assert (stage_2, c.stage2_decision) == ((None, None, None), "")
        else:
            assert c.handling is Handling.STAGE_1
            assert c.stage2_decided_on is not None
            assert c.reply_sent_on is not None
            assert c.reply_sent_on < c.stage2_requested_on < c.stage2_decided_on
            assert (c.rights_given_on == c.stage2_decided_on) is (c.stage2_decision == "Refused")
        assert all(day > c.received_on for day, _ in c.notes)
        assert c.reply_sent_on is None or c.reply_sent_on > c.received_on


def test_every_stage_1_has_reply_outcome_and_team_manager_and_no_withdrawn_has() -> None:
    answered: Counter[Handling | None] = Counter()
    for c in batch():
        if c.handling is Handling.STAGE_1:
            assert c.reply_sent_on
            assert c.outcome
            assert c.team_manager
        else:
            assert c.outcome is None
            answered[c.handling] += c.reply_sent_on is not None
    assert answered[Handling.WITHDRAWN] == 0
    assert 60 <= answered[Handling.REPRESENTATION] < 79
    assert 30 <= answered[Handling.CORPORATE] <= 37


def test_extensions_were_agreed_within_ten_working_days_for_part_of_those_over_ten() -> None:
    extended = [c for c in batch() if c.extended_on]
    over = 0
    for c in batch():
        days = working_days(c.received_on, c.reply_sent_on) if c.reply_sent_on else 0
        over += c.handling is Handling.STAGE_1 and days > 10
        assert bool(c.extended_on) is bool(c.extension_reason)
        if c.extended_on:
            assert days > 10
            assert 1 <= working_days(c.received_on, c.extended_on) <= 10
            assert c.extension_reason in EXTENSION_REASONS
    assert over // 2 < len(extended) < over


def test_words_are_the_fields_own() -> None:
    for c in batch():
        assert c.channel in CHANNELS
        assert c.area in AREAS
        assert c.theme in THEMES
        assert c.relation in (*RELATIONS, "")


def test_some_come_at_weekends_but_nobody_rings_a_closed_office() -> None:
    closed = [c for c in batch() if not calendar().is_working(c.received_on)]
    assert len(closed) > 40
    assert not {"Telephone", "Council contact centre"} & {c.channel for c in closed}


def test_nameless_callers_are_nobody_and_get_no_reply_of_stage_1() -> None:
    nameless = [c for c in batch() if c.name_given is not NameGiven.NAMED]
    assert {c.name_given for c in nameless} == {NameGiven.ANONYMOUS, NameGiven.WOULD_NOT_SAY}
    assert len(nameless) == 17
    for c in batch():
        named = c.name_given is NameGiven.NAMED
        assert bool(c.person_key) is bool(c.complainant) is named
        assert named or c.handling is not Handling.STAGE_1


def test_a_person_keeps_name_relation_child_and_telephone() -> None:
    people: dict[str, tuple[str, str, str, str]] = {}
    for c in batch():
        if c.person_key:
            facts = (c.complainant, c.relation, c.child, c.telephone)
            assert people.setdefault(c.person_key, facts) == facts
    names = [facts[0] for facts in people.values()]
    numbers = [facts[3] for facts in people.values() if facts[3]]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers) > 200


def test_telephone_numbers_are_of_the_ranges_kept_for_drama() -> None:
    for c in batch():
        assert not c.telephone or re.fullmatch(r"(01632 960|07700 900)\d{3}", c.telephone)


def test_most_parents_name_their_child_by_first_name_and_initial() -> None:
    parents = [c for c in batch() if c.relation in ("Mother", "Father", "Parent")]
    children = [c.child for c in parents if c.child]
    assert len(children) > 0.75 * len(parents)
    assert all(re.fullmatch(r"[A-Z]\w+ [A-Z]", child) for child in children)


def test_what_people_say_is_varied_fits_the_theme_and_has_no_gaps() -> None:
    assert set(TEMPLATES) == set(WISHES) == set(THEMES)
    templates = [t for group in TEMPLATES.values() for own in group.values() for t in own]
    assert len(set(templates)) == len(templates) >= 60
    assert len({c.details for c in batch()}) > 400
    used: set[str] = set()
    for c in batch():
        assert not re.search(r"[{}]|\.[A-Za-z]|[.!?] [a-z]", c.details)
        assert c.details[0].isupper()
        assert 20 < len(c.details) < 240
        assert not c.wants or c.wants in WISHES[c.theme]
        used |= {t for own in TEMPLATES[c.theme].values() for t in own if _said(t, c.details)}
    assert len(used) >= 60
    assert sum(bool(c.wants) for c in batch()) > 450


def _said(template: str, details: str) -> bool:
    words = (re.escape(words) for words in re.split(r"\{\w+\}", template))
    return re.search(".+?".join(words), details, re.IGNORECASE) is not None


def test_references_count_up_in_each_year() -> None:
    for year in YEARS:
        refs = [c.source_ref for c in received(year)]
        assert refs == [f"{year[:4]}-{n:04d}" for n in range(1, len(refs) + 1)]


def test_two_calls_give_the_same_years() -> None:
    assert two_years(calendar()) == batch()


def test_the_years_do_not_depend_on_the_order_of_sets() -> None:
    code = (
        "import sys, hashlib, csv; from datetime import date\n"
        "from tracker.core.workdays import Calendar\n"
        "from tracker.core.demonstration import two_years\n"
        "rows = csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''))\n"
        "known = {date.fromisoformat(r['date']): r['name'] for r in rows}\n"
        "years = two_years(Calendar(1, known, date(2015, 1, 1), date(2028, 12, 31)))\n"
        "print(hashlib.sha256(repr(years).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(DATA / "bank-holidays-england.csv")]
    root = Path(__file__).parent.parent.parent
    digests = {
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_chance_elsewhere_is_left_alone() -> None:
    import random

    random.seed(5)
    before = random.getstate()
    two_years(calendar())
    assert random.getstate() == before


def test_it_is_made_quickly() -> None:
    # Processor time, so that a busy machine does not fail it; it takes about 0.03 s.
    start = time.process_time()
    two_years(calendar())
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize("figures", [YEAR_2016, YEAR_2017])
def test_the_counts_behind_a_year_tie_to_one_another(figures: YearFigures) -> None:
    stage_1 = figures.single[Handling.STAGE_1] + figures.repeat[Handling.STAGE_1]
    repeat = sum(n * people for n, people in figures.people_by_contacts.items())
    total = figures.one_contact_people + repeat
    assert sum(figures.repeat.values()) == repeat
    assert sum(figures.channels.values()) == sum(figures.months) == total
    assert sum(figures.areas.values()) == sum(figures.bands) == stage_1
    assert sum(received for received, _ in figures.themes.values()) == stage_1


def test_a_deck_deals_exactly_what_it_holds() -> None:
    import random

    deck = Deck(random.Random(1), {"a": 3, "b": 1})
    assert Counter(deck.deal(lambda card: float(card == "b")) for _ in range(4)) == {"a": 3, "b": 1}
    with pytest.raises(IndexError):
        deck.deal()
