"""Calendar: the days that do not count, how far they are known, edits seen before they are kept."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from tracker.core.commands import EditCalendar
from tracker.core.diary import Preview, edited, preview
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, Reader
from tracker.core.workdays import Calendar
from tracker.ui import say_settings as say
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.pane import Pane

DAY_WIDTH = 12
"""Cells that a day takes."""

NAME_WIDTH = 24
"""Cells that the name of a day takes."""

HOLIDAY, LOCAL = "holiday", "local"


class CalendarPane(Pane):
    """Bank holidays and local closures, this year's first."""

    NAME = "calendar"
    KEY_BAR: ClassVar[tuple[str, ...]] = (
        "calendar.add",
        "calendar.local",
        "calendar.remove",
        "edit.undo",
        "nav.back",
    )

    def __init__(self) -> None:
        """Nothing is begun."""
        super().__init__()
        self._typed: dict[bool, dict[str, str]] = {False: {}, True: {}}
        self._go_to = ""
        self._at_first = True

    # -- the list -------------------------------------------------------------------------------
    def draw(self) -> None:
        """The days by year: this year and later first, then back from last year."""
        if self.known is None:
            return
        calendar, today = self.known.calendar, self.known.today
        self.head(say.coverage(calendar), say.calendar_version(calendar))
        days = _days(calendar)
        years = sorted({day.year for day, _ in days})
        coming = [year for year in years if year >= today.year]
        gone = [year for year in reversed(years) if year < today.year]
        lines: list[Line] = []
        for year in coming + gone:
            lines += [GAP] * bool(lines) + [heading(str(year))]
            lines += [_line(calendar, day, kind, today) for day, kind in days if day.year == year]
        if self._at_first:
            self._go_to = next(
                (_name(day, kind == LOCAL) for day, kind in days if day >= today), ""
            )
            self._at_first = False
        self.lines.show(lines or [line((say.NO_DAYS, "muted"))], self._go_to)
        if self._go_to == self.lines.name_at:
            self._go_to = ""

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """A day is removed from under the cursor; days can always be added."""
        if action in ("add", "local"):
            return ""
        if action == "remove":
            return "" if self.lines.name_at else say.NO_DAY_HERE
        return super().why_not(action)

    async def do(self, action: str) -> None:
        """Begin an edit; nothing is saved before its preview was seen."""
        if action == "remove":
            self._remove()
        elif self.tracker.ready:
            await self._ask(action == "local")

    async def _ask(self, local: bool) -> None:
        """Ask for a day; what was typed before and not saved is there again."""
        from tracker.ui.screens.calendar import day_question

        question = day_question(self.tracker.office(), local, self._typed[local])
        await self.tracker.push_screen(question, self._asked)

    def _asked(self, command: EditCalendar | None) -> None:
        if command is not None:
            self.work(partial(self._look_ahead, command, command.name))

    def _remove(self) -> None:
        """Take away the day under the cursor, once its preview was seen."""
        kind, _, written = self.lines.name_at.partition(":")
        if self.known is None or not written:
            return
        calendar, local = self.known.calendar, kind == LOCAL
        day = date.fromisoformat(written)
        name = (calendar.local if local else calendar.holidays)[day]
        command = EditCalendar(day, remove=True, local=local, version=calendar.version)
        self.work(partial(self._look_ahead, command, name))

    async def _look_ahead(self, command: EditCalendar, name: str) -> None:
        """Find out what the edit would do, and ask whether that is wanted."""
        from tracker.ui.screens.calendar import EditPreview

        today = self.tracker.clock.today()
        self.head(say.COUNTING, "")
        try:
            found = await self.tracker.link.read(lambda r: look_ahead(r, command, today))
        except (CouldNot, Refusal) as trouble:
            self.tracker.say(str(trouble), "error")
            return
        finally:
            self.draw()
        preview = EditPreview(command, name, found)
        await self.tracker.push_screen(preview, partial(self._decided, command))

    def _decided(self, command: EditCalendar, wanted: bool | None) -> None:
        """Save it; or back to the form with what was typed."""
        if wanted:
            self.work(partial(self._save, command))
        elif not command.remove:
            self.call_later(self._ask, command.local)

    async def _save(self, command: EditCalendar) -> None:
        self._go_to = "" if command.remove else _name(command.day, command.local)
        if await self.tracker.do(command) is not None:
            self._typed[command.local].clear()


def look_ahead(reader: Reader, command: EditCalendar, today: date) -> Preview:
    """What an edit would do to every case of the file. Runs in the reading thread."""
    before = reader.calendar()
    after, _ = edited(before, command)
    cases = (held.case for held in reader.all_cases())
    return preview(cases, before, after, reader.rules(), today)


def _days(calendar: Calendar) -> list[tuple[date, str]]:
    """Every day listed with its kind, in order."""
    days = [(day, HOLIDAY) for day in calendar.holidays] + [(day, LOCAL) for day in calendar.local]
    return sorted(days)


def _name(day: date, local: bool) -> str:
    return f"{LOCAL if local else HOLIDAY}:{day.isoformat()}"


def _line(calendar: Calendar, day: date, kind: str, today: date) -> Line:
    """One day; those that have passed are quieter, and what does not count says so."""
    name = (calendar.local if kind == LOCAL else calendar.holidays)[day]
    note = ""
    if kind == LOCAL:
        note = say.LOCAL_COUNTS
    elif day.weekday() >= 5:
        note = say.ON_WEEKEND
    style = "muted" if day < today else "text"
    return line(
        (fit(f"{day:%a} {day.day:>2} {day:%b}", DAY_WIDTH), style),
        (fit(name, NAME_WIDTH) if note else name, style),
        (note, "muted"),
        name=_name(day, kind == LOCAL),
    )
