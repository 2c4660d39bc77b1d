"""The preview of a merge: who stays, which details, which cases move; and doing it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.people_commands import MergePeople
from tracker.core.person import PersonFile, merged
from tracker.core.ports import CouldNot
from tracker.core.records import NoSuchRecord
from tracker.ui import say_people as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp
    from tracker.ui.screens.base import TrackerScreen


class MergePreview(WritesSoon, ModalScreen[MergePeople | None]):
    """Everything a merge would do. Enter does it, s keeps the other one, Esc leaves it."""

    BINDINGS: ClassVar[list[Any]] = bindings(
        "dialog.save", "people.swap", "nav.back", "form.save", first=True
    )

    def __init__(self, keep: PersonFile, gone: PersonFile) -> None:
        """``keep`` stays at first; whoever has more cases is the better guess."""
        super().__init__()
        self._keep, self._gone = keep, gone

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The question, what differs, what moves."""
        with Vertical(classes="dialog ask", id="merge") as dialog:
            dialog.border_subtitle = Content(say.MERGE_ASK)
            yield Static("", classes="dialog-title", id="merge-title", markup=False)
            yield Static("", id="merge-counts", markup=False)
            yield Static("", id="merge-lines", markup=False)
        yield KeyBar(("dialog.save", "people.swap"), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """Show who stays."""
        self._show()

    def _show(self) -> None:
        keep, gone = self._keep, self._gone
        merge = merged(keep.person, gone.person)
        for name, words in (
            ("title", say.merge_title(keep.row, gone.row)),
            ("counts", say.merge_counts(keep.row, gone.row)),
            ("lines", "\n" + "\n".join(say.merge_lines(merge, gone.refs))),
        ):
            self.query_one(f"#merge-{name}", Static).update(Content(visible(words)))

    def action_swap(self) -> None:
        """Keep the other one."""
        self._keep, self._gone = self._gone, self._keep
        self._show()

    def action_save(self) -> None:
        """Yes."""
        keep, gone = self._keep.person, self._gone.person
        self.dismiss(MergePeople(keep.number, gone.number, keep.version, gone.version))

    def action_back(self) -> None:
        """No."""
        self.dismiss(None)


async def ask_merge(screen: TrackerScreen, one: int, other: int) -> None:
    """Preview the merge of two people on top of ``screen``, and carry it out if it is wanted."""
    tracker, today = screen.tracker, screen.tracker.clock.today()
    try:
        first, second = await tracker.link.read(
            lambda r: (r.person_file(one, today), r.person_file(other, today))
        )
    except (CouldNot, NoSuchRecord) as trouble:
        tracker.say(str(trouble), "warning")
        return
    if second.row.contacts > first.row.contacts:
        first, second = second, first

    def chosen(command: MergePeople | None) -> None:
        if command is not None:
            begin(screen, partial(_merge, tracker, command), "act", exclusive=False)

    await tracker.push_screen(MergePreview(first, second), chosen)


async def _merge(tracker: TrackerApp, command: MergePeople) -> None:
    await tracker.do(command)
