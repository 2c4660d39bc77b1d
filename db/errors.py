"""What the driver says, as sentences for people. No SQL and no values of a record in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from tracker.core.ports import CouldNot

BUSY, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN = 5, 7, 8, 10, 11, 13, 14
CONSTRAINT, NOTADB = 19, 26

_SENTENCES = {
    BUSY: "Another window has been saving for 30 seconds. Nothing was saved; try again.",
    NOMEM: "There is not enough memory to do that.",
    READONLY: "The file or its folder is read-only, so nothing can be saved.",
    IOERR: "The disk did not answer as it should. Nothing was saved; try again.",
    CORRUPT: "The file could not be read properly. Stop, keep it as it is, and use a backup.",
    FULL: "The disk is full. Nothing was saved; free some space and try again.",
    CANTOPEN: "The file could not be opened: it or its folder is missing or not permitted.",
    CONSTRAINT: "The file does not take one of these details. Nothing was saved.",
    NOTADB: "This is not a Tracker file.",
}


class FileTrouble(CouldNot):
    """The file would not be read or written. ``code`` is SQLite's primary result code."""

    def __init__(self, sentence: str, code: int = 0) -> None:
        super().__init__(sentence)
        self.code = code


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code of a driver error, 0 when there is none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def in_words(error: BaseException) -> FileTrouble:
    """The sentence for a driver error."""
    code = primary_code(error)
    return FileTrouble(_SENTENCES.get(code, "The file could not be used. Nothing was saved."), code)


@contextmanager
def spoken() -> Iterator[None]:
    """Turn driver errors inside into ``FileTrouble``."""
    try:
        yield
    except driver.Error as error:
        raise in_words(error) from None


def identity(path: Path) -> tuple[int, int]:
    """Which file this path names now: device and inode. Never opens it.

    Raises:
        FileTrouble: there is no file there.
    """
    try:
        found = os.stat(path)
    except OSError:
        raise FileTrouble(f"There is no file at {path} any more.", CANTOPEN) from None
    return (found.st_dev, found.st_ino)
