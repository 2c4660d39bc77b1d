"""The palettes: the only place in the program where a colour is written down.

Four looks ship: dark, light, high contrast, and a plain one that takes the terminal's own
colours and says everything with words, signs, bold, underline and reverse.
``tests/ui/test_themes.py`` computes contrast (4.5:1 and more) and the distance between any two
states for normal and three kinds of colour-blind sight, so a colour changed here is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
