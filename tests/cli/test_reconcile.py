"""``tracker reconcile``: the printed report of 2017/18 against the demonstration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, WORKING_DATE, Ask

DATA = ROOT / "tests" / "data"
YEAR = ("--year", "2017/18", "--today", WORKING_DATE)


@pytest.fixture
def printed() -> Any:
    """A copy of what was printed."""
    return json.loads((DATA / "published-2017-18.json").read_text("utf-8"))


@pytest.fixture
def found(ask: Ask, demonstration: Path, tmp_path: Path) -> Any:
    """What is found of some printed figures, as JSON."""

    def compared(printed: Any, *options: object) -> Any:
        file = tmp_path / "printed.json"
        file.write_text(json.dumps(printed), "utf-8")
        said = ask("reconcile", file, *YEAR, *options, "--json", "--db", demonstration)
        wrong = [f for f in said.json["findings"] if f["kind"] in ("differs", "slip")]
        assert said.code == (1 if wrong else 0)
        return said.json

    return compared


def wrong(answer: Any) -> list[tuple[str, str, str, str]]:
    return [
        (one["kind"], one["where"].split(": ")[0], one["printed"], one["right"])
        for one in answer["findings"]
        if one["kind"] in ("differs", "slip")
    ]


def test_every_printed_slip_is_found_with_its_right_value_and_no_other(
    found: Any, printed: Any
) -> None:
    answer = found(printed, "--claims", DATA / "claims-2017-18.json")
    table_11 = "table_11_stage_2_cases_closed_2017/18"
    days = "working_days_printed, from its dates"
    assert wrong(answer) == [
        ("slip", f"{table_11}, case 1, {days}", "77",
         "39 from terms signed to closing; 27 from terms signed to the adjudication"),
        ("slip", f"{table_11}, case 2, {days}", "99", "-"),
        ("slip", "table_12_stage_2_by_year_closed, 2015/16, average_printed", "7,062.27",
         "7,062.37"),
        ("slip", "claim 1", "55,355", "55,366.18"),
        ("slip", "claim 2", "24", "23"),
        ("slip", "claim 3", "-5 points", "-4 points"),
        ("slip", "claim 4", "-8%", "+4%"),
        ("slip", "claim 5", "+92%", "+93%"),
        ("slip", "claim 6", "-13%", "-19%"),
        ("slip", "claim 7", "40%", "35%"),
    ]  # fmt: skip
    said = {one["where"].split(":")[0]: one["sentence"] for one in answer["findings"]}
    assert said["claim 4"] == (
        "It went from 97 to 101; the rate from 52% to 44%, -8 percentage points."
    )
    assert said["claim 6"].endswith("the rate from 70% to 57%, -13 percentage points.")
    assert said["claim 7"] == "35 of 101. Of 49 they are 71%."
    assert answer["counts"]["agrees"] > 190
    assert [list(one) for one in answer["findings"]] == [
        ["kind", "where", "printed", "right", "sentence"]
    ] * len(answer["findings"])


def test_what_is_not_read_is_said(found: Any, printed: Any) -> None:
    printed["table_99"] = {"a": 1}
    printed["table_15_sources_of_compliments"]["2017/18"]["by pigeon"] = 4
    printed["ombudsman_2016/17"] = {"matters_raised": 9}
    printed["ombudsman_2011/12"] = {"matters_raised": 2}
    said = {o["where"]: o["sentence"] for o in found(printed)["findings"]
            if o["kind"] == "unchecked"}  # fmt: skip
    assert "table_99" in said
    assert "table_15_sources_of_compliments, 2017/18, by pigeon" in said
    assert said["ombudsman_2011/12"] == "It is of another year than those asked for."
    assert "slips_in_the_printed_report" in said
    assert said["stage_2_requests_2017/18, average_cost_assumed"].startswith("An assumption")
    assert len(said) == 7


PLANTED: list[tuple[list[Any], Any, str, str, str]] = [
    (["table_1_contact_channel", "2017/18", "e_mail_percent"], 28, "differs", "28", "29"),
    (["table_2_and_3_handling", "2017/18", "complainants"], 229, "differs", "229", "228"),
    (["table_2_and_3_handling", "2017/18", "Stage 1"], [229, 75], "slip", "75", "74"),
    (["table_4_young_people", "grand_total"], 34, "slip", "34", "33"),
    (["table_4_young_people", "rows", "MOMO"], [3, 0, 0, 0], "differs", "3", "2"),
    (["table_4_young_people", "ages"], "12 to 24", "differs", "12 to 24", "13 to 24"),
    (["table_5_outcome", "2017/18", "percent"], 45, "slip", "45", "44"),
    (["table_5_outcome", "open_cases_2017/18"], 5493, "differs", "5,493", "5,492"),
    (["table_6_by_area", "printed", "ACPS East"], 43, "differs", "43", "34"),
    (["table_9_repeat_complainants", "2017/18", "contacts"], 111, "slip", "111", "110"),
    (["table_9_repeat_complainants", "2016/17", "people"], 15, "differs", "15", "16"),
    (["table_10_timescale_stage_1", "2017/18", "over_20"], [80, 36], "slip", "36", "35"),
    (["table_10_timescale_stage_1", "2016/17", "within_timescale_percent"], 66, "differs", "66",
     "67"),
    (["stage_2_requests_2017/18", "notional_saving"], 108000, "slip", "108,000", "104000"),
    (["stage_2_requests_2017/18", "from_two_repeat_complainants"], 9, "differs", "9", "8"),
    (["table_11_stage_2_cases_closed_2017/18", 0, "cost"], "6265.10", "differs", "6,265.10",
     "6,265.11"),
    (["table_11_stage_2_cases_closed_2017/18", 1, "adjudicated"], "2018-02-15", "differs",
     "2018-02-15", "2018-02-16"),
    (["table_12_stage_2_by_year_closed", "2017/18", "percent"], 77, "slip", "77", "78"),
    (["table_12_stage_2_by_year_closed", "2017/18", "average_days"], 89, "differs", "89", "88"),
    (["stage_3_requests_2017/18"], 1, "differs", "1", "0"),
    (["table_13_and_14_themes", "2016/17", "Poor communication"], [46, 35], "differs", "35", "36"),
    (["ombudsman_2017/18", "taken_forward"], 2, "differs", "2", "1"),
    (["table_15_sources_of_compliments", "2016/17", "total"], 146, "slip", "146", "145"),
    (["table_17_acps", "ACPS North"], [30, 11, 7, 17], "slip", "17", "18"),
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: "/".join(map(str, one[0])))
def test_a_planted_difference_is_found(
    found: Any, printed: Any, planted: tuple[list[Any], Any, str, str, str]
) -> None:
    path, value, kind, said, right = planted
    *above, last = path
    place = printed
    for step in above:
        place = place[step]
    before = {(k, w) for k, w, _, _ in wrong(found(printed))}
    place[last] = value
    new = [one for one in wrong(found(printed)) if one[:2] not in before]
    right = right.replace("104000", "104,000")
    assert (kind, said, right) in [(k, p, r) for k, _, p, r in new]


def test_a_claim_that_cannot_be_read_says_why(found: Any) -> None:
    data = {"claims": [
        {"text": "a", "claim": "guess", "value": 1},
        {"text": "b", "claim": "number", "value": 1, "of": ["nowhere"]},
        {"text": "c", "claim": "number", "value": "many", "of": ["table"]},
        {"text": "d", "claim": "number", "value": 1, "of": ["about"], "wheel": 2},
        {"text": "e", "claim": "change", "value": 1, "unit": "miles", "direction": "up"},
        "f",
    ]}  # fmt: skip
    answer = found(data)
    assert [one["sentence"] for one in answer["findings"]] == [
        "A claim may be number, share, change, not guess.",
        "Nothing is printed at nowhere.",
        "The claim has no number as its value.",
        "Not known in a claim of a number: wheel.",
        'A change has a unit ("number", "percent", "points") and a direction ("up", "down").',
        "A claim is written as names and values.",
    ]
    assert {one["kind"] for one in answer["findings"]} == {"unchecked"}


def test_lines_say_what_is_wrong_and_all_on_request(ask: Ask, demonstration: Path) -> None:
    file = DATA / "published-2017-18.json"
    said = ask("reconcile", file, *YEAR, "--db", demonstration)
    assert said.code == 1
    assert said.lines[1:3] == ["Differs: 0", "Slip: 3"]
    line = (
        "table_12_stage_2_by_year_closed, 2015/16, average_printed: printed 7,062.27, "
        "right 7,062.37. Not the printed 42,374.21 divided by 6."
    )
    assert line in said.lines
    every = ask("reconcile", file, *YEAR, "--all", "--db", demonstration)
    assert len(every.lines) > len(said.lines) + 190


@pytest.mark.parametrize(
    ("text", "options", "code", "sentence"),
    [
        ("{", YEAR, 3, "does not hold figures by name as JSON."),
        ("[1]", YEAR, 3, "does not hold figures by name as JSON."),
        ("{}", ("--today", WORKING_DATE), 2, "--year is needed"),
    ],
)
def test_what_cannot_be_read_is_said(
    ask: Ask, demonstration: Path, tmp_path: Path, text: str, options: Any, code: int, sentence: str
) -> None:
    file = tmp_path / "printed.json"
    file.write_text(text, "utf-8")
    said = ask("reconcile", file, *options, "--db", demonstration)
    assert said.code == code
    assert sentence in said.err


@pytest.mark.parametrize(
    "data",
    [
        {"table_9_repeat_complainants": {"2017/18": {"people_by_contacts": [1, 2]}}},
        {"table_13_and_14_themes": {"2017/18": {"Total": 3, "Decision making": 4}}},
        {"table_4_young_people": {"rows": [1], "columns": 3, "total": "x"}},
        {"table_11_stage_2_cases_closed_2017/18": [3, None]},
        {"table_12_stage_2_by_year_closed": {"2017/18": [], "2015/16": {"spend": None}}},
        {"table_2_and_3_handling": {"2017/18": {"Stage 1": []}}},
        {"table_16_compliments_by_area": 5, "table_1_contact_channel": None},
    ],
)
def test_figures_of_another_shape_are_no_fault_of_the_program(found: Any, data: Any) -> None:
    assert found(data)["findings"]
