"""Where the file is: an option, ``TRACKER_DB``, or the user's own data folder."""

from __future__ import annotations

import os
from pathlib import Path

DEMONSTRATION = "demonstration.db"
OWN = "tracker.db"


def home() -> Path:
    """The folder of this user's data on this workstation."""
    from platformdirs import user_data_path

    return user_data_path("tracker", appauthor=False)


def own_file(chosen: str | None) -> Path:
    """The file to work on."""
    named = chosen or os.environ.get("TRACKER_DB")
    return Path(named).expanduser() if named else home() / OWN


def demonstration_file(chosen: str | None) -> Path:
    """The file of the demonstration: never the one with real cases unless it is named."""
    return Path(chosen).expanduser() if chosen else home() / DEMONSTRATION
