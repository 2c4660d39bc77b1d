"""The palettes: the only place in the program where a colour is written down.

Four looks ship: dark, light, high contrast, and a plain one that takes the terminal's own
colours and says everything with words, signs, bold, underline and reverse.
``tests/ui/test_themes.py`` computes contrast (4.5:1 and more) and the distance between any two
states for normal and three kinds of colour-blind sight, so a colour changed here is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style
    from textual.theme import Theme

STATES: tuple[str, ...] = (
    "late",
    "due_today",
    "due_soon",
    "to_classify",
    "on_time",
    "paused",
    "done",
)
"""The states of the day's work, each with a badge of its own."""

ROLES: tuple[str, ...] = ("error", "warning", "success")
"""Tones of a message; badges too, but not states of a case."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "held": "paused",
        "met": "done",
        "missed": "error",
        "to_finish": "done",
        "to_start": "to_classify",
    }
)
"""Other words of the office, and the badge that each one wears."""

DEFAULT_INK = "ansi_default"
"""Whatever colour the terminal itself uses."""


@dataclass(frozen=True, slots=True)
class Badge:
    """How one state word is written: its ink and, for a filled block, the ink on the block."""

    ink: str
    on_block: str = ""
    bold: bool = False
    underline: bool = False

    @property
    def filled(self) -> bool:
        """Whether the badge is a block of colour with dark or light text on it."""
        return bool(self.on_block)


@dataclass(frozen=True, slots=True)
class Palette:
    """One look, as named colours. ``ansi`` leaves the choice of colours to the terminal."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    text: str
    muted: str
    line: str
    accent: str
    field: str
    field_focus: str
    cursor: str
    cursor_text: str
    selection: str
    badges: Mapping[str, Badge]
    ansi: bool = False


DARK = Palette(
    name="tracker-dark",
    dark=True,
    background="#1C1E22",
    surface="#1C1E22",
    panel="#272A31",
    text="#D8DEE6",
    muted="#A3ACB8",
    line="#464D59",
    accent="#6CC5CE",
    field="#2A2E36",
    field_focus="#343B48",
    cursor="#2B3A55",
    cursor_text="#F2F5F9",
    selection="#3D5680",
    badges=MappingProxyType(
        {
            "late": Badge("#EC5F6A", on_block="#121212", bold=True),
            "due_today": Badge("#FFDD4C", bold=True),
            "due_soon": Badge("#E3974B"),
            "to_classify": Badge("#EAF0F4"),
            "on_time": Badge("#64AAF6"),
            "paused": Badge("#A9A3B4"),
            "done": Badge("#A3F1AC"),
            "error": Badge("#FF938C", bold=True),
            "warning": Badge("#F0B35C"),
            "success": Badge("#A3F1AC"),
        }
    ),
)

LIGHT = Palette(
    name="tracker-light",
    dark=False,
    background="#FAFAF8",
    surface="#FAFAF8",
    panel="#E9EDF2",
    text="#1F2329",
    muted="#535C67",
    line="#B9C1CA",
    accent="#0A5C70",
    field="#EBEFF4",
    field_focus="#DFE8F5",
    cursor="#D5E3F7",
    cursor_text="#10151C",
    selection="#B4CDF0",
    badges=MappingProxyType(
        {
            "late": Badge("#D22935", on_block="#FFFFFF", bold=True),
            "due_today": Badge("#534E05", bold=True),
            "due_soon": Badge("#3D2106"),
            "to_classify": Badge("#141719"),
            "on_time": Badge("#2B47DF"),
            "paused": Badge("#7547AF"),
            "done": Badge("#2C6B5F"),
            "error": Badge("#B3122A", bold=True),
            "warning": Badge("#7A4300"),
            "success": Badge("#235F53"),
        }
    ),
)

CONTRAST = Palette(
    name="tracker-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#141414",
    text="#FFFFFF",
    muted="#D2D2D2",
    line="#9A9A9A",
    accent="#5CE6F2",
    field="#242424",
    field_focus="#0B3A66",
    cursor="#0B3A66",
    cursor_text="#FFFFFF",
    selection="#1F5C99",
    badges=MappingProxyType(
        {
            "late": Badge("#F16B6C", on_block="#000000", bold=True),
            "due_today": Badge("#F9DC32", bold=True),
            "due_soon": Badge("#DC9B3E", bold=True),
            "to_classify": Badge("#FFFFFF", bold=True),
            "on_time": Badge("#79ADFF"),
            "paused": Badge("#AFAAC4"),
            "done": Badge("#ADFFB4"),
            "error": Badge("#FF9A9A", bold=True),
            "warning": Badge("#FFC14D", bold=True),
            "success": Badge("#ADFFB4", bold=True),
        }
    ),
)

PLAIN = Palette(
    name="tracker-plain",
    dark=True,
    ansi=True,
    background=DEFAULT_INK,
    surface=DEFAULT_INK,
    panel=DEFAULT_INK,
    text=DEFAULT_INK,
    muted=DEFAULT_INK,
    line=DEFAULT_INK,
    accent=DEFAULT_INK,
    field=DEFAULT_INK,
    field_focus=DEFAULT_INK,
    cursor=DEFAULT_INK,
    cursor_text=DEFAULT_INK,
    selection=DEFAULT_INK,
    badges=MappingProxyType(
        {
            "late": Badge(DEFAULT_INK, on_block=DEFAULT_INK, bold=True),
            "due_today": Badge(DEFAULT_INK, bold=True, underline=True),
            "due_soon": Badge(DEFAULT_INK, bold=True),
            "to_classify": Badge(DEFAULT_INK, underline=True),
            "on_time": Badge(DEFAULT_INK),
            "paused": Badge(DEFAULT_INK),
            "done": Badge(DEFAULT_INK),
            "error": Badge(DEFAULT_INK, bold=True),
            "warning": Badge(DEFAULT_INK, bold=True),
            "success": Badge(DEFAULT_INK),
        }
    ),
)

