"""The forms of a compliment: a new one, one put right, and the words to print of it.

Field names, which are also those of drafts: words, area, source, type, said_by, staff,
received_on, shared_on, draft_id; and of one that exists: number, version, ref, kept_area and
kept_source (what it had, which may have left the lists since).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.core.clean import fold
from tracker.core.compliments import (
    SOURCES,
    ComplimentType,
    EditCompliment,
    Facts,
    LogCompliment,
    QuoteCompliment,
)
from tracker.core.forms.reading import Reading
from tracker.core.office import Office

WRITE_WORDS = "Write what was said: a few words are enough to save."
CHOOSE_AREA = "Choose the service area."
CHOOSE_SOURCE = "Choose who it came from."
SHARED_TOO_EARLY = "It cannot have been shared before it was received."
WRITE_QUOTE = "Write the words to print, without names."

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 3


def log_compliment(raw: Mapping[str, str], office: Office) -> LogCompliment:
    """A new compliment; an empty type is that of its source, an empty date today.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    command = LogCompliment(_facts(form, office), form.raw("draft_id"))
    form.check()
    return command


def edit_compliment(raw: Mapping[str, str], office: Office) -> EditCompliment:
    """What was taken down of one that exists, put right.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    facts = _facts(form, office)
    command = EditCompliment(
        int(form.raw("number")), int(form.raw("version")), facts, form.raw("draft_id")
    )
    form.check()
    return command


def _facts(form: Reading, office: Office) -> Facts:
    words = form.text("words", WRITE_WORDS)
    areas = (*office.lists.areas, *filter(None, (form.raw("kept_area"),)))
    area = form.listed("area", areas, CHOOSE_AREA)
    sources = (*office.lists.sources, *filter(None, (form.raw("kept_source"),)))
    source = form.listed("source", sources, CHOOSE_SOURCE)
    received = form.day("received_on", office.today, latest=office.today)
    shared = form.day_if_any("shared_on", latest=office.today)
    if shared is not None and shared < received and not form.errors:
        form.wrong("shared_on", SHARED_TOO_EARLY)
    return Facts(
        received_on=received,
        type=form.one_of("type", ComplimentType) or usual_type(source),
        source=source,
        area=area,
        words=words,
        said_by=form.line("said_by"),
        staff=form.line("staff"),
        shared_on=shared,
    )


def usual_type(source: str) -> ComplimentType:
    """The type that compliments from a source usually are."""
    return SOURCES.get(source, ComplimentType.EXTERNAL)


def quote_compliment(raw: Mapping[str, str], office: Office) -> QuoteCompliment:
    """The words to print of a compliment; none, for one that is a quote, takes it out again.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    needed = "" if form.raw("kept_quote") else WRITE_QUOTE
    command = QuoteCompliment(
        int(form.raw("number")),
        int(form.raw("version")),
        form.text("quote", needed).strip(),
        form.raw("draft_id"),
    )
    form.check()
    return command


def names_in(quote: str, *people: str) -> tuple[str, ...]:
    """Parts of the names of ``people`` that stand in ``quote``, as they are written there.

    Initials and words of two letters are passed over. A name may be a word too ("Grace"): it is
    for a person to say whether it is meant.
    """
    parts = {word for person in people for word in _WORD.findall(fold(person))}
    names = {part for part in parts if len(part) >= _SHORTEST_NAME}
    found = (word for word in _WORD.findall(quote) if fold(word) in names)
    return tuple(dict.fromkeys(found))
