"""About this file: where it is, how much is in it, and by which program it was made."""

from __future__ import annotations

from typing import ClassVar

from tracker.ui import say_settings as say
from tracker.ui.widgets.line_list import Line, fit, line
from tracker.ui.widgets.panes.pane import Pane

LABEL_WIDTH = 17
"""Cells that the name of a fact takes."""


class AboutPane(Pane):
    """Facts, one a line."""

    NAME = "about"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("edit.undo", "nav.back")

    def draw(self) -> None:
        """The facts that are known; what is not known is left out."""
        self.head(say.ABOUT_TELLS)
        width = max(20, self.lines.size.width - LABEL_WIDTH - 3)
        lines = []
        for label, fact in self._facts():
            lines += self._lines(label, fact, width)
        self.lines.show(lines)

    def _facts(self) -> list[tuple[str, str]]:
        tracker, known = self.tracker, self.known
        facts = [(say.ABOUT_FILE, tracker.doors.file_name)]
        if known is not None:
            facts.append((say.ABOUT_CASES, f"{known.cases:,}"))
            facts.append((say.ABOUT_CALENDAR, say.about_calendar(known.calendar)))
        facts.append((say.ABOUT_WHO, tracker.who_shown))
        facts.append((say.ABOUT_PROGRAM, program_version()))
        facts += tracker.doors.facts().items()
        facts.append((say.ABOUT_CONFIG, str(tracker.config_path)))
        return [(label, fact) for label, fact in facts if fact]

    @staticmethod
    def _lines(label: str, fact: str, width: int) -> list[Line]:
        """A fact in as many lines as it needs: a path is no use with its end cut off."""
        parts = [fact[at : at + width] for at in range(0, len(fact), width)]
        made = [line((fit(label, LABEL_WIDTH), "muted"), (parts[0], "text"), name=label)]
        for part in parts[1:]:
            made.append(line((" " * LABEL_WIDTH, "muted"), (part, "text")))
        return made

    def on_resize(self) -> None:
        """Long paths are broken for the width there is."""
        self.draw()


def program_version() -> str:
    """Tracker's version, and that of what draws it; "" where it was not installed."""
    from importlib.metadata import PackageNotFoundError, version

    parts = []
    for name, package in (("Tracker", "tracker"), ("Textual", "textual")):
        try:
            parts.append(f"{name} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(parts)