PALETTES: Mapping[str, Palette] = MappingProxyType(
    {palette.name: palette for palette in (DARK, LIGHT, CONTRAST, PLAIN)}
)
"""Every look by its name, in the order in which people are offered them."""

DEFAULT = DARK.name
"""The look of a first start."""

NO_COLOUR = PLAIN.name
"""The look under NO_COLOR, and of terminals without colours."""

CSS_VARIABLES: tuple[str, ...] = (
    *(f"state-{state.replace('_', '-')}" for state in STATES),
    "state-late-text",
    "late-style",
    "error-style",
    "due-today-style",
    "due-soon-style",
    "to-classify-style",
    "bar",
    "bar-text",
    "muted",
    "line",
    "key",
    "field",
    "field-focus",
    "cursor",
    "cursor-text",
    "cursor-style",
    "option-style",
    "chosen",
    "chosen-style",
    "banner",
    "banner-text",
    "banner-style",
    "scrim",
)
"""Names that our stylesheets may use beside those of Textual; every palette gives all of them."""


def _words(bold: bool = False, underline: bool = False, reverse: bool = False) -> str:
    """A text style as the stylesheet writes it."""
    flags = {"bold": bold, "underline": underline, "reverse": reverse}
    return " ".join(word for word, on in flags.items() if on) or "none"


def css_variables(palette: Palette) -> dict[str, str]:
    """Our own names and what this palette gives for them: exactly those of CSS_VARIABLES.

    Hand DEFAULT's to ``App.get_theme_variable_defaults`` so that the stylesheets can be read
    before a look is chosen.
    """
    plain = palette.ansi
    badges = palette.badges
    values = {f"state-{state.replace('_', '-')}": badges[state].ink for state in STATES}
    values |= {
        f"{state.replace('_', '-')}-style": _words(badges[state].bold, badges[state].underline)
        for state in ("error", "due_today", "due_soon", "to_classify")
    }
    return values | {
        "state-late-text": badges["late"].on_block,
        "late-style": _words(badges["late"].bold, reverse=plain),
        "bar": palette.panel,
        "bar-text": palette.text,
        "muted": palette.muted,
        "line": palette.line,
        "key": palette.accent,
        "field": palette.field,
        "field-focus": palette.field_focus,
        "cursor": palette.cursor,
        "cursor-text": palette.cursor_text,
        "cursor-style": _words(bold=True, reverse=plain),
        "option-style": _words(bold=True, underline=plain),
        "chosen": palette.accent,
        "chosen-style": _words(bold=True, reverse=plain),
        "banner": badges["warning"].ink,
        "banner-text": palette.background,
        "banner-style": _words(bold=True, reverse=plain),
        "scrim": "transparent" if plain else f"{palette.background} 70%",
    }


def as_theme(palette: Palette) -> Theme:
    """The palette as Textual wants it, with our own names and Textual's finer ones set."""
    from textual.theme import Theme

    badges = palette.badges
    return Theme(
        name=palette.name,
        dark=palette.dark,
        ansi=palette.ansi,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=badges["warning"].ink,
        error=badges["error"].ink,
        success=badges["success"].ink,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        variables=_textual_variables(palette) | css_variables(palette),
    )


def _textual_variables(palette: Palette) -> dict[str, str]:
    """Textual's own finer names, set so that its widgets keep the contrast of ours."""
    # The underline is for option lists, where Textual loses the reverse on its way.
    cursor_style = _words(bold=True, underline=palette.ansi, reverse=palette.ansi)
    badges = palette.badges
    return {
        # The default is a share of black or white by guess, which can fall under 4.5:1.
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "text-primary": palette.accent,
        "text-secondary": palette.accent,
        "text-accent": palette.accent,
        "text-warning": badges["warning"].ink,
        "text-error": badges["error"].ink,
        "text-success": badges["success"].ink,
        "foreground-muted": palette.muted,
        "foreground-disabled": palette.muted,
        # Asked for by Textual's own stylesheets whenever the terminal's colours are used.
        "ansi-background": palette.background,
        "ansi-foreground": palette.text,
        "block-cursor-foreground": palette.cursor_text,
        "block-cursor-background": palette.cursor,
        "block-cursor-text-style": cursor_style,
        "block-cursor-blurred-foreground": palette.cursor_text,
        "block-cursor-blurred-background": palette.field,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": palette.field,
        "border": palette.accent,
        "border-blurred": palette.line,
        "surface-active": palette.field,
        "scrollbar": palette.line,
        "scrollbar-hover": palette.muted,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
        "link-color": palette.accent,
        "link-color-hover": palette.cursor_text,
        "link-background-hover": palette.cursor,
        "footer-foreground": palette.text,
        "footer-background": palette.panel,
        "footer-key-foreground": palette.accent,
        "footer-description-foreground": palette.text,
        "input-cursor-background": palette.text,
        "input-cursor-foreground": palette.background,
        "input-cursor-text-style": _words(reverse=palette.ansi),
        "input-selection-background": palette.selection,
        "input-selection-foreground": palette.cursor_text,
        "screen-selection-background": palette.selection,
        "screen-selection-foreground": palette.cursor_text,
        "button-foreground": palette.text,
        "button-color-foreground": palette.background,
        "button-focus-text-style": cursor_style,
    }


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
