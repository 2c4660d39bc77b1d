"""``import`` of the untidy workbook gives the cases of the clean log; options settle doubts."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import LOG, Ask
from tests.support import DATA

UNTIDY = DATA / "complaints-log-untidy.xlsx"


def by_reference(ask: Ask, file: Path, out: Path) -> dict[str, Any]:
    """Every case, by the log's own reference, without what differs by the order of saving."""
    assert ask("export", out, "--db", file).code == 0
    cases = json.loads(out.read_text(encoding="ascii"))["cases"]
    for case in cases:
        case["complainant"].pop("person_id")
    return {case.pop("source_ref"): case for case in cases}


def test_the_untidy_workbook_yields_the_cases_of_the_clean_log(
    ask: Ask, empty: Path, tmp_path: Path
) -> None:
    """Every field of every case, with the default guesses and nothing asked."""
    said = ask("import", UNTIDY, "--json", "--db", empty).json
    assert (said["imported"], said["rejected"], said["problems"]) == (1_059, 0, [])
    assert (said["lines"], said["blanks"], said["totals"]) == (1_069, 8, 2)
    untidy = by_reference(ask, empty, tmp_path / "untidy.json")
    assert (
        ask("new", "--as", "J. Lee", "--role", "officer", "--db", tmp_path / "clean.db").code == 0
    )
    assert ask("import", LOG, "--db", tmp_path / "clean.db").code == 0
    clean = by_reference(ask, tmp_path / "clean.db", tmp_path / "clean.json")
    assert len(clean) == 619
    assert untidy == clean


def test_its_compliments_are_those_of_the_clean_log(ask: Ask, empty: Path) -> None:
    assert ask("import", UNTIDY, "--sheet", "Compliments", "--db", empty).code == 0
    said = ask("import", DATA / "compliments-log.csv", "--dry-run", "--json", "--db", empty).json
    assert (said["readable"], said["already_here"]) == (440, 440)


def test_a_dry_run_shows_sheets_headings_columns_and_words(ask: Ask, empty: Path) -> None:
    said = ask("import", UNTIDY, "--dry-run", "--db", empty)
    assert said.code == 0
    assert 'Sheet "2016-17": contacts, headings on line 4, 310 rows' in said.lines
    assert 'Sheet "Notes": has no headings that are known' in said.lines
    assert '  "W/D" is Withdrawn (abbreviation, 11)' in said.lines
    assert any("Dates: day first: 36 can only be so" in line for line in said.lines)


HEAD = ["Ref", "Date received", "How", "Complainant", "Handled as", "Theme"]


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """A workbook with month-first dates, a strange heading and a strange word."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Log"])
    sheet.append(HEAD)
    sheet.append(["B-1", "04/25/2017", "pigeon", "Ann Fell", "S1", "Poor comunication"])
    sheet.append(["B-2", "04/05/2017", "pigeon", "Bob Fell", "rep", "gibberish"])
    sheet.append(["B-3", "04/06/2017", "pigeon", "Cat Fell", "rep", "Decision making"])
    book.save(tmp_path / "asking.xlsx")
    return tmp_path / "asking.xlsx"


SETTLED = (
    *("--map", "channel=How", "--value", "How:pigeon=Letter"),
    *("--date-order", "Date received=mdy"),
)


def test_nothing_doubtful_is_assumed(ask: Ask, empty: Path, asking: Path) -> None:
    said = ask("import", asking, "--db", empty)
    assert said.code == 3
    assert "MONTH FIRST?" in said.err
    assert "no column “Channel”" in said.err
    dry = ask("import", asking, "--dry-run", "--db", empty)
    assert dry.code == 1
    assert 'Column "How": not read, such as "pigeon"' in dry.lines


def test_what_was_settled_is_remembered_and_goes_with_one_undo(
    ask: Ask, empty: Path, asking: Path
) -> None:
    said = ask("import", asking, *SETTLED, "--json", "--db", empty).json
    assert (said["imported"], said["rejected"]) == (2, 1)
    (reject,) = said["rejects"]
    assert (reject["sheet"], reject["line"], reject["column"]) == ("Sheet", 4, "Theme")
    beside = Path(said["rejects_file"])
    assert beside == asking.with_name("asking-rejected.csv")
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    case = ask("show", "17-0001", "--json", "--db", empty).json["case"]
    assert (case["received_on"], case["channel"]) == ("2017-04-25", "Letter")
    assert case["theme"] == "Poor communication"
    again = ask("import", asking, "--dry-run", "--json", "--db", empty).json
    assert (again["problems"], again["already_here"]) == ([], 2)
    assert again["sheets"][0]["remembered"] is True
    assert ask("undo", "--db", empty).code == 0
    assert ask("import", asking, "--dry-run", "--db", empty).code == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--map", "colour=How"), "--map: colour is no field"),
        (("--map", "channel"), "--map is written"),
        (("--map", "channel=Nowhere"), "there is no column"),
        (("--value", "How:pigeon=Letter"), "holds words of a list"),
        (("--value", "Theme:x=Nonsense"), "is none of"),
        (("--date-order", "Date received=ymd"), "--date-order is written"),
        (("--sheet", "March"), "there is no sheet March"),
    ],
)
def test_wrong_use_is_named(
    ask: Ask, empty: Path, asking: Path, options: tuple[str, ...], sentence: str
) -> None:
    said = ask("import", asking, *options, "--db", empty)
    assert said.code == 2
    assert sentence in said.err


def test_the_same_name_day_and_theme_is_probably_here(
    ask: Ask, empty: Path, asking: Path, tmp_path: Path
) -> None:
    assert ask("import", asking, *SETTLED, "--db", empty).code == 0
    other = tmp_path / "other.csv"
    other.write_text(
        "Ref,Date received,Channel,Complainant,Handled as,Theme\n"
        'Z-9,25/04/2017,Letter,"Fell, Ann",S1,Poor communication\n',
        "utf-8",
    )
    said = ask("import", other, "--db", empty)
    assert said.code == 1
    assert "Line 2: Z-9 is 17-0001 here (same name, day and theme)." in said.lines
    wished = ask("import", other, "--with-doubles", "--json", "--db", empty).json
    assert wished["imported"] == 1
