"""The demonstration: the figures that the report prints, and every state around the day."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, WORKING_DATE, Ask
from tests.cli.counting import is_working, percent, working_days
from tracker.__main__ import main

PRINTED: dict[str, Any] = json.loads(
    (ROOT / "tests/data/published-2017-18.json").read_text(encoding="utf-8")
)
UPHELD = ("upheld", "partly_upheld")
HANDLINGS = {
    "Stage 1": "stage_1",
    "Representation": "representation",
    "Withdrawn": "withdrawn",
    "Corporate complaint": "corporate",
}
TELEPHONE = {"Telephone call with Customer Experience Manager": "Telephone"}
Cases = list[dict[str, Any]]


def exported(path: Path, out: Path) -> Any:
    assert main(["export", str(out), "--db", str(path), "--today", WORKING_DATE]) == 0
    return json.loads(out.read_text(encoding="ascii"))


@pytest.fixture(scope="module")
def whole(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All that is exported of the demonstration: to look at, not to change."""
    return exported(demonstration, tmp_path_factory.mktemp("whole") / "all.json")


@pytest.fixture(scope="module")
def everything(whole: Any) -> Cases:
    return list(whole["cases"])


def of_year(cases: Cases, year: str, handling: str = "") -> Cases:
    first = f"{year[:4]}-04-01"
    last = f"{int(year[:4]) + 1}-03-31"
    return [
        case
        for case in cases
        if first <= case["received_on"] <= last and handling in ("", case["handling"])
    ]


@pytest.mark.parametrize("year", ["2016/17", "2017/18"])
class TestBothYears:
    def test_table_2_handling(self, everything: Cases, year: str) -> None:
        printed, cases = PRINTED["table_2_and_3_handling"][year], of_year(everything, year)
        assert len(cases) == printed["contacts"]
        people = {case["complainant"]["person_id"] for case in cases} - {None}
        nameless = sum(case["complainant"]["person_id"] is None for case in cases)
        assert len(people) + nameless == printed["complainants"]
        for label, handling in HANDLINGS.items():
            count = sum(case["handling"] == handling for case in cases)
            assert [count, percent(count, len(cases))] == printed[label]

    def test_table_5_outcome(self, everything: Cases, year: str) -> None:
        printed, cases = PRINTED["table_5_outcome"][year], of_year(everything, year, "stage_1")
        upheld = sum(case["outcome"] in UPHELD for case in cases)
        assert len(cases) == printed["stage_1"]
        assert upheld == printed["upheld_or_partly"]
        assert percent(upheld, len(cases)) == printed["percent"]

    def test_table_10_timescale(self, everything: Cases, year: str) -> None:
        printed = PRINTED["table_10_timescale_stage_1"][year]
        cases = of_year(everything, year, "stage_1")
        days = [
            working_days(*(date.fromisoformat(case[d]) for d in ("received_on", "reply_sent_on")))
            for case in cases
        ]
        assert days == [case["periods"][0]["days"] for case in cases]
        bands = [sum(n <= 10 for n in days), sum(10 < n <= 20 for n in days)]
        bands.append(len(days) - sum(bands))
        assert percent(bands[0] + bands[1], len(days)) == printed["within_timescale_percent"]
        for name, count in zip(("within_10", "within_11_to_20", "over_20"), bands, strict=True):
            assert printed.get(name, [count])[0] == count

    def test_table_13_themes(self, everything: Cases, year: str) -> None:
        printed = dict(PRINTED["table_13_and_14_themes"][year])
        cases = of_year(everything, year, "stage_1")
        total = printed.pop("Total")
        for theme, (received, upheld) in printed.items():
            those = [case for case in cases if case["theme"] == theme]
            assert [len(those), sum(c["outcome"] in UPHELD for c in those)] == [received, upheld]
        assert [len(cases), sum(c["outcome"] in UPHELD for c in cases)] == total


def test_table_4_young_people(everything: Cases) -> None:
    printed = PRINTED["table_4_young_people"]
    young = [c for c in of_year(everything, "2017/18") if c["complainant"]["young_person"]]
    counts = Counter((c["channel"], c["complainant"]["young_status"]) for c in young)
    assert counts == {
        (TELEPHONE.get(row, row), status): count
        for row, numbers in printed["rows"].items()
        for status, count in zip(printed["columns"], numbers, strict=True)
        if count
    }
    assert len(young) == printed["grand_total"]


def test_table_9_repeat_complainants(everything: Cases) -> None:
    printed = PRINTED["table_9_repeat_complainants"]["2017/18"]
    cases = of_year(everything, "2017/18")
    contacts = Counter(c["complainant"]["person_id"] for c in cases)
    del contacts[None]
    repeat = {person: n for person, n in contacts.items() if n > 1}
    by_contacts = {str(n): people for n, people in Counter(repeat.values()).items()}
    assert by_contacts == printed["people_by_contacts"]
    assert (len(repeat), sum(repeat.values())) == (printed["people"], printed["contacts"])
    theirs = [c for c in cases if c["complainant"]["person_id"] in repeat]
    assert sum(c["handling"] == "stage_1" for c in theirs) == printed["of_which_stage_1"]


