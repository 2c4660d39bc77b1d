"""How screens get at the file. A module of its own, so that the way to the first paint is short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.core.ports import Reader, Store
    from tracker.core.presence import Windows


def _none() -> Mapping[str, str]:
    return {}


def _nobody() -> Windows:
    from tracker.core.presence import NoWindows

    return NoWindows()


@dataclass(frozen=True, slots=True)
class Doors:
    """Each side is opened in the thread that uses it. ``facts`` are versions, for Settings.

    ``windows`` are the notes of what is open in which window.
    """

    reader: Callable[[], Reader]
    store: Callable[[], Store]
    file_name: str = ""
    facts: Callable[[], Mapping[str, str]] = _none
    windows: Callable[[], Windows] = _nobody
