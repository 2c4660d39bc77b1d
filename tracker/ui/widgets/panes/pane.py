"""What the sections of the settings share: a few lines above, a list, and what keys do to it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.compliments import Compliment
from tracker.core.figures.entered import YearEntered
from tracker.core.out.register import LeftEntry
from tracker.core.views import SaveNote, UserCard
from tracker.core.vocabulary import Vocabulary
from tracker.core.words import ListKind
from tracker.core.workdays import Calendar
from tracker.ui import say_lists
from tracker.ui import say_settings as say
from tracker.ui.background import begin
from tracker.ui.widgets.line_list import PickList

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


@dataclass(frozen=True, slots=True)
class Known:
    """What the file says about itself, read in one go for all sections."""

    today: date
    calendar: Calendar
    users: Sequence[UserCard]
    cases: int
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    standing: Mapping[ListKind, Mapping[str, int]] = field(default_factory=dict)
    changes: Sequence[SaveNote] = ()
    years: Mapping[int, YearEntered] = field(default_factory=dict)
    examples: Mapping[int, Compliment] = field(default_factory=dict)
    """The compliments chosen as examples, by number."""
    left: Sequence[LeftEntry] = ()
    """What left the program, newest first."""


class Pane(Vertical):
    """One section. ``KEY_BAR`` names the keys that act in it."""

    KEY_BAR: ClassVar[tuple[str, ...]] = ()
    NAME: ClassVar[str] = ""

    def __init__(self) -> None:
        """Empty until ``show`` is called."""
        super().__init__(id=f"pane-{self.NAME}", classes="pane")
        self.known: Known | None = None

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @property
    def jump_letter(self) -> str:
        """What the list is called when one jumps to it."""
        return self.NAME[0]

    @property
    def lines(self) -> PickList:
        """The list of this section."""
        return self.query_one(PickList)

    def compose(self) -> ComposeResult:
        """Some words, then the list."""
        yield Static("", classes="pane-head", markup=False)
        yield PickList(id=f"lines-{self.NAME}")

    def head(self, *sentences: str) -> None:
        """Put words above the list."""
        text = "\n".join(visible(sentence) for sentence in sentences)
        self.query_one(".pane-head", Static).update(Text(text, self.tracker.paint("muted")))

    def show(self, known: Known) -> None:
        """Show what the file says now."""
        self.known = known
        if self.query(PickList):  # else the file answered before the section was put together
            self.draw()

    def on_mount(self) -> None:
        """Show what was read before there was a list to show it in."""
        if self.known is not None:
            self.draw()

    def draw(self) -> None:
        """Draw the section anew from what is known."""

    def moved(self, name: str) -> None:
        """The cursor stands on another line."""

    async def chosen(self, name: str) -> None:
        """Enter was pressed on a line."""

    def left(self) -> None:
        """The section is no longer looked at."""

    # -- keys that only some sections have --------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Why an action cannot be done in this section now; "" if it can."""
        return {
            "add": say.NOTHING_TO_ADD,
            "local": say.ONLY_CALENDAR,
            "remove": say.ONLY_CALENDAR,
            "rekey": say.ONLY_KEYS,
            "reset": say.ONLY_KEYS,
            "rename": say_lists.ONLY_LISTS,
            "retire": say_lists.ONLY_LISTS,
            "restore": say_lists.ONLY_LISTS,
            "earlier": say_lists.ONLY_LISTS,
            "later": say_lists.ONLY_LISTS,
        }.get(action, "")

    async def do(self, action: str) -> None:
        """One of the actions that ``why_not`` allows."""

    def work(self, act: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do something that takes a while, one thing at a time."""
        begin(self, act, self.NAME)
