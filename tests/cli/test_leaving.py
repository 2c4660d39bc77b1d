"""Whatever a command writes with cases or figures in it is entered; ``tracker exports`` tells."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from db.store import FileStore
from tests.cli.conftest import LOG, Ask, _made
from tracker.core.ports import CouldNot

DAY = ("--today", "2026-11-23")


@pytest.fixture
def file(tmp_path: Path, ask: Ask) -> Path:
    """A new file with one contact, by somebody whose name is looked for below."""
    path = _made(tmp_path / "m.db", "new", "--as", "M. Ade", "--role", "manager")
    said = ask(
        *("log", "--details", "Nobody rang", "--caller", "Janet Smith", "--db", path),
        *("--received", "20/11/2026", *DAY),
    )
    assert said.code == 0
    return path


def entries(ask: Ask, file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("exports", "--json", "--db", file).json["exports"]
    return found


def sum_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_nothing_has_left_a_new_file(ask: Ask, file: Path) -> None:
    assert ask("exports", "--db", file).lines == ["Nothing has left the program yet."]
    assert ask("exports", "--json", "--db", file).json == {"count": 0, "exports": []}


def test_a_list_is_entered_without_what_was_typed_to_find_somebody(
    ask: Ask, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "of Janet Smith" / "cases.csv"
    target.parent.mkdir()
    done = ask(
        *("export", target, "--open", "--handling", "to classify", "--text", "smith"),
        *("--from", "1/11/2026", "--to", "23/11/2026", "--db", file, "--as", "M. Ade", *DAY),
    )
    assert done.code == 0
    (one,) = entries(ask, file)
    assert one["file"] == "cases.csv"
    assert one["sha256"] == sum_of(target)
    assert (one["kind"], one["rows"], one["by"]) == ("list", 1, "M. Ade")
    assert one["what"] == (
        "Cases, oldest first: open, To classify, received from Sun 1 Nov 2026, "
        "received to Mon 23 Nov 2026, filter: some words"
    )
    said = ask("exports", "--db", file)
    assert "mith" not in said.out
    assert said.lines[0].endswith(f"some words; cases.csv, SHA-256 {sum_of(target)}")
    assert ", M. Ade, List, 1 row: Cases" in said.lines[0]


def test_every_other_file_is_entered_too(ask: Ask, file: Path, tmp_path: Path) -> None:
    db = ("--db", file, *DAY)
    table, report = tmp_path / "t.csv", tmp_path / "r.md"
    assert ask("table", "3", "--year", "2026/27", "--out", table, *db).code == 0
    assert ask("report", "--year", "2026/27", "--out", report, "--draft", *db).code == 0
    assert ask("letter", "26-1", "acknowledgement", *db).code == 0
    out = tmp_path / "smith.docx"
    assert ask("letter", "26-1", "acknowledgement", "--out", out, *db).code == 0
    source, rejected = tmp_path / "log.csv", tmp_path / "left-out.csv"
    headings, first, *_ = LOG.read_text("utf-8").splitlines()
    source.write_text(f"{headings}\n{first.replace('04/04/2016', '31/31/2016')}\n", "utf-8")
    asked = ask("import", source, "--dry-run", "--rejects", rejected, *db)
    assert rejected.exists(), asked.err
    found = {one["file"]: one for one in entries(ask, file)}
    name = "26-0001-acknowledgement-2026-11-23.docx"
    assert set(found) == {"t.csv", "r.md", name, "left-out.csv"}
    assert len(entries(ask, file)) == 5
    assert {n: found[n]["kind"] for n in found} == {
        "t.csv": "table",
        "r.md": "report",
        name: "letter",
        "left-out.csv": "rejected_rows",
    }
    for path in (table, report, rejected):
        assert found[path.name]["sha256"] == sum_of(path)
    sums = {one["sha256"] for one in entries(ask, file) if one["kind"] == "letter"}
    assert sum_of(out) in sums
    assert found["t.csv"]["what"].startswith("Table 3: ")
    assert found["t.csv"]["what"].endswith("2026/27 beside 2025/26")
    assert found["r.md"]["rows"] is None
    assert found["left-out.csv"]["rows"] == 1


def test_a_table_goes_into_a_file_of_either_kind(ask: Ask, file: Path, tmp_path: Path) -> None:
    """The same lines as on the screen; nothing is written over unasked."""
    wish = ("table", "3", "--year", "2026/27", "--db", file, *DAY)
    for form, name in (("--csv", "t.csv"), ("--md", "t.md")):
        target = tmp_path / name
        said = ask(*wish, "--out", target)
        assert said.out == f"7 rows written to {target}.\n" or "rows written to" in said.out
        assert target.read_text("utf-8-sig").splitlines() == ask(*wish, form).lines
        again = ask(*wish, "--out", target)
        assert (again.code, "is there already" in again.err) == (1, True)
        assert ask(*wish, "--out", target, "--force").code == 0
    for more in (
        ("--out", tmp_path / "t.ods"),
        ("--out", tmp_path / "u.csv", "--md"),
        ("--out", tmp_path / "u.md", "--csv"),
        ("--out", tmp_path / "u.csv", "--json"),
        ("--out", tmp_path / "u.csv", "--cases", "1", "1"),
    ):
        refused = ask(*wish, *more)
        assert (refused.code, "--out FILE takes one table" in refused.err) == (2, True)
    assert len(entries(ask, file)) == 4


def test_what_could_not_be_entered_is_said(
    ask: Ask, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is there, and nobody believes that it is in the register."""

    def full(*_: object) -> None:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr(FileStore, "begin", full)
    target = tmp_path / "cases.csv"
    said = ask("export", target, "--db", file, *DAY)
    assert said.code == 3
    assert "cases.csv is written, but could not be entered under what left" in said.err
    assert "The disk is full." in said.err
    assert target.exists()
    monkeypatch.undo()
    assert entries(ask, file) == []


def test_who_is_not_known_writes_nothing(ask: Ask, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "cases.csv"
    assert ask("export", target, "--db", file, "--as", "Nobody", *DAY).code == 2
    assert not target.exists()
