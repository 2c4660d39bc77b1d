"""The log of Stage 2 investigations comes in onto the cases it belongs to."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from db.reader import FileReader
from tests.cli.conftest import Ask
from tests.support import DATA, FAR
from tracker.core.words import ClockName, State

LOG = DATA / "stage2-log.csv"


@pytest.fixture
def office(imported: Path, tmp_path: Path) -> Path:
    """A copy of the old log's file, to write in."""
    return Path(shutil.copyfile(imported, tmp_path / "office.db"))


def test_both_rows_stand_on_their_cases(ask: Ask, office: Path) -> None:
    """Their dates, the log's own days beside ours, and the cost to the penny; one undo."""
    said = ask("import", LOG, "--db", office)
    assert said.code == 0, said.err
    assert "2 Stage 2 investigations brought in from stage2-log.csv." in said.out
    reader = FileReader(office)
    try:
        cases = {held.case.source_ref: held.case for held in reader.all_cases()}
        first = cases["2016-0075"]
        file = reader.case_file(first.ref, FAR)
    finally:
        reader.close()
    assert first.stage2 is not None
    stage2 = first.stage2
    assert (stage2.terms_on, stage2.adjudicated_on, stage2.ended_on) == (
        date(2017, 2, 20),
        date(2017, 3, 29),
        date(2017, 4, 18),
    )
    assert (stage2.reported_days, stage2.cost) == (77, 626_511)
    counts = {count.what: count.days for count in file.stage2_counts}
    assert counts == {"request": 65, "acceptance": 58, "terms of reference": 27}
    assert [v.state for v in file.later if v.clock is ClockName.STAGE_2] == [State.MISSED]
    second = cases["2017-0044"].stage2
    assert second is not None
    assert (second.terms_on, second.cost, second.reported_days) == (None, 302_722, 99)
    assert first.closed_on is not None
    undone = ask("undo", "--db", office)
    assert undone.code == 0, undone.err
    again = ask("import", LOG, "--db", office)
    assert again.code == 0, again.err


def test_a_case_that_is_not_here_is_said(ask: Ask, empty: Path) -> None:
    said = ask("import", LOG, "--db", empty)
    assert said.code != 0
    assert "No case here has this reference: bring in the log of complaints first." in said.out
    assert "Nothing can be brought in" in said.err


def test_twice_is_refused(ask: Ask, office: Path) -> None:
    assert ask("import", LOG, "--db", office).code == 0
    said = ask("import", LOG, "--db", office)
    assert said.code != 0
    assert "its Stage 2 is here already" in said.out
    assert "nothing was brought in" in said.err


def test_bad_cells_are_told_line_by_line(ask: Ask, office: Path, tmp_path: Path) -> None:
    heads = LOG.read_text(encoding="utf-8").splitlines()[0]
    bad = tmp_path / "bad.csv"
    bad.write_text(
        f"{heads}\n2016-0075,,,2016-12-23,2016-12-01,soon,,many,lots\n", encoding="utf-8"
    )
    said = ask("import", bad, "--dry-run", "--db", office)
    assert "Rejected: 1" in said.out
    for words in (
        "This is before the request of 23/12/2016.",
        "This is not a number of days.",
        "This is not an amount in pounds, such as 6265.11.",
    ):
        assert words in said.out
