"""Today: the day's work, worst first, with the worst case open beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from tracker.core.filters import Filter
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot, NoSuchCase, Reader
from tracker.core.say import long_day, short_day
from tracker.core.views import CaseRow, Draft, Queue, QueueLine
from tracker.core.words import Bucket, Role
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.badges import COUNT_WORDS, Badge, of_place
from tracker.ui.keys import bindings
from tracker.ui.screens.listing import COLUMNS, ListScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.case_table import CaseTable
from tracker.ui.widgets.preview import Preview

if TYPE_CHECKING:
    from tracker.core.person import Person

SORTS: tuple[tuple[str, str], ...] = (
    ("worst", "worst first"),
    ("newest", "newest first"),
    ("who", "by name"),
    ("theme", "by theme"),
    ("area", "by area"),
    ("team_manager", "by team manager"),
)

PREVIEW_AFTER = 0.06
"""Seconds the cursor rests before the case under it is read: holding a key down reads none."""


class TodayScreen(ListScreen):
    """The first screen."""

    TITLE_SHOWN = "Today"
    BINDINGS: ClassVar[list[Any]] = bindings("list.drafts", "list.review", first=True)
    KEY_BAR = (
        "list.new",
        "case.reply",
        "case.chase",
        "case.extend",
        "case.assign",
        "case.reviewed",
        "case.classify",
        "list.filter",
        "list.review",
        "edit.undo",
        "list.tick",
        "list.bulk",
    )

    def __init__(self) -> None:
        """Empty until the file is read."""
        super().__init__()
        self._queue: Queue | None = None
        self._sort = 0
        self._drafts: Sequence[Draft] = ()
        self._rest: Timer | None = None
        self._previewed: CaseRow | None = None
        self._learning = 0

    def compose_body(self) -> ComposeResult:
        """The list, the case beside or under it, and the shelf of drafts."""
        with Horizontal(id="today"):
            with Vertical(id="today-left"):
                table = CaseTable(COLUMNS, self.tracker.paint, id="cases")
                table.empty_text = say.READING
                yield table
                yield Static("", id="week", markup=False)
            yield Preview(id="preview")
        yield Static("", id="reviews", markup=False)
        yield Static("", id="shelf", markup=False)

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.table.focus()

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the queue, the drafts and the case under the cursor anew."""
        begin(self, self._reread, "queue")

    async def _reread(self) -> None:
        tracker = self.tracker
        today, text = tracker.clock.today(), self.filter_text
        order = SORTS[self._sort][0]
        try:
            await tracker.meet()
            most = 0 if self._queue else self.size.height * 2
            queue, lines, rows = await tracker.link.read(
                lambda r: _lines(r, today, text, order, most)
            )
            self._queue = queue
            self._show_lines(lines, text, rows)
            if rows:
                await self._read_preview()
            owner = tracker.actor.name
            self._drafts = await tracker.link.read(lambda r: r.drafts(owner))
            self._show_shelf()
            tracker.rows_are_shown()  # nobody waits for what stands around them
            learning = await tracker.link.read(lambda r: r.learning(today).due)
            decided = await tracker.link.read(lambda r: r.persistent(today))
        except (CouldNot, Refusal) as trouble:
            self.table.empty_text = str(trouble)
            self.table.refresh()
            return
        if learning != self._learning:
            self._learning = learning
            self._show_counts(lines, text)
        self._show_reviews([row.person for row in decided])

    def _show_lines(
        self, lines: Sequence[QueueLine], text: str, rows: Sequence[CaseRow] = ()
    ) -> None:
        tracker = self.tracker
        self.table.empty_text = say.NO_MATCH if text else say.NO_CASES_OPEN
        badges = {line.case_id: of_place(line.place, tracker.signs) for line in lines}
        self.table.show([line.case_id for line in lines], badges, rows)
        self._show_counts(lines, text)
        self._show_week()

    def _show_counts(self, lines: Sequence[QueueLine], text: str) -> None:
        """The counts in the bar are counted from the very lines below it."""
        counts = Counter(line.place.bucket for line in lines)
        now, today = self.tracker.clock.now(), self.tracker.clock.today()
        narrow = self.size.width < 112
        day = short_day(today) if narrow else long_day(today)
        more = f"  {SORTS[self._sort][1]}" if SORTS[self._sort][0] != "worst" else ""
        more += f"  filter: {text}" if text else ""
        badges = self._count_badges(counts, narrow=narrow)
        left = f"{day} {now:%H:%M}{more}"
        if self._learning and TopBar.cells(self.TITLE_SHOWN, left, badges) > self.size.width:
            left = f"{day}{more}"  # the time of day is the first thing to go
        self.query_one(TopBar).show(left, badges)

    def _count_badges(self, counts: Counter[Bucket], *, narrow: bool) -> tuple[Badge, ...]:
        """A count for each bucket that has any, and one for learning that is late or due."""
        signs = self.tracker.signs
        badges = []
        for bucket, sign, word in COUNT_WORDS:
            if counts[bucket] or not narrow:
                style = {"to_finish": "done"}.get(sign, sign)
                shown = word if not narrow or bucket in (Bucket.LATE, Bucket.DUE_TODAY) else ""
                label = f"{signs[sign]}{counts[bucket]}" + (f" {shown}" if shown else "")
                badges.append(Badge(label, style if counts[bucket] else "bar"))
            if bucket is Bucket.DUE_TODAY and self._learning:
                learning = say.learning_due(self._learning, narrow=narrow)
                badges.append(Badge(f"{signs['late']}{learning}", "late"))
        return tuple(badges)

    def _show_week(self) -> None:
        """How many replies fall due on each of the next five working days, where there is room."""
        week = self.query_one("#week", Static)
        if self._queue is None or self.size.width < 100 or self.size.height < 30:
            week.display = False
            return
        due = Counter(
            line.place.lead.due
            for line in self._queue.lines
            if line.place.bucket not in (Bucket.PAUSED, Bucket.TO_FINISH)
        )
        today = self.tracker.clock.today()
        days = [d for d in (today + timedelta(n) for n in range(7)) if d.weekday() < 5][:5]
        first = "".join(f"{d:%a} {d.day}".ljust(12) for d in days)
        second = "".join((f"{due[d]} due" if due[d] else "-").ljust(12) for d in days)
        again = f"{self._queue.look_again} to look at again today" if self._queue.look_again else ""
        week.display = True
        paint = self.tracker.paint
        week.update(
            Text.assemble(
                ("This week\n", paint("heading")),
                (f"  {first}\n", paint("muted")),
                (f"  {second}\n", paint("text")),
                (f"  {again}", paint("text")),
            )
        )

    def _show_reviews(self, people: Sequence[Person]) -> None:
        """Decisions about persistent complainants that are to be reviewed."""
        line = self.query_one("#reviews", Static)
        words = say.reviews_due(people, self.tracker.clock.today())
        line.update(Text(words, self.tracker.paint("warning"), no_wrap=True, overflow="ellipsis"))
        line.display = bool(words)

    def _show_shelf(self) -> None:
        shelf = self.query_one("#shelf", Static)
        text = say.draft_shelf(list(self._drafts), self.tracker.clock.now())
        shelf.update(Text(text, self.tracker.paint("warning"), no_wrap=True, overflow="ellipsis"))
        shelf.display = bool(text)

    # -- preview ------------------------------------------------------------------------------
    @on(CaseTable.Moved)
    def _cursor_moved(self, message: CaseTable.Moved) -> None:
        message.stop()
        self.refresh_keys()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(PREVIEW_AFTER, self._preview)

    def _preview(self) -> None:
        begin(self, self._read_preview, "preview")

    async def _read_preview(self) -> None:
        tracker, row = self.tracker, self.table.row
        preview = self.query_one(Preview)
        wide = self.size.width >= 100
        if row is None:
            if self.table.case_id is None:
                preview.show(None, tracker.paint, tracker.signs, wide)
            return
        if row is self._previewed:
            return
        today = tracker.clock.today()
        try:
            file = await tracker.link.read(lambda r: r.case_file(row.ref, today))
        except (CouldNot, NoSuchCase):
            return
        self._previewed = row
        preview.show(file, tracker.paint, tracker.signs, wide)

    def on_resize(self) -> None:
        """Other counts, other preview."""
        if self._queue is not None:
            self.reread()

    # -- into a file --------------------------------------------------------------------------
    def export_name(self) -> str:
        """The day's work."""
        return "today"

    def export_title(self, *, typed: bool = True) -> str:
        """What is shown, in which order."""
        from tracker.ui.say_export import cases_title, filtered

        return cases_title(
            self.TITLE_SHOWN, SORTS[self._sort][1], filtered(self.filter_text, typed=typed)
        )

    # -- keys ---------------------------------------------------------------------------------
    def action_sort(self) -> None:
        """The next order."""
        self._sort = (self._sort + 1) % len(SORTS)
        self.reread()

    def why_not(self, action: str) -> str:
        """Drafts and the review run need something to work on."""
        if action == "drafts" and not self._drafts:
            return say.NO_DRAFTS
        if action == "review":
            if self.tracker.actor.role is not Role.MANAGER:
                return say.REVIEW_IS_FOR_MANAGERS
            if self._queue is not None and not self._queue.counts[Bucket.LATE]:
                return say.NOTHING_OVERDUE
        return super().why_not(action)

    async def action_drafts(self) -> None:
        """Take up the only draft, or choose among several."""
        from tracker.ui.screens.log import DraftList

        if len(self._drafts) > 1:
            await self.tracker.push_screen(DraftList(), self._take_up)
        else:
            self._take_up(self._drafts[0])

    def _take_up(self, draft: Draft | None) -> None:
        if draft is not None:
            self.tracker.take_up(draft)

    async def action_review(self) -> None:
        """The overdue cases one by one."""
        from tracker.ui.screens.review import ReviewScreen

        await self.tracker.push_screen(ReviewScreen())


def _lines(
    reader: Reader, today: object, text: str, order: str, most: int
) -> tuple[Queue, Sequence[QueueLine], Sequence[CaseRow]]:
    """The queue, its lines as filtered and sorted, and the words of at most so many."""
    from datetime import date

    assert isinstance(today, date)
    queue = reader.queue(today)
    lines: Sequence[QueueLine] = queue.lines
    if text or order != "worst":
        wanted = Filter(text=text)
        ids = reader.case_ids(wanted, "newest" if order == "worst" else order)
        at = {case_id: n for n, case_id in enumerate(ids)}
        lines = [line for line in lines if line.case_id in at]
        if order != "worst":
            lines = sorted(lines, key=lambda line: at[line.case_id])
    return queue, lines, reader.rows([line.case_id for line in lines[:most]], today)
