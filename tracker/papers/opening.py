"""Opening a file with whatever this machine opens such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

ENOUGH = 3.0
"""Seconds after which a programme that has not failed is taken to be open."""


def opened(path: Path) -> bool:
    """Open a file for the person at the screen. Whether anything took it. Takes up to ENOUGH."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    command = opener()
    return bool(command) and _began([command, str(path)])


def opener() -> str:
    """The command that opens files on this desktop; "" where there is no desktop."""
    if sys.platform == "darwin":
        return shutil.which("open") or ""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return ""
    return shutil.which("xdg-open") or ""


def _began(command: list[str]) -> bool:
    """Start something that outlives us, says nothing on our terminal, and did not fail at once."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(ENOUGH) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()
        return True
