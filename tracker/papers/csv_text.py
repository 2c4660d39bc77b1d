"""CSV as people save it: from the bytes of a file to numbered rows of cells.

Knows nothing of what a row means. The csv module does the splitting; what it would pass over in
silence (a quotation mark never closed, bytes of another encoding) is said here.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tracker.core.clean import visible
from tracker.core.importing.headings import HEADING_ROWS

MAX_BYTES = 50_000_000
"""The largest log read: bytes of a file, characters of a stream."""

_DELIMITERS = ",;\t|"
_END = "\0end of the log\0"
_BEYOND_ASCII = re.compile("[\u0080-\ud7ff\ue000-\U0010ffff]")
_NO_TEXT = re.compile("[\udc80-\udcff]")


class LogError(Exception):
    """The file cannot be read as a log at all; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of cells, from line ``first`` of the file to line ``last``; the first line is 1."""

    first: int
    last: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)


def shown(text: str, length: int = 80) -> str:
    """Text from a file as it may be shown: one short line that no terminal obeys."""
    line = " ".join(visible(text[: length * 4]).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises LogError when there is no such file, or it is too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large()
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is not the name of a file"
        raise LogError(f"{shown(path.name)} cannot be read: {why}.") from error


def too_large() -> LogError:
    """The error for a log beyond ``MAX_BYTES``."""
    return LogError(f"The log is larger than {MAX_BYTES // 1_000_000} MB.")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes, and a note when it was not plain UTF-8.

    Bytes that spoil a file of UTF-8 become lone surrogates, so that only the rows they stand in
    are refused. Raises LogError for a workbook and for broken UTF-16.
    """
    if data.startswith(b"PK\x03\x04"):
        raise LogError("This is a workbook or an archive, not CSV: save it as CSV first.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "Read as UTF-16."
        except UnicodeDecodeError as error:
            raise LogError("The log begins as UTF-16 text but does not go on as such.") from error
    text = data.decode("utf-8-sig", errors="surrogateescape")
    if not _NO_TEXT.search(text):
        return text, ""
    # Text of Windows has no reason to hold whole letters of UTF-8; a spoilt file of UTF-8 has.
    if not data.startswith(codecs.BOM_UTF8) and not _BEYOND_ASCII.search(text):
        try:
            return data.decode("cp1252"), "Read as Windows text (cp1252), it is not UTF-8."
        except UnicodeDecodeError:
            pass
    return text, "Some bytes are not text (UTF-8): the rows they stand in are rejected."


def delimiter_of(text: str, knows: Callable[[str], bool]) -> str:
    """What stands between cells: whatever splits off the most headings that ``knows`` accepts."""

    def headings(delimiter: str) -> int:
        try:
            with closing(records(text, delimiter)) as rows:
                head = islice(rows, HEADING_ROWS)
                return max((sum(map(knows, row.cells)) for row in head), default=0)
        except LogError:
            return 0

    return max(_DELIMITERS, key=headings)


def records(text: str, delimiter: str) -> Generator[Record, None, None]:
    """The rows of ``text`` in order, blank ones too, whatever their length.

    To be closed when not read to the end. Raises LogError when a quotation mark is opened and
    never closed, since nobody can say then where the rows after it begin.
    """
    at_end = False

    def lines() -> Iterator[str]:
        nonlocal at_end
        # newline="": line ends inside a quoted cell have to stay as they are.
        yield from io.StringIO(text, newline="")
        at_end = True
        yield _END

    reader = csv.reader(lines(), delimiter=delimiter)
    # The module's own limit ends the whole file at one long cell; ours rejects that row.
    limit = csv.field_size_limit(MAX_BYTES + len(_END))
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            if at_end and cells == [_END]:
                return
            if at_end:
                raise LogError(f"A quotation mark opened on line {first} or after is never closed.")
            yield Record(first, last, cells)
    except csv.Error as error:
        raise LogError(f"Line {last + 1} cannot be split into cells: {error}.") from error
    finally:
        csv.field_size_limit(limit)
