"""Two people on one file, each at their own window: nobody's words are lost, whoever is second."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from db.reader import FileReader
from db.windows import folder_for
from tests.ui.support import (
    MANAGER,
    NOW,
    OFFICER,
    TODAY,
    OfficeFile,
    app_on,
    at,
    at_front,
    press,
    seen,
    settle,
    told,
)
from tracker.core import commands as cmd
from tracker.core import desk
from tracker.core.events import NoteAdded
from tracker.core.identity import new_save_id
from tracker.core.merging import Take
from tracker.core.merging_records import RecordClash, compare_records
from tracker.core.office import Actor
from tracker.core.ports import Receipt
from tracker.core.records import RecordKind
from tracker.core.words import Handling, Outcome, Safety
from tracker.ui.app import TrackerApp
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.case import CaseScreen
from tracker.ui.screens.classify import ClassifyScreen
from tracker.ui.screens.merge import MergeScreen

REF = "26-0002"
"""Smith's: a Stage 1 complaint, acknowledged and not answered."""

BOTH = pytest.mark.parametrize("second", [MANAGER, OFFICER], ids=["manager", "officer"])


class Window:
    """One person's window."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Keys, each looked at in full; text with a space first is typed."""
        await press(self.pilot, *keys)

    @property
    def lines(self) -> list[str]:
        """The screen, drawn by the app that it is of: several run in one test."""
        with self.app._context():
            return seen(self.app).splitlines()

    @property
    def text(self) -> str:
        """The screen as one line of words."""
        return " ".join(" ".join(self.lines).replace("│", " ").split())

    async def look(self) -> None:
        """What happens each second."""
        with self.app._context():
            await self.app._watching._look_once()
        await settle(self.pilot)

    @property
    def said(self) -> str:
        """The sentence in the corner."""
        return " ".join(told(self.app).split())

    def value(self, name: str) -> str:
        """What a field of the form on top holds."""
        return str(self.app.screen.query_one(f"#field-{name}").value)  # type: ignore[attr-defined]


