"""Look: the palettes and the signs, seen before they are kept."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style

from themes.palettes import PALETTES
from tracker.ui import say_help
from tracker.ui import say_settings as say
from tracker.ui.badges import ASCII_SIGNS
from tracker.ui.badges import SIGNS as DRAWN_SIGNS
from tracker.ui.config import SIGN_STYLES
from tracker.ui.paint import style_for
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.pane import Pane

NAME_WIDTH = 15
"""Cells that the name of a look takes."""

IN_USE_WIDTH = 8
"""Cells for saying that it is the one in use."""

SIGNS_OF = {"unicode": DRAWN_SIGNS, "ascii": ASCII_SIGNS}


class LookPane(Pane):
    """A look is shown while the cursor is on it and kept by Enter."""

    NAME = "look"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "nav.back")

    def __init__(self) -> None:
        """What is tried: nothing yet."""
        super().__init__()
        self._theme = ""
        self._signs = ""

    def draw(self) -> None:
        """Looks, signs, and a sample of every state in them."""
        sentences = [say.LOOK_TELLS]
        if self.tracker.colourless:
            sentences.append(say.NO_COLOR_SET)
        self.head(*sentences)
        config = self.tracker.config
        lines = [heading(say.LOOK_HEADING)]
        for name in PALETTES:
            lines.append(_choice(name, *say.LOOKS[name], kept=name == config.theme))
        lines += [GAP, heading(say.SIGNS_HEADING)]
        for name in SIGN_STYLES:
            lines.append(_choice(name, *say.SIGNS[name], kept=name == config.signs))
        at = "" if self.lines.has_focus else config.theme
        self.lines.show([*lines, GAP, *self._sample()], at)

    def _sample(self) -> list[Line]:
        """Every state in the look and the signs that the cursor is on."""
        theme, signs = self.tracker.theme, SIGNS_OF[self._signs or self.tracker.config.signs]
        plain = style_for(theme, "text")
        cells: list[tuple[str, str | Style]] = []
        lines = [heading(say.SAMPLE)]
        for sign, words, _ in say_help.STATES:
            cells.append((f" {signs[sign]} {words} ", style_for(theme, sign)))
            cells.append(("  ", plain))
            if len(cells) == 10:
                lines.append(Line(tuple(cells)))
                cells = []
        return [*lines, Line(tuple(cells))]

    def moved(self, name: str) -> None:
        """Show what is under the cursor without keeping it."""
        if not (self.lines.has_focus and self.screen.is_current):
            return
        theme = name if name in PALETTES else self.tracker.config.theme
        signs = name if name in SIGN_STYLES else ""
        if (theme, signs) != (self._theme or self.tracker.config.theme, self._signs):
            self._theme, self._signs = theme, signs
            self.tracker.try_look(theme)
            self.draw()

    async def chosen(self, name: str) -> None:
        """Keep it."""
        if name in PALETTES:
            self.tracker.choose(theme=name)
            self.tracker.say(say.look_kept(name))
        elif name in SIGN_STYLES:
            self.tracker.choose(signs=name)
            self.tracker.say(say.SIGNS_KEPT[name])
        self.draw()

    def left(self) -> None:
        """What was not kept is gone."""
        if self._theme or self._signs:
            self._theme = self._signs = ""
            self.tracker.try_look(self.tracker.config.theme)
        self.draw()
        self.lines.move_to(self.tracker.config.theme)


def _choice(name: str, title: str, about: str, *, kept: bool) -> Line:
    """One choice; the one in use says so in words."""
    return line(
        (fit(title, NAME_WIDTH), "text"),
        (fit(say.IN_USE if kept else "", IN_USE_WIDTH), "strong"),
        (about, "muted"),
        name=name,
    )
