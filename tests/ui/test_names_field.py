"""A team manager's name that is not on the list: said once, and kept by a second Enter."""

from __future__ import annotations

import pytest

from tests.ui.forms_support import here, press, type_in
from tests.ui.support import OfficeFile
from tests.ui.test_fields import bench
from tracker.ui.widgets.fields import LineField
from tracker.ui.widgets.names_field import NamesField

NAMES = ("C. Benstead", "N. Averill")


async def test_an_unknown_name_is_noticed_once_and_then_kept(office: OfficeFile) -> None:
    field, after = NamesField("Team manager", "to", NAMES), LineField("Reason", "reason")
    async with bench(office, field, after) as pilot:
        await type_in(pilot, "Q. Nobody")
        await press(pilot, "enter")
        assert field.note == (
            "Q. Nobody is not on the list of team managers. Enter again keeps the name."
        )
        assert here(pilot) == "to"
        await press(pilot, "enter")
        assert field.value == "Q. Nobody"
        assert here(pilot) == "reason"


async def test_another_unknown_name_is_noticed_again(office: OfficeFile) -> None:
    field = NamesField("Team manager", "to", NAMES)
    async with bench(office, field, LineField("Reason", "reason")) as pilot:
        await type_in(pilot, "Q. Nobody")
        await press(pilot, "enter")
        await type_in(pilot, "x")
        assert field.note == ""
        await press(pilot, "enter")
        assert "Q. Nobodyx is not on the list" in field.note
        assert here(pilot) == "to"


@pytest.mark.parametrize("typed", ["Ben", "c. benstead", "C. Benstead", ""])
async def test_a_name_on_the_list_or_none_is_taken_at_once(office: OfficeFile, typed: str) -> None:
    field = NamesField("Team manager", "to", NAMES)
    async with bench(office, field, LineField("Reason", "reason")) as pilot:
        await type_in(pilot, typed)
        await press(pilot, "enter")
        assert field.value == ("C. Benstead" if typed else "")
        assert here(pilot) == "reason"


async def test_what_the_form_brought_is_never_questioned(office: OfficeFile) -> None:
    field = NamesField("Team manager", "to", NAMES)
    async with bench(office, field, LineField("Reason", "reason")) as pilot:
        field.bring("S. Gone")
        await press(pilot, "enter")
        assert here(pilot) == "reason"
