"""Writing a file out: whole or not at all, readable by nobody else, never over another unasked."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.cli import words
from tracker.core.clean import csv_safe, visible
from tracker.core.office import Refusal
from tracker.core.ports import CouldNot


def write_whole(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write ``data`` beside its place and move it there when whole.

    Raises Refusal when something is there and ``over`` is not given, CouldNot when the disk or
    the folder would not take it.
    """
    if not over and os.path.lexists(path):
        raise Refusal(words.there_already(path))
    try:
        part = _part(path, data)
        try:
            if not over:
                # Claims the name: nobody can have put a file there in the meantime.
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            os.replace(part, path)
        finally:
            Path(part).unlink(missing_ok=True)
    except FileExistsError:
        raise Refusal(words.there_already(path)) from None
    except OSError as error:
        why = f": {error.strerror.lower()}" if error.strerror else ""
        raise CouldNot(f"{path} could not be written{why}.") from None


def _part(path: Path, data: bytes) -> str:
    """The data, safe on the disk, under a name beside the one it is for."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file for people with spreadsheets: every cell quoted, none of them a formula.

    With a byte order mark, without which Excel takes UTF-8 for something else.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([csv_safe(visible(heading)) for heading in headings])
    writer.writerows([csv_safe(visible(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
