"""Keys: two sets, and every key of them to be changed by pressing another."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.ui import say_settings as say
from tracker.ui.config import KEY_STYLES
from tracker.ui.keys import BY_ID, KEYS, all_shown, first_shown
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.pane import Pane

KEY_WIDTH = 13
"""Cells that the keys of a line take."""

IN_USE_WIDTH = 8
"""Cells for saying that it is the one in use."""


class KeysPane(Pane):
    """Enter on a line asks for another key; a key that is taken is refused with the reason."""

    NAME = "keys"
    KEY_BAR: ClassVar[tuple[str, ...]] = (
        "settings.choose",
        "settings.rekey",
        "settings.reset",
        "nav.back",
    )

    def draw(self) -> None:
        """The sets, then every key by where it works."""
        self.head(say.KEYS_TELL)
        config = self.tracker.config
        lines = [heading(say.STYLE_HEADING)]
        for style in KEY_STYLES:
            lines.append(self._style_line(style, in_use=style == config.key_style))
        where = ""
        for key in KEYS:
            if key.where != where:
                where = key.where
                lines += [GAP, heading(where)]
            lines.append(self._key_line(key.id))
        self.lines.show(lines)

    @staticmethod
    def _style_line(style: str, *, in_use: bool) -> Line:
        name, about = say.STYLES[style]
        kept = fit(say.IN_USE if in_use else "", IN_USE_WIDTH)
        cells = (fit(name, KEY_WIDTH), "text"), (kept, "strong"), (about, "muted")
        return line(*cells, name=style)

    def _key_line(self, key_id: str) -> Line:
        own = key_id in self.tracker.config.keys
        return line(
            (fit(all_shown(key_id, self.tracker.current_keys), KEY_WIDTH), "accent"),
            (BY_ID[key_id].tells, "text"),
            (f"  ({say.YOURS})" if own else "", "strong"),
            name=key_id,
        )

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Another key is asked for on a line that has one; what is usual cannot be reset."""
        name = self.lines.name_at
        own = self.tracker.config.keys
        if action == "rekey":
            return "" if name in BY_ID else say.NOT_A_KEY
        if action == "reset":
            if name in BY_ID:
                return "" if name in own else say.USUAL_ALREADY
            return "" if own else say.NO_OWN_KEYS
        return super().why_not(action)

    async def do(self, action: str) -> None:
        """Ask for another key, or go back to the usual one."""
        name, own = self.lines.name_at, self.tracker.config.keys
        if action == "rekey":
            await self.tracker.push_screen(KeyQuestion(name), partial(self._answered, name))
        elif name in BY_ID:
            self._keep({i: k for i, k in own.items() if i != name}, name)
        else:
            from tracker.ui.screens.ask import YesNo

            await self.tracker.push_screen(YesNo(say.RESET_ALL), self._reset_all)

    async def chosen(self, name: str) -> None:
        """A set of keys, or the question for another key."""
        if name in KEY_STYLES:
            self._choose_style(name)
        elif name:
            await self.do("rekey")

    def _answered(self, key_id: str, key: str | None) -> None:
        if key:
            self._keep({**self.tracker.config.keys, key_id: key}, key_id)

    def _reset_all(self, sure: bool | None) -> None:
        if sure:
            self.tracker.choose(keys={})
            self.draw()

    def _keep(self, keys: dict[str, str], key_id: str) -> None:
        self.tracker.choose(keys=keys)
        self.draw()
        shown = first_shown(key_id, self.tracker.current_keys)
        self.tracker.say(say.key_kept(shown, BY_ID[key_id].tells))

    def _choose_style(self, style: str) -> None:
        """Another set; own keys that it needs itself go back, and that is said."""
        from tracker.ui.rekey import clashing

        own = dict(self.tracker.config.keys)
        for key_id in clashing(style, own):
            shown = first_shown(key_id, own)
            del own[key_id]
            self.tracker.say(say.DROPPED.format(shown=shown, tells=BY_ID[key_id].tells), "warning")
        self.tracker.choose(key_style=style, keys=own)
        self.tracker.say(say.style_kept(style))
        self.draw()


class KeyQuestion(ModalScreen[str]):
    """Takes the next key pressed, whatever it is; Esc leaves things as they are."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[Any]] = []

    def __init__(self, key_id: str) -> None:
        """``key_id`` is the binding that gets another key."""
        super().__init__()
        self._key_id = key_id

    @property
    def _current(self) -> dict[str, str]:
        current: dict[str, str] = self.app.current_keys  # type: ignore[attr-defined]
        return current

    def compose(self) -> ComposeResult:
        """The question, what the key is now, and why the last one pressed was refused."""
        now = all_shown(self._key_id, self._current)
        with Vertical(classes="dialog", id="key-question"):
            question = say.press_new(BY_ID[self._key_id].tells)
            yield Static(question, classes="dialog-title", markup=False)
            yield Static(say.key_now(now), classes="muted", markup=False)
            yield Static("", id="key-refused", markup=False)

    def on_key(self, event: events.Key) -> None:
        """This key, unless it cannot be."""
        from tracker.ui.rekey import refusal

        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss("")
            return
        reason = refusal(self._key_id, event.key, self._current)
        if reason:
            self.query_one("#key-refused", Static).update(reason)
        else:
            self.dismiss(event.key)
