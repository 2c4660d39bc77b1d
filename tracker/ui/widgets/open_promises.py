"""Promises still to be kept, shown where the next contact of the same matter is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tracker.core.clean import visible
from tracker.ui import say_learning as say
from tracker.ui.paint import Paint

if TYPE_CHECKING:
    from tracker.core.learning_queue import OpenPromise


def still_open(promises: Sequence[OpenPromise], paint: Paint, most: int = 1) -> Text:
    """What is still to be kept, in a line each, for whoever takes the next contact."""
    text = Text()
    for at, promise in enumerate(promises[:most]):
        text.append("\n" if at else "", paint("text"))
        text.append("! ", paint("warning"))
        more = say.more_open(len(promises) - most) if at == most - 1 else ""
        text.append(visible(say.still_open(promise) + more), paint("text"))
    return text
