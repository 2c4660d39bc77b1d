"""Every figure that the annual report prints, from the demonstration's cases."""

from __future__ import annotations

import json
from typing import Any

import pytest

from db.reader import FileReader
from tests.figures.walking import table_of, words
from tests.support import DATA
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.periods import year

PRINTED: dict[str, Any] = json.loads((DATA / "published-2017-18.json").read_text("utf-8"))
THIS, LAST = "2017/18", "2016/17"
PERIOD = year(2017)


def test_table_1_prints_these_shares(reader: FileReader) -> None:
    table = table_of(reader, "1", PERIOD)
    assert [c.label for c in table.columns] == [THIS, "%", LAST, "%"]
    rows = {
        "telephone": "Telephone",
        "e_mail": "E-mail",
        "meeting": "Meeting with Customer Experience Manager",
        "direct": "Direct",
        "via_council": "Via the council",
        "council_online": "Council on-line services",
        "council_contact_centre": "Council contact centre",
    }
    for year_label, place in ((THIS, 1), (LAST, 3)):
        for name, percent in PRINTED["table_1_contact_channel"][year_label].items():
            assert words(table, rows[name.removesuffix("_percent")])[place] == f"{percent}%"
    assert words(table, "All contacts") == ["309", "100%", "310", "100%"]


@pytest.mark.parametrize("key", ["2", "3"])
def test_tables_2_and_3_print_these_numbers(key: str, reader: FileReader) -> None:
    table = table_of(reader, key, PERIOD)
    rows: dict[str, str] = {"Stage 1": "Stage 1 complaint"}
    years = (THIS,) if key == "2" else (THIS, LAST)
    assert [c.label for c in table.columns] == [label for y in years for label in (y, "%")]
    for place, year_label in enumerate(years):
        printed = dict(PRINTED["table_2_and_3_handling"][year_label])
        at = slice(place * 2, place * 2 + 2)
        contacts, people = printed.pop("contacts"), printed.pop("complainants")
        assert words(table, "All contacts")[at] == [str(contacts), "100%"]
        assert words(table, "Complainants")[at] == [str(people), "-"]
        for name, (count, percent) in printed.items():
            assert words(table, str(rows.get(name, name)))[at] == [str(count), f"{percent}%"]


def test_table_4_prints_these_young_people(reader: FileReader) -> None:
    printed = PRINTED["table_4_young_people"]
    table = table_of(reader, "4", PERIOD)
    heads = [c.label for c in table.columns]
    places = [heads.index(status) for status in printed["columns"]]
    total = heads.index("Total")
    for name, counts in printed["rows"].items():
        row = words(table, name.removesuffix(" call with Customer Experience Manager"))
        assert [int(row[at]) for at in places] == counts
        assert row[total] == str(sum(counts))
    row = words(table, "All contacts")
    assert [int(row[at]) for at in places] == printed["total"]
    assert row[total:] == [str(printed["grand_total"]), str(printed["previous_year"])]
    assert table.notes == (f"Ages, where they are known: {printed['ages']}.",)
    others = set(range(total)) - set(places)
    assert [row[at] for at in others] == ["0"]


def test_table_5_prints_these_outcomes_and_shares(reader: FileReader) -> None:
    printed = PRINTED["table_5_outcome"]
    contacts = printed["all_contacts_with_the_trust_2017/18"]
    cases = printed["open_cases_2017/18"]
    table = table_of(reader, "5", PERIOD, entered={2017: YearEntered(2017, contacts, cases)})
    for label in (THIS, LAST):
        of = printed[label]
        assert words(table, label)[:3] == [
            str(of["stage_1"]),
            str(of["upheld_or_partly"]),
            f"{of['percent']}%",
        ]
    share = printed["stage_1_share_of_contacts_percent"]
    assert words(table, THIS)[3:] == ["18,250", f"{share}%", "5,492", "4.17%"]
    assert words(table, LAST)[3:] == ["-"] * 4
    assert table.notes == (
        "Contacts with the trust or open cases of 2016/17 have not been entered.",
    )


def test_table_6_prints_these_areas(reader: FileReader) -> None:
    table = table_of(reader, "6", PERIOD)
    for area, count in PRINTED["table_6_by_area"]["printed"].items():
        assert words(table, area)[0] == str(count)
    assert words(table, "All")[0] == "229"


def test_table_7_sets_complaints_beside_cases_held(reader: FileReader) -> None:
    held = (("ACPS Central", 1_500), ("ACPS East", 500))
    table = table_of(reader, "7", PERIOD, entered={2017: YearEntered(2017, cases_held=held)})
    assert words(table, "ACPS Central") == ["47", "21%", "1,500", "75%", "-54 points"]
    assert words(table, "ACPS North") == ["30", "13%", "-", "-", "-"]
    assert words(table, "All") == ["229", "100%", "2,000", "100%", "-"]
    assert len(table.notes) == 1


def test_table_8_has_twelve_months_of_both_years(reader: FileReader) -> None:
    table = table_of(reader, "8", PERIOD)
    assert [row.label for row in table.rows][:12:11] == ["April", "March"]
    assert len(table.rows) == 13
    assert words(table, "All") == ["229", "187"]


def test_table_9_prints_these_repeat_complainants(reader: FileReader) -> None:
    printed = PRINTED["table_9_repeat_complainants"]
    table = table_of(reader, "9", PERIOD)
    people = {row.label: words(table, row.label)[0] for row in table.rows}
    of = printed[THIS]
    assert people.pop("All") == str(of["people"])
    assert {label: n for label, n in people.items() if n != "0"} == {
        f"{times} contacts": str(n) for times, n in of["people_by_contacts"].items()
    }
    assert words(table, "All")[:3] == [
        str(of[name]) for name in ("people", "contacts", "of_which_stage_1")
    ]
    assert words(table, "All")[3] == str(printed[LAST]["people"])


def test_table_10_prints_these_bands(reader: FileReader) -> None:
    printed = PRINTED["table_10_timescale_stage_1"]
    table = table_of(reader, "10", PERIOD)
    rows = {
        "within_10": "Within 10 working days",
        "within_11_to_20": "11 to 20",
        "over_20": "Over 20",
    }
    for name, label in rows.items():
        count, percent = printed[THIS][name]
        assert words(table, label)[:2] == [str(count), f"{percent}%"]
    within = words(table, "Within timescale")
    assert within[1] == f"{printed[THIS]['within_timescale_percent']}%"
    assert within[3] == f"{printed[LAST]['within_timescale_percent']}%"
    assert "No reply yet" not in [row.label for row in table.rows]


@pytest.mark.parametrize("key", ["13", "14"])
def test_tables_13_and_14_print_these_themes(key: str, reader: FileReader) -> None:
    table = table_of(reader, key, PERIOD)
    years = (THIS,) if key == "13" else (THIS, LAST)
    assert len(table.columns) == 3 * len(years)
    for place, year_label in enumerate(years):
        printed = PRINTED["table_13_and_14_themes"][year_label]
        for name, counts in printed.items():
            row = words(table, name if name != "Total" else "All")
            assert [int(n) for n in row[place * 3 : place * 3 + 2]] == counts
    assert words(table, "Poor communication")[2] == "71%"
