"""Every screen as it looks, in both sizes, in other looks, empty, with one case, and in error.

``pytest --snapshot-update`` keeps new pictures after they have been looked at. The comparing report
is not kept in the repository: it would hold the environment of the machine that made it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from db.windows import FileWindows
from tests.ui.support import MANAGER, NOW, OFFICER, OfficeFile, app_on, copy, press, settle
from tracker.core import commands as cmd
from tracker.core.compliments import ComplimentType, Facts, LogCompliment
from tracker.core.office import Actor
from tracker.core.presence import OpenElsewhere
from tracker.ui.app import TrackerApp

SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])

Compare = Callable[..., bool]


def keys(*pressed: str) -> Callable[[Pilot[None]], Any]:
    """Press keys, letting everything settle after each."""

    async def pressing(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *pressed)

    return pressing


def app_of(
    template: OfficeFile, folder: Path, actor: Actor = MANAGER, theme: str = "tracker-dark"
) -> TrackerApp:
    """The app on its own copy of a file, in a look."""
    config = folder / "config.toml"
    config.write_text(f'theme = "{theme}"\n', encoding="utf-8")
    return app_on(copy(template, folder / "office.db"), actor, config)


SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "case": ("enter",),
    "explain": ("e",),
    "review": ("R",),
    "classify": ("slash", " jones", "enter", "t"),
    "letters": ("slash", " jones", "enter", "L"),
    "cases": ("2",),
    "find": ("ctrl+f", " sm"),
    "bulk": ("space", "space", "semicolon", "c"),
    "reply": ("r",),
    "extend": ("x",),
    "close": ("slash", " brown", "enter", "w"),
    "log": ("n",),
    "settings": ("7",),
    "areas": ("7", "down", "down", "enter", "down", "x"),
    "managers": ("7", *["down"] * 6, "enter", "plus", " P. Shah"),
    "clocks": ("7", "down", "enter"),
    "rules-preview": ("7", "down", "enter", "down", "enter", "ctrl+u", " 6", "enter"),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "jump": ("n", "ctrl+g"),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    app = app_of(filled_template, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=keys(*SCREENS[name]))


@pytest.mark.parametrize("theme", ["tracker-light", "tracker-contrast", "tracker-plain"])
@pytest.mark.parametrize("name", ["today", "log"])
def test_other_looks(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path, name: str, theme: str
) -> None:
    app = app_of(filled_template, tmp_path, theme=theme)
    assert snap_compare(app, terminal_size=SMALL, run_before=keys(*SCREENS[name]))


@pytest.mark.parametrize("name", ["today", "log"])
def test_without_colours(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_of(filled_template, tmp_path)
    assert snap_compare(app, terminal_size=SMALL, run_before=keys(*SCREENS[name]))


@SIZES
def test_log_while_the_caller_talks(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_of(filled_template, tmp_path, OFFICER)
    pressed = ("n", " smith", "enter", " Contact cancelled again, third time.")
    assert snap_compare(app, terminal_size=size, run_before=keys(*pressed))


@SIZES
def test_nothing_there_yet(
    snap_compare: Compare, empty_template: OfficeFile, tmp_path: Path, size: tuple[int, int]
) -> None:
    assert snap_compare(app_of(empty_template, tmp_path), terminal_size=size, run_before=keys())


def test_one_case(snap_compare: Compare, empty_template: OfficeFile, tmp_path: Path) -> None:
    app = app_of(empty_template, tmp_path)
    OfficeFile(tmp_path / "office.db").log("Lee, Bo", date(2026, 11, 19))
    assert snap_compare(app, terminal_size=SMALL, run_before=keys())


def test_names_that_are_long_or_run_from_right_to_left(
    snap_compare: Compare, empty_template: OfficeFile, tmp_path: Path
) -> None:
    app = app_of(empty_template, tmp_path)
    office = OfficeFile(tmp_path / "office.db")
    office.log("Featherstonehaugh-Cholmondeley, Persephone Wilhelmina", date(2026, 11, 19))
    office.log("מרים כהן", date(2026, 11, 19))
    office.log("李小龙, 家人", date(2026, 11, 18))
    assert snap_compare(app, terminal_size=SMALL, run_before=keys())


def test_an_error_under_its_field(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path
) -> None:
    app = app_of(filled_template, tmp_path)
    pressed = ("r", " 31/2", "enter")
    assert snap_compare(app, terminal_size=SMALL, run_before=keys(*pressed))


def test_a_log_form_saved_without_a_story(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path
) -> None:
    app = app_of(filled_template, tmp_path)
    assert snap_compare(app, terminal_size=SMALL, run_before=keys("n", "ctrl+s"))


def test_a_case_with_everything_in_it(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path
) -> None:
    app = app_of(filled_template, tmp_path)
    office = OfficeFile(tmp_path / "office.db")
    ref = "26-0002"
    for point in ("Contact cancelled without notice", "No apology given"):
        office.do(cmd.AddPoint(ref, point))
    office.do(cmd.Extend(ref, date(2026, 11, 19), "Complex", "M. Ade", date(2026, 11, 20)))
    office.do(cmd.Chase(ref, "Rang Priya; will reply on Wednesday.\nAsked for the dates."))
    office.do(cmd.AddCall(ref, date(2026, 11, 23), "11:02", "Telephone", "Cancelled again."))
    assert snap_compare(app, terminal_size=LARGE, run_before=keys("down", "enter"))


THANKED = Facts(
    date(2026, 11, 20),
    ComplimentType.EXTERNAL,
    "Foster carer",
    "Fostering",
    "She always rang back, even when there was nothing new to say, and Ava looks forward to her.",
    "Hebblethwaite, Gail",
    "Nuala Sagar",
)
THANKS: dict[str, tuple[str, ...]] = {
    "compliments": ("5",),
    "compliment": ("m", " She always rang back.", "tab", "f", "f"),
    "compliment_edit": ("5", "e"),
    "compliment_quote": ("5", "q"),
    "compliments_shown": ("5", "v"),
}


@SIZES
@pytest.mark.parametrize("name", THANKS)
def test_every_screen_of_compliments(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    app = app_of(filled_template, tmp_path)
    office = OfficeFile(tmp_path / "office.db")
    office.do(LogCompliment(THANKED))
    office.do(
        LogCompliment(
            replace(
                THANKED,
                received_on=date(2026, 3, 30),
                source="Manager",
                type=ComplimentType.INTERNAL,
                said_by="",
                shared_on=date(2026, 4, 2),
            )
        )
    )
    assert snap_compare(app, terminal_size=size, run_before=keys(*THANKS[name]))


@SIZES
def test_two_people_at_once(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_of(filled_template, tmp_path)
    office = OfficeFile(tmp_path / "office.db")
    theirs = (
        ("child", "Bo S"),
        ("wants", "An apology."),
        ("details", "She rang on Tuesday and nobody rang back until Friday."),
    )

    async def clash(pilot: Pilot[None]) -> None:
        await keys("down", "f", *["tab"] * 4, "end", "ctrl+u", " Sam S")(pilot)
        mine = " She rang on Thursday and nobody rang back until Friday; she waited at home."
        await press(pilot, "tab", "tab", "end", "ctrl+u", mine)
        office.do(cmd.CorrectFacts("26-0002", theirs), OFFICER)
        await keys("ctrl+s")(pilot)
        assert isinstance(pilot.app, TrackerApp)
        await pilot.app._watching._look_once()  # what the list below shows is read by now
        await keys()(pilot)

    assert snap_compare(app, terminal_size=size, run_before=clash)


def test_a_case_that_is_open_elsewhere_too(
    snap_compare: Compare, filled_template: OfficeFile, tmp_path: Path
) -> None:
    app = app_of(filled_template, tmp_path)
    FileWindows(tmp_path / "office.db").look(OpenElsewhere("J. Lee", "26-0002", NOW))
    assert snap_compare(app, terminal_size=SMALL, run_before=keys("down", "enter"))
