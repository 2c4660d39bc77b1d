"""``import``: all 619 rows of the old log arrive, are counted right, and go again by one undo."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import LOG, Ask
from tests.cli.counting import after, working_days
from tests.support import copied

HANDLINGS = {
    "Stage 1": "stage_1",
    "Representation": "representation",
    "Corporate complaint": "corporate",
    "Withdrawn": "withdrawn",
}
OUTCOMES = {
    "": None,
    "Upheld": "upheld",
    "Partly upheld": "partly_upheld",
    "Not upheld": "not_upheld",
    "No finding": "no_finding",
}
QUEUE_DAY = date(2018, 1, 10)


def day(text: str) -> date | None:
    """A date of the log, D/M/YYYY."""
    if not text:
        return None
    d, m, y = (int(part) for part in text.split("/"))
    return date(y, m, d)


def iso(text: str) -> str | None:
    """A date of the log as JSON has it."""
    return str(day(text)) if text else None


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with LOG.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def exported(ask: Ask, imported: Path, tmp_path: Path) -> dict[str, Any]:
    """Every case of the imported file, by the log's own reference."""
    out = tmp_path / "all.json"
    assert ask("export", out, "--db", imported).code == 0
    cases = json.loads(out.read_text(encoding="ascii"))["cases"]
    return {case["source_ref"]: case for case in cases}


def test_no_row_is_lost_and_every_fact_is_that_of_the_log(
    rows: list[dict[str, str]], exported: dict[str, Any]
) -> None:
    assert len(rows) == len(exported) == 619
    for row in rows:
        case = exported[row["Ref"]]
        caller, stage2 = case["complainant"], case["stage2"] or {}
        assert case["received_on"] == str(day(row["Date received"]))
        assert case["channel"] == row["Channel"]
        assert case["via"] == ("council" if row["Received via"] == "Council" else "direct")
        assert case["handling"] == HANDLINGS[row["Handled as"]]
        assert (case["area"], case["theme"]) == (row["Service area"], row["Subject of complaint"])
        assert case["details"] == row["Details"]
        assert case["team_manager"] == row["Team manager"]
        assert case["outcome"] == OUTCOMES[row["Outcome"]]
        assert case["reply_sent_on"] == (
            (row["Response sent"] and str(day(row["Response sent"]))) or None
        )
        assert (case["extension"] or {}).get("agreed_on") == (
            str(day(row["Extension agreed"])) if row["Extension agreed"] else None
        )
        assert stage2.get("decision", "") == row["Stage 2 decision"]
        assert caller["young_person"] == (row["Young person"] == "Y")
        assert caller["young_status"] == row["Care status"]
        assert str(caller["age"] or "") == row["Age"]


def test_replies_took_the_working_days_counted_by_hand(
    rows: list[dict[str, str]], exported: dict[str, Any]
) -> None:
    counted = 0
    for row in rows:
        received, sent = day(row["Date received"]), day(row["Response sent"])
        periods = exported[row["Ref"]]["periods"]
        if received and sent and row["Handled as"] in ("Stage 1", "Representation"):
            (period,) = periods
            assert period["days"] == working_days(received, sent)
            limit = after(received, 20 if row["Extension agreed"] else 10)
            assert (period["due"], period["met"]) == (str(limit), sent <= limit)
            counted += 1
    assert counted > 400


def test_people_are_those_of_the_log_and_nobody_else_is_anybody(
    rows: list[dict[str, str]], exported: dict[str, Any]
) -> None:
    people: dict[str, set[int | None]] = {}
    for row in rows:
        caller = exported[row["Ref"]]["complainant"]
        if caller["name_given"] == "named":
            people.setdefault(row["Complainant"].casefold(), set()).add(caller["person_id"])
        else:
            assert (caller["name"], caller["person_id"]) == ("", None)
    assert all(len(ids) == 1 for ids in people.values())
    assert len(set.union(*people.values())) == len(people) == 456


