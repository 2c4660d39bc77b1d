"""Summary as it looks: the overview, a table with its chart, a wide table, the list of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.support import OfficeFile
from tests.ui.test_snapshots import SIZES, Compare, app_of, keys

SCREENS: dict[str, tuple[str, ...]] = {
    "overview": ("6",),
    "compared": ("6", "tab", "tab", "tab"),
    "young_people": ("6", "tab", "tab", "tab", "tab"),
    "months": ("6", *("tab",) * 8),
    "hidden": ("6", "tab", "tab", "tab", "s"),
    "tables": ("6", "t"),
    "behind": ("6", "enter"),
    "nothing": ("6", "left_square_bracket"),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_summary(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    app = app_of(filled_template, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=keys(*SCREENS[name]))
