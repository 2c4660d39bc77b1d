"""One person: details, decisions, their cases, and who else they may be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.people_commands import KeepApart
from tracker.core.person import PersonFile
from tracker.core.ports import CouldNot
from tracker.core.records import NoSuchRecord
from tracker.core.say import short_day
from tracker.core.views import CaseRow
from tracker.core.words import short
from tracker.ui import say_people as say
from tracker.ui.background import begin
from tracker.ui.badges import WIDTH, Badge, of_place, of_verdict
from tracker.ui.keys import bindings
from tracker.ui.screens import person_questions
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.merging import ask_merge
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.line_list import GAP, Line, LineList, fit, heading, line

MOST_CASES = 300
"""Cases shown of one person; the busiest known had about a hundred in a year."""

EDITING = frozenset({"details", "persistent", "weekly", "merge", "apart"})


class PersonScreen(TrackerScreen):
    """Enter opens the case under the cursor, or a merge with the person under it."""

    TITLE_SHOWN = "Person"
    BINDINGS: ClassVar[list[Any]] = bindings(
        "list.new",
        *("people.details", "people.merge", "people.apart", "people.persistent", "people.weekly"),
        first=True,
    )
    KEY_BAR = (
        "list.open",
        "people.details",
        "people.persistent",
        "people.weekly",
        "people.merge",
        "people.apart",
        "edit.undo",
    )

    def __init__(self, number: int) -> None:
        """``number`` is the person's."""
        super().__init__()
        self._number = number
        self._file: PersonFile | None = None
        self._rows: Sequence[CaseRow] = ()

    def compose_body(self) -> ComposeResult:
        """What is known above, cases and possible doubles below."""
        yield Static("", id="person-head", markup=False)
        yield LineList(id="person-lines")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.lines.focus()

    @property
    def lines(self) -> LineList:
        """Cases and possible doubles."""
        return self.query_one("#person-lines", LineList)

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the person anew."""
        begin(self, self._read, "person")

    async def _read(self) -> None:
        tracker = self.tracker
        today, number = tracker.clock.today(), self._number
        try:
            file = await tracker.link.read(lambda r: r.person_file(number, today))
            ids = file.case_ids[:MOST_CASES]
            self._rows = await tracker.link.read(lambda r: r.rows(ids, today))
        except (CouldNot, NoSuchRecord) as trouble:
            self.query_one("#person-head", Static).update(str(trouble))
            return
        self._file = file
        self._show()

    def on_resize(self) -> None:
        """Columns are as wide as there is room."""
        self._show()

    def _show(self) -> None:
        file = self._file
        if file is None:
            return
        today = self.tracker.clock.today()
        self.query_one(TopBar).show(say.person_title(file))
        self.query_one("#person-head", Static).update(self._head(file))
        lines = [heading(say.CASES), *(self._case_line(row) for row in self._rows)]
        if not self._rows:
            lines.append(line((say.NO_CASES, "muted")))
        if file.doubles:
            lines += [GAP, heading(say.SAME)]
            for other, why in file.doubles:
                last = short_day(other.last_on, today) if other.last_on else ""
                lines.append(
                    line(
                        (fit(other.person.name, 22), "strong"),
                        (f"{other.contacts:>3} ", "text"),
                        (fit(last, 12), "muted"),
                        (why, "muted"),
                        name=f"+{other.number}",
                    )
                )
        self.lines.show(lines, self.lines.name_at)
        self.refresh_keys()

    def _head(self, file: PersonFile) -> Text:
        """Name, what is known, decisions, and the last answers for monitoring."""
        paint, person, today = self.tracker.paint, file.person, self.tracker.clock.today()
        known = (say.relation(person), person.telephone, person.email)
        text = Text.assemble(
            (visible(person.name), paint("strong")),
            (visible("  " + "   ".join(k for k in known if k)), paint("text")),
        )
        if person.merged_into is not None:
            text.append("\n" + say.merged_into(person), paint("warning"))
        for at, words in enumerate(say.decision_lines(person, today)):
            style = "warning" if at == 0 and person.persistent else "muted"
            text.append(visible(f"\n{words}"), paint(style))
        answers = next((row.case for row in self._rows if row.case.equality.asked), None)
        if answers is not None:
            words = say.equality_words(answers)
            text.append(visible(f"\n{say.EQUALITY} ({answers.ref}): {words}"), paint("muted"))
        return text

    def _badge(self, row: CaseRow) -> Badge:
        signs = self.tracker.signs
        return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)

    def _case_line(self, row: CaseRow) -> Line:
        badge = self._badge(row)
        room = max(10, self.size.width - 2 - WIDTH - 9 - 12 - 17 - 14)
        return line(
            (f"{badge.text:<{WIDTH}}"[:WIDTH], badge.style),
            (fit(row.ref, 9), "strong"),
            (fit(short_day(row.case.received_on, self.tracker.clock.today()), 17), "muted"),
            (fit(short(row.theme), 14), "text"),
            (fit(row.next_step, 12 + room), "text"),
            name=row.ref,
        )

    # -- keys -----------------------------------------------------------------------------------
    @property
    def _double(self) -> int | None:
        """The person under the cursor who may be this one."""
        name = self.lines.name_at
        return int(name[1:]) if name.startswith("+") else None

    def why_not(self, action: str) -> str:
        """Merging wants somebody under the cursor; a batch wants a decision."""
        if not self.is_mounted or action not in EDITING:
            return super().why_not(action)
        if self._file is None or self._file.person.merged_into is not None:
            return say.merged_into(self._file.person) if self._file else say.NOT_HERE
        if action in ("merge", "apart") and self._double is None:
            return say.NO_DOUBLE_HERE
        if action == "weekly" and self._file.person.persistent is None:
            return say.NOT_PERSISTENT
        return ""

    @on(LineList.Moved, "#person-lines")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_keys()

    @on(LineList.Chosen, "#person-lines")
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line.startswith("+"):
            await self.action_merge()
        elif message.line and self._file is not None:
            await self.tracker.open_case(message.line, self._file.case_ids)

    async def action_merge(self) -> None:
        """Preview the merge with the person under the cursor."""
        if self._double is not None:
            await ask_merge(self, self._number, self._double)

    async def action_apart(self) -> None:
        """The person under the cursor is somebody else."""
        if self._double is not None:
            await self.tracker.do(KeepApart(self._number, self._double))

    async def action_details(self) -> None:
        """Put the details right."""
        await self._ask("details")

    async def action_persistent(self) -> None:
        """Decide about persistence, or review the decision."""
        await self._ask("persistent")

    async def action_weekly(self) -> None:
        """Log a week's contacts."""
        from tracker.ui.screens.weekly import WeeklyAsk

        if self._file is not None:
            person = self._file.person
            await self.tracker.push_screen(
                WeeklyAsk(person.number, person.name, self.tracker.office())
            )

    async def _ask(self, build: str) -> None:
        if self._file is not None:
            question = getattr(person_questions, build)(self._file.person, self.tracker.office())
            await self.tracker.push_screen(question, self._answered)

    def _answered(self, command: Any) -> None:
        if command is not None:
            begin(self, partial(self._do, command), "act", exclusive=False)

    async def _do(self, command: Any) -> None:
        await self.tracker.do(command)