def standing(rows: list[dict[str, str]], today: date) -> Iterator[tuple[str, str, str | None]]:
    """What was open on a day: reference, bucket and due date, worked out row by row."""
    for row in rows:
        received, sent = day(row["Date received"]), day(row["Response sent"])
        assert received is not None
        handling, extended = row["Handled as"], day(row["Extension agreed"])
        over = (sent is None and handling != "Stage 1") or (sent is not None and sent <= today)
        if received > today or handling == "Withdrawn" or over:
            continue
        if handling == "Corporate complaint":  # its clock waits for an acknowledgement
            yield row["Ref"], "on_time", None
            continue
        due = after(received, 20 if extended and extended <= today else 10)
        left = working_days(today, due)
        bucket = "due_soon" if left <= 3 else "on_time"
        bucket = "late" if today > due else "due_today" if today == due else bucket
        yield row["Ref"], bucket, str(due)


@pytest.mark.parametrize(
    "today", [QUEUE_DAY, date(2017, 4, 3), date(2017, 12, 27), date(2018, 1, 6), date(2018, 6, 1)]
)
def test_the_queue_of_a_past_day_is_that_worked_out_by_hand(
    ask: Ask, imported: Path, rows: list[dict[str, str]], today: date
) -> None:
    said = ask("today", "--today", today, "--json", "--db", imported).json
    expected = sorted(standing(rows, today))
    cases = said["cases"]
    assert sorted((c["source_ref"], c["bucket"], c["due"]) for c in cases) == expected
    assert {b: n for b, n in said["counts"].items() if n} == Counter(b for _, b, _ in expected)
    for case in cases:
        if case["state"] == "late":
            assert case["late"] == working_days(date.fromisoformat(case["due"]), today)
    assert expected or today == date(2018, 6, 1)


def test_a_log_is_not_brought_in_twice_and_goes_again_by_one_undo(
    ask: Ask, imported: Path, empty: Path
) -> None:
    copied(imported, empty)
    again = ask("import", LOG, "--db", empty)
    assert again.code == 1
    assert again.err.startswith("All of it is here already: nothing was brought in")
    assert "Line 2: 2016-0001 is 16-0001 here (same reference)." in again.lines
    dry = ask("import", LOG, "--dry-run", "--json", "--db", empty).json
    assert (dry["already_here"], dry["imported"]) == (619, 0)
    undone = ask("undo", "--db", empty)
    assert undone.lines[0].startswith("Undone: 619 contacts brought in")
    assert ask("today", "--today", QUEUE_DAY, "--json", "--db", empty).json["cases"] == []
    assert ask("import", LOG, "--db", empty).code == 0


DAY_FIRST = ("--date-order", "Date received=dmy")

BAD = (
    "Ref,Date received,Channel,Complainant,Handled as,Details,Colour\n"
    'A-1,03/04/2017,Telephone,Ann Fell,Stage 1,"Nobody rang back.",red\n'
    "A-2,04/23/2017,Telephone,Bob Fell,Stage 1,Month first,\n"
    "A-3,05/04/2017,Telefone,Cat Fell,Stage 1,=cmd|' /C calc'!A0,\n"
    "A-4,06/04/2017,E-mail,anonymous,Representation,\x1b]0;evil\x07,\n"
    ",,,,,,\n"
)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.csv"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_dry_run_shows_columns_and_every_reject_and_needs_no_file(
    ask: Ask, bad: Path, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere.db"
    said = ask("import", bad, *DAY_FIRST, "--dry-run", "--db", path)
    assert said.code == 0
    assert 'Column "Date received": received_on, such as "03/04/2017"' in said.lines
    assert 'Column "Colour": not read, such as "red"' in said.lines
    assert "Rejected: 2" in said.lines
    assert any(line.startswith("Line 3, Date received: ") for line in said.lines)
    assert any("Is it “Telephone”?" in line for line in said.lines if line.startswith("Line 4"))
    assert said.lines[-1] == "Nothing was saved."
    assert not path.exists()
    told = ask("import", bad, *DAY_FIRST, "--dry-run", "--json", "--db", path).json
    assert [list(reject) for reject in told["rejects"]] == [
        ["sheet", "line", "column", "value", "reason"]
    ] * 2
    assert [reject["line"] for reject in told["rejects"]] == [3, 4]
    assert {"sheet", "header", "field", "example", "confidence", "reason"} <= set(
        told["columns"][0]
    )
    assert (told["readable"], told["blanks"], told["save_id"]) == (2, 1, None)


