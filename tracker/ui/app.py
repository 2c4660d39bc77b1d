"""The app: wiring of screens, keys, look and the link to the file. What it knows it asks for."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rich.style import Style
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.filter import LineFilter
from textual.screen import Screen

import themes
from themes.palettes import DEFAULT, NO_COLOUR, PALETTES, as_theme, css_variables
from tracker import crash
from tracker.core.words import Role
from tracker.ui import config as choices
from tracker.ui.background import begin
from tracker.ui.badges import ASCII_SIGNS, SIGNS
from tracker.ui.held_keys import HeldKeys
from tracker.ui.keys import BY_ID, bindings, keymap, letter
from tracker.ui.link import Link
from tracker.ui.paint import style_for
from tracker.ui.presence import Presence
from tracker.ui.safe_output import SafeOutput
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.stylesheet import SheetsOnce
from tracker.ui.undoing import Undoing
from tracker.ui.watching import Watching

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.case import Case
    from tracker.core.clocks import ClockRules
    from tracker.core.commands import Command
    from tracker.core.office import Actor, Lists, Office
    from tracker.core.ports import DayClock, Doors, Receipt
    from tracker.core.views import Draft
    from tracker.core.workdays import Calendar

FIRST_SHEETS = frozenset({"base.tcss", "today.tcss"})
FIRST_SCREENS = frozenset({"OpeningScreen", "TodayScreen"})
"""The sheets that suffice at the start, and for which screens they do."""

WARM_AFTER = 0.3
"""Seconds from the first rows to loading what a save needs: the case beside them comes first."""

MASKED = 0.01
"""Seconds for which nothing is painted when another of the first screens is gone to."""

Severity = Literal["information", "warning", "error"]


def _today() -> Screen[Any]:
    from tracker.ui.screens.today import TodayScreen

    return TodayScreen()


def _cases() -> Screen[Any]:
    from tracker.ui.screens.cases import CasesScreen

    return CasesScreen()


def _compliments() -> Screen[Any]:
    from tracker.ui.screens.compliments import ComplimentsScreen

    return ComplimentsScreen()


def _learning() -> Screen[Any]:
    from tracker.ui.screens.learning import LearningScreen

    return LearningScreen()


def _people() -> Screen[Any]:
    from tracker.ui.screens.people import PeopleScreen

    return PeopleScreen()


def _summary() -> Screen[Any]:
    from tracker.ui.screens.summary import SummaryScreen

    return SummaryScreen()


def _settings() -> Screen[Any]:
    from tracker.ui.screens.settings import SettingsScreen

    return SettingsScreen()


def _palette() -> type[Provider]:
    from tracker.ui.palette import Commands

    return Commands


class TrackerApp(App[None]):
    """Tracker on one file."""

    TITLE = "Tracker"
    CSS_PATH: ClassVar[list[Any]] = sorted(Path(themes.__file__).parent.glob("*.tcss"))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[Any]] = [
        *bindings("app.quit", "app.palette"),
        Binding("ctrl+c", "app.how_to_leave", show=False, system=True),
    ]
    COMMANDS = {_palette}
    MODES: ClassVar = {
        "today": _today,
        "cases": _cases,
        "compliments": _compliments,
        "learning": _learning,
        "people": _people,
        "summary": _summary,
        "settings": _settings,
    }
    DEFAULT_MODE = "today"

    def __init__(
        self,
        doors: Doors,
        clock: DayClock,
        actor: Actor | None = None,
        config_path: Path | None = None,
        home: Path | None = None,
    ) -> None:
        """``actor`` None means: whoever worked on this file last, else the file's first person.

        ``home`` is where a crash note may be written.
        """
        self.config_path = config_path or choices.default_path()
        self.config = choices.load(self.config_path)
        self.clock = clock
        self.doors = doors
        self.link = Link(doors, clock)
        self._actor = actor
        self._actor_given = actor is not None
        self._surroundings: tuple[Calendar, ClockRules, Lists] | None = None
        self._home = home
        self._undoing = Undoing(self)
        self._watching = Watching(self)
        self.presence = Presence(self)
        self._held = HeldKeys()
        self.first_rows = asyncio.Event()
        self._safe = SafeOutput()
        self._styles: dict[tuple[str, bool], Style] = {}
        self.colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self.colourless else None)
        for palette in PALETTES.values():
            self.register_theme(as_theme(palette))
        self.theme = self._theme_wanted
        self._sheets = SheetsOnce(variables=self.get_css_variables(), first=FIRST_SHEETS)
        self.stylesheet = self._sheets

    # -- look ---------------------------------------------------------------------------------
    def get_line_filters(self) -> list[LineFilter]:
        """The last line of defence: nothing unsafe reaches the terminal from any widget."""
        return [self._safe, *super().get_line_filters()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names for the stylesheets, before a look is chosen."""
        return css_variables(PALETTES[DEFAULT])

    def paint(self, name: str, *, cursor: bool = False) -> Style:
        """The style that the palette in use has for a name."""
        style = self._styles.get((name, cursor))
        if style is None:
            theme = self.theme if self.theme in PALETTES else DEFAULT
            style = self._styles[name, cursor] = style_for(theme, name, cursor=cursor)
        return style

    @property
    def actor(self) -> Actor:
        """Who is at the keyboard; somebody without a name until the file is read."""
        if self._actor is None:
            from tracker.core.office import Actor

            self._actor = Actor("", Role.OFFICER)
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        self._actor = actor

    @property
    def _theme_wanted(self) -> str:
        """NO_COLOR in the environment has the last word over the look that was chosen."""
        return NO_COLOUR if self.colourless else self.config.theme

    @property
    def signs(self) -> dict[str, str]:
        """The signs of states, in the set that this terminal can show."""
        return ASCII_SIGNS if self.config.signs == "ascii" else SIGNS

    @property
    def current_keys(self) -> dict[str, str]:
        """Keys by binding id, with the person's own choices."""
        return keymap(self.config.key_style, self.config.keys)

    @property
    def who_shown(self) -> str:
        """Who is at the keyboard, for the top bar."""
        if self._actor is None or not self._actor.name:
            return ""
        return f"{self.actor.name} ({self.actor.role.label.lower()})"

    def choose(self, **changes: Any) -> None:
        """Change a choice of this workstation, use it at once and keep it."""
        self.config = replace(self.config, **changes)
        self._apply_config()
        self.reread()  # signs are in what screens show already
        try:
            choices.save(self.config_path, self.config)
        except OSError:
            from tracker.ui import say

            self.say(say.CONFIG_NOT_KEPT, "warning")

    def _apply_config(self) -> None:
        self._use_keys()
        self.try_look(self.config.theme)

    def _use_keys(self) -> None:
        """Only keys that are not the usual ones: Textual goes through all of them at every key."""
        changed = {i: keys for i, keys in self.current_keys.items() if keys != BY_ID[i].plain}
        self.set_keymap(changed)

    def delay_update(self, delay: float = MASKED) -> None:
        """Hide how a screen is put together, which takes ours a fifth of what others take."""
        if not self._batch_count:  # else it is hidden already
            super().delay_update(min(delay, MASKED))

    def try_look(self, theme: str) -> None:
        """Show a look without keeping it. NO_COLOR in the environment has the last word."""
        self._styles.clear()
        self.theme = NO_COLOUR if self.colourless else theme
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    # -- life ---------------------------------------------------------------------------------
    def on_mount(self) -> None:
        """Paint first; the file is opened by the first screen's reading thread."""
        self._use_keys()
        self._watching.begin()
        if self.config.trouble:
            self.say(self.config.trouble, "warning")

    async def meet(self) -> None:
        """Read what everything is decided with; the first time, who is at the keyboard."""
        before = self._surroundings
        if before is None:  # ahead of everything shown: whatever is saved later is newer
            self._watching.read_from(await self.link.read(lambda r: r.change_count()))
        self._surroundings = await self.link.read(lambda r: (r.calendar(), r.rules(), r.lists()))
        if before is not None and before[2] != self._surroundings[2]:
            self._tell_forms(self._surroundings[2])
        if self._actor_given:
            return
        users = await self.link.read(lambda r: r.users())
        last = self.config.users.get(self.doors.file_name)
        card = next((u for u in users if u.name == last), users[0] if users else None)
        if card is not None:
            from tracker.core.office import Actor

            self.actor = Actor(card.name, card.role)
        self._actor_given = True
        self.screen.refresh()

    def _tell_forms(self, lists: Lists) -> None:
        """Forms that are open offer the lists as they are now."""
        for screen in self.screen_stack:
            changed = getattr(screen, "lists_changed", None)
            if changed is not None and screen.is_mounted:
                changed(lists)

    def rows_are_shown(self) -> None:
        """The first rows are on screen: now what a save needs may be loaded, and not before."""
        if not self.first_rows.is_set():
            self.first_rows.set()
            self.set_timer(WARM_AFTER, lambda: begin(self, self._warm, "warm"))

    async def _warm(self) -> None:
        from tracker.core.ports import CouldNot

        self.read_all_looks()
        try:
            await self.link.warm()
        except CouldNot:
            pass  # the first save tries again, and says why
        finally:
            if not gc.isenabled():
                gc.freeze()
                gc.enable()

    def read_all_looks(self) -> None:
        """Read the rules that the first screen did without."""
        if self._sheets.read_later():
            self._sheets.update(self)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Any screen but the first ones needs all rules before it is drawn."""
        if type(screen).__name__ not in FIRST_SCREENS:
            self.read_all_looks()
        super()._load_screen_css(screen)

    def become(self, actor: Actor) -> None:
        """Somebody else sits down."""
        self.actor = actor
        self.choose(users={**self.config.users, self.doors.file_name: actor.name})
        self.reread()

    def reread(self) -> None:
        """Read anew what the screen on top shows; hidden ones do when they are shown again."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, TrackerScreen):
                screen.reread()
                return

    def _fatal_error(self) -> None:
        """Leave with one sentence: a traceback would show names and addresses."""
        from tracker.ui import say

        self.panic(say.crashed(crash.note(self._exception, self._home)))

    async def action_leave(self) -> None:
        """Leave; every save that was begun has ended first, and forms are kept as drafts."""
        for screen in list(self.screen_stack):
            keep = getattr(screen, "keep_before_leaving", None)
            if keep is not None:
                await keep()
        self.exit()

    def action_how_to_leave(self) -> None:
        """^C is not for leaving: it would be pressed by habit in the middle of a call."""
        from tracker.ui import say

        self.say(say.HOW_TO_LEAVE)

    def let_go(self) -> None:
        """Finish writing and close the file: after the app has ended."""
        self.link.close()

    # -- saying and doing ---------------------------------------------------------------------
    def say(self, text: str, severity: Severity = "information") -> None:
        """A sentence in the corner. Never markup: it may quote what a person typed.

        A new sentence takes the place of the last one: a pile of them would hide the list.
        """
        self.read_all_looks()
        self.clear_notifications()
        self.notify(text, severity=severity, markup=False, timeout=5)

    async def do(self, command: Command, save_id: str = "", *, told: bool = True) -> Receipt | None:
        """Carry out a command and say what it did, or why it was not done.

        Not ``told``: whoever asks has more to say of it, and says it in one sentence.
        """
        from tracker.core.office import Refusal
        from tracker.core.ports import CouldNot, NoSuchCase

        try:
            receipt = await self.link.do(command, self.actor, save_id)
        except (Refusal, NoSuchCase) as refusal:
            self.say(str(refusal), "warning")
            return None
        except CouldNot as trouble:
            self.say(str(trouble), "error")
            return None
        self.done(receipt, told=told)
        return receipt

    def done(self, receipt: Receipt, *, told: bool = True) -> None:
        """Tell the person what was saved, and let the screen show it."""
        from tracker.ui import say

        self._undoing.remember(receipt.save_id)
        if told:
            self.say(f"{say.saved(receipt.sentence)} {receipt.meanwhile}".strip())
        self._watching.look()
        self.reread()

    def why_not(self, action: str) -> str:
        """Why an action cannot be done on the screen on top; "" if it can."""
        screen = self.screen
        name = action.partition("(")[0].removeprefix("app.")
        return screen.why_not(name) if isinstance(screen, TrackerScreen) else ""

    async def run_action(
        self,
        action: Any,
        default_namespace: Any = None,
        namespaces: Any = None,
    ) -> bool:
        """Say why instead of doing what cannot be done here."""
        name = action if isinstance(action, str) else action[1]
        reason = self.why_not(name)
        if reason:
            self.say(reason, "warning")
            return True
        return await super().run_action(action, default_namespace, namespaces)

    async def on_event(self, event: events.Event) -> None:
        """Keys go nowhere once we are leaving, and wait while something is being saved."""
        leaving = self._exit and isinstance(event, events.InputEvent)
        if not leaving and not self._held.takes(event):
            await super().on_event(event)

    def hold_keys(self) -> None:
        """What is typed from now on goes to the screen that is there when they are let go."""
        self._held.hold()

    def let_keys_go(self) -> None:
        """The counterpart of each ``hold_keys``."""
        self.post_message(HeldKeys.Release())

    async def on_held_keys_release(self) -> None:
        """Deal with the keys that waited, in the order in which they came."""
        for event in self._held.let_go():
            await self.on_event(event)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A letter belongs to the field that would take it, whatever a keymap has made of it.

        Textual says so for the keys that bindings are written with, but forgets it for those that
        a keymap gives them.
        """
        focused = self.focused
        if priority and focused is not None and focused.check_consume_key(key, letter(key) or None):
            return False
        return await super()._check_bindings(key, priority)

    # -- going about --------------------------------------------------------------------------
    async def action_go(self, place: str) -> None:
        """To one of the first screens; what was opened from the last one is closed."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.current_mode != place:
            await self.switch_mode(place)

    async def open_case(self, ref: str, among: tuple[int, ...] = ()) -> None:
        """Open a case; ``among`` are the ids of the list it was opened from, for [ and ]."""
        from tracker.ui.screens.case import CaseScreen

        await self.push_screen(CaseScreen(ref, among))

    async def open_learning(self, of: str, *, adding: bool = False) -> None:
        """Open the learning form of a case or with a reference; ``adding`` asks for a promise."""
        from tracker.ui.screens.learning import LearningScreen

        await self.push_screen(LearningScreen(of, adding=adding))

    async def open_person(self, number: int) -> None:
        """Open one person with their cases."""
        from tracker.ui.screens.person import PersonScreen

        await self.push_screen(PersonScreen(number))

    async def action_log_new(self) -> None:
        """Log a contact."""
        from tracker.ui.screens.log import LogScreen

        self.clear_notifications()  # they would stand over the date the caller is told
        await self.push_screen(LogScreen())

    async def action_log_compliment(self) -> None:
        """Log a compliment."""
        from tracker.ui.screens.compliment_form import ComplimentForm

        if not self.ready:
            return
        self.clear_notifications()
        await self.push_screen(ComplimentForm())

    def take_up(self, draft: Draft) -> None:
        """Go on with a parked form, of whatever kind it is."""
        from tracker.ui.screens.drafts import screen_for

        self.push_screen(screen_for(draft, self.office()))

    async def action_find(self) -> None:
        """Find anybody, any case, any words."""
        from tracker.ui.screens.find import FindScreen

        await self.push_screen(FindScreen())

    async def action_jump(self) -> None:
        """Show a letter on every field and go to the one pressed."""
        from tracker.ui.screens.jump import JumpScreen

        await self.push_screen(JumpScreen(self.screen))

    async def action_help(self) -> None:
        """Keys and help for the screen on top."""
        from tracker.ui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(self.screen))

    async def classify(self, ref: str, case: Case | None = None) -> None:
        """Open the classifying screen on one case."""
        from tracker.ui.screens.classify import ClassifyScreen

        await self.push_screen(ClassifyScreen(ref, case))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: our own commands. No screenshot: it would write case data to disk."""
        from tracker.ui.palette import commands

        return commands(self)

    def action_undo(self) -> None:
        """Take back this person's last change."""
        self._undoing.begin(undo=False)

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self._undoing.begin(undo=True)

    # -- surroundings -------------------------------------------------------------------------
    @property
    def ready(self) -> bool:
        """Whether the file has been read once."""
        return self._surroundings is not None

    def office(self) -> Office:
        """What decisions are made with here and now: for forms that check as people type.

        Kept from the last reading, so that a form is on screen before the next key comes.
        """
        from tracker.core.office import Office

        assert self._surroundings is not None
        calendar, rules, lists = self._surroundings
        return Office(self.actor, self.clock.today(), calendar, "", rules, lists)
