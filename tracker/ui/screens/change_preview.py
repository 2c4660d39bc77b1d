"""The question before a change that moves dates: is everything it would do wanted?"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.diary import Moved, Preview
from tracker.core.words import Bucket
from tracker.ui import say_settings as say
from tracker.ui.keys import bindings
from tracker.ui.paint import Paint
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

MOST_SHOWN = 200
"""Cases listed of each kind; more are counted."""


class ChangePreview(WritesSoon, ModalScreen[bool]):
    """Everything a change would do. Enter saves it, Esc goes back."""

    BINDINGS: ClassVar[list[Any]] = bindings("dialog.save", "form.save", "nav.back")
    NAME: ClassVar[str]
    """The id of the dialog."""
    BY: ClassVar[str] = say.NEW_CALENDAR
    """What would judge stopped clocks otherwise."""

    def __init__(self, preview: Preview) -> None:
        """``preview`` is all that the change would do."""
        super().__init__()
        self._preview = preview

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @abstractmethod
    def compose_change(self) -> ComposeResult:
        """What the change is, in words: the first line is a title."""

    def compose(self) -> ComposeResult:
        """The change, the numbers, and every case they are made of."""
        counts = "\n".join(say.preview_counts(self._preview))
        with Vertical(classes="dialog", id=self.NAME):
            yield from self.compose_change()
            yield Static(f"{counts}\n{say.SAVE_ASK}", id="preview-counts", markup=False)
            details = details_text(self._preview, self.tracker.paint, self.tracker.signs, self.BY)
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


def details_text(preview: Preview, paint: Paint, signs: Mapping[str, str], by: str) -> Text:
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
