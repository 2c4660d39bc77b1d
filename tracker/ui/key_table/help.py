"""Keys of help."""

from __future__ import annotations

from tracker.ui.key_table.key import HELP, Key

HELP_KEYS: tuple[Key, ...] = (
    Key("help.run", "enter", "run", "Do it", "Do what the line says", HELP),
    Key("help.all", "tab", "all_screens", "All screens", "All screens, or only this one", HELP),
)
