"""One list: what is offered in its order, what is retired, and what was changed last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from tracker.core.clean import visible
from tracker.core.commands import ChangeList, ListChange
from tracker.core.listkeeping import why_not_change
from tracker.core.vocabulary import ListValue, Vocabulary
from tracker.core.words import ListKind, Via
from tracker.ui import say_lists as say
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.pane import Known, Pane

WORD_WIDTH = 42
"""Cells that a value takes where there is room."""

COUNT_WIDTH = 11
"""Cells that the number of its cases takes."""

NOTE_WIDTH = 13
"""Cells left for what else is said of a value, at the least."""

EDITS = frozenset({"add", "retire", "rename", "restore", "earlier", "later"})
"""What can be done in a list."""

_CHANGES = {
    "retire": ListChange.RETIRE,
    "restore": ListChange.RESTORE,
    "earlier": ListChange.UP,
    "later": ListChange.DOWN,
}


class ListPane(Pane):
    """The values of one list, one a line; each edit is one key and one undo."""

    KIND: ClassVar[ListKind]
    KEY_BAR: ClassVar[tuple[str, ...]] = (
        "calendar.add",
        "lists.rename",
        "lists.retire",
        "lists.restore",
        "lists.earlier",
        "lists.later",
        "edit.undo",
        "nav.back",
    )

    def __init__(self) -> None:
        """Nothing is begun."""
        super().__init__()
        self._typed: dict[str, str] = {}
        self._go_to = ""

    @property
    def _held(self) -> Vocabulary | None:
        return self.known.vocabulary if self.known else None

    @property
    def _here(self) -> ListValue | None:
        """The value under the cursor."""
        held = self._held
        if held is None:
            return None
        name = self.lines.name_at
        return next((one for one in held.of(self.KIND) if name_of(one) == name), None)

    # -- the list -------------------------------------------------------------------------------
    def draw(self) -> None:
        """What is offered, then the retired, then the last changes."""
        if self.known is None or self._held is None:
            return
        shown = list(self._lines(self.known))
        self.lines.show(shown, self._go_to or self._nearest(shown))
        if self._go_to == self.lines.name_at:
            self._go_to = ""
        self.moved(self.lines.name_at)

    def _nearest(self, shown: list[Line]) -> str:
        """Where the cursor goes: its value, or, where that is gone, the one that stood above."""
        there = {one.name for one in shown}
        names, here = self.lines.names, self.lines.name_at
        above = names[: names.index(here) + 1] if here in names else []
        return next((name for name in reversed(above) if name in there), "")

    def _lines(self, known: Known) -> Iterator[Line]:
        values = known.vocabulary.of(self.KIND)
        offered = [one for one in values if not one.retired]
        if self.KIND is ListKind.TEAM_MANAGER:
            yield from self._by_area(known, offered)
        else:
            yield from (self._line(known, one) for one in offered)
        # What was only called otherwise, and is on nothing, is of no use to anybody.
        retired = [one for one in values if one.retired and (not one.became or self._count(one))]
        if retired:
            yield GAP
            yield heading(say.RETIRED)
            yield from (self._line(known, one) for one in retired)
        yield from changes(known, max(30, self.lines.size.width - 4))

    def _by_area(self, known: Known, offered: list[ListValue]) -> Iterator[Line]:
        """Under each area the people who answer for it."""
        areas = dict.fromkeys([*known.vocabulary.lists.areas, *(v.belongs_to for v in offered)])
        first = True
        for area in areas:
            those = [one for one in offered if one.belongs_to == area]
            if those:
                yield from () if first else (GAP,)
                yield heading(area)
                yield from (self._line(known, one) for one in those)
                first = False

    def _line(self, known: Known, one: ListValue) -> Line:
        style = "muted" if one.retired else "text"
        note = f"now {one.became}" if one.became else ""
        if one.via is Via.COUNCIL:
            note = ", ".join(filter(None, (say.VIA_COUNCIL, note)))
        if one.retired and one.belongs_to:
            note = ", ".join(filter(None, (one.belongs_to, note)))
        width = min(WORD_WIDTH, max(18, self.lines.size.width - COUNT_WIDTH - NOTE_WIDTH))
        return line(
            (fit(one.value, width), style),
            (fit(say.count_words(one, self._count(one)), COUNT_WIDTH), "muted"),
            (note, "muted"),
            name=name_of(one),
        )

    def _count(self, one: ListValue) -> int:
        return self.known.standing.get(one.kind, {}).get(one.value, 0) if self.known else 0

    def moved(self, name: str) -> None:
        """Say on how many cases the value under the cursor stands."""
        here = self._here
        tells = say.TELLS[self.KIND]
        if here is None or here.kind is ListKind.SOURCE:
            self.head(tells, "")
        else:
            self.head(tells, say.stands_on(here, self._count(here)))

    def on_resize(self) -> None:
        """Columns and changes are laid out for the width there is."""
        self.draw()

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """The rules say who may; a value has to be under the cursor for all but adding."""
        if action == "remove":
            return say.NEVER_REMOVED
        if action not in EDITS:
            return super().why_not(action)
        refused = why_not_change(self.tracker.actor)
        if not refused and action != "add" and self._here is None:
            return say.NO_VALUE_HERE
        return refused

    async def chosen(self, name: str) -> None:
        """Enter renames, for those who may."""
        refused = self.why_not("rename")
        if refused:
            self.tracker.say(refused, "warning")
        else:
            await self.do("rename")

    async def do(self, action: str) -> None:
        """Ask for a word, or do it at once."""
        from tracker.ui.screens.lists import add_question, rename_question

        held, here = self._held, self._here
        if held is None:
            return
        if action == "add":
            question = add_question(self.KIND, held, self._typed)
            await self.tracker.push_screen(question, self._asked)
        elif here is not None and action == "rename":
            await self.tracker.push_screen(rename_question(here, held), self._asked)
        elif here is not None:
            command = ChangeList(here.kind, _CHANGES[action], here.value, here.belongs_to)
            self.work(partial(self._save, command))

    def _asked(self, command: ChangeList | None) -> None:
        if command is not None:
            self.work(partial(self._save, command))

    async def _save(self, command: ChangeList) -> None:
        word = command.new or command.value
        self._go_to = f"{' '.join(word.split())}\n{command.belongs_to}"
        if await self.tracker.do(command) is None:
            self._go_to = ""
        elif command.change is ListChange.ADD:
            self._typed.clear()


def name_of(one: ListValue) -> str:
    """The name of a value's line."""
    return f"{one.value}\n{one.belongs_to}"