@pytest.mark.parametrize(
    "day",
    [
        *("2026-01-02", "2028-02-29", "2026-04-07"),
        *("2026-11-21", "2027-01-02", "2026-04-06"),  # closed days
    ],
)
def test_every_bucket_has_a_case_on_any_day(
    ask: Ask, demonstration_of: Callable[[str], Path], day: str
) -> None:
    path = demonstration_of(day)
    said = ask("today", "--json", "--db", path, "--today", day).json
    # A due date is a working day by law: on a closed day nothing can be due.
    nothing_due = set() if is_working(date.fromisoformat(day)) else {"due_today"}
    assert {bucket for bucket, count in said["counts"].items() if not count} == nothing_due
    assert said["counts"]["late"] >= 3
    assert 19 <= len(said["cases"]) <= 24


def test_the_open_cases_show_what_can_happen_to_a_case(everything: Cases) -> None:
    mine = [case for case in everything if not case["historical"]]
    opened = [case for case in mine if case["closed_on"] is None]
    unsorted = [case for case in opened if case["handling"] is None]
    assert {case["safety"] for case in unsorted} == {"not_asked", "no", "yes"}
    assert {case["proposal"]["by"] for case in unsorted if case["proposal"]} == {"J. Lee"}
    assert any(case["complainant"]["name_given"] == "anonymous" for case in opened)
    assert any(case["extension"] and case["bucket"] == "late" for case in opened)
    assert any(case["extension"] and case["bucket"] == "due_today" for case in opened)
    assert any(case["clock"]["state"] == "paused" for case in opened)
    assert any(case["handling"] == "representation" for case in opened)
    assert any(case["handling"] == "corporate" and not case["acknowledged_on"] for case in opened)
    assert any(case["received_on"] != case["period_from"] for case in opened)
    assert any({p["finding"] for p in c["points"]} == {"upheld", "partly_upheld"} for c in opened)
    answered = [case for case in opened if case["reply_sent_on"]]
    assert {bool(case["outcome"]) for case in answered} == {True, False}
    assert any(case["withdrawal"] for case in mine)
    people = Counter(case["complainant"]["person_id"] for case in mine)
    assert any(people[case["complainant"]["person_id"]] > 1 for case in unsorted)


def test_both_people_work_on_it_and_nobody_has_a_real_number(
    ask: Ask, demonstration: Path, everything: Cases
) -> None:
    cases = [case for case in everything if not case["historical"]]
    actors: set[str] = set()
    for case in cases:
        shown = ask("show", case["ref"], "--json", "--db", demonstration, "--today", WORKING_DATE)
        timeline = shown.json["timeline"]
        actors |= {event["actor"] for event in timeline}
        assert [event["on"] for event in timeline] == sorted(event["on"] for event in timeline)
    assert actors == {"J. Lee", "M. Ade"}
    drama = re.compile(r"(01632 960|07700 900 ?|0114 496 0)\d{3}")
    numbers = [case["complainant"]["telephone"] for case in everything]
    assert all(drama.fullmatch(number) for number in numbers if number)


def test_everything_happened_on_working_days_but_what_came_by_itself(everything: Cases) -> None:
    for case in everything:
        for name in ("acknowledged_on", "reply_sent_on"):
            if case[name]:
                assert is_working(date.fromisoformat(case[name]))


def test_each_area_has_its_team_manager(ask: Ask, demonstration: Path) -> None:
    queue = ask("today", "--json", "--db", demonstration, "--today", WORKING_DATE).json["cases"]
    assert all(case["team_manager"] for case in queue if case["handling"])


def test_it_is_built_once_and_anew_only_when_asked(ask: Ask, own_home: Path) -> None:
    first = ask("demo", "--today", "2026-11-23")
    assert first.code == 3
    built, opened = first.err.splitlines()[-2:]
    assert built == "Building the demonstration: 100 %"
    assert opened.startswith("The screens need a terminal")
    (path,) = own_home.rglob("demonstration.db")
    again = ask("demo", "--build-only", "--today", "2027-03-01")
    assert (again.code, again.err) == (0, "")
    assert "already" in again.out
    anew = ask("demo", "--build-only", "--rebuild", "--today", "2027-03-01")
    assert anew.code == 0
    queue = ask("today", "--json", "--db", path, "--today", "2027-03-01").json
    assert max(case["start"] for case in queue["cases"] if case["start"]) == "2027-03-01"
    assert [p.name for p in path.parent.iterdir() if p.name != "crashes.log"] == [path.name]


def test_a_file_with_real_work_is_never_rebuilt(ask: Ask, empty: Path, imported: Path) -> None:
    for path in (empty, imported):
        before = path.stat()
        said = ask("demo", "--build-only", "--rebuild", "--db", path)
        assert (said.code, said.err) == (
            1,
            f"{path} is no demonstration, so it was left as it is.\n",
        )
        assert path.stat().st_ino == before.st_ino


def test_two_demonstrations_are_the_same_but_for_their_ids(
    ask: Ask, tmp_path: Path, whole: Any
) -> None:
    path = tmp_path / "another.db"
    assert ask("demo", "--build-only", "--db", path, "--today", WORKING_DATE).code == 0
    assert exported(path, tmp_path / "another.json") == whole
