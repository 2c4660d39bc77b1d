"""Why a date is what it is, day by day: the answer to "how do you get to the 16th?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.clocks import Clockwork
from tracker.core.explain import Explanation, explain
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.say import days, long_day, short_day
from tracker.core.verdicts import Verdict
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.paint import Paint
from tracker.ui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


class ExplainScreen(ModalScreen[None]):
    """Every clock of one case with its ledger."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back")

    def __init__(self, ref: str) -> None:
        """``ref`` is the case."""
        super().__init__()
        self._ref = ref

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """A title, the ledger, the keys."""
        with Vertical(classes="dialog", id="explain"):
            yield Static(say.explain_title(self._ref), classes="dialog-title", markup=False)
            with VerticalScroll(id="ledger"):
                yield Static("", id="ledger-text", markup=False)
            yield KeyBar(("nav.back",), id="keybar")

    def on_mount(self) -> None:
        """Read the case."""
        self.query_one("#ledger").focus()
        begin(self, self._read, "read")

    async def _read(self) -> None:
        today, ref = self.tracker.clock.today(), self._ref
        shown = self.query_one("#ledger-text", Static)
        try:
            file, calendar, rules = await self.tracker.link.read(
                lambda r: (r.case_file(ref, today), r.calendar(), r.rules())
            )
        except (CouldNot, NoSuchCase) as trouble:
            shown.update(Text(str(trouble)))
            return
        explanation = explain(file.case, Clockwork(calendar, rules, today))
        shown.update(ledger_text(explanation, self.tracker.paint))

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)


def ledger_text(found: Explanation, paint: Paint) -> Text:
    """The explanation as lines: why, then the days."""
    text = Text()
    for sentence in found.sentences:
        text.append(f"{sentence}\n", paint("text"))
    if found.verdict is not None and found.verdict.due is not None:
        text.append("\n")
        text.append_text(_heading(found.verdict, paint))
    for line in found.ledger:
        number = "" if line.day is None else str(line.day)
        style = "muted" if line.day is None else "text"
        note = line.skipped or found.marks.get(line.date, "") or line.local
        if line.day is not None and line.local:
            note = f"{note} (local closure: {line.local}; still a working day)".strip()
        if found.verdict is not None and line.date == found.today:
            note = f"{note}  today".strip()
        strong = line.date in found.marks
        text.append(f"{number:>4}  ", paint("strong" if strong else style))
        text.append(f"{long_day(line.date):<17}", paint("strong" if strong else style))
        text.append(f" {note}\n", paint("strong" if strong else "muted"))
    return text


def _heading(verdict: Verdict, paint: Paint) -> Text:
    assert verdict.due is not None
    words = f"{verdict.clock.label}: due {long_day(verdict.due)}"
    if verdict.standard is not None and verdict.due != verdict.standard:
        words += f" (without extension or wait: {short_day(verdict.standard)})"
    if verdict.gross_day != verdict.day:
        words += f"; {days(verdict.gross_day)} in all, {verdict.day} without the wait"
    return Text(words + "\n", paint("strong"))
