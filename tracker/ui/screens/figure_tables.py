"""Choosing what Summary shows: a table by its title, or two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.figures import periods
from tracker.core.figures.periods import Period
from tracker.core.forms import FormErrors
from tracker.core.forms.reading import Reading
from tracker.core.office import Office
from tracker.ui import say_summary as say
from tracker.ui.keys import bindings
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.line_field import DateField
from tracker.ui.widgets.line_list import LineList, fit, line


class TableList(ModalScreen[str | None]):
    """Every table by its title. Dismissed with the key of the one chosen."""

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, titles: Sequence[tuple[str, str]], at: str) -> None:
        """``titles`` are keys and titles; ``at`` is the table shown now."""
        super().__init__()
        self._titles, self._at = titles, at

    def compose(self) -> ComposeResult:
        """A title, the tables, the keys."""
        with Vertical(classes="dialog", id="table-list"):
            yield Static(say.TABLES_TITLE, classes="dialog-title", markup=False)
            yield LineList(id="table-lines")
        yield KeyBar(("list.open",), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """The cursor stands on the table shown."""
        lines = self.query_one(LineList)
        self.set_focus(lines)
        lines.show(
            [
                line((fit(say.table_name(key), 16), "muted"), (title, "text"), name=key)
                for key, title in self._titles
            ],
            self._at,
        )

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(message.line)

    def action_back(self) -> None:
        """The table shown stays."""
        self.dismiss(None)


def dates_ask(period: Period, office: Office) -> Ask[Period]:
    """Two days, both included; empty answers are those of the period shown."""

    def check(raw: Mapping[str, str]) -> Period:
        form = Reading(raw, office)
        first = form.day("first", period.first)
        last = form.day("last", period.last)
        form.check()
        try:
            return periods.between(first, last)
        except ValueError as wrong:
            raise FormErrors({"last": str(wrong)}) from None

    fields = [
        DateField(label, key, office.today, office.calendar, default=day)
        for label, key, day in ((say.FROM, "first", period.first), (say.TO, "last", period.last))
    ]
    return cast(
        Ask[Period], Ask(say.DATES_TITLE, fields, check, tells=say.DATES_TELLS, save_label=say.SHOW)
    )