@asynccontextmanager
async def window(
    office: OfficeFile, actor: Actor, ref: str = REF, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Window]:
    """Somebody's window, with a case open."""
    app = app_on(office, actor, office.path.with_name(f"{actor.name}.toml"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await app.open_case(ref)
        await settle(pilot)
        assert at_front(app, CaseScreen)
        yield Window(app, pilot)
    app.let_go()


def other(actor: Actor) -> Actor:
    """Whoever is first."""
    return OFFICER if actor == MANAGER else MANAGER


def notes(office: OfficeFile, ref: str = REF) -> list[str]:
    """Every note on a case."""
    reader = FileReader(office.path)
    try:
        story = reader.case_file(ref, TODAY).timeline
        return [r.event.text for r in story if isinstance(r.event, NoteAdded)]
    finally:
        reader.close()


async def correct(one: Window, story: str, save: bool = True) -> None:
    """Put another story in place of the one that is there."""
    await one.press("f", *["tab"] * 6, "end", "ctrl+u", f" {story}")
    if save:
        await one.press("ctrl+s")


# -- both changed the same -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "key"),
    [(MANAGER, "m"), (OFFICER, "t"), (MANAGER, "b"), (OFFICER, "b")],
    ids=["manager-m", "officer-t", "manager-b", "officer-b"],
)
async def test_correct_facts_against_correct_facts(
    office: OfficeFile, second: Actor, key: str
) -> None:
    first = other(second)
    async with window(office, second) as mine, window(office, first) as theirs:
        await correct(mine, "The second one rang twice.", save=False)
        await correct(theirs, "The first one rang once.")
        await mine.press("ctrl+s")
        assert at_front(mine.app, MergeScreen)
        for words in (
            "The second one rang twice.",
            "The first one rang once.",
            first.name,
            "14:07",
        ):
            assert words in mine.text
        assert office.case(REF).details == "The first one rang once."
        await mine.press(key)
        assert at_front(mine.app, CaseScreen)
    held = {
        "m": "The second one rang twice.",
        "t": "The first one rang once.",
        "b": "The first one rang once.\n\nThe second one rang twice.",
    }
    assert office.case(REF).details == held[key]
    lost = {"m": ["The first one rang once."], "t": ["The second one rang twice."], "b": []}[key]
    assert len(notes(office)) == len(lost)
    assert all(text in note for text, note in zip(lost, notes(office), strict=True))


async def test_one_key_undoes_what_was_chosen(office: OfficeFile) -> None:
    async with window(office, MANAGER) as mine:
        await correct(mine, "Mine.", save=False)
        office.do(cmd.CorrectFacts(REF, (("details", "Theirs."),)), OFFICER)
        await mine.press("ctrl+s", "m")
        assert office.case(REF).details == "Mine."
        await mine.press("u")
    assert office.case(REF).details == "Theirs."


async def test_what_only_one_of_them_changed_is_taken_over_without_a_question(
    office: OfficeFile,
) -> None:
    async with window(office, MANAGER) as mine:
        await correct(mine, "Mine.", save=False)
        office.do(cmd.CorrectFacts(REF, (("child", "Bo S"), ("wants", "A visit."))), OFFICER)
        await mine.press("ctrl+s")
        assert at_front(mine.app, CaseScreen)
        assert "Meanwhile: Corrected child" in mine.said
    case = office.case(REF)
    assert (case.details, case.child, case.wants) == ("Mine.", "Bo S", "A visit.")


async def test_esc_goes_back_to_everything_typed(office: OfficeFile) -> None:
    async with window(office, MANAGER) as mine:
        await correct(mine, "Mine.", save=False)
        office.do(cmd.CorrectFacts(REF, (("details", "Theirs."),)), OFFICER)
        await mine.press("ctrl+s", "escape")
        assert at_front(mine.app, Ask)
        assert mine.value("details") == "Mine."
        assert "what happened was changed by J. Lee, 14:07 and by you" in mine.text
        await mine.press("ctrl+s")
        assert at_front(mine.app, MergeScreen)
    assert office.case(REF).details == "Theirs."


async def test_changed_a_third_time_it_is_shown_again(office: OfficeFile) -> None:
    async with window(office, MANAGER) as mine:
        await correct(mine, "Mine.", save=False)
        office.do(cmd.CorrectFacts(REF, (("details", "Second."),)), OFFICER)
        await mine.press("ctrl+s")
        office.do(cmd.CorrectFacts(REF, (("details", "Third."),)), OFFICER)
        await mine.press("m")
        assert at_front(mine.app, MergeScreen)
        assert "once more while you looked" in mine.text
        assert "Third." in mine.text
        await mine.press("m")
        assert at_front(mine.app, CaseScreen)
    assert office.case(REF).details == "Mine."
    assert sum("Second." in note for note in notes(office)) == 1
    assert sum("Third." in note for note in notes(office)) == 1


async def test_several_fields_one_key_each(office: OfficeFile) -> None:
    async with window(office, MANAGER) as mine:
        await mine.press(
            "f", *["tab"] * 4, "end", "ctrl+u", " Sam", "tab", "tab", "end", "ctrl+u", " Mine."
        )
        assert mine.value("child") == "Sam"
        office.do(cmd.CorrectFacts(REF, (("child", "Bo"), ("details", "Theirs."))), OFFICER)
        await mine.press("ctrl+s")
        assert at_front(mine.app, MergeScreen)
        await mine.press("t", "m")
        assert at_front(mine.app, CaseScreen)
    case = office.case(REF)
    assert (case.child, case.details) == ("Bo", "Mine.")


async def test_classify_against_classify(office: OfficeFile) -> None:
    ref = next(h.ref for h in cases(office) if h.handling is None and h.proposal is None)
    async with window(office, MANAGER, ref, (120, 40)) as mine:
        await mine.press("t")
        assert at_front(mine.app, ClassifyScreen)
        theirs = cmd.Classify(ref, Handling.CORPORATE, "Poor communication", "ACPS East", "P. Shah")
        office.do(theirs, Actor("K. Roe", MANAGER.role))
        await mine.press("1", "i", "b", "ctrl+s")
        assert at_front(mine.app, MergeScreen)
        assert "Corporate complaint (K. Roe, 14:07)" in mine.text
        await mine.press("m")
        while at_front(mine.app, MergeScreen):
            await mine.press("t")
        assert at_front(mine.app, CaseScreen)
    case = office.case(ref)
    assert case.handling is Handling.STAGE_1
    assert any("Corporate complaint" in note for note in notes(office, ref))


async def test_a_proposal_against_a_decision_is_refused_and_stays(office: OfficeFile) -> None:
    ref = next(h.ref for h in cases(office) if h.handling is None and h.proposal is None)
    async with window(office, OFFICER, ref, (120, 40)) as mine:
        await mine.press("t", "2")
        office.do(cmd.Classify(ref, Handling.STAGE_1, "Poor communication", "ACPS East"), MANAGER)
        await mine.press("ctrl+s", "ctrl+s")  # the first says that theme and area are open
        assert at_front(mine.app, ClassifyScreen)
        assert "only a manager changes that. Meanwhile: Confirmed: Stage 1" in mine.text
        assert mine.value("handling") == "representation"


# -- what goes through, and what makes no sense any more -------------------------------------------


@BOTH
async def test_an_extension_against_a_reply_is_refused_and_stays(
    office: OfficeFile, second: Actor
) -> None:
    async with window(office, second) as mine, window(office, other(second)) as theirs:
        await mine.press("x", "c", *["tab"] * 1, "end", "ctrl+u", " Somebody Else")
        await theirs.press("r", "enter")
        await mine.press("ctrl+s")
        assert at_front(mine.app, Ask)
        assert "already. Meanwhile: Reply sent after 12 working days" in mine.text
        assert other(second).name in mine.text
        assert mine.value("agreed-by") == "Somebody Else"
    case = office.case(REF)
    assert case.reply_sent_on == TODAY
    assert case.extension is None


@BOTH
async def test_a_reply_against_an_extension_goes_through(office: OfficeFile, second: Actor) -> None:
    async with window(office, second) as mine, window(office, other(second)) as theirs:
        await mine.press("r")
        await theirs.press("x", "c", "enter")
        await mine.press("enter")
        assert at_front(mine.app, CaseScreen)
        assert "Meanwhile: Extended (Complex)" in mine.said
    case = office.case(REF)
    assert case.reply_sent_on == TODAY
    assert case.stopped[-1].extended


@BOTH
async def test_a_note_against_closing_goes_through(office: OfficeFile, second: Actor) -> None:
    office.do(cmd.CheckQuality(REF, TODAY))
    office.do(cmd.SendReply(REF, TODAY, Outcome.UPHELD))
    async with window(office, second) as mine, window(office, other(second)) as theirs:
        await mine.press("n", " She rang to thank us.")
        await theirs.press("z", f" {REF}", "enter")
        assert office.case(REF).closed_on == TODAY
        await mine.press("ctrl+s")
        assert at_front(mine.app, CaseScreen)
    assert notes(office) == ["She rang to thank us."]


@BOTH
async def test_closing_after_somebody_elses_change_looks_at_it_first(
    office: OfficeFile, second: Actor
) -> None:
    office.do(cmd.CheckQuality(REF, TODAY))
    office.do(cmd.SendReply(REF, TODAY, Outcome.UPHELD))
    async with window(office, second) as mine:
        await mine.press("z", f" {REF}")
        office.do(cmd.RecordOutcome(REF, Outcome.NOT_UPHELD), other(second))
        await mine.press("enter")
        assert at_front(mine.app, MergeScreen)
        assert "Outcome: not upheld" in mine.text
        await mine.press("n")
        assert at_front(mine.app, Ask)
        assert office.case(REF).closed_on is None
        await mine.press("enter", "y")
        assert at_front(mine.app, CaseScreen)
    assert office.case(REF).closed_on == TODAY


@BOTH
async def test_a_change_against_an_undo(office: OfficeFile, second: Actor) -> None:
    """What is taken back under somebody's hands is shown as theirs."""
    first = other(second)
    async with window(office, first) as theirs:
        await correct(theirs, "Put right.")
        async with window(office, second) as mine:
            await correct(mine, "Put right, and more.", save=False)
            await theirs.press("u")
            assert office.case(REF).details == "Nobody rang back."
            await mine.press("ctrl+s")
            assert at_front(mine.app, MergeScreen)
            assert "Undone: " in mine.text
            await mine.press("m")
    assert office.case(REF).details == "Put right, and more."


@BOTH
async def test_an_undo_against_a_change_is_refused(office: OfficeFile, second: Actor) -> None:
    async with window(office, second) as mine:
        await correct(mine, "Put right.")
        office.do(cmd.AddNote(REF, "Rang."), other(second))
        await mine.press("u")
        assert f"has changed since (Rang, by {other(second).name}): undo that first" in mine.said
    assert office.case(REF).details == "Put right."


async def test_the_answer_to_the_safety_question_is_never_overwritten_unseen(
    office: OfficeFile,
) -> None:
    ref = next(h.ref for h in cases(office) if h.safety is Safety.NO and h.handling is None)
    async with window(office, OFFICER, ref) as mine:
        await mine.press("f", *["tab"] * 4, "end", "ctrl+u", " Sam")
        office.do(cmd.AnswerSafety(ref, Safety.YES), MANAGER)
        await mine.press("ctrl+s")
        assert "Safety worry: yes" in mine.said
    assert office.case(ref).safety is Safety.YES


async def test_the_drafts_of_both_are_kept(office: OfficeFile) -> None:
    """Two write notes on one case; both are parked, and both come back as they were."""
    async with window(office, MANAGER) as mine, window(office, OFFICER) as theirs:
        await mine.press("n", " What the manager thinks", "escape")
        await theirs.press("n", " What the officer heard", "escape")
        office.do(cmd.Assign(REF, "R. Khan"))
        await mine.press("1", "d")
        assert mine.value("text") == "What the manager thinks"
        await mine.press("ctrl+s")
        await theirs.press("1", "d")
        assert theirs.value("text") == "What the officer heard"
        await theirs.press("ctrl+s")
    assert notes(office) == ["What the manager thinks", "What the officer heard"]


async def test_a_conflict_on_the_list_keeps_the_question_open(office: OfficeFile) -> None:
    """Not only on the case screen: a name typed on Today is there after a refusal too."""
    app = app_on(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        mine = Window(app, pilot)
        await mine.press("a", " Fin")
        title = mine.text
        ref = next(word for word in title.split() if word.startswith("26-") and word[-1].isdigit())
        office.do(cmd.Withdraw(ref, TODAY), OFFICER)
        await mine.press("enter")
        assert at_front(app, Ask)
        assert "Meanwhile: Closed: withdrawn" in mine.text
        assert mine.value("team-manager").startswith("Fin")
    app.let_go()


def cases(office: OfficeFile) -> list[Any]:
    """Every case of a file."""
    reader = FileReader(office.path)
    try:
        return [held.case for held in reader.all_cases()]
    finally:
        reader.close()


# -- records beside cases --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A made-up record."""

    number: int = 1
    title: str = ""
    copies: int = 0
    version: int = 1
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """A made-up command: what was chosen between two of them."""

    clash: RecordClash
    choices: Mapping[str, Take]


async def test_a_record_is_compared_on_the_same_screen(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_first, theirs = Leaflet(title="Rights"), Leaflet(title="Your rights", copies=9, version=2)
    mine = Leaflet(title="What you may ask")
    clash = compare_records(
        RecordKind.COMPLIMENT, "leaflet", seen_first, mine, theirs, "J. Lee, 14:05"
    )
    saved: list[Any] = []

    def book(command: Any, _office: Any, _work: Any, save_id: str) -> Receipt:
        saved.append(command.clash.merged(command.choices))
        return Receipt(save_id, (), "The leaflet is saved.")

    monkeypatch.setattr(desk, "BOOKS", {Choose: book})
    async with window(office, MANAGER) as here:
        results: list[Any] = []
        screen = MergeScreen(clash, Choose, new_save_id())  # type: ignore[arg-type]
        await here.app.push_screen(screen, results.append)
        await settle(here.pilot)
        for words in ("leaflet 1", "Title", "What you may ask", "Your rights (J. Lee, 14:05)"):
            assert words in here.text
        assert "Taken over as it is now: copies." in here.text
        await here.press("m")
        assert at_front(here.app, CaseScreen)
        assert "The leaflet is saved." in here.said
        assert [receipt.sentence for receipt in results] == ["The leaflet is saved."]
    assert saved == [Leaflet(title="What you may ask", copies=9, version=2)]


# -- also open in another window -------------------------------------------------------------------


@BOTH
async def test_the_top_line_says_who_has_it_open_too(office: OfficeFile, second: Actor) -> None:
    first = other(second)
    async with window(office, second) as mine:
        assert "also open" not in mine.text
        async with window(office, first) as theirs:
            assert f"also open: {second.name}, 14:07" in theirs.lines[0]
            await mine.look()
            assert f"also open: {first.name}, 14:07" in mine.lines[0]
            await theirs.press("escape")  # gone to the list
            await theirs.look()
            await mine.look()
            assert "also open" not in mine.text


async def test_a_question_from_the_list_counts_as_open(office: OfficeFile) -> None:
    app = app_on(office, OFFICER, office.path.with_name("officer.toml"))
    async with window(office, MANAGER, "26-0001") as mine, app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        theirs = Window(app, pilot)
        await theirs.press("r")
        await theirs.look()
        await mine.look()
        assert "also open: J. Lee, 14:07" in mine.text
    app.let_go()


async def test_opening_a_case_makes_no_other_window_read_anew(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with window(office, MANAGER) as mine:
        await mine.look()
        readings: list[int] = []
        monkeypatch.setattr(mine.app, "reread", lambda: readings.append(1))
        async with window(office, OFFICER) as theirs:
            await theirs.look()
            await mine.look()
            assert "also open: J. Lee" in mine.text
        await mine.look()
        assert "also open" not in mine.text
        assert readings == []


async def test_a_window_that_ended_without_a_word_is_forgotten(office: OfficeFile) -> None:
    note = folder_for(office.path) / "gone.json"
    async with window(office, MANAGER) as mine:
        words = {"who": "J. Lee", "ref": REF, "since": NOW.isoformat()}
        note.write_text(json.dumps(words), encoding="utf-8")
        os.utime(note, (NOW.timestamp(), NOW.timestamp()))
        await mine.look()
        assert "also open: J. Lee, 14:07" in mine.text
        with at(NOW + timedelta(minutes=2)):
            await mine.look()
        assert "also open" not in mine.text
        assert not note.exists()


async def test_while_logging_the_callers_open_case_says_who_has_it(office: OfficeFile) -> None:
    app = app_on(office, OFFICER, office.path.with_name("officer.toml"))
    async with window(office, MANAGER), app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        mine = Window(app, pilot)
        await mine.press("n", " smith", "enter")
        await mine.look()
        assert f"! {REF} also open: M. Ade, 14:07" in mine.text
    app.let_go()
