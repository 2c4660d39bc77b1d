"""What every screen with a long list shares: a line to filter by, ticks, and Esc in its order."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.case_table import CaseTable


class FilteredScreen(TrackerScreen):
    """A screen about one list. ``TABLE`` is the list's id."""

    TABLE = "cases"

    @property
    def table(self) -> CaseTable:
        """The list."""
        return self.query_one(f"#{self.TABLE}", CaseTable)

    # -- filter -------------------------------------------------------------------------------
    async def action_filter(self) -> None:
        """Filter as you type; the line has the focus before the next key is looked at."""
        if not self.query("#filter"):
            self.tracker.read_all_looks()
            field = Input(placeholder=say.FILTER_HINT, id="filter", max_length=200)
            await self.mount(field, before="#keybar")
        self.set_focus(self.query_one("#filter", Input))

    @on(Input.Changed, "#filter")
    def _filtered(self, message: Input.Changed) -> None:
        message.stop()
        self.reread()

    @on(Input.Submitted, "#filter")
    def _filter_done(self, message: Input.Submitted) -> None:
        message.stop()
        self.table.focus()

    @property
    def filter_text(self) -> str:
        """What the list is filtered by, "" when it is not."""
        found = self.query("#filter")
        return found.first(Input).value.strip() if found else ""

    async def action_back(self) -> None:
        """Esc clears a filter first, then ticks."""
        found = self.query("#filter")
        if found:
            begin(self, self._end_filter, "filter", exclusive=False)
        elif self.table.ticked:
            self.table.ticked = set()
            self.table.refresh()
        else:
            await super().action_back()

    async def _end_filter(self) -> None:
        await self.query("#filter").remove()
        self.table.focus()
        self.reread()

    # -- ticks --------------------------------------------------------------------------------
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
