"""The command palette: the key table once more, for whoever knows the word but not the key.

Only what the screen below can do; what it cannot do just now stays in the list and says why. There
is no screenshot command, because it would write what families told us to disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.app import SystemCommand
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from themes.palettes import PALETTES
from tracker.core.clean import visible
from tracker.core.office import Actor
from tracker.core.ports import CouldNot
from tracker.core.views import UserCard
from tracker.ui import say_settings as say
from tracker.ui.config import KEY_STYLES, SIGN_STYLES
from tracker.ui.key_table.key import EVERYWHERE
from tracker.ui.keys import BY_ID, all_shown
from tracker.ui.reach import act, why_not, within_reach

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

LEFT_OUT = frozenset(
    {
        *("list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last"),
        *("app.palette", "form.next", "settings.choose"),
    }
)
"""Moving about is quicker by its keys, and the palette is open already."""


def commands(app: TrackerApp, users: Sequence[UserCard] = ()) -> Iterable[SystemCommand]:
    """What can be done on the screen below, then looks, keys and people."""
    screen = next(s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette))
    yield from _of_keys(app, screen)
    yield from _of_choices(app)
    for user in users:
        if user.name != app.actor.name:
            become = partial(app.become, Actor(user.name, user.role))
            yield SystemCommand(say.sit_down(user), say.SIT_DOWN_HELP, become)


def _of_keys(app: TrackerApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    current, seen = app.current_keys, set()
    # What this screen is for comes first; what works everywhere has its keys learnt soonest.
    ids = sorted(within_reach(screen), key=lambda key_id: BY_ID[key_id].where == EVERYWHERE)
    for key_id in ids:
        key = BY_ID[key_id]
        if key_id in LEFT_OUT or key.action in seen:
            continue
        seen.add(key.action)
        reason = why_not(screen, key)
        about = f"{all_shown(key_id, current)}   {reason or key.where}"
        yield SystemCommand(key.tells, about, partial(act, app, screen, key_id))


def _of_choices(app: TrackerApp) -> Iterator[SystemCommand]:
    config = app.config
    for name in PALETTES:
        if name != config.theme:
            yield SystemCommand(
                say.look_command(name), say.LOOKS[name][1], partial(app.choose, theme=name)
            )
    for signs in SIGN_STYLES:
        if signs != config.signs:
            yield SystemCommand(
                say.SIGNS_COMMAND[signs], say.SIGNS_HELP, partial(app.choose, signs=signs)
            )
    for style in KEY_STYLES:
        if style != config.key_style:
            yield SystemCommand(
                say.STYLE_COMMAND[style], say.STYLE_HELP, partial(app.choose, key_style=style)
            )


class Commands(Provider):
    """Hands the commands to Textual's palette as plain text: names of people are never markup."""

    def __init__(self, screen: Screen[Any], match_style: Any = None) -> None:
        """``screen`` is the one below the palette."""
        super().__init__(screen, match_style)
        self._users: Sequence[UserCard] = ()

    @property
    def _tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    async def startup(self) -> None:
        """Read who else works on this file."""
        if self._tracker.link.reading:
            try:
                self._users = await self._tracker.link.read(lambda r: r.users())
            except CouldNot:
                self._users = ()

    async def discover(self) -> Hits:
        """Everything, in the order of the table."""
        for title, about, callback, _ in commands(self._tracker, self._users):
            shown = visible(title)
            yield DiscoveryHit(Content(shown), callback, text=shown, help=_plain(about))

    async def search(self, query: str) -> Hits:
        """What matches, best first."""
        matcher = self.matcher(query)
        for title, about, callback, _ in commands(self._tracker, self._users):
            shown = visible(title)
            score, places = matcher.fuzzy_search.match(matcher.query, shown)
            if score <= 0:
                continue
            marked = Content(shown)
            for at in places:
                marked = marked.stylize(matcher.match_style, at, at + 1)
            yield Hit(score, marked, callback, text=shown, help=_plain(about))


def _plain(text: str) -> str:
    """Help as Textual wants it typed, but not read as markup."""
    return cast("str", Content(visible(text)))
