"""Files that commands write: as everywhere, but a name that is taken can be forced."""

from __future__ import annotations

from pathlib import Path

from tracker.cli import words
from tracker.core.office import Refusal
from tracker.papers import whole_file
from tracker.papers.list_csv import csv_bytes

__all__ = ["csv_bytes", "write_whole"]


def write_whole(path: Path, data: bytes, *, over: bool = False) -> str:
    """Write ``data`` whole or not at all. Returns its SHA-256.

    Raises Refusal when something is there and ``over`` is not given, CouldNot when the disk or
    the folder would not take it.
    """
    try:
        return whole_file.write_whole(path, data, over=over)
    except whole_file.ThereAlready:
        raise Refusal(words.there_already(path)) from None
