"""What screens share whose list can be written to a file; the writing is loaded when asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from tracker.ui.keys import bindings
from tracker.ui.screens.base import TrackerScreen

if TYPE_CHECKING:
    from tracker.core.out.listed import Listed
    from tracker.core.ports import Reader

T = TypeVar("T")

AT_ONCE = 500
"""Lines read in one go, between which other reading has its turn."""

TELL_AFTER = 1.0
"""Seconds after which, and between which, progress is said."""


class Exporting(TrackerScreen):
    """A screen with a list to write out."""

    BINDINGS: ClassVar[list[Any]] = bindings("list.export", first=True)
    EXPORT_WAYS: ClassVar[tuple[str, ...]] = ("seen", "everything", "anonymous")
    """What of each line can be written; with one way there is nothing to choose."""

    EXPORTS_AS: ClassVar[str] = "list"
    """The ``LeftKind`` of what is written, in the register of what left."""

    @abstractmethod
    def export_name(self) -> str:
        """What the file is called, but for the day and the ending; nothing that anybody typed."""

    @abstractmethod
    def export_title(self, *, typed: bool = True) -> str:
        """What the list shows; with ``typed`` False nothing that anybody typed."""

    @abstractmethod
    async def listed(self, way: str) -> Listed:
        """The list as it is shown now, for one of the ways.

        Raises:
            Refusal: it cannot leave in that way; the sentence says why.
            CouldNot: the file would not answer.
        """

    async def action_export(self) -> None:
        """Ask where to, and write the list there."""
        from tracker.ui.screens.list_export import ask_where

        await ask_where(self)

    async def read_all(
        self, numbers: Sequence[int], read: Callable[[Reader, Sequence[int]], Sequence[T]]
    ) -> list[T]:
        """Every line, in order, a few hundred at a time; says how far it is when it takes long."""
        from tracker.ui import say_export as say

        found: list[T] = []
        told = monotonic()
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            found += await self.tracker.link.read(partial(_some, read, some))
            if monotonic() - told > TELL_AFTER:
                told = monotonic()
                self.tracker.say(say.reading(len(found), len(numbers)))
        return found


def _some(
    read: Callable[[Reader, Sequence[int]], Sequence[T]], some: Sequence[int], reader: Reader
) -> Sequence[T]:
    return read(reader, some)
