"""Settings: the calendar, who is at the keyboard, the look, the keys, and about this file."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import ContentSwitcher

from tracker.core.filters import Filter
from tracker.core.ports import CouldNot, Reader
from tracker.ui import say_settings as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.bars import KeyBar, TopBar
from tracker.ui.widgets.line_list import LineList, PickList, line
from tracker.ui.widgets.panes.about import AboutPane
from tracker.ui.widgets.panes.calendar import CalendarPane
from tracker.ui.widgets.panes.figures import FiguresPane
from tracker.ui.widgets.panes.keys import KeysPane
from tracker.ui.widgets.panes.left import LeftPane
from tracker.ui.widgets.panes.letters import LettersPane
from tracker.ui.widgets.panes.lists import LIST_PANES
from tracker.ui.widgets.panes.look import LookPane
from tracker.ui.widgets.panes.pane import Known, Pane
from tracker.ui.widgets.panes.rules import RulesPane
from tracker.ui.widgets.panes.spreadsheet import ImportPane
from tracker.ui.widgets.panes.who import WhoPane

PANES: tuple[type[Pane], ...] = (
    CalendarPane,
    RulesPane,
    *LIST_PANES,
    FiguresPane,
    WhoPane,
    LookPane,
    KeysPane,
    LettersPane,
    ImportPane,
    LeftPane,
    AboutPane,
)
"""The sections in the order of the list at the left."""

SECTION_KEYS = ("settings.choose", "nav.today", "nav.cases", "edit.undo", "log.new", "find.all")
"""Keys that matter in the list at the left."""

OF_PANES = frozenset(
    {"add", "local", "remove", "rekey", "reset", "rename", "retire", "restore", "earlier", "later"}
)
"""Actions that the section at the right carries out."""


def _known(reader: Reader, today: date) -> Known:
    """What all sections show. Runs in the reading thread."""
    years = reader.years_entered()
    chosen = [number for one in years.values() for number in one.quotes]
    return Known(
        today,
        reader.calendar(),
        reader.users(),
        len(reader.case_ids(Filter())),
        reader.vocabulary(),
        reader.standing(),
        reader.changes_of_lists(),
        years,
        {one.number: one for one in reader.compliments(chosen) if one.quote},
        reader.files_left(),
    )


class SettingsScreen(TrackerScreen):
    """A section is shown as the cursor moves over it; Enter or Tab goes into it, Esc comes back."""

    TITLE_SHOWN = "Settings"
    BINDINGS: ClassVar[list[Any]] = bindings(
        *("calendar.add", "calendar.local", "calendar.remove"),
        *("lists.rename", "lists.retire", "lists.restore", "lists.earlier", "lists.later"),
        *("settings.rekey", "settings.reset"),
        first=True,
    )
    KEY_BAR = SECTION_KEYS

    def compose_body(self) -> ComposeResult:
        """The list of sections and the one that is looked at."""
        with Horizontal(id="settings"):
            yield PickList(id="sections")
            with ContentSwitcher(id="section", initial=f"pane-{PANES[0].NAME}"):
                for kind in PANES:
                    yield kind()

    def on_mount(self) -> None:
        """The cursor is in the list of sections from the start."""
        lines = [line((title, "text"), name=name) for name, title in say.SECTIONS.items()]
        self._sections.show(lines)
        self._sections.focus()

    @property
    def _sections(self) -> PickList:
        return self.query_one("#sections", PickList)

    @property
    def pane(self) -> Pane:
        """The section that is looked at."""
        return self._pane(self._sections.name_at or PANES[0].NAME)

    def _pane(self, name: str) -> Pane:
        return self.query_one(f"#pane-{name}", Pane)

    # -- reading --------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read anew what the sections show."""
        begin(self, self._read, "settings")

    async def _read(self) -> None:
        today = self.tracker.clock.today()
        try:
            await self.tracker.meet()
            known = await self.tracker.link.read(lambda r: _known(r, today))
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        for pane in self.query(Pane):
            pane.show(known)
        self.query_one(TopBar).refresh()
        self.refresh_keys()

    # -- sections -------------------------------------------------------------------------------
    @on(LineList.Moved, "#sections")
    def _section_moved(self, message: LineList.Moved) -> None:
        message.stop()
        if message.line:
            self.query_one(ContentSwitcher).current = f"pane-{message.line}"

    @on(LineList.Chosen, "#sections")
    def _go_in(self, message: LineList.Chosen) -> None:
        message.stop()
        self.set_focus(self.pane.lines)

    @on(LineList.Moved)
    def _line_moved(self, message: LineList.Moved) -> None:
        if message.lines is self.pane.lines:
            self.pane.moved(message.line)
            self.refresh_keys()

    @on(LineList.Chosen)
    async def _line_chosen(self, message: LineList.Chosen) -> None:
        if message.lines is self.pane.lines:
            await self.pane.chosen(message.line)
            self.refresh_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter in the list of sections than in a section."""
        inside = event.widget is not self._sections
        if not inside:
            self.pane.left()
        bar = self.query_one("#keybar", KeyBar)
        bar.ids = self.pane.KEY_BAR if inside else SECTION_KEYS
        bar.refresh()

    def on_screen_suspend(self) -> None:
        """What was only tried is gone when something else is looked at."""
        self.pane.left()

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Some keys belong to one section."""
        if action in OF_PANES and self.is_mounted:
            return self.pane.why_not(action)
        return super().why_not(action)

    async def action_add(self) -> None:
        """Add a bank holiday, a person, or the team's own templates."""
        await self.pane.do("add")

    async def action_local(self) -> None:
        """Add a local closure."""
        await self.pane.do("local")

    async def action_remove(self) -> None:
        """Remove the day under the cursor."""
        await self.pane.do("remove")

    async def action_rename(self) -> None:
        """Another name for the value under the cursor."""
        await self.pane.do("rename")

    async def action_retire(self) -> None:
        """Retire the value under the cursor."""
        await self.pane.do("retire")

    async def action_restore(self) -> None:
        """Bring the retired value under the cursor back."""
        await self.pane.do("restore")

    async def action_earlier(self) -> None:
        """Move the value under the cursor up."""
        await self.pane.do("earlier")

    async def action_later(self) -> None:
        """Move the value under the cursor down."""
        await self.pane.do("later")

    async def action_rekey(self) -> None:
        """Ask for another key."""
        await self.pane.do("rekey")

    async def action_reset(self) -> None:
        """The usual key again."""
        await self.pane.do("reset")

    async def action_back(self) -> None:
        """Esc: out of a section first, then to Today."""
        if self.focused is self._sections:
            await super().action_back()
        else:
            self.set_focus(self._sections)
