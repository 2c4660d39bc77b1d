"""What every form on a screen of its own shares: its fields, errors under them, keys in order."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen

from tracker.ui.keys import bindings
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets.fields import Field

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

R = TypeVar("R")


class FormScreen(WritesSoon, ModalScreen[R]):
    """A form in front of everything else.

    Its keys are carried out in the order they come: each action first waits until the letters
    typed before it are in their field.
    """

    BINDINGS: ClassVar[list[Any]] = [
        *bindings("form.save", "form.next", first=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        *bindings("app.jump", "app.help", "app.quit", first=True),
    ]
    AUTO_FOCUS = None

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    @property
    def fields(self) -> list[Field]:
        """The fields that are on screen, in order."""
        return [field for field in self.query(Field) if field.display]

    def field(self, name: str) -> Field:
        """A field by its name."""
        return self.query_one(f"#field-{name.replace('_', '-')}", Field)

    def raw(self) -> dict[str, str]:
        """The answers as raw strings by name; a question that is not asked has none."""
        return {field.key: field.value for field in self.fields}

    async def typed_so_far(self) -> None:
        """Wait until every key that was typed is in its field."""
        focused = self.focused
        done = asyncio.Event()
        if focused is not None and focused.call_later(done.set):
            await done.wait()

    def show_errors(self, errors: Mapping[str, str]) -> dict[str, str]:
        """Sentences under their fields, the focus in the first; returns those without a field."""
        left = dict(errors)
        first = True
        for field in self.fields:
            sentence = left.pop(field.key, "")
            field.set_error(sentence)
            if sentence and first:
                field.focus_now()
                first = False
        return left

    def go_after(self, field: Field) -> bool:
        """Focus the field after this one. False if it was the last."""
        fields = self.fields
        at = fields.index(field) + 1 if field in fields else len(fields)
        if at >= len(fields):
            return False
        fields[at].focus_now()
        return True
