"""People: everybody who made contact under a name, and who of them may be one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from tracker.core.doubles import Double
from tracker.core.people_commands import KeepApart
from tracker.core.person import PersonRow
from tracker.core.ports import CouldNot
from tracker.core.say import short_day
from tracker.ui import say_people as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.filtering import FilterLine
from tracker.ui.screens.merging import ask_merge
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.line_list import Line, LineList, fit, heading, line

if TYPE_CHECKING:
    from tracker.core.out import listed as out

MOST_SHOWN = 2_000
"""Lines of the list; nobody reads further, and a filter finds the rest."""

WIDE = 100
SMALL = 60

Order = Callable[[PersonRow], Any]
_ORDERS: tuple[Order, ...] = (
    lambda r: (-(r.last_on.toordinal() if r.last_on else 0), -r.number),
    lambda r: (r.person.name.casefold(), r.number),
    lambda r: (-r.contacts, r.person.name.casefold(), r.number),
)
"""The orders that ``say.SORTS`` names."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What was read: the people, or the pairs who may be one."""

    rows: Sequence[PersonRow]
    pairs: Sequence[Double] = ()
    names: Mapping[int, str] = field(default_factory=dict)


class PeopleScreen(Exporting, FilterLine):
    """A line each; Enter opens one with their cases."""

    TITLE_SHOWN = "People"
    FILTER_HINT = say.FILTER_HINT
    EXPORT_WAYS = ("seen",)
    BINDINGS: ClassVar[list[Any]] = bindings(
        *("list.new", "list.filter", "list.sort", "list.narrow", "list.export"),
        *("people.merge", "people.apart"),
        first=True,
    )
    KEY_BAR = (
        "list.open",
        "list.filter",
        "list.narrow",
        "list.sort",
        "people.merge",
        "people.apart",
        "list.new",
        "edit.undo",
        "list.export",
    )

    def __init__(self) -> None:
        """Everybody, the last who made contact first."""
        super().__init__()
        self._narrow = 0
        self._sort = 0
        self._listed = Listed(())

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield LineList(id="people")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.lines.focus()

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one("#people", LineList)

    @property
    def filtered(self) -> Widget:
        """The list."""
        return self.lines

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the list anew."""
        begin(self, self._reread, "people")

    async def _reread(self) -> None:
        today, text, what = self.tracker.clock.today(), self.filter_text, say.SHOWN[self._narrow]
        try:
            await self.tracker.meet()
            rows = await self.tracker.link.read(lambda r: r.people(text, today))
            pairs: Sequence[Double] = ()
            everybody: Sequence[PersonRow] = ()
            if what == say.DOUBLES:
                pairs = await self.tracker.link.read(lambda r: r.doubles(today))
                everybody = await self.tracker.link.read(lambda r: r.people("", today))
        except CouldNot as trouble:
            self.lines.show([line((str(trouble), "muted"))])
            return
        names = {r.number: r.person.name for r in everybody}
        self._listed = Listed(_narrowed(rows, what, _ORDERS[self._sort]), pairs, names)
        self._show()

    def on_resize(self) -> None:
        """Columns are as wide as there is room."""
        self._show()

    def _show(self) -> None:
        what, text = say.SHOWN[self._narrow], self.filter_text
        lines, count = (
            self._pair_lines() if what == say.DOUBLES else self._row_lines(self._listed.rows)
        )
        if not count:
            none = say.NO_DOUBLES if what == say.DOUBLES else say.NONE_SUCH
            narrowed = bool(text or self._narrow)
            lines = [line((none if narrowed else say.NOBODY, "muted"))]
        self.lines.show(lines, self.lines.name_at)
        bar = say.shown_count(count, what, text, say.SORTS[self._sort])
        self.query_one(TopBar).show(bar)
        self.refresh_keys()

    def _row_lines(self, rows: Sequence[PersonRow]) -> tuple[list[Line], int]:
        wide = self.size.width >= WIDE
        columns = self._columns()
        today = self.tracker.clock.today()
        shown = [
            heading("".join(fit(h, w) for h, w in zip(say.HEADINGS, columns, strict=True) if w))
        ]
        for row in rows[:MOST_SHOWN]:
            person = row.person
            shown.append(
                line(
                    (fit(person.name, columns[0]), "strong"),
                    (fit(say.who(person), columns[1]), "warning" if person.persistent else "text"),
                    (fit(person.telephone, columns[2]) if wide else "", "muted"),
                    (fit(f"{row.contacts:>7}", columns[3]), "text"),
                    (fit(f"{row.open or '-':>4}", columns[4]), "text" if row.open else "muted"),
                    (short_day(row.last_on, today) if row.last_on else "", "muted"),
                    name=str(row.number),
                )
            )
        return shown, len(rows)

    def _columns(self) -> tuple[int, ...]:
        """The width of each column; in a small window it is the name that is kept."""
        room, last = self.size.width - 2, 15
        if self.size.width < SMALL:
            return (room - last, 0, 0, 0, 0, last)
        telephone = 17 if self.size.width >= WIDE else 0
        both = room - telephone - 14 - last
        return (both // 2, both - both // 2, telephone, 9, 5, last)

    def _pair_lines(self) -> tuple[list[Line], int]:
        """A pair a line."""
        pairs, names = self._pairs(), self._listed.names
        half = max(16, (self.size.width - 2) * 3 // 10)
        shown: list[Line] = []
        for pair in pairs[:MOST_SHOWN]:
            shown.append(
                line(
                    (fit(names.get(pair.first, ""), half), "strong"),
                    (fit(names.get(pair.second, ""), half), "strong"),
                    (fit(pair.reason, self.size.width - 2 - 2 * half), "muted"),
                    name=f"{pair.first}+{pair.second}",
                )
            )
        return shown, len(pairs)

    def _pairs(self) -> list[Double]:
        """Those of whom one meets the filter."""
        shown_now = {r.number for r in self._listed.rows}
        return [p for p in self._listed.pairs if {p.first, p.second} & shown_now]

    # -- into a file ----------------------------------------------------------------------------
    def export_name(self) -> str:
        """What is listed."""
        return "possible-doubles" if self._doubles else "people"

    def export_title(self, *, typed: bool = True) -> str:
        """Who is listed, in which order."""
        from tracker.ui.say_export import cases_title, filtered

        what = say.SHOWN[self._narrow]
        if not self._doubles:
            what = f"{what}, {say.SORTS[self._sort]}"
        return cases_title(self.TITLE_SHOWN, what, filtered(self.filter_text, typed=typed))

    @property
    def _doubles(self) -> bool:
        return say.SHOWN[self._narrow] == say.DOUBLES

    async def listed(self, way: str) -> out.Listed:
        """Everybody who is listed, also those beyond the last line shown; or the pairs."""
        from tracker.core.out.lines_seen import pairs_seen, people_seen

        title = self.export_title()
        today = self.tracker.clock.today()
        if self._doubles:
            return pairs_seen(self._pairs(), self._listed.names, title, today)
        return people_seen(self._listed.rows, title, today)

    # -- keys -----------------------------------------------------------------------------------
    @property
    def _pair(self) -> tuple[int, int] | None:
        """The two people under the cursor, in the list of possible doubles."""
        first, plus, second = self.lines.name_at.partition("+")
        return (int(first), int(second)) if plus else None

    def why_not(self, action: str) -> str:
        """Merging is for a pair under the cursor."""
        if action in ("merge", "apart") and self.is_mounted and self._pair is None:
            return say.NO_PAIR
        return super().why_not(action)

    @on(LineList.Moved, "#people")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_keys()

    @on(LineList.Chosen, "#people")
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if self._pair is not None:
            await self.action_merge()
        elif message.line:
            await self.tracker.open_person(int(message.line))

    async def action_merge(self) -> None:
        """Preview the merge of the pair."""
        if self._pair is not None:
            await ask_merge(self, *self._pair)

    async def action_apart(self) -> None:
        """Remember that the pair are two people."""
        if self._pair is not None:
            await self.tracker.do(KeepApart(*self._pair))

    def action_sort(self) -> None:
        """The next order."""
        self._sort = (self._sort + 1) % len(say.SORTS)
        self.reread()

    def action_narrow(self) -> None:
        """The next kind of people."""
        self._narrow = (self._narrow + 1) % len(say.SHOWN)
        self.lines.action_first()
        self.reread()


def _narrowed(rows: Sequence[PersonRow], what: str, order: Order) -> list[PersonRow]:
    """The people of one kind, in order."""
    wanted: dict[str, Callable[[PersonRow], bool]] = {
        say.OPEN: lambda r: r.open > 0,
        say.PERSISTENT: lambda r: r.person.persistent is not None,
    }
    return sorted(filter(wanted.get(what, lambda r: True), rows), key=order)
