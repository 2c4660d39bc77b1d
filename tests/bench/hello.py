"""The floor: the least that a Textual app can be. It says hello, and counts keys."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Hello, world")

    def on_mount(self) -> None:
        """No key yet."""
        self.keys = 0

    def on_key(self, event: events.Key) -> None:
        """One more."""
        self.keys += 1
        self.query_one(Static).update(f"Hello, world {self.keys}")


if __name__ == "__main__":
    Hello().run()
