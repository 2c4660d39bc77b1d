"""Drafts: kept at every pause, parked, taken up again, thrown away only when sure."""

from __future__ import annotations

import asyncio

import pytest

from tests.ui.forms_support import (
    burst,
    call,
    drafts,
    newest,
    paste,
    press,
    shown,
    toasts,
    top,
    tracker,
    type_in,
    value,
)
from tests.ui.support import OfficeFile, settle
from tracker.core.ports import CouldNot
from tracker.core.views import Draft
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.today import TodayScreen


async def test_every_key_is_kept_and_the_bar_says_when(office: OfficeFile) -> None:
    async with call(office) as pilot:
        assert drafts(office) == []
        await type_in(pilot, "Hill")
        await settle(pilot)
        assert "draft kept 14:07:00" in shown(pilot)
        (draft,) = drafts(office)
        assert draft.fields["caller"] == "Hill"
        assert draft.owner == "J. Lee"


async def test_whoever_never_stops_typing_is_kept_meanwhile(office: OfficeFile) -> None:
    async with call(office) as pilot:
        for _ in range(8):  # never a rest of 0.2 seconds, and 0.8 seconds in all
            await type_in(pilot, "x")
            await asyncio.sleep(0.1)
        assert drafts(office)
        await settle(pilot)
        assert drafts(office)[0].fields["caller"] == "x" * 8


async def test_esc_parks_and_the_draft_comes_back_with_everything(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await paste(pilot, "First line\nSecond line")
        await press(pilot, "tab")
        await type_in(pilot, "Sorry")
        await press(pilot, "tab", "y", "2")
        await press(pilot, "escape")
        assert top(pilot) is TodayScreen
        assert toasts(pilot) == ["Parked as a draft: d on Today takes it up."]
        assert "Smith, Janet" in shown(pilot)
        await press(pilot, "d")
        held = {
            "caller": "Smith, Janet",
            "telephone": "01632 960142",
            "relation": "Mother",
            "child": "Ava S",
            "details": "First line\nSecond line",
            "wants": "Sorry",
            "safety": "yes",
            "handling": "representation",
        }
        assert {name: value(pilot, name) for name in held} == held
        text = shown(pilot)
        assert "Janet has an open case" in text
        assert "draft of 14:07, just now" in text
        await type_in(pilot, "!")
        await press(pilot, "ctrl+s")
    case = newest(office)
    assert case.complainant.person_id == office.case("26-0002").complainant.person_id
    assert case.details == "First line\nSecond line!"
    assert drafts(office) == []


async def test_an_untouched_form_leaves_no_draft(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "escape")
        assert top(pilot) is TodayScreen
        assert toasts(pilot) == []
    assert drafts(office) == []


async def test_a_form_emptied_again_leaves_no_draft(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "ab")
        await settle(pilot)
        assert len(drafts(office)) == 1
        await press(pilot, "backspace", "backspace", "escape")
    assert drafts(office) == []


async def test_esc_right_after_a_key_loses_nothing(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await burst(pilot, *"Hill", "escape")
        assert top(pilot) is TodayScreen
    (draft,) = drafts(office)
    assert draft.fields["caller"] == "Hill"


async def test_a_second_call_during_the_first(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "First")
        await press(pilot, "ctrl+n")
        assert value(pilot, "caller") == ""
        await type_in(pilot, "Second")
        await settle(pilot)
        assert sorted(d.fields["caller"] for d in drafts(office)) == ["First", "Second"]
        await press(pilot, "escape")
        assert value(pilot, "caller") == "First"
        await press(pilot, "escape")
        await press(pilot, "d")
        assert "Drafts" in shown(pilot)
        wanted = next(d for d in drafts(office) if d.fields["caller"] == "Second")
        await press(pilot, *(["down"] if drafts(office)[0] != wanted else []), "enter")
        assert value(pilot, "caller") == "Second"


async def test_leaving_the_program_keeps_the_form(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await burst(pilot, *"Hill", "ctrl+q")
    assert [d.fields["caller"] for d in drafts(office)] == ["Hill"]


async def test_throwing_a_draft_away_asks_first(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "Hill")
        await press(pilot, "f8", "n")
        assert value(pilot, "caller") == "Hill"
        await press(pilot, "f8", "escape")
        assert value(pilot, "caller") == "Hill"
        await press(pilot, "f8", "y")
        assert top(pilot) is TodayScreen
        assert toasts(pilot) == ["The draft was thrown away."]
    assert drafts(office) == []


async def test_a_draft_that_cannot_be_kept_is_said_and_the_form_stays(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with call(office) as pilot:
        link = tracker(pilot).link
        real = link.keep_draft

        async def full(draft: Draft) -> None:
            raise CouldNot("The disk is full.")

        monkeypatch.setattr(link, "keep_draft", full)
        await type_in(pilot, "Hill")
        await settle(pilot)
        assert "draft NOT kept" in shown(pilot)
        assert "The disk is full." in shown(pilot)
        await type_in(pilot, "s")
        await press(pilot, "escape")
        assert top(pilot) is LogScreen
        assert value(pilot, "caller") == "Hills"
        monkeypatch.setattr(link, "keep_draft", real)
        await press(pilot, "escape")
        assert top(pilot) is TodayScreen
    assert [d.fields["caller"] for d in drafts(office)] == ["Hills"]


async def test_drafts_are_listed_with_their_age_and_thrown_away_only_when_sure(
    office: OfficeFile,
) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "One")
        await press(pilot, "escape", "n")
        await type_in(pilot, "Two")
        await press(pilot, "escape", "d")
        text = shown(pilot)
        assert "One" in text
        assert "just now" in text
        await press(pilot, "delete", "n")
        assert len(drafts(office)) == 2
        await press(pilot, "delete", "y")
        assert len(drafts(office)) == 1
        await press(pilot, "escape")
        assert top(pilot) is TodayScreen


async def test_a_draft_parked_again_at_once_still_knows_its_person(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await type_in(pilot, "Again")
        await press(pilot, "escape")
        (before,) = drafts(office)
        await burst(pilot, "d", "escape")
        assert [d.fields for d in drafts(office)] == [before.fields]
        await burst(pilot, "d", "ctrl+s")
    assert newest(office).complainant.person_id == int(before.fields["person_id"])
