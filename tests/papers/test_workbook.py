"""Workbooks that are damaged, locked, far too large or merely large."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import DATA
from tracker.core.importing.choices import Choices
from tracker.papers import workbook
from tracker.papers.book_read import BookRead
from tracker.papers.csv_text import LogError
from tracker.papers.importing import Knowledge, planned, rows_of
from tracker.papers.workbook import open_book

UNTIDY = (DATA / "complaints-log-untidy.xlsx").read_bytes()
HEAD = ["Ref", "Date received", "Channel", "Complainant", "Handled as", "Telephone", "Details"]


def written(path: Path, *rows: list[object]) -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *rows):
        sheet.append(row)
    book.save(path)
    return path


def read(path: Path) -> BookRead:
    """All of it with the default guesses."""
    known = Knowledge()
    plan = planned(open_book(path), known, Choices())
    assert not plan.problems
    return rows_of(plan, known, date(2026, 11, 23))


def bomb() -> bytes:
    """A small archive that unpacks to a hundred megabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 100_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "about"),
    [
        (b"", "empty"),
        (b"PK\x03\x04xx", "damaged"),
        (UNTIDY[:-4_000], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (bomb(), "far more than a log"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 600, "no workbook at all"),
        (b"%PDF-1.7\nDate received,Complainant\n", "no workbook at all"),
    ],
    ids=[
        *("nothing", "a torn archive", "cut short", "another damage", "a password", "a bomb"),
        *("a picture", "a paper"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path, data: bytes, about: str) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(data)
    with pytest.raises(LogError, match=about):
        open_book(path)


@given(st.integers(0, len(UNTIDY) - 1), st.binary(min_size=1, max_size=40))
def test_bytes_dropped_into_a_workbook_raise_nothing_but_log_error(at: int, data: bytes) -> None:
    spoilt = UNTIDY[:at] + data + UNTIDY[at + len(data) :]
    with suppress(LogError):
        assert workbook._workbook(Path("log.xlsx"), spoilt, "log.xlsx").sheets


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    with pytest.raises(LogError, match="more than 3 rows"):
        open_book(written(tmp_path / "log.xlsx", *[list[object](["A"]) for _ in range(4)]))


def test_hostile_cells_are_text_or_a_reason(tmp_path: Path) -> None:
    found = read(
        written(
            tmp_path / "log.xlsx",
            ["A-1", date(2017, 5, 1), "Letter", "Ann [b]Fell", "S1", 7700900123, "a\u202eb"],
            ["A-2", 42891, "Letter", "Bob", "S1", "01632 960142", "x" * 32_000],
            ["A-3", "soon", "Letter", "Cat", "S1", None, "y"],
            ["A-1", date(2017, 5, 1), "Letter", "Dan", "S1", None, "z"],
        )
    )
    first, second = (one.past for one in found.contacts)
    assert (first.telephone, first.details) == ("07700900123", "ab")
    assert (second.received_on, len(second.details)) == (date(2017, 6, 5), 32_000)
    assert [(one.line, one.column) for one in found.rejects] == [(4, "Date received"), (5, "Ref")]


def test_ten_thousand_rows_are_read_and_watched(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [f"R-{n}", date(2016, 4, 1) + timedelta(n % 700), "tel", f"Name {n}", "S1", None, "Words."]
        for n in range(10_000)
    ]
    path = written(tmp_path / "log.xlsx", *rows)
    known, looks = Knowledge(), []
    plan = planned(open_book(path), known, Choices())
    found = rows_of(plan, known, None, lambda done, of: looks.append((done, of)))
    assert (found.lines, found.readable, found.rejected) == (10_000, 10_000, 0)
    assert looks[0] == (0, 10_000)
    assert looks[-1] == (10_000, 10_000)
    assert len(looks) > 50
