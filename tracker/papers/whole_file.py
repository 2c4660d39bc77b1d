"""Writing a file out: whole or not at all, readable by nobody else, never over another unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tracker.core.out.register import checksum
from tracker.core.ports import CouldNot


class ThereAlready(Exception):
    """Something has that name already; nothing was written. ``path`` says where."""

    def __init__(self, path: Path) -> None:
        """``path`` is what was to be written."""
        super().__init__(f"{path} is there already.")
        self.path = path


def write_whole(path: Path, data: bytes, *, over: bool = False) -> str:
    """Write ``data`` beside its place and move it there when whole. Returns its SHA-256.

    Raises:
        ThereAlready: something is there and ``over`` is not given.
        CouldNot: the disk or the folder would not take it.
    """
    if not over and os.path.lexists(path):
        raise ThereAlready(path)
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
        raise ThereAlready(path) from None
    except OSError as error:
        why = f": {error.strerror.lower()}" if error.strerror else ""
        raise CouldNot(f"{path} could not be written{why}.") from None
    return checksum(data)


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
