"""Names of looks to styles, for widgets that draw their own lines. Colours are in ``themes``."""

from __future__ import annotations

from typing import Protocol

from rich.style import Style

from themes.palettes import ALIASES, PALETTES, ROLES, STATES
from themes.styles import badge_style, ink_style

BADGES = frozenset((*STATES, *ROLES, *ALIASES))
"""Names that are written as a state is, filled block or not."""


class Paint(Protocol):
    """Gives the style for a name; ``cursor`` when it stands on the cursor's line."""

    def __call__(self, name: str, *, cursor: bool = False) -> Style:
        """The style."""
        ...


def style_for(theme: str, name: str, *, cursor: bool = False) -> Style:
    """The style that a palette has for a name.

    States and roles are badges; "late-text" is a state's word written in its ink without a
    block; the rest are the ordinary looks of bars, headings and text.
    """
    if name in BADGES:
        return badge_style(theme, name, cursor=cursor)
    match name:
        case "muted" | "line" | "accent":
            return ink_style(theme, name, cursor=cursor)
        case "rule":
            return ink_style(theme, "line")
        case "strong":
            return ink_style(theme, "text", bold=True, cursor=cursor)
        case "heading":
            return ink_style(theme, "muted", bold=True)
        case "bar" | "key-word":
            return bar_style(theme)
        case "title":
            return bar_style(theme) + Style(bold=True)
        case "key":
            return _on_bar(theme, PALETTES[theme].accent, bold=True)
        case "key-off":
            return _on_bar(theme, PALETTES[theme].muted, strike=False)
    if name.endswith("-text"):
        return _ink_of(theme, name.removesuffix("-text"))
    return ink_style(theme, "text", cursor=cursor)


def bar_style(theme: str) -> Style:
    """The ground of the bars above and below; reversed where there are no colours."""
    palette = PALETTES[theme]
    if palette.ansi:
        return Style(reverse=True)
    return Style(color=palette.text, bgcolor=palette.panel)


def _on_bar(theme: str, ink: str, bold: bool = False, strike: bool = False) -> Style:
    if PALETTES[theme].ansi:
        return Style(reverse=True, bold=bold, dim=not bold)
    return Style(color=ink, bgcolor=PALETTES[theme].panel, bold=bold, strike=strike)


def _ink_of(theme: str, state: str) -> Style:
    """A state's ink for a sentence, where a filled block would shout."""
    palette = PALETTES[theme]
    badge = palette.badges.get(ALIASES.get(state, state))
    if badge is None:
        return ink_style(theme, "text")
    ink = palette.badges["error"].ink if badge.filled else badge.ink
    if palette.ansi:
        return Style(bold=badge.bold, underline=badge.underline)
    return Style(color=ink, bold=badge.bold)
