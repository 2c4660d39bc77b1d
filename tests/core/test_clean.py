"""Hostile text: what is kept, made visible, removed or refused, in and out."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.clean import (
    MAX_MARKS,
    UNSAFE,
    Unclean,
    clean_line,
    clean_text,
    csv_safe,
    csv_unsafe,
    fold,
    visible,
)

SURROGATE = "\ud800"
HIDDEN = (
    "\x00\x1b\r\n\t\x9b\x7f\xad\u061c\u200b\u200c\u200d\u2028\u202e\u2066\ufeff\uffff\U000e0041"
)
MARKS = "\u0301\u0327\u093c\u09be\u20e3\ufe0f"
STARTERS = "aé\u0958\ufb2c\u1100\u1161\u09c7ﬃ\u2126\u0130ßΣ'=+ \u2000"

any_text = st.one_of(
    st.text(st.characters(codec=None), max_size=60),
    st.text(st.sampled_from(HIDDEN + SURROGATE + MARKS + STARTERS), max_size=60),
    st.lists(st.sampled_from([*MARKS, *STARTERS]), max_size=60).map("".join),
)


def _kept(text: str) -> str:
    """Hidden characters that cleaning refuses outright are left out here."""
    return "".join(c for c in text if c != "\x00" and unicodedata.category(c) != "Cs")


@pytest.mark.parametrize(
    ("given_text", "kept", "notes"),
    [
        ("Contact cancelled again.", "Contact cancelled again.", ()),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive", ()),
        ("a\tb", "a\tb", ()),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇", ("2 hidden characters were made visible",)),
        ("\x1b[2J", "␛[2J", ("1 hidden character was made visible",)),
        ("\x9b31m\x7f", "<9b>31m␡", ("2 hidden characters were made visible",)),
        ("\ufffe", "\ufffd", ("1 hidden character was made visible",)),
        ("\u202eevil\u202c", "evil", ("2 invisible characters were removed",)),
        ("\u2066a\u2069\u200b\ufeff", "a", ("4 invisible characters were removed",)),
        ("tag\U000e0041", "tag", ("1 invisible character was removed",)),
        ("com\xadplaint", "complaint", ("1 invisible character was removed",)),
        ("👨\u200d👩\u200d👧 नमस्ते क\u094d\u200cष", "👨\u200d👩\u200d👧 नमस्ते क\u094d\u200cष", ()),
        ("Zoe\u0308", "Zoë", ()),
        ("\u0600١٢", "\u0600١٢", ()),  # an Arabic sign that shows, although Unicode calls it format
        ("a" + "\u0301" * 12, "á" + "\u0301" * 7, ("4 surplus accents were removed",)),
        ("[/] [@click=app.quit] [link=x]", "[/] [@click=app.quit] [link=x]", ()),
    ],
)
def test_what_is_kept_of_a_text(given_text: str, kept: str, notes: tuple[str, ...]) -> None:
    """Each kind of hostile character, and honest text that must stay as it is."""
    cleaned = clean_text(given_text)
    assert (cleaned.text, cleaned.notes) == (kept, notes)


@pytest.mark.parametrize(
    ("given_text", "kept", "notes"),
    [
        ("  Smith, Janet\t", "Smith, Janet", ()),
        ("Smith,\tJanet", "Smith, Janet", ()),
        (
            "1 High Street \r\n\n Anytown\n",
            "1 High Street Anytown",
            ("3 lines were joined into one",),
        ),
        ("\n\n", "", ()),
        ("a\u2028b", "a b", ("2 lines were joined into one",)),
        (
            "\x1bJanet\u200b",
            "␛Janet",
            ("1 hidden character was made visible", "1 invisible character was removed"),
        ),
    ],
)
def test_what_is_kept_of_a_line(given_text: str, kept: str, notes: tuple[str, ...]) -> None:
    """A field of one line holds one line, and says what became of the others."""
    cleaned = clean_line(given_text)
    assert (cleaned.text, cleaned.notes) == (kept, notes)


@pytest.mark.parametrize(
    ("given_text", "sentence"),
    [
        ("a\x00b", "The text holds a NUL character, which cannot be kept"),
        (f"a{SURROGATE}b", "The text holds half a character, which cannot be kept"),
        ("x" * 501, "That is 501 characters; there is room for 500."),
    ],
)
def test_what_a_line_refuses(given_text: str, sentence: str) -> None:
    """A refusal is a sentence with the numbers in it."""
    with pytest.raises(Unclean, match=sentence):
        clean_line(given_text)


def test_room_for_a_text() -> None:
    """A note may have 50,000 characters on 2,000 lines, and not one more."""
    assert clean_text("x" * 50_000).text == "x" * 50_000
    assert clean_text("\r\n" * 1_999).text == "\n" * 1_999
    with pytest.raises(Unclean, match=r"That is 50,001 characters; there is room for 50,000\."):
        clean_text("x" * 50_001)
    with pytest.raises(Unclean, match=r"That is 2,001 lines; there is room for 2,000\."):
        clean_text("\n" * 2_000)
    with pytest.raises(Unclean, match="room for 3"):
        clean_line("four", limit=3)


def test_endless_marks_are_no_work() -> None:
    """A million marks on one letter, which would keep NFC busy for half an hour, are cut first."""
    pile = "a" + "\u0301\u0327" * 500_000
    assert clean_line(pile).text == unicodedata.normalize("NFC", "a" + "\u0301\u0327" * 4)
    assert fold(pile) == "a"


@given(any_text)
def test_nothing_unsafe_is_kept(text: str) -> None:
    """What comes in is safe, in NFC, never piled up, and cleaning it again changes nothing."""
    for clean in (clean_text, clean_line):
        once = clean(_kept(text))
        assert not UNSAFE.search(once.text)
        assert unicodedata.is_normalized("NFC", once.text)
        assert clean(once.text).text == once.text
        assert clean(once.text).notes == ()
    assert "\n" not in once.text


@given(any_text)
def test_letters_are_never_lost(text: str) -> None:
    """Cleaning loses no character that shows: only marks beyond the limit and shapeless ones."""
    plain = unicodedata.normalize("NFC", _kept(text).replace("\xad", ""))
    piled = sum(unicodedata.category(c)[0] == "M" for c in plain) > MAX_MARKS
    if not piled and not UNSAFE.search(plain):
        assert clean_text(_kept(text)).text == plain


@given(any_text)
def test_nothing_unsafe_gets_out(text: str) -> None:
    """The way out never raises, lets nothing unsafe through and leaves the rest alone."""
    shown = visible(text)
    assert not UNSAFE.search(shown)
    assert visible(shown) == shown
    assert shown == text or UNSAFE.search(text)
    shown.encode("utf-8")


def test_what_gets_out() -> None:
    """A sequence that would write to the clipboard is there to be read, not obeyed."""
    assert visible("\x1b]52;c;x\x07 a\x00b \ud800 \u202ec\r\nd") == "␛]52;c;x␇ a␀b \ufffd c\nd"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Smith,\n JANET ", "smith, janet"),
        ("Zoë Nuñez", "zoe nunez"),
        ("ŁUKASZ Ørsted", "lukasz orsted"),
        ("Straße", "strasse"),
        ("O\u2019Brien", "o'brien"),
        ("Smith\u2013Jones", "smith-jones"),
        ("Ｊａｎｅｔ", "janet"),
        ("ja\xadn\u200bet\u200d", "janet"),
        ("\ufb01ne", "fine"),
        ("IŞIK ışık İnci", "isik isik inci"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Names that people would call the same become the same."""
    assert fold(text) == folded


