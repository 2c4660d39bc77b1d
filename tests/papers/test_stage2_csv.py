"""A Stage 2 log: known by its headings, amounts and days read, every bad row with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.papers.reading import Read, kind_of, read_text
from tracker.core.importing.kinds import KindName
from tracker.core.past import PastStage2

HEAD = "Ref,Stage 2 requested,TOR signed,Adjudicated,Closed,Reported days,Cost\n"
GOOD = "17-014,01/06/2017,20/06/2017,2017-09-12,01/10/2017,83,£6,265.11\n"


def read(*rows: str, today: date | None = date(2026, 11, 23)) -> Read:
    """A log with these rows, tabs between its cells so that amounts may hold commas."""
    cells = [row.replace(",", "\t", 6) for row in (HEAD, *rows)]
    return read_text("".join(cells), today=today, refs=frozenset({"17-014"}))


def test_a_row_is_read_whole() -> None:
    found = read(GOOD)
    assert found.rows == (
        PastStage2(
            ref="17-014",
            requested_on=date(2017, 6, 1),
            terms_on=date(2017, 6, 20),
            adjudicated_on=date(2017, 9, 12),
            closed_on=date(2017, 10, 1),
            reported_days=83,
            pence=626_511,
        ),
    )
    assert (found.lines, found.rejects, found.notes) == (1, (), ())


def test_what_is_not_known_is_left_open() -> None:
    (row,) = read("17-014,01/06/2017,,,,,\n").rows
    assert (row.terms_on, row.adjudicated_on, row.closed_on) == (None, None, None)
    assert (row.reported_days, row.pence) == (None, None)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",01/06/2017,,,,,\n", "Ref", "must not be empty"),
        ("17-014,,,,,,\n", "Stage 2 requested", "must not be empty"),
        ("17-014,31/06/2017,,,,,\n", "Stage 2 requested", "no such day"),
        ("17-014,24/11/2026,,,,,\n", "Stage 2 requested", "after today, 23/11/2026"),
        ("17-014,01/06/2017,31/05/2017,,,,\n", "TOR signed", "before the request of 01/06/2017"),
        ("17-014,01/06/2017,,,,many,\n", "Reported days", "not a number of days"),
        ("17-014,01/06/2017,,,,,6.265.11\n", "Cost", "not an amount in pounds"),
        ("17-\x00014,01/06/2017,,,,,\n", "Ref", ""),
    ],
)
def test_a_bad_cell_rejects_its_row_once_with_the_line_and_the_column(
    row: str, column: str, reason: str
) -> None:
    found = read(GOOD, row, GOOD)
    assert len(found.rows) == 2
    (reject,) = found.rejects
    assert (reject.line, reject.column) == (3, column)
    assert reason in reject.reason


def test_what_was_changed_in_reading_is_noted() -> None:
    found = read("17-\u202e014,01/06/2017,,,,,\n")
    assert found.rows[0].ref == "17-014"
    assert any(note.startswith("Line 2, Ref: ") for note in found.notes)


@pytest.mark.parametrize(
    ("head", "known"),
    [(HEAD, True), ("Ref,Stage 2 requested\n", False), ("Date received,Channel\n", False)],
)
def test_a_log_is_known_by_the_columns_only_it_has(tmp_path: Path, head: str, known: bool) -> None:
    path = tmp_path / "log.csv"
    path.write_text(head, "utf-8")
    assert (kind_of(path) == KindName.STAGE_2) is known
