"""Entering what was written to a file in the register of what left the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.office import Refusal
from tracker.core.out.register import FileLeft, NoteFileLeft
from tracker.core.ports import CouldNot
from tracker.ui import say_export as say

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


async def entered(tracker: TrackerApp, left: FileLeft) -> str:
    """Enter a file that is whole on the disk; why that could not be done, "" if it was."""
    try:
        await tracker.link.do(NoteFileLeft(left), tracker.actor)
    except (Refusal, CouldNot) as trouble:
        return say.not_entered(left.file, str(trouble))
    return ""


async def say_written(tracker: TrackerApp, told: str, left: FileLeft) -> None:
    """Enter a file and say that it was written; where it could not be entered, that as well."""
    trouble = await entered(tracker, left)
    if trouble:
        tracker.say(f"{told} {trouble}", "error")
    else:
        tracker.say(told)
    tracker.reread()
