"""Behind every number of every table stand exactly as many as it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.reader import FileReader
from tests.figures.walking import Walk, asked_of, table_of, words
from tests.support import Front, copied
from tracker.core import commands as cmd
from tracker.core.figures import tables
from tracker.core.figures.periods import Period, between, month_of, quarter_of, year
from tracker.core.past import PastContact
from tracker.core.words import Handling, NameGiven, Outcome

PERIODS = {
    "the year": year(2017),
    "the year before": year(2016),
    "the year of today": year(2026),
    "a quarter": quarter_of(date(2017, 12, 1)),
    "a month in which clocks go forward": month_of(date(2018, 3, 25)),
    "a month in which clocks go back": month_of(date(2017, 10, 29)),
    "two dates": between(date(2017, 3, 20), date(2017, 4, 10)),
    "more than a year": between(date(2016, 6, 15), date(2017, 9, 15)),
    "a year of nothing": year(2021),
}


@pytest.mark.parametrize("period", PERIODS.values(), ids=PERIODS)
@pytest.mark.parametrize("closed", [False, True], ids=["received", "closed"])
def test_every_number_of_the_demonstration(
    period: Period, closed: bool, reader: FileReader
) -> None:
    walk = Walk(reader)
    for key in tables.KEYS:
        walk.table(table_of(reader, key, period, closed=closed))
    assert walk.compared > 100


def test_without_named_persistent_complainants(reader: FileReader) -> None:
    """The walk holds of those figures too, and they are other figures."""
    walk = Walk(reader)
    for key in tables.KEYS:
        walk.table(table_of(reader, key, year(2026), without_persistent=True))
    assert walk.compared > 100


@pytest.fixture
def few(blank: Path, tmp_path: Path) -> Iterator[Front]:
    """Contacts on the edges: year ends, a leap day, days on which clocks change, one year alone."""
    days = (
        date(2023, 3, 31),
        date(2023, 4, 1),
        date(2024, 2, 29),
        date(2024, 3, 31),
        date(2024, 4, 1),
        date(2024, 10, 27),
        date(2011, 8, 9),
    )
    rows = tuple(
        PastContact(
            f"E{n}",
            day,
            "E-mail",
            Handling.STAGE_1,
            "Adoption",
            "Decision making",
            "The letter",
            complainant="Ann Lee",
            person_key="ann",
            reply_sent_on=day + timedelta(9),
            outcome=Outcome.UPHELD,
        )
        for n, day in enumerate(days)
    )
    front = Front(copied(blank, tmp_path / "few.db"))
    front.do(cmd.ImportPast(rows, "log.csv"))
    yield front
    front.close()


EDGES = (
    (year(2022), 1),
    (year(2023), 3),
    (year(2024), 2),
    (year(2011), 1),
    (year(2012), 0),
    (month_of(date(2024, 2, 1)), 1),
    (month_of(date(2023, 2, 1)), 0),
    (between(date(2024, 2, 29), date(2024, 2, 29)), 1),
    (between(date(2024, 3, 31), date(2024, 4, 1)), 2),
    (month_of(date(2024, 10, 27)), 1),
)


@pytest.mark.parametrize(("period", "count"), EDGES, ids=lambda of: getattr(of, "label", None))
def test_edges_of_the_calendar(period: Period, count: int, few: Front) -> None:
    """Each day belongs to one year, quarter and month, and every table says so."""
    walk = Walk(few.reader)
    for key in tables.KEYS:
        walk.table(table_of(few.reader, key, period))
    share = "100%" if count else "-"
    assert words(table_of(few.reader, "1", period), "All contacts")[:2] == [str(count), share]
    assert words(table_of(few.reader, "13", period), "Decision making") == [
        str(count),
        str(count),
        share,
    ]
    assert tables.make("6", asked_of(few.reader, period, against=None)).empty is (count == 0)


def test_behind_people_stands_every_contact_of_theirs(few: Front) -> None:
    """One person, three contacts: all three are listed, and so behind "3 contacts"."""
    complainants = table_of(few.reader, "2", year(2023)).row("Complainants").cells[0]
    people, contacts, _ = table_of(few.reader, "9", year(2023)).row("3 contacts").cells[:3]
    assert words(table_of(few.reader, "9", year(2023)), "3 contacts")[:3] == ["1", "3", "3"]
    for cell in (complainants, people, contacts):
        assert cell.question is not None
        assert list(few.reader.behind(cell.question)) == ["23-0001", "23-0002", "23-0003"]


def test_who_gave_no_name_is_nobodys_double(front: Front) -> None:
    """Two nameless calls are two complainants and no repeat complainant."""
    row = PastContact(
        "N1", date(2026, 5, 1), "Letter", Handling.STAGE_1, name_given=NameGiven.ANONYMOUS
    )
    again = PastContact(
        "N2", date(2026, 5, 2), "Letter", Handling.STAGE_1, name_given=NameGiven.ANONYMOUS
    )
    front.do(cmd.ImportPast((row, again), "log.csv"))
    period = year(2026)
    assert words(table_of(front.reader, "2", period), "Complainants") == ["2", "-"]
    table = table_of(front.reader, "9", period)
    assert [row.label for row in table.rows] == ["All"]
    assert words(table, "All")[:3] == ["0", "0", "0"]
    Walk(front.reader).table(table)
