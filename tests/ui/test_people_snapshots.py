"""The screens about people as they look, in both sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.support import OfficeFile
from tests.ui.test_people import again, decided
from tests.ui.test_snapshots import SIZES, Compare, app_of, keys
from tracker.core import people_commands as pcmd
from tracker.core.case_people import Advocacy, CasePerson, PersonRole, Wanted

SCREENS: dict[str, tuple[str, ...]] = {
    "people": ("3",),
    "doubles": ("3", "v", "v", "v"),
    "merge": ("3", "v", "v", "v", "enter"),
    "person": ("3", "slash", " janet", "enter", "enter"),
    "weekly": ("3", "slash", " janet", "enter", "enter", "w", " mon e Wrote", "enter", " . Rang"),
    "case_people": ("slash", " smith", "enter", "enter", "i"),
    "equality": ("slash", " smith", "enter", "enter", "i", "e"),
    "persistent_call": ("n", " smith, j", "enter"),
    "case_with_people": ("slash", " smith", "enter", "enter"),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_screens_about_people(
    snap_compare: Compare,
    filled_template: OfficeFile,
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    app = app_of(filled_template, tmp_path)
    office = OfficeFile(tmp_path / "office.db")
    again(office)
    decided(office)
    ref = "26-0002"
    office.do(pcmd.NamePerson(ref, CasePerson(0, PersonRole.CHILD, "Ava S", age=7)))
    office.do(pcmd.NamePerson(ref, CasePerson(0, PersonRole.REPRESENTATIVE, "Lee, Kim", "uncle")))
    office.do(pcmd.RecordAdvocacy(ref, Advocacy(wanted=Wanted.YES, provider="NYAS")))
    assert snap_compare(app, terminal_size=size, run_before=keys(*SCREENS[name]))
