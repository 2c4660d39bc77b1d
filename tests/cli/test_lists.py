"""``lists`` and ``rules``: what can be chosen and by what clocks, told and changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

DAY = ("--today", "23/11/2026")


@pytest.fixture
def office(ask: Ask, tmp_path: Path) -> Path:
    """A new file of a manager's."""
    path = tmp_path / "lists.db"
    assert ask("new", "--as", "M. Ade", "--role", "manager", "--db", path).code == 0
    return path


def areas(ask: Ask, path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("lists", "--json", "--db", path).json["lists"]["area"]
    return found


def test_the_lists_have_their_promised_keys(ask: Ask, office: Path) -> None:
    said = ask("lists", "--json", "--db", office).json
    assert list(said) == ["version", "lists", "changes"]
    assert list(said["lists"]) == [
        *("area", "theme", "channel", "relation", "team_manager", "source", "extension_reason")
    ]
    assert said["lists"]["channel"][-1] == {
        "value": "Council contact centre",
        "belongs_to": "",
        "via": "council",
        "retired": False,
        "became": "",
        "cases": 0,
    }
    assert said["lists"]["source"][0]["cases"] is None
    one = ask("lists", "list", "--kind", "Themes", "--json", "--db", office).json["lists"]
    assert list(one) == ["theme"]


def test_a_value_is_added_renamed_retired_and_brought_back(ask: Ask, office: Path) -> None:
    ask("log", "--details", "x", "--area", "Finance", "--db", office, *DAY)
    steps = (
        (("add", "area", "Early  Help"), "Area added: Early Help."),
        (("rename", "area", "early help", "Help"), "Area renamed: Early Help became Help."),
        (("up", "area", "Help"), "Area moved up: Help."),
        (("down", "area", "Help"), "Area moved down: Help."),
        (("retire", "area", "Help"), "Area retired: Help."),
        (("restore", "area", "Help"), "Area brought back: Help."),
    )
    for arguments, told in steps:
        said = ask("lists", *arguments, "--db", office)
        assert (said.code, said.lines[0]) == (0, told)
    found = {one["value"]: one for one in areas(ask, office)}
    assert (found["Early Help"]["retired"], found["Early Help"]["became"]) == (True, "Help")
    assert not found["Help"]["retired"]
    lines = ask("lists", "--kind", "area", "--db", office).lines
    assert "Area, retired: Early Help, now Help (0 cases)" in lines
    assert lines[-1].endswith("M. Ade: Area added: Early Help.")


def test_an_edit_has_its_promised_keys_and_is_undone(ask: Ask, office: Path) -> None:
    said = ask("lists", "retire", "area", "Finance", "--json", "--db", office).json
    assert list(said) == ["what", "version", "save_id"]
    assert said["version"] == 2
    assert ask("undo", said["save_id"], "--db", office).code == 0
    assert not any(one["retired"] for one in areas(ask, office))


def test_a_team_manager_is_added_for_an_area(ask: Ask, office: Path) -> None:
    said = ask("lists", "add", "team-manager", "P. Shah", "--for", "finance", "--db", office)
    assert said.lines[0] == "Team manager added: P. Shah for Finance."


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("add", "area", "finance"), 1, "'Finance' is on the list already."),
        (("add", "area", " "), 1, "Give the area a name."),
        (("add", "area", "a\x1bb"), 1, "A value of a list is one line without control characters."),
        (("retire", "area", "Nowhere"), 1, "Area 'Nowhere' is not on the list."),
        (("add", "colour", "Red"), 2, "KIND may be area, theme, channel, relation"),
        (("add", "team-manager", "P. Shah"), 1, "Say for which area."),
    ],
)
def test_what_may_not_be_is_one_sentence(
    ask: Ask, office: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    said = ask("lists", *arguments, "--db", office)
    assert said.code == code
    assert said.err.startswith(sentence)


def test_an_officer_sees_and_does_not_change(ask: Ask, empty: Path) -> None:
    for arguments in (("lists", "add", "area", "X"), ("rules", "set", "soon", "5")):
        said = ask(*arguments, "--db", empty)
        assert (said.code, said.err) == (1, "Only a manager changes the lists and clocks.\n")
        assert ask(arguments[0], "--db", empty).code == 0


def test_the_rules_have_their_promised_keys(ask: Ask, office: Path) -> None:
    said = ask("rules", "--json", "--db", office).json
    assert list(said) == [
        *("version", "clocks", "soon", "look_again_after", "next_stage_window", "learning_days"),
        *("convention", "changes"),
    ]
    assert said["clocks"][1] == {
        "clock": "stage_1",
        "starts_at": "received",
        "standard": 10,
        "outer": 20,
        "pausable": True,
        "departures": [],
    }
    lines = ask("rules", "--db", office).lines
    assert "Due soon (soon): 3 working days" in lines


def test_a_rule_is_previewed_with_a_warning_and_then_set(ask: Ask, office: Path) -> None:
    ask("log", "--details", "x", "--db", office, *DAY)
    told = [
        "Stage 1: limit 10 became 12 working days.",
        "Warning: By law (SI 2006/1738) Stage 1 has 10 and 20 working days, not 12 and 20.",
        "Open dates that move: 1",
        "26-0001 due Mon 7 Dec 2026 becomes Wed 9 Dec 2026",
        "Cases that change their place: 0",
        "Kept verdicts that would be judged otherwise: 0",
    ]
    change = ("rules", "set", "stage_1.standard", "12", "--db", office, *DAY)
    assert ask(*change, "--preview").lines == [*told, "Nothing was saved."]
    assert ask("rules", "--json", "--db", office).json["version"] == 1
    said = ask(*change, "--json").json
    assert list(said) == [
        *("what", "version", "save_id", "warnings", "moved", "recoloured", "would_flip")
    ]
    assert ask("rules", "--json", "--db", office).json["clocks"][1]["standard"] == 12
    assert ask("undo", said["save_id"], "--db", office).code == 0
    assert ask("rules", "--json", "--db", office).json["clocks"][1]["standard"] == 10


@pytest.mark.parametrize(
    ("rule", "value", "code", "sentence"),
    [
        ("soon", "x", 2, "soon: Type a number from 0 to 100."),
        ("stage_1.standard", "30", 2, "stage_1.standard: With an extension it is more than 30."),
        ("stage_9.standard", "3", 1, "There is no rule called 'stage_9.standard'."),
        ("soon", "3", 1, "Nothing was changed."),
    ],
)
def test_a_rule_that_cannot_be_is_one_sentence(
    ask: Ask, office: Path, rule: str, value: str, code: int, sentence: str
) -> None:
    said = ask("rules", "set", rule, value, "--db", office)
    assert (said.code, said.err) == (code, f"{sentence}\n")
