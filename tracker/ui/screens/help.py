"""Every key with a search, this screen's first; what the states mean; and how the rest works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from tracker.core.clean import fold
from tracker.ui import say_help as say
from tracker.ui.keys import BY_ID, KEYS, all_shown, bindings
from tracker.ui.reach import act, why_not, within_reach
from tracker.ui.screens.guide import guide_lines, has
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.line_list import GAP, Line, LineList, fit, heading, line

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

KEY_WIDTH = 13
"""Cells that the keys of a line take."""


class HelpScreen(ModalScreen[None]):
    """Typing searches, the arrows move, Enter does what the line says on the screen below."""

    BINDINGS: ClassVar[list[Any]] = bindings(
        *("nav.back", "help.run", "help.all", "list.up", "list.down"),
        *("list.page_up", "list.page_down"),
    )

    def __init__(self, below: Screen[Any]) -> None:
        """``below`` is the screen that help was asked for on."""
        super().__init__()
        self._below = below
        self._everything = False
        self._reached = within_reach(below)

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @property
    def _list(self) -> LineList:
        return self.query_one("#help-lines", LineList)

    def compose(self) -> ComposeResult:
        """Title and search line above, the list, the keys of help itself below."""
        with Vertical(id="help"):
            with Horizontal(id="help-head"):
                yield Static(say.HELP_TITLE, id="help-title", markup=False)
                yield Input(placeholder=say.HELP_HINT, id="help-search", max_length=40)
                yield Static("", id="help-which", markup=False)
            yield LineList(always=True, id="help-lines")
            yield KeyBar(("help.run", "help.all"), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#help-search").focus()
        self._show()

    # -- what is shown --------------------------------------------------------------------------
    def _show(self) -> None:
        which = say.HELP_ALL if self._everything else say.HELP_HERE
        self.query_one("#help-which", Static).update(which)
        typed = self.query_one("#help-search", Input).value.strip()
        words = fold(typed).split()
        keys = self._key_lines(words)
        guide = guide_lines(self.tracker, words, self._list.size.width - 4)
        lines = [*keys, *([GAP] * bool(keys and guide)), *guide]
        if not lines:
            lines = [GAP, line((say.HELP_NONE, "muted"))]
        self._list.show(lines, self._meant(typed))

    def _meant(self, typed: str) -> str:
        """The line whose very key was typed: "x" is for the key before it is for a word."""
        ids = sorted(BY_ID, key=lambda key_id: key_id not in self._reached)
        # "r" and "R" are two keys; "esc" and "Esc" are one.
        same = (lambda text: text) if len(typed) == 1 else str.casefold
        return next((i for i in ids if same(typed) in map(same, self._keys(i).split())), "")

    def _key_lines(self, words: list[str]) -> list[Line]:
        """Keys by where they work. A search looks through all of them, this screen's first."""
        here = [key.id for key in KEYS if key.id in self._reached]
        rest = [key.id for key in KEYS if key.id not in self._reached]
        lines = self._grouped(here, words, "{where}")
        if self._everything or words:
            others = self._grouped(rest, words, say.ELSEWHERE)
            lines += [GAP] * bool(lines and others) + others
        return lines

    def _grouped(self, ids: list[str], words: list[str], title: str) -> list[Line]:
        lines: list[Line] = []
        where = ""
        for key_id in ids:
            key = BY_ID[key_id]
            if not has(f"{self._keys(key_id)} {key.word} {key.tells} {key.where}", words):
                continue
            if key.where != where:
                where = key.where
                lines += [GAP] * bool(lines) + [heading(title.format(where=where))]
            lines.append(self._key_line(key_id))
        return lines

    def _keys(self, key_id: str) -> str:
        return all_shown(key_id, self.tracker.current_keys)

    def _key_line(self, key_id: str) -> Line:
        """A key and what it does; greyed, with the reason, when it cannot act now."""
        key = BY_ID[key_id]
        reason = why_not(self._below, key) if key_id in self._reached else ""
        grey = bool(reason) or key_id not in self._reached
        shown = fit(self._keys(key_id), KEY_WIDTH)
        return line(
            (shown, "muted" if grey else "accent"),
            (key.tells, "muted" if grey else "text"),
            (f"   {reason}" if reason else "", "muted"),
            name=key_id,
        )

    @on(Input.Changed, "#help-search")
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._list.action_first()
        self._show()

    def on_resize(self) -> None:
        """The guide is broken for the width there is."""
        self._show()

    # -- keys -----------------------------------------------------------------------------------
    @on(Input.Submitted, "#help-search")
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_run()

    @on(LineList.Chosen)
    def _clicked(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_run()

    def action_run(self) -> None:
        """Close, and do what the line says on the screen below."""
        key_id = self._list.name_at
        key = BY_ID.get(key_id)
        if key is None:
            return
        if key_id not in self._reached:
            self.tracker.say(say.NOT_HERE.format(tells=key.tells), "warning")
            return
        reason = why_not(self._below, key)
        if reason:
            self.tracker.say(reason, "warning")
            return
        tracker, below = self.tracker, self._below
        self.dismiss(None)
        tracker.call_later(act, tracker, below, key_id)

    def action_all_screens(self) -> None:
        """All screens, or only the one below."""
        self._everything = not self._everything
        self._show()

    def action_up(self) -> None:
        """Up in the list while typing."""
        self._list.action_up()

    def action_down(self) -> None:
        """Down in the list while typing."""
        self._list.action_down()

    def action_page_up(self) -> None:
        """A page up in the list while typing."""
        self._list.action_page_up()

    def action_page_down(self) -> None:
        """A page down in the list while typing."""
        self._list.action_page_down()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
