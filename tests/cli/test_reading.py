"""``today``, ``show`` and ``explain``: what they say, and the keys that scripts rely on."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, WORKING_DATE, Ask

BUCKETS = ["late", "due_today", "due_soon", "to_classify", "on_time", "paused", "to_finish"]
CASE_KEYS = [
    *("ref", "handling", "clock", "state", "bucket", "start", "due", "standard", "outer", "day"),
    *("left", "late", "extended", "who", "theme", "area", "team_manager", "next_step"),
    "source_ref",
]
CLOCK_KEYS = [
    *("clock", "state", "start", "due", "standard", "outer", "day", "gross_day", "left", "late"),
    *("extended", "stopped_on"),
]


@pytest.fixture
def here(demonstration: Path) -> tuple[str, ...]:
    return ("--db", str(demonstration), "--today", WORKING_DATE)


def case_by(ask: Ask, here: tuple[str, ...], who: str) -> Any:
    cases = ask("today", "--json", *here).json["cases"]
    return next(case for case in cases if who in case["who"])


def test_today_has_its_promised_keys(ask: Ask, here: tuple[str, ...]) -> None:
    said = ask("today", "--json", *here).json
    assert list(said) == ["as_of", "counts", "cases", "learning"]
    assert list(said["counts"]) == BUCKETS
    assert all(list(case) == CASE_KEYS for case in said["cases"])
    assert Counter(case["bucket"] for case in said["cases"]) == said["counts"]


def test_today_is_in_the_order_of_work(ask: Ask, here: tuple[str, ...]) -> None:
    cases = ask("today", "--json", *here).json["cases"]
    places = [(BUCKETS.index(case["bucket"]), case["due"]) for case in cases]
    assert places == sorted(places)


def test_today_in_words_has_a_line_a_count_and_a_line_a_case(
    ask: Ask, here: tuple[str, ...]
) -> None:
    said, told = ask("today", *here), ask("today", "--json", *here).json
    assert said.lines[0] == "Mon 23 Nov 2026"
    assert "Late: 5" in said.lines
    refs = [line.split()[0] for line in said.lines if re.match(r"\d\d-\d{4} ", line)]
    assert refs == [case["ref"] for case in told["cases"]]
    assert not re.search("[\x1b│─]", said.out)


def test_a_corporate_complaint_not_acknowledged_stands_under_that_clock(
    ask: Ask, here: tuple[str, ...]
) -> None:
    case = case_by(ask, here, "Ivor Pryce")
    assert (case["handling"], case["clock"]) == ("corporate", "acknowledgement")
    assert (case["state"], case["due"], case["left"]) == ("due_soon", "2026-11-24", 1)


def test_show_has_its_promised_keys(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Denise Okonkwo")["ref"]
    said = ask("show", ref, "--json", *here).json
    assert list(said) == [
        *("ref", "as_of", "bucket", "next_step", "case", "clocks", "stage2_counts", "points"),
        *("pauses", "periods", "referrals", "asides", "later_periods"),
        *("people", "consents", "advocacy", "equality", "timeline", "same_caller"),
    ]
    assert [list(clock) for clock in said["clocks"]] == [CLOCK_KEYS] * 2
    assert [clock["clock"] for clock in said["clocks"]] == ["stage_1", "acknowledgement"]
    assert [point["finding"] for point in said["points"]] == ["upheld", "partly_upheld"]
    assert said["case"]["extension"]["reason"] == "Complex"
    assert list(said["timeline"][0]) == ["seq", "on", "at", "actor", "kind", "text", "undone"]
    assert said["timeline"][0]["kind"] == "ContactLogged"


def test_show_of_a_reopened_case_keeps_its_first_verdict(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Tony Barraclough")["ref"]
    (period,) = ask("show", ref, "--json", *here).json["periods"]
    assert (period["met"], period["days"], period["late"]) == (True, 9, 0)
    assert any(line.startswith("Earlier period: ") for line in ask("show", ref, *here).lines)


def test_show_names_the_other_cases_of_the_caller(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Priya Goswami")["ref"]
    (other,) = ask("show", ref, "--json", *here).json["same_caller"]
    assert f"Other cases of this caller: {other}" in ask("show", ref, *here).lines


def test_show_in_words_is_a_fact_a_line(ask: Ask, here: tuple[str, ...]) -> None:
    said = ask("show", case_by(ask, here, "Jamal Iqbal")["ref"], *here)
    assert "Complainant: (yp) Jamal Iqbal" in said.lines
    assert "Status: Leaving care, 17" in said.lines
    assert any(line.startswith("Reply: paused, due ") for line in said.lines)


def test_a_reference_may_be_typed_short(ask: Ask, here: tuple[str, ...]) -> None:
    assert ask("show", " 26-3 ", *here) == ask("show", "26-0003", *here)


@pytest.mark.parametrize("command", ["show", "explain"])
def test_a_reference_that_nobody_has_is_a_no(ask: Ask, here: tuple[str, ...], command: str) -> None:
    said = ask(command, "99-0001", *here)
    assert (said.code, said.out, said.err) == (1, "", "There is no case 99-0001.\n")


def test_a_case_is_unknown_before_it_was_received(
    ask: Ask, here: tuple[str, ...], demonstration: Path
) -> None:
    ref = case_by(ask, here, "Gwen Fairclough")["ref"]
    said = ask("show", ref, "--db", demonstration, "--today", "1/10/2026")
    assert (said.code, said.out) == (1, "")


def test_explain_has_its_promised_keys(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Pauline Thackray")["ref"]
    said = ask("explain", ref, "--json", *here).json
    assert list(said) == ["ref", *CLOCK_KEYS, "reasons", "extension", "pauses", "ledger"]
    assert said["extension"]["reason"] == "Several agencies"
    assert said["due"] == said["outer"] == said["ledger"][-1]["date"]
    assert said["ledger"][0] == {"date": said["start"], "day": 0, "skipped": "", "local": ""}
    assert said["ledger"][-1]["day"] == 20


def test_explain_names_the_pause(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Jamal Iqbal")["ref"]
    said = ask("explain", ref, "--json", *here).json
    assert said["pauses"][0]["to_on"] is None
    assert any("stood still" in reason for reason in said["reasons"])


def test_explain_of_a_clock_that_has_not_started(ask: Ask, here: tuple[str, ...]) -> None:
    ref = case_by(ask, here, "Ivor Pryce")["ref"]
    said = ask("explain", ref, "--json", *here).json
    assert (said["due"], said["ledger"]) == (None, [])
    assert "starts on the day the acknowledgement is sent" in ask("explain", ref, *here).out


def test_explain_counts_every_golden_date(ask: Ask, imported: Path) -> None:
    with (ROOT / "tests/data/golden-dates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for days in (10, 65):
            said = ask(
                *("explain", "--from", row["day_0"], "--days", days),
                *("--json", "--db", imported),
            ).json
            assert (said["start"], said["due"]) == (row["day_0"], row[f"plus_{days}"])
            counted = [line["day"] for line in said["ledger"] if line["day"] is not None]
            assert counted == list(range(days + 1))


def test_explain_of_a_date_needs_no_file_and_warns_beyond_the_known_years(ask: Ask) -> None:
    said = ask("explain", "--from", "22/12/2017", "--days", "3", "--json").json
    assert list(said) == ["start", "due", "days", "reasons", "extension", "pauses", "ledger"]
    assert said["due"] == "2017-12-29"
    assert said["ledger"][3]["skipped"] == "Christmas Day"
    later = ask("explain", "--from", f"22/12/{date.today().year + 9}", "--days", "1")
    assert "may still move" in later.out
