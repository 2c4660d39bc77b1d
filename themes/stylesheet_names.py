"""A palette as the stylesheets read it: our own names, Textual's finer ones, and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from themes.palettes import STATES, Palette

if TYPE_CHECKING:
    from textual.theme import Theme


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
