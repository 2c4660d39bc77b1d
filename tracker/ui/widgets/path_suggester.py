"""Completes the path of a file while it is typed: folders, and files that can be brought in."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual.suggester import Suggester

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")
"""Files that may be spreadsheets."""

_MOST = 5_000


class PathSuggester(Suggester):
    """Looks into the folder that is typed, never deeper."""

    def __init__(self) -> None:
        """Folders change: nothing is kept."""
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first folder or spreadsheet whose name goes on as typed."""
        return await asyncio.get_running_loop().run_in_executor(None, completed, value)


def completed(typed: str) -> str | None:
    """The path that goes on from what was typed; None where none does."""
    if not typed.strip():
        return None
    folder, begun = os.path.split(os.path.expanduser(typed))
    try:
        with os.scandir(folder or ".") as entries:
            names = sorted(
                entry.name + (os.sep if entry.is_dir() else "")
                for _, entry in zip(range(_MOST), entries, strict=False)
                if entry.name.casefold().startswith(begun.casefold())
                and (begun.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.casefold() in ENDINGS)
            )
    except OSError:
        return None
    found = next((name for name in names if len(name) > len(begun)), None)
    return typed + found[len(begun) :] if found else None
