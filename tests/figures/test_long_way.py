"""Two implementations that share no line agree: on the demonstration and on invented contacts."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db.reader import FileReader
from tests.figures.long_way import LongWay, Rows
from tests.figures.walking import TODAY, Walk, table_of, words
from tests.support import OFFICER, Front, copied
from tracker.__main__ import main
from tracker.core import commands as cmd
from tracker.core.figures.periods import Period, month_of, quarter_of, year
from tracker.core.past import PastContact
from tracker.core.words import AREAS, CHANNELS, THEMES, YOUNG_STATUSES, Handling, Outcome

LISTS = {"channels": list(CHANNELS), "areas": list(AREAS), "themes": list(THEMES)}
PERIODS = (year(2017), quarter_of(date(2017, 4, 1)), month_of(date(2018, 3, 1)))

ALONE: dict[str, Callable[[LongWay], Rows]] = {"2": LongWay.handling, "13": LongWay.themes}
COMPARED: dict[str, Callable[[LongWay], Rows]] = {
    "1": LongWay.channels,
    "3": LongWay.handling,
    "4": LongWay.young,
    "6": LongWay.areas,
    "8": lambda way: way.months(TODAY.isoformat()),
    "9": LongWay.repeats,
    "10": LongWay.timescale,
    "14": LongWay.themes,
}


def exported(path: Path, folder: Path) -> list[dict[str, Any]]:
    """Every case of a file as ``tracker export`` writes it."""
    out = folder / "all.json"
    given = ("export", str(out), "--force", "--db", str(path), "--today", "2026-11-23")
    assert main(list(given)) == 0
    return list(json.loads(out.read_text("ascii"))["cases"])


def agree(reader: FileReader, cases: list[dict[str, Any]], period: Period, closed: bool) -> None:
    """Every cell of every table here, both ways."""
    spans = [(p.first.isoformat(), p.last.isoformat()) for p in (period, period.before())]
    day = "closed_on" if closed else "received_on"
    one = LongWay(cases, spans[:1], LISTS, day)
    both = LongWay(cases, spans, LISTS, day)
    expected = {key: rows(one) for key, rows in ALONE.items()}
    expected |= {key: rows(both) for key, rows in COMPARED.items()}
    expected["5"] = both.outcome([period.label, period.before().label])
    for key, rows in expected.items():
        table = table_of(reader, key, period, closed=closed)
        found = {row.label: words(table, row.label) for row in table.rows}
        assert found == rows, f"table {key} of {period.label}"


@pytest.mark.parametrize("closed", [False, True], ids=["received", "closed"])
def test_the_demonstration_both_ways(
    closed: bool, demonstration: Path, reader: FileReader, tmp_path: Path
) -> None:
    cases = exported(demonstration, tmp_path)
    assert len(cases) > 600
    for period in (*PERIODS, year(2016), year(2026), year(2030)):
        agree(reader, cases, period, closed)


FIRST, LAST = date(2016, 3, 30), date(2018, 4, 2)
EDGES = (date(2016, 3, 31), date(2016, 4, 1), date(2017, 3, 31), date(2017, 4, 1), LAST)


@st.composite
def contacts(draw: st.DrawFn) -> list[PastContact]:
    """A log of contacts: some nameless, some never classified or answered, words nobody offers."""
    rows = []
    for number in range(draw(st.integers(0, 40))):
        handling = draw(st.sampled_from([Handling.STAGE_1, Handling.STAGE_1, None, *Handling]))
        received = draw(st.sampled_from(EDGES) | st.dates(FIRST, LAST))
        answered = handling is Handling.STAGE_1 and draw(st.integers(0, 3)) > 0
        took, extended = draw(st.integers(1, 50)), draw(st.booleans())
        person = draw(st.sampled_from(["", "", "Ann Lee", "Bo Lee", "Cy Marsh"]))
        young = draw(st.booleans())
        rows.append(
            PastContact(
                source_ref=f"R{number}",
                received_on=received,
                channel=draw(st.sampled_from([*CHANNELS, "Carrier pigeon"])),
                handling=handling,
                area=draw(st.sampled_from([*AREAS[:5], "Closed team", ""])),
                theme=draw(st.sampled_from([*THEMES[:4], "Old theme", ""])),
                complainant=person or "Someone Else",
                person_key=person or f"alone {number}",
                young_person=young,
                young_status=draw(st.sampled_from([*YOUNG_STATUSES, ""])) if young else "",
                extended_on=received + timedelta(1) if answered and extended else None,
                reply_sent_on=received + timedelta(took) if answered else None,
                outcome=draw(st.sampled_from(list(Outcome))) if answered else None,
            )
        )
    return sorted(rows, key=lambda row: row.received_on)


# A failure is shown as it was found: to make it smaller would build hundreds of files.
@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(rows=contacts(), strike=st.booleans(), closed=st.booleans())
def test_invented_contacts_both_ways(
    blank: Path, rows: list[PastContact], strike: bool, closed: bool
) -> None:
    """Imported into a file of their own, one taken back again, and counted twice over."""
    with tempfile.TemporaryDirectory() as name:
        front = Front(copied(blank, Path(name) / "cases.db"))
        try:
            if rows:
                front.do(cmd.ImportPast(tuple(rows), "log.csv"), save_id="in")
            if strike:
                front.log(received_on=date(2017, 6, 1), save_id="one")
                front.do(cmd.Undo("one"), OFFICER)
            cases = exported(front.path, Path(name))
            assert len(cases) == len(rows)
            walk = Walk(front.reader)
            for period in PERIODS:
                agree(front.reader, cases, period, closed)
                walk.table(table_of(front.reader, "9", period, closed=closed))
        finally:
            front.close()
