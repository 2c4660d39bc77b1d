"""A week's contacts, a line each: what is understood, and the sentence for what is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import office
from tracker.core.forms.reading import FormErrors
from tracker.core.forms.weekly import AGAIN, read_weekly, ways, weekly
from tracker.core.words import CHANNELS, Handling, Safety

MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "on", "channel", "words"),
    [
        ("mon e Rang about contact", MONDAY, "E-mail", "Rang about contact"),
        ("2/11 T Again", MONDAY, "Telephone", "Again"),
        ("  t   l   Two pages  ", date(2026, 11, 5), "Letter", "Two pages"),
    ],
)
def test_a_line_is_day_way_and_words(text: str, on: date, channel: str, words: str) -> None:
    (one,) = read_weekly(text, office()).contacts
    assert (one.on, one.channel, one.words, one.line) == (on, channel, words, 1)


def test_a_full_stop_repeats_day_and_way() -> None:
    read = read_weekly(f"mon e One\n\n{AGAIN} Two\ntue t Three\n{AGAIN} a lorry came", office())
    assert [(c.line, c.on.day, c.channel, c.words) for c in read.contacts] == [
        (1, 2, "E-mail", "One"),
        (3, 2, "E-mail", "Two"),
        (4, 3, "Telephone", "Three"),
        (5, 3, "Telephone", "a lorry came"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Rang again", "Line 1: begin with the day, such as mon or 16/11, or . for the same"),
        (". Rang", "Line 1: there is no line before it to repeat."),
        ("mon Rang again", "Line 1: after the day comes the way: t e l x m f a o c k."),
        ("mon e", "Line 1: say what it was about."),
        ("mon e One\n.", "Line 2: say what it was about."),
        ("31/2 e One", "Line 1: "),
        ("6/11/2026 e Tomorrow", "Line 1: "),
        ("\n\n", "Write at least one contact"),
    ],
)
def test_what_is_not_understood_is_said_of_its_line(text: str, sentence: str) -> None:
    with pytest.raises(FormErrors) as wrong:
        weekly({"lines": text}, 1, office())
    assert wrong.value.errors["lines"].startswith(sentence)


def test_handling_and_safety_are_for_all() -> None:
    raw = {"lines": "mon e One", "handling": "representation", "safety": "no"}
    command = weekly(raw, 3, office())
    assert (command.number, command.handling, command.safety) == (
        3,
        Handling.REPRESENTATION,
        Safety.NO,
    )
    assert weekly({"lines": "mon e One"}, 3, office()).safety is Safety.NOT_ASKED


def test_every_way_has_a_letter_of_its_own() -> None:
    found = ways((*CHANNELS, "Pigeon", "Fax", "Telegram"))
    assert sorted(found.values()) == sorted((*CHANNELS, "Pigeon", "Fax", "Telegram"))
    assert (found["p"], found["t"]) == ("Pigeon", "Telephone")
