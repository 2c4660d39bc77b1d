"""One case: its clock, its story, its points, and everything that can be done to it."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.views import CaseFile
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.row_actions import RowActions, Subject
from tracker.ui.widgets import case_text
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.learning_lines import of_case
from tracker.ui.widgets.preview import badge_of

CASE_KEYS = (
    "case.note",
    "case.safety",
    "case.prev",
    "case.next",
    "list.copy",
    "case.people",
)


class CaseScreen(RowActions, TrackerScreen):
    """A case, with [ and ] to its neighbours in the list it was opened from."""

    TITLE_SHOWN = "Case"
    BINDINGS: ClassVar[list[Any]] = [*bindings(*CASE_KEYS, first=True), *RowActions.BINDINGS]
    KEY_BAR = (
        "case.note",
        "case.chase",
        "case.reply",
        "case.outcome",
        "case.extend",
        "case.classify",
        "case.acknowledge",
        "case.quality",
        "case.close",
        "case.steps",
        "case.explain",
        "case.assign",
        "case.hold",
        "case.point",
        "case.correct",
        "case.people",
        "case.letter",
        "edit.undo",
    )

    def __init__(self, ref: str, among: tuple[int, ...] = ()) -> None:
        """``among`` are the ids of the list it was opened from, in its order."""
        super().__init__()
        self._ref = ref
        self._among = among
        self._file: CaseFile | None = None

    def compose_body(self) -> ComposeResult:
        """Facts above, story and timeline, people and clocks beside where there is room."""
        yield Static("", id="case-head", markup=False)
        with Horizontal(id="case-body"):
            with VerticalScroll(id="case-main"):
                yield Static("", id="case-story", markup=False)
                yield Static("", id="case-points", markup=False)
                yield Static("", id="case-learning", markup=False)
                yield Static("", id="case-timeline", markup=False)
                yield Static("", id="case-facts-below", markup=False)
            with Vertical(id="case-side"):
                yield Static("", id="case-facts", markup=False)

    def on_mount(self) -> None:
        """The story can be scrolled from the start."""
        self.query_one("#case-main").focus()

    def reread(self) -> None:
        """Read the case anew."""
        begin(self, self._read, "case")

    async def _read(self) -> None:
        today, ref = self.tracker.clock.today(), self._ref
        try:
            file = await self.tracker.link.read(lambda r: r.case_file(ref, today))
        except (CouldNot, NoSuchCase) as trouble:
            self.query_one("#case-story", Static).update(str(trouble))
            return
        self._file = file
        self._show(file)
        self.tracker.presence.look_soon()

    def on_resize(self) -> None:
        """Lines are broken for the width there is."""
        if self._file is not None:
            self._show(self._file)

    def _show(self, file: CaseFile) -> None:
        paint, signs = self.tracker.paint, self.tracker.signs
        width = self.size.width
        wide = width >= 100
        room = width - (50 if wide else 4)
        self._show_top(file)
        today = self.tracker.clock.today()
        self.query_one("#case-head", Static).update(case_text.head(file, width - 2, paint, today))
        self.query_one("#case-story", Static).update(case_text.story(file.case, paint, room))
        points = self.query_one("#case-points", Static)
        points.update(case_text.points(file.case, paint))
        points.display = bool(file.case.points)
        learnt = self.query_one("#case-learning", Static)
        learnt.update(of_case(file, self.tracker.office().clockwork, paint, signs, room))
        learnt.display = file.learning is not None or bool(file.open_promises)
        self.query_one("#case-timeline", Static).update(
            case_text.timeline(file, paint, today, room)
        )
        facts = case_text.facts(file, paint, today)
        self.query_one("#case-facts", Static).update(facts)
        below = self.query_one("#case-facts-below", Static)
        below.update(facts)
        below.display = not wide
        self.query_one("#case-side").display = wide
        self.refresh_keys()

    def _show_top(self, file: CaseFile) -> None:
        """Whose case it is, where its clock stands, and who else has it open."""
        also = say.also_open(self.tracker.presence.also_open(self._ref), self.tracker.clock.now())
        badges = [badge_of(file, self.tracker.signs)]
        badges += [Badge(also, "due_soon")] if also else []
        room = self.size.width - (len(also) + 3 if also else 0)
        title = say.case_title(file.case, room)
        self.query_one(TopBar).show(title, tuple(badges), title=file.case.ref)

    def show_also_open(self) -> None:
        """Somebody else has opened or left a case."""
        if self._file is not None:
            self._show_top(self._file)

    @property
    def open_ref(self) -> str:
        """The case that is open in this window."""
        return self._ref

    def _place(self) -> str:
        """Which case of the list it was opened from."""
        if self._file is None or self._file.case_id not in self._among:
            return ""
        return "  " + say.review_count(self._among.index(self._file.case_id) + 1, len(self._among))

    # -- what is meant ------------------------------------------------------------------------
    def subject(self) -> Subject | None:
        """The case shown."""
        if self._file is None:
            return None
        return Subject(self._file.case.ref, self._file.case.version, self._file.case)

    def why_not(self, action: str) -> str:
        """What rules forbid on this case; neighbours only where there are some."""
        if (
            action in ("previous", "next")
            and self._neighbour(1 if action == "next" else -1) is None
        ):
            return say.NO_NEIGHBOUR
        return self.why_not_on_case(action)

    def _neighbour(self, step: int) -> int | None:
        if self._file is None or self._file.case_id not in self._among:
            return None
        at = self._among.index(self._file.case_id) + step
        return self._among[at] if 0 <= at < len(self._among) else None

    def action_next(self) -> None:
        """The next case of the list."""
        begin(self, partial(self._go, 1), "case")

    def action_previous(self) -> None:
        """The case before in the list."""
        begin(self, partial(self._go, -1), "case")

    async def _go(self, step: int) -> None:
        wanted = self._neighbour(step)
        if wanted is None:
            return
        today = self.tracker.clock.today()
        rows = await self.tracker.link.read(lambda r: r.rows([wanted], today))
        if rows:
            self._ref = rows[0].ref
            await self._read()
            self.query_one("#case-main").scroll_home(animate=False)

    async def action_people(self) -> None:
        """Who is on the case, what they agreed to, the advocate."""
        from tracker.ui.screens.case_people import CasePeopleScreen

        await self.tracker.push_screen(CasePeopleScreen(self._ref))

    def action_copy(self) -> None:
        """Copy the reference."""
        self.tracker.copy_to_clipboard(self._ref)
        self.tracker.say(say.COPIED.format(ref=self._ref))
