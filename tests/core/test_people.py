"""Who may be the same person: the reasons given, their order, and what may be filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.people import PersonCard, Suggestion, name_key, sounds, suggest, telephone_key

JANET = PersonCard(1, "Smith, Janet", "Mother", "01632 960142", "Ava S", ("26-0142",))
JEANETTE = PersonCard(2, "Smith, Jeanette", telephone="+44 1632 960 142")
SMYTHE = PersonCard(3, "Ann Smyth")
SMITHSON = PersonCard(4, "Smithson, Janet")
NOWAK = PersonCard(5, "Nowak, Kasia", open_refs=("26-0150",))
OBRIEN = PersonCard(6, "Siân O\N{RIGHT SINGLE QUOTATION MARK}Brien-Núñez")
NAMELESS = PersonCard(7, "", telephone="07700 900999")
ANIL = PersonCard(8, "Anil Kumar Patel")
EVERYBODY = (JANET, JEANETTE, SMYTHE, SMITHSON, NOWAK, OBRIEN, NAMELESS, ANIL)

names = st.text(st.characters(codec="utf-8"), max_size=30)


def _one(found: tuple[Suggestion, ...], card: PersonCard) -> Suggestion | None:
    return next((s for s in found if s.card == card), None)


def _reason(name: str, telephone: str, card: PersonCard) -> str:
    found = _one(suggest(name, telephone, EVERYBODY, limit=99), card)
    return found.reason if found else ""


@pytest.mark.parametrize(
    ("name", "telephone", "card", "reason"),
    [
        ("Janet Smith", "", JANET, "same name"),
        ("smith janet", "01632 960142", JANET, "same name, same telephone"),
        ("Smi", "", JANET, "name begins so"),
        ("Smi", "01632960142", JANET, "name begins so, same telephone"),
        ("Smyth", "", JANET, "sounds the same"),
        ("Smith", "", SMYTHE, "sounds the same"),
        ("Anne Smith", "", SMYTHE, "sounds the same"),
        ("Novak, Kasia", "", NOWAK, "spelled much the same"),
        ("Smith, Jannett", "", JANET, "sounds the same"),
        ("Nobody", "0044 (0)1632 960142", JEANETTE, "same telephone"),
        ("", "07700 900999", NAMELESS, "same telephone"),
        ("Patel, Anil", "", ANIL, "name begins so"),
        ("Kumar Anil Patel", "", ANIL, "same name"),
        ("Zed", "", JANET, ""),
        ("J", "", JANET, ""),
        ("Smi", "", ANIL, ""),
        ("", "", NAMELESS, ""),
        ("", "960142", JANET, ""),
    ],
)
def test_reasons(name: str, telephone: str, card: PersonCard, reason: str) -> None:
    """Each person is suggested for the best reason there is, or not at all."""
    assert _reason(name, telephone, card) == reason


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        *[(typed, JANET) for typed in ("Sm", "smith", "Smith,", "Smith, ", "Smith, J", "smith j")],
        *[(typed, JANET) for typed in ("ja", "JANET", "janet s", "Janet  Smith", "Smith, Janet")],
        *[
            (typed, OBRIEN)
            for typed in ("sian", "SIÂN o'b", "obrien", "O'Brien-N", "obrien nunez s")
        ],
        *[(typed, ANIL) for typed in ("anil k", "patel", "Patel, Anil Ku", "Anil Kumar Patel")],
        ("smith,j", SMITHSON),
    ],
)
def test_what_completes(typed: str, card: PersonCard) -> None:
    """The letters typed begin the name, in either order, accents, case and commas aside."""
    found = _one(suggest(typed, "", EVERYBODY, limit=99), card)
    completes = found is not None and found.completes
    # "Smith," is a whole surname: it must not become Smithson.
    assert completes is (card != SMITHSON)


@pytest.mark.parametrize(
    "typed", ["S", "J", "", ",", "  ", "1", "Smyth", "anet", "kumar", "Smith Z"]
)
def test_what_does_not_complete(typed: str) -> None:
    """One letter, a letter inside a name, a likeness or a telephone fills nothing in."""
    found = suggest(typed, "01632 960142", (JANET, JEANETTE, ANIL), limit=99)
    assert not any(s.completes for s in found)


def test_a_hyphenated_surname_first() -> None:
    """With a comma the surname is known, however many words it has."""
    card = PersonCard(9, "van der Berg-Núñez, Mia")
    for typed in ("van der b", "Van der Berg Nunez, M", "mia van"):
        assert suggest(typed, "", [card])[0].completes
    assert not any(s.completes for s in suggest("berg", "", [card]))


def test_the_order() -> None:
    """Same name and telephone first, then same name, beginnings, and likenesses last."""
    found = suggest("Smith, Janet", "01632 960142", EVERYBODY)
    assert [s.card for s in found[:2]] == [JANET, JEANETTE]
    scores = [s.score for s in suggest("Smith", "", EVERYBODY, limit=99)]
    assert scores == sorted(scores, reverse=True)
    assert [s.card for s in suggest("Smith", "", EVERYBODY, limit=3)] == [JANET, JEANETTE, SMITHSON]


def test_open_cases_first() -> None:
    """Of two with the same name, the one with an open case is the likelier caller."""
    closed = PersonCard(1, "Janet Smith")
    opened = PersonCard(2, "Smith, Janet", open_refs=("26-0142",))
    assert [s.card for s in suggest("janet smith", "", [closed, opened])] == [opened, closed]


def test_the_limit() -> None:
    """Never more than asked for, and none at all when none is asked for."""
    assert len(suggest("smith", "", EVERYBODY, limit=2)) == 2
    assert suggest("smith", "", EVERYBODY, limit=0) == ()
    assert suggest("smith", "", ()) == ()


@given(names, names, st.lists(names, max_size=8))
def test_nothing_typed_breaks_it(name: str, telephone: str, others: list[str]) -> None:
    """Any text gives reasons and scores within bounds, the same for the same question."""
    cards = [PersonCard(i, other, telephone=telephone) for i, other in enumerate([name, *others])]
    found = suggest(name, telephone, cards, limit=99)
    assert found == suggest(name, telephone, reversed(cards), limit=99)
    assert all(s.reason and 0 < s.score <= 100 for s in found)


@given(st.lists(st.from_regex(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,8}", fullmatch=True), min_size=2, max_size=4))
def test_a_name_is_found_by_any_beginning(words: list[str]) -> None:
    """However much of a name is typed, from two letters on, its owner is offered for it."""
    name = " ".join(words)
    for length in range(2, len(name) + 1):
        found = suggest(name[:length], "", [PersonCard(1, name)])
        assert found[0].completes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith, Janet", "Janet Smith"),
        ("O'BRIEN, Siân", "sian O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("Núñez-Jones  Zoë", "zoe nunez jones"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    """Order, capitals, accents and punctuation do not make another name."""
    assert name_key(one) == name_key(other) != ""


def test_another_name() -> None:
    """One letter does."""
    assert name_key("Smith, Janet") != name_key("Smyth, Janet")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("01632 960142", "01632960142"),
        ("+44 1632 960142", "01632960142"),
        ("+44 (0)1632 960-142", "01632960142"),
        ("0044 1632 960142", "01632960142"),
        ("00 44 (0) 1632 960142", "01632960142"),
        ("(01632) 960142", "01632960142"),
        ("+353 1 555 0100", "35315550100"),
        ("00353 1 555 0100", "35315550100"),
        ("960142", "960142"),
        ("\uff10\uff11\uff16\uff13\uff12", "01632"),
        ("none", ""),
        ("", ""),
    ],
)
def test_telephone_key(text: str, key: str) -> None:
    """However it is written, a number is the same number."""
    assert telephone_key(text) == key


def test_sounds_for_the_index() -> None:
    """Spellings heard alike share a key, word by word; initials and other scripts have none."""
    assert sounds("Smyth, Catherine") == sounds("Smith Kathryn") == "SM0 K0RN"
    assert sounds("J. Иван") == sounds("") == ""
