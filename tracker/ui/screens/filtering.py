"""What every screen with a long list shares: a line to filter by, ticks, and Esc in its order."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.case_table import CaseTable


class FilterLine(TrackerScreen):
    """A screen whose list is filtered as people type. ``FILTER_HINT`` stands in the empty line."""

    FILTER_HINT: ClassVar[str] = say.FILTER_HINT

    @property
    @abstractmethod
    def filtered(self) -> Widget:
        """The list, which has the focus when the line has not."""

    def filter_changed(self) -> None:
        """Show what is left under another filter."""
        self.reread()

    async def action_filter(self) -> None:
        """Filter as you type; the line has the focus before the next key is looked at."""
        if not self.query("#filter"):
            self.tracker.read_all_looks()
            field = Input(placeholder=self.FILTER_HINT, id="filter", max_length=200)
            await self.mount(field, before="#keybar")
        self.set_focus(self.query_one("#filter", Input))

    @on(Input.Changed, "#filter")
    def _filter_changed(self, message: Input.Changed) -> None:
        message.stop()
        self.filter_changed()

    @on(Input.Submitted, "#filter")
    def _filter_done(self, message: Input.Submitted) -> None:
        message.stop()
        self.filtered.focus()

    @property
    def filter_text(self) -> str:
        """What the list is filtered by, "" when it is not."""
        found = self.query("#filter")
        return found.first(Input).value.strip() if found else ""

    def untick(self) -> bool:
        """Take all ticks away; False where there are none."""
        return False

    async def action_back(self) -> None:
        """Esc clears a filter first, then ticks."""
        if self.query("#filter"):
            begin(self, self._end_filter, "filter", exclusive=False)
        elif not self.untick():
            await super().action_back()

    async def _end_filter(self) -> None:
        await self.query("#filter").remove()
        self.filtered.focus()
        self.reread()


class FilteredScreen(FilterLine):
    """A screen about one list of rows. ``TABLE`` is the list's id."""

    TABLE = "cases"

    @property
    def table(self) -> CaseTable:
        """The list."""
        return self.query_one(f"#{self.TABLE}", CaseTable)

    @property
    def filtered(self) -> Widget:
        """The list."""
        return self.table

    # -- ticks --------------------------------------------------------------------------------
    def untick(self) -> bool:
        """Take all ticks away; False where there are none."""
        if not self.table.ticked:
            return False
        self.table.ticked = set()
        self.table.refresh()
        return True

    def action_tick(self) -> None:
        """Tick the line under the cursor."""
        self.table.tick()
        self.show_ticked()

    def action_tick_all(self) -> None:
        """Tick every line shown."""
        self.table.tick_all()
        self.show_ticked()

    def show_ticked(self) -> None:
        """Tell how many are ticked."""
        self.refresh_keys()
