"""The looks: contrast, colour-blind distance, names in the stylesheets, and real screens."""

from __future__ import annotations

import ast
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import ClassVar

import pytest
from rich.color import ANSI_COLOR_NAMES
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual._color_constants import COLOR_NAME_TO_RGB
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.filter import NoColor
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Button, DataTable, Footer, Input, OptionList, Static, TextArea

from themes.palettes import ALIASES, DEFAULT, NO_COLOUR, PALETTES, ROLES, STATES, Palette
from themes.styles import badge_style, ink_style
from themes.stylesheet_names import CSS_VARIABLES, as_theme, css_variables

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "themes").glob("*.tcss"))
ON_PAPER = ROOT / "tracker" / "papers" / "inks.py"
"""Documents are printed on white paper, whatever the palette on the screen."""
SOURCES = sorted(set((ROOT / "tracker").rglob("*.py")) - {ON_PAPER})

EVERY = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
COLOURED = pytest.mark.parametrize(
    "palette", [palette for palette in PALETTES.values() if not palette.ansi], ids=lambda p: p.name
)

# ---------------------------------------------------------------- colour arithmetic

LEAST_CONTRAST = 4.5
LEAST_DISTANCE = {"tracker-dark": 23.6, "tracker-light": 17.9, "tracker-contrast": 23.4}

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Matrix = tuple[tuple[float, ...], ...]
XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> list[float]:
    """Red, green and blue as amounts of light."""
    parts = (value / 255 for value in Color.parse(colour).rgb)
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted(times(XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: Matrix) -> tuple[float, float, float]:
    """CIELAB of a colour as an eye sees it."""
    seen = [min(1.0, max(0.0, light)) for light in times(sight, linear(colour))]
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (value / white for value, white in zip(times(XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_arithmetic() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert lab("#FF0000", SIGHTS["normal"]) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    red, green = (lab(colour, SIGHTS["without green"]) for colour in ("#C00000", "#706000"))
    assert math.dist(red, green) < 12


# ---------------------------------------------------------------- palettes


@COLOURED
def test_every_ink_reads_on_every_ground(palette: Palette) -> None:
    grounds = {"background", "surface", "panel", "field", "field_focus", "cursor"}
    inks = {name: getattr(palette, name) for name in ("text", "muted", "accent", "cursor_text")}
    inks |= {state: badge.ink for state, badge in palette.badges.items() if not badge.filled}
    found = {
        (ink, ground): contrast(colour, getattr(palette, ground))
        for ink, colour in inks.items()
        for ground in grounds
    }
    found |= {
        (state, "its own block"): contrast(badge.ink, badge.on_block)
        for state, badge in palette.badges.items()
        if badge.filled
    }
    found["text", "selection"] = contrast(palette.cursor_text, palette.selection)
    found["text", "banner"] = contrast(palette.background, palette.badges["warning"].ink)
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST_CONTRAST} == {}


@COLOURED
def test_states_are_apart_for_every_eye(palette: Palette) -> None:
    too_near = [
        (sight, one, other)
        for sight, matrix in SIGHTS.items()
        for one, other in itertools.combinations(STATES, 2)
        if math.dist(lab(palette.badges[one].ink, matrix), lab(palette.badges[other].ink, matrix))
        < LEAST_DISTANCE[palette.name]
    ]
    assert too_near == []


@EVERY
def test_every_palette_names_everything(palette: Palette) -> None:
    assert set(palette.badges) == {*STATES, *ROLES}
    assert set(ALIASES.values()) <= set(palette.badges)
    assert tuple(sorted(css_variables(palette))) == tuple(sorted(CSS_VARIABLES))
    assert [state for state in STATES if palette.badges[state].filled] == ["late"]


def test_plain_has_no_colour_and_the_shipped_names_exist() -> None:
    plain = PALETTES[NO_COLOUR]
    assert plain.ansi
    values = {*css_variables(plain).values(), *(badge.ink for badge in plain.badges.values())}
    assert {v for v in values if not re.fullmatch(r"[a-z ]*|ansi_default", v)} == set()
    assert DEFAULT in PALETTES


# ---------------------------------------------------------------- styles of lines drawn by hand


def shown(style: Style, palette: Palette) -> tuple[str, str]:
    """Ink and ground as they appear, the reverse undone."""
    ink = style.color.get_truecolor().hex if style.color else palette.text
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else palette.background
    return (ground, ink) if style.reverse else (ink, ground)


@COLOURED
@pytest.mark.parametrize("cursor", [False, True])
def test_hand_drawn_lines_read(palette: Palette, cursor: bool) -> None:
    styles = {s: badge_style(palette.name, s, cursor=cursor) for s in (*STATES, *ROLES, *ALIASES)}
    styles |= {i: ink_style(palette.name, i, cursor=cursor) for i in ("text", "muted", "accent")}
    for name, style in styles.items():
        ink, ground = shown(style, palette)
        assert contrast(ink, ground) >= LEAST_CONTRAST, name
        if cursor and name != "late":
            assert ground.upper() == palette.cursor, name
    assert shown(styles["late"], palette)[1].upper() == palette.badges["late"].ink
    assert badge_style(palette.name, "no such word") == ink_style(palette.name)


@EVERY
def test_late_and_cursor_are_left_when_colours_are_taken_away(palette: Palette) -> None:
    def bare(style: Style) -> tuple[bool, bool, bool]:
        (segment,) = NoColor().apply([Segment("x", style)], Color(0, 0, 0))
        assert segment.style is not None
        assert segment.style.color == segment.style.bgcolor == RichColor.default()
        return bool(segment.style.bold), bool(segment.style.underline), bool(segment.style.reverse)

    name = palette.name
    assert bare(badge_style(name, "late")) == (True, False, True)
    assert bare(badge_style(name, "late", cursor=True)) == (True, False, False)
    assert bare(ink_style(name)) == (False, False, False)
    assert bare(ink_style(name, cursor=True)) == (True, False, True)
    assert bare(badge_style(name, "due_soon", cursor=True))[2]


# ---------------------------------------------------------------- stylesheets and sources


def without_comments(sheet: str) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


@EVERY
def test_every_variable_of_the_stylesheets_is_defined(palette: Palette) -> None:
    theme = as_theme(palette)
    known = {*theme.to_color_system().generate(), *theme.variables}
    assert set(CSS_VARIABLES) <= known
    missing = {
        (sheet.name, name)
        for sheet in SHEETS
        for text in [without_comments(sheet.read_text(encoding="utf-8"))]
        for name in set(re.findall(r"\$([A-Za-z_][\w-]*)", text))
        - set(re.findall(r"^\s*\$([A-Za-z_][\w-]*)\s*:", text, flags=re.MULTILINE))
        if name not in known
    }
    assert SHEETS
    assert missing == set()


def test_every_variable_of_ours_is_used_or_is_for_other_sheets() -> None:
    base = without_comments((ROOT / "themes" / "base.tcss").read_text(encoding="utf-8"))
    used = set(re.findall(r"\$([A-Za-z_][\w-]*)", base))
    assert set(CSS_VARIABLES) - used == set()


HEX_VALUE = re.compile(r"#[0-9a-f]{3,8}\b", re.I)
# Outside a stylesheet "#add" is the name of a widget and no colour.
HEX = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|(?=[a-f]*[0-9])[0-9a-f]{3,4})(?![\w-])", re.I)
CALL = re.compile(r"\b(?:rgba?|hsla?|from_rgb|RGBColor|Color)\(\s*\d", re.I)
DECLARED = re.compile(
    r"\b(?:[\w-]*color|background[\w-]*|border[\w-]*|outline[\w-]*|scrollbar[\w-]*|tint|hatch"
    r"|keyline)\s*:\s*([^;{}]+)"
)
NAMES = set(COLOR_NAME_TO_RGB) - {"transparent"}
STYLE_WORDS = {"bold", "dim", "italic", "underline", "reverse", "strike", "not", "on", "blink"}


def colours_in_css(text: str) -> list[str]:
    """Colours that a stylesheet writes down instead of naming one of ours."""
    words = [word for value in DECLARED.findall(text) for word in re.split(r"[\s,]+", value)]
    named = [word for word in words if word in NAMES or word.startswith("ansi_")]
    in_values = [found for value in DECLARED.findall(text) for found in HEX_VALUE.findall(value)]
    return named + in_values + CALL.findall(text)


def is_style(text: str) -> bool:
    """Whether a string is a style for rich with a colour in it, such as a bold one."""
    words = text.split()
    known = [word for word in words if word in STYLE_WORDS or word in ANSI_COLOR_NAMES]
    return len(words) > 1 and known == words and not set(words) <= STYLE_WORDS


def colours_in_python(path: Path) -> Iterator[str]:
    """Colours written down in a source file, be it in a style, a stylesheet or a number."""
    source = path.read_text(encoding="utf-8")
    yield from CALL.findall(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            yield from colours_in_css(text)
            if HEX.fullmatch(text) or is_style(text):
                yield text
        elif isinstance(node, ast.keyword) and node.arg in {"color", "bgcolor", "background"}:
            value = node.value.value if isinstance(node.value, ast.Constant) else None
            if isinstance(value, str) and value in ANSI_COLOR_NAMES:
                yield value


@pytest.mark.parametrize(
    "text",
    ["color: #fff;", "background: red 20%;", "border: solid #a1b2c3;", "color: rgb(1, 2, 3)"],
)
def test_a_colour_written_down_is_found(text: str) -> None:
    assert colours_in_css(text)
    assert not colours_in_css("#feed { color: $key; border: solid $line; } /* red */")
    assert is_style("bold red on black")
    assert not is_style("not on")
    assert not is_style("white paper")


def test_colours_stand_in_the_palettes_only() -> None:
    found = {
        sheet.name: colours
        for sheet in SHEETS
        if (colours := colours_in_css(without_comments(sheet.read_text(encoding="utf-8"))))
    }
    found |= {
        str(path.relative_to(ROOT)): colours
        for path in SOURCES
        if (colours := list(colours_in_python(path)))
    }
    assert found == {}


# ---------------------------------------------------------------- real screens


class Ask(ModalScreen[None]):
    """A dialog."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Close 26-0142?", classes="dialog-title")
            with Horizontal(classes="field-row"):
                yield Static("Reference", classes="field-label")
                yield Input("26-01")
            yield Static("That is not the reference.", classes="field-error")
            yield OptionList("One", "Two")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Keep open")
                yield Button("Close it", variant="error")


class Shop(App[None]):
    """One of everything, in one look."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*SHEETS]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [("f2", "save", "Save"), ("f4", "add", "Add")]

    def __init__(self, palette: Palette, *, no_color: bool = False) -> None:
        super().__init__(ansi_color=True if no_color else None)
        for each in PALETTES.values():
            self.register_theme(as_theme(each))
        self.theme = palette.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return css_variables(PALETTES[DEFAULT])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "add" else super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        with Horizontal(id="topbar"):
            yield Static("Today", classes="strong")
            for state in STATES:
                yield Static(f" {state} ", classes=state)
        with Horizontal(id="tabs"):
            yield Static("1 Today", classes="chosen")
            yield Static("2 Cases")
        with Horizontal(classes="field-row"):
            yield Static("Caller", classes="field-label")
            yield Input("Smith", placeholder="Name", id="caller")
            yield Static("= a note", classes="field-note")
        yield OptionList("Smith, Janet", "Smyth, Jan", classes="suggestions", markup=False)
        with Horizontal(classes="field-row"):
            yield Static("Call back", classes="field-label")
            yield Input(placeholder="01632 960 142")
        yield Static("A number has 6 figures or more.", classes="field-error")
        with Horizontal(classes="field-row"):
            yield Static("Safe?", classes="field-label")
            yield Static("y yes", classes="choice")
            yield Static("● n no", classes="choice chosen")
        yield TextArea("What happened")
        yield Static("", classes="rule")
        table: DataTable[str] = DataTable(cursor_type="row")
        table.add_column("Ref")
        table.add_rows([["26-0142"], ["26-0087"]])
        yield table
        with Vertical(classes="panel"):
            yield Static("Preview", classes="panel-title")
            yield Static("quiet", classes="muted")
        yield Static("Restored from a copy.", classes="banner-warning")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(TextArea).styles.height = 2
        self.query_one(OptionList).highlighted = 0


def screen_lines(app: App[None]) -> list[Strip]:
    return app.screen._compositor.render_strips()


def faint(lines: list[Strip], palette: Palette) -> set[tuple[str, str]]:
    """Words that are on the screen with too little contrast, with the colours they have."""
    return {
        (segment.text.strip(), f"{ink} on {ground}")
        for segment in itertools.chain.from_iterable(lines)
        if any(letter.isalnum() for letter in segment.text)
        for ink, ground in [shown(segment.style or Style(), palette)]
        if contrast(ink, ground) < LEAST_CONTRAST
    }


@COLOURED
async def test_everything_reads_on_a_real_screen(palette: Palette) -> None:
    app = Shop(palette)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("Saved.", title="26-0142", timeout=600)
        app.notify("The file is locked.", severity="error", timeout=600)
        for _ in range(5):
            await pilot.pause()
            assert faint(screen_lines(app), palette) == set()
            app.screen.focus_next()


@COLOURED
async def test_dialogs_and_the_command_palette_read(palette: Palette) -> None:
    app = Shop(palette)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Ask())
        for _ in range(4):
            await pilot.pause()
            x, y, width, height = app.screen.query_one(".dialog").region
            lines = screen_lines(app)[y : y + height]
            assert faint([line.crop(x, x + width) for line in lines], palette) == set()
            app.screen.focus_next()
        await pilot.press("escape")
        app.pop_screen()
        app.action_command_palette()
        await pilot.press("t")
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
        x, y, width, height = app.screen.query_one("CommandList").region
        assert height > 1
        lines = screen_lines(app)[y - 2 : y + height]
        assert faint([line.crop(x, x + width) for line in lines], palette) == set()


@EVERY
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_a_screenshot_of_every_look(palette: Palette, size: tuple[int, int]) -> None:
    app = Shop(palette)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.has_class("-wide") is (size[0] >= 100)
        assert "Caller" in app.export_screenshot()
        assert {line.cell_length for line in screen_lines(app)} == {size[0]}


@pytest.mark.parametrize("no_color", [False, True])
async def test_the_plain_look_uses_no_colour(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Shop(PALETTES[NO_COLOUR], no_color=no_color)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        segments = list(itertools.chain.from_iterable(screen_lines(app)))
    styles = {segment.text.strip(): segment.style or Style() for segment in segments}
    colours = {c for style in styles.values() for c in (style.color, style.bgcolor) if c}
    assert {colour for colour in colours if not colour.is_default} == set()
    assert styles["late"].reverse
    assert styles["● n no"].reverse
    assert styles["Smith, Janet"].underline
    assert not styles["on_time"].reverse
