"""The learning screens as they look, in both sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.learning_support import promised
from tests.ui.support import OfficeFile, at, make
from tests.ui.test_snapshots import SIZES, Compare, app_of, keys


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> OfficeFile:
    """The known cases, and what was promised in some."""
    with at():
        office = make(tmp_path_factory.mktemp("learnt") / "learnt.db", filled=True)
        promised(office)
    return office


SCREENS: dict[str, tuple[str, ...]] = {
    "queue": ("4",),
    "today": ("down",),
    "case": ("2", "home", "enter"),
    "promise": ("4", "p"),
    "returned": ("4", "r"),
    "begin": ("4", "b"),
    "log": ("n", " Khan", "enter"),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    name: str, size: tuple[int, int], template: OfficeFile, tmp_path: Path, snap_compare: Compare
) -> None:
    app = app_of(template, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=keys(*SCREENS[name]))


@pytest.mark.parametrize("theme", ["tracker-light", "tracker-contrast", "tracker-plain"])
def test_other_looks(
    theme: str, template: OfficeFile, tmp_path: Path, snap_compare: Compare
) -> None:
    app = app_of(template, tmp_path, theme=theme)
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("4"))
