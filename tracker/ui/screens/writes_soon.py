"""Mixed into screens from which something is saved: what writes is loaded behind them."""

from __future__ import annotations

from typing import Any


class WritesSoon:
    """Forms, questions, previews. By the time somebody has answered, what saves is there."""

    def on_mount(self: Any) -> None:
        """The screen comes first."""
        self.call_after_refresh(self.app.will_write)
