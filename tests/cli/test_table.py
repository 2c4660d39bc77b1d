"""``tracker table``: every table of the demonstration, in every form, with its cases."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import ROOT, WORKING_DATE, Ask
from tracker.core.figures import tables

PRINTED: dict[str, Any] = json.loads(
    (ROOT / "tests" / "data" / "published-2017-18.json").read_text("utf-8")
)
KEYS = ["table", "title", "unit", "cohort", "year", "period", "columns", "rows", "total", "notes"]


@pytest.fixture
def table(ask: Ask, demonstration: Path) -> Any:
    """A table as JSON."""

    def made(key: str, *options: str) -> Any:
        span = () if any(o in options for o in ("--quarter", "--month", "--from")) else YEAR
        said = ask("table", key, *span, *options, "--json", "--db", demonstration, *DAY)
        assert said.code == 0, said.err
        return said.json

    return made


YEAR, DAY = ("--year", "2017/18"), ("--today", WORKING_DATE)


def values(made: Any, label: str) -> list[Any]:
    (row,) = [row["values"] for row in made["rows"] if row["label"] == label]
    found: list[Any] = row
    return found


# -- the printed figures ---------------------------------------------------------------------
def test_table_11_has_the_printed_dates_days_and_costs(table: Any) -> None:
    made = table("11")
    printed = PRINTED["table_11_stage_2_cases_closed_2017/18"]
    assert [row["label"] for row in made["rows"]] == ["Person 1", "Person 2"]
    at = {name: n for n, name in enumerate(made["columns"])}
    for row, one in zip(made["rows"], printed, strict=True):
        cells = row["values"]
        assert cells[at["Working days"]] == one["working_days_printed"]
        assert cells[at["Days reported"]] == one["working_days_printed"]
        assert cells[at["Counted from"]] == "request"
        assert cells[at["Cost"]] == round(float(one["cost"]) * 100)
    first, second = (row["values"] for row in made["rows"])
    assert first[at["Terms signed"]] == "20 Feb 2017"
    assert second[at["Terms signed"]] == "did not sign"
    assert [row["values"][at["Adjudicated"]] for row in made["rows"]] == [
        "29 Mar 2017", "16 Feb 2018",
    ]  # fmt: skip
    assert [row["values"][at["Closed"]] for row in made["rows"]] == ["18 Apr 2017", "28 Mar 2018"]
    assert made["total"][at["Cost"]] == 929233


@pytest.mark.parametrize("year", ["2015/16", "2016/17", "2017/18"])
def test_table_12_has_every_year_that_was_printed(table: Any, year: str) -> None:
    printed = PRINTED["table_12_stage_2_by_year_closed"][year]
    count, spend, average, less, percent, days = values(table("12"), year)
    assert (count, spend) == (printed["investigations"], round(float(printed["spend"]) * 100))
    assert days == printed["average_days"]
    right = {"2015/16": 706237}.get(year, round(float(printed["average_printed"]) * 100))
    assert average == right
    if year != "2015/16":
        assert less == round(float(printed["reduction_against_2015/16"]) * 100)
        assert percent == printed["percent"]


def test_table_12_adds_the_reductions_right(table: Any) -> None:
    assert table("12")["total"] == [None, None, None, 5536618, None, None]


def test_table_15_has_the_printed_totals(table: Any) -> None:
    made = table("15")
    for at, year in ((0, "2017/18"), (2, "2016/17")):
        printed = PRINTED["table_15_sources_of_compliments"][year]
        assert made["total"][at] == printed["total"]
        assert values(made, "Internal")[at] == printed["internal"]
        assert values(made, "External")[at] == printed["external"]


def test_table_16_has_the_printed_totals(table: Any) -> None:
    made = table("16")
    totals = {row["label"]: row["values"][2] for row in made["rows"]}
    teams = sum(n for label, n in totals.items() if label.startswith("ACPS"))
    others = [n for label, n in totals.items() if n and not label.startswith("ACPS")]
    printed = PRINTED["table_16_compliments_by_area"]
    assert sorted([teams, *others]) == sorted(printed["totals_printed_without_labels"])
    assert made["total"] == [135, 160, printed["total"]]


def test_table_17_has_every_printed_number(table: Any) -> None:
    made = table("17")
    printed = {k: v for k, v in PRINTED["table_17_acps"].items() if k != "columns"}
    assert {row["label"]: row["values"] for row in made["rows"]} == printed


def test_stage_2_requests_stage_3_and_the_ombudsman_are_as_printed(table: Any) -> None:
    printed = PRINTED["stage_2_requests_2017/18"]
    made = table("stage2")
    assert made["total"][0] == printed["requests"]
    assert values(made, "Refused")[0] == printed["refused"]
    beside = values(made, "Stage 1 complaints, and requests as % of them")
    assert beside[1] == printed["percent_of_stage_1"]
    raised = PRINTED["ombudsman_2017/18"]
    made = table("ombudsman")
    assert made["total"][0] == raised["matters_raised"]
    assert values(made, "Taken forward")[0] == raised["taken_forward"]
    assert values(table("stage3"), "In all")[-1] == PRINTED["stage_3_requests_2017/18"]


# -- forms -----------------------------------------------------------------------------------
@pytest.mark.parametrize("key", tables.KEYS)
def test_every_table_has_the_promised_keys_and_its_cases(
    ask: Ask, table: Any, demonstration: Path, key: str
) -> None:
    made = table(key)
    assert list(made) == KEYS
    assert made["table"] == key
    assert made["year"] == "2017/18"
    for row in made["rows"]:
        assert list(row) == ["label", "kind", "values"]
        assert len(row["values"]) == len(made["columns"])
    if made["total"] is None or not isinstance(made["total"][0], int):
        return
    place = next(
        n for n, line in enumerate(_labels(ask, key, demonstration), 1) if _is_total(line, made)
    )
    said = ask("table", key, *YEAR, "--cases", str(place), "1", "--json", "--db", demonstration,
               *DAY)  # fmt: skip
    assert said.code == 0, said.err
    assert list(said.json) == ["table", "value", "count", "refs"]
    assert said.json["value"] == made["total"][0]
    if key != "9":  # behind people stand all of their contacts
        assert said.json["count"] == made["total"][0]


def _labels(ask: Ask, key: str, demonstration: Path) -> list[str]:
    said = ask("table", key, *YEAR, "--csv", "--db", demonstration, *DAY)
    return [row[0] for row in csv.reader(io.StringIO(said.out))][1:]


def _is_total(label: str, made: Any) -> bool:
    return label not in {row["label"] for row in made["rows"]}


def test_alone_it_lists_the_tables(ask: Ask, demonstration: Path) -> None:
    said = ask("table", "--db", demonstration)
    assert [line.split(":")[0] for line in said.lines] == list(tables.KEYS)
    listed = ask("table", "--json", "--db", demonstration).json
    assert [one["table"] for one in listed] == list(tables.KEYS)
    assert all(list(one) == ["table", "title"] and one["title"] for one in listed)


def test_a_line_says_a_row(ask: Ask, demonstration: Path) -> None:
    said = ask("table", "3", *YEAR, "--db", demonstration, *DAY)
    assert said.lines[0] == "Table 3: How contacts were handled, compared"
    assert said.lines[2] == "Stage 1 complaint: 2017/18 229, 74%; 2016/17 187, 60%"


def test_csv_and_markdown_have_the_same_numbers(ask: Ask, demonstration: Path) -> None:
    rows = list(csv.reader(io.StringIO(
        ask("table", "12", *YEAR, "--csv", "--db", demonstration, *DAY).out)))  # fmt: skip
    assert rows[0][:4] == ["Closed in", "Investigations", "Spend", "Average"]
    assert rows[3][:4] == ["2017/18", "2", "9292.33", "4646.17"]
    marked = ask("table", "12", *YEAR, "--md", "--db", demonstration, *DAY).lines
    assert marked[0] == "### Table 12: Stage 2 investigations by year closed"
    assert "| 2017/18 | 2 | £9,292.33 | £4,646.17 | £33,081.88 | 78% | 88 |" in marked


def test_a_workbook_has_the_table_typed_and_says_what_it_is(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    file = tmp_path / "table 12.XLSX"
    given = ("table", "12", *YEAR, "--without-persistent", "--db", demonstration, *DAY)
    said = ask(*given, "--out", file)
    assert (said.code, said.lines) == (0, [f"4 rows written to {file}."])
    figures, about = load_workbook(file)
    rows = list(figures.values)
    assert rows[0][:4] == ("Closed in", "Investigations", "Spend", "Average")
    assert rows[3][:4] == ("2017/18", 2, 9292.33, 4646.17)
    told = dict(about.values)
    assert "2017/18, without persistent complainants" in told["List"]

    before = file.read_bytes()
    again = ask(*given, "--out", file)
    assert (again.code, file.read_bytes()) == (1, before)
    assert ask(*given, "--hide-small", "--out", file, "--force").code == 0
    assert list(load_workbook(file).worksheets[0].values)[3][1] == "<5"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [file.name]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("6", "--out", "t.ods"), "--out FILE takes one table: the name ends in"),
        (("--out", "t.xlsx"), "--out FILE takes one table"),
        (("6", "--force"), "--force goes with --out FILE."),
        (("6", "--out", "t.xlsx", "--csv"), "--out FILE takes one table"),
        (("6", "--out", "t.xlsx", "--cases", "1", "1"), "--out FILE takes one table"),
    ],
)
def test_a_workbook_that_cannot_be_meant_is_refused_before_anything_is_counted(
    ask: Ask, tmp_path: Path, given: tuple[str, ...], sentence: str
) -> None:
    said = ask("table", *given, "--db", tmp_path / "none.db")
    assert said.code == 2
    assert sentence in said.err


def test_the_list_of_few_investigations_is_hidden_like_their_number(
    ask: Ask, table: Any, demonstration: Path
) -> None:
    made = table("11", "--hide-small")
    assert [row["label"] for row in made["rows"]] == ["Not listed one by one"]
    options = ("--hide-small", "--cases", "1", "COST", "--db", demonstration, *DAY)
    said = ask("table", "11", *YEAR, *options)
    assert (said.code, said.err) == (1, "This number is hidden, and so is what it counted.\n")


def test_the_cases_behind_a_number_of_one_case(ask: Ask, demonstration: Path) -> None:
    options = ("--cases", "person 2", "COST", "--db", demonstration, *DAY)
    said = ask("table", "11", *YEAR, *options)
    assert said.lines[0] == "£3,027.22 (1 listed)"
    (ref,) = said.lines[1:]
    assert "Children with Disabilities" in ask("show", ref, "--db", demonstration, *DAY).out


def test_small_numbers_are_hidden_on_request_and_have_no_list(
    ask: Ask, table: Any, demonstration: Path
) -> None:
    made = table("12", "--hide-small")
    assert values(made, "2017/18")[:3] == ["<5", 929233, ".."]
    said = ask("table", "12", *YEAR, "--hide-small", "--cases", "2017/18", "1", "--db",
               demonstration, *DAY)  # fmt: skip
    assert (said.code, said.err) == (1, "This number is hidden, and so is what it counted.\n")


# -- periods ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("options", "label"),
    [
        (("--quarter", "Q1 2017/18"), "Q1 2017/18"),
        (("--quarter", "4", "--year", "2017/18"), "Q4 2017/18"),
        (("--month", "April 2017"), "April 2017"),
        (("--month", "2018-02"), "February 2018"),
        (("--from", "1/4/2017", "--to", "5/4/2017"), "Sat 1 Apr 2017 to Wed 5 Apr 2017"),
    ],
)
def test_any_period_can_be_asked_for(table: Any, options: tuple[str, ...], label: str) -> None:
    made = table("3", *options)
    assert made["period"]["label"] == label
    assert made["year"] is None


def test_four_quarters_and_twelve_months_make_the_year(table: Any) -> None:
    whole = table("6")["total"][0]
    quarters = [table("6", "--quarter", f"Q{n} 2017/18")["total"][0] for n in range(1, 5)]
    months = [*(f"2017-{n:02d}" for n in range(4, 13)), *(f"2018-0{n}" for n in range(1, 4))]
    assert sum(quarters) == whole
    assert sum(table("6", "--month", month)["total"][0] for month in months) == whole
    assert table("6", "--quarter", "Q1 2017/18")["period"]["first"] == "2017-04-01"


def test_compared_with_another_period_or_closed_or_without_persistent(table: Any) -> None:
    assert table("3", "--against", "2017/18")["columns"][2] == "2017/18"
    assert table("6", "--against", "none")["columns"] == ["2017/18", "%"]
    assert table("3", "--closed")["cohort"] == "Contacts closed"
    assert table("3", "--without-persistent")["total"][0] <= 309


def test_an_empty_year_is_said_to_be_empty(ask: Ask, demonstration: Path) -> None:
    for key in tables.KEYS:
        options = ("--year", "2011/12", "--against", "none", "--db", demonstration, *DAY)
        said = ask("table", key, *options)
        assert said.code == 0, (key, said.err)
        assert "Nothing was counted." in said.lines, key


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("99",), "There is no table 99."),
        (("3", "--year", "17"), "--year: A financial year is written like 2017/18, not 17."),
        (("3", "--month", "Febuary 2017"), "--month: A month is written like April 2017"),
        (("3", "--quarter", "Q5 2017/18"), "--quarter: A quarter is written like Q2 2017/18"),
        (("3", "--year", "2017/18", "--month", "2017-05"), "Give one of --year"),
        (("3", "--from", "1/4/2017"), "--from and --to go together."),
        (("3", "--from", "2/4/2017", "--to", "1/4/2017"), "The last day comes before the first."),
        (("3", "--json", "--csv"), "Give one of --json, --csv and --md"),
        (("3", "--cases", "nobody", "1"), "--cases: there is no ROW nobody."),
        (("3", "--against", "then"), "--against: A period is written like 2017/18"),
    ],
)
def test_what_is_wrong_is_said(
    ask: Ask, demonstration: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    said = ask("table", *arguments, "--db", demonstration, *DAY)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)


def test_a_share_has_no_list(ask: Ask, demonstration: Path) -> None:
    said = ask("table", "3", *YEAR, "--cases", "withdrawn", "2", "--db", demonstration, *DAY)
    assert (said.code, said.err) == (
        1, "Behind this there is no list: it was worked out, or entered.\n",
    )  # fmt: skip
