"""A palette as widgets that draw their own lines read it: one style for each word written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from themes.palettes import ALIASES, DEFAULT_INK, PALETTES, Badge, Palette

if TYPE_CHECKING:
    from rich.style import Style


@lru_cache(maxsize=256)
def badge_style(name: str, state: str, *, cursor: bool = False) -> Style:
    """How a widget that draws its own lines writes a state in the palette called ``name``.

    ``state`` is a word of STATES, ROLES or ALIASES; any other word is written as plain text.
    With ``cursor`` the badge stands on the cursor bar and brings the bar's background along.
    A filled block is written reversed, and so is the cursor bar, so that both remain visible
    when colours are taken away; a block on the bar is then a gap in the bar.
    """
    palette = PALETTES[name]
    badge = palette.badges.get(ALIASES.get(state, state)) or Badge(palette.text)
    if badge.filled:
        return _block(badge.on_block, badge.ink, badge.bold, badge.underline, reverse=not cursor)
    return _on_row(palette, badge.ink, badge.bold, badge.underline, cursor=cursor)


@lru_cache(maxsize=256)
def ink_style(name: str, ink: str = "text", *, bold: bool = False, cursor: bool = False) -> Style:
    """How such a widget writes ordinary text: ``ink`` is text, muted, line or accent."""
    palette = PALETTES[name]
    colours = {
        "text": palette.cursor_text if cursor else palette.text,
        "muted": palette.muted,
        "line": palette.line,
        "accent": palette.accent,
    }
    return _on_row(palette, colours[ink], bold, False, cursor=cursor)


def _on_row(palette: Palette, ink: str, bold: bool, underline: bool, *, cursor: bool) -> Style:
    """Ink on the screen's own background, or on the cursor bar, where all text is bold."""
    if cursor:
        return _block(ink, palette.cursor, True, underline, reverse=True)
    from rich.style import Style

    return Style(color=_rich(ink), bold=bold, underline=underline)


def _block(ink: str, fill: str, bold: bool, underline: bool, *, reverse: bool) -> Style:
    """Ink on a fill; ``reverse`` says it the other way round, which looks the same in colour."""
    from rich.style import Style

    colour, background = (fill, ink) if reverse else (ink, fill)
    return Style(
        color=_rich(colour),
        bgcolor=_rich(background),
        bold=bold,
        underline=underline,
        reverse=reverse,
    )


def _rich(colour: str) -> str:
    """A colour of a palette in rich's words."""
    return "default" if colour == DEFAULT_INK else colour
