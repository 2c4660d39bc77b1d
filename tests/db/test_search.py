"""Searching: every word that was written is found, nothing that was undone, and nothing breaks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.finding import match_expression
from db.reader import FileReader
from tests.support import OFFICER, THURSDAY, Front, named
from tracker.core import commands as cmd
from tracker.core.filters import Filter
from tracker.core.past import PastContact
from tracker.core.words import Handling


@pytest.fixture
def told(front: Front) -> Front:
    """One case with words in every place where words can be, and one about something else."""
    ref = front.log(
        complainant=named("Zoë O’Brien-Łukasz", telephone="0121 496 0000", email="zoe@example.org"),
        child="Søren",
        details="The contact centre was closed; a naïve excuse",
        wants="An apology",
        received_on=THURSDAY,
    )
    front.do(
        cmd.Classify(ref, Handling.STAGE_1, "Poor communication", "Fostering", "R. Khan", "Urgent")
    )
    front.do(cmd.AddNote(ref, "Grandmother telephoned about Straßburg"))
    front.do(cmd.Chase(ref, "Left a voicemail"))
    front.do(cmd.AddPoint(ref, "Missing paperwork"))
    front.do(cmd.AddCall(ref, THURSDAY, "", "E-mail", "Furious again", "Compensation", "Uncle Bob"))
    front.do(cmd.Review(ref, "Escalate tomorrow"))
    front.log(details="Something else entirely")
    return front


@pytest.mark.parametrize(
    "typed",
    [
        "26-0001",
        "26 0001",
        "contact centre",
        "CENTRE contact",
        "conta",
        "apology",
        "zoe",
        "ZOË",
        "o'brien",
        "brien lukasz",
        "łukasz",
        "soren",
        "Søren",
        "naive",
        "strassburg",
        "Straßburg",
        "zoe@example.org",
        "0121 496",
        "khan",
        "fostering poor",
        "urgent",
        "grandmother",
        "voicemail",
        "paperwork",
        "furious",
        "compensation",
        "uncle bob",
        "escalate",
        "centre; closed",
    ],
)
def test_every_word_is_found(typed: str, told: Front) -> None:
    """Wherever it was written, however its accents and capitals are typed, from two letters on."""
    assert list(told.reader.matching(typed, THURSDAY)) == [1]
    assert list(told.reader.case_ids(Filter(text=typed))) == [1]


@pytest.mark.parametrize(
    "typed", ["", " ", "z", "zebra", "centre zebra", "oogle", "“”", "AND", "26-0003"]
)
def test_nothing_else_is(typed: str, told: Front) -> None:
    """Too little, absent, half absent, the middle of a word, or no word at all."""
    assert list(told.reader.matching(typed, THURSDAY)) == []


def test_every_word_typed_must_begin_some_word(told: Front) -> None:
    """Words of one case from different places count together; of different cases they do not."""
    assert list(told.reader.matching("vo gran fur", THURSDAY)) == [1]
    assert list(told.reader.matching("voicemail entirely", THURSDAY)) == []


def test_newest_first(told: Front) -> None:
    """A word in both cases gives the later one first; on a past day only what had come by then."""
    told.day.on = THURSDAY + timedelta(1)
    told.log(details="A third voicemail")
    told.do(cmd.AddNote("26-0002", "Another voicemail"))
    assert list(told.reader.matching("voice", told.today)) == [3, 2, 1]
    assert list(told.reader.matching("voice", THURSDAY)) == [2, 1]


def test_the_words_of_an_undone_note_are_gone(told: Front) -> None:
    """They were written on the wrong case; brought back, they are found again."""
    told.do(cmd.AddNote("26-0001", "Meant for the Patel case"), save_id="wrong")
    assert list(told.reader.matching("patel", THURSDAY)) == [1]
    undone = told.do(cmd.Undo("wrong"))
    assert list(told.reader.matching("patel", THURSDAY)) == []
    assert list(told.reader.matching("voicemail", THURSDAY)) == [1]
    told.do(cmd.Undo(undone.save_id))
    assert list(told.reader.matching("patel", THURSDAY)) == [1]


def test_the_words_of_an_undone_contact_are_gone(told: Front) -> None:
    """Its reference too: it is in no list any more, and back with the undoing of the undo."""
    told.log(details="Typed twice by mistake", complainant=named("Bo Diddley"), save_id="twice")
    undone = told.do(cmd.Undo("twice"), OFFICER)
    for typed in ("mistake", "diddley", "26-0003"):
        assert list(told.reader.matching(typed, THURSDAY)) == []
        assert list(told.reader.case_ids(Filter(text=typed))) == []
    assert told.reader.callers("Bo Diddley", "") == []
    told.do(cmd.Undo(undone.save_id), OFFICER)
    assert list(told.reader.matching("diddley mistake", THURSDAY)) == [3]
    assert [card.name for card in told.reader.callers("Bo", "")] == ["Bo Diddley"]


def test_corrected_words_replace_the_old_ones(told: Front) -> None:
    """What was misheard is not found any more, what is right is; and undone, the other way."""
    facts = (("name", "Zoe Bryant"), ("details", "The family centre was closed"))
    told.do(cmd.CorrectFacts("26-0001", facts), save_id="correct")
    assert list(told.reader.matching("bryant family", THURSDAY)) == [1]
    assert list(told.reader.matching("brien", THURSDAY)) == []
    assert list(told.reader.matching("voicemail", THURSDAY)) == [1]
    told.do(cmd.Undo("correct"))
    assert list(told.reader.matching("brien contact", THURSDAY)) == [1]
    assert list(told.reader.matching("bryant", THURSDAY)) == []


def test_an_old_log_is_searched_too(told: Front) -> None:
    """With the reference it had there."""
    row = PastContact(
        "OLD/17-99",
        THURSDAY,
        "Letter",
        Handling.STAGE_1,
        "Adoption",
        "Decision making",
        "Handwritten",
        complainant="Ann Lee",
        notes=((THURSDAY, "Mislaid at first"),),
    )
    told.do(cmd.ImportPast((row,), "log.csv"))
    for typed in ("old 17 99", "handwritten", "mislaid", "ann lee", "adoption"):
        assert list(told.reader.matching(typed, THURSDAY)) == [3]


def test_callers_are_found_by_name_sound_and_telephone(told: Front) -> None:
    """Łukasz without the stroke, a name that sounds the same, and the number as dialled."""
    told.log(complainant=named("Janet Smith", telephone="+44 121 496 0111"))
    assert [c.name for c in told.reader.callers("Zoe O'Brien Luk", "")] == ["Zoë O’Brien-Łukasz"]
    assert [c.name for c in told.reader.callers("Jannet Smyth", "")] == ["Janet Smith"]
    assert [c.name for c in told.reader.callers("", "0121 496 0111")] == ["Janet Smith"]
    assert told.reader.callers("", "0121") == []
    assert told.reader.callers("Zebedee", "") == []


HOSTILE = [
    '"',
    '""',
    "'; DROP TABLE cases; --",
    "NEAR(visit, 2)",
    "visit NOT letter",
    "visit AND",
    "OR OR",
    "name : visit",
    "-visit",
    "^visit",
    "vis*",
    "(visit",
    "visit)",
    "{names story} : visit",
    "\x00visit",
    "visit\x00letter",
    "_ _",
    "Oo Aa",
    "__ __",
    "² ½ ①",
    "\ud800\udfff",
    "\u202evisit",
    "हिन्दी नमस्ते",
    "👩‍👧 visit",
    "\\ % _ [a-z]",
    "a" * 5_000,
    "visit " * 500,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_is_an_operator(typed: str, told: Front) -> None:
    """No error, no case that does not hold the words, and nothing lost."""
    counts = told.table_counts()
    for found in (told.reader.matching(typed, THURSDAY), told.reader.case_ids(Filter(text=typed))):
        assert list(found) in ([], [1], [2], [2, 1])
    told.reader.callers(typed, typed)
    assert told.table_counts() == counts


@settings(max_examples=150)
@given(st.text(max_size=40))
@example("\x00")
@example("OO:AA")
def test_no_text_makes_a_search_fail(blank: Path, typed: str) -> None:
    """Whatever is on the clipboard."""
    reader = FileReader(blank)
    try:
        assert list(reader.matching(typed, THURSDAY)) == []
        assert reader.callers(typed, typed) == []
        expression = match_expression(typed)
        assert expression.count('"') % 2 == 0
    finally:
        reader.close()


WORDS = st.text(
    st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Nd", "Mn", "Mc", "Zs", "Pd", "Po", "Pc"]),
    min_size=2,
    max_size=60,
)


def test_what_was_written_is_found_by_its_own_words(front: Front) -> None:
    """Any story in any script is found by the whole of itself, among all the others."""

    @settings(max_examples=60)
    @given(WORDS.filter(lambda text: any(map(str.isalnum, text))))
    @example("Łukasz")
    @example("İstanbul ﬁnd ǆ")
    @example("0\u1b7d1")
    def written(text: str) -> None:
        if match_expression(text):
            case_id = front.reader.case_id(front.log(details=f"Said {text}"))
            assert case_id in front.reader.matching(text, THURSDAY)

    written()
