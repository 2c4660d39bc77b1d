"""``tracker people`` and ``tracker person``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Ask


def logged(ask: Ask, db: Path, name: str, *more: str) -> str:
    """A contact on the working date; its reference."""
    said = ask(
        *("log", "--db", db, "--details", "No reply", "--caller", name, "--json", *more),
        *("--today", "2026-11-23"),
    )
    assert said.code == 0, said.err
    return str(said.json["ref"])


def test_people_with_open_counts(ask: Ask, empty: Path) -> None:
    first = logged(ask, empty, "Smith, Janet")
    logged(ask, empty, "Smith, Janette")
    logged(ask, empty, "anonymous")
    found = ask("people", "--json", "--db", empty, "--today", "2026-11-23").json
    assert (found["as_of"], found["count"]) == ("2026-11-23", 2)
    assert [(p["number"], p["name"], p["contacts"], p["open"]) for p in found["people"]] == [
        (2, "Smith, Janette", 1, 1),
        (1, "Smith, Janet", 1, 1),
    ]
    one = ask("person", "1", "--json", "--db", empty).json
    assert one["cases"] == [first]
    assert one["may_be"] == [
        {"number": 2, "name": "Smith, Janette", "reasons": ["name sounds alike"]}
    ]


def test_the_plain_form_is_a_fact_a_line(ask: Ask, empty: Path) -> None:
    logged(ask, empty, "Smith, Janet")
    said = ask("people", "janet", "--db", empty, "--today", "2026-11-23")
    assert said.lines == ["1: Smith, Janet, 1 contact, 1 open, last Mon 23 Nov 2026", "1 person"]
    assert "Cases: 26-0001" in ask("person", 1, "--db", empty).lines


def test_nobody_has_that_number(ask: Ask, empty: Path) -> None:
    said = ask("person", "9", "--db", empty)
    assert (said.code, said.err) == (1, "There is no person 9.\n")
