"""Lists out: files are opened again with other libraries, and every cell compared."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tracker.core.figures.values import Days, Hidden, Number, Pence, Percent, Points, Words
from tracker.core.office import Refusal
from tracker.core.out.listed import Listed, Out, file_name
from tracker.core.ports import CouldNot
from tracker.papers import list_xlsx, whole_file
from tracker.papers.list_out import WRITERS, list_bytes, write_list

DAY = date(2026, 11, 23)
HOSTILE = [
    *("=1+1", "+2", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "%x", "|calc", "`x", "＝1", " =1"),
    *(
        "'=1",
        "{=1}",
        '=HYPERLINK("http://a.example","b")',
        "http://a.example",
        "mailto:a@b.example",
    ),
    *("internal:Sheet1!A1", "0012", "1e5", "TRUE", "#N/A", "_x0041_", "a\x1b[31mb", "a\u202eb"),
    *("é 😀 \U0001f468\u200d\U0001f469", "a\nb", '"quoted", and', "; DROP", "<b>&amp;"),
]


def listed(*rows: tuple[Out, ...], headings: tuple[str, ...] = ("A",)) -> Listed:
    return Listed("cases", "Cases: open", DAY, headings, rows, ("A note.",))


def opened(whole: bytes) -> Any:
    return load_workbook(io.BytesIO(whole))


def from_csv(whole: bytes) -> list[list[str]]:
    assert whole.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(whole.decode("utf-8-sig"), newline="")))


TYPED: tuple[tuple[Out, Any, str | None, str, Any], ...] = (
    # value, in the workbook, its number format, in CSV, in JSON
    ("text", "text", "General", "text", "text"),
    (None, None, "General", "", None),
    (12345, 12345, "#,##0", "12345", 12345),
    (DAY, datetime(2026, 11, 23), "dd/mm/yyyy", "2026-11-23", "2026-11-23"),
    (date(1850, 1, 2), "1850-01-02", "General", "1850-01-02", "1850-01-02"),
    (date(2028, 2, 29), datetime(2028, 2, 29), "dd/mm/yyyy", "2028-02-29", "2028-02-29"),
    (Number(-3), -3, "#,##0", "-3", -3),
    (Percent(4, 9), 0.44, "0%", "44%", {"percent": 44}),
    (Percent(1, 8, 1), 0.125, "0.0%", "12.5%", {"percent": 12.5}),
    (Percent(0, 0), None, "General", "", {"percent": None}),
    (Points(Decimal(-8)), -8, None, "-8", {"points": -8}),
    (Pence(626511), 6265.11, "£#,##0.00", "6265.11", {"pence": 626511}),
    (Days(Decimal("19.5")), 19.5, "#,##0.##", "19.5", {"days": 19.5}),
    (Hidden("<5"), "<5", "General", "<5", {"hidden": "<5"}),
    (Words("=1"), "=1", "General", "'=1", "=1"),
)


@pytest.mark.parametrize(("value", "cell", "look", "text", "plain"), TYPED)
def test_each_value_keeps_its_type(value: Out, cell: Any, look: Any, text: str, plain: Any) -> None:
    one = listed((value,))
    there = opened(list_bytes(one, ".xlsx"))["Cases"]["A2"]
    assert there.value == pytest.approx(cell) if isinstance(cell, float) else there.value == cell
    assert there.data_type != "f"
    assert look is None or there.number_format == look
    assert from_csv(list_bytes(one, ".csv")) == [["A", "Row"], [text, "1 of 1"]]
    assert json.loads(list_bytes(one, ".json"))["rows"] == [[plain]]


def test_hostile_text_is_text_in_a_workbook() -> None:
    whole = opened(list_bytes(listed(*((text,) for text in HOSTILE)), ".xlsx"))
    cells = [row[0] for row in whole["Cases"].iter_rows(min_row=2)]
    assert len(cells) == len(HOSTILE)
    for cell, text in zip(cells, HOSTILE, strict=True):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        shown = text.replace("\x1b", "␛").replace("\u202e", "").replace("\r", "\n")
        assert cell.value in (shown, shown.replace("_x0041_", "_x005F_x0041_"))


def test_hostile_text_is_guarded_in_csv_and_nothing_else_is() -> None:
    rows = from_csv(list_bytes(listed(*((text,) for text in HOSTILE)), ".csv"))[1:]
    for (cell, _), text in zip(rows, HOSTILE, strict=True):
        live = text.lstrip(" \t\r\n")[0] in "=+-@%|`'＝" or text[0] in "\t\r\n"
        assert cell.startswith("'") == live, text


def test_hostile_text_is_whole_in_json_and_ascii() -> None:
    whole = list_bytes(listed(("=1+1",), ("a\nb 😀",)), ".json")
    assert whole.isascii()
    assert json.loads(whole)["rows"] == [["=1+1"], ["a\nb 😀"]]


def test_the_workbook_says_what_it_is_and_its_heading_stays() -> None:
    book = opened(list_bytes(listed(("x", DAY), ("y", None), headings=("A", "Day")), ".xlsx"))
    sheet = book["Cases"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert [cell.value for cell in sheet[1]] == ["A", "Day"]
    assert all(sheet.column_dimensions[letter].width >= 8 for letter in "AB")
    about = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert about == [
        ["List", "Cases: open"],
        ["As of", datetime(2026, 11, 23)],
        ["Rows", 2],
        ["Note", "A note."],
    ]


@pytest.mark.parametrize("kind", list(WRITERS))
def test_an_empty_list_is_headings_alone(kind: str) -> None:
    whole = list_bytes(listed(), kind)
    if kind == ".xlsx":
        assert [[c.value for c in row] for row in opened(whole)["Cases"].iter_rows()] == [["A"]]
        assert opened(whole)["About"]["B3"].value == 0
    elif kind == ".csv":
        assert from_csv(whole) == [["A", "Row"]]
    else:
        assert json.loads(whole) == {
            "list": "Cases: open",
            "as_of": "2026-11-23",
            "count": 0,
            "anonymous": False,
            "notes": ["A note."],
            "headings": ["A"],
            "rows": [],
        }


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    for letter in ("x", "😀"):
        value = opened(list_bytes(listed((letter * 50_000,)), ".xlsx"))["Cases"]["A2"].value
        assert value.endswith(list_xlsx.CUT)
        assert len(value.encode("utf-16-le")) // 2 <= list_xlsx.MOST_CHARACTERS
        assert value.rstrip(list_xlsx.CUT).strip(letter) == ""
    exact = "y" * list_xlsx.MOST_CHARACTERS
    assert opened(list_bytes(listed((exact,)), ".xlsx"))["Cases"]["A2"].value == exact


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_xlsx, "MOST_ROWS", 1)
    with pytest.raises(Refusal, match="these are 2"):
        list_bytes(listed(("a",), ("b",)), ".xlsx")


def test_a_file_is_nobody_elses_and_never_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    write_list(listed(("a",)), path)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    with pytest.raises(whole_file.ThereAlready):
        write_list(listed(("b",)), path)
    assert path.read_bytes() == before
    write_list(listed(("b",)), path, over=True)
    assert path.read_bytes() != before
    assert [one.name for one in tmp_path.iterdir()] == ["cases.csv"]


def test_a_disk_that_will_not_take_it_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNot, match="no space left"):
        write_list(listed(("b",)), path, over=True)
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["cases.csv"]


def test_a_name_holds_the_kind_and_the_day_alone() -> None:
    assert file_name("cases", DAY, "xlsx") == "cases-2026-11-23.xlsx"
    assert file_name("cases", DAY, "csv", anonymous=True) == "cases-anonymous-2026-11-23.csv"
