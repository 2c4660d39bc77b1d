"""Carrying out what is asked for: commands, undo and redo, and why something cannot be done."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.ui.background import begin
from tracker.ui.choosing import Choosing
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.undoing import Undoing

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.commands import Command
    from tracker.core.doors import Doors
    from tracker.core.office import Actor
    from tracker.core.ports import DayClock, Receipt


class Doing(Choosing):
    """An app that changes the file and says what it changed."""

    def __init__(
        self, doors: Doors, clock: DayClock, actor: Actor | None, config_path: Path | None
    ) -> None:
        """Nothing was done here yet."""
        self._undoing = Undoing(self)
        self._will_write = False
        super().__init__(doors, clock, actor, config_path)

    def will_write(self) -> None:
        """Open the writing side behind what is on screen: something is about to be saved.

        Reading does without it. It takes half a second and as much memory as everything else.
        """
        if not self._will_write:
            self._will_write = True
            begin(self, self._open_writing, "writing")

    async def _open_writing(self) -> None:
        from tracker.core.ports import CouldNot

        with suppress(CouldNot):  # the save itself tries again, and says why
            await self.link.warm()

    async def do(self, command: Command, save_id: str = "", *, told: bool = True) -> Receipt | None:
        """Carry out a command and say what it did, or why it was not done.

        Not ``told``: whoever asks has more to say of it, and says it in one sentence.
        """
        from tracker.core.office import Refusal
        from tracker.core.ports import CouldNot, NoSuchCase

        try:
            with self.while_saving():
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

    def action_undo(self) -> None:
        """Take back this person's last change."""
        self._undoing.begin(undo=False)

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self._undoing.begin(undo=True)
