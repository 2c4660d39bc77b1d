"""``tracker letter`` and ``tracker letters``: a Word file out, and templates that people edit."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Ask
from tracker.core.words import LetterKind

NAME = "26-0001-acknowledgement-2026-11-23.docx"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps other people out otherwise")


@pytest.fixture
def db(empty: Path, ask: Ask) -> Path:
    """A file with one contact in it."""
    logged = ask(
        *("log", "--db", empty, "--today", "2026-11-23", "--caller", "Smith, Janet"),
        *("--details", "Fish & <chips> {{ ref }}"),
    )
    assert logged.code == 0, logged.err
    return empty


def words(path: Path) -> str:
    return "\n".join(p.text for p in Document(str(path)).paragraphs)


def test_a_letter_is_made_beside_the_file_and_noted_on_the_case(ask: Ask, db: Path) -> None:
    said = ask("letter", "26-1", "acknowledgement", "--db", db, "--today", "2026-11-23")
    assert said.code == 0, said.err
    made = db.with_name("new.letters") / "made" / NAME
    assert str(made) in said.out
    assert "Dear Janet Smith" in words(made)
    assert "Fish & <chips> {{ ref }}" in words(made)
    shown = ask("show", "26-0001", "--db", db).out
    assert f"Letter made: {NAME}" in shown
    assert "Smith" not in NAME


@posix
def test_nobody_else_on_the_machine_may_read_it(ask: Ask, db: Path) -> None:
    before = os.umask(0)
    try:
        assert ask("letter", "26-1", "acknowledgement", "--db", db).code == 0
    finally:
        os.umask(before)
    folder = db.with_name("new.letters")
    (made,) = (folder / "made").iterdir()
    assert [stat.S_IMODE(p.stat().st_mode) for p in (folder, folder / "made", made)] == [
        *(0o700, 0o700, 0o600)
    ]


def test_the_next_one_of_the_day_is_numbered(ask: Ask, db: Path) -> None:
    for _ in range(2):
        said = ask("letter", "26-1", "acknowledgement", "--db", db, "--today", "2026-11-23")
    assert NAME.replace("23.docx", "23-2.docx") in said.out
    assert len(list((db.with_name("new.letters") / "made").iterdir())) == 2


def test_json_tells_the_path_and_what_takes_it_back(ask: Ask, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "Letter to Janet.docx"
    said = ask(
        *("letter", "26-0001", "acknowledgement", "--out", out, "--json"),
        *("--db", db, "--today", "2026-11-23"),
    )
    assert said.json["file"] == str(out)
    assert said.json["kind"] == "acknowledgement"
    assert len(said.json["template"]) == 64
    assert out.exists()
    shown = ask("show", "26-0001", "--db", db).out
    assert NAME in shown
    assert "Letter to Janet" not in shown
    undone = ask("undo", said.json["save_id"], "--db", db)
    assert undone.code == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("kind", "code", "says"),
    [
        ("extension", 1, "26-0001: The clock is not extended."),
        ("stage-2-refused", 1, "26-0001: Stage 2 was not asked for."),
        ("learning-form", 1, "26-0001: No learning form is begun for this case."),
        ("love-letter", 2, "love-letter"),
    ],
)
def test_a_letter_that_makes_no_sense_is_not_made(
    ask: Ask, db: Path, kind: str, code: int, says: str
) -> None:
    said = ask("letter", "26-0001", kind, "--db", db, "--today", "2026-11-23")
    assert said.code == code
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert not (db.with_name("new.letters") / "made").exists()


def test_what_is_missing_is_said_in_sentences(ask: Ask, db: Path) -> None:
    assert ask("letters", "init", "--db", db).code == 0
    own = db.with_name("new.letters") / "acknowledgement.docx"
    document = Document(str(own))
    document.add_paragraph("{{ team_manager }} and {{ theme }} and again {{ theme }}")
    document.save(str(own))
    said = ask("letter", "26-0001", "acknowledgement", "--db", db)
    assert said.code == 1
    assert said.err == "The team manager is not known yet. The theme is not known yet.\n"
    assert not (db.with_name("new.letters") / "made").exists()


def test_nothing_is_written_over_and_no_other_kind_of_file(
    ask: Ask, db: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.docx"
    out.write_text("mine")
    said = ask("letter", "26-0001", "acknowledgement", "--out", out, "--db", db)
    assert (said.code, out.read_text()) == (1, "mine")
    assert "is there already" in said.err
    said = ask("letter", "26-0001", "acknowledgement", "--out", tmp_path / "x.pdf", "--db", db)
    assert said.code == 2
    nowhere = tmp_path / "no" / "x.docx"
    said = ask("letter", "26-0001", "acknowledgement", "--out", nowhere, "--db", db)
    assert said.code == 3
    assert "could not be written" in said.err
    assert "Letter made" not in ask("show", "26-0001", "--db", db).out


def test_a_template_edited_in_word_is_used(ask: Ask, db: Path) -> None:
    folder = db.with_name("new.letters")
    first = ask("letters", "init", "--db", db)
    assert first.code == 0
    assert {p.name for p in folder.iterdir()} == {f"{kind.value}.docx" for kind in LetterKind}
    own = folder / "acknowledgement.docx"
    document = Document(str(own))
    document.paragraphs[0].insert_paragraph_before("The Old Mill, reference {{ ref }}")
    document.save(str(own))
    said = ask("letter", "26-0001", "acknowledgement", "--db", db, "--today", "2026-11-23")
    assert "The Old Mill, reference 26-0001" in words(folder / "made" / NAME), said.err
    again = ask("letters", "init", "--db", db)
    assert "left as it is: acknowledgement.docx" in again.out
    assert "The Old Mill" in words(own)
    listed = ask("letters", "--db", db, "--json").json
    assert all(one["own"] for one in listed)


def test_check_says_what_is_wrong_with_each_and_a_letter_says_the_same(ask: Ask, db: Path) -> None:
    folder = db.with_name("new.letters")
    assert ask("letters", "check", "--db", db).code == 0
    assert not folder.exists(), "checking makes nothing"
    ask("letters", "init", "--db", db)
    assert ask("letters", "check", "--db", db).code == 0
    document = Document()
    document.add_paragraph("Dear {{ complainant }}")
    document.save(str(folder / "acknowledgement.docx"))
    (folder / "extension.docx").write_text("Dear {{ name }}")
    (folder / "reply-cover.docx").unlink()
    (folder / "reply-cover.docx").mkdir()
    said = ask("letters", "check", "--db", db)
    assert said.code == 1
    ack, extension, cover, *fine = said.lines
    assert ack.startswith(
        "acknowledgement: The template acknowledgement.docx cannot be used: it names a field that "
        "letters do not have: complainant (near 'Dear {{ complainant }}')."
    )
    assert "There are: ref, today, from_name" in ack
    assert extension.endswith("cannot be used: it is not a Word file (.docx).")
    assert cover.endswith("cannot be used: it is not a file.")
    assert [line.partition(": ")[2] for line in fine] == ["can be used."] * 3
    made = ask("letter", "26-0001", "acknowledgement", "--db", db)
    assert made.code == 1
    assert made.err.strip() == ack.removeprefix("acknowledgement: ")
    assert ask("letters", "check", "--db", db, "--json").json["extension"].endswith(".docx).")
    assert ask("letters", "--db", db).code == 0


@posix
def test_a_pipe_instead_of_a_template_is_not_waited_for(ask: Ask, db: Path) -> None:
    folder = db.with_name("new.letters")
    folder.mkdir()
    os.mkfifo(folder / "acknowledgement.docx")
    assert "it is not a file." in ask("letters", "check", "--db", db).out


def test_the_fields_of_a_template_are_listed(ask: Ask, db: Path) -> None:
    said = ask("letters", "fields", "acknowledgement", "--db", db)
    assert "{{ team_manager }}: who investigates" in said.lines
    assert any("(each with number, text, finding)" in line for line in said.lines)
    names = {one["field"] for one in ask("letters", "fields", "learning-form", "--json").json}
    assert "promises" in names
    assert "name" not in names


def test_word_libraries_are_loaded_by_letters_alone(db: Path) -> None:
    code = (
        "import sys; from tracker.__main__ import main; "
        f"main(['show', '26-0001', '--db', {str(db)!r}]); "
        "print(sorted({'docx', 'docxtpl', 'lxml', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
