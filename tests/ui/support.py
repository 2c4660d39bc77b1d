"""A small office with known cases, an app on it, and waiting until everything has settled."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import time_machine
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from db.files import create
from db.reader import FileReader
from db.store import FileStore
from db.windows import FileWindows
from tracker.core import commands as cmd
from tracker.core.case import Case, Party
from tracker.core.desk import Desk
from tracker.core.doors import Doors
from tracker.core.identity import new_save_id
from tracker.core.office import Actor
from tracker.core.ports import Receipt
from tracker.core.views import UserCard
from tracker.core.words import Handling, NameGiven, Outcome, Role, Safety
from tracker.daytime import DayTime
from tracker.ui.app import TrackerApp
from tracker.ui.keys import letter

S = TypeVar("S", bound=Screen[Any])

SHORT = 0.1
"""Seconds. What rings once, and within these, belongs to the key that was pressed before it."""

TODAY = date(2026, 11, 23)
"""A Monday. The next bank holidays are 25 and 28 December."""

NOW = datetime(2026, 11, 23, 14, 7, tzinfo=ZoneInfo("Europe/London"))

MANAGER = Actor("M. Ade", Role.MANAGER)
OFFICER = Actor("J. Lee", Role.OFFICER)
USERS = (UserCard("M. Ade", Role.MANAGER), UserCard("J. Lee", Role.OFFICER))


@contextmanager
def at(moment: datetime = NOW) -> Iterator[None]:
    """Stand the clock still."""
    with time_machine.travel(moment, tick=False):
        yield


@dataclass(frozen=True)
class OnDay:
    """A clock for making history: whatever day is wanted, at eleven."""

    day: date

    def today(self) -> date:
        """That day."""
        return self.day

    def now(self) -> datetime:
        """Eleven o'clock on it."""
        return datetime(self.day.year, self.day.month, self.day.day, 11, 0).astimezone()


class OfficeFile:
    """A file and quick ways to put things into it and to look at what it holds."""

    def __init__(self, path: Path) -> None:
        """``path`` is an existing file."""
        self.path = path

    def do(self, command: cmd.Command, actor: Actor = MANAGER, day: date = TODAY) -> Receipt:
        """Carry out a command as if on ``day``."""
        store = FileStore(self.path)
        try:
            return Desk(store, OnDay(day)).do(command, actor, new_save_id())
        finally:
            store.close()

    def log(self, name: str, day: date, details: str = "Nobody rang back.", **more: object) -> str:
        """Log a contact received on ``day`` and return its reference."""
        given = NameGiven.NAMED if name else NameGiven.ANONYMOUS
        party = Party(given, name, relation="Mother", telephone="01632 960142")
        command = cmd.LogContact(
            day,
            "Telephone",
            details,
            party,
            "10:41",
            "Ava S",
            "A reply.",
            Safety.NO,
            **more,  # type: ignore[arg-type]
        )
        return self.do(command, OFFICER, day).refs[0]

    def stage_1(self, name: str, day: date, theme: str = "Poor communication") -> str:
        """A confirmed and acknowledged Stage 1 complaint."""
        ref = self.log(name, day)
        command = cmd.Classify(
            ref, Handling.STAGE_1, theme, "ACPS East", "P. Shah", acknowledged_on=day
        )
        self.do(command, MANAGER, day)
        return ref

    def case(self, ref: str, day: date = TODAY) -> Case:
        """The case as the file holds it on ``day``."""
        reader = FileReader(self.path)
        try:
            return reader.case_file(ref, day).case
        finally:
            reader.close()

    def count(self) -> int:
        """How many contacts the file holds, taken-back ones not counted."""
        reader = FileReader(self.path)
        try:
            return len(list(reader.all_cases()))
        finally:
            reader.close()


def fill(office: OfficeFile) -> None:
    """One case in every state on Monday 23 November 2026."""
    office.stage_1("Okafor, Chidi", date(2026, 10, 30), "Delays in receiving services")  # late 6
    office.stage_1("Smith, Janet", date(2026, 11, 5))  # late 2
    office.stage_1("Nowak, Kasia", date(2026, 11, 9), "Actions of Worker")  # due today
    office.stage_1("Zhang, Wei", date(2026, 11, 11))  # 2 left
    office.log("Jones, Dee", date(2026, 11, 20))  # to classify
    office.log("", date(2026, 11, 23))  # to classify, anonymous
    office.stage_1("O'Neill, Siobhan", date(2026, 11, 17))  # 6 left
    held = office.stage_1("Green, Tom", date(2026, 11, 12))
    office.do(cmd.StartPause(held, date(2026, 11, 16)), MANAGER, date(2026, 11, 16))
    done = office.stage_1("Brown, Lee", date(2026, 11, 10))
    office.do(cmd.SendReply(done, date(2026, 11, 20)), MANAGER, date(2026, 11, 20))
    closed = office.stage_1("Khan, Mo", date(2026, 10, 5))
    office.do(cmd.CheckQuality(closed, date(2026, 10, 12)), MANAGER, date(2026, 10, 12))
    reply = cmd.SendReply(closed, date(2026, 10, 13), Outcome.UPHELD)
    office.do(reply, MANAGER, date(2026, 10, 13))
    office.do(cmd.CloseCase(closed, date(2026, 10, 13)), MANAGER, date(2026, 10, 13))


