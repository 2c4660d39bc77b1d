"""Text that means to do something to the terminal reaches it only as text."""

from __future__ import annotations

import csv
import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

DAY = ("--today", "23/11/2026")
HOSTILE = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x1b[2J\x1b[H",
    "\x1b[6n",
    "\x9b31m\x9d0;x\x9c",
    "\x08\x7f\x0b\x0c",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "a\u2028b\u2029c\u200b\ufeff",
    "tag \U000e0041\U000e0042",
    "[/] [bold]x[/bold] [@click=app.quit]x[/] :smiley:",
    "=cmd|' /C calc'!A0",
)


def unsafe(text: str) -> list[str]:
    """Characters that a terminal might obey or hide."""
    fine = "\n\u200c\u200d"
    return [
        char
        for char in text
        if char not in fine and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


@pytest.fixture
def poisoned(ask: Ask, empty: Path, tmp_path: Path) -> Path:
    """A file into which all of it was typed, and all of it brought in by a log."""
    for text in HOSTILE:
        said = ask(
            *("log", "--details", text, "--caller", f"N {text}", "--child", f"C {text}"),
            *("--wants", text, "--telephone", f"0 {text}", "--db", empty, *DAY),
        )
        assert said.code == 0, said.err
        assert unsafe(said.out + said.err) == []
    log = tmp_path / "log.csv"
    with log.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Ref", "Date received", "Channel", "Complainant", "Handled as", "Details"])
        for number, text in enumerate(HOSTILE):
            rows.writerow([f"R{number}", "03/04/2017", "E-mail", f"N {text}", "Stage 1", text])
        for number, text in enumerate(HOSTILE):
            rows.writerow([f"X{number} {text}", text, text, text, text, text])
    for options in ((), ("--json",)):
        dry = ask("import", log, "--dry-run", *options, "--db", empty, *DAY)
        assert dry.code == 0
        assert unsafe(dry.out + dry.err) == []
    said = ask("import", log, "--rejects", tmp_path / "rejects.csv", "--db", empty, *DAY)
    assert said.code == 0
    assert unsafe(said.out + said.err) == []
    return empty


def test_no_command_prints_it_raw(ask: Ask, poisoned: Path, tmp_path: Path) -> None:
    cases = ask("today", "--json", "--db", poisoned, *DAY).json["cases"]
    assert len(cases) == 2 * len(HOSTILE)
    asked = [("today",), ("today", "--json"), ("undo",)]
    for case in cases:
        asked += [("show", case["ref"]), ("show", case["ref"], "--json"), ("explain", case["ref"])]
    for command in asked:
        said = ask(*command, "--db", poisoned, *DAY)
        assert said.code == 0
        assert unsafe(said.out + said.err) == []


def test_markup_is_only_text(ask: Ask, poisoned: Path) -> None:
    said = ask("today", "--db", poisoned, *DAY)
    assert "[/] [bold]x[/bold] [@click=app.quit]x[/] :smiley:" in said.out


def test_files_hold_none_of_it(ask: Ask, poisoned: Path, tmp_path: Path) -> None:
    for name in ("all.csv", "all.json"):
        assert ask("export", tmp_path / name, "--db", poisoned, *DAY).code == 0
    for name in ("all.csv", "rejects.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert unsafe("".join(cells)) == []
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r|%")]
    content = (tmp_path / "all.json").read_text(encoding="ascii")
    assert unsafe(content) == []
    texts = [case["details"] for case in json.loads(content)["cases"]]
    assert "=cmd|' /C calc'!A0" in texts


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_harmless_wherever_it_is_typed(ask: Ask, empty: Path, text: str) -> None:
    for command in (
        *((text,), ("show", text), ("explain", text), ("undo", text), ("today", f"--{text}")),
        *(("today", "--today", text), ("explain", "--from", text, "--days", "1")),
        *(("export", f"/nowhere/{text}.pdf"), ("export", f"/nowhere/{text}.csv")),
        *(("import", f"/nowhere/{text}"), ("calendar", "add", text, "x"), ("undo", "--as", text)),
        *(("log", "--details", "x", "--channel", text), ("--role", text, "today")),
        *(("export", "x.csv", "--handling", text), ("today", "--db", f"/nowhere/{text}")),
        ("calendar", "add", "1/12/2026", text, "--preview"),
    ):
        said = ask(*command, *(() if "--db" in command else ("--db", empty)), *DAY)
        assert said.code in (0, 1, 2, 3)
        assert unsafe(said.out + said.err) == []
        assert len(said.err.splitlines()) <= 1
