"""The shelf of parked forms: take one up, or throw one away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tracker.core.office import Office
from tracker.core.ports import CouldNot
from tracker.core.views import Draft
from tracker.ui import say, say_forms
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens.ask import YesNo
from tracker.ui.screens.compliment_drafts import COMPLIMENT_KINDS, compliment_screen
from tracker.ui.screens.note import KIND as NOTE
from tracker.ui.screens.note import note_ask
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.line_list import LineList, fit, line

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


def screen_for(draft: Draft, office: Office) -> Screen[Any]:
    """The form that a parked draft goes on in."""
    if draft.kind == NOTE:
        return note_ask(draft.fields.get("ref", ""), office, draft)
    if draft.kind in COMPLIMENT_KINDS:
        return compliment_screen(draft)
    from tracker.ui.screens import learning_questions as learning

    if draft.kind == "weekly":
        from tracker.ui.screens.weekly import taken_up

        return taken_up(draft, office)
    if draft.kind.startswith("year_"):
        from tracker.ui.screens import year_figures

        return year_figures.taken_up(draft, office)
    from tracker.ui.screens.log import LogScreen

    if draft.kind in learning.KINDS:
        return learning.taken_up(draft, office)
    return LogScreen(draft)


class DraftList(ModalScreen[Draft | None]):
    """What is parked, newest first, with its age. Dismissed with the one to take up."""

    BINDINGS: ClassVar[list[Any]] = [
        *bindings("nav.back", first=True),
        Binding("delete", "throw_away", show=False, priority=True),
        *bindings("app.help", "app.quit"),
    ]

    def __init__(self) -> None:
        """Empty until the file is read."""
        super().__init__()
        self._drafts: Sequence[Draft] = ()

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def compose(self) -> ComposeResult:
        """A title, the drafts, the keys."""
        with Vertical(classes="dialog", id="drafts") as dialog:
            dialog.border_subtitle = Content(say_forms.DRAFTS_HINT)
            yield Static(say_forms.DRAFTS_TITLE, classes="dialog-title", markup=False)
            yield LineList(id="draft-lines")
        yield KeyBar(("list.open",), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """Read what is parked."""
        self.set_focus(self.lines)
        begin(self, self._read, "read")

    async def _read(self) -> None:
        owner = self.tracker.actor.name
        try:
            self._drafts = await self.tracker.link.read(lambda r: r.drafts(owner))
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
        if not self._drafts:
            self.tracker.say(say.NO_DRAFTS)
            self.dismiss(None)
            return
        now = self.tracker.clock.now()
        self.lines.styles.height = min(12, len(self._drafts))
        self.lines.show(
            [
                line(
                    (f"{d.updated_at.astimezone(now.tzinfo):%H:%M}  ", "muted"),
                    (fit(say_forms.draft_kind(d), 19), "text"),
                    (fit(say_forms.draft_caption(d), 26), "strong"),
                    (say.age(d.updated_at, now), "muted"),
                    name=d.draft_id,
                )
                for d in self._drafts
            ]
        )

    def _at(self, name: str) -> Draft | None:
        return next((d for d in self._drafts if d.draft_id == name), None)

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(self._at(message.line))

    async def action_throw_away(self) -> None:
        """Delete: gone for good, so it is asked first."""
        draft = self._at(self.lines.name_at)
        if draft is None:
            return
        question = f"{say_forms.THROW_AWAY}\n{say_forms.draft_caption(draft)}"

        def answered(sure: bool | None) -> None:
            if sure:
                begin(self, partial(self._drop, draft), "drop", exclusive=False)

        await self.tracker.push_screen(YesNo(question), answered)

    async def _drop(self, draft: Draft) -> None:
        try:
            await self.tracker.link.drop_draft(draft.draft_id)
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        self.tracker.say(say_forms.THROWN_AWAY)
        self.tracker.reread()
        begin(self, self._read, "read")

    def action_back(self) -> None:
        """Leave them all parked."""
        self.dismiss(None)