def make(path: Path, *, filled: bool) -> OfficeFile:
    """A new file, empty or with the cases of ``fill``."""
    create(path, TODAY, USERS)
    office = OfficeFile(path)
    if filled:
        fill(office)
    return office


def copy(template: OfficeFile, path: Path) -> OfficeFile:
    """A file of its own for one test, from one that nobody has open."""
    shutil.copyfile(template.path, path)
    return OfficeFile(path)


def app_on(office: OfficeFile, actor: Actor = MANAGER, config: Path | None = None) -> TrackerApp:
    """The app on a file, with a configuration of its own."""
    path = office.path
    doors = Doors(
        reader=lambda: FileReader(path),
        store=lambda: FileStore(path),
        file_name=str(path),
        windows=lambda: FileWindows(path),
    )
    config = config or path.with_suffix(".toml")
    return TrackerApp(doors, DayTime(), actor, config_path=config, home=path.parent)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read, saved or drawn any more, nor will be in a moment.

    Asked of the event loop itself: whatever the app has yet to do is a step of a task, and when
    none is ready to run, no thread is at work and no short timer runs, it is at rest. Where a test
    has several apps, a screen asks which is at work: it must hear of its own.
    """
    app = pilot.app
    assert isinstance(app, TrackerApp)
    give_up = time.monotonic() + 30
    with app._context():
        while time.monotonic() < give_up:
            await out_of_steps()
            if app._exit or app._exception is not None:
                return
            if _drawn(app):
                continue
            if not _busy(app):
                return
            await asyncio.sleep(0.002)
    raise AssertionError("the app did not come to rest")


async def out_of_steps() -> None:
    """Wait until no task of the event loop can go on by itself."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    for _ in range(10_000):
        await asyncio.sleep(0)
        if not ready:
            return
    raise AssertionError("the app is never out of steps")


def _drawn(app: TrackerApp) -> bool:
    """Whether something was still to be drawn, which was done now and not a frame later.

    What lies under a question draws itself first, and then asks the question to be drawn again.
    """
    if app._batch_count:
        return False
    waiting = [screen for screen in app.screen_stack if screen.is_current and _dirty(screen)]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def _dirty(screen: Screen[Any]) -> bool:
    """Whether parts of a screen have changed since they were drawn."""
    top = screen is screen.app.screen and (screen._repaint_required or screen._recompose_required)
    parts = screen._dirty_widgets or screen._layout_required or screen._scroll_required
    return bool(top or parts or screen._callbacks or screen._update_timer._active.is_set())


def _busy(app: TrackerApp) -> bool:
    """Whether anything is being read or saved, or a short timer has yet to ring.

    The case beside the list is read a moment after the cursor has come to rest.
    """
    if app.link.under_way or any(not worker.is_finished for worker in app.workers):
        return True
    pumps = [
        app,
        *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True)),
    ]
    return any(_rings_soon(timer) for pump in pumps for timer in pump._timers)


def _rings_soon(timer: Timer) -> bool:
    """Whether a timer is for one time only, soon, and has not rung yet."""
    once = timer._repeat is not None and timer._interval <= SHORT
    return once and timer._task is not None and not timer._task.done()


def seen(app: TrackerApp) -> str:
    """The screen as text, line by line, as a person reads it."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip)[:width].rstrip() for strip in strips[:height])


def send(pilot: Pilot[None], key: str, character: str | None = None) -> None:
    """A key is on its way; nobody waits until it is looked at."""
    driver = pilot.app._driver
    assert driver is not None
    event = events.Key(key, character)
    event.set_sender(pilot.app)
    driver.send_message(event)


async def typed(pilot: Pilot[None], text: str) -> None:
    """A fast hand: every character is on its way before the first one is looked at."""
    for character in text:
        send(pilot, _character_to_key(character), character)
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, each looked at in full. Text with a space first is typed."""
    for key in keys:
        if key.startswith(" "):
            await typed(pilot, key[1:])
        else:
            send(pilot, _character_to_key(key) if len(key) == 1 else key, letter(key) or None)
            await settle(pilot)


def told(app: TrackerApp) -> str:
    """The sentences in the corner."""
    return "\n".join(str(one.message) for one in app._notifications)


def at_front(app: TrackerApp, kind: type[Screen[Any]]) -> bool:
    """Whether the screen on top is one of these."""
    return isinstance(app.screen, kind)


def front(app: TrackerApp, kind: type[S]) -> S:
    """The screen on top, which is one of these."""
    screen: object = app.screen
    assert isinstance(screen, kind)
    return screen
