"""What comes next on a case beyond its reply: one letter each, asked of the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.steps import Offered
from tracker.ui import say_stages as say
from tracker.ui.keys import bindings
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.line_list import LineList, fit, line

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


class StepsScreen(ModalScreen[str | None]):
    """The steps that the case has before it. Dismissed with the id of the one chosen.

    Keys are held from the choice on: whoever asked lets them go when its question is there, so
    that a date typed at once is not taken for keys of the screen below.
    """

    BINDINGS: ClassVar[list[Any]] = bindings("nav.back", first=True)

    def __init__(self, ref: str, offered: Sequence[Offered]) -> None:
        """``offered`` in the order of the procedure."""
        super().__init__()
        self._ref = ref
        self._offered = offered
        # Bindings, so that the letter is carried out before the key after it is looked at.
        for at, one in enumerate(offered):
            letter = Binding(one.step.letter, f"begin({at})", show=False, priority=True)
            self._bindings.key_to_bindings[letter.key] = [letter]

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """A title, the steps, the keys."""
        with Vertical(classes="dialog", id="steps") as dialog:
            dialog.border_subtitle = Content(say.STEPS_HINT)
            yield Static(
                say.STEPS_TITLE.format(ref=self._ref), classes="dialog-title", markup=False
            )
            yield LineList(id="step-lines")
        yield KeyBar(("list.open",), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """The first step stands under the cursor."""
        lines = self.query_one(LineList)
        self.set_focus(lines)
        lines.styles.height = len(self._offered)
        lines.show([self._line(one) for one in self._offered])

    def _line(self, one: Offered) -> Any:
        style = "muted" if one.why_not else "text"
        return line(
            (f"{one.step.letter}  ", "muted" if one.why_not else "key"),
            (fit(one.step.label, 50), style),
            (one.why_not, "muted"),
            name=one.step.id,
        )

    def action_begin(self, at: int) -> None:
        """The letter of a step begins it."""
        self._begin(self._offered[at])

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self._begin(next(o for o in self._offered if o.step.id == message.line))

    def _begin(self, one: Offered) -> None:
        if one.why_not:
            self.tracker.say(one.why_not, "warning")
        else:
            self.tracker.hold_keys()
            self.dismiss(one.step.id)

    def action_back(self) -> None:
        """Nothing is begun."""
        self.dismiss(None)
