"""What is chosen on this workstation: look, signs, keys, and who sits at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracker.ui import config as choices
from tracker.ui.keys import BY_ID, keymap
from tracker.ui.surroundings import Surroundings

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.office import Actor


class Choosing(Surroundings):
    """An app whose choices are used at once and kept."""

    @property
    def current_keys(self) -> dict[str, str]:
        """Keys by binding id, with the person's own choices."""
        return keymap(self.config.key_style, self.config.keys)

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

    def become(self, actor: Actor) -> None:
        """Somebody else sits down."""
        self.actor = actor
        self.choose(users={**self.config.users, self.doors.file_name: actor.name})
        self.reread()
