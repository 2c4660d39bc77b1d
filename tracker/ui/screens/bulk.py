"""One thing done to every ticked case: shown case by case first, saved and undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.commands import Acknowledge, Assign, CaseCommand, Chase, Review, Together
from tracker.core.office import Refusal
from tracker.core.rules import decide
from tracker.core.say import told
from tracker.core.views import CaseRow
from tracker.ui import say
from tracker.ui.keys import bindings
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.choice_row import Choice, ChoiceRow
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.names_field import NamesField

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

DEEDS = (
    Choice("c", "chase", "chase"),
    Choice("v", "review", "reviewed"),
    Choice("k", "acknowledge", "acknowledged today"),
    Choice("a", "assign", "give to a team manager"),
)


class Planned(NamedTuple):
    """What would happen to one case: a command, or the sentence that forbids it."""

    row: CaseRow
    command: CaseCommand | None
    words: str


class BulkScreen(WritesSoon, ModalScreen[Together | None]):
    """Choose, look, save."""

    BINDINGS: ClassVar[list[Any]] = bindings("form.save", "nav.back")

    def __init__(self, rows: Sequence[CaseRow]) -> None:
        """``rows`` are the ticked cases in the order of the list."""
        super().__init__()
        self._rows = rows
        self._plan: tuple[Planned, ...] = ()

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """What to do, to whom, and what that means for each case."""
        lists = self.tracker.office().lists
        names = sorted({name for name, _ in lists.team_managers})
        with Vertical(classes="dialog", id="bulk"):
            yield Static(say.bulk_title(len(self._rows)), classes="dialog-title", markup=False)
            yield ChoiceRow("Do", "deed", DEEDS)
            yield NamesField("Team manager", "team_manager", names)
            with VerticalScroll(id="bulk-plan"):
                yield Static("", id="bulk-text", markup=False)
            yield KeyBar(("form.save", "nav.back"), id="keybar")

    def on_mount(self) -> None:
        """The choice first; the name only when it is asked for."""
        self._field("team_manager").display = False
        self._field("deed").focus_now()
        self._show()

    def _field(self, name: str) -> Field:
        return self.query_one(f"#field-{name.replace('_', '-')}", Field)

    def field_done(self, field: Field) -> None:
        """A name is asked for only where one is given."""
        wants_name = self._field("deed").value == "assign"
        self._field("team_manager").display = wants_name
        if field.name == "deed" and wants_name:
            self._field("team_manager").focus_now()

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        self._show()

    def _show(self) -> None:
        """What would happen to each case, decided by the very rules that will decide it."""
        make = self._command_maker()
        self._plan = tuple(self._planned(row, make) for row in self._rows) if make else ()
        paint = self.tracker.paint
        text = Text()
        for planned in self._plan:
            style = "text" if planned.command is not None else "warning"
            text.append(f" {planned.row.ref:<9} {planned.row.who[:22]:<23}", paint("strong"))
            text.append(f"{planned.words}\n", paint(style))
        if self._plan:
            count = sum(p.command is not None for p in self._plan)
            text.append(f"\n{say.bulk_count(count, len(self._plan))}", paint("strong"))
        self.query_one("#bulk-text", Static).update(text)

    def _command_maker(self) -> Callable[[CaseRow], CaseCommand] | None:
        today = self.tracker.clock.today()
        name = self._field("team_manager").value.strip()
        match self._field("deed").value:
            case "chase":
                return lambda row: Chase(row.ref)
            case "review":
                return lambda row: Review(row.ref)
            case "acknowledge":
                return lambda row: Acknowledge(row.ref, today, version=row.version)
            case "assign" if name:
                return lambda row: Assign(row.ref, name, row.version)
        return None

    def _planned(self, row: CaseRow, make: Callable[[CaseRow], CaseCommand]) -> Planned:
        command = make(row)
        try:
            events = decide(row.case, command, self.tracker.office())
        except Refusal as refusal:
            return Planned(row, None, say.left_out(str(refusal)))
        return Planned(row, command, "; ".join(told(e) for e in events))

    def action_save(self) -> None:
        """Do it to every case that may have it done."""
        commands = tuple(p.command for p in self._plan if p.command is not None)
        if not commands:
            self._field("deed").set_error(say.BULK_NOTHING)
            return
        self.dismiss(Together(commands))

    def action_back(self) -> None:
        """Nothing is done."""
        self.dismiss(None)
