"""Reply sent, and in the same breath what it promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from tracker.core.ports import Receipt
from tracker.ui import say_learning as say
from tracker.ui.keys import bindings
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.field import Field


class ReplyAsk(Ask[Any]):
    """The question about a reply; F6 saves it and goes on to the promises."""

    BINDINGS: ClassVar[list[Any]] = bindings("form.learn", first=True)
    KEY_BAR = ("form.save", "form.learn", "form.next")

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Mapping[str, str]], Any],
    ) -> None:
        """``check`` makes the command of the answers."""
        super().__init__(title, fields, check, tells=say.REPLY_TELLS)
        self._learn = False

    async def action_learn(self) -> None:
        """Save, and then take down what was promised."""
        await self.typed_so_far()
        self._learn = True
        self._save()
        self._learn = self.saving  # where something is wrong, the next Enter only saves

    def say_wrong(self, sentence: str) -> None:
        """Where something was wrong, the next Enter only saves."""
        if sentence:
            self._learn = False
        super().say_wrong(sentence)

    async def saved(self, receipt: Receipt) -> None:
        """The reply went: its promises at once, before the next case is looked at."""
        tracker = self.tracker
        await super().saved(receipt)
        if self._learn:
            await tracker.open_learning(receipt.refs[0], adding=True)
