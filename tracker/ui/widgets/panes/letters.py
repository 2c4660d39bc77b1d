"""Letters: whose template each is made with, and what is wrong with one that cannot be used."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from tracker.core.ports import CouldNot
from tracker.core.words import LetterKind
from tracker.papers import letter_store, opening
from tracker.ui import say_letters as say
from tracker.ui.widgets.hanging import wrapped
from tracker.ui.widgets.line_list import Line, fit, line
from tracker.ui.widgets.panes.pane import Pane

NAME_WIDTH = 27
"""Cells that the name of a letter takes."""

OWN_WIDTH = 10
"""Cells for saying whose template it is."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a template is the team's own, and what is wrong with it, "" for nothing."""

    own: bool
    wrong: str


def standing(kind: LetterKind, folder: Path) -> Standing:
    """How it is with the template of a kind. Reads files: not on the event loop."""
    own = os.path.lexists(folder / letter_store.template_name(kind))
    return Standing(own, letter_store.checked(kind, folder))


class LettersPane(Pane):
    """+ copies the templates beside the file; Enter opens one of those that are there."""

    NAME = "letters"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "calendar.add", "nav.back")

    def __init__(self) -> None:
        """Nothing is looked at before the section is."""
        super().__init__()
        self._found: Mapping[LetterKind, Standing] = {}

    @property
    def jump_letter(self) -> str:
        """Look has the l."""
        return "e"

    @property
    def folder(self) -> Path:
        """The team's templates."""
        return letter_store.folder_of(Path(self.tracker.doors.file_name))

    def on_show(self) -> None:
        """Templates are read when somebody wants to know, and anew each time."""
        self.work(self._look)

    async def _look(self) -> None:
        folder = self.folder
        self._found = await _in_background(
            lambda: {kind: standing(kind, folder) for kind in LetterKind}
        )
        self.draw()

    def draw(self) -> None:
        """A line for each letter; what is wrong with its template below it."""
        any_own = any(found.own for found in self._found.values())
        tells = say.PANE_OWN.format(folder=self.folder) if any_own else say.PANE_TELLS
        self.head(tells, say.PANE_FIELDS)
        self.lines.show([one for kind in LetterKind for one in self._lines(kind)])

    def _lines(self, kind: LetterKind) -> list[Line]:
        found = self._found.get(kind)
        if found is None:
            whose, state = "", say.CHECKING
        else:
            whose = say.OWN if found.own else say.DEFAULT
            state = say.WRONG if found.wrong else say.FINE
        first = line(
            (fit(kind.label, NAME_WIDTH), "text"),
            (fit(whose, OWN_WIDTH), "muted"),
            (state, "error-text" if found and found.wrong else "muted"),
            name=kind.value,
        )
        if found is None or not found.wrong:
            return [first]
        parts = wrapped(found.wrong, max(20, self.lines.size.width - 5))
        return [first, *(line(("  " + part, "text")) for part in parts)]

    def on_resize(self) -> None:
        """What is wrong is broken for the width there is."""
        self.draw()

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Templates can be copied."""
        return "" if action == "add" else super().why_not(action)

    async def do(self, action: str) -> None:
        """Copy the templates that are not there yet."""
        self.work(self._copy)

    async def _copy(self) -> None:
        folder = self.folder
        try:
            copied = await _in_background(lambda: letter_store.copy_templates(folder))
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        self.tracker.say(say.copied(len(copied.written), folder))
        await self._look()

    async def chosen(self, name: str) -> None:
        """Open the team's template in Word."""
        kind = LetterKind(name)
        found = self._found.get(kind)
        if found is not None and found.own:
            self.work(partial(self._open, self.folder / letter_store.template_name(kind)))
        else:
            self.tracker.say(say.COPY_FIRST, "warning")

    async def _open(self, path: Path) -> None:
        opened = await _in_background(lambda: opening.opened(path))
        self.tracker.say(say.template_opened(path, opened))


async def _in_background(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(None, work)
