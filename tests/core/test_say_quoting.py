"""Words somebody typed stand after a colon, and a sentence that was cut has no second full stop."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.core import events as ev
from tracker.core import events_later as later
from tracker.core.desk import ended
from tracker.core.say import told
from tracker.core.words import Stage2Decision

DAY = date(2026, 11, 24)
Said = ev.CallAdded | later.FindingsSent | later.Stage2Decided


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            ev.CallAdded(DAY, "", "Telephone", "She has rung again."),
            "Came in again by telephone: She has rung again.",
        ),
        (ev.CallAdded(DAY, "", "Telephone", ""), "Came in again by telephone"),
        (later.FindingsSent(DAY, "Point 1 upheld."), "Panel's findings sent: Point 1 upheld."),
        (later.FindingsSent(DAY, ""), "Panel's findings sent"),
        (
            later.Stage2Decided(DAY, Stage2Decision.REFUSED, DAY, "M. Ade", "Out of time."),
            "Stage 2 refused by M. Ade, Ombudsman rights given Tue 24 Nov: Out of time.",
        ),
    ],
)
def test_typed_words_stand_after_a_colon(event: Said, words: str) -> None:
    assert told(event) == words


@pytest.mark.parametrize(
    ("said", "whole"), [("Chased", "Chased."), ("Chased wi…", "Chased wi…"), ("Why?", "Why?")]
)
def test_a_sentence_ends_once(said: str, whole: str) -> None:
    assert ended(said) == whole
