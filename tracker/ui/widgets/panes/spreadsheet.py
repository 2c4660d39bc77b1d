"""Import: the way to the screen on which a spreadsheet is brought in."""

from __future__ import annotations

from typing import ClassVar

from tracker.ui import say_import as say
from tracker.ui.widgets.line_list import line
from tracker.ui.widgets.panes.pane import Pane


class ImportPane(Pane):
    """Enter opens the screen."""

    NAME = "import"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "nav.back")

    def draw(self) -> None:
        """One line to press Enter on."""
        self.head(say.PANE_TELLS)
        self.lines.show([line((say.PANE_LINE, "text"), name="open")])

    async def chosen(self, name: str) -> None:
        """Open the screen."""
        from tracker.ui.screens.importing import ImportScreen

        await self.tracker.push_screen(ImportScreen())
