"""How the app looks: palette, signs, and the sheets that are read when they are needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

from rich.style import Style
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

import themes
from themes.palettes import DEFAULT, NO_COLOUR, PALETTES
from themes.stylesheet_names import as_theme, css_variables
from tracker.ui import config as choices
from tracker.ui.badges import ASCII_SIGNS, SIGNS
from tracker.ui.paint import style_for
from tracker.ui.safe_output import SafeOutput
from tracker.ui.stylesheet import SheetsOnce

FIRST_SHEETS = frozenset({"base.tcss", "today.tcss"})
FIRST_SCREENS = frozenset({"OpeningScreen", "TodayScreen"})
"""The sheets that suffice at the start, and for which screens they do."""

MASKED = 0.01
"""Seconds for which nothing is painted when another of the first screens is gone to."""


class Looks(App[None]):
    """An app in the look that was chosen on this workstation."""

    CSS_PATH: ClassVar[list[Any]] = sorted(Path(themes.__file__).parent.glob("*.tcss"))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, config_path: Path | None) -> None:
        """``config_path`` None means: where choices are usually kept."""
        self.config_path = config_path or choices.default_path()
        self.config = choices.load(self.config_path)
        self._safe = SafeOutput()
        self._styles: dict[tuple[str, bool], Style] = {}
        self.colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self.colourless else None)
        for palette in PALETTES.values():
            self.register_theme(as_theme(palette))
        self.theme = self._theme_wanted
        self._sheets = SheetsOnce(variables=self.get_css_variables(), first=FIRST_SHEETS)
        self.stylesheet = self._sheets

    def get_line_filters(self) -> list[LineFilter]:
        """The last line of defence: nothing unsafe reaches the terminal from any widget."""
        return [self._safe, *super().get_line_filters()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names for the stylesheets, before a look is chosen."""
        return css_variables(PALETTES[DEFAULT])

    def paint(self, name: str, *, cursor: bool = False) -> Style:
        """The style that the palette in use has for a name."""
        style = self._styles.get((name, cursor))
        if style is None:
            theme = self.theme if self.theme in PALETTES else DEFAULT
            style = self._styles[name, cursor] = style_for(theme, name, cursor=cursor)
        return style

    @property
    def _theme_wanted(self) -> str:
        """NO_COLOR in the environment has the last word over the look that was chosen."""
        return NO_COLOUR if self.colourless else self.config.theme

    @property
    def signs(self) -> dict[str, str]:
        """The signs of states, in the set that this terminal can show."""
        return ASCII_SIGNS if self.config.signs == "ascii" else SIGNS

    def try_look(self, theme: str) -> None:
        """Show a look without keeping it. NO_COLOR in the environment has the last word."""
        self._styles.clear()
        self.theme = NO_COLOUR if self.colourless else theme
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def delay_update(self, delay: float = MASKED) -> None:
        """Hide how a screen is put together, which takes ours a fifth of what others take."""
        if not self._batch_count:  # else it is hidden already
            super().delay_update(min(delay, MASKED))

    def read_all_looks(self) -> None:
        """Read the rules that the first screen did without."""
        if self._sheets.read_later():
            self._sheets.update(self)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Any screen but the first ones needs all rules before it is drawn."""
        if type(screen).__name__ not in FIRST_SCREENS:
            self.read_all_looks()
        super()._load_screen_css(screen)
