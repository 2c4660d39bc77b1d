"""Text from people and files, made safe where it comes in and again where it goes out.

In (forms, paste, command line, import): ``clean_line`` and ``clean_text`` normalise, make hidden
characters visible, say so, and refuse what cannot be kept. Out (terminal, exports): ``visible``
never refuses. Both are needed: terminals obey escape sequences found in a complaint, and text may
have reached the database by another road.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LINE_LIMIT = 500
TEXT_LIMIT = 50_000
"""Characters in a field of one line, and of many: what a screen still shows without waiting."""

MAX_LINES = 2_000
"""Lines in a field of many."""

MAX_MARKS = 8
"""Combining marks kept on one letter: no script needs more, and a million freeze the screen."""

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)

UNSAFE = re.compile(f"[{_CONTROLS}\u2028\u2029{_DIRECTIONS}{_INVISIBLE}]")
"""What must never reach a terminal or a document: control characters other than tab and line feed,
lone surrogates and non-characters, line and paragraph separators, direction overrides and marks,
tags and other characters without a shape. The two joiners (emoji, some scripts) are safe.
All are 0 cells wide but surrogates and non-characters, which are 1."""

_SHOWN = re.compile(f"[{_CONTROLS}]")
# A soft hyphen is harmless but for searching: it hides inside words copied from documents.
_REMOVED = re.compile(f"[\xad{_DIRECTIONS}{_INVISIBLE}]")
_REFUSED = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_JOINERS = "\u200c\u200d"

_NO_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
    | {"\u0131": "i"}  # the dotless i
    | dict.fromkeys("\u2018\u2019\u02bc\xb4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)


class Unclean(ValueError):
    """Text that cannot be kept. Its text is a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text that may be kept, and what was done to it: sentences without a full stop."""

    text: str
    notes: tuple[str, ...] = ()


def clean_line(text: str, limit: int = LINE_LIMIT) -> Cleaned:
    """``text`` for a field of one line: lines and tabs joined by a space, ends trimmed.

    ``limit`` is in characters, counted after cleaning. Raises Unclean with a sentence.
    """
    whole, notes = _clean(text)
    lines = whole.strip().count("\n") + 1
    if lines > 1:
        notes.append(f"{lines:,} lines were joined into one")
    parts = (part.strip() for part in re.split("[\n\t]", whole))
    line = " ".join(part for part in parts if part)
    _check_length(line, limit)
    return Cleaned(line, tuple(notes))


def clean_text(text: str, limit: int = TEXT_LIMIT, max_lines: int = MAX_LINES) -> Cleaned:
    """``text`` for a field of many lines, which end in a line feed whatever they came with.

    ``limit`` is in characters, counted after cleaning. Raises Unclean with a sentence.
    """
    whole, notes = _clean(text)
    _check_length(whole, limit)
    lines = whole.count("\n") + 1
    if lines > max_lines:
        raise Unclean(f"That is {lines:,} lines; there is room for {max_lines:,}.")
    return Cleaned(whole, tuple(notes))


def visible(text: str) -> str:
    """``text`` with nothing UNSAFE left in it, for every way out. Never raises."""
    if not UNSAFE.search(text):
        return text
    return _REMOVED.sub("", _SHOWN.sub(_picture, _LINE_ENDS.sub("\n", text)))


def fold(text: str) -> str:
    """``text`` as searching and comparing see it: no accents, capitals or hidden characters.

    Curly quotation marks and long dashes become plain ones, and any run of spaces one space.
    """
    if not text.isascii():
        text, _ = _without_piles(text)
        plain = unicodedata.normalize("NFKC", text.casefold().translate(_NO_ACCENT))
        apart = unicodedata.normalize("NFKD", plain.casefold())
        kept = "".join(letter for letter in apart if not _rides_along(letter))
        text = unicodedata.normalize("NFKC", kept)
    return " ".join(text.casefold().split())


def _rides_along(letter: str) -> bool:
    """Whether a character only modifies its neighbours: an accent, a joiner, a hidden mark."""
    return unicodedata.combining(letter) > 0 or unicodedata.category(letter) == "Cf"


def csv_safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: "'" is put before one that looks like it.

    Judged by the first character with a shape, full-width forms included (OWASP ASVS 5.0,
    1.2.10). A cell that begins with "'" gets another, so that ``csv_unsafe`` undoes every one.
    """
    return f"'{value}" if _looks_live(value) else value


def csv_unsafe(value: str) -> str:
    """The cell before ``csv_safe``; a "'" that was not put there by it stays."""
    return value[1:] if value[:1] == "'" and _looks_live(value[1:]) else value


def _looks_live(value: str) -> bool:
    """Whether a spreadsheet might run this cell, or take its "'" for our guard."""
    if value.startswith(("\t", "\r", "\n", "\x00")):
        return True
    for letter in value:
        if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"):
            return unicodedata.normalize("NFKC", letter)[0] in "=+-@|%`'"
    return False


def _clean(text: str) -> tuple[str, list[str]]:
    """What both kinds of field share: the text in NFC without anything UNSAFE, and the notes."""
    if refused := _REFUSED.search(text):
        what = "a NUL character" if refused[0] == "\x00" else "half a character"
        raise Unclean(f"The text holds {what}, which cannot be kept: it is damaged, or no text.")
    text, shown = _SHOWN.subn(_picture, _LINE_ENDS.sub("\n", text))
    text, removed = _REMOVED.subn("", text)
    # Before NFC, which takes minutes for endless marks, and after it, as it may take letters apart.
    text, piled = _without_piles(text)
    text, more = _without_piles(unicodedata.normalize("NFC", text))
    counts = (
        (shown, "hidden character", "made visible"),
        (removed, "invisible character", "removed"),
        (piled + more, "surplus accent", "removed"),
    )
    notes = [_note(number, what, done) for number, what, done in counts if number]
    return unicodedata.normalize("NFC", text), notes


def _note(number: int, what: str, done: str) -> str:
    """ "1 hidden character was made visible", "3 hidden characters were made visible" """
    return f"1 {what} was {done}" if number == 1 else f"{number:,} {what}s were {done}"


def _picture(match: re.Match[str]) -> str:
    """What a control character is shown as: a picture, "<9b>", or the replacement character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<{code:02x}>" if code < 0xA0 else "\ufffd"


def _without_piles(text: str) -> tuple[str, int]:
    """``text`` with at most MAX_MARKS combining marks on a letter, and how many were dropped."""
    if text.isascii():
        return text, 0
    kept: list[str] = []
    marks = 0
    for letter in text:
        if unicodedata.category(letter)[0] == "M":
            marks += 1
        elif letter not in _JOINERS:
            marks = 0
        if marks <= MAX_MARKS:
            kept.append(letter)
    return "".join(kept), len(text) - len(kept)


def _check_length(text: str, limit: int) -> None:
    """Refuse what is too long, with both numbers."""
    if len(text) > limit:
        raise Unclean(f"That is {len(text):,} characters; there is room for {limit:,}.")