def test_what_can_be_read_comes_in_and_the_rest_is_named(ask: Ask, bad: Path, empty: Path) -> None:
    said = ask("import", bad, *DAY_FIRST, "--db", empty)
    assert said.code == 0
    assert "2 contacts brought in from bad.csv." in said.lines
    assert sum(line.startswith("Line ") for line in said.lines) == 2


def test_strict_brings_in_nothing_unless_all_can_be_read(ask: Ask, bad: Path, empty: Path) -> None:
    said = ask("import", bad, *DAY_FIRST, "--strict", "--db", empty)
    assert said.code == 1
    assert said.err.startswith("2 rows cannot be read")
    assert ask("today", "--today", "10/4/2017", "--json", "--db", empty).json["cases"] == []


def test_rejects_are_written_guarded_and_come_in_once_put_right(
    ask: Ask, bad: Path, empty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "rejects.csv"
    assert ask("import", bad, *DAY_FIRST, "--rejects", out, "--db", empty).code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][:5] == ["Sheet", "Line", "Reason", "Ref", "Date received"]
    assert [row[1] for row in table[1:]] == ["3", "4"]
    assert table[2][8] == "'=cmd|' /C calc'!A0"
    again = ask("import", bad, *DAY_FIRST, "--rejects", out, "--dry-run", "--db", empty)
    assert (again.code, again.err) == (1, f"{out} is there already; --force writes over it.\n")
    text = data.decode("utf-8-sig").replace("04/23/2017", "23/04/2017").replace("Telefone", "Phone")
    out.write_text(text, encoding="utf-8", newline="")
    assert ask("import", out, "--json", "--db", empty).json["imported"] == 2
    case = ask("show", "17-0004", "--json", "--db", empty).json["case"]
    assert (case["source_ref"], case["details"]) == ("A-3", "=cmd|' /C calc'!A0")


def test_import_makes_the_file_where_there_is_none_and_has_its_promised_keys(
    ask: Ask, tmp_path: Path
) -> None:
    path = tmp_path / "anew.db"
    done = ask("import", LOG, "--as", "N. New", "--strict", "--json", "--db", path)
    assert done.code == 0
    said = done.json
    assert set(said) == {
        *("lines", "readable", "rejected", "blanks", "already_here", "imported", "save_id"),
        *("sheets", "columns", "problems", "rejects", "rejects_file", "doubles", "notes", "totals"),
    }
    assert (said["lines"], said["imported"], said["rejected"]) == (619, 619, 0)
    assert ask("undo", "--db", path).code == 0


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (b"", "empty"),
        (b"Name,Age\nAnn,5\n", "no headings that are known"),
        (b"PK\x03\x04xx", "workbook"),
        (b'Date received,Channel,Handled as\n"3/4/2017,Telephone,Stage 1\n', "never closed"),
    ],
)
def test_what_is_no_log_is_one_sentence(
    ask: Ask, empty: Path, tmp_path: Path, content: bytes, about: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    said = ask("import", path, "--db", empty)
    assert (said.code, said.out) == (3, "")
    assert about in said.err
    assert len(said.err.splitlines()) == 1


def test_a_log_that_is_not_there(ask: Ask, empty: Path, tmp_path: Path) -> None:
    said = ask("import", tmp_path / "none.csv", "--db", empty)
    assert (said.code, said.err) == (3, "none.csv cannot be read: No such file or directory.\n")


def test_a_log_without_one_readable_row_is_a_no(ask: Ask, empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Date received,Channel,Handled as\n40/1/2017,Telephone,Stage 1\n")
    assert ask("import", path, "--db", empty).code == 1
