"""``export``: what a file holds is what was asked for, and it is written whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import WORKING_DATE, Ask
from tracker.core.clean import csv_unsafe

FACTS = [
    *("ref", "received_on", "period_from", "channel", "complainant", "received_at", "source_ref"),
    *("logged_by", "child", "details", "wants", "safety", "proposal", "handling", "theme", "area"),
    *("team_manager", "acknowledged_on", "extension", "quality_check", "reply_sent_on", "outcome"),
    *("withdrawal", "closed_on", "closed_why", "look_again_on", "chases", "reviewed_on", "stage2"),
    *("historical", "struck_out", "version", "via", "points", "pauses", "periods", "bucket"),
    *("clock", "stage3", "referrals", "asides", "later_periods"),
    *("people", "consents", "advocacy"),
]


def written(ask: Ask, db: Path, out: Path, *options: str) -> list[Any]:
    said = ask("export", out, *options, "--db", db, "--today", WORKING_DATE)
    assert said.code == 0, said.err
    content = json.loads(out.read_text(encoding="ascii"))
    assert content["count"] == len(content["cases"])
    assert f"{content['count']} case" in said.out
    return list(content["cases"])


def test_json_holds_everything_with_its_promised_keys(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    cases = written(ask, demonstration, tmp_path / "all.json")
    assert len(cases) == 644
    assert all(sorted(case) == sorted(FACTS) for case in cases)
    assert [case["received_on"] for case in cases] == sorted(case["received_on"] for case in cases)


def test_filters_leave_what_they_say(ask: Ask, demonstration: Path, tmp_path: Path) -> None:
    def filtered(*options: str) -> list[Any]:
        return written(ask, demonstration, tmp_path / "some.json", "--force", *options)

    everything = filtered()
    queue = ask("today", "--json", "--db", demonstration, "--today", WORKING_DATE).json["cases"]
    assert {c["ref"] for c in filtered("--open")} == {c["ref"] for c in queue}
    corporate = [c["ref"] for c in everything if c["handling"] == "corporate"]
    assert [c["ref"] for c in filtered("--handling", "Corporate complaint")] == corporate
    both = [c["ref"] for c in everything if c["handling"] in ("corporate", None)]
    found = filtered("--handling", "corporate", "--handling", "to classify")
    assert [c["ref"] for c in found] == both
    march = [c["ref"] for c in everything if c["received_on"].startswith("2018-03")]
    assert [c["ref"] for c in filtered("--from", "1/3/2018", "--to", "31.3.18")] == march
    assert [c["complainant"]["name"] for c in filtered("--text", "fairclough")] == [
        "Gwen Fairclough"
    ]
    assert filtered("--text", "no such words anywhere") == []


def test_an_export_of_a_past_day_is_of_that_day(ask: Ask, imported: Path, tmp_path: Path) -> None:
    out, day = tmp_path / "past.json", "2018-01-10"
    assert ask("export", out, "--open", "--db", imported, "--today", day).code == 0
    cases = json.loads(out.read_text())["cases"]
    queue = ask("today", "--json", "--db", imported, "--today", day).json["cases"]
    assert {c["ref"] for c in cases} == {c["ref"] for c in queue}
    assert all(c["closed_on"] is None for c in cases)


def test_csv_is_quoted_marked_and_guarded(ask: Ask, empty: Path, tmp_path: Path) -> None:
    nasty = '=HYPERLINK("x")\n@SUM(1), "quoted"'
    ask("log", "--details", nasty, "--caller", "-2+3", "--db", empty, "--today", WORKING_DATE)
    out = tmp_path / "all.csv"
    said = ask("export", out, "--db", empty, "--today", WORKING_DATE)
    assert said.out == f"1 case written to {out}.\n"
    data = out.read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"Ref",')
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Details"] == f"'{nasty}"
    assert row["Complainant"] == "'-2+3"
    assert row["Due"] == "2026-12-07"


def test_a_csv_export_can_be_brought_in_again(
    ask: Ask, imported: Path, empty: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    assert ask("export", first, "--db", imported).code == 0
    said = ask("import", first, "--strict", "--db", empty)
    assert said.code == 0, said.out
    assert ask("export", second, "--db", empty).code == 0

    def rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {**row, "Earlier reference": "", "Logged by": ""} for row in csv.DictReader(file)
            ]

    assert rows(first) == rows(second)
    assert len(rows(first)) == 619


def test_a_file_is_not_written_over_unless_forced(ask: Ask, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "letter.csv"
    out.write_text("mine")
    said = ask("export", out, "--db", empty)
    assert (said.code, said.err) == (1, f"{out} is there already; --force writes over it.\n")
    assert out.read_text() == "mine"
    assert ask("export", out, "--force", "--db", empty).code == 0
    assert out.read_text() != "mine"


def test_an_export_has_its_promised_keys_and_leaves_nothing_beside_it(
    ask: Ask, empty: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    said = ask("export", folder / "all.csv", "--json", "--db", empty).json
    assert said == {"file": str(folder / "all.csv"), "count": 0, "anonymous": False}
    assert [path.name for path in folder.iterdir()] == ["all.csv"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_an_export_is_nobody_elses_to_read(ask: Ask, empty: Path, tmp_path: Path) -> None:
    for name in ("all.csv", "all.json"):
        ask("export", tmp_path / name, "--db", empty)
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_said(ask: Ask, empty: Path, tmp_path: Path) -> None:
    said = ask("export", tmp_path / "nowhere" / "all.csv", "--db", empty)
    assert said.code == 3
    assert "could not be written" in said.err


def test_a_handling_that_is_none_is_wrong_use(ask: Ask, empty: Path, tmp_path: Path) -> None:
    said = ask("export", tmp_path / "all.csv", "--handling", "compliment", "--db", empty)
    assert said.code == 2
    assert "not compliment" in said.err


def _needles(cases: list[Any]) -> set[str]:
    """Every name, reference, telephone and word of a person that the file holds."""
    found: set[str] = set()
    for case in cases:
        party = case["complainant"]
        found |= {case["ref"], case["source_ref"], case["received_on"], case["received_at"] or ""}
        found |= {party["name"] or "", party["telephone"], party["email"], case["child"]}
        found |= {case["details"], case["wants"], case["team_manager"], case["logged_by"]}
        found |= {point["text"] for point in case["points"]}
        found |= {person["name"] for person in case["people"]}
        found |= set((party["name"] or "").replace(",", " ").split())
    return {one.casefold() for one in found if one and len(one) > 2}


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_an_anonymous_export_holds_nobody(
    ask: Ask, demonstration: Path, tmp_path: Path, kind: str
) -> None:
    cases = written(ask, demonstration, tmp_path / "all.json")
    out = tmp_path / f"anonymous.{kind}"
    said = ask("export", out, "--anonymous", "--db", demonstration, "--today", WORKING_DATE)
    assert said.out == f"644 cases written without names to {out}.\n"
    rows = _cells(out)[1:]
    assert len(rows) == 644
    if kind == "csv":
        rows = [row[:-1] for row in rows]
    words = {cell for row in rows for cell in row}
    everything = " | ".join(words).casefold()
    allowed = "|".join(_vocabulary(ask, demonstration)).casefold()
    assert [n for n in _needles(cases) if n in everything and n not in allowed] == []
    assert min(Counter(map(tuple, rows)).values()) >= 5


def _cells(path: Path) -> list[list[str]]:
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                return list(csv.reader(file))
        case ".json":
            whole = json.loads(path.read_text())
            assert whole["count"] == len(whole["rows"])
            assert whole["anonymous"] is True
            return [whole["headings"], *whole["rows"]]
        case _:
            sheet = load_workbook(path)["Cases"]
            return [[str(cell.value) for cell in row] for row in sheet.iter_rows()]


def _vocabulary(ask: Ask, db: Path) -> list[str]:
    lists = ask("lists", "--json", "--db", db).json["lists"]
    kept = ("area", "theme", "channel", "relation")
    fixed = ["Representation", "Corporate complaint", "Withdrawn", "Not upheld", "Other"]
    return [value["value"] for kind in kept for value in lists[kind]] + fixed


def test_an_anonymous_export_of_a_handful_is_refused(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    out = tmp_path / "one.csv"
    options = ("--anonymous", "--text", "fairclough", "--db", demonstration)
    said = ask("export", out, *options, "--today", WORKING_DATE)
    assert said.code == 1
    assert "at least 5 rows" in said.err
    assert not out.exists()


def test_a_workbook_holds_what_the_csv_holds_with_types(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    for kind in ("csv", "xlsx"):
        options = ("--db", demonstration, "--today", WORKING_DATE)
        assert ask("export", tmp_path / f"all.{kind}", *options).code == 0
    text = _cells(tmp_path / "all.csv")
    sheet = load_workbook(tmp_path / "all.xlsx")["Cases"]
    typed = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert typed[0] == text[0][:-1]
    assert len(typed) == len(text) == 645
    kinds = set()
    for number, (cells, words) in enumerate(zip(typed[1:], text[1:], strict=True), 1):
        assert words[-1] == f"{number} of 644"
        for cell, word in zip(cells, words[:-1], strict=True):
            kinds.add(type(cell))
            if isinstance(cell, datetime):
                cell = cell.date().isoformat()
            said = "" if cell is None else str(cell)
            assert csv_unsafe(word) == said
    assert kinds == {str, int, datetime, type(None)}
