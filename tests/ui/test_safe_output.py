"""Whatever text reaches a widget, nothing that a terminal obeys leaves the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widgets import DataTable, Header, Input, OptionList, Static, TextArea

from tracker.core.clean import UNSAFE
from tracker.ui.safe_output import SafeOutput

SIZE = (80, 24)
BLACK = Color(0, 0, 0)
ESC = "\x1b"

PAYLOADS = {
    "osc52 sets the clipboard": f"a{ESC}]52;c;ZXZpbA==\x07b",
    "osc8 makes a link": f"a{ESC}]8;;http://x{ESC}\\link{ESC}]8;;{ESC}\\b",
    "osc0 sets the title": f"a{ESC}]0;evil\x07b",
    "clear screen": f"a{ESC}[2J{ESC}[Hb",
    "dsr makes the terminal type": f"a{ESC}[6n{ESC}[5nb",
    "c1": "a\x9b2J\x9d0;evil\x9cb",
    "nul": "a\x00b",
    "right to left override": "a\u202ecba\u202c\u2066d\u2069",
    "line separator": "a\u2028b\u2029c",
    "delete": "a\x7f\x7fb",
    "backspace and bell": "a\x08\x08\x07b",
    "carriage return": "a\rb",
    "invisible": "a\ufeff\u200b\u2060\U000e0041b",
    "half a character": "a\ud83db",
    "no character": "a\uffff\ufffeb",
    "hidden between joined emoji": f"a\U0001f469\u200d{ESC}\U0001f469b",
    "wide and accented": f"日{ESC}本e\u0301\x9b\U0001f1ec\U0001f1e7",
    "markup": f"[@click=app.quit]x[/] [/ {ESC}[2J [a=b c]",
}
SGR = re.compile(r"\x1b\[[0-9;]*m")


class Sinks(App[None]):
    """One widget of each kind that shows text of people; ``safe`` False takes the guard away."""

    # Low enough for all of them to be in sight together.
    CSS = """
    DataTable { height: 3; }
    TextArea, OptionList { height: 4; }
    #framed { height: 3; border: solid $primary; }
    """

    def __init__(self, text: str, safe: bool = True) -> None:
        super().__init__()
        self.text = text
        self.safe = [SafeOutput()] if safe else []

    def get_line_filters(self) -> list[LineFilter]:
        return [*self.safe, *super().get_line_filters()]

    def compose(self) -> ComposeResult:
        yield Header()
        framed = Static(self.text, markup=False, id="framed")
        framed.border_title = Text(self.text)
        yield framed
        table: DataTable[Text] = DataTable()
        table.add_column(Text(self.text))
        table.add_row(Text(self.text))
        yield table
        yield Input(self.text, compact=True)
        yield Input(placeholder=self.text, compact=True)
        yield TextArea(self.text)
        yield OptionList(self.text, "other", markup=False)

    def on_mount(self) -> None:
        self.title = self.text
        self.notify(self.text, markup=False, timeout=600)


async def rendered(app: Sinks) -> list[Strip]:
    """The lines of the screen as they go to the terminal, with and without a selection."""
    lines: list[Strip] = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        for _ in range(3):
            await pilot.pause()
            lines += app.screen._compositor.render_strips()
            app.screen.focus_next()
    return lines


def texts(lines: list[Strip]) -> Iterator[str]:
    """What the terminal would receive, less the colours and styles that are our own."""
    console = Console(force_terminal=True, color_system="truecolor", legacy_windows=False)
    for line in lines:
        yield SGR.sub("", line.render(console))


def tainted(text: str) -> list[str]:
    """The characters that must not be there, by name."""
    unsafe = [*UNSAFE.findall(text), *re.findall(r"[\t\n]", text)]
    return [f"U+{ord(each):04X} {unicodedata.name(each, '')}" for each in unsafe]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_no_widget_sends_it(payload: str) -> None:
    lines = await rendered(Sinks(payload))
    assert len(lines) == 3 * SIZE[1]
    assert [tainted(text) for text in texts(lines) if tainted(text)] == []
    widths = {(line.cell_length, sum(cell_len(s.text) for s in line)) for line in lines}
    assert widths == {(SIZE[0], SIZE[0])}


async def test_without_the_guard_it_would_be_sent() -> None:
    """Else the test above would prove nothing."""
    lines = await rendered(Sinks(PAYLOADS["dsr makes the terminal type"], safe=False))
    assert sum(bool(tainted(text)) for text in texts(lines)) >= 6


async def test_the_words_around_it_stay_readable() -> None:
    lines = await rendered(Sinks(PAYLOADS["clear screen"]))
    assert sum("a[2J[Hb" in text for text in texts(lines)) >= 12


def test_a_line_without_it_is_passed_on_untouched() -> None:
    line = [Segment("Wei Zhang", Style(bold=True)), Segment(" \U0001f469\u200d\U0001f469 ▲ é")]
    assert SafeOutput().apply(line, BLACK) is line


def test_style_stays_and_empty_pieces_go() -> None:
    line = [Segment("a\x1bb", Style(bold=True)), Segment("\x1b\x9b"), Segment("\ud800")]
    assert SafeOutput().apply(line, BLACK) == [
        Segment("ab", Style(bold=True)),
        Segment("\N{REPLACEMENT CHARACTER}"),
    ]


def test_control_codes_of_the_program_itself_pass() -> None:
    home = Segment("\x1b[H", None, [(1,)])  # type: ignore[list-item]
    assert SafeOutput().apply([home, Segment("\x1b")], BLACK) == [home]


SPECIAL = st.sampled_from(
    sorted(set("".join(PAYLOADS.values())) | set("\t\n\u200d\ufe0f❤日\u0301"))
)


@given(st.lists(st.text(SPECIAL | st.characters()), max_size=4))
def test_any_line_becomes_safe_and_stays_as_wide(pieces: list[str]) -> None:
    before = [Segment(piece) for piece in pieces if piece]
    after = SafeOutput().apply(before, BLACK)
    assert not any(tainted(segment.text) for segment in after)
    assert Segment.get_line_length(after) == Segment.get_line_length(before)
