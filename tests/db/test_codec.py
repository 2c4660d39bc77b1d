"""Events as they are written down and read again; and every event can be told in words."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import codec
from tests.db.anything import any_of
from tests.support import THURSDAY, a_case, stage_1
from tracker.core import events as ev
from tracker.core import events_later, events_people
from tracker.core.case import Pause, Point, Withdrawal
from tracker.core.evolve import evolve
from tracker.core.say import sign, told
from tracker.core.what_happened import Event
from tracker.core.words import Handling

EVENTS: tuple[type[Any], ...] = get_args(Event)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: str(kind.__name__))
@settings(max_examples=30)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    """Written and read, value for value and type for type; and it can be told."""
    event = data.draw(any_of(kind))
    payload = codec.to_json(event)
    back = codec.event_from(codec.kind_of(event), payload)
    assert back == event
    assert type(back) is kind
    assert codec.to_json(back) == payload
    assert isinstance(told(event), str)
    assert len(sign(event)) == 1


SITUATIONS = (
    a_case(),
    stage_1(pauses=(Pause(THURSDAY, "Advocate"),), points=(Point(1, "The letter"),)),
    stage_1(reply_sent_on=THURSDAY, closed_on=THURSDAY, struck_out=True, version=7),
    a_case(handling=Handling.WITHDRAWN, withdrawal=Withdrawal(THURSDAY), closed_on=THURSDAY),
)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: str(kind.__name__))
@settings(max_examples=10)
@given(data=st.data())
def test_every_event_can_be_folded(kind: type[Any], data: st.DataObject) -> None:
    """On a case in any state: a history cut at a past date can lack an earlier step."""
    event, case = data.draw(any_of(kind)), data.draw(st.sampled_from(SITUATIONS))
    if isinstance(event, ev.FactsCorrected):
        event = ev.FactsCorrected(event.on, (ev.Correction("child", "Sam", "Samantha"),))
    after = evolve(case, event)
    assert after.version == (1 if kind is ev.ContactLogged else case.version + 1)


def test_a_history_begins_with_a_contact() -> None:
    """Nothing else can come first."""
    with pytest.raises(ValueError, match="a history cannot begin with Chased"):
        evolve(None, ev.Chased(THURSDAY, "Rang"))


def test_every_kind_of_event_is_known() -> None:
    """None was forgotten in the union that is stored and folded."""
    written = {
        kind
        for module in (ev, events_later, events_people)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
    }
    assert written - {ev.Correction, ev.Recorded} == set(EVENTS)


def test_the_names_on_file_do_not_change() -> None:
    """A file of today is read by the programs to come: kinds and fields are only ever added."""
    assert codec.to_json(ev.Chased(THURSDAY, "Rang", date(2026, 11, 9))) == (
        '{"on":"2026-11-05","text":"Rang","look_again_on":"2026-11-09"}'
    )
    old = '{"on":"2026-11-05","text":"Rang"}'
    assert codec.event_from("Chased", old) == ev.Chased(THURSDAY, "Rang")


def test_what_cannot_be_read_is_not_guessed() -> None:
    """An unknown kind, or a payload that is not what its kind says, is an error."""
    with pytest.raises(KeyError):
        codec.event_from("Teleported", "{}")
    with pytest.raises(msgspec.ValidationError):
        codec.event_from("Chased", '{"on":"yesterday","text":"Rang"}')
    with pytest.raises(msgspec.ValidationError):
        codec.texts_from('{"details": 3}')


@given(st.dictionaries(st.text(), st.text()), st.lists(st.text()))
def test_drafts_and_references_come_back(texts: dict[str, str], refs: list[str]) -> None:
    """Flat texts and lists of texts."""
    assert codec.texts_from(codec.to_json(texts)) == texts
    assert codec.list_from(codec.to_json(refs)) == tuple(refs)
