"""Letters noted on a case: in any state, under names that tell nobody who they are about."""

from __future__ import annotations

import pytest

from tests.support import MANAGER, OFFICER, THURSDAY, a_case, office, stage_1
from tracker.core.case import Case
from tracker.core.commands import RecordLetter
from tracker.core.events import LetterMade
from tracker.core.evolve import evolve
from tracker.core.letters import CASE_FIELDS, LEARNING_FIELDS, fields_of, not_known
from tracker.core.office import Actor, Refusal
from tracker.core.rules import decide
from tracker.core.say import told
from tracker.core.words import LetterKind

NAME = "26-0001-acknowledgement-2026-11-05.docx"


def note(file: str = NAME) -> RecordLetter:
    return RecordLetter("26-0001", LetterKind.ACKNOWLEDGEMENT, file, "ab" * 32)


@pytest.mark.parametrize(
    "case", [a_case(), stage_1(reply_sent_on=THURSDAY), stage_1(closed_on=THURSDAY)]
)
@pytest.mark.parametrize("actor", [MANAGER, OFFICER])
def test_a_letter_is_noted_whatever_state_the_case_is_in(case: Case, actor: Actor) -> None:
    (event,) = decide(case, note(), office(actor))
    assert event == LetterMade(THURSDAY, LetterKind.ACKNOWLEDGEMENT, NAME, "ab" * 32)
    assert told(event) == f"Letter made: {NAME}"
    after = evolve(case, event)
    assert after.version == case.version + 1
    assert after.acknowledged_on == case.acknowledged_on


@pytest.mark.parametrize("file", ["Letter to Janet Smith.docx", "../x.docx", "x.exe", ""])
def test_a_file_with_another_sort_of_name_is_not_noted(file: str) -> None:
    with pytest.raises(Refusal, match="a name that cannot be noted"):
        decide(a_case(), note(file), office())


def test_a_case_that_was_taken_back_has_no_letters() -> None:
    with pytest.raises(Refusal, match="was taken back"):
        decide(a_case(struck_out=True), note(), office())


@pytest.mark.parametrize("kind", LetterKind)
def test_every_field_has_words_for_being_unknown(kind: LetterKind) -> None:
    for name, one in fields_of(kind).items():
        assert name == one.name
        assert name.isidentifier()
        assert not_known(kind, name).endswith(".")
    assert len(fields_of(kind)) in (len(CASE_FIELDS), len(LEARNING_FIELDS))
