"""The register of what left: entered for good, beside what can be undone, and naming nobody."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as driver

from db.connect import connect
from tests.support import MANAGER, OFFICER, Front
from tracker.core import commands as cmd
from tracker.core.office import Refusal
from tracker.core.out.register import (
    FileLeft,
    LeftKind,
    NoteFileLeft,
    checksum,
    letter_left,
    report_left,
)
from tracker.core.words import LetterKind

LEFT = FileLeft(
    LeftKind.LIST, "Cases: open, filter: some words", 12, "cases.xlsx", checksum(b"cases")
)


def test_what_left_is_listed_newest_first(front: Front) -> None:
    front.do(NoteFileLeft(LEFT), OFFICER)
    letter = letter_left(LetterKind.EXTENSION, "26-0001", "letter.docx", checksum(b"letter"))
    front.do(NoteFileLeft(letter))
    newest, oldest = front.reader.files_left()
    assert (newest.by, newest.left) == (MANAGER.name, letter)
    assert (oldest.by, oldest.left) == (OFFICER.name, LEFT)
    assert newest.at >= oldest.at
    assert oldest.at.tzinfo is not None


def test_one_entry_for_one_asking(front: Front) -> None:
    """A crash between the commit and the answer enters nothing twice."""
    first = front.do(NoteFileLeft(LEFT), save_id="once")
    assert front.do(NoteFileLeft(LEFT), save_id="once") == first
    assert len(front.reader.files_left()) == 1


def test_u_goes_past_it_to_the_last_change(front: Front) -> None:
    """What left is not called back, and it does not stand in the way of what can be."""
    ref = front.log(save_id="logged")
    front.do(NoteFileLeft(LEFT), OFFICER, "left")
    last = front.reader.last_save(OFFICER.name)
    assert last is not None
    assert last.save_id == "logged"
    with pytest.raises(Refusal, match="is not called back: its entry stays"):
        front.do(cmd.Undo("left"), OFFICER)
    front.do(cmd.Undo("logged"), OFFICER, "undone")
    assert front.case(ref).struck_out
    front.do(NoteFileLeft(LEFT), OFFICER)
    undone = front.reader.last_save(OFFICER.name, undo=True)
    assert undone is not None
    assert undone.save_id == "undone"
    assert len(front.reader.files_left()) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": ""},
        {"what": ""},
        {"checksum": ""},
        {"checksum": "AB" * 32},
        {"checksum": checksum(b"") + "\n"},
        {"file": "/home/smith/cases.xlsx"},
        {"file": "C:\\smith\\cases.xlsx"},
    ],
)
def test_an_entry_that_says_too_little_or_too_much_is_refused(
    front: Front, wrong: dict[str, str]
) -> None:
    with pytest.raises(Refusal, match="A file is entered by its name"):
        front.do(NoteFileLeft(replace(LEFT, **wrong)))  # type: ignore[arg-type]
    assert front.reader.files_left() == []


def test_an_entry_stays_as_it_is(front: Front) -> None:
    front.do(NoteFileLeft(LEFT))
    with closing(connect(front.path)) as connection:
        for attack in (
            "UPDATE audit_events SET payload = '{}' WHERE kind = 'FileLeft'",
            "DELETE FROM audit_events WHERE kind = 'FileLeft'",
        ):
            with pytest.raises(driver.IntegrityError, match="audit events are never"):
                connection.execute(attack)
    assert [one.left for one in front.reader.files_left()] == [LEFT]


def test_letters_and_reports_are_told_apart() -> None:
    form = letter_left(LetterKind.LEARNING_FORM, "26-0001", "f.docx", "a" * 64)
    assert (form.kind, form.what) == (LeftKind.LEARNING_FORM, "Learning form, 26-0001")
    letter = letter_left(LetterKind.REPLY_COVER, "26-0001", "f.docx", "a" * 64)
    assert letter.kind is LeftKind.LETTER
    assert report_left(2017, True, "r.pdf", "a" * 64).what == "Draft of the annual report 2017/18"
    assert report_left(2017, False, "r.pdf", "a" * 64).what == "Annual report 2017/18"
