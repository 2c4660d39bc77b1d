"""Published editions: the list of them, and one held against what the file says today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.figures.editions import Edition, Restated
from tracker.core.figures.restating import Account, account, by_table, titles
from tracker.core.ports import CouldNot
from tracker.core.years import year_words
from tracker.ui import say_summary as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.line_list import GAP, Line, LineList, fit, heading, line

NUMBER, YEAR, DAY, BY, STATE = 4, 9, 13, 16, 16
"""Cells of the columns of the list."""

LEAST_LABEL = 24


class EditionsScreen(TrackerScreen):
    """Every edition, newest first: when and by whom, whether it is sound, how much is restated."""

    TITLE_SHOWN = say.EDITIONS_TITLE
    BINDINGS: ClassVar[list[Any]] = bindings("list.open", first=True)
    KEY_BAR = ("list.open", "nav.back")

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._editions: Sequence[Edition] = ()
        self._accounts: dict[int, Account] = {}

    def compose_body(self) -> ComposeResult:
        """What an edition is, then the list."""
        yield Static(say.EDITIONS_TELLS, id="edition-head", markup=False)
        yield LineList(id="editions")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.lines.focus()

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def reread(self) -> None:
        """Read the list anew, and hold each edition against the file."""
        begin(self, self._reread, "editions")

    async def _reread(self) -> None:
        """The list at once; every comparison makes all the tables of a year."""
        today = self.tracker.clock.today()
        try:
            await self.tracker.meet()
            self._editions = await self.tracker.link.read(lambda r: r.editions())
            self._draw()
            for edition in self._editions:
                self._accounts[edition.number] = await self.tracker.link.read(
                    lambda r, one=edition: account(r, one, today)  # type: ignore[misc]
                )
                self._draw()
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")

    def _draw(self) -> None:
        lines = [self._line(one) for one in self._editions]
        self.lines.show(lines or [line((say.NO_EDITIONS, "muted"))])
        self.query_one(TopBar).refresh()
        self.refresh_keys()

    def _line(self, edition: Edition) -> Line:
        found, signs = self._accounts.get(edition.number), self.tracker.signs
        state, style = "", "muted"
        if found is not None:
            state = f"{signs['done']} {say.AS_PUBLISHED}"
            if not found.sound:
                state, style = f"{signs['missed']} {say.CHANGED}", "missed"
        day = edition.published
        return line(
            (fit(str(edition.number), NUMBER), "strong"),
            (fit(year_words(edition.year), YEAR), "strong"),
            (fit(f"{day.day} {day:%b %Y}", DAY), "text"),
            (fit(edition.by, BY), "text"),
            (fit(state, STATE), style),
            (say.edition_state(found), "text"),
            name=str(edition.number),
        )

    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        edition = next(one for one in self._editions if str(one.number) == message.line)
        await self.tracker.push_screen(EditionScreen(edition))


class EditionScreen(TrackerScreen):
    """One edition beside today: each number that is another, and behind it today's cases."""

    TITLE_SHOWN = say.EDITIONS_TITLE
    BINDINGS: ClassVar[list[Any]] = bindings("list.open", first=True)
    KEY_BAR = ("list.open", "nav.back")

    def __init__(self, edition: Edition) -> None:
        """``edition`` is the one that is compared."""
        super().__init__()
        self._edition = edition
        self._found: Account | None = None

    def compose_body(self) -> ComposeResult:
        """Which edition and how it stands, then what was restated, table by table."""
        yield Static("", id="edition-head", markup=False)
        yield LineList(id="restated")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.lines.focus()
        self._head(say.COMPARING)

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def _head(self, told: str, style: str = "muted") -> None:
        paint = self.tracker.paint
        first = visible(say.edition_head(self._edition))
        self.query_one("#edition-head", Static).update(
            Text.assemble((first, paint("strong")), (f"\n{visible(told)}", paint(style)))
        )

    def reread(self) -> None:
        """Compare anew."""
        begin(self, self._reread, "edition")

    async def _reread(self) -> None:
        edition, today = self._edition, self.tracker.clock.today()
        try:
            await self.tracker.meet()
            self._found = await self.tracker.link.read(lambda r: account(r, edition, today))
        except CouldNot as trouble:
            self._head(str(trouble), "error-text")
            return
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        right = found.sound and not found.unequal
        self._head(say.edition_beside_today(found), "text" if right else "error-text")
        self.lines.show(self._lines(found.restated or ()))
        self.refresh_keys()

    def _lines(self, restated: Sequence[Restated]) -> list[Line]:
        """A heading for each table; the lines are called by their places."""
        width = max(LEAST_LABEL, min(60, self.lines.size.width * 3 // 5))
        named, at = titles(self._edition), 0
        lines: list[Line] = []
        for key, some in by_table(restated).items():
            title = f"{say.table_name(key)}  {named.get(key, '')}"
            lines += [*([GAP] if lines else []), heading(title.rstrip())]
            for one in some:
                label = f"{one.row.strip()}, {one.column}"
                behind = "text" if one.question is not None else "muted"
                lines.append(
                    line(
                        (fit(label, width), behind), (say.restated_line(one), behind), name=str(at)
                    )
                )
                at += 1
        return lines

    def on_resize(self) -> None:
        """Labels are as wide as there is room for."""
        self._draw()

    @property
    def _at(self) -> Restated | None:
        restated, name = self._found.restated if self._found else None, self.lines.name_at
        if not restated or not name:
            return None
        ordered = [one for some in by_table(restated).values() for one in some]
        return ordered[int(name)] if int(name) < len(ordered) else None

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_keys()

    def why_not(self, action: str) -> str:
        """Not behind every figure there is a list."""
        if action == "open" and self.is_mounted:
            one = self._at
            if one is None:
                return say.NOT_A_NUMBER
            return "" if one.question is not None else say.NO_LIST_HERE
        return super().why_not(action)

    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        """Today's list behind a figure."""
        message.stop()
        from tracker.ui.screens.figure_list import list_of

        one = self._at
        if one is None or one.question is None:
            return
        await self.tracker.push_screen(
            list_of(one.question, say.restated_heading(one, self._edition))
        )