def changes(known: Known, width: int) -> Iterator[Line]:
    """The last changes of all lists and rules, newest first, each on as many lines as it needs."""
    yield GAP
    yield heading(say.CHANGES)
    if not known.changes:
        yield line((say.NO_CHANGES, "muted"))
    for note in known.changes:
        first, *rest = textwrap.wrap(visible(say.change_line(note)), width) or [""]
        yield line((first, "muted"), name=f"change {note.save_id}")
        yield from (line((f"  {part}", "muted")) for part in rest)


class AreasPane(ListPane):
    """Service areas."""

    NAME, KIND = "areas", ListKind.AREA


class ThemesPane(ListPane):
    """Themes."""

    NAME, KIND = "themes", ListKind.THEME


class ChannelsPane(ListPane):
    """Ways a contact arrives."""

    NAME, KIND = "channels", ListKind.CHANNEL


class RelationsPane(ListPane):
    """What callers are to the child."""

    NAME, KIND = "relations", ListKind.RELATION


class TeamManagersPane(ListPane):
    """Team managers by area."""

    NAME, KIND = "managers", ListKind.TEAM_MANAGER


class SourcesPane(ListPane):
    """Who compliments come from."""

    NAME, KIND = "sources", ListKind.SOURCE


class ReasonsPane(ListPane):
    """Why clocks are extended."""

    NAME, KIND = "extensions", ListKind.EXTENSION_REASON


LIST_PANES: tuple[type[ListPane], ...] = (
    AreasPane,
    ThemesPane,
    ChannelsPane,
    RelationsPane,
    TeamManagersPane,
    SourcesPane,
    ReasonsPane,
)
"""In the order of the settings."""