@given(any_text)
def test_folding_again_changes_nothing(text: str) -> None:
    """Folded text can be stored and compared: folding is done once and for all."""
    assert fold(fold(text)) == fold(text)
    assert fold(text.strip()) == fold(text)


FORMULAS = [
    *(
        "=1+1",
        "+44 1632 960142",
        "-3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\xa0=1",
        "\x00=1",
    ),
    *("|cmd", "%0A", "`x", "\u200b=1", "\ufeff=1", "'=1", "'tis", " 'quoted", "＝1", "＋1", "－1"),
    *("＠x", "｜x", "％x", "\ufe66x", "''", "'"),
]


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_is_only_text(value: str) -> None:
    """Each trigger gets an apostrophe, and comes back as it was."""
    assert csv_safe(value) == f"'{value}"
    assert csv_unsafe(csv_safe(value)) == value


@pytest.mark.parametrize("value", ["", " ", "Janet", "3", "1-2", "a=b", "(1)", "£5", "‘x’"])
def test_plain_cells_stay_as_they_are(value: str) -> None:
    """A cell that starts nothing is not touched."""
    assert csv_safe(value) == value == csv_unsafe(value)


def test_an_apostrophe_of_their_own() -> None:
    """A file from elsewhere keeps an apostrophe that guards nothing."""
    assert csv_unsafe("'tis") == "'tis"
    assert csv_unsafe("'+44 1632 960142") == "+44 1632 960142"


@given(any_text)
def test_cells_come_back(text: str) -> None:
    """Out through CSV and in again, any text is the same text and started no formula."""
    cell = visible(text)
    guarded = csv_safe(cell)
    assert not guarded.lstrip().startswith(("=", "+", "-", "@", "|", "%"))
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow([guarded])
    file.seek(0)
    assert csv_unsafe(next(csv.reader(file))[0]) == cell
