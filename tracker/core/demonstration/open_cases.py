"""Builds the demonstration: the report's two years, then the open cases around the working date.

The open cases go through the desk like anybody's: every rule holds for them, and their history
is that of real saves on the days before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from tracker.core.commands import CaseCommand, ImportPast, ImportStage2, LogContact
from tracker.core.compliments import (
    ImportCompliments,
    LogCompliment,
    PastCompliment,
    ShareCompliments,
)
from tracker.core.demonstration import two_years
from tracker.core.demonstration.beyond_the_reply import steps, went_to_the_ombudsman
from tracker.core.demonstration.compliments import (
    compliments_lately,
    two_years_of_compliments,
)
from tracker.core.demonstration.learning_stories import LEARNING
from tracker.core.demonstration.names import TEAM_MANAGERS
from tracker.core.demonstration.script import ADE, LEE, Story
from tracker.core.demonstration.stage_two import investigations
from tracker.core.demonstration.stories_later import BEYOND
from tracker.core.demonstration.stories_new import TO_CLASSIFY
from tracker.core.demonstration.stories_pressing import DUE, LATE
from tracker.core.demonstration.stories_quiet import ENDING, RUNNING
from tracker.core.demonstration.year_entries import year_entries
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.office import Actor
from tracker.core.past import PastContact
from tracker.core.ports import Store
from tracker.core.workdays import Calendar

STORIES: tuple[Story, ...] = (*LATE, *DUE, *TO_CLASSIFY, *RUNNING, *ENDING, *BEYOND)
"""Every case made for the demonstration, open or lately closed."""

SOURCE = "the demonstration"

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

_TWO_YEARS_WEIGH = 100
"""The two years take about as long as so many saves."""


@dataclass(slots=True)
class _MovingClock:
    """The day's clock while the past is acted out."""

    day: date

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(9, 30)).astimezone()


@dataclass(frozen=True, slots=True)
class _Save:
    """One save to be made: ``number`` of a story, and the step of it (-1 is the logging)."""

    on: date
    number: int
    step: int


def build(store: Store, calendar: Calendar, today: date, progress: Progress) -> None:
    """Fill a new file. ``calendar`` is the one the file was made with.

    On a day that is not a working day nothing can be due: what is due next stands as due soon.
    """
    for area, names in TEAM_MANAGERS.items():
        for name in names:
            store.add_team_manager(name, area)
    saves = _in_order(calendar, today)
    learning = _learning_in_order(calendar, today)
    total = _TWO_YEARS_WEIGH + len(saves) + len(learning)
    progress(0, total)
    play = _Play(store, calendar, today)
    contacts = two_years(calendar)
    play.desk.do(ImportPast(contacts, SOURCE), ADE, new_save_id())
    play.desk.do(ImportStage2(investigations(contacts), SOURCE), ADE, new_save_id())
    play.go_on(contacts)
    play.thank(two_years_of_compliments(calendar))
    for done, save in enumerate(saves, _TWO_YEARS_WEIGH):
        progress(done, total)
        play.make(save)
    for done, save in enumerate(learning, total - len(learning)):
        progress(done, total)
        play.learn(save)
    progress(total, total)


def _day(calendar: Calendar, today: date, ago: int) -> date:
    """The date so many working days before the working date, never after it."""
    return min(today, calendar.add(calendar.next_working(today), -ago))


def _in_order(calendar: Calendar, today: date) -> list[_Save]:
    """Every save of every story, in the order in which they were made."""
    saves = []
    for number, story in enumerate(STORIES):
        for step, ago in enumerate((story.ago, *(s.ago for s in story.steps)), -1):
            saves.append(_Save(_day(calendar, today, ago), number, step))
    return sorted(saves, key=lambda save: (save.on, save.number, save.step))


def _learning_in_order(calendar: Calendar, today: date) -> list[_Save]:
    """Every save about learning, in the order in which they were made."""
    saves = [
        _Save(_day(calendar, today, one.ago), number, step)
        for number, story in enumerate(LEARNING)
        for step, one in enumerate(story.saves)
    ]
    return sorted(saves, key=lambda save: (save.on, save.number, save.step))


class _Play:
    """Acts the stories out, save by save."""

    def __init__(self, store: Store, calendar: Calendar, today: date) -> None:
        self._store = store
        self._calendar = calendar
        self._today = today
        self._clock = _MovingClock(today)
        self._refs: dict[int, str] = {}
        self._forms: dict[int, str] = {}
        self.desk = Desk(store, self._clock)

    def make(self, save: _Save) -> None:
        """One save, on its own day."""
        self._clock.day = save.on
        story = STORIES[save.number]
        if save.step < 0:
            receipt = self.desk.do(self._contact(story, save.on), LEE, new_save_id())
            self._refs[save.number] = receipt.refs[0]
            return
        step = story.steps[save.step]
        self._do(step.make(self._refs[save.number], self._day), step.by)

    def go_on(self, contacts: Sequence[PastContact]) -> None:
        """Those of the two years who went to the Ombudsman."""
        for number, contact in enumerate(went_to_the_ombudsman(contacts)):
            with self._store.begin(new_save_id(), ADE.name) as work:
                ref = work.ref_of_source(contact.source_ref)
            for on, command in steps(ref, number, contact, self._calendar):
                self._clock.day = on
                self._do(command, ADE)
        self._clock.day = self._today

    def thank(self, past: tuple[PastCompliment, ...]) -> None:
        """The compliments of the two years, and those of these weeks."""
        self.desk.do(ImportCompliments(past, SOURCE), ADE, new_save_id())
        for command in year_entries(past):
            self.desk.do(command, ADE, new_save_id())
        for number, one in enumerate(compliments_lately(self._day), len(past) + 1):
            self._clock.day = one.on
            self.desk.do(LogCompliment(one.facts), LEE, new_save_id())
            if one.told is not None:
                self._clock.day = one.told
                self.desk.do(ShareCompliments((number,), one.told), ADE, new_save_id())

    def learn(self, save: _Save) -> None:
        """One save about learning, on its own day."""
        self._clock.day = save.on
        story = LEARNING[save.number]
        one = story.saves[save.step]
        of = self._forms.get(save.number) or (self._ref(story.case) if story.case else "")
        receipt = self.desk.do(one.make(of, self._day_or_ahead), one.by, new_save_id())
        self._forms[save.number] = receipt.refs[0]

    def _day_or_ahead(self, ago: int) -> date:
        """As ``_day``, and from 0 down the working days to come: nothing is due on a closed day."""
        if ago > 0:
            return self._day(ago)
        return self._calendar.add(self._calendar.next_working(self._today), -ago)

    def _ref(self, key: str) -> str:
        """The reference of the story with this key, which was acted out before."""
        return self._refs[next(n for n, story in enumerate(STORIES) if story.key == key)]

    def _do(self, command: CaseCommand, by: Actor) -> None:
        self.desk.do(command, by, new_save_id())

    def _day(self, ago: int) -> date:
        return _day(self._calendar, self._today, ago)

    def _contact(self, story: Story, received: date) -> LogContact:
        caller = story.caller
        if story.caller_of:
            caller = replace(caller, person_id=self._person(story.caller_of))
        return LogContact(
            received_on=received,
            channel=story.channel,
            details=story.details,
            complainant=caller,
            received_at=story.at,
            child=story.child,
            wants=story.wants,
            safety=story.safety,
            proposal=story.proposal,
        )

    def _person(self, key: str) -> int | None:
        """Who called in the story with this key, which was acted out before."""
        with self._store.begin(new_save_id(), LEE.name) as work:
            return work.hold(self._ref(key)).case.complainant.person_id
