"""An office in which things were promised, and counting what was pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from textual.pilot import Pilot

from db.reader import FileReader
from tests.ui.support import MANAGER, OFFICER, TODAY, OfficeFile, app_on, settle, typed
from tracker.core import learning_commands as cmd
from tracker.core.learning import LearningForm
from tracker.core.learning_queue import LearningQueue
from tracker.core.office import Actor

CASE = "26-0010"
"""The case of ``OfficeFile.fill`` that was answered and closed in October."""


def promised(office: OfficeFile) -> None:
    """On 23 November: one promise late, one due today, one on time, a form to check, one done."""
    day = date(2026, 10, 14)
    for text, due in (
        ("Ring before calling off a visit", date(2026, 11, 19)),
        ("Say who covers", TODAY),
    ):
        office.do(cmd.AddPromise(CASE, text, owner="P. Shah", due_on=due), OFFICER, day)
    office.do(cmd.SendForm(CASE, "P. Shah", date(2026, 11, 2)), OFFICER, date(2026, 11, 2))
    begin = cmd.BeginLearning("Decision making", "Finance", "An audit", "Write reasons down")
    office.do(begin, OFFICER, date(2026, 11, 20))
    begin = cmd.BeginLearning("Decision making", "Adoption", "A team meeting", "Minutes in a week")
    (ref,) = office.do(begin, OFFICER, date(2026, 11, 9)).refs
    office.do(cmd.SendForm(ref, "I. Dunmore", date(2026, 11, 9)), OFFICER, date(2026, 11, 9))
    back, answer = date(2026, 11, 20), cmd.Answer(1, date(2026, 11, 18), "Ten minutes", "Ready")
    office.do(cmd.ReturnForm(ref, back, (answer,)), OFFICER, back)


def form_of(office: OfficeFile, of: str) -> LearningForm:
    """A form as the file holds it."""
    reader = FileReader(office.path)
    try:
        filed = reader.learning_form(of, TODAY)
        assert filed is not None, f"no form for {of}"
        return filed.form
    finally:
        reader.close()


def queue_of(office: OfficeFile) -> LearningQueue:
    """The queue of today as the file holds it."""
    reader = FileReader(office.path)
    try:
        return reader.learning(TODAY)
    finally:
        reader.close()


class Hand:
    """Presses keys and types words, and counts the keys alone."""

    def __init__(self, pilot: Pilot[None]) -> None:
        """``pilot`` has the app."""
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Keys that are no words."""
        for key in keys:
            self.keys += 1
            await self.pilot.press(key)
            await settle(self.pilot)

    async def type(self, words: str) -> None:
        """Words, which are not counted."""
        await typed(self.pilot, words)


@asynccontextmanager
async def at_work(
    office: OfficeFile,
    *keys: str,
    actor: Actor = MANAGER,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Hand]:
    """Somebody on Today, or wherever ``keys`` led."""
    app = app_on(office, actor)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        hand = Hand(pilot)
        await hand.press(*keys)
        hand.keys = 0
        yield hand
    app.let_go()
