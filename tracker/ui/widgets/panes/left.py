"""What left the program: the register of every file with case data or figures."""

from __future__ import annotations

from typing import ClassVar

from tracker.core.out.register import LeftEntry
from tracker.ui import say_settings as say
from tracker.ui.widgets.hanging import wrapped
from tracker.ui.widgets.line_list import GAP, Line, line
from tracker.ui.widgets.panes.pane import Pane

MOST = 200
"""So many are listed; the command line lists all."""


class LeftPane(Pane):
    """Newest first: when, who, what kind, how many rows, what of, and the file's own marks."""

    NAME = "left"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("edit.undo", "nav.back")

    def draw(self) -> None:
        """Three lines for each file; the cursor stands on the first of them."""
        if self.known is None:
            return
        found = self.known.left
        self.head(say.LEFT_TELLS)
        lines: list[Line] = []
        for at, one in enumerate(found[:MOST]):
            lines += [*([GAP] if lines else []), *self._lines(one, str(len(found) - at))]
        if len(found) > MOST:
            lines += [GAP, line((say.left_earlier(len(found) - MOST), "muted"), name="earlier")]
        self.lines.show(lines or [line((say.NOTHING_LEFT, "muted"), name="nothing")])

    def _lines(self, one: LeftEntry, name: str) -> list[Line]:
        when = one.at.astimezone(self.tracker.clock.now().tzinfo)
        width = max(20, self.lines.size.width - 5)
        return [
            line(
                (f"{when.day} {when:%b %Y %H:%M}  ", "muted"),
                (f"{one.by}  ", "text"),
                (say.left_kind(one.left), "strong"),
                name=name,
            ),
            *(line((f"  {part}", "text")) for part in wrapped(one.left.what, width)),
            line((f"  {one.left.file}  ", "muted"), (say.left_checksum(one.left), "muted")),
        ]

    def on_resize(self) -> None:
        """What is in a file is broken for the width there is."""
        self.draw()
