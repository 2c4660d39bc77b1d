"""The two questions of a calendar edit: which day, and whether what it would do is wanted."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from tracker.core import forms
from tracker.core.clean import visible
from tracker.core.commands import EditCalendar
from tracker.core.diary import Preview, edited
from tracker.core.office import Office, Refusal
from tracker.ui import say_settings as say
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.change_preview import ChangePreview
from tracker.ui.widgets.fields import DateField, LineField

NAME_LIMIT = 60
"""Characters in the name of a day."""


def day_question(office: Office, local: bool, typed: dict[str, str]) -> Ask[EditCalendar]:
    """Asks for a day and its name; ``typed`` is what they begin with and where they are kept.

    A date without a year is the next such day. A day that is listed already is refused here,
    before any preview.
    """

    def check(raw: Mapping[str, str]) -> EditCalendar:
        typed.update(raw)
        calendar = office.calendar
        command = forms.calendar_day(raw, office, local=local, version=calendar.version)
        try:
            edited(calendar, command)
        except Refusal as refusal:
            raise forms.FormErrors({"day": str(refusal)}) from None
        return command

    day, name = typed.get("day", ""), typed.get("name", "")
    fields = (
        DateField(say.DAY_LABEL, "day", office.today, office.calendar, value=day, ahead=True),
        LineField(say.NAME_LABEL, "name", value=name, needed=True, limit=NAME_LIMIT),
    )
    return Ask(
        say.ADD_LOCAL if local else say.ADD_HOLIDAY,
        fields,
        check,
        tells=say.LOCAL_TELLS if local else say.HOLIDAY_TELLS,
        save_label=say.PREVIEWS,
    )


class EditPreview(ChangePreview):
    """Everything an edit of the calendar would do."""

    NAME = "edit-preview"

    def __init__(self, command: EditCalendar, name: str, preview: Preview) -> None:
        """``name`` is that of the day, also where it is removed."""
        super().__init__(preview)
        self._command, self._day_name = command, name

    def compose_change(self) -> ComposeResult:
        """Which day it is about."""
        command = self._command
        title = say.preview_title(
            command.day, visible(self._day_name), remove=command.remove, local=command.local
        )
        yield Static(title, classes="dialog-title", markup=False)
