"""``calendar``: days listed, added, removed, and what that does to cases told beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Ask

DAY = ("--today", "23/11/2026")


def listed(ask: Ask, path: Path, kind: str = "holidays") -> dict[str, str]:
    said = ask("calendar", "--json", "--db", path, *DAY).json
    return {day["date"]: day["name"] for day in said[kind]}


def test_the_calendar_has_its_promised_keys(ask: Ask, empty: Path) -> None:
    said = ask("calendar", "--json", "--db", empty, *DAY).json
    assert list(said) == ["version", "first", "last", "holidays", "local"]
    assert said["version"] == 1
    assert said["holidays"][0] == {"date": "2010-01-01", "name": "New Year's Day"}
    assert said == ask("calendar", "list", "--json", "--db", empty, *DAY).json


def test_one_year_of_it(ask: Ask, empty: Path) -> None:
    for command in (("calendar",), ("calendar", "list")):
        said = ask(*command, "--year", "2022", "--db", empty, *DAY)
        assert said.lines[0].startswith("Calendar version 1, bank holidays confirmed from ")
        assert "Mon 19 Sep 2022: State Funeral of Queen Elizabeth II" in said.lines
        assert all(" 2022: " in line for line in said.lines[1:])


def test_a_preview_tells_and_saves_nothing(ask: Ask, empty: Path) -> None:
    ask("log", "--details", "x", "--db", empty, *DAY)
    said = ask("calendar", "add", "1/12/2026", "Wedding", "--preview", "--db", empty, *DAY)
    assert said.lines == [
        "Bank holiday added: Tue 1 Dec 2026, Wedding.",
        "Open dates that move: 1",
        "26-0001 due Mon 7 Dec 2026 becomes Tue 8 Dec 2026",
        "Cases that change their place: 0",
        "Kept verdicts that would be judged otherwise: 0",
        "Nothing was saved.",
    ]
    assert "2026-12-01" not in listed(ask, empty)


def edit(ask: Ask, path: Path, *arguments: str) -> Any:
    said = ask("calendar", *arguments, "--json", "--db", path, *DAY)
    assert said.code == 0, said.err
    return said.json


def test_an_edit_has_its_promised_keys_and_is_undone(ask: Ask, empty: Path) -> None:
    ask("log", "--details", "x", "--db", empty, *DAY)
    said = edit(ask, empty, "add", "1/12/2026", "Wedding")
    assert list(said) == ["what", "version", "save_id", "moved", "recoloured", "would_flip"]
    assert said["moved"] == [
        {
            "ref": "26-0001",
            "due_before": "2026-12-07",
            "due_after": "2026-12-08",
            "before": "to_classify",
            "after": "to_classify",
        }
    ]
    assert listed(ask, empty)["2026-12-01"] == "Wedding"
    assert ask("undo", said["save_id"], "--db", empty, *DAY).code == 0
    assert "2026-12-01" not in listed(ask, empty)


def test_colours_and_kept_verdicts_that_would_change_are_told(
    ask: Ask, demonstration: Path
) -> None:
    preview = ("--preview", "--json", "--db", demonstration, *DAY)
    said = ask("calendar", "add", "20/11/2026", "Day of rest", *preview).json
    assert said["save_id"] is None
    assert len(said["moved"]) >= 10
    late = [m for m in said["recoloured"] if m["before"] == "due_today"]
    assert {m["after"] for m in late} == {"due_soon"}
    gone = ask("calendar", "remove", "29/5/2017", *preview).json
    assert gone["moved"] == []
    (flip,) = gone["would_flip"]
    assert (flip["met"], flip["would_be_met"]) == (True, False)
    assert f"{flip['ref']} was in time and stays so; by this calendar it would be late" in (
        ask("calendar", "remove", "29/5/2017", "--preview", "--db", demonstration, *DAY).lines
    )


def test_a_local_closure_moves_no_date(ask: Ask, empty: Path) -> None:
    ask("log", "--details", "x", "--db", empty, *DAY)
    said = edit(ask, empty, "add", "fri", "Training", "--local")
    assert said["what"] == "Local closure added: Fri 27 Nov 2026, Training."
    assert said["moved"] == []
    assert listed(ask, empty, "local") == {"2026-11-27": "Training"}
    ledger = ask("explain", "26-0001", "--json", "--db", empty, *DAY).json["ledger"]
    assert {"date": "2026-11-27", "day": 4, "skipped": "", "local": "Training"} in ledger
    edit(ask, empty, "remove", "27/11/2026", "--local")
    assert listed(ask, empty, "local") == {}


def test_a_day_without_a_year_is_the_next_one(ask: Ask, empty: Path) -> None:
    said = edit(ask, empty, "add", "5 may", "Coronation", "--preview")
    assert said["what"] == "Bank holiday added: Wed 5 May 2027, Coronation."


def test_what_cannot_be_edited_is_a_no(ask: Ask, empty: Path) -> None:
    for arguments, about in (
        (("add", "25/12/2026", "Again"), "is a bank holiday already"),
        (("add", "28/11/2026", "Saturday"), "is a weekend"),
        (("remove", "24/11/2026"), "is not a bank holiday"),
        (("remove", "24/11/2026", "--local"), "is not a local closure"),
    ):
        said = ask("calendar", *arguments, "--db", empty, *DAY)
        assert (said.code, said.out) == (1, "")
        assert about in said.err


def test_a_date_that_is_none_is_wrong_use(ask: Ask, empty: Path) -> None:
    said = ask("calendar", "add", "31/2", "Never", "--db", empty, *DAY)
    assert said.code == 2
    assert said.err.startswith("DATE: ")
