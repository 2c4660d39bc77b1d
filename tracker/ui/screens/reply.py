"""Reply sent, and in the same breath what it promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from tracker.core.commands import SendReply
from tracker.ui import say_learning as say
from tracker.ui.keys import bindings
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class ThenPromises:
    """The reply went, and it promised something that has to be taken down."""

    command: SendReply


class ReplyAsk(Ask[Any]):
    """The question about a reply; F6 saves it and goes on to the promises."""

    BINDINGS: ClassVar[list[Any]] = bindings("form.learn", first=True)
    KEY_BAR = ("form.save", "form.learn", "form.next")

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Mapping[str, str]], SendReply],
    ) -> None:
        """Dismissed with what ``check`` made, inside ``ThenPromises`` after F6."""
        super().__init__(title, fields, self._made, tells=say.REPLY_TELLS)
        self._command = check
        self._learn = False

    def _made(self, raw: Mapping[str, str]) -> SendReply | ThenPromises:
        command = self._command(raw)
        return ThenPromises(command) if self._learn else command

    async def action_learn(self) -> None:
        """Save, and then take down what was promised."""
        await self.typed_so_far()
        self._learn = True
        self._save()
        self._learn = False  # where something was wrong, the next Enter only saves
