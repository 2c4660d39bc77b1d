"""The manager's review of what is overdue: one case a screen, one key each, stopped and resumed.

Where the run stands is not kept anywhere: a case looked at today says so itself, so a run taken
up again after an hour, or in another window, goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.events import NoteAdded, Reviewed
from tracker.core.ports import CouldNot, NoSuchCase, Reader
from tracker.core.say import short_day, told
from tracker.core.views import CaseFile, CaseRow
from tracker.core.what_happened import Event
from tracker.core.words import Bucket
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import Badge
from tracker.ui.keys import bindings
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.row_actions import RowActions, Subject
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets import case_text
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.case_text import LABEL
from tracker.ui.widgets.hanging import hanging
from tracker.ui.widgets.preview import badge_of


@dataclass(frozen=True, slots=True)
class Done:
    """One case looked at today and what was done with it."""

    ref: str
    what: str
    at: int = -1
    """Its place in this run; -1 for one looked at before it."""


class ReviewScreen(WritesSoon, RowActions, TrackerScreen):
    """The run."""

    TITLE_SHOWN = "Review overdue"
    BINDINGS: ClassVar[list[Any]] = [
        *bindings("case.note", "case.prev", "case.next", "list.open", first=True),
        *RowActions.BINDINGS,
    ]
    KEY_BAR = (
        "case.reviewed",
        "case.chase",
        "case.extend",
        "case.reply",
        "case.assign",
        "case.note",
        "edit.undo",
        "list.open",
        "case.next",
        "nav.back",
    )

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._ids: list[int] = []
        self._at = 0
        self._file: CaseFile | None = None
        self._finished: list[Done] = []
        self._loaded = False

    def compose_body(self) -> ComposeResult:
        """The case, what can be done, and what was done so far."""
        yield Static("", id="review-progress", markup=False)
        with VerticalScroll(id="review-case"):
            yield Static("", id="review-text", markup=False)
        yield Static("", id="review-keys", markup=False)
        yield Static("", id="review-done", markup=False)

    def reread(self) -> None:
        """Read the case shown anew; the first time, find out what is overdue."""
        begin(self, self._read, "review")

    async def _read(self) -> None:
        today = self.tracker.clock.today()
        try:
            if not self._loaded:
                left, done = await self.tracker.link.read(lambda r: _overdue(r, today))
                self._ids, self._finished = left, list(done)
                self._loaded = True
            await self._show_current()
        except (CouldNot, NoSuchCase) as trouble:
            self.query_one("#review-text", Static).update(str(trouble))

    async def _show_current(self) -> None:
        today = self.tracker.clock.today()
        if self._at >= len(self._ids):
            self._file = None
            self._show_end()
            return
        wanted = self._ids[self._at]
        rows = await self.tracker.link.read(lambda r: r.rows([wanted], today))
        ref = rows[0].ref
        self._file = await self.tracker.link.read(lambda r: r.case_file(ref, today))
        self._show_case(self._file)

    # -- showing ------------------------------------------------------------------------------
    @property
    def open_ref(self) -> str:
        """The case that is open in this window."""
        return self._file.case.ref if self._file is not None else ""

    def show_also_open(self) -> None:
        """Somebody else has opened or left a case."""
        if self._file is not None:
            self._show_top(self._file)

    def _show_top(self, file: CaseFile) -> None:
        """How far the run is, where this clock stands, and who else has the case open."""
        others = self.tracker.presence.also_open(file.case.ref)
        also = say.also_open(others, self.tracker.clock.now())
        badges = [badge_of(file, self.tracker.signs)]
        badges += [Badge(also, "due_soon")] if also else []
        count = say.review_count(self._at + 1, len(self._ids))
        self.query_one(TopBar).show(count, tuple(badges), title=self.TITLE_SHOWN)

    def _show_case(self, file: CaseFile) -> None:
        paint, today = self.tracker.paint, self.tracker.clock.today()
        self._show_top(file)
        self._show_progress()
        parts = [
            Text(file.case.ref, paint("strong")),
            case_text.head(file, self.size.width - 2, paint, today),
            *self._said(file),
            Text(""),
            case_text.story(file.case, paint, self.size.width - 3),
            *self._recent(file),
        ]
        self.query_one("#review-text", Static).update(Text("\n").join(parts))
        keys = self.query_one("#review-keys", Static)
        keys.update(Text("\n").join(self._choices(file)))
        keys.display = True
        self._show_done()
        self.refresh_keys()

    def _show_progress(self) -> None:
        paint = self.tracker.paint
        width = max(10, min(40, self.size.width - 40))
        share = self._at * width // max(1, len(self._ids))
        bar = Text.assemble(
            (" " + "━" * share, paint("accent")),
            ("─" * (width - share), paint("rule")),
            (f"  {say.review_left(len(self._ids) - self._at)}", paint("muted")),
        )
        self.query_one("#review-progress", Static).update(bar)

    def _recent(self, file: CaseFile) -> list[Text]:
        """The last three things that happened."""
        paint, today = self.tracker.paint, self.tracker.clock.today()
        standing = [r for r in file.timeline if r.seq not in file.undone]
        lines = []
        for n, recorded in enumerate(reversed(standing[-3:])):
            label = "Last 3" if n == 0 else ""
            what = f"{short_day(recorded.event.on, today)}  {told(recorded.event)}"
            lines.append(hanging(label, " ".join(what.split()), LABEL, self.size.width - 3, paint))
        return lines

    def _said(self, file: CaseFile) -> list[Text]:
        """What the person at the keyboard wrote on this case last time."""
        name, today = self.tracker.actor.name, self.tracker.clock.today()
        mine = [
            r
            for r in file.timeline
            if r.actor == name and r.seq not in file.undone and words_of_manager(r.event)
        ]
        if not mine:
            return []
        said = f"{short_day(mine[-1].event.on, today)}: {words_of_manager(mine[-1].event)}"
        line = case_text.labelled("You said", " ".join(said.split()), self.tracker.paint)
        line.no_wrap, line.overflow = True, "ellipsis"
        return [line]

    def _choices(self, file: CaseFile) -> list[Text]:
        """What each key will do to this very case."""
        today, main = self.tracker.clock.today(), file.main
        again = say.look_again_in(2)
        can_extend = main is not None and main.outer is not None and not main.extended
        extended = short_day(main.outer, today) if can_extend and main and main.outer else ""
        paint = self.tracker.paint
        lines = [
            (".", "Reviewed, nothing new"),
            ("c", f"Chase: text copied, logged, {again}"),
            *([("x", f"Extend (a advocate, c complex), Enter -> {extended}")] if extended else []),
            ("r", "Reply sent (Enter = today)"),
            ("a", "Hand to another team manager"),
            ("Enter", "Open the whole case"),
        ]
        return [
            Text.assemble((f" {key:<6}", paint("accent")), (words, paint("text")))
            for key, words in lines
        ]

    def _show_done(self) -> None:
        paint = self.tracker.paint
        shown = "   ".join(f"{d.ref} {d.what}" for d in self._finished[-3:])
        text = Text(f" Done so far  {shown}" if shown else "", paint("muted"))
        text.no_wrap, text.overflow = True, "ellipsis"
        self.query_one("#review-done", Static).update(text)

    def _show_end(self) -> None:
        """One page of what was done."""
        paint = self.tracker.paint
        self.query_one(TopBar).show(say.REVIEW_OVER, (), title=self.TITLE_SHOWN)
        self.query_one("#review-progress", Static).update("")
        self.query_one("#review-keys", Static).display = False
        self.query_one("#review-done", Static).update("")
        lines = [Text(say.review_ended(len(self._finished)), paint("strong")), Text("")]
        lines += [
            Text.assemble((f" {d.ref:<10}", paint("strong")), (visible(d.what), paint("text")))
            for d in self._finished
        ]
        lines += [Text(""), Text(say.REVIEW_END_KEYS, paint("muted"))]
        self.query_one("#review-text", Static).update(Text("\n").join(lines))
        self.refresh_keys()

    # -- keys ---------------------------------------------------------------------------------
    def subject(self) -> Subject | None:
        """The case shown."""
        if self._file is None:
            return None
        return Subject(self._file.case.ref, self._file.case.version, self._file.case)

    def why_not(self, action: str) -> str:
        """After the end nothing can be done to a case; rules hold before it."""
        if action == "open" and self._file is None:
            return say.NO_CASE_HERE
        if action == "previous" and self._at == 0:
            return say.NO_NEIGHBOUR
        if action == "next" and self._file is None:
            return say.NO_NEIGHBOUR
        return self.why_not_on_case(action)

    async def settled(self, work: Coroutine[Any, Any, bool]) -> None:
        """The next key is for the next case: it waits until that one is on screen."""
        if await work:
            await self._read()

    def did(self, ref: str, what: str) -> None:
        """Something was saved on the case shown: note it and go on."""
        self._finished.append(Done(ref, what, self._at))
        if self._file is not None and self._file.case.ref == ref and what not in _STAYS:
            self._at += 1
        self.reread()

    def taken_back(self, refs: tuple[str, ...]) -> None:
        """What was undone was not done: back to that case."""
        for done in reversed(self._finished):
            if done.ref in refs:
                self._finished.remove(done)
                self._at = done.at if done.at >= 0 else self._at
                break
        self.reread()

    def action_next(self) -> None:
        """Pass over this case for now."""
        self._at += 1
        self.reread()

    def action_previous(self) -> None:
        """Back to the case before."""
        self._at = max(0, self._at - 1)
        self.reread()

    async def action_open(self) -> None:
        """Open the whole case."""
        if self._file is not None:
            await self.tracker.open_case(self._file.case.ref, tuple(self._ids))


def words_of_manager(event: Event) -> str:
    """What somebody wrote by hand in a remark or a note; "" for everything else."""
    match event:
        case NoteAdded(text=text) | Reviewed(remark=text):
            return text
    return ""


_STAYS = frozenset({"noted"})


def _overdue(reader: Reader, today: Any) -> tuple[list[int], Sequence[Done]]:
    """The late cases not looked at today, worst first, and those that were."""
    late = [li.case_id for li in reader.queue(today).lines if li.place.bucket is Bucket.LATE]
    rows: Sequence[CaseRow] = reader.rows(late, today)
    left = [row.case_id for row in rows if row.case.reviewed_on != today]
    seen = [
        Done(row.ref, "looked at earlier today") for row in rows if row.case.reviewed_on == today
    ]
    return left, seen
