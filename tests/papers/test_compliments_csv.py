"""A compliments log: known by its headings, counted right, and every bad row with its reason."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import ROOT
from tests.papers.reading import Read, kind_of, read_file, read_text
from tracker.core.compliments import ComplimentType, Facts, PastCompliment
from tracker.core.importing.kinds import KindName
from tracker.core.years import financial_year
from tracker.papers.csv_text import LogError

DATA = ROOT / "tests" / "data"
LOG = DATA / "compliments-log.csv"
HEAD = "Date,Type,Source,Service area,Words\n"
GOOD = "31/03/2018,External,Foster carer,Fostering,Thank you.\n"


def read(*rows: str, head: str = HEAD) -> Read:
    """A log with these rows."""
    return read_text(head + "".join(rows), today=date(2026, 11, 23))


@pytest.fixture(scope="module")
def printed() -> Any:
    """Every figure of the printed report."""
    return json.loads((DATA / "published-2017-18.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def log() -> tuple[PastCompliment, ...]:
    """The log as read."""
    found = read_file(LOG)
    assert (found.lines, found.blanks, found.rejects, found.notes) == (440, 0, (), ())
    return found.rows


def counted(log: tuple[PastCompliment, ...], *names: str) -> Counter[tuple[object, ...]]:
    """How many there are of each year and of each of these facts."""
    return Counter(
        (financial_year(row.facts.received_on), *(getattr(row.facts, name) for name in names))
        for row in log
    )


@pytest.mark.parametrize(
    ("name", "column"), [("source", "Source"), ("area", "Service area"), ("words", "Words")]
)
def test_counts_are_those_of_the_file(
    log: tuple[PastCompliment, ...], name: str, column: str
) -> None:
    with LOG.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = Counter(
        (
            int(row["Date"][:4]) - (row["Date"][5:] < "04-01"),
            row["Type"].lower(),
            row[column],
        )
        for row in rows
    )
    assert counted(log, "type", name) == expected


def test_counts_are_those_of_the_printed_report(
    log: tuple[PastCompliment, ...], printed: Any
) -> None:
    by_type = counted(log, "type")
    for year, words in ((2016, "2016/17"), (2017, "2017/18")):
        table_15 = printed["table_15_sources_of_compliments"][words]
        assert by_type[year, "internal"] == table_15["internal"]
        assert by_type[year, "external"] == table_15["external"]
        assert counted(log)[(year,)] == table_15["total"]
    assert counted(log)[(2017,)] == printed["table_16_compliments_by_area"]["total"]
    table_17 = {k: v for k, v in printed["table_17_acps"].items() if k != "columns"}
    by_area = counted(log, "area", "type")
    for area, (_, internal, external, total) in table_17.items():
        assert by_area[2017, area, "internal"] == internal
        assert by_area[2017, area, "external"] == external
        assert internal + external == total
    # The bars of table 16 are printed without their labels; the four area teams are one of them.
    together = sum(total for *_, total in table_17.values())
    assert together in printed["table_16_compliments_by_area"]["totals_printed_without_labels"]


def test_it_is_known_by_its_headings(tmp_path: Path) -> None:
    assert kind_of(LOG) == KindName.COMPLIMENTS
    assert kind_of(DATA / "complaints-log-2016-18.csv") == KindName.CONTACTS
    other = tmp_path / "log.csv"
    other.write_text("Our log\n\nWORDS;service area;Received from;type;date received\n")
    assert kind_of(other) == KindName.COMPLIMENTS
    other.write_text("Date,Source,Words\n")
    assert kind_of(other) != KindName.COMPLIMENTS


def test_every_column_is_read() -> None:
    head = HEAD.strip() + ",Said by,Staff,Shared with the team,Postcode\n"
    found = read(GOOD.strip() + ",Zoë L,P. Shah,1/4/18,XX1\n", head=head)
    assert found.rows == (
        PastCompliment(
            Facts(
                date(2018, 3, 31),
                ComplimentType.EXTERNAL,
                "Foster carer",
                "Fostering",
                "Thank you.",
                "Zoë L",
                "P. Shah",
                date(2018, 4, 1),
            )
        ),
    )
    assert found.notes == ("Column “Postcode” is not read.",)


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (("31/03/2018", "31/02/2018"), "Date", "There is no such day"),
        (("31/03/2018", "soon"), "Date", "This is not a date"),
        (("31/03/2018", "24/11/2026"), "Date", "This date is after today"),
        (("31/03/2018", ""), "Date", "This cell must not be empty"),
        (("External", "Exterior"), "Type", "Is it “External”?"),
        (("External", ""), "Type", "This cell must not be empty"),
        (("Foster carer", "Foster care home"), "Source", "Is it “Foster carer”?"),
        (("Fostering", "Moon"), "Service area", "This is not a service area"),
        (("Thank you.", ""), "Words", "This cell must not be empty"),
        (("Thank you.", "a\x00b"), "Words", ""),
        (("Thank you.", "Thank you.,more"), "", "The row has 6 cells under 5 headings"),
    ],
)
def test_a_bad_row_has_its_line_and_reason(bad: tuple[str, str], column: str, reason: str) -> None:
    found = read(GOOD, GOOD.replace(*bad), GOOD)
    assert len(found.rows) == 2
    (reject,) = found.rejects
    assert (reject.line, reject.column) == (3, column)
    assert reason in reject.reason
    assert found.rejected == 1


def test_a_row_shared_before_it_came_is_rejected() -> None:
    found = read(GOOD.strip() + ",30/03/2018\n", head=HEAD.strip() + ",Shared on\n")
    assert [(one.line, one.column) for one in found.rejects] == [(2, "Shared on")]


def test_a_row_has_every_reason_at_once() -> None:
    found = read("soon,Exterior,Foster care home,Moon,\n")
    assert [one.column for one in found.rejects] == [
        "Date", "Type", "Source", "Service area", "Words",
    ]  # fmt: skip
    assert found.rejected == 1


def test_a_log_without_a_needed_column_is_no_log() -> None:
    with pytest.raises(LogError, match="no column “Service area”"):
        read(head="Date,Type,Source,Words\n")


@given(st.lists(st.lists(st.text(max_size=20), max_size=7), max_size=6))
def test_no_row_is_lost(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    text.write(HEAD)
    csv.writer(text).writerows(rows)
    text.seek(0)
    found = read_text(text.getvalue())
    assert len(found.rows) + found.rejected + found.blanks == found.lines
