"""``tracker figures`` and ``tracker editions``."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.connect import connect
from tests.cli.conftest import Ask, _made

AREAS = 13
"""Areas for which the demonstration says how many cases they held."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new file with one manager."""
    return _made(tmp_path / "m.db", "new", "--as", "M. Ade", "--role", "manager")


def test_the_demonstration_has_what_the_report_prints(ask: Ask, demonstration: Path) -> None:
    said = ask("figures", "--year", "2017/18", "--json", "--db", demonstration).json
    assert (said["contacts"], said["open_cases"]) == (18_250, 5_492)
    assert len(said["cases_held"]) == AREAS
    assert sum(said["cases_held"].values()) == 5_492
    assert sorted(said["texts"]) == ["introduction", "priorities"]
    assert len(said["examples"]) == 3
    past = ask("figures", "show", "--year", "2015/16", "--json", "--db", demonstration).json
    assert past["stage2"] == {"investigations": 6, "pence": 4_237_421, "average_days": 120}
    lines = ask("figures", "--year", "2015/16", "--db", demonstration).lines
    assert "Stage 2: 6 investigations, £42,374.21, average 120 days" in lines
    assert "Contacts with the trust: not entered" in lines


def test_figures_are_set_one_by_one_and_taken_back(ask: Ask, file: Path) -> None:
    first = ask("figures", "set", "--year", "2025/26", "--contacts", "18,250", "--db", file)
    assert first.code == 0
    said = ask(
        *("figures", "set", "--year", "2025/26", "--open", "10", "--held", "fostering=7"),
        *("--held", "ACPS East=3", "--json", "--db", file),
    ).json
    assert said["contacts"] == 18_250
    assert list(said["cases_held"].items()) == [("ACPS East", 3), ("Fostering", 7)]
    assert said["what"] == "2025/26: open cases 10; cases held by 2 areas."
    again = ask(
        *("figures", "set", "--year", "2025/26", "--held", "Fostering=", "--json", "--db", file)
    ).json
    assert again["cases_held"] == {"ACPS East": 3}
    assert ask("undo", again["save_id"], "--db", file).code == 0
    now = ask("figures", "--year", "2025/26", "--json", "--db", file).json
    assert now["cases_held"] == {"ACPS East": 3, "Fostering": 7}


def test_history_and_texts(ask: Ask, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = ask(
        *("figures", "history", "--year", "2015/16", "--investigations", "6"),
        *("--spend", "42,374.21", "--average", "120", "--db", file),
    )
    assert done.lines[0] == "2015/16: Stage 2: 6 investigations, £42,374.21, average 120 days."
    monkeypatch.setattr(sys, "stdin", io.StringIO("One.\r\n\r\nTwo.\n"))
    said = ask("figures", "text", "learning", "--year", "2025/26", "--json", "--db", file).json
    assert said["texts"] == {"learning": "One.\n\nTwo."}


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("set", "--year", "2025/26"), 2, "Say what to set"),
        (("set", "--year", "soon", "--contacts", "1"), 2, "A financial year is written like"),
        (("set", "--year", "2025/26", "--contacts", "-1"), 2, "--contacts: Type a whole number"),
        (("set", "--year", "2025/26", "--held", "Moon=1"), 2, "'Moon' is not on the list"),
        (("set", "--year", "2025/26", "--held", "Moon"), 2, "--held wants AREA=N"),
        (("set", "--year", "2199/00", "--contacts", "1"), 2, "A financial year"),
        (("set", "--year", "2100/01", "--contacts", "1"), 1, "has not begun yet"),
        (("history", "--year", "2015/16", "--spend", "1"), 2, "Say how many there were"),
        (("text", "appendix"), 2, "SECTION may be introduction"),
    ],
)
def test_what_is_given_wrongly(
    ask: Ask, file: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    said = ask("figures", *words, "--db", file)
    assert sentence in said.err
    assert said.code == code


def test_an_edition_from_publishing_to_a_changed_byte(ask: Ask, tmp_path: Path) -> None:
    file = _made(tmp_path / "e.db", "new", "--as", "M. Ade", "--role", "manager")
    assert ask("editions", "--db", file).lines == ["Nothing is published yet."]
    done = ask("editions", "publish", "--year", "2025/26", "--json", "--db", file)
    edition = done.json
    assert (edition["number"], edition["year"], edition["against"]) == (1, "2025/26", "2024/25")
    assert "never taken back" in edition["what"]
    assert "an edition is never taken back" in ask("undo", "--db", file).err
    (listed,) = ask("editions", "--json", "--db", file).json["editions"]
    assert listed["checksum"] == edition["checksum"]
    shown = ask("editions", "show", "1", "--json", "--db", file).json
    assert shown["tables"][0]["rows"]
    assert "Table 3: " in ask("editions", "show", "1", "--db", file).out
    assert ask("editions", "verify", "--json", "--db", file).json["sound"] is True
    logged = ask("log", "--details", "Nobody rang", "--received", "2/3/2026", "--db", file)
    assert logged.code == 0
    found = ask("editions", "compare", "1", "--json", "--db", file).json["restated"]
    in_3 = [r for r in found if r["table"] == "3"]
    (one,) = [r for r in in_3 if (r["row"], r["column"]) == ("All contacts", "2025/26")]
    assert (one["old"], one["new"]) == ("0", "<5")
    assert "All contacts, 2025/26: restated: <5 was 0 in the edition of" in one["note"]
    told = ask("editions", "compare", "1", "--db", file).lines
    assert told[-1] == f"Edition 1, 2025/26: {len(found)} figures restated."
    assert ask("editions", "show", "9", "--db", file).code != 0
    with closing(connect(file)) as connection:
        connection.execute("DROP TRIGGER editions_never_change")
        connection.execute(
            "UPDATE editions SET tables = replace(tables, '[\"number\",0]', '[\"number\",3]')"
        )
    bad = ask("editions", "verify", "--db", file)
    assert bad.code == 1
    assert "Edition 1, table 3, row 'Stage 1 complaint': not as published." in bad.lines
