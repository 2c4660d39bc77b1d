"""The two questions of a calendar edit: which day, and whether what it would do is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core import forms
from tracker.core.clean import visible
from tracker.core.commands import EditCalendar
from tracker.core.diary import Moved, Preview, edited
from tracker.core.office import Office, Refusal
from tracker.core.words import Bucket
from tracker.ui import say_settings as say
from tracker.ui.keys import bindings
from tracker.ui.paint import Paint
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.fields import DateField, LineField

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

MOST_SHOWN = 200
"""Cases listed of each kind; more are counted."""

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


class EditPreview(ModalScreen[bool]):
    """Everything an edit would do. Enter saves it, Esc goes back."""

    BINDINGS: ClassVar[list[Any]] = bindings("dialog.save", "form.save", "nav.back")

    def __init__(self, command: EditCalendar, name: str, preview: Preview) -> None:
        """``name`` is that of the day, also where it is removed."""
        super().__init__()
        self._command, self._day_name, self._preview = command, name, preview

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The question, the numbers, and every case they are made of."""
        command = self._command
        title = say.preview_title(
            command.day, visible(self._day_name), remove=command.remove, local=command.local
        )
        counts = "\n".join(say.preview_counts(self._preview))
        with Vertical(classes="dialog", id="edit-preview"):
            yield Static(title, classes="dialog-title", markup=False)
            yield Static(f"{counts}\n{say.SAVE_ASK}", id="preview-counts", markup=False)
            details = details_text(self._preview, self.tracker.paint, self.tracker.signs)
            if details.plain:
                with VerticalScroll(id="preview-details"):
                    yield Static(details, markup=False)
        yield KeyBar(("dialog.save",), last="nav.back", id="keybar")

    def action_save(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_back(self) -> None:
        """No."""
        self.dismiss(False)


def details_text(
    preview: Preview, paint: Paint, signs: Mapping[str, str], by: str = say.NEW_CALENDAR
) -> Text:
    """The cases, one a line: what moves, what changes colour, what is kept.

    ``by`` is what would judge otherwise.
    """
    lines = list(_open_lines(preview, paint, signs))
    if preview.would_flip:
        lines += [Text("")] * bool(lines)
        lines.append(Text(say.KEPT_VERDICTS, paint("heading")))
        for flip in preview.would_flip[:MOST_SHOWN]:
            was, would = say.MET_OR_NOT[flip.met], say.MET_OR_NOT[flip.would_be_met]
            words = f"{was}; {by} would say {would}"
            lines.append(Text.assemble((f"{flip.ref:<10}", paint("strong")), words))
        lines += _more(len(preview.would_flip), paint)
    return Text("\n").join(lines)


def _open_lines(preview: Preview, paint: Paint, signs: Mapping[str, str]) -> Iterator[Text]:
    """Open cases that move or change colour, each once."""
    changed = {one.ref: one for one in (*preview.moved, *preview.recoloured)}
    for one in list(changed.values())[:MOST_SHOWN]:
        yield _change_line(one, paint, signs)
    yield from _more(len(changed), paint)


def _change_line(one: Moved, paint: Paint, signs: Mapping[str, str]) -> Text:
    """ "26-0141  Fri 13 Nov -> Mon 16 Nov   LATE -> on time" """
    same = one.due_before.year == one.due_after.year
    before, after = _day(one.due_before), _day(one.due_after)
    if not same:
        after += f" {one.due_after.year}"
    dates = f"{before} -> {after:<10}" if one.due_before != one.due_after else f"{before:<24}"
    line = Text.assemble((f"{one.ref:<10}", paint("strong")), (dates, paint("text")))
    if one.before is not one.after:
        line.append("  ")
        line.append_text(_bucket(one.before, paint, signs))
        line.append(" -> ")
        line.append_text(_bucket(one.after, paint, signs))
    return line


def _day(day: date) -> str:
    """ "Fri  4 Dec", always as wide"""
    return f"{day:%a} {day.day:>2} {day:%b}"


def _bucket(bucket: Bucket, paint: Paint, signs: Mapping[str, str]) -> Text:
    """A bucket as its badge is written, without the number of days."""
    style = "done" if bucket is Bucket.TO_FINISH else bucket.value
    return Text(f" {signs[bucket.value]} {say.BUCKETS[bucket]} ", paint(style))


def _more(count: int, paint: Paint) -> list[Text]:
    """How many lines were left out."""
    left = count - MOST_SHOWN
    return [Text(say.and_more(left), paint("muted"))] if left > 0 else []
