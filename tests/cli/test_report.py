"""``report``: the annual report of a year, written whole, hiding what has to be hidden."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from tests.cli.conftest import WORKING_DATE, Ask
from tracker.cli import report as command
from tracker.core.figures import making, tables
from tracker.core.figures.asking import figures_asked
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.naming import names_in
from tracker.core.figures.table import Cell, Table
from tracker.core.figures.values import Number

YEAR = ("report", "--year", "2017/18", "--today", WORKING_DATE)


def test_the_demonstration_year_becomes_each_kind_of_document(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    for kind in ("docx", "xlsx", "pdf", "md"):
        said = ask(*YEAR, "--out", tmp_path / f"r.{kind}", "--db", demonstration)
        assert (said.code, said.err) == (0, "")
        assert said.out == (
            f"Annual report with {len(tables.KEYS)} tables written to {tmp_path}/r.{kind}.\n"
        )
    pages = pypdf.PdfReader(tmp_path / "r.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    expected = (
        "Stage 1 rose from 187 to 229 (+22%); upheld or partly upheld fell from 52% to 44% "
        "(8 percentage points)"
    )
    assert expected in text
    assert expected in (tmp_path / "r.md").read_text(encoding="utf-8")
    document = docx.Document(str(tmp_path / "r.docx"))
    assert any(expected in paragraph.text for paragraph in document.paragraphs)
    assert len(document.tables) == len(tables.KEYS)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert [cell.value for cell in book["Table 3"]["B"]][4:9] == [229, 14, 43, 23, 309]


def test_json_says_what_was_written(ask: Ask, demonstration: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.md"
    said = ask(*YEAR, "--out", out, "--db", demonstration, "--draft", "--show-small", "--json")
    assert said.code == 0
    assert sorted(said.json) == [
        *("draft", "file", "sections", "small_numbers_hidden", "tables", "year")
    ]
    assert (said.json["year"], said.json["draft"]) == ("2017/18", True)
    assert said.json["small_numbers_hidden"] is False
    assert sorted(said.json["tables"]) == sorted(tables.KEYS)
    text = out.read_text(encoding="utf-8")
    assert "DRAFT - not for publication" in text
    assert "<5" not in text.split("## 1. ")[1].split("Definitions")[0]


def test_a_draft_has_what_was_learned_from_the_forms_of_its_year(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    told = ask("learning", "--all", "--json", "--db", demonstration, "--today", WORKING_DATE)
    promises = [row["promise"] for row in told.json["rows"] if row["promise"]]
    done = [p for p in promises if p["done_on"] and p["made_on"] >= "2026-04-01"]
    assert done
    out = tmp_path / "r.md"
    asked = ("report", "--year", "2026/27", "--out", out, "--db", demonstration, "--force")
    assert ask(*asked, "--today", WORKING_DATE, "--draft").code == 0
    text = out.read_text(encoding="utf-8").replace("\\", "")
    assert all((promise["changed"] or promise["text"]) in text for promise in done)
    assert ask(*asked, "--today", WORKING_DATE).code == 0
    assert not any(p["text"] in out.read_text(encoding="utf-8") for p in done)


def test_published_output_hides_small_numbers_whatever_is_asked(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.md"
    said = ask(*YEAR, "--out", out, "--db", demonstration, "--show-small")
    assert (said.code, said.out) == (2, "")
    assert said.err == "Small numbers are shown in drafts alone: what is published hides them.\n"
    assert not out.exists()
    assert ask(*YEAR, "--out", out, "--db", demonstration, "--without-persistent").code == 0
    text = out.read_text(encoding="utf-8")
    assert "\\<5" in text
    assert "Contacts of named persistent complainants are left out." in text


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--year", "last", "--out", "r.pdf"), 2, "--year: A financial year is written like"),
        (("--year", "2017/18", "--out", "r.odt"), 2, "--out: the name has to end in .docx, .xlsx"),
        (("--year", "2017/18", "--out", "no/such/folder/r.md"), 3, "could not be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    ask: Ask,
    demonstration: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask("report", *options, "--db", demonstration, "--today", WORKING_DATE)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_a_file_is_written_over_only_when_told(
    ask: Ask, demonstration: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.md"
    out.write_text("mine")
    refused = ask(*YEAR, "--out", out, "--db", demonstration)
    assert refused.code == 1
    assert out.read_text() == "mine"
    assert ask(*YEAR, "--out", out, "--db", demonstration, "--force").code == 0
    assert out.read_text().startswith("# Complaints")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["r.md"]


def test_a_year_without_anything_makes_a_report(ask: Ask, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    assert ask("report", "--year", "1999/00", "--out", out, "--db", empty).code == 0
    text = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages
    )
    assert "none in 1999/00" in " ".join(text.split())


def test_a_total_that_does_not_tie_is_refused_with_its_sentence(
    ask: Ask, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.core.figures import report as composing

    honest = tables.make

    def wrong(key: str, asked: object) -> Table:
        made = honest(key, asked)  # type: ignore[arg-type]
        if key == "3":
            total = made.row("All contacts")
            object.__setattr__(total, "cells", (Cell(Number(1)), *total.cells[1:]))
        return made

    composed = composing.compose
    monkeypatch.setattr(making, "compose", lambda *a, **k: composed(*a, **k, make=wrong))
    out = tmp_path / "r.md"
    said = ask(*YEAR, "--out", out, "--db", demonstration)
    assert (said.code, out.exists()) == (1, False)
    assert said.err == "Table 3, 2017/18: the rows make 309, but all contacts says 1.\n"


def test_a_text_that_names_a_person_of_the_file_is_not_published(
    ask: Ask, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = ask("people", "--json", "--db", demonstration, "--today", WORKING_DATE)
    name = next(one["name"] for one in people.json["people"] if " " in one["name"])
    entered = {2017: YearEntered(2017, texts=(("priorities", f"Thanks to {name.upper()}!"),))}
    honest = figures_asked
    monkeypatch.setattr(
        making, "figures_asked", lambda *a, **k: replace(honest(*a, **k), entered=entered)
    )
    out = tmp_path / "r.md"
    said = ask(*YEAR, "--out", out, "--db", demonstration)
    assert (said.code, out.exists()) == (1, False)
    assert said.err.startswith(f"The text of “Priorities for the coming year” names {name}, who")
    assert ask(*YEAR, "--out", out, "--db", demonstration, "--draft").code == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We thank Élise O'Neill for it.", True),
        ("elise  o\u2019neill's words", True),
        ("ELISE O'NEILL.", True),
        ("Elise and Mr O'Neill", False),
        ("Denise O'Neillson", False),
        ("May was busy", False),
        ("", False),
    ],
)
def test_names_are_found_as_whole_names(text: str, found: bool) -> None:
    assert (list(names_in((text,), ["Élise O'Neill", "May"])) == ["Élise O'Neill"]) == found


def test_progress_is_told_only_after_a_second(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(command, "monotonic", lambda: now)
    patient = command._Patient("Making")
    patient(1, 9)
    now = 101.5
    patient(2, 9)
    patient(3, 9)
    now = 103.0
    patient(4, 9)
    assert capsys.readouterr().err == "Making: 2 of 9\nMaking: 4 of 9\n"
