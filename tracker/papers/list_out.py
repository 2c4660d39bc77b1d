"""A list into a file whose ending says the kind: .xlsx, .csv or .json."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tracker.core.office import Refusal
from tracker.core.out.listed import Listed
from tracker.papers.list_csv import list_csv
from tracker.papers.list_json import list_json
from tracker.papers.list_xlsx import TooMany, list_xlsx
from tracker.papers.whole_file import write_whole

WRITERS: Mapping[str, Callable[[Listed], bytes]] = {
    ".xlsx": list_xlsx,
    ".csv": list_csv,
    ".json": list_json,
}
"""What writes each kind of file."""


def list_bytes(listed: Listed, kind: str) -> bytes:
    """The whole file. ``kind`` is its ending, one of WRITERS.

    Raises:
        Refusal: that kind of file cannot hold so many rows.
    """
    try:
        return WRITERS[kind](listed)
    except TooMany as wrong:
        raise Refusal(str(wrong)) from None


def write_list(listed: Listed, path: Path, *, over: bool = False) -> str:
    """Write the list whole or not at all, for nobody else to read. Returns the file's SHA-256.

    Raises:
        Refusal: that kind of file cannot hold so many rows.
        ThereAlready: something is there and ``over`` is not given.
        CouldNot: the disk or the folder would not take it.
    """
    return write_whole(path, list_bytes(listed, path.suffix.lower()), over=over)
