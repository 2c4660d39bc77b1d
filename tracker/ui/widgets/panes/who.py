"""Who is here: the people who work on this file, and whose name stands under each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from tracker.core.clean import Unclean, clean_line
from tracker.core.forms import FormErrors
from tracker.core.office import Actor
from tracker.core.ports import CouldNot
from tracker.core.views import UserCard
from tracker.core.words import Role
from tracker.ui import say_settings as say
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.fields import Choice, ChoiceRow, LineField
from tracker.ui.widgets.line_list import Line, fit, line
from tracker.ui.widgets.panes.pane import Pane

NAME_WIDTH = 30
"""Cells that a name takes."""

NAME_LIMIT = 60
"""Characters in a person's name: it stands in the top bar and in every timeline."""


class WhoPane(Pane):
    """Enter on a name sits down as that person."""

    NAME = "who"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "calendar.add", "nav.back")

    def draw(self) -> None:
        """The people in the order they were added."""
        if self.known is None:
            return
        self.head(say.NOT_PROTECTED)
        lines = [self._line(user) for user in self.known.users]
        self.lines.show(lines or [line((say.NOBODY, "muted"))])

    def _line(self, user: UserCard) -> Line:
        here = user.name == self.tracker.actor.name
        return line(
            (fit(user.name, NAME_WIDTH), "text"),
            (fit(say.role_words(user.role), 10), "muted"),
            (f"({say.HERE_NOW})" if here else "", "strong"),
            name=user.name,
        )

    def why_not(self, action: str) -> str:
        """People can be added."""
        return "" if action == "add" else super().why_not(action)

    async def chosen(self, name: str) -> None:
        """Sit down as this person."""
        users = self.known.users if self.known else ()
        user = next((one for one in users if one.name == name), None)
        if user is not None:
            self.tracker.become(Actor(user.name, user.role))
            self.tracker.say(say.sits_down(user.name, user.role))

    async def do(self, action: str) -> None:
        """Ask who is to be added."""
        users = self.known.users if self.known else ()
        await self.tracker.push_screen(person_question(users), self._asked)

    def _asked(self, user: UserCard | None) -> None:
        if user is not None:
            self.work(partial(self._add, user))

    async def _add(self, user: UserCard) -> None:
        try:
            await self.tracker.link.add_user(user)
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        self.tracker.say(say.added(user))
        self.tracker.reread()


def person_question(users: Sequence[UserCard]) -> Ask[UserCard]:
    """Asks for a name and a role. ``users`` are those whose names are taken."""
    roles = tuple(Choice(role.value[0], role.value, say.role_words(role)) for role in Role)
    fields = (
        LineField(say.PERSON_LABEL, "name", needed=True, limit=NAME_LIMIT),
        ChoiceRow(say.ROLE_LABEL, "role", roles, needed=True),
    )
    taken = {user.name.casefold(): user.name for user in users}
    check = partial(read_person, taken)
    return Ask(say.ADD_PERSON, fields, check, tells=say.ADD_PERSON_TELLS)


def read_person(taken: Mapping[str, str], raw: Mapping[str, str]) -> UserCard:
    """A card; a name that is taken is refused, because it would change the role of who has it.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    errors: dict[str, str] = {}
    name = ""
    try:
        name = clean_line(raw["name"], NAME_LIMIT).text
    except Unclean as trouble:
        errors["name"] = str(trouble)
    if name.casefold() in taken:
        errors["name"] = say.listed_already(taken[name.casefold()])
    elif not name:
        errors.setdefault("name", say.NAME_NEEDED)
    role = next((role for role in Role if role.value == raw["role"]), None)
    if role is None:
        errors["role"] = say.ROLE_NEEDED
    if errors or role is None:
        raise FormErrors(errors)
    return UserCard(name, role)
